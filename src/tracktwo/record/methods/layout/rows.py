"""Rows of tables that are about one person or one meeting, made one line each."""

import re
from itertools import groupby
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.facets import has_event_noun
from tracktwo.record.methods.layout.lines import TextLine

__all__ = ["one_line_rows"]

_MOST_CELLS: Final = 7
_FEW: Final = 12
_TWIN: Final = re.compile(
    r"\s*[(（/]?\s*(?:[一-鿿·]{2,12}|[A-Z][A-Za-z’'.-]+(?: [A-Z][A-Za-z’'.-]*){1,3})\s*[)）]?"
)
_SURE: Final = 0.6
_LONG: Final = 90
"""A line longer than this is no heading and no line of a list unless the file says so."""


def one_line_rows(lines: list[TextLine], masked: str, lexicon: Lexicon) -> tuple[list[TextLine], str]:
    """Return the lines, a row of a table that is about one person made one line, its cells parted by commas."""
    told: list[TextLine] = []
    edits: list[int] = []
    for _, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        row = list(group)
        about = _of_event(masked, row, lexicon)
        if about:
            told += [
                row[0]._replace(end=row[about - 1].end, gap=1, cell=None),
                *(line._replace(gap=1, cell=None) for line in row[about:]),
            ]
            edits += [line.end for line in row[: about - 1]]
            continue
        named = [line for line in row if line.cell is not None and _is_bare_name(masked, line, lexicon)]
        if (
            len(named) != 1
            or len(row) < 2
            or named[0] not in row[:2]
            or not _follows_a_post(masked, row, named[0], lexicon)
        ):
            told += row
            continue
        first = row.index(named[0])
        told += [*row[:first], named[0]._replace(end=row[-1].end, cell=None)]
        edits += [line.end for line in row[first:-1]]
    parted = list(masked)
    for place in edits:
        parted[place] = ","
    return told, "".join(parted)


def _of_event(masked: str, row: list[TextLine], lexicon: Lexicon) -> int:
    """Return how many cells of a row, the first ones, are about a meeting: its date and name, and where; 0 if it is about none."""
    if not 1 < len(row) <= _MOST_CELLS or row[0].cell is None:
        return 0
    cells = [" ".join(masked[line.start : line.end].split()) for line in row]
    people = next(
        (place for place, cell in enumerate(cells) if _begins_with_person(cell, lexicon)), len(cells)
    )
    dated = any(
        len(cell) <= date.end - date.start + _FEW for cell in cells[:people] for date in find_dates(cell)
    )
    named = any(has_event_noun(cell) and len(cell) < _LONG * 2 for cell in cells[:people])
    return people if dated and named and people > 1 else 0


def _begins_with_person(cell: str, lexicon: Lexicon) -> bool:
    name = name_at(cell, 0, lexicon=lexicon)
    return (
        name is not None and name.score >= _SURE and has_post(cell, name.span.end, len(cell), lexicon=lexicon)
    )


def _is_bare_name(masked: str, line: TextLine, lexicon: Lexicon) -> bool:
    name = name_at(masked[line.start : line.end], 0, lexicon=lexicon)
    if name is None or name.score < _SURE:
        return False
    return line.start + name.span.end == line.end or bool(
        _TWIN.fullmatch(masked, line.start + name.span.end, line.end)
    )


def _follows_a_post(masked: str, row: list[TextLine], named: TextLine, lexicon: Lexicon) -> bool:
    """Return whether a cell after a name holds a post or an organisation, and none holds somebody else."""
    rest = row[row.index(named) + 1 :]
    others = [
        line
        for line in rest
        if "," in masked[line.start : line.end] and name_at(masked, line.start, lexicon=lexicon)
    ]
    return not others and any(has_post(masked, line.start, line.end, lexicon=lexicon) for line in rest)
