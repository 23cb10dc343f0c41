"""Arrow and NumPy side by side, through their buffers.

Arrow's own conversions of Python lists, scalars and NumPy arrays import pandas wherever it is installed,
which takes longer than reading a million answers. These few go straight to the memory.
"""

from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

__all__ = [
    "ArrowArray",
    "codes_of",
    "from_flags",
    "from_floats",
    "from_integers",
    "from_numbers",
    "from_texts",
    "numbers_of",
]


ArrowArray: TypeAlias = "pa.Array[Any]"
Number = TypeVar("Number", np.int32, np.float64)


def codes_of(column: ArrowArray, *, missing: int) -> NDArray[np.int32]:
    """Return a column of whole numbers as int32, ``missing`` where it has no value."""
    return _filled(column.cast(pa.int32()), np.dtype(np.int32), missing=missing)


def numbers_of(column: ArrowArray) -> NDArray[np.float64]:
    """Return a column of numbers as float64, NaN where it has no value."""
    return _filled(column.cast(pa.float64()), np.dtype(np.float64), missing=np.nan)


def from_integers(values: Sequence[int] | NDArray[np.int64]) -> ArrowArray:
    """Return whole numbers as an Arrow array."""
    return pa.Array.from_buffers(pa.int64(), len(values), [None, _buffer(np.asarray(values, dtype=np.int64))])


def from_numbers(values: Sequence[float | None]) -> ArrowArray:
    """Return numbers as an Arrow array, None as missing."""
    present = np.array([value is not None for value in values], dtype=np.bool_)
    numbers = np.array([0.0 if value is None else value for value in values], dtype=np.float64)
    return pa.Array.from_buffers(pa.float64(), len(values), [_bits(present), _buffer(numbers)])


def from_floats(values: NDArray[np.float64]) -> ArrowArray:
    """Return an array of numbers as an Arrow array, NaN as missing."""
    present = ~np.isnan(values)
    return pa.Array.from_buffers(pa.float64(), len(values), [_bits(present), _buffer(values)])


def from_flags(values: Sequence[bool | None]) -> ArrowArray:
    """Return truth values as an Arrow array, None as missing."""
    present = np.array([value is not None for value in values], dtype=np.bool_)
    flags = np.array([bool(value) for value in values], dtype=np.bool_)
    return pa.Array.from_buffers(pa.bool_(), len(values), [_bits(present), _bits(flags)])


def from_texts(texts: Iterable[str | None]) -> ArrowArray:
    """Return texts as an Arrow array, None as missing."""
    builder = pa.lib.StringBuilder()
    for text in texts:
        builder.append(text)
    return builder.finish()


def _filled(column: ArrowArray, dtype: np.dtype[Number], *, missing: float) -> NDArray[Number]:
    """Return a column's values, sharing its memory where none is missing."""
    validity, values = column.buffers()
    here = slice(column.offset, column.offset + len(column))
    if values is None:
        return np.full(len(column), missing, dtype=dtype)
    array = np.frombuffer(memoryview(values), dtype=dtype)[here]
    if validity is None or not column.null_count:
        return array
    bits = np.unpackbits(
        np.frombuffer(memoryview(validity), dtype=np.uint8), count=here.stop, bitorder="little"
    )
    filled = np.full(len(column), missing, dtype=dtype)
    np.copyto(filled, array, where=bits[here].astype(np.bool_))
    return filled


def _bits(flags: NDArray[np.bool_]) -> pa.Buffer:
    return _buffer(np.packbits(flags, bitorder="little"))


def _buffer(values: NDArray[np.generic]) -> pa.Buffer:
    return pa.py_buffer(np.ascontiguousarray(values).data)
