"""A programme's balance as of a day, and the events of one page of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from django.core.paginator import Paginator

from tracktwo.balance import (
    Balance,
    EventBalance,
    Measure,
    Pair,
    Room,
    RoomOf,
    balance,
    is_counted,
)
from tracktwo.office.questions.queries import questions_asked, questions_by
from tracktwo.office.record.queries import (
    balance_notes,
    counted,
    counted_events,
    counted_in_part,
    event_lines,
    event_list,
    held_counts,
)

if TYPE_CHECKING:
    from django.core.paginator import Page

    from tracktwo.office.models import BalanceNote, Programme
    from tracktwo.office.record.queries import EventLine

__all__ = [
    "BalanceLine",
    "Explained",
    "Rooms",
    "balance_of",
    "balance_page",
    "explained",
    "held_by",
    "lines_of",
    "rooms_of",
]

_EVENTS_ON_A_PAGE: Final = 50
_OF_ROOM: Final = frozenset({Measure.IN_ROOM, Measure.FROM_AFAR})
"""What a line says of its room already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceLine:
    """One event: what it is called, its pairs that are not nothing, where its room was."""

    line: "EventLine"
    is_planned: bool
    pairs: tuple[Pair, ...]
    room: Room


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What the programme says of a pair, and whether the pair is further apart than it wants."""

    note: "BalanceNote"
    pair: Pair

    @property
    def is_further_apart(self) -> bool:
        """Return whether the two numbers differ by more than the programme's own measure."""
        one, other = self.pair.numbers.values()
        return self.note.most_apart is not None and abs(one - other) > self.note.most_apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Rooms:
    """In whose country the rooms of held events were: how many in each side's, in a third one, not known."""

    of_side: Mapping[str, int]
    third: int
    unknown: int


def balance_of(programme: "Programme", *, as_of: date | None) -> Balance:
    """Return a programme's balance; of everything held if no day is given."""
    return balance(replace(counted(programme), questions=questions_asked(programme)), as_of=as_of)


def balance_page(
    programme: "Programme", *, as_of: date, number: str | None
) -> "tuple[Balance, Page[EventBalance]]":
    """Return a programme's balance as of a day, and one page of its events.

    The balance is that of :func:`balance_of`, except that what an event held on another page had is not read.
    """
    events = counted_events(programme)
    pages = Paginator([event.key for event in events if is_counted(event, as_of)], _EVENTS_ON_A_PAGE)
    part = balance(counted_in_part(programme, events, keys=list(pages.get_page(number))), as_of=as_of)
    found = replace(part, held=held_by(programme, as_of=as_of))
    return found, Paginator(found.events, _EVENTS_ON_A_PAGE).get_page(number)


def held_by(programme: "Programme", *, as_of: date) -> tuple[Pair, ...]:
    """Return the pairs over all that a programme held by a day, as in its balance, without reading each event."""
    found = held_counts(programme, as_of=as_of)
    numbers = found.numbers + questions_by(programme, as_of)
    sides = [side.key for side in programme.sides.all()]
    return tuple(
        Pair(measure, {side: numbers[measure, side] for side in sides}, found.unknown[measure])
        for measure in Measure
    )


def explained(programme: "Programme", found: Balance) -> list[Explained]:
    """Return the programme's notes on pairs, in the order in which pairs are counted."""
    notes = {note.measure: note for note in balance_notes(programme)}
    return [Explained(note=notes[pair.measure], pair=pair) for pair in found.held if pair.measure in notes]


def rooms_of(found: Balance) -> Rooms:
    """Return in whose country the rooms of held events were."""
    planned = {event.event for event in found.events if event.is_planned}
    held = [room for room in found.rooms if room.event not in planned]
    sides = Counter(room.side for room in held)
    kinds = Counter(room.of for room in held)
    return Rooms(
        of_side={side: sides[side] for side in found.sides},
        third=kinds[RoomOf.THIRD],
        unknown=kinds[RoomOf.UNKNOWN],
    )


def lines_of(
    programme: "Programme", events: Sequence[EventBalance], *, found: Balance, language: str
) -> list[BalanceLine]:
    """Return some events of a balance with their names, in the order given; one deleted meanwhile is left out."""
    rows = event_list(programme).filter(key__in=[event.event for event in events])
    named = {line.event.key: line for line in event_lines(programme, language=language, events=list(rows))}
    rooms = {room.event: room for room in found.rooms}
    return [
        BalanceLine(
            line=named[event.event],
            is_planned=event.is_planned,
            pairs=tuple(
                pair
                for pair in event.pairs
                if pair.measure not in _OF_ROOM and (any(pair.numbers.values()) or pair.unknown)
            ),
            room=rooms[event.event],
        )
        for event in events
        if event.event in named
    ]
