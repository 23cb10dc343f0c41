"""Arrow and NumPy side by side, through their buffers.

Arrow's own conversions of Python lists, scalars and NumPy arrays import pandas wherever it is installed, which
takes longer than reading a million answers. These few go straight to the memory.
"""

from collections.abc import Iterable, Sequence

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

__all__ = ["from_flags", "from_integers", "from_numbers", "from_texts", "to_numpy"]


def to_numpy(column: pa.Array, *, missing: float) -> NDArray[np.float64] | NDArray[np.int32]:
    """Return a float64 or int32 column as an array, ``missing`` where it has no value; shares memory if whole."""
    dtype = np.float64 if pa.types.is_float64(column.type) else np.int32
    validity, values = column.buffers()
    here = slice(column.offset, column.offset + len(column))
    array = np.frombuffer(values, dtype=dtype)[here] if values else np.zeros(len(column), dtype=dtype)
    if not column.null_count:
        return array
    bits = np.frombuffer(validity, dtype=np.uint8)
    present = np.unpackbits(bits, count=here.stop, bitorder="little")[here].astype(np.bool_)
    return np.where(present, array, dtype(missing))


def from_integers(values: Sequence[int] | NDArray[np.int64]) -> pa.Array:
    """Return whole numbers as an Arrow array."""
    return pa.Array.from_buffers(pa.int64(), len(values), [None, _buffer(np.asarray(values, dtype=np.int64))])


def from_numbers(values: Sequence[float | None]) -> pa.Array:
    """Return numbers as an Arrow array, None as missing."""
    present = np.array([value is not None for value in values], dtype=np.bool_)
    numbers = np.array([0.0 if value is None else value for value in values], dtype=np.float64)
    return pa.Array.from_buffers(pa.float64(), len(values), [_bits(present), _buffer(numbers)])


def from_flags(values: Sequence[bool]) -> pa.Array:
    """Return truth values as an Arrow array."""
    return pa.Array.from_buffers(pa.bool_(), len(values), [None, _bits(np.array(values, dtype=np.bool_))])


def from_texts(texts: Iterable[str | None]) -> pa.Array:
    """Return texts as an Arrow array, None as missing."""
    builder = pa.lib.StringBuilder()
    for text in texts:
        builder.append(text)
    return builder.finish()


def _bits(flags: NDArray[np.bool_]) -> pa.Buffer:
    return _buffer(np.packbits(flags, bitorder="little"))


def _buffer(values: NDArray[np.generic]) -> pa.Buffer:
    return pa.py_buffer(np.ascontiguousarray(values))
