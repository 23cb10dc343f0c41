"""Rows of the list of terms: what is said of each, and a small bar with its limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.office.terms.kinds import EQUIVALENCE_MARKS, EQUIVALENCE_WORDS
from tracktwo.office.terms.method import Method, of_tension, part_in_words, verdict_in_words, why_short
from tracktwo.terms import Equivalence, Keyness, Tension, Verdict
from tracktwo.terms.tables import Row

if TYPE_CHECKING:
    from tracktwo.office.models import Side
    from tracktwo.office.terms.corpus import Shelf
    from tracktwo.office.terms.models import Concept

__all__ = ["WIDTH", "Bar", "ConceptRow", "WordRow", "concept_row", "tension_bar", "word_row"]

WIDTH: Final = 160
_HALF: Final = WIDTH / 2
_FURTHEST: Final = 5.0
"""A word said 32 times as often stands at the end of the bar, and so does what is further."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from ``start`` to ``end`` with a whisker, all in pixels; ``dots`` are the parts of tension.

    ``is_short``: data are short, so the whisker is grey and there is no number. ``words`` say what it shows.
    """

    start: float
    end: float
    low: float | None
    high: float | None
    words: str
    is_short: bool = False
    zero: float = 0.0
    dots: Sequence[tuple[float, str]] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """A word that one side says more: by how much, by how many people, and what may be said."""

    word: str
    side: str
    bar: Bar
    people: Mapping[str, int]
    hits: Mapping[str, int]
    p: float | None
    verdict: str
    is_told: bool


def word_row(row: Row, found: Keyness, *, sides: "Sequence[Side]") -> WordRow:
    """Return a word's row.

    Args: row: of the table; found: the whole; sides: as the page has them, the first to the left of the bar.
    """
    value = float(row["shrunken"] or 0.0)
    # the bar points to the side that says it more, as the page orders them
    turn = -1.0 if sides[0].key == found.sides[0] else 1.0
    limits = [row["log_ratio_low"], row["log_ratio_high"]]
    known = None not in limits
    low, high = sorted(_at(turn * each) for each in limits) if known else (None, None)
    told = bool(row["differs"]) and not row["one_voice"]
    is_short = row["p"] is None
    leads = found.sides[0] if value > 0 else found.sides[1]
    ends = sorted((_HALF, _at(turn * value)))
    return WordRow(
        word=row["word"],
        side="" if is_short or row["one_voice"] else leads,
        bar=Bar(
            start=ends[0],
            end=ends[1],
            low=low,
            high=high,
            words="" if is_short else _times(row, value),
            is_short=is_short or bool(row["one_voice"]),
            zero=_HALF,
        ),
        people={found.sides[0]: row["people_first"], found.sides[1]: row["people_second"]},
        hits={found.sides[0]: row["hits_first"], found.sides[1]: row["hits_second"]},
        p=row["p"],
        verdict=_verdict(row, is_short=is_short, told=told),
        is_told=told,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ConceptRow:
    """A concept: what it is called in each language, how exact that is, and how far apart the sides are on it.

    ``people`` are those the tension rests on, by the key of the side; without data there is none. ``why`` says why
    nothing may be said.
    """

    key: str
    called: Mapping[str, str]
    marks: Sequence[tuple[str, str]]
    to_look_at: int
    bar: Bar | None
    verdict: str
    is_told: bool
    people: Mapping[str, int]
    method: Method | None
    why: Sequence[str]


def concept_row(concept: "Concept", found: Tension | None, *, shelf: "Shelf | None") -> ConceptRow:
    """Return a concept's row. Args: concept: fetched for lists; found: its tension; shelf: the texts there are."""
    called: dict[str, list[str]] = {}
    for term in concept.terms.all():
        called.setdefault(term.language, []).append(term.text)
    strengths = sorted(
        {Equivalence(each.strength) for each in concept.equivalents.all()}, key=list(Equivalence).index
    )
    resting = [part.people for part in found.parts if part.value is not None] if found else []
    return ConceptRow(
        key=concept.key,
        called={tag: " · ".join(texts) for tag, texts in called.items()},
        marks=[(EQUIVALENCE_MARKS[each], str(EQUIVALENCE_WORDS[each])) for each in strengths],
        to_look_at=getattr(concept, "to_look_at", 0),
        bar=None if found is None else tension_bar(found),
        verdict=verdict_in_words(Verdict.NOT_ENOUGH if found is None else found.verdict),
        is_told=found is not None and found.verdict is Verdict.DIFFERS,
        people={side: max(people[place] for people in resting) for place, side in enumerate(found.sides)}
        if found and resting
        else {},
        method=None if found is None else of_tension(found, shelf),
        why=() if found is None else why_short(found),
    )


def tension_bar(found: Tension) -> Bar:
    """Return the bar of a term's tension, from 0 to 1, its parts as dots; without number where data are short."""
    is_short = found.value is None or found.verdict is Verdict.NOT_ENOUGH
    value = max(0.0, found.value or 0.0)
    return Bar(
        start=0.0,
        end=0.0 if is_short else _along(value),
        low=None if found.low is None else _along(found.low),
        high=None if found.high is None else _along(found.high),
        words=verdict_in_words(found.verdict) if is_short else _with_limits(value, found),
        is_short=is_short,
        dots=[
            (_along(part.value), f"{part_in_words(part.kind)} {part.value:.2f}")
            for part in found.parts
            if part.value is not None and not is_short
        ],
    )


def _with_limits(value: float, found: Tension) -> str:
    if found.low is None or found.high is None:
        return f"{value:.2f}"
    low, high = max(0.0, found.low), min(1.0, found.high)
    told = {"value": f"{value:.2f}", "low": f"{low:.2f}", "high": f"{high:.2f}"}
    return _("%(value)s, probably between %(low)s and %(high)s") % told


def _times(row: Row, value: float) -> str:
    """Return how much more often a side says a word; a number only where the other side says it at all."""
    if 0 in (row["hits_first"], row["hits_second"]):
        return _("never said by the other side")
    return _("about %(times)s times as often") % {"times": f"{2 ** abs(value):.1f}"}


def _verdict(row: Row, *, is_short: bool, told: bool) -> str:
    if is_short:
        return _("Not enough data")
    if row["one_voice"]:
        return _("Carried by one voice")
    return _("Beyond chance") if told else _("Not told from chance")


def _at(value: float) -> float:
    return round(_HALF + max(-1.0, min(1.0, value / _FURTHEST)) * _HALF, 1)


def _along(value: float) -> float:
    return round(max(0.0, min(1.0, value)) * WIDTH, 1)
