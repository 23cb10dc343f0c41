"""Who the sums are made of: each person's part of the tally, or that of groups of people where there are many."""

from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.sums import SIDES, sum_batch
from tracktwo.perception.methods.tally import Batch
from tracktwo.perception.readers import Labels
from tracktwo.perception.tables import Part

__all__ = ["Keeper", "Shares"]

Codes = NDArray[np.int32]
Counts = NDArray[np.int64]

_ROWS: Final = 1 << 20
"""So many rows are kept before people are gathered in groups."""
_PEOPLE: Final = 400
_CELLS: Final = 1 << 19
_GROUPS: Final = 64
"""Groups of people a side."""
_NOBODY: Final = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """What each unit, a person or a group of people of one side, adds to the tally.

    ``counts`` has shape (units, statements, parts); ``seats`` and ``sizes`` say which side a unit sits on and how
    many people it has.
    """

    counts: Counts
    seats: Codes
    sizes: Counts

    @property
    def is_grouped(self) -> bool:
        """Whether units are groups of people."""
        return bool((self.sizes > 1).any())

    def people(self) -> tuple[int, int]:
        """Return how many people each side has."""
        one, two = (int(self.sizes[self.seats == side].sum()) for side in range(SIDES))
        return one, two

    def listed(self, old: tuple[str, ...], new: tuple[str, ...]) -> "Shares":
        """Return the same for other statements, zeros where nobody answered."""
        place = {statement: row for row, statement in enumerate(old)}
        counts = np.zeros((len(self.counts), len(new), len(Part)), dtype=np.int64)
        for row, statement in enumerate(new):
            if statement in place:
                counts[:, row] = self.counts[:, place[statement]]
        return replace(self, counts=counts)


@dataclass(slots=True)
class Keeper:
    """Keeps the rows of a table while they are few, and sums of groups of people when they are not.

    Who is in which group follows from the participants' codes alone, not from the order of the rows.
    """

    rows: int = _ROWS
    _participants: Labels = field(default_factory=Labels)
    _batches: list[Batch] = field(default_factory=list)
    _kept: int = 0
    _grouped: Counts | None = None
    _seats: Codes = field(default_factory=lambda: np.empty(0, dtype=np.int32))
    _groups: Codes = field(default_factory=lambda: np.empty(0, dtype=np.int32))

    def __call__(self, batch: Batch, participants: Labels) -> None:
        """Take down a batch."""
        self._participants = participants
        self._seats = _grown(self._seats, len(participants))
        self._seats[batch.people] = batch.seats
        self._batches.append(batch)
        self._kept += len(batch.people)
        if self._kept > self.rows:
            self._gather()

    def shares(self, order: list[int], *, statements: int) -> Shares:
        """Return what was kept, sides in the order of the result. Args: order: where they stand in the batches."""
        seated = np.flatnonzero(self._seats != _NOBODY)
        few = len(seated) <= _PEOPLE and len(seated) * statements <= _CELLS
        if self._grouped is None and few:
            units = np.full(len(self._seats), _NOBODY, dtype=np.int32)
            units[seated] = np.arange(len(seated))
            counts = np.zeros((len(seated), statements, len(Part)), dtype=np.int64)
            for batch in self._batches:
                counts += _sums(batch, units[batch.people], shape=(len(seated), statements))
            sizes, seats = np.ones(len(seated), dtype=np.int64), self._seats[seated]
        else:
            counts = self._gather()
            units = self._groups[seated] * SIDES + self._seats[seated]
            sizes = np.bincount(units, minlength=_GROUPS * SIDES)
            seats = np.tile(np.arange(SIDES, dtype=np.int32), _GROUPS)
        there = np.flatnonzero(sizes)
        places = np.argsort(order).astype(np.int32)
        return Shares(counts=counts[there], seats=places[seats[there]], sizes=sizes[there])

    def _gather(self) -> Counts:
        """Return the sums of groups, the rows that were kept being among them and kept no longer."""
        self._groups = (self._participants.hashes() % np.uint64(_GROUPS)).astype(np.int32)
        empty = np.zeros((_GROUPS * SIDES, 0, len(Part)), dtype=np.int64)
        grouped = empty if self._grouped is None else self._grouped
        for batch in self._batches:
            units = self._groups[batch.people] * SIDES + batch.seats
            missing = max(0, int(batch.statements.max()) + 1 - grouped.shape[1])
            grouped = np.pad(grouped, ((0, 0), (0, missing), (0, 0)))
            grouped += _sums(batch, units, shape=(len(grouped), grouped.shape[1]))
        self._batches, self._kept, self._grouped = [], 0, grouped
        return grouped


def _sums(batch: Batch, units: Codes, *, shape: tuple[int, int]) -> Counts:
    """Return what each unit said to each statement, shape (units, statements, parts)."""
    size = shape[0] * shape[1]
    # two cells stand where a tally has a statement's two sides
    counts = sum_batch(
        (units * shape[1] + batch.statements).astype(np.int32),
        said=batch.said,
        guesses=batch.guesses,
        own=batch.own,
        statements=-(-size // SIDES),
    )
    return counts.reshape(-1, len(Part))[:size].reshape(*shape, len(Part))


def _grown(codes: Codes, size: int) -> Codes:
    return np.concatenate([codes, np.full(size - len(codes), _NOBODY, dtype=np.int32)])
