"""The words next to a term: positions of its hits, and the company they keep, never across the end of a turn."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tracktwo.terms.methods.searching import find, turns_at
from tracktwo.terms.tables import Chosen, Places

__all__ = ["Company", "company_of"]

Offsets = NDArray[np.int64]


class Company(NamedTuple):
    """Each hit of a term: who says it, by number, and which words stand around it, shape (hits, types)."""

    person: NDArray[np.int32]
    around: sparse.csr_array
    people: int

    def hits(self) -> Offsets:
        """Return how often each person says the term."""
        return np.bincount(self.person, minlength=self.people)

    def by_person(self) -> sparse.csr_array:
        """Return how often a word stands next to each person's hits, shape (people, types)."""
        return self.gathered(np.arange(len(self.person)))

    def gathered(self, rows: Offsets) -> sparse.csr_array:
        """Return the same of some of the hits only."""
        shape = (self.people, len(rows))
        ones = np.ones(len(rows), dtype=np.int64)
        of_person = sparse.csr_array((ones, (self.person[rows], np.arange(len(rows)))), shape=shape)
        return sparse.csr_array(of_person @ self.around[rows])


def company_of(chosen: Chosen, term: str, *, window: int) -> Company:
    """Return each hit of a term and the company it keeps.

    Args: chosen: what may be counted; term: words or characters; window: words to either side.
    Raises: UsageError if the term holds no word.
    """
    people = [np.empty(0, dtype=np.int32)]
    rows, types = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.uint32)]
    hits = 0
    for places in find(chosen.index, term):
        person = chosen.person[places.turn + turns_at(places.segment, places.first)]
        kept = person >= 0
        near, words = _around(places, places.first[kept].astype(np.int64), window=window)
        people.append(person[kept])
        rows.append(near + hits)
        types.append(words)
        hits += int(kept.sum())
    row = np.concatenate(rows)
    around = sparse.csr_array(
        (np.ones(len(row), dtype=np.int64), (row, np.concatenate(types))),
        shape=(hits, len(chosen.index.types)),
    )
    return Company(np.concatenate(people), around, len(chosen.people))


def _around(places: Places, first: Offsets, *, window: int) -> tuple[Offsets, NDArray[np.uint32]]:
    """Return the hit and the word, for each word next to a hit; never across the end of a turn."""
    segment = places.segment
    begin = segment.words_at(first)
    end = segment.words_at(first + places.units - 1) + 1
    turns = segment.word_turns()
    turn = turns_at(segment, first)
    low, high = turns[turn], turns[turn + 1]
    rows, types = [np.empty(0, dtype=np.int64)], [np.empty(0, dtype=np.uint32)]
    for step in range(1, window + 1):
        for place in (begin - step, end + step - 1):
            inside = (place >= low) & (place < high)
            rows.append(np.flatnonzero(inside))
            types.append(segment.words[place[inside]])
    return np.concatenate(rows), np.concatenate(types)
