"""Names to numbers: codes that stay the same from batch to batch, so that the rest of the work is arithmetic."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

__all__ = ["Labels"]

Codes = NDArray[np.int32]


class Labels:
    """The distinct values of a column, in the order in which they first appear in rows, and their codes."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._known: pa.Array = pa.array(list(known), type=pa.large_string())
        self._last: tuple[pa.Array, Codes] | None = None

    def __len__(self) -> int:
        return len(self._known)

    def __getitem__(self, code: int) -> str:
        return str(self._known[code].as_py())

    def names(self) -> tuple[str, ...]:
        """Return the values; the place of each is its code."""
        return tuple(self._known.to_pylist())

    def codes(self, column: pa.Array) -> Codes:
        """Return a column's codes, -1 where the cell is missing or blank; new values are learnt.

        Args: column: text, whole numbers or a dictionary of either.
        Raises: pa.ArrowException if the values are something else, fractions for example.
        """
        coded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
        missing = len(coded.dictionary)
        rows = pc.fill_null(coded.indices.cast(pa.int32()), missing).to_numpy(zero_copy_only=False)
        return self._codes_of(coded.dictionary, rows)[rows]

    def _codes_of(self, values: pa.Array, rows: Codes) -> Codes:
        """Return the code of each of a batch's values, and -1 for the place after the last: missing."""
        if self._last is not None and values.equals(self._last[0]):
            return self._last[1]
        texts = _texts(values)
        codes = np.full(len(texts) + 1, -1, dtype=np.int32)
        if len(texts):
            codes[:-1] = pc.fill_null(pc.index_in(texts, value_set=self._known), -1).to_numpy(
                zero_copy_only=False
            )
            blank = np.asarray(pc.fill_null(pc.equal(pc.utf8_trim_whitespace(texts), ""), True))  # noqa: FBT003
            fresh = np.flatnonzero((codes[:-1] < 0) & ~blank)
            if len(fresh):
                codes = self._learn(texts, fresh, rows=rows, codes=codes)
        complete = (codes[:-1] >= 0).all()
        self._last = (values, codes) if complete else None
        return codes

    def _learn(self, texts: pa.Array, fresh: NDArray[np.intp], *, rows: Codes, codes: Codes) -> Codes:
        """Give new values the next codes, by first row; values that no row uses are not learnt."""
        first_row = np.full(len(texts) + 1, len(rows), dtype=np.int64)
        first_row[rows[::-1]] = np.arange(len(rows) - 1, -1, -1)
        used = fresh[first_row[fresh] < len(rows)]
        used = used[np.argsort(first_row[used], kind="stable")]
        new = pc.unique(texts.take(pa.array(used)))
        start = len(self._known)
        self._known = pa.concat_arrays([self._known, new])
        codes[used] = start + pc.index_in(texts.take(pa.array(used)), value_set=new).to_numpy()
        return codes


def _texts(values: pa.Array) -> pa.Array:
    """Return ids as text; numbers that arrived as 1.0 because a column has gaps are read as 1."""
    if pa.types.is_floating(values.type):
        values = values.cast(pa.int64())
    return values.cast(pa.large_string())
