"""Lines that were wrapped, made one again; lines that lost the bullets between them, parted."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.layout.kinds import folded
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.tables import Shape

__all__ = ["page_width", "parted", "unwrapped"]

_BULLET: Final = re.compile(
    r"(?:[•●○◦▪■□◆◇►▸‣⁃∙·*–—-]|(?:\(?[0-9]{1,2}|\(?[a-zA-Z]|\(?[ivx]{1,4})[.)](?=\s)|[0-9]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])\s*"
)
_HEADING_MARK: Final = re.compile(r"(#{1,6})\s+")
_KEY: Final = re.compile(r"([^\W\d_][^:：\n|]{0,28}?)\s*[:：]\s*(?=\S)")
_KEY_ALONE: Final = re.compile(r"([^\W\d_][^:：\n|]{0,40}?)\s*[:：]\s*$")
_QUOTES: Final = '“"„«《「‘'
_SENTENCE_END: Final = re.compile(r"[.!?。！？](?:[\"”’)\]]|$|\s)")
_NAME_FIRST: Final = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]+ ){1,3}[^\W\d_a-z][\w’'.-]+\s*(?:[,:;(，；：（一-鿿]| [–-])"
)
_WIDE: Final = 0.62
"""A wrapped line reaches this far of the page's width."""
_MOST_COLUMNS: Final = 150
_LOST_BULLET: Final = re.compile(r"(?<=[\w”\"’.)])[ \u00a0]{2,}(?=[^\W\d_a-z][\w’'.-]+[ ,][^\W\d_])")


def page_width(lines: list[TextLine]) -> int:
    """Return how wide the lines of a page are that may be hard-wrapped; 0 where a paragraph is one long line."""
    longest = max((line.end - line.start for line in lines), default=0)
    return longest if 50 < longest <= _MOST_COLUMNS else 0


def unwrapped(lines: list[TextLine], masked: str, *, width: int, lexicon: Lexicon) -> list[TextLine]:
    """Return the lines, those that go on in the next one made one with it."""
    told: list[TextLine] = []
    for line in lines:
        if told and _goes_on(told[-1], line, masked, width=width, lexicon=lexicon):
            last = told[-1]
            told[-1] = last._replace(end=line.end)
        else:
            told.append(line)
    return told


def parted(line: TextLine, text: str) -> Iterator[TextLine]:
    """Yield the parts of a line that lost the bullets between them: a wide gap, and a name after it."""
    start, gap = line.start, line.gap
    for found in () if line.value else _LOST_BULLET.finditer(text, line.start, line.end):
        yield line._replace(start=start, end=found.start(), gap=gap)
        start, gap = found.end(), 0
    yield line._replace(start=start, gap=gap)


def _goes_on(last: TextLine, line: TextLine, masked: str, *, width: int, lexicon: Lexicon) -> bool:
    """Return whether a line is the rest of the one before it."""
    if line.gap or line.cell is not None or last.cell is not None or last.value:
        return False
    if line.segment.shape is not Shape.LINE or last.segment.shape is not Shape.LINE:
        return False
    before, after = masked[last.start : last.end], masked[line.start : line.end]
    if _BULLET.match(after) or _HEADING_MARK.match(after) or _is_named(after, lexicon):
        return False
    if after[0] in _QUOTES and before[0] in _QUOTES:
        return False  # each line of a list begins with a title
    tail = before[before.rfind("\n") + 1 :]
    if after[0].islower() or after[0] in ",;)”’":
        return len(tail) > 1
    is_open = before.rstrip().endswith((",", " and", " of", " the", " for", "、")) or _is_open(before)
    if is_open:
        return width > 0 and len(tail) >= width * 0.4
    if not width or len(tail) < width * _WIDE or _NAME_FIRST.match(after):
        return False
    # a wrapped paragraph: the next word would not have fitted
    word = re.match(r"\S+", after)
    return (
        word is not None and len(tail) + 1 + len(word[0]) > width and not _SENTENCE_END.search(tail[-2:])
    ) or (bool(_SENTENCE_END.search(before[:-1])) and len(tail) >= width * 0.8)


def _is_named(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line begins with the name of a value, a function or a list of people and a colon."""
    key = _KEY.match(text) or _KEY_ALONE.match(text)
    if key is None or text[0].islower():
        return False
    words = folded(key[1])
    return (
        words in lexicon.keys
        or words in lexicon.people_heads
        or functions_in(words, lexicon=lexicon) is not None
    )


def _is_open(text: str) -> bool:
    return any(text.count(one) > text.count(other) for one, other in ("“”", "()", "（）", "《》", "「」"))
