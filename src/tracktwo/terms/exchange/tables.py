"""Glossaries as CSV: a row for each thing said of a concept. Spreadsheets open it, and nothing of it runs."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Final

from tracktwo.terms.exchange.rows import COLUMNS, from_rows, rows_of_glossary
from tracktwo.terms.tables import Glossary
from tracktwo.vocabulary.cells import csv_text, spreadsheet_text
from tracktwo.vocabulary.errors import FileError, TableError

__all__ = ["read_csv", "write_csv"]

_NEEDED: Final = ("concept", "kind", "text")


def write_csv(glossary: Glossary) -> bytes:
    """Return a glossary as CSV in UTF-8; text that a spreadsheet would run gets an apostrophe."""
    rows = list(rows_of_glossary(glossary))
    return csv_text({name: [row[name] for row in rows] for name in COLUMNS}).encode()


def read_csv(content: bytes, *, name: str) -> Glossary:
    """Return the glossary of a CSV file, columns in any order.

    Raises: FileError or TableError if it is not one; the line is told.
    """
    try:
        text = content.decode("utf-8-sig")
        return from_rows(_rows(text, name=name))
    except UnicodeDecodeError as error:
        raise FileError(f"{name} is not UTF-8 text; save it again in UTF-8.") from error
    except csv.Error as error:
        raise FileError(f"{name} is not well-formed CSV; check its quotes and commas.") from error


def _rows(text: str, *, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    rows = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    header = {each.strip().lower(): each for each in rows.fieldnames or ()}
    missing = [each for each in _NEEDED if each not in header]
    if missing:
        raise TableError(f"{name} has no column {missing[0]!r}; its columns should be {', '.join(COLUMNS)}.")
    for row in rows:
        if None in row or None in row.values():
            raise TableError(f"{name}, line {rows.line_num}: the number of cells is not that of the header.")
        yield (
            f"{name}, line {rows.line_num}",
            {each: _plain(row[header[each]]) if each in header else "" for each in COLUMNS},
        )


def _plain(cell: str) -> str:
    """Return a cell without the apostrophe that kept a spreadsheet from running it."""
    bare = cell.removeprefix("'")
    return bare if spreadsheet_text(bare) == cell else cell
