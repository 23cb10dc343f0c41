"""A table on its way into a file: CSV that runs nothing in a spreadsheet, or Parquet; always the same bytes."""

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tracktwo.vocabulary.cells import spreadsheet_text
from tracktwo.vocabulary.errors import UsageError

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["table_bytes"]

_PARQUET: Final = (".parquet", ".pq")


def table_bytes(table: "pa.Table", *, file: Path) -> bytes:
    """Return a table as the bytes of a file, in the format that the file's name ends in.

    Raises: UsageError if the name ends in neither .csv nor .parquet.
    """
    suffix = file.suffix.lower()
    if suffix not in {".csv", *_PARQUET}:
        raise UsageError(f"{file} should end in .csv or .parquet, to say which of the two to write.")
    import pyarrow as pa  # slow import
    from pyarrow import csv as pacsv
    from pyarrow import parquet

    out = io.BytesIO()
    if suffix == ".csv":
        out.write((",".join(table.column_names) + "\n").encode())
        guarded = pa.table({name: _guarded(table.column(name)) for name in table.column_names})
        pacsv.write_csv(guarded, out, pacsv.WriteOptions(include_header=False, quoting_style="needed"))
    else:
        parquet.write_table(table, out, compression="zstd")
    return out.getvalue()


def _guarded(column: "pa.ChunkedArray[Any]") -> "pa.ChunkedArray[Any]":
    """Return a column in which no text runs as a formula; a text that many rows share is looked at once."""
    import pyarrow as pa

    from tracktwo.perception.tables.arrow import from_texts

    if not pa.types.is_string(column.type):
        return column
    coded = column.combine_chunks().dictionary_encode()
    texts = from_texts(map(spreadsheet_text, coded.dictionary.to_pylist()))
    return pa.chunked_array([texts.take(coded.indices)])
