"""Parquet files as sources: streamed by row groups, and cut between them into parts for several workers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Final

import pyarrow as pa

from tracktwo.perception.readers.source import BATCH_ROWS, Source
from tracktwo.perception.tables import FrameKind
from tracktwo.vocabulary.errors import FileError

__all__ = ["open_parquet"]

# enough to keep a few dozen workers busy to the end
_PARTS: Final = 64
# what one worker holds in memory at a time: some 300 MB
_PART_ROWS: Final = 4_000_000


def open_parquet(name: str) -> Source:
    """Return a Parquet file as a source; its parts are whole row groups.

    Args: name: the file, as typed.
    Raises: FileError if it is not a whole Parquet file.
    """
    from pyarrow import parquet  # noqa: PLC0415 -- slow import

    try:
        with parquet.ParquetFile(name) as file:
            schema, metadata = file.schema_arrow, file.metadata
            sizes = [metadata.row_group(group).num_rows for group in range(metadata.num_row_groups)]
    except (pa.ArrowException, OSError) as error:
        raise FileError(f"{name} is not a whole Parquet file; write it again.") from error
    texts = tuple(column.name for column in schema if pa.types.is_string(column.type))
    before = [0, *accumulate(sizes)]

    whole, absolute = range(len(sizes)), str(Path(name).absolute())
    # a worker may run in another folder
    places = [(name, whole), *((absolute, groups) for groups in _cut(sizes))]
    source, *parts = (
        Source(
            name=name,
            columns=tuple(schema.names),
            kind=FrameKind(),
            batches=partial(_batches, path, name=name, texts=texts, groups=groups),
            first_row=1 + before[groups.start],
        )
        for path, groups in places
    )
    return replace(source, parts=tuple(parts))


def _cut(sizes: Sequence[int]) -> Iterator[range]:
    """Return runs of row groups with about as many rows each; none if there would be one."""
    least = min(-(-sum(sizes) // _PARTS), _PART_ROWS)
    start = rows = 0
    for group, size in enumerate(sizes):
        rows += size
        is_last = group + 1 == len(sizes)
        if rows >= least or is_last:
            if start or not is_last:
                yield range(start, group + 1)
            start, rows = group + 1, 0


def _batches(
    path: str, columns: Sequence[str], *, name: str, texts: Sequence[str], groups: range
) -> Iterator[pa.RecordBatch]:
    from pyarrow import parquet  # noqa: PLC0415 -- slow import

    try:
        # text arrives as codes and labels, so that a name is looked up once a batch and not once a row
        with parquet.ParquetFile(path, read_dictionary=[text for text in texts if text in columns]) as file:
            for batch in file.iter_batches(
                batch_size=BATCH_ROWS, columns=list(columns), row_groups=list(groups)
            ):
                yield batch.select(list(columns))
    except (pa.ArrowException, OSError) as error:
        raise FileError(f"{name} breaks off or is damaged; write the Parquet file again.") from error
