"""An event's people and agenda as a whole: their order, when items begin, and the versions that were given out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import Refused, Stale, clean, create_entry, lock
from tracktwo.office.record.entries import ENTRIES, Content, blank, changed_since
from tracktwo.office.record.kinds import EventStatus
from tracktwo.office.record.running import Slot, clock, day_numbers, exchanged, minutes_of, rippled
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["add_items", "move", "release_agenda", "save_agenda", "timetable_of"]

TIMETABLE: Final = ("kind", "title", "titles", "starts", "minutes", "mode")
"""The fields of an item that are edited for all items at once."""
_DAY: Final = 24 * 60


@transaction.atomic
def save_agenda(
    *,
    programme: record.Programme,
    by: "Account | None",
    event: str,
    rows: Mapping[str, Content],
    opened_at: str,
) -> int:
    """Save the times, kinds, titles and modes of an agenda's items, and return how many items changed.

    What comes after an item that now begins or ends otherwise moves with it; of a planned event, items without a
    time begin where the one before them ends.

    Args:
        programme: The programme the event belongs to.
        by: Who saves it; None for the command line.
        event: The event's key.
        rows: Key of each item → its fields ``kind``, ``title``, ``titles``, ``starts``, ``minutes``, ``mode``.
        opened_at: What ``versions`` of the entries said of all rows when the form was opened.

    Raises:
        Refused: If an item would begin on another day, or a field cannot be kept.
        Stale: If somebody else changed the agenda since.
        DataError: If the event is not there any more.
    """
    lock(programme)
    found = _event(programme, event)
    segments = list(found.segments.all())
    before = {segment.key: timetable_of(segment) for segment in segments}
    stale = changed_since(opened_at, before)
    if stale or set(rows) != set(before):
        raise Stale(fields=stale or sorted(set(rows) ^ set(before)), content=before)
    if {key: rows[key] for key in before} == before:
        return 0
    starts = rippled(
        [_slot(before[segment.key]) for segment in segments],
        [_slot(rows[segment.key]) for segment in segments],
        days=days_of(found),
        fill=found.status == EventStatus.PLANNED,
    )
    after = {
        segment.key: {**rows[segment.key], "starts": clock(begins)}
        for segment, begins in zip(segments, starts, strict=True)
    }
    _refuse_another_day(
        {key: begins for key, begins in zip(before, starts, strict=True) if begins is not None}
    )
    changed = [key for key in before if after[key] != before[key]]
    for segment in segments:
        if segment.key in changed:
            for name in TIMETABLE:
                setattr(segment, name, after[segment.key][name])
            clean(segment, where=segment.key)
            segment.save()
    record_change(
        programme=programme,
        by=by,
        action="edited",
        subject=f"event:{event}",
        before={"segments": {key: _differing(before[key], after[key]) for key in changed}},
        after={"segments": {key: _differing(after[key], before[key]) for key in changed}},
    )
    return len(changed)


def timetable_of(segment: record.Segment) -> Content:
    """Return the fields of an item that are edited for all items at once."""
    return {name: getattr(segment, name) for name in TIMETABLE}


def days_of(event: record.Event) -> int:
    """Return how many days an event has; 1 where its days are not known."""
    days = PartialDate.parse(event.date).days if event.date else None
    return (days[1] - days[0]).days + 1 if days else 1


def _refuse_another_day(starts: Mapping[str, int]) -> None:
    problems = {
        key: [_("With this it would begin on another day; shorten what comes before it, or type its time.")]
        for key, begins in starts.items()
        if not 0 <= begins < _DAY
    }
    if problems:
        raise Refused(problems)


def _differing(one: Content, other: Content) -> Content:
    return {name: value for name, value in one.items() if value != other[name]}


def _slot(content: Content) -> Slot:
    return Slot(starts=minutes_of(content["starts"]), minutes=content["minutes"])


def _event(programme: record.Programme, key: str) -> record.Event:
    found = programme.events.filter(key=key).first()
    if found is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": key})
    return found


@transaction.atomic
def add_items(
    *, programme: record.Programme, by: "Account | None", event: str, items: Sequence[Content]
) -> list[Any]:
    """Add items to the end of an event's agenda and return their rows; each says the fields that are not empty.

    Raises:
        Refused: If an item cannot be kept.
        DataError: If the event is not there any more.
    """
    entry = ENTRIES["segment"]
    return [
        create_entry(programme=programme, by=by, entry=entry, content={**blank(entry), **item}, event=event)
        for item in items
    ]


@transaction.atomic
def move(
    *, programme: record.Programme, by: "Account | None", event: str, rows: str, key: str, steps: int
) -> bool:
    """Move one entry of an event up or down its list; return whether it moved. Items take their times with them.

    Args:
        programme: The programme the event belongs to.
        by: Who moves it.
        event: The event's key.
        rows: ``"segments"`` or ``"contributions"``.
        key: The entry's key.
        steps: How far down; negative for up. It stops at either end.

    Raises:
        DataError: If the event or the entry is not there any more.
    """
    lock(programme)
    found = record.Event.objects.filter(programme=programme, key=event).first()
    kept = getattr(found, rows, None)
    listed = list(kept.all()) if kept else []
    before = [row.key for row in listed]
    if key not in before:
        raise DataError(
            _("There is no “%(key)s” in this event any more; somebody deleted it.") % {"key": key}
        )
    place = before.index(key)
    target = min(max(place + steps, 0), len(listed) - 1)
    step = 1 if target > place else -1
    for each in range(place, target, step):
        _exchange(listed, min(each, each + step), days=days_of(found) if found else 1)
    after = [row.key for row in listed]
    if after == before:
        return False
    for position, row in enumerate(listed):
        row.position = position
    columns = ["position", "starts"] if rows == "segments" else ["position"]
    type(listed[0]).objects.bulk_update(listed, columns)
    record_change(
        programme=programme,
        by=by,
        action="reordered",
        subject=f"event:{event}",
        before={rows: before},
        after={rows: after},
    )
    return True


def _exchange(listed: list[Any], place: int, *, days: int) -> None:
    """Let an entry and the next change places; of two items of an agenda, with their times."""
    first, second = listed[place : place + 2]
    if isinstance(first, record.Segment):
        slots = [_slot(timetable_of(row)) for row in listed]
        numbers = day_numbers(slots, days=days)
        if numbers[place] == numbers[place + 1]:
            starts = exchanged(slots[place], slots[place + 1])
        else:
            starts = slots[place].starts, slots[place + 1].starts
        second.starts, first.starts = map(clock, starts)
    listed[place : place + 2] = second, first


@transaction.atomic
def release_agenda(
    *, programme: record.Programme, by: "Account", event: str, content: Content, seen: int, today: date
) -> int:
    """Keep an agenda as it is given out, and return the number of this version.

    Args:
        programme: The programme the event belongs to.
        by: Who gives it out.
        event: The event's key.
        content: The agenda as it is now, as a version keeps it.
        seen: The number of the last version the person was shown.
        today: The day it is given out.

    Raises:
        DataError: If the event is gone, or somebody else gave a version out meanwhile.
    """
    lock(programme)
    found = _event(programme, event)
    last = found.agendas.order_by("-number").first()
    if (last.number if last else 0) != seen:
        raise DataError(
            _("Somebody gave out a version of this agenda meanwhile; look at what changed since.")
        )
    made = record.AgendaVersion.objects.create(
        event=found, number=seen + 1, date=today.isoformat(), by=by.name, content=content
    )
    record_change(
        programme=programme,
        by=by,
        action="agenda released",
        subject=f"event:{event}",
        before={"version": seen} if seen else None,
        after={"version": made.number},
    )
    return made.number
