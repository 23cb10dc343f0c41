"""How wide the lines of a page are that was hard-wrapped."""

import re
from itertools import pairwise
from typing import Final

from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.tables import Shape

__all__ = ["columns", "han_width", "page_width"]

_NEARLY: Final = 0.85
_MOST_COLUMNS: Final = 150
_STRAY: Final = 8
"""One line in so many may be wider than the rest: a caption, a foot."""
_LONG: Final = 80
_BREAK: Final = re.compile(r"\b[a-z]+ (?:[a-z]+ )*(?:[\w’'-]+ ){0,3}[\w’'-]+,?$")
"""A line that ends in a word, at most three names after one that is none."""
_NARROW: Final = 36
_HAN: Final = re.compile("[一-鿿]")
_NARROWEST, _WIDEST_HAN, _RAGGED, _FULL_LINES = 22, 60, 4, 3


def page_width(lines: list[TextLine], masked: str) -> int:
    """Return how wide the lines of a page are that may be hard-wrapped; 0 where a paragraph is one long line.

    Several lines tell it that go on in small letters, two full ones, or one that breaks off in a sentence the next ends.
    """
    broken = sorted(one.end - one.start for one, other in pairwise(lines) if _is_broken(one, other, masked))
    if len(broken) > _FULL_LINES or (len(broken) > 1 and broken[0] > broken[-1] * _NEARLY):
        widest = broken[-1 - len(broken) // _STRAY]
        if _NARROW < widest <= _MOST_COLUMNS:
            return widest
    lengths = [line.end - line.start for line in lines]
    longest = max(lengths, default=0)
    if not 50 < longest <= _MOST_COLUMNS:
        return 0
    full = sum(each >= longest * _NEARLY for each in lengths)
    at = lengths.index(longest)
    return longest if full >= _FULL_LINES - 1 or _breaks_off(lines[at : at + 2], masked) else 0


def _is_broken(one: TextLine, other: TextLine, masked: str) -> bool:
    """Return whether a line surely goes on in the next, which begins with a small letter right below it."""
    plain = other.gap == 0 and one.cell is None and other.cell is None and not one.value
    shaped = one.segment.shape is Shape.LINE and other.segment.shape is Shape.LINE
    return plain and shaped and masked[other.start].islower() and masked[one.end - 1] not in ".:;!?"


def _breaks_off(two: list[TextLine], masked: str) -> bool:
    """Return whether a long line of prose ends within a sentence, and the line below ends that sentence."""
    if len(two) < _FULL_LINES - 1 or two[1].gap or any(each.cell is not None or each.value for each in two):
        return False
    first, below = (masked[each.start : each.end] for each in two)
    return len(first) >= _LONG and bool(_BREAK.search(first)) and below.endswith((".", "!", "?"))


def han_width(lines: list[TextLine], masked: str) -> int:
    """Return how wide the lines of a page in Han script are that was hard-wrapped; 0 where it was not."""
    longest = [
        columns(masked[masked.rfind("\n", 0, line.start) + 1 : line.end])  # with what it is set in by
        for line in lines
        if line.cell is None and _HAN.match(masked, line.end - 1) and _HAN.match(masked, line.start)
    ]
    width = max(longest, default=0)
    full = sum(each >= width - _RAGGED for each in longest)
    return width if _NARROWEST < width <= _WIDEST_HAN and full >= _FULL_LINES - 1 else 0


def columns(text: str) -> int:
    """Return how wide a text is in Han characters: letters and figures are half as wide."""
    return sum(2 if each > "\u2e7f" or each in "“”‘’·—…" else 1 for each in text) // 2
