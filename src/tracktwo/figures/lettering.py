"""Text for pictures: made safe for XML, measured roughly, broken into lines.

Nothing here knows the reader's fonts, so widths are estimates, a little generous: Han characters are one em
wide, Latin letters about half, Arabic somewhat less.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

__all__ = ["BOLD", "clean", "leading", "text_width", "tiles", "wrap"]

BOLD: Final = 1.12
"""How much wider bold letters are than the measure knows."""
_TILE_SIZES: Final = (11.0, 22.0)
_TILE_ROW: Final = 60.0


# Not allowed in XML 1.0, or able to turn the text around it into something else (directional overrides).
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]"
)
# No-break spaces are kept: they hold a number and its unit together.
_SPACES: Final = re.compile("[ \t\r\n\f\v\x85\u2028\u2029]+")
_NARROW: Final = frozenset(" .,;:!|'`()[]{}/\\-ijltfrI·’“”")
_WIDE: Final = frozenset("mwMWOQGDHNU@%&—…–")
_HAN: Final = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_OPENING: Final = "（《「『【〈“"
_CLOSING: Final = "，。、；：？！）》」』】〉”％"
# Han characters part anywhere, but neither before a closing nor after an opening mark.
_PIECES: Final = re.compile(
    f" +|[{_OPENING}]*(?:(?![{_OPENING}{_CLOSING}])[{_HAN}]|[^ {_HAN}{_OPENING}{_CLOSING}]+)[{_CLOSING}]*"
    f"|[{_OPENING}{_CLOSING}]+"
)


def clean(text: str) -> str:
    """Return a text as one line that any XML document can hold; what it cannot hold becomes U+FFFD."""
    return _SPACES.sub(" ", _FORBIDDEN.sub("\ufffd", text)).strip(" ")


def text_width(text: str, *, size: float) -> float:
    """Return about how wide a text is at a type size, in the same unit."""
    return size * _ems(text)


@lru_cache(maxsize=10_000)
def _ems(text: str) -> float:
    return sum(_em(character) for character in text)


def _em(character: str) -> float:
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in _NARROW:
        return 0.32
    if character in _WIDE:
        return 0.85
    return 0.68 if character.isupper() else 0.56


def leading(size: float) -> float:
    """Return the distance between lines of a type size."""
    return round(1.4 * size)


def tiles(word: str, *, width: float, height: float) -> tuple[float, list[tuple[float, float]]]:
    """Return a type size, and where a bold word stands when it is repeated over an area: middles and base lines.

    At least twice across where the area is wide enough, every second row shifted, so that half of a row still
    has the whole word.
    """
    wide = text_width(word, size=BOLD)
    rows = max(1, round(height / _TILE_ROW))
    least, most = _TILE_SIZES
    size = max(least, min(most, 0.45 * height / rows, width / (2.15 * wide)))
    columns = max(1, int(width / (1.07 * size * wide)))
    across, down = width / columns, height / rows
    places = []
    for row in range(rows):
        shift = 1.0 if row % 2 and columns > 1 else 0.5
        base = down * (row + 0.5) + 0.36 * size
        places += [
            (across * (column + shift), base) for column in range(columns if shift < 1 else columns - 1)
        ]
    return size, places


def wrap(text: str, *, width: float, size: float) -> list[str]:
    """Return a text in lines about as wide as asked: broken at spaces, and anywhere in a Han text.

    A word wider than a line is broken inside. An empty text has no lines.
    """
    lines: list[str] = []
    line = ""
    # A number keeps its percent sign.
    for piece in _pieces(text.replace(" %", "\u00a0%"), width=width, size=size):
        if line and text_width((line + piece).rstrip(), size=size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str, *, width: float, size: float) -> list[str]:
    pieces = []
    for piece in _PIECES.findall(text):
        fits = text_width(piece, size=size) <= width
        pieces.extend([piece] if fits else list(piece))
    return pieces
