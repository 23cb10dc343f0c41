"""Names to numbers: codes that stay the same from batch to batch, so that the rest is arithmetic."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tracktwo.perception.tables.arrow import ArrowArray, codes_of, from_integers, from_texts
from tracktwo.perception.tables.hashes import Hashes, hashes_of

__all__ = ["Labels", "read_texts"]

Codes = NDArray[np.int32]


class Labels:
    """The distinct values of a column, in the order in which they first appear in rows, and their codes.

    White space around a value is no part of it; where ``any_case`` is set, neither is the case of letters.
    """

    def __init__(self, known: Iterable[str] = (), *, any_case: bool = False) -> None:
        self._any_case = any_case
        self._known: ArrowArray = self._read(from_texts(known))
        self._last: tuple[ArrowArray, Codes] | None = None

    def __len__(self) -> int:
        return len(self._known)

    def __getitem__(self, code: int) -> str:
        return str(self._known[code].as_py())

    def names(self) -> tuple[str, ...]:
        """Return the values; the place of each is its code."""
        return tuple(map(str, self._known.to_pylist()))

    def hashes(self) -> Hashes:
        """Return the hash of each value, by code."""
        return hashes_of(self._known)

    def codes(self, column: ArrowArray) -> Codes:
        """Return a column's codes, -1 where the cell is missing or blank; new values are learnt.

        Args: column: text, whole numbers or a dictionary of either.
        Raises: pa.ArrowException if the values are something else, fractions for example.
        """
        coded = column if isinstance(column, pa.DictionaryArray) else column.dictionary_encode()
        missing = len(coded.dictionary)
        rows = codes_of(coded.indices, missing=missing)
        return self._codes_of(coded.dictionary, rows)[rows]

    def _codes_of(self, values: ArrowArray, rows: Codes) -> Codes:
        """Return the code of each of a batch's values, and -1 for the place after the last: missing."""
        if self._last is not None and values.equals(self._last[0]):
            return self._last[1]
        texts = self._read(values)
        codes = np.full(len(texts) + 1, -1, dtype=np.int32)
        if len(texts):
            codes[:-1] = codes_of(pc.index_in(texts, value_set=self._known), missing=-1)
            # a missing text has length null, which reads as 0: blank
            sizes = codes_of(pc.call_function("utf8_length", [texts]), missing=0)
            fresh = np.flatnonzero((codes[:-1] < 0) & (sizes > 0))
            if len(fresh):
                codes = self._learn(texts, fresh, rows=rows, codes=codes)
        complete = (codes[:-1] >= 0).all()
        self._last = (values, codes) if complete else None
        return codes

    def _read(self, values: ArrowArray) -> ArrowArray:
        texts = read_texts(values)
        return pc.utf8_lower(texts) if self._any_case else texts

    def _learn(self, texts: ArrowArray, fresh: NDArray[np.intp], *, rows: Codes, codes: Codes) -> Codes:
        """Give new values the next codes, by first row; values that no row uses are not learnt."""
        first_row = np.full(len(texts) + 1, len(rows), dtype=np.int64)
        first_row[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)
        used = fresh[first_row[fresh] < len(rows)]
        used = used[np.argsort(first_row[used], kind="stable")]
        values = texts.take(from_integers(used))
        new = pc.unique(values)
        codes[used] = len(self._known) + codes_of(pc.index_in(values, value_set=new), missing=-1)
        self._known = pa.concat_arrays([self._known, new])
        return codes


def read_texts(values: ArrowArray) -> ArrowArray:
    """Return values as text without white space around it, of Arrow's type large_string.

    Numbers that arrived as 1.0 because a column has gaps are read as 1.

    Raises: pa.ArrowException if the values are something else, fractions for example.
    """
    if pa.types.is_floating(values.type):
        values = values.cast(pa.int64())
    texts: ArrowArray = pc.utf8_trim_whitespace(values.cast(pa.large_string()))
    return texts
