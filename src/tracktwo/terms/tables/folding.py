"""How texts are compared: one case, one width, one form of Han characters; every character keeps its place."""

import re
import unicodedata
from functools import lru_cache
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.vocabulary.errors import UsageError

__all__ = ["HAN", "LETTER", "classes_of", "fold", "han_share"]

LETTER: Final = 1
"""A letter, mark or digit."""
HAN: Final = 2
"""A Han character."""
_RANGES: Final = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF), (0x3007, 0x3007))
# one character each, so that a place in the folded text is the place in the text
_WIDTH: Final = {wide: wide - 0xFEE0 for wide in range(0xFF01, 0xFF5F)} | {0x130: 0x69, 0x3000: 0x20}

_HANS: Final = re.compile(f"[{''.join(f'{chr(low)}-{chr(high)}' for low, high in _RANGES)}]+")
_LETTERS: Final = re.compile(r"[^\W_]+")

Bytes = NDArray[np.uint8]


def fold(text: str) -> str:
    """Return a text in lower case, narrow width and simplified Han characters, as long as the text."""
    folded = text.translate(_WIDTH).lower()
    if folded.isascii():
        return folded
    han = {each for each in set(folded) if is_han(each)}
    return folded.translate({ord(each): _simple(each) for each in han}) if han else folded


def is_han(character: str) -> bool:
    """Return whether a character is a Han character."""
    code = ord(character)
    return any(low <= code <= high for low, high in _RANGES)


def han_share(text: str) -> float:
    """Return the share of Han characters among a text's letters, 0 where there are none."""
    if text.isascii():
        return 0.0
    letters = sum(map(len, _LETTERS.findall(text)))
    return sum(map(len, _HANS.findall(text))) / letters if letters else 0.0


def classes_of(codes: NDArray[np.uint32]) -> Bytes:
    """Return for each code point whether it is a :data:`LETTER`, :data:`HAN`, or 0."""
    if not len(codes):
        return np.empty(0, dtype=np.uint8)
    there = np.flatnonzero(np.bincount(codes))
    table = np.zeros(int(there[-1]) + 1, dtype=np.uint8)
    for code in there:
        table[code] = _class(int(code))
    classes: Bytes = table[codes]
    return classes


@lru_cache(maxsize=1 << 16)
def _class(code: int) -> int:
    character = chr(code)
    if is_han(character):
        return HAN
    return LETTER if unicodedata.category(character)[0] in "LMN" else 0


@lru_cache(maxsize=1 << 16)
def _simple(character: str) -> str:
    simple = str(_converter().convert(character))
    return simple if len(simple) == 1 else character


@lru_cache(maxsize=1)
def _converter() -> Any:
    try:
        from opencc import OpenCC  # noqa: PLC0415 -- only where there are Han characters
    except ImportError:
        raise UsageError("To compare texts in Chinese, install tracktwo[terms].") from None
    return OpenCC("t2s")
