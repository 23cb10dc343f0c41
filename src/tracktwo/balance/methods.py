"""Counting: one pass over what happened at events, and pairs of what was found."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from itertools import chain
from typing import Final, TypeVar

from tracktwo.balance.tables import (
    IN_ROOM,
    LISTED_TO_SPEAK,
    OF_ROLE,
    SPEAKING,
    Asked,
    Balance,
    EventBalance,
    Held,
    Listing,
    Material,
    Measure,
    Pair,
    Part,
    Presence,
    Room,
    RoomOf,
)
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import ListedAs, PartRole, PresenceMode

__all__ = ["balance", "count_event", "hosting", "is_counted"]

_OF_LISTS: Final = (Measure.PEOPLE, Measure.SPEAKERS, Measure.FACILITATORS)
_PEOPLE: Final = frozenset({Measure.PEOPLE, Measure.SPEAKERS, Measure.FACILITATORS, Measure.CHAIRING})
_OF_AGENDA: Final = (
    *sorted(_PEOPLE, key=list(Measure).index),
    Measure.SLOTS,
    Measure.MINUTES,
    *OF_ROLE.values(),
)
_OF_PROGRAMME: Final = frozenset({Measure.PUBLICATIONS, Measure.ASKED, Measure.ANSWERED})
_OF_EVENT: Final = tuple(measure for measure in Measure if measure not in _OF_PROGRAMME)


_Row = TypeVar("_Row", Listing, Part, Presence)


class _Found:
    """What was found at one event, or at several together: only what there is of something is kept."""

    __slots__ = ("minutes", "numbers", "people", "sides", "unknown")

    def __init__(self, sides: Sequence[str]) -> None:
        self.sides = sides
        self.numbers: Counter[tuple[Measure, str]] = Counter()
        self.minutes: defaultdict[str, Fraction | int] = defaultdict(int)
        self.people: defaultdict[tuple[Measure, str], set[str | int]] = defaultdict(set)
        self.unknown: Counter[Measure] = Counter()

    def number(self, measure: Measure, side: str) -> int:
        """Return how much of something was found of a side."""
        if measure is Measure.MINUTES:
            return round(self.minutes.get(side, 0))
        if measure in _PEOPLE:
            return len(self.people.get((measure, side), ()))
        return self.numbers[measure, side]

    def pairs(self, measures: Iterable[Measure]) -> tuple[Pair, ...]:
        """Return what was found as pairs."""
        return tuple(
            Pair(measure, {side: self.number(measure, side) for side in self.sides}, self.unknown[measure])
            for measure in measures
        )


def balance(material: Material, *, as_of: date | None = None) -> Balance:
    """Return how a programme is shared between its sides.

    Args:
        material: what took place and what is planned.
        as_of: count as held only events whose date, as far as it is known, had wholly passed by this day; the rest
            of what was held is left out. None counts every event held, dated or not.

    Raises:
        DataError: If there are not two sides, two events have one key, or something is of a side there is not.

    >>> both = Material(
    ...     sides=("north", "south"),
    ...     events=(Held(key="first", country="IS", first="north"),),
    ...     parts=(Part("first", "talk", 20, "speaker", "ada", "north"),),
    ...     homes={"north": "IS"},
    ... )
    >>> counted = balance(both)
    >>> [pair.numbers for pair in counted.held[1:4]], counted.rooms[0].side
    ([{'north': 1, 'south': 0}, {'north': 1, 'south': 0}, {'north': 20, 'south': 0}], 'north')
    """
    _check(material)
    events = [event for event in material.events if is_counted(event, as_of)]
    rows = _Rows(material)
    each = tuple(
        EventBalance(event=event.key, is_planned=event.is_planned, counts=partial(_pairs_of, rows, event))
        for event in events
    )
    planned = _count(rows, (event for event in events if event.is_planned))
    return Balance(
        as_of=as_of,
        sides=material.sides,
        held=_held(rows, material, as_of=as_of),
        planned=planned.pairs(_OF_EVENT),
        events=each,
        rooms=hosting(material, events),
    )


def count_event(
    sides: tuple[str, str], *, listings: Sequence[Listing], parts: Sequence[Part]
) -> tuple[Pair, ...]:
    """Return the pairs of one event's people and agenda alone, as they are while an agenda is being made.

    Args:
        sides: the keys of the two sides.
        listings: who is on which list of the event.
        parts: who does what in its agenda.
    """
    found = _Found(sides)
    _listed(found, listings)
    _spoken(found, parts)
    return found.pairs(_OF_AGENDA)


def hosting(material: Material, events: Sequence[Held]) -> tuple[Room, ...]:
    """Return where the room of each event was: in a side's country, in a third one, or not known."""
    modes: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in material.presences:
        modes[each.event][each.side] = each.mode
    return tuple(_room(event, material.homes, modes[event.key]) for event in events)


def _room(event: Held, homes: Mapping[str, str], modes: Mapping[str, str]) -> Room:
    at_home = [side for side, home in homes.items() if event.country and event.country == home]
    of = RoomOf.UNKNOWN
    if len(at_home) == 1:
        of = RoomOf.SIDE
    elif not at_home and event.country and any(homes.values()):
        of = RoomOf.THIRD
    side = at_home[0] if of is RoomOf.SIDE else None
    return Room(event=event.key, of=of, side=side, country=event.country, modes=dict(modes))


def is_counted(event: Held, as_of: date | None) -> bool:
    """Return whether an event is counted as of a day: a plan is; what was held once its date had wholly passed."""
    if as_of is None or event.is_planned:
        return True
    return event.latest is not None and event.latest <= as_of


def _held(rows: "_Rows", material: Material, *, as_of: date | None) -> tuple[Pair, ...]:
    """Return the pairs over everything held by a day, those of the whole programme among them."""
    whole = _count(
        rows, (event for event in material.events if not event.is_planned and is_counted(event, as_of))
    )
    whole.numbers.update({(Measure.PUBLICATIONS, side): n for side, n in material.publications.items()})
    _exchanged(whole, material.questions, as_of)
    return whole.pairs(Measure)


def _exchanged(whole: _Found, questions: Iterable[Asked], as_of: date | None) -> None:
    """Count how many questions of each side were asked, and how many of them answered, by a day."""
    for question in questions:
        for measure, day in ((Measure.ASKED, question.asked), (Measure.ANSWERED, question.answered)):
            if day is not None and (as_of is None or day <= as_of):
                whole.numbers[measure, question.side] += 1


def _pairs_of(rows: "_Rows", event: Held) -> tuple[Pair, ...]:
    return _count(rows, [event]).pairs(_OF_EVENT)


def _count(rows: "_Rows", events: Iterable[Held]) -> _Found:
    """Return what was found at some events together; a person found at several is one."""
    found, counted = _Found(rows.sides), tuple(events)
    _listed(found, chain.from_iterable(rows.listings.get(event.key, ()) for event in counted))
    for event in counted:
        _spoken(found, rows.parts.get(event.key, ()))
        _took_part(found, rows.presences.get(event.key, ()))
        _hosted(found, event)
    return found


class _Rows:
    """What there is to count, event by event."""

    __slots__ = ("listings", "parts", "presences", "sides")

    def __init__(self, material: Material) -> None:
        self.sides = material.sides
        self.listings = _by_event(material.listings)
        self.parts = _by_event(material.parts)
        self.presences = _by_event(material.presences)


def _by_event(rows: Iterable[_Row]) -> Mapping[str, Sequence[_Row]]:
    found: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        found[row.event].append(row)
    return found


def _listed(found: _Found, listings: Iterable[Listing]) -> None:
    sets = {side: [found.people[measure, side] for measure in _OF_LISTS] for side in found.sides}
    for _event, person, side, listed_as in listings:
        everybody, speakers, facilitators = sets[side]
        everybody.add(person)
        if listed_as in LISTED_TO_SPEAK:
            speakers.add(person)
        elif listed_as == ListedAs.FACILITATOR:
            facilitators.add(person)


def _spoken(found: _Found, parts: Iterable[Part]) -> None:
    """Count what people do in an agenda; minutes of an item belong in equal shares to those who speak in it."""
    speaking: defaultdict[str, list[Part]] = defaultdict(list)
    for part in parts:
        if part.role in OF_ROLE:
            found.numbers[OF_ROLE[PartRole(part.role)], part.side] += 1
        if part.role in SPEAKING:
            found.people[Measure.SPEAKERS, part.side].add(part.person)
            found.numbers[Measure.SLOTS, part.side] += 1
            speaking[part.segment].append(part)
        else:
            found.people[Measure.CHAIRING, part.side].add(part.person)
    for together in speaking.values():
        alone = len(together) == 1
        for part in together:
            if part.minutes is None:
                found.unknown[Measure.MINUTES] += 1
            else:
                found.minutes[part.side] += part.minutes if alone else Fraction(part.minutes, len(together))


def _took_part(found: _Found, presences: Iterable[Presence]) -> None:
    for each in presences:
        if each.mode in IN_ROOM:
            found.numbers[Measure.IN_ROOM, each.side] += 1
        elif each.mode == PresenceMode.REMOTE:
            found.numbers[Measure.FROM_AFAR, each.side] += 1
        else:
            found.unknown.update((Measure.IN_ROOM, Measure.FROM_AFAR))


def _hosted(found: _Found, event: Held) -> None:
    for side in event.hosts:
        found.numbers[Measure.HOSTED, side] += 1
    if event.first is not None:
        found.numbers[Measure.LISTED_FIRST, event.first] += 1


def _check(material: Material) -> None:
    """Refuse what cannot be counted for two sides."""
    sides = set(material.sides)
    if len(sides) != len(material.sides) or len(sides) != 2:  # noqa: PLR2004 -- bilateral: two
        raise DataError(
            f"Balance is between two sides; expected two different keys, found {material.sides!r}."
        )
    keys = Counter(event.key for event in material.events)
    twice = next((key for key, number in keys.items() if number > 1), None)
    if twice is not None:
        raise DataError(f"The event {twice!r} is given twice; expected each event once.")
    stranger = next((each.side for each in material.questions if each.side not in sides), None)
    if stranger is not None:
        raise DataError(f"A question is of the side {stranger!r}; expected one of {material.sides!r}.")
    for name, rows in (
        ("list of people", material.listings),
        ("agenda", material.parts),
        ("list of presences", material.presences),
    ):
        if not sides.issuperset(row.side for row in rows):
            strange = next(row for row in rows if row.side not in sides)
            known = " or ".join(map(repr, material.sides))
            raise DataError(
                f"The {name} of {strange.event!r} names the side {strange.side!r}; expected {known}."
            )
