"""Frames of any kind narwhals knows, eager or lazy, as sources."""

import os
from collections.abc import Iterator, Sequence

import narwhals as nw
import pyarrow as pa
from narwhals.typing import IntoFrame

from tracktwo.perception.readers.files import open_file
from tracktwo.perception.readers.source import BATCH_ROWS, Source, TableLike
from tracktwo.perception.tables import FrameKind
from tracktwo.vocabulary.errors import TableError, UsageError

__all__ = ["open_frame", "open_table"]


def open_table(table: TableLike, *, name: str) -> Source:
    """Return a path to a CSV or Parquet file, or a frame, as a source.

    Args: table: the path or frame; name: how to call a frame in a sentence, a file goes by its path.
    Raises: UsageError if it is neither; FileError if the file cannot be read as what it is.
    """
    return open_file(table) if isinstance(table, str | os.PathLike) else open_frame(table, name=name)


def open_frame(frame: IntoFrame, *, name: str) -> Source:
    """Return a frame as a source; a lazy one is collected when it is read, its needed columns only.

    Args: frame: pandas, polars, Arrow, a DuckDB relation …; name: how to call it in a sentence.
    Raises: UsageError if narwhals does not know this kind of frame; TableError if two columns share a name.
    """
    try:
        table = nw.from_native(frame)
        names = table.collect_schema().names()
    except nw.exceptions.DuplicateError as error:
        raise TableError(f"{name} has several columns of one name; keep one of each.") from error
    except TypeError as error:
        raise UsageError(
            f"{name} is a {type(frame).__name__}; expected a path to a CSV or Parquet file, or a pandas, "
            "polars, Arrow or DuckDB table."
        ) from error

    def batches(columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        chosen = table.select(*columns)
        eager = chosen.collect(backend="pyarrow") if isinstance(chosen, nw.LazyFrame) else chosen
        try:
            arrow = eager.to_arrow()
        except pa.ArrowException as error:
            raise TableError(
                f"{name} has a column that mixes kinds of value; make each of {', '.join(columns)} one kind, "
                "text or numbers."
            ) from error
        yield from arrow.to_batches(max_chunksize=BATCH_ROWS)

    return Source(
        name=name,
        columns=tuple(names),
        kind=FrameKind(backend=table.implementation, lazy=isinstance(table, nw.LazyFrame)),
        batches=batches,
    )
