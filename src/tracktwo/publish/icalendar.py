"""Writing iCalendar (RFC 5545): days, moments, texts and the folding of lines. What a calendar says is its caller's."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Final

__all__ = ["day_word", "moment_word", "said", "written"]

_LONGEST: Final = 75
"""Octets a line may have, its end aside (RFC 5545, 3.1)."""
_LINE: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def written(entries: Iterable[str], *, name: str) -> bytes:
    """Return a calendar as a file.

    Args:
        entries: The lines of its entries, each from ``BEGIN:VEVENT`` to ``END:VEVENT``, not folded.
        name: What the calendar is called; "" for none.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//TrackTwo//Calendar of events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *([f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"] if name else []),
        *entries,
        "END:VCALENDAR",
    ]
    return "".join(part + "\r\n" for line in lines for part in _folded(line)).encode()


def day_word(day: date) -> str:
    """Return a day as a calendar writes it."""
    return f"{day.year:04}{day.month:02}{day.day:02}"


def moment_word(moment: datetime) -> str:
    """Return a moment as a calendar writes it, by Universal Time."""
    told = moment.astimezone(UTC)
    return f"{day_word(told.date())}T{told:%H%M%S}Z"


def said(name: str, text: str, language: str) -> str:
    """Return the line of a property that is words, with their language."""
    return f"{name};LANGUAGE={language}:{_text(text)}"


def _text(text: str) -> str:
    r"""Return a text as a value: what would end it is escaped, a line's end is written ``\n`` (RFC 5545, 3.3.11)."""
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return _CONTROL.sub("", _LINE.sub("\\\\n", escaped))


def _folded(line: str) -> Sequence[str]:
    """Return a line in pieces short enough, each after the first begun with a space; no character is cut."""
    if len(line.encode()) <= _LONGEST:
        return [line]
    pieces, piece, size = [], "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    return [*pieces, piece]
