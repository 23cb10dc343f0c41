"""A text as bare letters: what is left when case, marks, spaces, punctuation and invisible characters are gone.

``"WANG, Fáng"``, ``"wang-fang"`` and ``"W<b>ang</b> Fang"`` without its tags have the same letters. Where a word can
begin is kept, so that a name is not found inside a longer word; in a script without spaces it can begin anywhere.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["SEPARATOR", "SOFT", "Letters", "fold", "letters_of", "spell"]

SEPARATOR: Final = "\x1f"
"""Stands between texts that have nothing to do with each other: no needle reaches over it."""

SOFT: Final = frozenset(" \t\r\n-'’.,·・\"“”")
"""What may stand inside a name, beside characters that are not seen at all."""

_LETTER, _UNSPACED = 1, 2
_CHARACTERS: Final = 0x110000
_SCRIPTS_WITHOUT_SPACES: Final = frozenset(
    {"BOPOMOFO", "CJK", "HANGUL", "HIRAGANA", "IDEOGRAPHIC", "KATAKANA", "KHMER", "LAO", "MYANMAR", "THAI"}
)
"""As the names of their characters begin."""
_NOT_SEEN: Final = (0x0640, 0x115F, 0x1160)
"""Letters by their class, yet drawn as a line or not at all: the Arabic stretch and the Hangul fillers."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Letters:
    """The letters of a text and where they stand in it.

    Attributes:
        text: The text, folded.
        codes: The letters as code points.
        places: For each letter, its place in ``text``.
        starts: For each letter, whether a word can begin at it; one more than there are letters, since a word can
            begin after the last.
        is_unspaced: For each letter, whether its script has no spaces.
    """

    text: str
    codes: NDArray[np.uint32]
    places: NDArray[np.int64]
    starts: NDArray[np.bool_]
    is_unspaced: NDArray[np.bool_]

    def __str__(self) -> str:
        return self.codes.tobytes().decode("utf-32-le")


def fold(text: str) -> str:
    """Return a text without differences of case, width and composition; its lines stay lines."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())


def spell(folded: str) -> Letters:
    """Return the letters of a folded text."""
    every = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), np.uint32)
    flags = _flags()[every]
    places = np.flatnonzero(flags & _LETTER)
    is_unspaced = (flags[places] & _UNSPACED).astype(np.bool_)
    starts = np.ones(len(places) + 1, np.bool_)
    starts[1:-1] = (np.diff(places) > 1) | is_unspaced[1:] | is_unspaced[:-1]
    return Letters(text=folded, codes=every[places], places=places, starts=starts, is_unspaced=is_unspaced)


def letters_of(text: str) -> str:
    """Return the letters of a text as a text."""
    return str(spell(fold(text)))


@cache
def _flags() -> NDArray[np.uint8]:
    flags = np.zeros(_CHARACTERS, np.uint8)
    for code in range(_CHARACTERS):
        if chr(code).isalnum():
            flags[code] = _LETTER | (_UNSPACED if _script(chr(code)) in _SCRIPTS_WITHOUT_SPACES else 0)
    flags[list(_NOT_SEEN)] = 0
    flags[ord(SEPARATOR)] = _LETTER | _UNSPACED
    return flags


def _script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script."""
    return unicodedata.name(letter, "").partition(" ")[0].partition("-")[0]
