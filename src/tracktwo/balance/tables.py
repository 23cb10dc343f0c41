"""What is counted, and the pairs of counts that come out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from tracktwo.vocabulary.kinds import ListedAs, Measure, PartRole, PresenceMode

__all__ = [
    "IN_ROOM",
    "LISTED_TO_SPEAK",
    "OF_ROLE",
    "SPEAKING",
    "Asked",
    "Balance",
    "EventBalance",
    "Held",
    "Listing",
    "Material",
    "Measure",
    "Pair",
    "Part",
    "Presence",
    "Room",
    "RoomOf",
]

SPEAKING: Final = frozenset({PartRole.SPEAKER, PartRole.INTERVIEWEE, PartRole.PANELLIST})
"""What somebody who speaks does in an agenda; whoever does anything else in it leads it."""
LISTED_TO_SPEAK: Final = frozenset({ListedAs.SPEAKER, ListedAs.KEYNOTE, ListedAs.PANELLIST})
OF_ROLE: Final = {
    PartRole.MODERATOR: Measure.MODERATORS,
    PartRole.PANELLIST: Measure.PANELLISTS,
    PartRole.INTERVIEWEE: Measure.INTERVIEWEES,
    PartRole.INTERVIEWER: Measure.INTERVIEWERS,
}
IN_ROOM: Final = frozenset({PresenceMode.IN_PERSON, PresenceMode.HYBRID})


class Part(NamedTuple):
    """What one person does in one item of an agenda; ``minutes`` are the item's, None where not stated.

    ``person`` is whatever tells people apart, the same in every list.
    """

    event: str
    segment: str
    minutes: int | None
    role: str
    person: str | int
    side: str


class Listing(NamedTuple):
    """One person's entry on one list of an event; ``person`` as in :class:`Part`."""

    event: str
    person: str | int
    side: str
    listed_as: str


class Presence(NamedTuple):
    """How a side took part in an event: in_person, remote, hybrid or not_stated."""

    event: str
    side: str
    mode: str


class Asked(NamedTuple):
    """A question one side put to the other: the days it was asked and first answered, None while it is not."""

    side: str
    asked: date
    answered: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """An event that is counted.

    Attributes:
        key: its key.
        is_planned: still a plan; a plan is counted apart from what took place.
        first: the side listed first on its page; None where no page lists it.
        country: ISO 3166-1 alpha-2 of the room; "" where not stated or there was no room.
        hosts: sides of the organisations that hosted, co-hosted or co-organised it.
        latest: the last day its date can mean; None where no date is stated.
    """

    key: str
    is_planned: bool = False
    first: str | None = None
    country: str = ""
    hosts: frozenset[str] = frozenset()
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything that is counted, of one programme.

    Attributes:
        sides: the keys of its two sides, in any order.
        homes: the country each side is at home in (ISO 3166-1 alpha-2); "" or left out where a side is no country.
        events: in the order of time; rehearsals left out.
        listings, parts, presences: of these events; of others they are not looked at.
        publications: how many are in a language of each side.
        questions: what the sides asked each other.
    """

    sides: tuple[str, str]
    homes: Mapping[str, str] = field(default_factory=dict)
    events: tuple[Held, ...] = ()
    listings: tuple[Listing, ...] = ()
    parts: tuple[Part, ...] = ()
    presences: tuple[Presence, ...] = ()
    publications: Mapping[str, int] = field(default_factory=dict)
    questions: tuple[Asked, ...] = ()


class Pair(NamedTuple):
    """One measure for both sides.

    Attributes:
        measure: what is counted.
        numbers: by side.
        unknown: how many things of the kind could not be counted, because what is counted is not stated of them.
    """

    measure: Measure
    numbers: Mapping[str, int]
    unknown: int = 0

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {"measure": self.measure.value, "numbers": dict(self.numbers), "unknown": self.unknown}


class RoomOf(StrEnum):
    """Whose country the room was in."""

    SIDE = "side"
    THIRD = "third"
    UNKNOWN = "unknown"
    """No country is stated, or no side has said which are its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Where one event's room was, and how each side was there; ``side`` is set where the room was a side's."""

    event: str
    of: RoomOf
    side: str | None
    country: str
    modes: Mapping[str, str]

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "event": self.event,
            "of": self.of.value,
            "side": self.side,
            "country": self.country or None,
            "modes": dict(self.modes),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class EventBalance:
    """The pairs of one event; measures of the whole programme are not among them.

    They are put together by ``counts`` when they are asked for: of many events few are looked at one by one.
    """

    event: str
    is_planned: bool
    counts: Callable[[], tuple[Pair, ...]] = field(repr=False, compare=False)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Return its pairs."""
        return self.counts()

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        pairs = [pair.to_dict() for pair in self.pairs]
        return {"event": self.event, "is_planned": self.is_planned, "pairs": pairs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """A programme's balance as of a day.

    Attributes:
        as_of: the day; None for everything.
        sides: the keys of the two sides, as given.
        held: the pairs over all events held by then.
        planned: the same over the events still planned.
        events: each event's own, in the order of time.
        rooms: where each event's room was, in the order of time.
    """

    as_of: date | None
    sides: tuple[str, str]
    held: tuple[Pair, ...]
    planned: tuple[Pair, ...]
    events: tuple[EventBalance, ...]
    rooms: tuple[Room, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "sides": list(self.sides),
            "held": [pair.to_dict() for pair in self.held],
            "planned": [pair.to_dict() for pair in self.planned],
            "events": [event.to_dict() for event in self.events],
            "rooms": [room.to_dict() for room in self.rooms],
        }
