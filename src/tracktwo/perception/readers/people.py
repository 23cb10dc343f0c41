"""People to numbers: like names to numbers, for millions of them, of whom only the hash is kept."""

from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tracktwo.perception.readers.labels import read_texts
from tracktwo.perception.tables.arrow import ArrowArray, codes_of
from tracktwo.perception.tables.hashes import Hashes, distinct, hashes_of

__all__ = ["People"]

_PLACES: Final = 1 << 16
_CHUNK: Final = 1 << 15

Codes = NDArray[np.int32]
Places = NDArray[np.intp]


class People:
    """The distinct participants of a table and their codes, told apart by the hash of their names.

    Two people who share a hash would share a code, and seem to answer twice: whoever finds that looks again, with
    :class:`~tracktwo.perception.readers.Labels`, before saying so.
    """

    def __init__(self) -> None:
        # an open table: a hash stands at the place its first bits name, or the next free one; 0 is a free place
        self._hashes: Hashes = np.zeros(_PLACES, dtype=np.uint64)
        self._codes: Codes = np.zeros(_PLACES, dtype=np.int32)
        self._people = 0

    def __len__(self) -> int:
        return self._people

    def hashes(self) -> Hashes:
        """Return the hash of each, by code."""
        (taken,) = np.nonzero(self._hashes)
        hashes = np.empty(self._people, dtype=np.uint64)
        hashes[self._codes[taken]] = self._hashes[taken]
        return hashes

    def codes(self, column: ArrowArray) -> Codes:
        """Return a column's codes, -1 where the cell is missing or blank; new people are learnt.

        Args: column: text, whole numbers or a dictionary of either; its values need not be used or differ.
        Raises: pa.ArrowException if the values are something else, fractions for example.
        """
        coded = isinstance(column, pa.DictionaryArray)
        texts = read_texts(column.dictionary if coded else column)
        # a missing text has length null, which reads as 0: blank
        (named,) = np.nonzero(codes_of(pc.call_function("binary_length", [texts]), missing=0))
        codes = np.full(len(texts) + 1, -1, dtype=np.int32)
        codes[named] = self._found(hashes_of(texts)[named])
        return codes[codes_of(column.indices, missing=len(texts))] if coded else codes[:-1]

    def _found(self, hashes: Hashes) -> Codes:
        hashes = np.maximum(hashes, np.uint64(1))
        codes = self._looked_up(hashes)
        (fresh,) = np.nonzero(codes < 0)
        if len(fresh):
            self._learn(distinct(np.sort(hashes[fresh])))
            codes[fresh] = self._looked_up(hashes[fresh])
        return codes

    def _looked_up(self, hashes: Hashes) -> Codes:
        """Return the code of each hash, -1 where it is not known."""
        codes = np.full(len(hashes), -1, dtype=np.int32)
        # neighbours by their first bits are neighbours in the table, too: a piece of work stays in a processor's cache
        order = np.argsort((hashes >> np.uint64(56)).astype(np.uint8), kind="stable")
        for start in range(0, len(hashes), _CHUNK):
            rows = order[start : start + _CHUNK]
            sought, places = hashes[rows], self._places(hashes[rows])
            while len(rows):
                there = self._hashes[places]
                hit = there == sought
                codes[rows[hit]] = self._codes[places[hit]]
                taken = ~hit & (there != 0)
                rows, sought, places = rows[taken], sought[taken], self._next(places[taken])
        return codes

    def _learn(self, fresh: Hashes) -> None:
        people = self._people + len(fresh)
        codes = np.arange(self._people, people, dtype=np.int32)
        if 2 * people > len(self._hashes):
            fresh, codes = np.concatenate([self.hashes(), fresh]), np.arange(people, dtype=np.int32)
            size = 1 << (2 * people).bit_length()
            self._hashes, self._codes = np.zeros(size, np.uint64), np.zeros(size, np.int32)
        self._people = people
        places = self._places(fresh)
        while len(fresh):
            free = self._hashes[places] == 0
            self._hashes[places[free]] = fresh[free]
            # of several that wanted one place, the last has it
            settled = self._hashes[places] == fresh
            self._codes[places[settled]] = codes[settled]
            fresh, codes, places = fresh[~settled], codes[~settled], self._next(places[~settled])

    def _places(self, hashes: Hashes) -> Places:
        bits = len(self._hashes).bit_length() - 1
        places: Places = (hashes >> np.uint64(64 - bits)).astype(np.intp)
        return places

    def _next(self, places: Places) -> Places:
        return (places + 1) & (len(self._hashes) - 1)
