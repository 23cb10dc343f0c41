"""Times of the day at the head of a line of an agenda: ``09:20-10:45 – Session I``, ``0800 – 0830: Registration``."""

import re
from typing import Final

__all__ = ["after_time", "without_time"]

_ONE: Final = r"(?:(?:上午|下午|晚上?|中午)\s?)?(?:[01]?\d|2[0-4])(?:[:：.h][0-5]\d(?:\s?[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?)(?:\s?(?:hrs?|h|Uhr|UTC|GMT|CET|EST)\b)?"
_BARE: Final = r"[01]\d[0-5][05]"
_TO: Final = r"\s*(?:-|–|—|to|until|至|到|~|～)\s*"
_TIME: Final = re.compile(
    rf"\s*(?:{_ONE}(?:{_TO}{_ONE})?|{_BARE}{_TO}{_BARE})(?![\d:：])(?:\s*(?:\|\s*)?[:：|/–—-])*\s*",
    re.IGNORECASE,
)

_LAST: Final = re.compile(
    rf"(?<![\s,，|(（–—-])[\s,，|(（–—-]+(?:{_ONE}(?:{_TO}{_ONE})?|{_BARE}{_TO}{_BARE})[)）]?(?:,\s*[Rr]oom\s.{{1,12}})?$",
    re.IGNORECASE,
)


def after_time(text: str, start: int = 0) -> int:
    """Return where what follows a time of the day at a place begins; the place itself where none stands there."""
    found = _TIME.match(text, start)
    return found.end() if found else start


def without_time(text: str) -> str:
    """Return a heading without the time of the day at its end: "Closing, 15:00"."""
    found = _LAST.search(text)
    return text[: found.start()] if found and found.start() else text
