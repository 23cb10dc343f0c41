"""Events as a calendar (RFC 5545): one entry for each that has a day, with days and never an hour."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from tracktwo.publish.site.exports.guids import guid
from tracktwo.publish.site.exports.times import days_of
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.wording import code_word, event_title
from tracktwo.vocabulary.kinds import EventKind, EventStatus
from tracktwo.vocabulary.languages import choose

__all__ = ["calendar", "in_calendar"]

_LONGEST: Final = 75
"""Octets a line may have, its end aside (RFC 5545, 3.1)."""
_STATUS: Final = {
    EventStatus.PLANNED.value: "TENTATIVE",
    EventStatus.HELD.value: "CONFIRMED",
    EventStatus.NOT_HELD.value: "CANCELLED",
}
_LINE: Final = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")


def in_calendar(shelf: Shelf) -> tuple[tuple[str, ...], int]:
    """Return the ids of the events that stand in the calendar, in the order of time, and how many have no day.

    A rehearsal is no event of the programme, so it is neither.
    """
    events = [each for each in shelf.events if shelf[each].get("kind") != EventKind.REHEARSAL]
    dated = tuple(each for each in events if days_of(shelf[each].get("date", "")))
    return dated, len(events) - len(dated)


def calendar(shelf: Shelf, *, language: str) -> bytes:
    """Return the calendar of a release, its words and titles in one language of the site."""
    name = choose(shelf[shelf.programme].get("name", {}), language=language)[1]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//TrackTwo//Calendar of events//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *([f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"] if name else []),
        *(line for each in in_calendar(shelf)[0] for line in _entry(shelf, each, language=language)),
        "END:VCALENDAR",
    ]
    return "".join(part + "\r\n" for line in lines for part in _folded(line)).encode()


def _entry(shelf: Shelf, each: str, *, language: str) -> Iterator[str]:
    told = shelf[each]
    days = days_of(told.get("date", ""))
    assert days is not None
    title = event_title(told, language=language)
    yield "BEGIN:VEVENT"
    yield f"UID:{guid(shelf.content.programme, each)}"
    # When the entry was last told otherwise: a matter of the release, not of the clock.
    yield f"DTSTAMP:{shelf.items[each].changed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(days[0])}"
    yield f"DTEND;VALUE=DATE:{_day(days[1] + timedelta(days=1))}"
    yield _said("SUMMARY", title.text, title.language)
    if status := _STATUS.get(told.get("status", {}).get("value", "")):
        yield f"STATUS:{status}"
    for name, text in (
        ("LOCATION", told.get("place", {}).get("text", {})),
        ("DESCRIPTION", told.get("theme", {})),
    ):
        tag, chosen = choose(text, language=language)
        if chosen:
            yield _said(name, chosen, tag)
    if "rule" in told:
        yield _said("CATEGORIES", code_word(told["rule"], language=language), language)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _said(name: str, text: str, language: str) -> str:
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
