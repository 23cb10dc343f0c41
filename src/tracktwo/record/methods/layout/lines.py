"""Lines of a text layer: where each begins and ends, in which cell it stands, and how many empty ones are before it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from tracktwo.record.tables import Cell, Segment, Shape, TextLayer

__all__ = ["TextLine", "read_lines"]


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
    empty = 1  # above the first line there is nothing
    before = 0
    for segment in layer.segments:
        empty += _empty_between(layer.text, before, segment.start)
        before = segment.end
        if segment.shape is not Shape.LINE:
            empty = 1
        for found in re.finditer(r"[^\n]*\n?", masked[segment.start : segment.end]):
            content = found[0]
            if not content:
                continue
            if not content.strip():
                empty += 1
                continue
            if _is_row(content) and segment.cell is None:
                yield from _cells(content, segment.start + found.start(), empty, segment)
            else:
                start, end = _trimmed(masked, segment.start + found.start(), segment.start + found.end())
                yield TextLine(start, end, empty, segment, segment.cell)
            empty = 0


def _empty_between(text: str, before: int, start: int) -> int:
    """Return how many empty lines the reader put between two segments; those within one are counted there."""
    ended = before == 0 or text[before - 1] == "\n"
    return max(0, text.count("\n", before, start) - (not ended))


def _is_row(content: str) -> bool:
    """Return whether a line is a row of a table: cells between bars, or several between tabs."""
    line = content.strip()
    return "\t" in line or line.count("|") > 1 or " | " in line


def _cells(content: str, offset: int, gap: int, segment: Segment) -> Iterator[TextLine]:
    for column, found in enumerate(re.finditer(r"[^|\t]+", content)):
        if found[0].strip():
            start = offset + found.start() + len(found[0]) - len(found[0].lstrip())
            end = offset + found.start() + len(found[0].rstrip())
            yield TextLine(
                start, end, gap if column == 0 else 0, segment, Cell(table=-1, row=offset, column=column)
            )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())
