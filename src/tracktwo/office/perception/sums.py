"""The cells of a round, and the sums that follow from them: all that is left to count once a round has closed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import TYPE_CHECKING, Final

from django.db.models import F

from tracktwo.clearance.disclosure import Guesses, Stances
from tracktwo.office.perception.models import Cell
from tracktwo.office.rounds.tallying import NO_GUESS, Said, Sum, summed
from tracktwo.perception import Stance

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["Heap", "add_cells", "cells_of", "heaps", "take_one_away"]

_TENTHS: Final = 10
_UNSURE: Final = (Stance.UNSURE, Stance.DEPENDS)


@dataclass(slots=True)
class Heap:
    """How many of one side gave each stance to one statement, and made each guess, in tenths."""

    stances: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    guesses: dict[int, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def said(self) -> Stances:
        """The stances as disclosure control counts them; skips are not counted."""
        return Stances(
            agree=self.stances.get(Stance.AGREE, 0),
            disagree=self.stances.get(Stance.DISAGREE, 0),
            unsure=sum(self.stances.get(stance, 0) for stance in _UNSURE),
        )

    @property
    def expected(self) -> Guesses:
        """The guesses as disclosure control counts them, worked out in whole numbers."""
        people = sum(self.guesses.values())
        if not people:
            return Guesses(people=0, mean=None, spread=None)
        total = sum(guess * count for guess, count in self.guesses.items())
        squares = sum(guess * guess * count for guess, count in self.guesses.items())
        spread = sqrt(people * squares - total * total) / (_TENTHS * people)
        return Guesses(people=people, mean=total / (_TENTHS * people), spread=spread)


def add_cells(round_: "Round") -> None:
    """Write the cells of a round that has just closed: one sum over its answers."""
    Cell.objects.bulk_create(
        Cell(statement_id=statement, side_id=side, stance=stance, expected=expected, people=people)
        for statement, side, stance, expected, people in summed(round_)
    )


def cells_of(round_: "Round") -> list[Sum]:
    """Return the cells of a round; none before it closed."""
    rows = Cell.objects.filter(statement__round=round_).order_by("statement", "side", "stance", "expected")
    return [Sum(*row) for row in rows.values_list("statement_id", "side_id", "stance", "expected", "people")]


def take_one_away(said: Iterable[Said], *, side: int | None) -> None:
    """Take one person out of the cells; a cell with nobody left is deleted."""
    cells = Cell.objects.filter(side=None) if side is None else Cell.objects.filter(side_id=side)
    for each in said:
        cell = cells.filter(statement_id=each.statement, stance=each.stance, expected=each.expected)
        cell.update(people=F("people") - 1)
        cell.filter(people=0).delete()


def heaps(cells: Iterable[Sum]) -> Mapping[tuple[int, int], Heap]:
    """Return the cells of the two sides, heaped by statement and side (ids); observers and others are left out."""
    found: defaultdict[tuple[int, int], Heap] = defaultdict(Heap)
    for statement, side, stance, expected, people in cells:
        if side is not None:
            heap = found[statement, side]
            if stance:
                heap.stances[stance] += people
            if expected != NO_GUESS:
                heap.guesses[expected] += people
    return found
