"""The characters of a PDF's page with the boxes they stand in, and what of them stands together on one line."""

import ctypes
import math
import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

__all__ = ["Glyph", "Glyphs", "Piece", "pieces", "read_glyphs"]

_FROM_RIGHT: Final = re.compile("[\u0590-\u08ff]")
_FROM_LEFT: Final = re.compile(r"[a-zA-Z0-9.,:/%+-]")
_HYPHENS: Final = {0x02: "-", 0xFFFE: "-"}
"""How the library tells a hyphen at the end of a line."""
_NO_LETTERS: Final = range(0xD800, 0xE000)
_UNKNOWN: Final = "\ufffd"
_SPACE: Final = 0.25
"""A gap this wide is a space, where the file has none; all widths are in heights of the characters."""
_APART: Final = 1.0
"""A gap this wide parts what may be two columns or cells."""
_QUARTER: Final = math.pi / 2
_SAME_LINE: Final = 0.4
"""Characters whose feet are this close stand on one line."""


class Glyph(NamedTuple):
    """A character, upright and left to right: x grows rightwards, y downwards, both in points."""

    text: str
    left: float
    right: float
    top: float
    foot: float
    order: int
    spaced: bool
    """Whether white space comes before it in the file."""


class Glyphs(NamedTuple):
    """The characters of a page: those that stand as most do, and those of stamps across it."""

    upright: list[Glyph]
    stamps: list[list[Glyph]]
    unknown: int
    """How many have no known letter."""

    def __len__(self) -> int:
        return len(self.upright) + sum(map(len, self.stamps))


class Piece(NamedTuple):
    """What stands together on a line, without a wide gap in it."""

    text: str
    left: float
    right: float
    top: float
    foot: float

    @property
    def height(self) -> float:
        """The height of its characters."""
        return self.foot - self.top


def read_glyphs(page: Any) -> Glyphs:
    """Return the characters of a page that are no white space.

    Args: page: the library's handle of an open text page.
    """
    found: list[list[Glyph]] = [[], [], [], []]
    unknown, spaced, order, turned, level = 0, True, 0, 0, math.inf
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(page)):
        code = pdfium.FPDFText_GetUnicode(page, index)
        text = _letter(code)
        if text.isspace():  # the library's own additions are white space too, but for hyphens
            spaced = True
            continue
        if not pdfium.FPDFText_GetLooseCharBox(page, index, box):
            continue
        pdfium.FPDFText_GetCharOrigin(page, index, x, y)
        unknown += text == _UNKNOWN
        if turned or y.value != level:  # what follows at the same height stands the same way
            turned = -round(pdfium.FPDFText_GetCharAngle(page, index) / _QUARTER) % 4
            level = y.value
        sides = _upright(turned, (box.left, box.right, box.top, box.bottom), (x.value, y.value))
        found[turned].append(Glyph(text, *sides, order=order, spaced=spaced))
        spaced, order = False, order + 1
    upright, *stamps = sorted(found, key=len, reverse=True)
    return Glyphs(upright, [each for each in stamps if each], unknown)


def _letter(code: int) -> str:
    if code in _HYPHENS:
        return _HYPHENS[code]
    return _UNKNOWN if code == 0 or code in _NO_LETTERS or code > sys.maxunicode else chr(code)


def _upright(
    turned: int, box: tuple[float, float, float, float], origin: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Return left, right, top and foot of a character turned back by quarters."""
    (left, right, top, bottom), (x, y) = box, origin
    match turned:
        case 1:
            return bottom, top, left, max(x, left + 0.1)
        case 2:
            return -right, -left, bottom, max(y, bottom + 0.1)
        case 3:
            return -top, -bottom, -right, max(-x, 0.1 - right)
    return left, right, -top, max(-y, 0.1 - top)


def pieces(glyphs: Iterable[Glyph]) -> list[list[Piece]]:
    """Return the rows of a page from the top, each its pieces from the left."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda each: (each.foot, each.left)):
        height = glyph.foot - glyph.top
        last = rows[-1][-1] if rows else None
        if last is not None and glyph.foot - last.foot <= _SAME_LINE * min(height, last.foot - last.top):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [list(_parted(row)) for row in rows]


def _parted(row: list[Glyph]) -> Iterator[Piece]:
    row.sort(key=lambda each: each.left)
    run: list[Glyph] = []
    for glyph in row:
        if run and glyph.left - run[-1].right > _APART * (glyph.foot - glyph.top):
            yield _piece(run)
            run = []
        run.append(glyph)
    if run:
        yield _piece(run)


def _piece(run: list[Glyph]) -> Piece:
    if any(_FROM_RIGHT.match(each.text) for each in run):
        run = _from_right(run)
    text: list[str] = []
    before: Glyph | None = None
    for glyph in run:
        if before is not None and _is_spaced(before, glyph):
            text.append(" ")
        text.append(glyph.text)
        before = glyph
    return Piece(
        text="".join(text),
        left=min(each.left for each in run),
        right=max(each.right for each in run),
        top=min(each.top for each in run),
        foot=max(each.foot for each in run),
    )


def _from_right(run: list[Glyph]) -> list[Glyph]:
    """Return characters in the order of a line read from the right, what in it is read from the left as it stands."""
    ordered: list[Glyph] = []
    for turns, group in groupby(reversed(run), key=lambda each: _FROM_LEFT.match(each.text) is None):
        part = list(group)
        ordered += part if turns else part[::-1]
    return ordered


def _is_spaced(before: Glyph, glyph: Glyph) -> bool:
    if glyph.order == before.order + 1:
        return glyph.spaced
    gap = max(glyph.left - before.right, before.left - glyph.right)
    return gap > _SPACE * (glyph.foot - glyph.top)
