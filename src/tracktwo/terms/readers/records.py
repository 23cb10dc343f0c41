"""Rows of a file, one at a time and with the line each stands in: CSV with a header, or JSON Lines."""

import csv
import io
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tracktwo.vocabulary.errors import FileError, TableError, UsageError
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["Record", "read_records", "text_of"]

_LINES: Final = frozenset({".jsonl", ".ndjson"})
_SURROGATES: Final = dict.fromkeys(range(55296, 57344), "�")


class Record(NamedTuple):
    """A row: the line it begins in and its cells by column of the specification, None where blank."""

    line: int
    cells: Mapping[str, str | None]


def read_records(path: str | os.PathLike[str], *, spec: TableSpec) -> Iterator[Record]:
    """Yield the rows of a CSV or JSON Lines file; columns the specification does not have are left out.

    Args: path: JSON Lines if it ends in .jsonl or .ndjson, else CSV; spec: which columns there should be.

    Raises:
        UsageError: there is no such file.
        FileError: it is not text in UTF-8, or not what its name says; the line is told.
        TableError: a required column is missing, or a cell holds no text or number.
    """
    text, name = text_of(path), os.fspath(path)
    if Path(name).suffix.lower() in _LINES:
        yield from _json_lines(text, name=name, spec=spec)
    else:
        yield from _csv_rows(text, name=name, spec=spec)


def text_of(path: str | os.PathLike[str]) -> str:
    """Return what a text file holds, with plain line ends.

    Raises: UsageError if there is no such file; FileError if it cannot be read or is not text in UTF-8.
    """
    name = os.fspath(path)
    try:
        content = Path(name).read_bytes()
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {name}; check the path.") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise FileError(f"{name} cannot be read: {reason}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FileError(f"{name}, line {line}, is not UTF-8 text; save the file again in UTF-8.") from error
    if "\0" in text:
        raise FileError(f"{name} is no text: it holds null characters.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _json_lines(text: str, *, name: str, spec: TableSpec) -> Iterator[Record]:
    # only line feeds end a line: a text may hold the other characters that do
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{name}, line {number}"
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            raise FileError(f"{where}, is not JSON; each line should be one object, complete.") from None
        if not isinstance(row, dict):
            raise FileError(f'{where}, is not an object; each line should read {{"doc": …, "text": …}}.')
        found = spec.find_columns(row, where=where)
        yield Record(number, {column: _cell(row[key], column, where) for column, key in found.items()})


def _csv_rows(text: str, *, name: str, spec: TableSpec) -> Iterator[Record]:
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = next(rows, [])
        if not any(map(str.strip, header)):
            raise TableError(f"{name} is empty; its first line should name the columns.")
        found = {column: header.index(key) for column, key in spec.find_columns(header, where=name).items()}
        before = rows.line_num
        for row in rows:
            line, before = before + 1, rows.line_num
            if not any(map(str.strip, row)):
                continue
            if len(row) != len(header):
                raise TableError(
                    f"{name}, line {line}: the number of cells is {len(row)}, and {len(header)} in the header; "
                    "put quotes around cells that hold commas."
                )
            yield Record(line, {column: _blank(row[place]) for column, place in found.items()})
    except csv.Error as error:
        raise FileError(
            f"{name}, line {rows.line_num}, is not well-formed CSV; check its quotes and commas."
        ) from error


def _cell(value: object, column: str, where: str) -> str | None:
    match value:
        case None:
            return None
        case bool() | list() | dict():
            raise TableError(f"{where}: {column} should be text or a number.")
        case float():
            return f"{value:g}"
        case _:
            # half of a character that JSON can write and nothing else can
            return _blank(str(value).translate(_SURROGATES))


def _blank(text: str) -> str | None:
    return text.strip() or None
