"""An event as one entry of a calendar, with the agenda in its description."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from tracktwo.office.planning.handing import Handout, HandoutItem
from tracktwo.office.record.running import Slot, day_numbers, minutes_of
from tracktwo.publish.icalendar import day_word, moment_word, said, written
from tracktwo.publish.marking import word
from tracktwo.publish.site.exports.guids import guid
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import EventStatus
from tracktwo.vocabulary.languages import choose, words
from tracktwo.vocabulary.zones import at, is_zone

__all__ = ["calendar_of"]

_STATUS = {EventStatus.PLANNED: "TENTATIVE", EventStatus.HELD: "CONFIRMED", EventStatus.NOT_HELD: "CANCELLED"}


def calendar_of(handout: Handout, *, language: str) -> bytes:
    """Return an event as a calendar file: by the hour where times and their clock are known, else whole days.

    Raises:
        DataError: If the days of the event are not known to these readers.
    """
    name = choose(handout.programme[1], language=language)[1]
    return written(_entry(handout, language=language), name=name)


def _entry(handout: Handout, *, language: str) -> Iterator[str]:
    event = handout.event
    days = event.date.days if event.date else None
    if days is None:
        raise DataError(
            words(language).gettext("The day of this event is not known, so a calendar has no place for it.")
        )
    yield "BEGIN:VEVENT"
    yield f"UID:{guid(handout.programme[0], f'event:{event.key}')}"
    yield f"DTSTAMP:{day_word(days[0])}T000000Z"
    moments = _moments(handout)
    if moments:
        yield f"DTSTART:{moment_word(moments[0])}"
        if moments[1]:
            yield f"DTEND:{moment_word(moments[1])}"
    else:
        yield f"DTSTART;VALUE=DATE:{day_word(days[0])}"
        yield f"DTEND;VALUE=DATE:{day_word(days[1] + timedelta(days=1))}"
    names = {each.language: each.text for each in reversed(event.names)}
    tag, title = choose(names, language=language)
    yield said("SUMMARY", title or word(event.kind or "", language=language), tag if title else language)
    if event.status and event.status.value in _STATUS:
        yield f"STATUS:{_STATUS[EventStatus(event.status.value)]}"
    place = choose(dict(event.place.text), language=language) if event.place else ("", "")
    if place[1]:
        yield said("LOCATION", place[1], place[0])
    yield said("DESCRIPTION", "\n".join(_line(item, language=language) for item in handout.items), language)
    yield "END:VEVENT"


def _moments(handout: Handout) -> tuple[datetime, datetime | None] | None:
    """Return when the agenda begins and ends, None for an end nobody knows; None where no clock is known."""
    days = handout.event.date.days if handout.event.date else None
    slots = [Slot(starts=minutes_of(item.starts), minutes=item.minutes) for item in handout.items]
    if days is None or not is_zone(handout.zone):
        return None
    numbers = day_numbers(slots, days=(days[1] - days[0]).days + 1)

    def moment(number: int, minutes: int) -> datetime:
        return at(days[0] + timedelta(days=number), minutes, zone=handout.zone, elsewhere=handout.zone)

    timed = [
        (moment(number, slot.starts), slot.minutes)
        for number, slot in zip(numbers, slots, strict=True)
        if slot.starts is not None
    ]
    if not timed:
        return None
    first = min(begins for begins, _minutes in timed)
    lengths = [timedelta(minutes=minutes) for _begins, minutes in timed if minutes is not None]
    if len(lengths) < len(timed):
        return first, None
    return first, max(begins + length for (begins, _), length in zip(timed, lengths, strict=True))


def _line(item: HandoutItem, *, language: str) -> str:
    """Return an item in one line: when, what, by whom."""
    told = item.told
    if told is None:
        what = words(language).gettext("Closed session")
    else:
        titles = {**dict(told.titles or ()), **({told.language: told.title} if told.title else {})}
        what = choose(titles, language=language)[1] or word(told.kind, language=language)
    people = ", ".join(entry.name_as_printed for entry, _role in item.people)
    return " ".join(filter(None, (item.starts, what, f"({people})" if people else "")))
