"""Rows of a page in the order they are read: where two columns stand side by side, the left one first.

What makes columns: a white strip with lines on both sides, which nothing crosses for some rows, and sides that are
alike in width. Sides that are not (times and talks, keys and values, names and posts) are rows of a table, whose cells
a tab parts.
"""

from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import groupby, pairwise
from statistics import median
from typing import Final

from tracktwo.record.readers.pdf.glyphs import Piece

__all__ = ["Line", "in_reading_order"]

Line = list[Piece]

_FEWEST: Final = 3
"""Rows on each side of a strip."""
_ALIKE: Final = 0.4
"""The narrower side's lines are at least this wide, in widths of the other's."""
_LEAST_WIDTH: Final = 6.0
"""Lines of a column are this wide, in heights of a character: bullets and numbers are no column."""
_GAP: Final = 1.7
"""Rows this far apart, in usual distances, belong to two paragraphs."""


def in_reading_order(rows: list[Line]) -> list[Line]:
    """Return rows, or halves of rows, in the order they are read."""
    strip = _strip(rows)
    if strip is None:
        return rows
    ordered: list[Line] = []
    for crosses, group in groupby(rows, key=partial(_crosses, x=strip)):
        part = list(group)
        ordered += in_reading_order(part) if crosses else _band(part, strip)
    return ordered


def _strip(rows: list[Line]) -> float | None:
    """Return where the white strip between two columns is: x just left of where the right column's lines begin."""
    starts = Counter(round(piece.left) for row in rows for piece in row)
    best, most = None, _FEWEST - 1
    for start, count in sorted(starts.items()):
        near = count + starts[start - 1] + starts[start + 1]
        if near < _FEWEST:
            continue
        x = start - 2.5
        bands = [list(group) for crosses, group in groupby(rows, key=partial(_crosses, x=x)) if not crosses]
        lines = sum(_lines_beside(band, x) for band in bands)
        if lines > most:
            best, most = x, lines
    return best


def _crosses(row: Line, *, x: float) -> bool:
    return any(piece.left < x < piece.right for piece in row)


def _halves(band: list[Line], x: float) -> tuple[list[Line], list[Line]]:
    left = [[piece for piece in row if piece.right <= x] for row in band]
    right = [[piece for piece in row if piece.left >= x] for row in band]
    return [row for row in left if row], [row for row in right if row]


def _lines_beside(band: list[Line], x: float) -> int:
    """Return how many lines a band has on the side that has fewer; 0 where its sides are no columns."""
    left, right = _halves(band, x)
    if min(len(left), len(right)) < _FEWEST or not _is_beside(left, right):
        return 0
    return min(len(left), len(right)) if _are_alike(left, right) else 0


def _are_alike(left: list[Line], right: list[Line]) -> bool:
    """Return whether the lines of two sides are alike in width."""
    widths = [median(row[-1].right - row[0].left for row in side) for side in (left, right)]
    height = median(piece.height for row in (*left, *right) for piece in row)
    return min(widths) >= max(_ALIKE * max(widths), _LEAST_WIDTH * height)


def _is_beside(left: list[Line], right: list[Line]) -> bool:
    """Return whether two sides stand beside and not above each other."""
    top, foot = max(left[0][0].top, right[0][0].top), min(left[-1][0].foot, right[-1][0].foot)
    return foot - top > min(left[-1][0].foot - left[0][0].top, right[-1][0].foot - right[0][0].top) / 2


def _band(band: list[Line], x: float) -> list[Line]:
    """Return a band in reading order, what in it is a table of keys and values apart from the columns."""
    ordered: list[Line] = []
    columns: list[Line] = []
    for part in _parts(band, x):
        if not _is_table(part, x):
            columns += part
            continue
        ordered += [*_columns(columns, x), *part]
        columns = []
    return ordered + _columns(columns, x)


def _parts(band: list[Line], x: float) -> Iterator[list[Line]]:
    """Yield a band cut where white space goes through all of it, and where one side of the strip becomes narrow."""
    steps = [below[0].foot - above[0].foot for above, below in pairwise(band)]
    usual = median(steps) if steps else 0.0
    part: list[Line] = []
    for row, step in zip(band, [0.0, *steps], strict=True):
        if part and (step > _GAP * usual or _is_narrow(row, x) != _is_narrow(part[-1], x)):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _is_narrow(row: Line, x: float) -> bool:
    """Return whether one side of a row is a time, a number or a short name beside something else."""
    sides = [[piece for piece in row if (piece.left >= x) is right] for right in (False, True)]
    if not all(sides):
        return False
    return min(side[-1].right - side[0].left for side in sides) < _LEAST_WIDTH * row[0].height


def _is_table(rows: list[Line], x: float) -> bool:
    """Return whether rows have something on both sides of a strip, of which one is narrow."""
    both = [row for row in rows if row[0].right <= x and row[-1].left >= x]
    return len(both) >= _FEWEST and not _are_alike(*_halves(both, x))


def _columns(band: list[Line], x: float) -> list[Line]:
    if not _lines_beside(band, x):
        return band
    end = _end(band, x)
    left, right = _halves(band[:end], x)
    return [*in_reading_order(left), *in_reading_order(right), *in_reading_order(band[end:])]


def _end(band: list[Line], x: float) -> int:
    """Return where the columns of a band end: rows of the left only, below a gap, go on under both."""
    last = max(index for index, row in enumerate(band) if any(piece.left >= x for piece in row))
    steps = [below[0].foot - above[0].foot for above, below in pairwise(band)]
    usual = median(steps)
    for index in range(last + 1, len(band)):
        if band[index][0].foot - band[index - 1][0].foot > _GAP * usual:
            return index
    return len(band)
