"""Files as sources, streamed: a file larger than memory is read like a small one."""

import codecs
import csv
import os
import re
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pyarrow as pa

from tracktwo.perception.readers.parquet import open_parquet
from tracktwo.perception.readers.source import Source
from tracktwo.perception.tables import FrameKind
from tracktwo.vocabulary.errors import DataError, FileError, TableError, UsageError

if TYPE_CHECKING:
    from pyarrow import csv as pacsv

__all__ = ["begin_file", "encoding_of", "open_file"]

_CSV_BLOCK_BYTES: Final = 1 << 24
_SAMPLE_BYTES: Final = 4096
_PARQUET_MAGIC: Final = b"PAR1"
# Excel and OpenDocument, and Excel before 2007
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UTF_32: Final = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_SEPARATORS: Final = {";": "semicolons", "\t": "tabs", "|": "bars"}
_BROKEN_ROW: Final = re.compile(
    r"CSV parse error: Row #(?P<line>\d+): Expected (?P<expected>\d+) columns, got (?P<found>\d+):"
)
_BYTE_ORDER_MARKS: Final = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def open_file(path: str | os.PathLike[str]) -> Source:
    """Return a CSV or Parquet file as a source; which of the two is seen from its first bytes.

    Args: path: the file, as typed; a CSV file is UTF-8, or UTF-16 with a byte order mark.
    Raises: UsageError if there is no such file; FileError if it cannot be read as what it is.
    """
    name, start = begin_file(path)
    if start.startswith(_PARQUET_MAGIC) or Path(path).suffix.lower() in {".parquet", ".pq"}:
        return open_parquet(name)
    return _open_csv(name, encoding=encoding_of(start, name=name))


def begin_file(path: str | os.PathLike[str]) -> tuple[str, bytes]:
    """Return a file's name as typed and its first bytes.

    Raises: UsageError if there is no such file, or it cannot be read twice; FileError if it cannot be read.
    """
    name = os.fspath(path)
    if not name:
        raise UsageError("The name of the file is empty; name a CSV or Parquet file.")
    try:
        mode = Path(path).stat().st_mode
        # a file is read more than once, and opening a pipe waits for its other end
        if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
            raise UsageError(f"{name} is a pipe or a device; save the table as a file and name that.")
        with Path(path).open("rb") as file:
            return name, file.read(_SAMPLE_BYTES)
    except FileNotFoundError as error:
        if name == "-":
            raise UsageError("Standard input is not read; save the table as a file and name that.") from error
        raise UsageError(f"There is no file {name}; check the path.") from error
    except OSError as error:
        raise FileError(f"{name} cannot be read: {error.strerror or error}.") from error
    except ValueError as error:
        raise UsageError(f"There can be no file {name!r}; check the path.") from error


def encoding_of(start: bytes, *, name: str) -> str:
    """Return the encoding of a CSV file by its first bytes. Raises: FileError if it cannot be one."""
    if start.startswith(_WORKBOOKS):
        raise FileError(f"{name} is a spreadsheet workbook, not CSV; save the sheet as CSV in UTF-8.")
    wide = start.startswith(_UTF_32)
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if start.startswith(mark) and not wide:
            return encoding
    if wide or b"\0" in start:
        raise FileError(f"{name} is not UTF-8 text (it holds null bytes); save it again as CSV in UTF-8.")
    return "utf-8"


def _open_csv(name: str, *, encoding: str) -> Source:
    header = _header(name, encoding=encoding)

    def batches(columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
        try:
            with _csv_reader(name, columns=columns, encoding=encoding) as reader:
                yield from reader
        except (pa.ArrowException, UnicodeError) as error:
            # what Arrow says holds the row, and so what a participant said
            raise _csv_fault(name, error) from None

    return Source(name=name, columns=header, kind=FrameKind(), batches=batches, first_row=2)


def _header(name: str, *, encoding: str) -> tuple[str, ...]:
    try:
        with Path(name).open(encoding=encoding, newline="") as file:
            lines = csv.reader(file)
            header = next(lines, [])
            rest = () if _says(header) else lines
            more = any(map(_says, rest))
    except (UnicodeError, csv.Error) as error:
        raise _csv_fault(name, error) from error
    _check_header(header, name=name, more=more)
    return tuple(header)


def _says(row: Sequence[str]) -> bool:
    """Return whether any cell of a row holds something."""
    return any(map(str.strip, row))


def _check_header(header: Sequence[str], *, name: str, more: bool) -> None:
    """Refuse a first line that does not name columns; ``more`` says whether a blank one has lines below."""
    if not _says(header):
        fault = "has a blank first line" if more else "is empty"
        raise TableError(f"{name} {fault}; its first line should name the columns.")
    line = ",".join(header)
    if line.lower().startswith("sep="):
        raise TableError(
            f"{name} begins with a line for a spreadsheet program, sep=; delete that line and save the file as "
            "CSV with commas (UTF-8)."
        )
    for separator, called in _SEPARATORS.items():
        if separator in header[0] and line.count(separator) > line.count(","):
            raise TableError(f"{name} looks separated by {called}; save it as CSV with commas (UTF-8).")
    repeated = sorted(column for column, times in Counter(header).items() if times > 1)
    if repeated:
        raise TableError(
            f"{name} has several columns called {', '.join(map(repr, repeated))}; keep one of each."
        )


def _csv_reader(name: str, *, columns: Sequence[str], encoding: str) -> "pacsv.CSVStreamingReader":
    from pyarrow import csv as pacsv  # noqa: PLC0415 -- slow import

    # nothing of Python is handed in, neither a handler of broken rows nor another encoding: Arrow's threads would
    # hold it, and abort when they let go of it after the interpreter has left
    return pacsv.open_csv(
        _recoded(name) if encoding == "utf-16" else name,
        # rows are numbered only when they are read in order; UTF-8 is taken with or without a mark
        read_options=pacsv.ReadOptions(block_size=_CSV_BLOCK_BYTES, use_threads=False),
        parse_options=pacsv.ParseOptions(newlines_in_values=True),
        # every cell is read as text: numbers are parsed later, where a bad one can be named by its row
        convert_options=pacsv.ConvertOptions(
            include_columns=list(columns),
            column_types={column: pa.string() for column in columns},
            strings_can_be_null=False,
        ),
    )


def _recoded(name: str) -> pa.BufferReader:
    """Return a UTF-16 file as UTF-8, in memory: no spreadsheet program writes such a file larger than that."""
    recoded = pa.BufferOutputStream()
    with Path(name).open(encoding="utf-16", newline="") as file:
        while text := file.read(_CSV_BLOCK_BYTES):
            recoded.write(text.encode())
    return pa.BufferReader(recoded.getvalue())


def _csv_fault(name: str, error: Exception) -> DataError:
    text = str(error)
    if broken := _BROKEN_ROW.match(text):
        return TableError(
            f"{name}, line {broken['line']}: the number of cells is {broken['found']}, "
            f"and {broken['expected']} in the header; close every quote, "
            "and put quotes around cells that hold commas."
        )
    if text.startswith("CSV parse error: Empty CSV"):
        return TableError(f"{name} has no rows below its header.")
    if isinstance(error, UnicodeError) or "UTF8" in text or "UTF-8" in text:
        return FileError(f"{name} is not UTF-8 text; save it again as CSV in UTF-8.")
    line = re.search(r"[Rr]ow #(\d+)", text)
    where = f", line {line[1]}" if line else ""
    return FileError(f"{name}{where} is not well-formed CSV; check the quotes and commas.")
