"""What an event is called and where it stands in time: derived when read, never stored."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from tracktwo.office.record.kinds import WORDS, EventKind, EventStatus, takes_number
from tracktwo.office.record.models import Event, EventName, Programme
from tracktwo.vocabulary.dates import PartialDate, format_date

__all__ = [
    "EventLine",
    "Title",
    "dated_title",
    "event_lines",
    "event_title",
    "formal_numbers",
    "place_in_time",
    "with_names",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """An event's name for one reader: its text and language, and the other names it is known by."""

    text: str
    language: str
    others: tuple[EventName, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event with what every list shows of it: its name, and its formal number if it has one."""

    event: Event
    title: Title
    number: int | None


def with_names(events: QuerySet[Event]) -> QuerySet[Event]:
    """Return events that bring their names and the names' owners along, in one more query for all of them."""
    return events.prefetch_related(Prefetch("names", EventName.objects.select_related("owner")))


def event_title(event: Event, *, language: str) -> Title:
    """Return the name of an event a reader of a language is shown; the others are "also known as".

    In this order: a name in the reader's language, one marked as preferred, one that is not the name used by
    one side's organisation alone, an English one. An event without names is called by its kind and date.
    """
    names = sorted(event.names.all(), key=lambda name: _distance(name, language=language))
    if not names:
        return Title(text=_kind_and_date(event, language=language), language=language)
    return Title(text=names[0].text, language=names[0].language, others=tuple(names[1:]))


def _distance(name: EventName, *, language: str) -> tuple[bool, bool, bool, bool, str]:
    one_sided = name.owner is not None and name.owner.side_id is not None
    return (
        name.language.lower() != language.lower(),
        not name.preferred,
        one_sided,
        name.language != "en",
        name.text,
    )


def _kind_and_date(event: Event, *, language: str) -> str:
    kind = str(WORDS[EventKind(event.kind)])
    if not event.date:
        return kind
    date = format_date(PartialDate.parse(event.date), language=language)
    return _("%(kind)s, %(date)s") % {"kind": kind, "date": date}


def dated_title(text: str, date: str, *, language: str) -> str:
    """Return a title with a date in words behind it, unless it has the words already, or there is no date."""
    words = format_date(PartialDate.parse(date), language=language) if date else ""
    return text if words in text else _("%(text)s, %(date)s") % {"text": text, "date": words}


def formal_numbers(programme: Programme) -> dict[str, int]:
    """Return the number of each event of the formal sequence, by key: held, of its kinds, in time order."""
    numbered = [kind for kind in EventKind if takes_number(kind)]
    keys = programme.events.filter(status=EventStatus.HELD, kind__in=numbered).values_list("key", flat=True)
    return {key: number for number, key in enumerate(keys, start=1)}


def _is_numbered(event: Event) -> bool:
    return event.status == EventStatus.HELD and takes_number(EventKind(event.kind))


def place_in_time(event: Event) -> int:
    """Return how many events stand before this one; the order of sides on its page alternates by it."""
    return list(Event.objects.filter(programme=event.programme_id).values_list("pk", flat=True)).index(
        event.pk
    )


def event_lines(programme: Programme, *, language: str, events: Sequence[Event]) -> list[EventLine]:
    """Return events, fetched by :func:`with_names`, as lines for a reader, in the order given.

    Numbers are counted where one of the events can have one.
    """
    numbers = formal_numbers(programme) if any(map(_is_numbered, events)) else {}
    return [
        EventLine(event=event, title=event_title(event, language=language), number=numbers.get(event.key))
        for event in events
    ]
