"""Hits of a term, numbered as they stand in the corpus.

What is said of all of them is said of turns, of which there are fewer: nothing is made for a hit before it is shown.
"""

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.tables import Places, Segment

__all__ = ["BEYOND", "Hits"]

BEYOND = -1
"""The rank of what stands beyond the end of a turn: before all words."""

Offsets = NDArray[np.int64]


class _Part(NamedTuple):
    """The hits of one segment: the first unit of each, the number of its first turn, and where each turn's begin."""

    segment: Segment
    turn: int
    first: NDArray[np.integer]
    heads: Offsets

    def own(self, turns: Offsets) -> NDArray[np.bool_]:
        inside: NDArray[np.bool_] = (turns >= self.turn) & (turns < self.turn + len(self.heads) - 1)
        return inside


class Hits:
    """Every hit in the turns that may be looked at; ``counts`` is how many each turn of the corpus holds."""

    def __init__(self, found: Iterable[Places], *, seen: NDArray[np.bool_] | None, turns: int) -> None:
        self.counts = np.zeros(turns, dtype=np.int64)
        self.length = 0
        self._parts: list[_Part] = []
        self._seen = seen
        for places in found:
            # hits ascend, so they are told apart at the ends of turns
            heads = np.searchsorted(places.first, places.segment.turns.astype(places.first.dtype))
            part = _Part(places.segment, places.turn, places.first, heads)
            own = slice(places.turn, places.turn + len(heads) - 1)
            held = np.diff(heads)
            self.counts[own] = held if seen is None else np.where(seen[own], held, 0)
            self.length = places.units
            self._parts.append(part)
        self._ends = np.cumsum(self.counts)

    def __len__(self) -> int:
        return int(self._ends[-1]) if len(self._ends) else 0

    def first_of(self, turns: Offsets) -> Offsets:
        """Return the number of the first hit of each turn, which holds one."""
        first: Offsets = self._ends[turns] - self.counts[turns]
        return first

    def turns_of(self, hits: Offsets) -> Offsets:
        """Return the turn in which each hit stands."""
        return np.searchsorted(self._ends, hits, side="right")

    def segment_of(self, turn: int) -> tuple[Segment, int]:
        """Return the segment of a turn that holds a hit, and the turn's first unit there."""
        part = next(each for each in self._parts if each.own(np.array([turn]))[0])
        return part.segment, int(part.segment.turns[turn - part.turn])

    def units_of(self, hits: Offsets) -> Offsets:
        """Return the first unit of each hit, counted in its segment."""
        turns = self.turns_of(hits)
        units = np.zeros(len(hits), dtype=np.int64)
        for part in self._parts:
            own = np.flatnonzero(part.own(turns))
            places = part.heads[turns[own] - part.turn] + hits[own] - self.first_of(turns[own])
            units[own] = part.first[places]
        return units

    def ranks_at(self, hits: Offsets, ranks: NDArray[np.int32], *, step: int) -> NDArray[np.int32]:
        """Return the rank of the unit so many steps from each hit's first; :data:`BEYOND` outside its turn."""
        turns, units = self.turns_of(hits), self.units_of(hits) + step
        found = np.full(len(hits), BEYOND, dtype=np.int32)
        for part in self._parts:
            own = np.flatnonzero(part.own(turns))
            ends, at = part.segment.turns, units[own]
            inside = (at >= ends[turns[own] - part.turn]) & (at < ends[turns[own] - part.turn + 1])
            found[own[inside]] = ranks[part.segment.units[at[inside]]]
        return found

    def ranks_beside(self, ranks: NDArray[np.int32], *, after: bool) -> NDArray[np.int32]:
        """Return the rank of the unit right after each of all hits, or right before; :data:`BEYOND` outside its turn.

        Only the last hit of a turn, or the first one, can stand at its end.
        """
        found = [np.empty(0, dtype=np.int32)]
        step = np.int64(self.length if after else -1)
        for segment, turn, first, heads in self._parts:
            rank = ranks[np.take(segment.units, first + step, mode="clip")]
            there = np.flatnonzero(np.diff(heads))
            last = heads[there + 1] - 1 if after else heads[there]
            at = first[last] + step
            rank[last[(at < segment.turns[there]) | (at >= segment.turns[there + 1])]] = BEYOND
            if self._seen is not None:
                own = self._seen[turn : turn + len(heads) - 1]
                rank = rank if own.all() else rank[np.repeat(own, np.diff(heads))]
            found.append(rank)
        return np.concatenate(found)
