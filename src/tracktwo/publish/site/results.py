"""What pages say of the results of a round: its sides, its sentences, its figures, in words and for pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from tracktwo.figures import (
    Estimated,
    GapRow,
    Guess,
    GuessBand,
    Missing,
    OwnBand,
    OwnView,
    Reading,
    SideLabel,
    Span,
)
from tracktwo.figures.ranges import range_in_words
from tracktwo.publish.site.told import Told
from tracktwo.publish.site.view import View
from tracktwo.publish.site.wording import Title
from tracktwo.vocabulary.sides import Mark

__all__ = ["Asked", "labels", "people_in_words", "side_name"]

Side = Mapping[str, Any]
Own = OwnView | OwnBand
Guessed = Guess | GuessBand | Missing | None

_ALL: Final = 100


def side_name(view: View, held: Told, key: str) -> str:
    """Return what the results of a round call a side."""
    names = {side["side"]: side.get("name") for side in held["sides"]}
    return view.plain(names.get(key) or view[f"side:{key}"].get("name", {}))


def labels(view: View, held: Told, order: Sequence[str]) -> tuple[SideLabel, SideLabel]:
    """Return the sides of a round as pictures show them, in an order."""
    first, second = (
        SideLabel(key=key, name=side_name(view, held, key), mark=Mark(view[f"side:{key}"]["mark"]))
        for key in order
    )
    return first, second


def people_in_words(people: str) -> str:
    """Return how many people, as a band is printed."""
    return people.replace("-", "–")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The result of one statement, for one page: what it tells, its round, and its sides in order."""

    view: View
    told: Told
    held: Told
    order: tuple[str, ...]

    @classmethod
    def of(cls, view: View, each: str, sides: Sequence[str]) -> "Asked":
        """Return a result of the page by its id; ``sides`` are both, in the order the page has for it."""
        told = view[each]
        return cls(view=view, told=told, held=view[f"round:{told['round']}"], order=tuple(sides))

    @property
    def sides(self) -> dict[str, Side]:
        """Return what is told of each side, by its key."""
        return {side["side"]: side for side in self.told["sides"]}

    @property
    def labels(self) -> tuple[SideLabel, SideLabel]:
        """Return the sides as pictures show them."""
        return labels(self.view, self.held, self.order)

    @property
    def minimum(self) -> int:
        """Return the fewest people of a side that are told apart."""
        least: int = self.held["policy"]["smallest_shown"]
        return 1 if self.is_exact and self.told["is_simulated"] else least

    @property
    def is_exact(self) -> bool:
        """Return whether answers are counted, not banded."""
        return all("counts" in side for side in self.told["sides"])

    @property
    def is_boundary(self) -> bool:
        """Return whether the statement is a case, of which was asked whether one would count it in."""
        return bool(self.told["kind"] == "boundary")

    @property
    def is_mirror(self) -> bool:
        """Return whether both sides clearly hold the same of each other; then neither stands in an area."""
        return bool(self.told["is_reciprocal"]) and all("area" not in side for side in self.told["sides"])

    @property
    def address(self) -> str:
        """Return where the statement's own page stands."""
        return f"results/{self.told['key']}.html"

    # sentences

    @property
    def readings(self) -> list[tuple[str, Title]]:
        """Return the sentence each side reads, by the side's key; none where both read the same."""
        if self.told["statement"]:
            return []
        return [(key, self.view.titled_text(self.sides[key].get("reads", {}))) for key in self.order]

    @property
    def title(self) -> Title:
        """Return the statement as a title: both sentences where the sides read different ones."""
        if self.told["statement"]:
            return self.view.titled_text(self.told["statement"])
        first = self.readings[0][1]
        return Title(text=" / ".join(title.text for _, title in self.readings), language=first.language)

    @property
    def row(self) -> GapRow:
        """Return the statement as a row of a picture."""
        title = self.title
        text = title.text
        if self.readings:
            text = " · ".join(
                self.view.gettext("%(side)s reads: “%(sentence)s”")
                % {"side": side_name(self.view, self.held, key), "sentence": read.text}
                for key, read in self.readings
            )
        return GapRow(
            text=text,
            readings=tuple(
                Reading(side=key, own=self.own(key), guessed=self.guessed_about(key)) for key in self.order
            ),
            language=None if title.language == self.view.language else title.language,
        )

    # figures

    def own(self, key: str) -> Own:
        """Return what a side answered."""
        side = self.sides[key]
        if "counts" not in side:
            bands = side["bands"]
            return OwnBand(
                agree=_span(bands["agree"]),
                disagree=_span(bands["disagree"]),
                people=people_in_words(bands["people"]),
            )
        counts = side["counts"]
        views = counts["agree"] + counts["disagree"]
        low, high = _ends(side["limits"]) if "limits" in side else (0.0, 1.0)
        return OwnView(
            agree=counts["agree"], views=views, answered=views + counts["unsure"], low=low, high=high
        )

    def guessed_about(self, key: str) -> Guessed:
        """Return what the other side expects of a side."""
        other = next(each for each in self.order if each != key)
        expects = self.sides[other].get("expects")
        if expects is None:
            return None
        points = expects.get("points")
        if "limits" in expects:
            low, high = _ends(expects["limits"])
            return Guess(expected=float(points) / _ALL, low=low, high=high, guessers=int(expects["people"]))
        tens = int(points) if points and points.isdecimal() else None
        return GuessBand(
            points=tens,
            estimated=Estimated(expects["reading"]),
            people=people_in_words(expects["people"]),
        )

    def found(self, key: str) -> dict[str, str]:
        """Return what was found of a side where it was planted: its share and its guess, in points with limits."""
        side, expects = self.sides[key], self.sides[key].get("expects", {})
        found = {}
        if "counts" in side:
            counts = side["counts"]
            views = counts["agree"] + counts["disagree"]
            if views:
                found["share"] = self._with_limits(_ALL * counts["agree"] / views, side.get("limits"))
        else:
            bands = side["bands"]["agree"]
            found["share"] = range_in_words(_span(bands), language=self.view.language)
        if "points" in expects:
            found["guess"] = self._with_limits(float(expects["points"]), expects.get("limits"))
        return found

    def _with_limits(self, points: float, limits: Mapping[str, str] | None) -> str:
        if limits is None:
            return f"{points:.0f}"
        low, high = (_ALL * end for end in _ends(limits))
        return self.view.gettext("%(points)s (%(low)s–%(high)s)") % {
            "points": f"{points:.0f}",
            "low": f"{low:.0f}",
            "high": f"{high:.0f}",
        }


def _span(limits: Mapping[str, str]) -> Span:
    return Span(low=Fraction(limits["low"]), high=Fraction(limits["high"]))


def _ends(limits: Mapping[str, str]) -> tuple[float, float]:
    return float(Fraction(limits["low"])), float(Fraction(limits["high"]))
