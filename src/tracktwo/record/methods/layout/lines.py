"""Lines of a text layer: where each begins and ends, in which cell it stands, and how many empty ones are before it."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from tracktwo.record.tables import Cell, Segment, Shape, TextLayer

__all__ = ["TextLine", "read_lines"]


_INNER_GAP: Final = re.compile(r"(?<=[^\s|:：]) {4,}(?=[^\s|])")
_LIKE_NAME: Final = re.compile(
    r"\s*[^\W\d_a-z][^\d:]*,? [^\W\d_a-z][^\d:]*$|\s*(?:[一-鿿·]{2,12}|[一-鿿][ \u3000]{1,2}[一-鿿])$"
)
_HEADS: Final = frozenset({"name", "names", "full name", "participant", "speaker", "姓名", "嘉宾", "姓 名"})
_LEAST_ROWS: Final = 3
_RAGGED: Final = 2
_DEEP: Final = 8
_LINE: Final = re.compile(r"[^\n]*\n?")
_GAP: Final = re.compile(r" {3,}")
_CELL: Final = re.compile(r"[^|\t]+")
_BARRED: Final = re.compile(r"(?<![^|])[^|]*")
"""A cell between bars, which may be empty."""
_FRAME: Final = re.compile(r"\s*\|.*\|\s*", re.DOTALL)
_SPACED: Final = re.compile(r"(?:[^ \n]| {1,2}(?! ))+")
_ANY_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_WIDE: Final = re.compile(r"\S(?:[^ \n]| {1,2}(?! ))*")
_SET_IN: Final = 4
_ALIGNED: Final = re.compile(r"(?:[^ \n]| (?! ))+")
_DATE: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_LONGEST_CELL: Final = 36


class TextLine(NamedTuple):
    """A line of the masked text without white space round it; ``gap`` is how many empty lines stand before it."""

    start: int
    end: int
    gap: int
    segment: Segment
    cell: Cell | None
    value: int = 0
    """Where the value begins, if its name stands in a cell or term of its own before it."""


def read_lines(layer: TextLayer, masked: str) -> Iterator[TextLine]:
    """Yield the lines of a text layer that are not empty; rows of tables cell by cell."""
    last: TextLine | None = None
    for line in _each_line(layer, masked):
        if last is not None and _goes_on_in_column(last, line, layer.text):
            last = last._replace(end=line.end)
            continue
        if last is not None:
            yield last
        last = line
    if last is not None:
        yield last


def _goes_on_in_column(last: TextLine, line: TextLine, text: str) -> bool:
    """Return whether a line is the rest of the second cell of the row above, set in as far as that cell."""
    if (
        last.cell is None
        or line.cell is not None
        or line.gap
        or (last.cell.table, last.cell.column) != (-1, 1)
    ):
        return False
    if not _LIKE_NAME.match(text[last.cell.row : last.start].rstrip()):
        return False
    indent, column = (each - text.rfind("\n", 0, each) - 1 for each in (line.start, last.start))
    return indent >= _DEEP and abs(indent - column) <= _RAGGED


def _each_line(layer: TextLayer, masked: str) -> Iterator[TextLine]:
    columns, row = _columns(layer.text), ""
    empty = 1  # above the first line there is nothing
    before = 0
    for segment in layer.segments:
        empty += _empty_between(layer.text, before, segment.start)
        before = segment.end
        if segment.shape is not Shape.LINE:
            empty = 1
        for found in _LINE.finditer(masked[segment.start : segment.end]):
            content = found[0]
            if not content:
                continue
            if not content.strip():
                empty += 1
                continue
            printed = layer.text[segment.start + found.start() : segment.start + found.end()]
            if segment.cell is None and (_is_row(content) or _is_spaced(printed)):
                yield from _cells(content, segment.start + found.start(), empty, segment)
            elif segment.cell is None and (
                _aligned(printed, columns)
                or (not empty and (_is_like(printed, row) or _stands_below(printed, row)))
            ):
                row = printed
                yield from _cells(content, segment.start + found.start(), empty, segment, parts=_ALIGNED)
            else:
                start, end = _trimmed(masked, segment.start + found.start(), segment.start + found.end())
                yield TextLine(start, end, empty, segment, segment.cell)
            empty = 0


def _columns(text: str) -> frozenset[int]:
    """Return where the second columns begin of tables that are set with white space alone: three lines or more share it."""
    if "    " not in text:
        return frozenset()
    begins = Counter(
        _width_of(line[: gap.end()])
        for line in text.split("\n")
        if "  " in line
        for gap in (_ANY_GAP if _LIKE_NAME.match(_ANY_GAP.split(line)[0]) else _INNER_GAP).finditer(line)
    )
    near = range(-_RAGGED, _RAGGED + 1)
    return frozenset(column for column in begins if sum(begins[column + by] for by in near) >= _LEAST_ROWS)


def _aligned(line: str, columns: frozenset[int]) -> bool:
    """Return whether a line is a row of cells parted by white space, each where those of other lines begin, the first a name."""
    gaps = list(_ANY_GAP.finditer(line)) if columns and "  " in line else []
    if not gaps or not (_LIKE_NAME.match(line[: gaps[0].start()]) or _heads_names(line[: gaps[0].start()])):
        return False
    near = range(-_RAGGED, _RAGGED + 1)
    return all(any(_width_of(line[: gap.end()]) + by in columns for by in near) for gap in gaps)


def _is_like(line: str, row: str) -> bool:
    """Return whether a line has as many cells as the row above it, and begins with a name; its cells are too wide to align."""
    cells = _ANY_GAP.split(line.strip())
    return (
        len(cells) > 1 and len(cells) == len(_ANY_GAP.split(row.strip())) and bool(_LIKE_NAME.match(cells[0]))
    )


def _stands_below(line: str, row: str) -> bool:
    """Return whether the cells of a line stand right below those of the row above it, set in a little."""
    if not row or "   " not in line:
        return False
    cells, above = (
        [_width_of(each[: found.start()]) for found in _WIDE.finditer(each)] for each in (line, row)
    )
    return len(cells) == len(above) > 1 and all(
        0 <= one - other <= _SET_IN for one, other in zip(cells, above, strict=True)
    )


def _heads_names(cell: str) -> bool:
    """Return whether a cell stands over names: "Name", 姓名."""
    return cell.strip().lower() in _HEADS


def _width_of(text: str) -> int:
    """Return how wide a text is in print, where Han characters are as wide as two letters."""
    return len(text) if text.isascii() else sum(2 if each > "\u2e7f" else 1 for each in text)


def _empty_between(text: str, before: int, start: int) -> int:
    """Return how many empty lines the reader put between two segments; those within one are counted there."""
    ended = before == 0 or text[before - 1] == "\n"
    return max(0, text.count("\n", before, start) - (not ended))


def _is_row(content: str) -> bool:
    """Return whether a line is a row of a table: cells between bars, or several between tabs."""
    line = content.strip()
    return "\t" in line or line.count("|") > 1 or " | " in line


def _is_spaced(line: str) -> bool:
    """Return whether a line is a row whose cells are parted by white space: one of them a date."""
    if "   " not in line:
        return False
    cells = _GAP.split(line.strip())
    return len(cells) > 2 and any(_DATE.search(cell) and len(cell) < _LONGEST_CELL for cell in cells)


def _cells(
    content: str, offset: int, gap: int, segment: Segment, *, parts: re.Pattern[str] | None = None
) -> Iterator[TextLine]:
    if parts is None:
        parts = _CELL if "\t" in content else _BARRED if "|" in content else _SPACED
    framed = parts is _BARRED and _FRAME.fullmatch(content) is not None
    for column, found in enumerate(parts.finditer(content), -framed):
        if found[0].strip():
            start = offset + found.start() + len(found[0]) - len(found[0].lstrip())
            end = offset + found.start() + len(found[0].rstrip())
            yield TextLine(start, end, gap, segment, Cell(table=-1, row=offset, column=column))
            gap = 0


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    if content.count("|") == 1:
        content = content.rstrip().removesuffix("|")  # the last line of a row whose cell holds several
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())
