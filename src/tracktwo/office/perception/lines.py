"""One statement's result as a page shows it: in words, and as a row of a picture. Made of what the gate let through."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.clearance.kinds import ShownResult, ShownResultSide
from tracktwo.figures import (
    Estimated,
    Figure,
    GapRow,
    Guess,
    GuessBand,
    Missing,
    OwnBand,
    OwnView,
    Reading,
    SideLabel,
    Span,
    Theme,
    boundary_grid,
    dumbbell,
    range_in_words,
)
from tracktwo.office.perception.words import READING_WORDS
from tracktwo.perception import Finding
from tracktwo.vocabulary.languages import choose
from tracktwo.vocabulary.sides import Mark, sides_in_order

if TYPE_CHECKING:
    from tracktwo.clearance import Texts
    from tracktwo.clearance.kinds import ShownLimits, ShownRound
    from tracktwo.office.models import Round
    from tracktwo.office.perception.queries import Sight

__all__ = ["PICTURE_WIDTH", "Line", "Text", "in_order", "labels_of", "lines_of", "picks", "signed"]

PICTURE_WIDTH: Final = 400
"""One drawing for all screens: it stays readable on a phone."""
_ALL: Final = 100
_TENTHS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text in the language it is shown in, which may not be the reader's; ``side`` reads it, None: everybody."""

    text: str
    language: str
    side: str | None = None


@dataclass(frozen=True, kw_only=True)
class Line:
    """One statement and its result.

    Attributes:
        result: what the gate let through.
        round: its round.
        labels: the sides as pictures show them, in the order for this statement.
        language: the reader's.
    """

    result: ShownResult
    round: "ShownRound"
    labels: tuple[SideLabel, ...]
    language: str

    @property
    def key(self) -> str:
        """The key of the result, also its place on a page."""
        return self.result.key

    @property
    def is_exact(self) -> bool:
        """Whether answers are counted, not in ranges."""
        return all(side.counts for side in self.result.sides)

    @property
    def is_boundary(self) -> bool:
        """Whether it is a case of which was asked whether one would count it in."""
        return self.result.kind == "boundary"

    @property
    def is_mirror(self) -> bool:
        """Whether both sides clearly hold the same of each other."""
        return self.result.is_reciprocal and all(side.area is None for side in self.result.sides)

    @cached_property
    def sides(self) -> dict[str, ShownResultSide]:
        """What is shown of each side, by its key."""
        return {side.side: side for side in self.result.sides}

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The sentence, or the one each side reads, in the order for this statement."""
        if self.result.statement:
            return (_text(self.result.statement, self.language),)
        return tuple(_text(self.sides[each.key].reads or {}, self.language, each.key) for each in self.labels)

    def read_by(self, side: str | None) -> tuple[Text, ...]:
        """Return the sentence as one side reads it; for None all there are."""
        mine = tuple(each for each in self.texts if each.side in {None, side})
        return mine if side else self.texts

    def name(self, side: str) -> str:
        """Return what a side is called."""
        return next(each.name for each in self.labels if each.key == side)

    def other(self, side: str) -> str:
        """Return the key of the other side."""
        return next(each.key for each in self.labels if each.key != side)

    @cached_property
    def row(self) -> GapRow:
        """The statement as a row of a picture."""
        language = self.texts[0].language
        return GapRow(
            text=" · ".join(self.told(each) for each in self.texts),
            readings=tuple(
                Reading(side=each.key, own=self.own(each.key), guessed=self.guessed_about(each.key))
                for each in self.labels
            ),
            language=None if language == self.language else language,
        )

    def told(self, text: Text) -> str:
        """Return a sentence with whose it is."""
        if text.side is None:
            return text.text
        return _("%(side)s reads: “%(sentence)s”") % {"side": self.name(text.side), "sentence": text.text}

    @property
    def minimum(self) -> int:
        """The fewest people of a side of whom figures are shown: those that are here are all shown."""
        return 1 if self.is_exact else self.round.policy.smallest_shown

    @cached_property
    def picture(self) -> Figure:
        """The statement's dumbbell, or a case in the words of its question, with its table and its sentence."""
        return self.drawn(theme=Theme.LIGHT, width=PICTURE_WIDTH)

    def drawn(self, *, theme: Theme, width: int, bare: bool = False) -> Figure:
        """Return the picture for another ground and width; ``bare`` without title and notes."""
        draw = boundary_grid if self.is_boundary else dumbbell
        return draw(
            [self.row],
            sides=self.labels,
            language=self.language,
            simulated=self.result.is_simulated,
            theme=theme,
            width=width,
            minimum=self.minimum,
            bare=bare,
        )

    def own(self, side: str) -> OwnView | OwnBand:
        """Return what a side answered, for a picture."""
        shown = self.sides[side]
        if shown.counts is None:
            assert shown.bands is not None  # exactly one of the two is known
            agree, disagree = (
                Span(low=Fraction(each.low), high=Fraction(each.high))
                for each in (shown.bands.agree, shown.bands.disagree)
            )
            return OwnBand(agree=agree, disagree=disagree, people=_dashed(shown.bands.people))
        views = shown.counts.agree + shown.counts.disagree
        low, high = _ends(shown.limits) if shown.limits else (0.0, 1.0)
        return OwnView(
            agree=shown.counts.agree, views=views, answered=views + shown.counts.unsure, low=low, high=high
        )

    def guessed_about(self, side: str) -> Guess | GuessBand | Missing:
        """Return what the other side expects of a side, for a picture."""
        expects = self.sides[self.other(side)].expects
        if expects is None:
            return Missing.TOO_FEW
        if expects.limits and expects.points:
            low, high = _ends(expects.limits)
            return Guess(
                expected=float(expects.points) / _ALL, low=low, high=high, guessers=int(expects.people)
            )
        return GuessBand(
            points=int(float(expects.points)) if expects.points else None,
            estimated=Estimated(expects.reading),
            people=_dashed(expects.people),
        )

    def limits_of_guess(self, side: str) -> tuple[float, float] | None:
        """Return the 90 % limits of what a side expects; None in ranges."""
        expects = self.sides[side].expects
        return _ends(expects.limits) if expects and expects.limits else None

    # words

    def people(self, side: str) -> str:
        """Return how many of a side answered."""
        own = self.own(side)
        return str(own.answered) if isinstance(own, OwnView) else own.people

    def share(self, side: str) -> str:
        """Return how much of a side agrees: ``22 of 25``, or in a range."""
        own = self.own(side)
        if isinstance(own, OwnBand):
            return range_in_words(own.agree, language=self.language)
        return _("%(count)s of %(all)s with a view") % {"count": own.agree, "all": own.views}

    def expected(self, side: str) -> str:
        """Return what a side expects of the other, in tenths; "" where only how it reads is known."""
        expects = self.sides[side].expects
        if expects is None or expects.points is None:
            return ""
        if "." in expects.points:
            return _("%(count)s of 10") % {"count": f"{float(expects.points) / _TENTHS:.1f}"}
        return _("about %(count)s of 10") % {"count": int(expects.points) // _TENTHS}

    def reading(self, side: str) -> str:
        """Return the code of how a side's expectation reads; "" where it is not shown."""
        expects = self.sides[side].expects
        return expects.reading.value if expects else ""

    def said(self, side: str) -> str:
        """Return what a side answered, as a sentence about that side."""
        told = {"side": self.name(side), "share": self.share(side)}
        if self.is_boundary:
            return _("%(side)s: %(share)s would count it in.") % told
        return _("%(side)s: %(share)s agree.") % told

    def guessed(self, side: str) -> str:
        """Return what a side expects of the other, as a sentence about that side; "" where it is not shown."""
        told = {"side": self.name(side), "guess": self.expected(side)}
        if told["guess"]:
            return _("%(side)s expected %(guess)s.") % told
        words = READING_WORDS.get(self.reading(side), "")
        return _("%(side)s: %(words)s.") % {**told, "words": words} if words else ""

    def gap(self, side: str) -> tuple[int, int] | None:
        """Return from where to where a side's gap reaches, in points; None where that is not shown."""
        expects = self.sides[side].expects
        if expects is None or expects.gap is None:
            return None
        low, high = _ends(expects.gap)
        return round(_ALL * low), round(_ALL * high)

    # order

    @property
    def size(self) -> float:
        """The larger of both gaps, as a share; 0 where there is none. For exact figures alone."""
        return max(self._sizes, default=0.0)

    @property
    def two_way_size(self) -> float:
        """The smaller of both gaps, as a share."""
        return min(self._sizes) if len(self._sizes) == len(self.labels) else 0.0

    @property
    def _sizes(self) -> list[float]:
        found = []
        for side, shown in self.sides.items():
            about = self.own(self.other(side))
            if (
                shown.expects
                and shown.expects.points
                and isinstance(about, OwnView)
                and about.share is not None
            ):
                found.append(abs(float(shown.expects.points) / _ALL - about.share))
        return found

    @property
    def rank(self) -> tuple[object, ...]:
        """Where it stands in a list: exact figures by the size of the gap, ranges by range and then by name."""
        if self.is_exact:
            return (0, -self.size, self.key)
        return (1, *sorted(_spread(self.own(side)) for side in self.sides), self.key)


def lines_of(sight: "Sight", *, round_: "Round", language: str) -> list[Line]:
    """Return the statements a reader sees results of, in the order of the round."""
    return [
        Line(
            result=result,
            round=sight.round,
            labels=labels_of(sight.round, round_=round_, language=language, sequence=result.number),
            language=language,
        )
        for result in sight.results
    ]


def labels_of(shown: "ShownRound", *, round_: "Round", language: str, sequence: int) -> tuple[SideLabel, ...]:
    """Return the sides of a round as pictures show them, in the order of the published rule."""
    names: Mapping[str, Texts] = {side.side: side.name for side in shown.sides}
    rows = sides_in_order([each.side for each in round_.sides.all()], sequence=sequence)
    return tuple(
        SideLabel(key=row.key, name=choose(names[row.key], language=language)[1], mark=Mark(row.mark))
        for row in rows
    )


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Return lines in the order of findings, which never tells more than the figures that are shown."""
    return sorted(lines, key=lambda line: line.rank)


def picks(lines: Iterable[Line]) -> list[tuple[str, Line]]:
    """Return what a room may begin with: a hidden agreement, a gap both ways and a mirror image, if there are any."""
    ordered = in_order(lines)
    hidden = [each for each in ordered if each.result.finding is Finding.HIDDEN_AGREEMENT]
    both = [
        each for each in ordered if all(each.reading(side) not in {"", "about_right"} for side in each.sides)
    ]
    both.sort(key=lambda line: -line.two_way_size)
    mirrors = [each for each in ordered if each.is_mirror]
    found = ((_("Hidden agreement"), hidden), (_("Gap both ways"), both), (_("Mirror image"), mirrors))
    seen = set[str]()
    chosen = []
    for words, candidates in found:
        first = next((each for each in candidates if each.key not in seen), None)
        if first:
            seen.add(first.key)
            chosen.append((words, first))
    return chosen


def _text(text: "Mapping[str, str]", language: str, side: str | None = None) -> Text:
    tag, chosen = choose(text, language=language)
    return Text(text=chosen, language=tag, side=side)


def signed(points: int) -> str:
    """Return points with their sign."""
    return f"\N{MINUS SIGN}{-points}" if points < 0 else f"+{points}" if points else "0"


def _spread(own: OwnView | OwnBand) -> tuple[Fraction, ...]:
    """Return where a side's figures stand in a list: most agreement first, then least disagreement."""
    if isinstance(own, OwnBand):
        return -own.agree.low, -own.agree.high, own.disagree.low, own.disagree.high
    all_ = max(own.answered, 1)
    agree, disagree = Fraction(own.agree, all_), Fraction(own.views - own.agree, all_)
    return -agree, -agree, disagree, disagree


def _ends(limits: "ShownLimits") -> tuple[float, float]:
    return float(Fraction(limits.low)), float(Fraction(limits.high))


def _dashed(people: str) -> str:
    return people.replace("-", "–")
