"""Rows of tables that are about one person or one meeting, made one line each."""

import re
from collections.abc import Mapping
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.facets import find_manner, find_place, has_event_noun
from tracktwo.record.methods.layout.columns import kind_of_column
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.methods.layout.meetings import listed_meetings

__all__ = ["Rows", "one_line_rows"]

_MOST_CELLS: Final = 7
_PARTS_TABLE: Final = 48
"""A line no longer than this between two rows parts a table, and does not end it."""
_FEW: Final = 12
_PAIR, _LEAST_ROWS = 2, 3
_TWIN: Final = re.compile(
    r"\s*[(（/]?\s*(?:[一-鿿·]{2,12}|[^\W\d_a-z][\w’'.-]+(?: [^\W\d_a-z][\w’'.-]*){1,3})\s*[)）]?"
)
_MARK: Final = re.compile(r"([^\s:：][^:：\n]{1,20})[:：]\s*")
_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{2,40})[)）]")
_PARTS: Final = {"family name", "given name"}
_NAMES: Final = {"name", *_PARTS}
_OF_PERSON: Final = {"post", *_PARTS}
_SURE: Final = 0.6
_LONG: Final = 90
"""A line longer than this is no heading and no line of a list unless the file says so."""


class Rows(NamedTuple):
    """The lines, the masked text with commas between cells, where cells end that hold a name, and the rows of meetings."""

    lines: list[TextLine]
    masked: str
    names: dict[int, int]
    meetings: dict[tuple[int, int], dict[int, str]]


def one_line_rows(lines: list[TextLine], masked: str, lexicon: Lexicon) -> Rows:
    """Return the lines, a row of a table that is about one person made one line, its cells parted by commas."""
    told: list[TextLine] = []
    edits: list[int] = []
    blanks: list[range] = []
    heads: dict[int, str] = {}
    names: dict[int, int] = {}
    meetings = listed_meetings(lines, masked, lexicon)
    people = _tables_of_people(lines, masked, lexicon)
    for key, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        row = list(group)
        listed = meetings.get(key) if key else None
        if key:
            heads = _kinds(listed) or _heads(masked, row, lexicon) or heads
        elif len(row) > 1 or row[0].gap or row[0].end - row[0].start > _PARTS_TABLE:
            heads = {}
        if _names(heads) and len(row) > 1 and not _heads(masked, row, lexicon):
            first, name, last = _person_cells(row, heads)
            names[row[first].start] = row[name].end
            told += [*row[:first], row[first]._replace(end=row[last].end), *row[last + 1 :]]
            given = name if _kind_of(row[first], heads) == "given name" else first
            edits += [line.end for line in row[given:last]]
            blanks += [range(one.end, other.start) for one, other in pairwise(row[first : last + 1])]
            continue
        about = 0 if listed else _of_event(masked, row, lexicon)
        if about:
            told += [
                row[0]._replace(end=row[about - 1].end, gap=1, cell=None),
                *(line._replace(gap=1, cell=None) for line in row[about:]),
            ]
            edits += [line.end for line in row[: about - 1]]
            continue
        if heads:
            told += row  # what each cell gives stands at the head of its column
            continue
        listed_people = key is not None and key[0] in people
        named = _who_it_is_of(masked, row, lexicon, is_listed=listed_people)
        if named is None:
            told += row
            continue
        first = row.index(named)
        names |= {row[0].start: row[0].end} if listed_people else {}
        told += [*row[:first], named._replace(end=row[-1].end, cell=None)]
        edits += [line.end for line in row[first:-1]]
        blanks += [range(one.end + 1, other.start) for one, other in pairwise(row[first:])]
    parted = list(masked)
    for gap in blanks:
        parted[gap.start : gap.stop] = " " * len(gap)
    for place in edits:
        parted[place] = ","
    return Rows(told, "".join(parted), names, meetings)


def _who_it_is_of(masked: str, row: list[TextLine], lexicon: Lexicon, *, is_listed: bool) -> TextLine | None:
    """Return the cell of a row that names somebody, one of the first two, and says who that is; None without one.

    Of a row of a list of people it is known that it says who somebody is.
    """
    named = [line for line in row if line.cell is not None and _is_bare_name(masked, line, lexicon)]
    if len(named) != 1 or len(row) < _PAIR or named[0] not in row[:2]:
        return None
    return named[0] if is_listed or _follows_a_post(masked, row, named[0], lexicon) else None


def _tables_of_people(lines: list[TextLine], masked: str, lexicon: Lexicon) -> frozenset[int]:
    """Return the tables without a head whose rows are each a name and a cell on who that is, known words or not."""
    pairs: dict[int, list[bool | None]] = {}
    for key, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        row = list(group)
        if key is None or len(row) != _PAIR:
            continue
        name, post = row
        says = (
            has_post(masked, post.start, post.end, lexicon=lexicon)
            if _is_bare_name(masked, name, lexicon) and not _is_bare_name(masked, post, lexicon)
            else None
        )
        pairs.setdefault(key[0], []).append(says)
    return frozenset(
        table
        for table, told in pairs.items()
        if len(told) >= _LEAST_ROWS and None not in told and sum(map(bool, told)) * 2 > len(told)
    )


def _kinds(listed: Mapping[int, str] | None) -> dict[int, str]:
    """Return the columns of a row about a meeting as those of other tables are called; the name is no person's."""
    return {
        column: "people" if kind.startswith("people") else kind if kind in _OF_PERSON else "other"
        for column, kind in (listed or {}).items()
    }


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
    if len(cells) > 2 and people == len(cells) and any(_is_place(cell, lexicon) for cell in cells):
        return 0  # a row of a list of meetings: each cell says one thing of it
    return people if dated and named and people > 1 else 0


def _heads(masked: str, row: list[TextLine], lexicon: Lexicon) -> dict[int, str]:
    """Return by column what the cells of a row say of those below; nothing where the row is no head of a table."""
    kinds = {
        line.cell.column: kind_of_column(masked[line.start : line.end], lexicon=lexicon)
        for line in row
        if line.cell
    }
    known = {column: kind for column, kind in kinds.items() if kind}
    return known if len(known) == len(row) > 1 else {}


def _names(heads: dict[int, str]) -> bool:
    """Return whether a table has a column of names, or one of people beside one of posts."""
    kinds = [kind for _, kind in sorted(heads.items())]
    return bool(_NAMES & set(kinds)) or ("people", "post") in pairwise(kinds)


def _kind_of(line: TextLine, heads: dict[int, str]) -> str | None:
    return heads.get(line.cell.column) if line.cell else None


def _person_cells(row: list[TextLine], heads: dict[int, str]) -> tuple[int, int, int]:
    """Return the first cell of a row that says who somebody is, the last of the name, and the last of posts beside it."""
    kinds = [_kind_of(line, heads) for line in row]
    first = next((at for at, each in enumerate(kinds) if each in _NAMES), None)
    if first is None:
        first = kinds.index("people") if "people" in kinds else 0
    name = first
    while name + 1 < len(kinds) and {kinds[name], kinds[name + 1]} == _PARTS:
        name += 1
    last = name
    while last + 1 < len(kinds) and kinds[last + 1] in ("post", "name"):
        last += 1
    return first, name, last


def _is_place(cell: str, lexicon: Lexicon) -> bool:
    """Return whether a cell says where people met, or how, and nothing else."""
    place = find_place(cell, lexicon=lexicon, alone=True)
    manner = find_manner(cell)
    return bool(place and len(cell) <= place.span.end - place.span.start + 2) or bool(
        manner and len(cell) <= manner.span.end - manner.span.start + _FEW
    )


def _begins_with_person(cell: str, lexicon: Lexicon) -> bool:
    name = name_at(cell, 0, lexicon=lexicon)
    return (
        name is not None and name.score >= _SURE and has_post(cell, name.span.end, len(cell), lexicon=lexicon)
    )


def _is_bare_name(masked: str, line: TextLine, lexicon: Lexicon) -> bool:
    mark = _MARK.match(masked, line.start, line.end)
    start = mark.end() if mark and functions_in(mark[1], lexicon=lexicon) else line.start
    name = name_at(masked[start : line.end], 0, lexicon=lexicon)
    if name is None or name.score < _SURE:
        return False
    end = start + name.span.end
    said = _BRACKET.fullmatch(masked, end, line.end)
    if said and functions_in(said[1], lexicon=lexicon):
        return True
    return end == line.end or bool(_TWIN.fullmatch(masked, end, line.end))


def _follows_a_post(masked: str, row: list[TextLine], named: TextLine, lexicon: Lexicon) -> bool:
    """Return whether a cell after a name holds a post or an organisation, and none holds somebody else."""
    rest = row[row.index(named) + 1 :]
    others = [
        line
        for line in rest
        if "," in masked[line.start : line.end] and name_at(masked, line.start, lexicon=lexicon)
    ]
    return not others and any(has_post(masked, line.start, line.end, lexicon=lexicon) for line in rest)
