"""Lines of prose that break off within a name: of somebody, or of a meeting."""

import re
from typing import Final

from tracktwo.record.methods.dates.words import ORDINALS

__all__ = ["ends_within_name", "goes_on_with_meeting"]

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
