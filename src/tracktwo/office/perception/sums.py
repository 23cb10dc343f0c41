"""The cells of a round, and the one tally that follows from them: all that is left to count once a round has closed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from django.db.models import F

from tracktwo.clearance.disclosure import Guesses, Stances
from tracktwo.office.perception.models import Cell
from tracktwo.office.rounds.queries import versions_of
from tracktwo.office.rounds.tallying import NO_GUESS, Said, Sum, summed
from tracktwo.perception import Counted, Origin, Part, Stance, Tally, tally_counted

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["Sums", "add_cells", "cells_of", "sums_of", "take_one_away"]

_TENTHS: Final = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """The tally of a closed round, and what disclosure control asks of it: one side's answers to one statement.

    Attributes:
        tally: counts and sums; a statement's id is its key, with ``.v1`` for an earlier wording.
        rows: each statement's place in it, by the statement's id.
        columns: each side's place in it, by the side's id.
    """

    tally: Tally
    rows: Mapping[int, int]
    columns: Mapping[int, int]

    def is_answered(self, statement: int) -> bool:
        """Return whether anybody of either side said anything of a statement."""
        return bool(self.tally.counts[self.rows[statement]].any())

    def stances(self, statement: int, side: int) -> Stances:
        """Return the stances as disclosure control counts them; skips are not counted."""
        agree, disagree, unsure = self._counts(statement, side, Part.AGREE, Part.DISAGREE, Part.UNSURE)
        return Stances(agree=agree, disagree=disagree, unsure=unsure)

    def guesses(self, statement: int, side: int) -> Guesses:
        """Return the guesses as disclosure control counts them, worked out in whole numbers."""
        (people,) = self._counts(statement, side, Part.GUESSES)
        if not people:
            return Guesses(people=0, mean=None, spread=None)
        # a guess is so many of ten people, so in tenths the sums are whole numbers again
        place = self.rows[statement], self.columns[side]
        total = round(float(self.tally.sum_guesses()[place]) * _TENTHS)
        squares = round(float(self.tally.sum_squares()[place]) * _TENTHS * _TENTHS)
        spread = sqrt(people * squares - total * total) / (_TENTHS * people)
        return Guesses(people=people, mean=total / (_TENTHS * people), spread=spread)

    def _counts(self, statement: int, side: int, *parts: Part) -> list[int]:
        counts: list[int] = self.tally.counts[self.rows[statement], self.columns[side], list(parts)].tolist()
        return counts


def sums_of(round_: "Round") -> Sums:
    """Return what the answers of the two sides of a round sum to; nothing before it closed."""
    ids = {
        each.pk: f"{each.key}.v{each.version}" if each.retired else each.key for each in versions_of(round_)
    }
    sides = {each.side_id: each.side.key for each in round_.sides.all()}
    first, second = sides.values()
    counted = (
        Counted(
            ids[cell.statement],
            sides[cell.side],
            Stance(cell.stance) if cell.stance else None,
            None if cell.expected == NO_GUESS else cell.expected,
            cell.people,
        )
        for cell in cells_of(round_)
        if cell.side is not None
    )
    return Sums(
        tally=tally_counted(
            counted, statements=tuple(ids.values()), sides=(first, second), origin=Origin(round_.origin)
        ),
        rows={statement: row for row, statement in enumerate(ids)},
        columns={side: column for column, side in enumerate(sides)},
    )


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
