"""The lines of an agenda as pages and files show them: when each item begins, by whose clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tracktwo.office.record.running import Slot, clock, day_numbers, minutes_of
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.zones import at, is_zone, offset_word

if TYPE_CHECKING:
    from tracktwo.office.models import Event, Segment, Side

__all__ = ["Line", "Reading", "first_day", "has_clocks", "lines_of", "overlaps", "slot_of", "today"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a side's clock says: the time of the day, the day itself, and how far the clock is from Universal Time."""

    side: "Side"
    clock: str
    day: date
    offset: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of an agenda.

    Args:
        segment: The item.
        number: On which day of the event it stands, from 0.
        day: That day, where it is known.
        begins: When it begins, in minutes since midnight by the clock of the place; None if not known.
        ends: When it ends, likewise.
        after: How many minutes after the beginning of the agenda it begins, where no times are set.
        readings: What each side's clock says then, in the order of the sides; empty where that is not known.
    """

    segment: "Segment"
    number: int
    day: date | None
    begins: int | None
    ends: int | None
    after: int | None
    readings: tuple[Reading, ...]

    @property
    def clock(self) -> str:
        """Return when it begins by the clock of the place."""
        return clock(self.begins)

    @property
    def until(self) -> str:
        """Return when it ends by the clock of the place."""
        return clock(self.ends)

    @property
    def since_start(self) -> str:
        """Return how long after the beginning of the agenda it begins, in hours and minutes."""
        return "" if self.after is None else "{}:{:02}".format(*divmod(self.after, 60))


def today() -> date:
    """Return the day that deadlines are compared with, by Universal Time."""
    return datetime.now(tz=UTC).date()


def slot_of(segment: Any) -> Slot:
    """Return an item's time."""
    return Slot(starts=minutes_of(segment.starts), minutes=segment.minutes)


def first_day(event: "Event") -> date | None:
    """Return the first day of an event whose days are known; None for any other."""
    days = PartialDate.parse(event.date).days if event.date else None
    return days[0] if days else None


def has_clocks(event: "Event", sides: "Sequence[Side]") -> bool:
    """Return whether what each side's clock says during an event can be told."""
    return bool(first_day(event)) and is_zone(event.zone) and all(is_zone(side.zone) for side in sides)


def lines_of(event: "Event", segments: "Sequence[Segment]", *, sides: "Sequence[Side]") -> list[Line]:
    """Return the lines of an event's agenda, in order."""
    slots = [slot_of(segment) for segment in segments]
    days = PartialDate.parse(event.date).days if event.date else None
    numbers = day_numbers(slots, days=(days[1] - days[0]).days + 1 if days else 1)
    after = _since_start(slots)
    told = sides if has_clocks(event, sides) else ()
    lines = []
    for segment, slot, number, since in zip(segments, slots, numbers, after, strict=True):
        day = days[0] + timedelta(days=number) if days else None
        lines.append(
            Line(
                segment=segment,
                number=number,
                day=day,
                begins=slot.starts,
                ends=None if slot.starts is None or slot.minutes is None else slot.starts + slot.minutes,
                after=since,
                readings=_readings(event, slot.starts, day=day, sides=told),
            )
        )
    return lines


def _since_start(slots: Sequence[Slot]) -> list[int | None]:
    """Return how long after the beginning each item begins; nothing once any has a time, or a length is missing."""
    if any(slot.starts is not None for slot in slots):
        return [None] * len(slots)
    passed: int | None = 0
    found = []
    for slot in slots:
        found.append(passed)
        passed = None if passed is None or slot.minutes is None else passed + slot.minutes
    return found


def _readings(
    event: "Event", starts: int | None, *, day: date | None, sides: "Sequence[Side]"
) -> tuple[Reading, ...]:
    if starts is None or day is None:
        return ()
    told = [(side, at(day, starts, zone=event.zone, elsewhere=side.zone)) for side in sides]
    return tuple(
        Reading(side=side, clock=f"{moment:%H:%M}", day=moment.date(), offset=offset_word(moment))
        for side, moment in told
    )


def overlaps(lines: Sequence[Line]) -> list[tuple[Line, Line]]:
    """Return each two items of one day of which one begins before the other is over."""
    timed = [line for line in lines if line.begins is not None]
    return [
        (one, other)
        for place, one in enumerate(timed)
        for other in timed[place + 1 :]
        if one.number == other.number and _meet(one, other)
    ]


def _meet(one: Line, other: Line) -> bool:
    first, second = sorted((one, other), key=lambda line: line.begins or 0)
    return first.ends is not None and second.begins is not None and first.ends > second.begins
