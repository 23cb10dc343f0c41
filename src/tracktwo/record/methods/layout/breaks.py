"""Where lines break off: within a name of somebody or of a meeting, or at the end of the room an entry with a bullet has."""

import re
from typing import Final

from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.layout.kinds import BULLET
from tracktwo.record.methods.layout.lines import TextLine

__all__ = ["MADE_BY", "ends_within_name", "goes_on_with_meeting", "hangs"]

MADE_BY: Final = re.compile(r"(?:edited|compiled|collected|translated|illustrated)(?: and [a-z]+)? by:?")
"""A line of a title page over who made a book."""
_MID_SENTENCE: Final = re.compile(
    r"[a-z)]{2}[.!?]\s+(?=[A-Z])(?:.*\b[a-z]+,?\s+)?(?:[A-Z][\w’'-]+\s+){0,2}[A-Z][\w’'-]+$", re.DOTALL
)
_NUMBERED: Final = re.compile(
    rf"[:,–—-]\s+(?:[Tt]he )?(?i:{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) [^.:;]*$"
)
_MEETING_FIRST: Final = re.compile(
    r"(?:[A-Z][\w-]+ ){0,2}(?:Dialogue|Workshop|Seminar|Forum|Conference|Round ?[Tt]able|Symposium|Exchange|Meeting|Colloquium|Talks|Webinar)\b"
)


def ends_within_name(before: str) -> bool:
    """Return whether a paragraph breaks off behind a word with a capital, in its second sentence or later."""
    return _MID_SENTENCE.search(before) is not None


def goes_on_with_meeting(before: str, after: str) -> bool:
    """Return whether a line goes on with the kind of a meeting whose number and name the line before begins."""
    return _NUMBERED.search(before) is not None and _MEETING_FIRST.match(after) is not None


def hangs(last: TextLine, line: TextLine, masked: str, *, width: int) -> bool:
    """Return whether a line stands right below the words of an entry with a bullet, which left no room for its first."""
    begins = [masked.rfind("\n", 0, each) + 1 for each in (last.start, line.start, last.end)]
    bullet = BULLET.match(masked, last.start, last.end)
    if bullet is None or bullet.end() - begins[0] != line.start - begins[1]:
        return False
    word = masked[line.start : line.end].split(maxsplit=1)[0]
    return last.end - begins[2] + 1 + len(word) > width > 0 and masked[last.end - 1] not in ".:;!?"
