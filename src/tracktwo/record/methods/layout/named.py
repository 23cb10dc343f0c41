"""A value and its name on lines, cells or terms of their own, made one: "Venue:" and, below it, where."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.facets.bodies import has_noun
from tracktwo.record.methods.layout.kinds import key_of
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.tables import Shape

__all__ = ["paired_lines"]

_ENDS: Final = " :："
_TELLS: Final = re.compile(r"[,.;:(]|\d|[，。；：（]|\b(?:at|will|is|are|was|were)\b")
"""What stands in a line that is more than the name of an organisation."""
_LONGEST_NAME: Final = 30
_LONGEST_VALUE: Final = 120
_BELOW: Final = frozenset({"date", "place", "hosts", "consulted", "mode", "rule", "duration", "audience"})
"""What may stand on the line below its name."""


def paired_lines(lines: list[TextLine], masked: str, lexicon: Lexicon) -> list[TextLine]:
    """Return the lines, the name of a value and the value made one where each stands by itself.

    Args:
        lines: of a text layer.
        masked: its text, masked.
        lexicon: what values are called.
    """
    paired: list[TextLine] = []
    for line in lines:
        last = paired[-1] if paired else None
        if last is not None and _goes_on(last, line, masked, lexicon):
            paired[-1] = last._replace(end=line.end)
        elif (
            last is not None
            and not last.value
            and (_is_beside(last, line, masked, lexicon) or _is_below(last, line, masked, lexicon))
            and key_of(masked[last.start : last.end].rstrip(_ENDS), lexicon)
            and not key_of(masked[line.start : line.end].rstrip(_ENDS), lexicon)
        ):
            paired[-1] = last._replace(end=line.end, cell=line.cell, value=line.start)
        else:
            paired.append(line)
    return paired


def _goes_on(last: TextLine, line: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line is more of the value before it: in its cell, after a comma, or set in below it."""
    if last.cell is not None or line.cell is not None:
        return bool(last.value) and last.cell == line.cell
    if line.gap or line.segment.shape is not Shape.LINE or _is_named(line, masked, lexicon):
        return False
    if last.value and masked[last.end - 1] in ",，、":
        return True
    begin = masked.rfind("\n", 0, line.start) + 1
    key = key_of(masked[last.start : last.value].strip(_ENDS + "\n"), lexicon) if last.value else None
    if key in {"hosts", "consulted"} and "\n" in masked[last.start : last.value]:
        words = masked[line.start : line.end]
        return has_noun(words, lexicon) and len(words) <= _LONGEST_VALUE and not _TELLS.search(words)
    return (
        line.start - begin > 1
        and not masked[begin : line.start].strip()
        and not last.segment.cell
        and _key_before_colon(masked, last, lexicon) in {"hosts", "consulted"}
        and (has_noun(masked[line.start : line.end], lexicon) or _is_han_body(masked, line, lexicon))
    )


def _is_han_body(masked: str, line: TextLine, lexicon: Lexicon) -> bool:
    return lexicon.han_organisations.at_end(masked[line.start : line.end]) is not None


def _key_before_colon(masked: str, line: TextLine, lexicon: Lexicon) -> str | None:
    text = masked[line.start : line.end]
    colon = min((place for place in (text.find(":"), text.find("：")) if place > 0), default=0)
    return key_of(text[:colon].strip(), lexicon) if 0 < colon <= _LONGEST_NAME else None


def _is_named(line: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line begins with the name of a value."""
    text = masked[line.start : line.end]
    return _key_before_colon(masked, line, lexicon) is not None or key_of(text, lexicon) is not None


def _may_be_value(masked: str, name: TextLine, value: TextLine, lexicon: Lexicon) -> bool:
    """Return whether words can be the value of a name: a date has figures."""
    key = key_of(masked[name.start : name.end].rstrip(_ENDS), lexicon)
    return key not in {"date", "time"} or any(
        each.isdigit() or each in "年月日" for each in masked[value.start : value.end]
    )


def _is_beside(name: TextLine, value: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line stands in the second cell of a row whose first is the other, or under a term."""
    if name.cell is None or value.cell is None:
        return name.segment.shape is Shape.KEY and value.segment.shape is Shape.LINE
    if not _may_be_value(masked, name, value, lexicon):
        return False  # heads of two columns
    same_row = (name.cell.table, name.cell.row) == (value.cell.table, value.cell.row)
    return same_row and name.cell.column == 0 and value.cell.column == 1


def _is_below(name: TextLine, value: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line is the value of the one above it, which is its name alone."""
    words, below = masked[name.start : name.end], masked[value.start : value.end]
    if len(words) > _LONGEST_NAME or name.cell or value.cell or value.gap > 1 or len(below) > _LONGEST_VALUE:
        return False
    key = key_of(words.rstrip(_ENDS), lexicon)
    if key not in _BELOW or _is_named(value, masked, lexicon):
        return False
    if words.rstrip().endswith((":", "：")):
        return True
    return (key == "date" and bool(find_dates(below))) or (key == "hosts" and has_noun(below, lexicon))
