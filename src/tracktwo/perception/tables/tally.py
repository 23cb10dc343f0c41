"""The sums that every result is made of: small, exact, additive and subtractable.

A tally is one array of integers, statement × side × part. Guesses are summed in fixed point (two limbs of
2⁻²⁶ and 2⁻⁵⁷), so a tally does not depend, to the last bit, on the order of the rows or on how they were
split, and taking a person out leaves exactly what there would have been without that person. The price is
that a guess is known to 2⁻⁵⁸ of the scale, which is below what a double can say near one.
"""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables.answers import Origin
from tracktwo.vocabulary.errors import DataError

__all__ = ["COARSE", "FINE", "Camp", "Guessed", "Part", "Tally"]

COARSE: Final = 2.0**26
FINE: Final = 2.0**57


class Part(IntEnum):
    """What is counted, of the people of one side, for one statement."""

    AGREE = 0
    DISAGREE = 1
    UNSURE = 2
    GUESSES = 3
    """Guesses about the other side."""
    BELOW = 4
    """Guesses under one half."""
    EVEN = 5
    """Guesses of exactly one half."""
    SUM_COARSE = 6
    SUM_FINE = 7
    SQUARES_COARSE = 8
    SQUARES_FINE = 9
    OWN_BELOW = 10
    """Guesses about the own side under one half."""
    OWN_EVEN = 11
    """Guesses about the own side of exactly one half."""
    OWN_AGREE = 12
    """Guesses about the own side by people who agree; then their sums."""
    OWN_AGREE_SUM_COARSE = 13
    OWN_AGREE_SUM_FINE = 14
    OWN_AGREE_SQUARES_COARSE = 15
    OWN_AGREE_SQUARES_FINE = 16
    OWN_DISAGREE = 17
    """The same by people who disagree."""
    OWN_DISAGREE_SUM_COARSE = 18
    OWN_DISAGREE_SUM_FINE = 19
    OWN_DISAGREE_SQUARES_COARSE = 20
    OWN_DISAGREE_SQUARES_FINE = 21
    OWN_NEITHER = 22
    """The same by people who are unsure or skipped their own view."""
    OWN_NEITHER_SUM_COARSE = 23
    OWN_NEITHER_SUM_FINE = 24
    OWN_NEITHER_SQUARES_COARSE = 25
    OWN_NEITHER_SQUARES_FINE = 26


class Camp(IntEnum):
    """People of one side by their own view, as the first part that counts their guesses about that side."""

    AGREE = Part.OWN_AGREE
    DISAGREE = Part.OWN_DISAGREE
    NEITHER = Part.OWN_NEITHER


class Guessed(NamedTuple):
    """Guesses: how many, Σq and Σq², each of shape (statements, 2)."""

    people: NDArray[np.int64]
    total: NDArray[np.float64]
    squares: NDArray[np.float64]


_WHOLE: Final = (
    *(Part.AGREE, Part.DISAGREE, Part.UNSURE, Part.GUESSES, Part.BELOW, Part.EVEN),
    *(Part.OWN_BELOW, Part.OWN_EVEN, *Camp),
)
"""The parts that count people; none of them can be below nothing."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tally:
    """Counts and sums per statement and side.

    ``counts`` has shape (statements, 2, parts), int64; ``left_out`` counts rows of other sides;
    ``origin`` is None where the answers do not say where they come from.
    """

    statements: tuple[str, ...]
    sides: tuple[str, str]
    counts: NDArray[np.int64]
    left_out: int = 0
    origin: Origin | None = None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Tally):
            return NotImplemented
        return (self.statements, self.sides, self.left_out, self.origin) == (
            other.statements,
            other.sides,
            other.left_out,
            other.origin,
        ) and np.array_equal(self.counts, other.counts)

    __hash__ = None  # type: ignore[assignment]  # a tally is a value with an array in it

    def __add__(self, other: "Tally") -> "Tally":
        """Return the tally of both tables together, statements in this one's order and then the other's.

        Raises: DataError if the sides differ, or simulated answers would join others.
        """
        return self._combined(other, sign=1)

    def __sub__(self, other: "Tally") -> "Tally":
        """Return what the tally would be had the other's answers never been given.

        Raises: DataError if the sides or the origin differ, or the other was never part of this tally.
        """
        rest = self._combined(other, sign=-1)
        if rest.counts[:, :, _WHOLE].min(initial=0) < 0 or rest.left_out < 0:
            raise DataError("These answers cannot be taken out of the tally; they were never part of it.")
        return rest

    def of(self, part: Part) -> NDArray[np.int64]:
        """Return one part as an array of shape (statements, 2)."""
        return self.counts[:, :, part]

    def sum_guesses(self) -> NDArray[np.float64]:
        """Return Σq, correctly rounded, shape (statements, 2)."""
        return self.of(Part.SUM_COARSE) / COARSE + self.of(Part.SUM_FINE) / FINE

    def sum_squares(self) -> NDArray[np.float64]:
        """Return Σq², correctly rounded from the rounded squares, shape (statements, 2)."""
        return self.of(Part.SQUARES_COARSE) / COARSE + self.of(Part.SQUARES_FINE) / FINE

    def guessed_own(self, *camps: Camp) -> Guessed:
        """Return the guesses of each side about itself: those of the camps named, of everybody if none is."""
        blocks = [self.counts[:, :, camp : camp + 5] for camp in camps or Camp]
        people, *limbs = np.moveaxis(np.sum(blocks, axis=0), -1, 0)
        return Guessed(people, limbs[0] / COARSE + limbs[1] / FINE, limbs[2] / COARSE + limbs[3] / FINE)

    def listed(self, statements: tuple[str, ...]) -> "Tally":
        """Return the tally of exactly these statements in this order, zeros where nobody answered."""
        counts = np.zeros((len(statements), 2, len(Part)), dtype=np.int64)
        place = {statement: row for row, statement in enumerate(self.statements)}
        for row, statement in enumerate(statements):
            if statement in place:
                counts[row] = self.counts[place[statement]]
        return replace(self, statements=statements, counts=counts)

    def _combined(self, other: "Tally", *, sign: int) -> "Tally":
        if set(self.sides) != set(other.sides):
            raise DataError(
                f"Tallies of the sides {', '.join(self.sides)} and {', '.join(other.sides)} do not combine."
            )
        if self.origin != other.origin:
            raise DataError("Simulated answers and others are never combined; tally them apart.")
        known = set(self.statements)
        statements = self.statements + tuple(s for s in other.statements if s not in known)
        theirs = other.listed(statements).counts
        if self.sides != other.sides:
            theirs = theirs[:, ::-1]
        return replace(
            self,
            statements=statements,
            counts=self.listed(statements).counts + sign * theirs,
            left_out=self.left_out + sign * other.left_out,
        )
