"""Parquet files as sources: streamed by row groups, and cut between them into parts for several workers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import accumulate
from pathlib import Path
from typing import Any, Final

import pyarrow as pa

from tracktwo.perception.readers.source import BATCH_ROWS, Source
from tracktwo.perception.tables import FrameKind
from tracktwo.vocabulary.errors import FileError

__all__ = ["open_parquet"]

# enough to keep a few dozen workers busy to the end
_PARTS: Final = 64
# what one worker holds in memory at a time: some 300 MB
_PART_ROWS: Final = 4_000_000
_BYTES_A_CODE: Final = 8


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
    texts = _repeated(schema, metadata)
    before = [0, *accumulate(sizes)]

    runs = list(_cut(sizes))

    def source(path: str, *groups: range) -> Source:
        return Source(
            name=name,
            columns=tuple(schema.names),
            kind=FrameKind(),
            batches=partial(_batches, path, name=name, texts=texts, runs=groups),
            first_row=1 + before[groups[0].start],
        )

    # a worker may run in another folder
    parts = [source(str(Path(name).absolute()), run) for run in runs]
    return replace(source(name, *runs), parts=tuple(parts) if len(parts) > 1 else ())


def _repeated(schema: pa.Schema, metadata: Any) -> tuple[str, ...]:
    """Return the columns of text whose values repeat enough to be read as codes and labels.

    So that a name is looked up once a batch and not once a row. Where nearly each row has a label of its own, making
    labels takes longer than reading them; the size of the file tells.
    """
    if not metadata.num_row_groups:
        return ()
    group = metadata.row_group(0)
    chunks = [group.column(place) for place in range(group.num_columns)]
    sizes = {
        chunk.path_in_schema: chunk.total_uncompressed_size / max(chunk.num_values, 1) for chunk in chunks
    }
    return tuple(
        column.name
        for column in schema
        if pa.types.is_string(column.type) and sizes.get(column.name, 0) <= _BYTES_A_CODE
    )


def _cut(sizes: Sequence[int]) -> Iterator[range]:
    """Return runs of row groups with about as many rows each, at least one run."""
    least = min(-(-sum(sizes) // _PARTS), _PART_ROWS)
    start = rows = 0
    for group, size in enumerate(sizes):
        rows += size
        if rows >= least or group + 1 == len(sizes):
            yield range(start, group + 1)
            start, rows = group + 1, 0
    if not sizes:
        yield range(0)


def _batches(
    path: str, columns: Sequence[str], *, name: str, texts: Sequence[str], runs: Sequence[range]
) -> Iterator[pa.RecordBatch]:
    from pyarrow import parquet  # noqa: PLC0415 -- slow import

    try:
        for run in runs:
            # a file that stays open holds more and more of what was read of it
            with parquet.ParquetFile(
                path, read_dictionary=[text for text in texts if text in columns]
            ) as file:
                for batch in file.iter_batches(
                    batch_size=BATCH_ROWS, columns=list(columns), row_groups=list(run)
                ):
                    yield batch.select(list(columns))
    except (pa.ArrowException, OSError) as error:
        raise FileError(f"{name} breaks off or is damaged; write the Parquet file again.") from error
