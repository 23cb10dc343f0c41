"""Events as a calendar (RFC 5545): one entry for each that has a day, with days and never an hour."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from tracktwo.publish.icalendar import day_word, said, written
from tracktwo.publish.site.exports.guids import guid
from tracktwo.publish.site.exports.times import days_of
from tracktwo.publish.site.shelf import Shelf
from tracktwo.publish.site.wording import code_word, event_title
from tracktwo.vocabulary.kinds import EventKind, EventStatus
from tracktwo.vocabulary.languages import choose

__all__ = ["calendar", "in_calendar"]

_STATUS: Final = {
    EventStatus.PLANNED.value: "TENTATIVE",
    EventStatus.HELD.value: "CONFIRMED",
    EventStatus.NOT_HELD.value: "CANCELLED",
}


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
    entries = (line for each in in_calendar(shelf)[0] for line in _entry(shelf, each, language=language))
    return written(entries, name=name)


def _entry(shelf: Shelf, each: str, *, language: str) -> Iterator[str]:
    told = shelf[each]
    days = days_of(told.get("date", ""))
    assert days is not None
    title = event_title(told, language=language)
    yield "BEGIN:VEVENT"
    yield f"UID:{guid(shelf.content.programme, each)}"
    # When the entry was last told otherwise: a matter of the release, not of the clock.
    yield f"DTSTAMP:{shelf.items[each].changed:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{day_word(days[0])}"
    yield f"DTEND;VALUE=DATE:{day_word(days[1] + timedelta(days=1))}"
    yield said("SUMMARY", title.text, title.language)
    if status := _STATUS.get(told.get("status", {}).get("value", "")):
        yield f"STATUS:{status}"
    for name, text in (
        ("LOCATION", told.get("place", {}).get("text", {})),
        ("DESCRIPTION", told.get("theme", {})),
    ):
        tag, chosen = choose(text, language=language)
        if chosen:
            yield said(name, chosen, tag)
    if "rule" in told:
        yield said("CATEGORIES", code_word(told["rule"], language=language), language)
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"
