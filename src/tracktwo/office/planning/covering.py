"""Which dimensions of a matter a programme talks of: talks, statements and questions counted, and where, and when.

Counted, not judged: nothing here says how much of anything there should be.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.office.record.kinds import Dimension

__all__ = ["Counted", "Coverage", "Occasion", "Row", "Spoken", "cover"]


class Counted(StrEnum):
    """What coverage counts."""

    TALK = "talk"
    STATEMENT = "statement"
    QUESTION = "question"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """One talk, statement or question that took place.

    Args:
        kind: Which of them.
        dimensions: What its topics are mainly about; none where it has no topic.
        sides: The keys of the sides that spoke, or asked; none where it belongs to neither alone.
        year: When; None if not known.
    """

    kind: Counted
    dimensions: frozenset[Dimension]
    sides: frozenset[str] = frozenset()
    year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """An event, by key, with the dimensions of its topics and of its items' topics."""

    key: str
    dimensions: frozenset[Dimension]
    is_planned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One dimension: how many of each kind, of each kind by side, in each year, and its events, held and planned."""

    dimension: Dimension
    of_kind: Mapping[Counted, int]
    of_side: Mapping[tuple[Counted, str], int]
    of_year: Mapping[int, int]
    held: tuple[str, ...]
    planned: tuple[str, ...]

    @property
    def is_covered(self) -> bool:
        """Return whether anything that took place was about it."""
        return any(self.of_kind.values()) or bool(self.held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """A programme's coverage.

    The totals are what shares are of: everything that has a topic; ``untold`` is what has none. What is about two
    dimensions counts for each, so shares can add up to more than the whole.
    """

    rows: tuple[Row, ...]
    years: tuple[int, ...]
    of_kind: Mapping[Counted, int]
    of_side: Mapping[tuple[Counted, str], int]
    of_year: Mapping[int, int]
    untold: Mapping[Counted, int]


def cover(spoken: Iterable[Spoken], occasions: Sequence[Occasion], *, sides: Sequence[str]) -> Coverage:
    """Return how much was said of each dimension, by kind, side and year, and at which events.

    Args:
        spoken: Every talk, statement and question that took place.
        occasions: The events, in time order.
        sides: The keys of the two sides.
    """
    rows = list(spoken)
    told = [each for each in rows if each.dimensions]
    years = tuple(sorted({each.year for each in told if each.year is not None}))
    return Coverage(
        rows=tuple(_row(dimension, told, occasions, sides=sides, years=years) for dimension in Dimension),
        years=years,
        of_kind=_by_kind(told),
        of_side=_by_side(told, sides),
        of_year=_by_year(told, years),
        untold=_by_kind(each for each in rows if not each.dimensions),
    )


def _row(
    dimension: Dimension,
    told: Sequence[Spoken],
    occasions: Sequence[Occasion],
    *,
    sides: Sequence[str],
    years: Sequence[int],
) -> Row:
    about = [each for each in told if dimension in each.dimensions]
    there = [each for each in occasions if dimension in each.dimensions]
    return Row(
        dimension=dimension,
        of_kind=_by_kind(about),
        of_side=_by_side(about, sides),
        of_year=_by_year(about, years),
        held=tuple(each.key for each in there if not each.is_planned),
        planned=tuple(each.key for each in there if each.is_planned),
    )


def _by_kind(rows: Iterable[Spoken]) -> dict[Counted, int]:
    kinds = [each.kind for each in rows]
    return {kind: kinds.count(kind) for kind in Counted}


def _by_side(rows: Sequence[Spoken], sides: Sequence[str]) -> dict[tuple[Counted, str], int]:
    return {
        (kind, side): sum(each.kind is kind and side in each.sides for each in rows)
        for kind in Counted
        for side in sides
    }


def _by_year(rows: Sequence[Spoken], years: Sequence[int]) -> dict[int, int]:
    return {year: sum(each.year == year for each in rows) for year in years}
