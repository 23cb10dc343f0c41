"""Lines of a block of facts whose names have no colon: "When Wed, 26 Feb, 10:00", "Where Online", one below the other."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.layout.kinds import key_of
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.tables import Shape

__all__ = ["labelled_lines"]

_NAME: Final = re.compile(
    r"(?P<name>(?:When|Where|Dates?(?: (?:and|&) [Tt]imes?)?|Times?(?: (?:and|&) [Dd]ate)?|Venue|Location|Place|Format|Mode|Duration|Length|Languages?|Cost|Price|Fees?|Admission|Entry|Audience|Capacity|Level|Hosts?|Hosted [Bb]y|Organi[sz]ers?|Organi[sz]ed [Bb]y|Presented [Bb]y|Series|Register by)"
    r"|(?:时间|日期|地点|形式|主办|主办方|主办单位|承办|承办单位|协办|协办单位|支持|支持单位|语言|费用))\s+(?![^\s:：]{1,20}[:：])(?=\S)"
)
_NEAR: Final = 12
_LONGEST: Final = 130
_OTHERS: Final = frozenset({"series", "language"})
"""What says nothing of a meeting, and is left where it is."""


def labelled_lines(lines: list[TextLine], masked: str, lexicon: Lexicon) -> list[TextLine]:
    """Return the lines, each that begins with the name of a value with the place its value begins.

    They stand in a block: two or more below one another, of which one says when.

    Args:
        lines: of a text layer.
        masked: its text, masked.
        lexicon: what values are called.
    """
    found = [_value(line, masked) for line in lines]
    told = list(lines)
    for start, end in _runs(found):
        names = [
            key_of(masked[line.start : value].strip(), lexicon)
            for line, value in zip(lines[start:end], found[start:end], strict=True)
        ]
        if end - start < 2 or not any(
            key == "date" and _begins_with_date(masked[value : line.end])
            for key, line, value in zip(names, lines[start:end], found[start:end], strict=True)
        ):
            continue
        for at, key in zip(range(start, end), names, strict=True):
            if key and key not in _OTHERS:
                told[at] = lines[at]._replace(value=found[at])
    return told


def _value(line: TextLine, masked: str) -> int:
    """Return where the value of a line begins that its first words name; 0 where they name none."""
    if line.cell is not None or line.value or line.segment.shape not in (Shape.LINE, Shape.ITEM):
        return 0
    text = masked[line.start : line.end]
    name = _NAME.match(text) if len(text) <= _LONGEST else None
    return line.start + name.end() if name else 0


def _runs(found: list[int]) -> list[tuple[int, int]]:
    """Return where lines with values stand one below the other."""
    runs: list[tuple[int, int]] = []
    for at, value in enumerate(found):
        if value and runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        elif value:
            runs.append((at, at + 1))
    return runs


def _begins_with_date(words: str) -> bool:
    first = next(iter(find_dates(words.replace("\n", " "))), None)
    return first is not None and first.start <= _NEAR
