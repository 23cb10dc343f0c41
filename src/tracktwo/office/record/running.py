"""When the items of an agenda begin: what a change of one of them does to those after it.

An item has a time of the day by the clock of the place, a length, both or neither. A day ends where an item begins
earlier than the one before it, if the event has a day left.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

__all__ = ["Slot", "clock", "day_numbers", "exchanged", "minutes_of", "rippled"]

_DAY: Final = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One item's time: ``starts`` in minutes since midnight, and how many minutes it takes; None: not known."""

    starts: int | None
    minutes: int | None


def minutes_of(text: str) -> int | None:
    """Return a time of the day such as ``"09:30"`` in minutes since midnight; None if it is none."""
    found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9])", text)
    return int(found[1]) * 60 + int(found[2]) if found else None


def clock(minutes: int | None) -> str:
    """Return minutes since midnight as a time of the day; "" for None."""
    return "" if minutes is None else "{:02}:{:02}".format(*divmod(minutes % _DAY, 60))


def day_numbers(slots: Sequence[Slot], *, days: int = 1) -> list[int]:
    """Return on which day of an event each item stands, from 0; ``days`` is how many the event has."""
    numbers, day, last = [], 0, -1
    for slot in slots:
        if slot.starts is not None:
            if slot.starts < last and day < days - 1:
                day += 1
            last = slot.starts
        numbers.append(day)
    return numbers


def rippled(
    before: Sequence[Slot], typed: Sequence[Slot], *, days: int = 1, fill: bool = False
) -> list[int | None]:
    """Return when each item begins once what somebody typed has moved what comes after it.

    A changed length or start moves the later items of the day by as much; a start that was typed stays as typed.

    Args:
        before: The items as they were, in order.
        typed: The same items as typed.
        days: How many days the event has.
        fill: Whether an item without a time begins where the one before it ends, if that is known.

    Returns:
        Minutes since midnight, below 0 or from 1440 where an item would leave its day; None where nothing is known.
    """
    found: list[int | None] = []
    numbers, moved = day_numbers(before, days=days), 0
    for place, (old, new) in enumerate(zip(before, typed, strict=True)):
        if place and numbers[place] != numbers[place - 1]:
            moved = 0
        starts = new.starts
        if starts != old.starts:
            moved = starts - old.starts if starts is not None and old.starts is not None else 0
        elif starts is not None:
            starts += moved
        elif fill and place:
            starts = _end(found[-1], typed[place - 1].minutes)
        found.append(starts)
        moved += _longer(old, new, following=before[place + 1 :][:1])
    return found


def _end(starts: int | None, minutes: int | None) -> int | None:
    return None if starts is None or minutes is None else starts + minutes


def _longer(old: Slot, new: Slot, *, following: Sequence[Slot]) -> int:
    """Return by how much an item pushes those after it; of one whose length was not known, only what overlaps."""
    if new.minutes is None or new.minutes == old.minutes:
        return 0
    if old.minutes is not None:
        return new.minutes - old.minutes
    begun, next_begins = old.starts, following[0].starts if following else None
    if begun is None or next_begins is None or next_begins < begun:
        return 0
    return max(begun + new.minutes - next_begins, 0)


def exchanged(first: Slot, second: Slot) -> tuple[int | None, int | None]:
    """Return when two items begin once they have changed places: the second's new start, then the first's.

    Together they take the same time as before, with the same pause between them; where that cannot be told, or they
    are on two days or side by side, each begins when the other did.
    """
    if first.starts is None or second.starts is None or second.minutes is None:
        return first.starts, second.starts
    length = second.starts - first.starts if first.minutes is None else first.minutes
    pause = second.starts - first.starts - length
    if pause < 0:
        return first.starts, second.starts
    return first.starts, first.starts + second.minutes + pause
