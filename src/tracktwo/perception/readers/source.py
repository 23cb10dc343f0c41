"""A source: a table that is read once, in Arrow batches that hold only the columns asked for."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import pyarrow as pa
from narwhals.typing import IntoFrame

from tracktwo.perception.tables import FrameKind

__all__ = ["BATCH_ROWS", "Source", "TableLike", "ahead"]

TableLike = str | os.PathLike[str] | IntoFrame
"""A path to a CSV or Parquet file, or a frame of any kind narwhals knows."""

# large enough that what is done once a batch costs little, small enough that a few batches fill no memory
BATCH_ROWS: Final = 1 << 19


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A table to read.

    Attributes:
        name: how to call it in a sentence: the path as typed, or "the table of answers".
        columns: the names of its columns.
        kind: the kind of frame that results come back in.
        batches: returns the stream of batches for a selection of columns, in that order.
        first_row: the number a person gives its first row; 2 in a CSV file, whose header is row 1.
        parts: the same rows cut into several sources, in order, each of which another process can read; none if
            the table is not cut.
    """

    name: str
    columns: tuple[str, ...]
    kind: FrameKind
    batches: Callable[[Sequence[str]], Iterator[pa.RecordBatch]]
    first_row: int = 1
    parts: "tuple[Source, ...]" = ()


def ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """Return the same batches, the next one being read while the last is worked on."""
    with ThreadPoolExecutor(max_workers=1) as reader:
        coming = reader.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = reader.submit(next, batches, None)
            yield batch
