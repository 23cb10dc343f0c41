"""Surveys as they were exported: a header, rows of texts, and what stored values stand for."""

import csv
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from operator import itemgetter
from pathlib import Path
from typing import Final, TextIO

from tracktwo.perception.readers.files import begin_file, encoding_of
from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.source import Source, TableLike
from tracktwo.perception.readers.surveys.cells import cell_text, column_name
from tracktwo.perception.readers.surveys.spss import read_cells, read_header
from tracktwo.perception.tables import FrameKind, SurveyMapping
from tracktwo.vocabulary.errors import FileError, TableError

__all__ = ["Row", "Sheet", "Writing", "open_sheet"]

Row = tuple[int, Sequence[str]]
"""The number a person sees beside a row, and its cells."""

_SEPARATORS: Final = (",", ";", "\t")
_PARQUET: Final = b"PAR1"
_SPSS: Final = (b"$FL2", b"$FL3")
_IMPORT_IDS: Final = ('{"ImportId"', "{'ImportId'")
# the row of import ids is the third, or the second where the questions are left out
_ROWS_WITH_IMPORT_IDS: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a text file is written; None = to be seen from the file."""

    encoding: str | None = None
    separator: str | None = None
    header_rows: int | None = None

    @classmethod
    def of(cls, mapping: SurveyMapping) -> "Writing":
        """Return what a mapping says of it."""
        return cls(encoding=mapping.encoding, separator=mapping.separator, header_rows=mapping.header_rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A survey to read, one row a participant.

    Attributes:
        name: how to call it in a sentence.
        header: the names of its columns; the second of a name is called "name (2)".
        questions: what the header says below the names, column by column; blank where it says nothing.
        rows: returns the rows, of the columns asked for by their places and no others.
        labels: by column, what its stored values stand for.
        writing: how a text file turned out to be written.
        kind: the kind of frame that answers come back in.
    """

    name: str
    header: tuple[str, ...]
    rows: Callable[[Sequence[int]], Iterator[Row]]
    questions: tuple[str, ...] = ()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    writing: Writing = field(default_factory=Writing)
    kind: FrameKind = field(default_factory=FrameKind)


def open_sheet(survey: TableLike, writing: Writing | None = None) -> Sheet:
    """Return a survey as a sheet: a CSV, SPSS or Parquet file, or a frame of any kind.

    Args: writing: how a CSV file is written, as far as it is known.
    Raises: UsageError if there is no such file; FileError or TableError if it cannot be read as what it is.
    """
    if not isinstance(survey, str | os.PathLike):
        return _from_source(open_table(survey, name="the survey"))
    name, start = begin_file(survey)
    if start.startswith(_SPSS):
        return _open_spss(name)
    if start.startswith(_PARQUET):
        return _from_source(open_table(survey, name=name))
    return _open_csv(name, start, writing or Writing())


def _named(names: Sequence[str], *, where: str) -> tuple[str, ...]:
    """Return the names of columns; a blank one goes by its place, a repeated one by how often it came."""
    seen: dict[str, int] = {}
    named = []
    for place, name in enumerate(map(column_name, names), 1):
        called = name or f"column {place}"
        seen[called] = seen.get(called, 0) + 1
        named.append(called if seen[called] == 1 else f"{called} ({seen[called]})")
    if len(set(named)) < len(named):
        twin = next(name for name in named if named.count(name) > 1)
        raise TableError(f"{where} has several columns called {twin!r}; rename one of them.")
    return tuple(named)


def _picked(columns: Sequence[int]) -> Callable[[Sequence[str]], Sequence[str]]:
    if len(columns) > 1:
        return itemgetter(*columns)
    return lambda cells: [cells[column] for column in columns]


def _open_csv(name: str, start: bytes, writing: Writing) -> Sheet:
    encoding = writing.encoding or encoding_of(start, name=name)
    try:
        with Path(name).open(encoding=encoding, newline="") as file:
            separator, skipped = _separator(file, writing.separator)
            reader = csv.reader(file, delimiter=separator, strict=True)
            top = [cells for _line, cells in zip(range(_ROWS_WITH_IMPORT_IDS), reader, strict=False)]
    except (OSError, UnicodeError, csv.Error) as error:
        raise _csv_fault(name, error, encoding=encoding) from error
    if not top or not any(map(str.strip, top[0])):
        raise TableError(
            f"{name} is empty or has a blank first line; its first line should name the columns."
        )
    header_rows = writing.header_rows or _header_rows(top)
    header = _named(top[0], where=name)
    writing = Writing(encoding=encoding, separator=separator, header_rows=header_rows)

    def rows(columns: Sequence[int]) -> Iterator[Row]:
        line = 0
        pick = _picked(columns)
        try:
            with Path(name).open(encoding=encoding, newline="") as file:
                reader = csv.reader(file, delimiter=separator, strict=True)
                for number, cells in enumerate(reader, 1):
                    line = reader.line_num
                    if number <= header_rows + skipped or not any(cells):
                        continue
                    if len(cells) != len(header):
                        raise _ragged(name, line, found=len(cells), expected=len(header))
                    yield number, pick(cells)
        except (OSError, UnicodeError, csv.Error) as error:
            raise _csv_fault(name, error, encoding=encoding, line=line + 1) from error

    questions = tuple(map(column_name, top[1])) if header_rows > 1 and len(top[1]) == len(header) else ()
    return Sheet(name=name, header=header, rows=rows, questions=questions, writing=writing)


def _separator(file: TextIO, known: str | None) -> tuple[str, int]:
    """Return what separates cells and how many lines stand above the header; leave the file at the header."""
    first = file.readline()
    # a spreadsheet program's own note of its separator
    skipped = int(first.lower().startswith("sep="))
    if skipped:
        known = known or first[4:5]
        first = file.readline()
    best = known or max(_SEPARATORS, key=lambda each: len(next(csv.reader([first], delimiter=each), [])))
    file.seek(0)
    for _line in range(skipped):
        file.readline()
    return best, skipped


def _header_rows(top: Sequence[Sequence[str]]) -> int:
    """Return how many rows the header has: down to the row of import ids, where there is one."""
    ids = [
        place
        for place, cells in enumerate(top, 1)
        if cells and all(cell.startswith(_IMPORT_IDS) for cell in cells if cell)
    ]
    return ids[0] if ids else 1


def _ragged(name: str, line: int, *, found: int, expected: int) -> TableError:
    return TableError(
        f"{name}, line {line}: the number of cells is {found}, and {expected} in the header; close every quote, "
        "and put quotes around cells that hold commas."
    )


def _csv_fault(
    name: str, error: Exception, *, encoding: str, line: int | None = None
) -> FileError | TableError:
    if isinstance(error, UnicodeError):
        return FileError(
            f"{name} is not {encoding} text; name its encoding in the mapping, under [file]: "
            'encoding = "gb18030", say, for files that a spreadsheet program saved in Chinese.'
        )
    if isinstance(error, csv.Error):
        where = f", line {line}" if line else ""
        return FileError(f"{name}{where} is not well-formed CSV; check the quotes and separators.")
    return FileError(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}.")


def _from_source(source: Source) -> Sheet:
    header = _named(source.columns, where=source.name)

    def rows(columns: Sequence[int]) -> Iterator[Row]:
        numbers = count(source.first_row)
        for batch in source.batches([source.columns[place] for place in columns]):
            cells = [list(map(cell_text, column.to_pylist())) for column in batch.columns]
            yield from zip(numbers, zip(*cells, strict=True), strict=False)

    return Sheet(name=source.name, header=header, rows=rows, kind=source.kind)


def _open_spss(name: str) -> Sheet:
    about = read_header(name)
    header = _named(about.names, where=name)

    def rows(columns: Sequence[int]) -> Iterator[Row]:
        cells = read_cells(name, [about.names[place] for place in columns])
        yield from enumerate(zip(*cells, strict=True), 1)

    labels = {
        called: about.labels[column]
        for called, column in zip(header, about.names, strict=True)
        if column in about.labels
    }
    questions = tuple(map(column_name, about.questions))
    return Sheet(name=name, header=header, rows=rows, questions=questions, labels=labels)
