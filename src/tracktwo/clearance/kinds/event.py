"""An event: that it takes place is one matter, each fact on its own; what happened there is another, under its rule.

Known outside only fact by fact: kind, status, date, place, duration, hosts, those consulted, theme, parent, rule, a
change of plan. Under the rule: its names, purpose, presence of the sides, objectives, who was there, by whose clocks
its times are told, and until it is over where questions are sent. The team's: the notes and the other part of the
same gathering.
"""

from dataclasses import dataclass, field
from typing import Final, TypeVar

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.rules import Covered, governing, known, may_read
from tracktwo.clearance.tables import Fact, Name, Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Event",
    "Host",
    "Place",
    "Presence",
    "ShownEvent",
    "ShownPlace",
    "ShownPresence",
    "Standing",
    "Status",
    "can_name",
    "show_event",
    "stand",
]


T = TypeVar("T")

_OVER: Final = frozenset({"held", "not_held"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Whether the event took place (``planned``, ``held``, ``not_held``), and since when that is known."""

    value: str
    as_of: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where: in words, and the country as ISO 3166-1 alpha-2, empty if not known."""

    text: LanguageText
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPlace:
    """Where, as an audience may read it."""

    text: Texts
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """An organisation, by key, that hosts or organises, and its part in that."""

    organisation: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """How, and where, one side took part."""

    side: str
    mode: str
    place: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPresence:
    """How, and where, one side took part, as an audience may read it."""

    side: str
    mode: str
    place: Texts


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Event:
    """Everything the team knows of one event.

    Its key is part of its address: it is read wherever the event is, and must say nothing the facts do not. ``zone`` is
    whose clock its agenda is told by, ``clocks`` those the public is told its times by, ``ask_at`` where anybody sends
    a question beforehand.
    """

    key: str
    rule: Fact[Rule | None] | None = None
    kind: Fact[str] | None = None
    status: Fact[Status] | None = None
    date: Fact[PartialDate] | None = None
    place: Fact[Place] | None = None
    duration: Fact[str] | None = None
    hosts: tuple[Fact[Host], ...] = ()
    consulted: tuple[Fact[str], ...] = ()
    theme: Fact[LanguageText] | None = None
    parent: Fact[str] | None = None
    earlier_plan: Fact[LanguageText] | None = None
    names: tuple[Name, ...] = ()
    purpose: LanguageText = field(default_factory=dict)
    objectives: tuple[str, ...] = ()
    presences: tuple[Presence, ...] = ()
    audience_estimate: int | None = None
    audience_note: LanguageText = field(default_factory=dict)
    officials: LanguageText = field(default_factory=dict)
    media_present: LanguageText = field(default_factory=dict)
    rule_note: LanguageText = field(default_factory=dict)
    note: LanguageText = field(default_factory=dict)
    twin: str | None = None
    zone: str = ""
    clocks: tuple[str, ...] = ()
    ask_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvent:
    """An event as one audience may read it."""

    key: str
    rule: Rule | None
    kind: str | None
    status: Status | None
    date: PartialDate | None
    place: ShownPlace | None
    duration: str | None
    hosts: tuple[Host, ...]
    consulted: tuple[str, ...]
    theme: Texts | None
    parent: str | None
    earlier_plan: Texts | None
    names: tuple[Name, ...]
    purpose: Texts | None
    objectives: tuple[str, ...]
    presences: tuple[ShownPresence, ...]
    audience_estimate: int | None
    audience_note: Texts | None
    officials: Texts | None
    media_present: Texts | None
    rule_note: Texts | None
    note: Texts | None
    twin: str | None
    zone: str | None
    clocks: tuple[str, ...]
    ask_at: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How near an audience stands to material of an event, and the rule that governs that material."""

    near: Reach
    rule: Rule

    def may_read(self, covered: Covered) -> bool:
        """Return whether the audience may read what the rule covers."""
        return may_read(covered, rule=self.rule, near=self.near)


def stand(event: Event, *, audience: Audience, rules: tuple[Rule | None, ...] = ()) -> Standing | Withheld:
    """Return how an audience stands to material of an event; Withheld if it may not know of the event at all.

    Args:
        event: The event the material belongs to.
        audience: Who reads.
        rules: Rules the material has besides the event's; the strictest of all governs.
    """
    near = reach(audience, event=event.key)
    rule = governing(event.rule.value if event.rule else None, *rules)
    said = (known(event.kind, near=near), known(event.status, near=near))
    if near is Reach.OUTSIDE and said == (None, None):
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=rule)
    return Standing(near=near, rule=rule)


def can_name(event: Event, *, audience: Audience) -> bool:
    """Return whether something else may name the event beside it: its rule covers what derives from it."""
    standing = stand(event, audience=audience)
    return isinstance(standing, Standing) and standing.may_read(Covered.AGENDA)


def show_event(event: Event, *, audience: Audience) -> ShownEvent | Withheld:
    """Return what an audience may read of an event; Withheld if it may not know that there is one."""
    standing = stand(event, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    near = standing.near
    agenda, people = standing.may_read(Covered.AGENDA), standing.may_read(Covered.PEOPLE)
    team = near is Reach.TEAM
    place = known(event.place, near=near)
    status = known(event.status, near=near)
    clocks = event.clocks if agenda and _tells_clocks(event, near=near) else ()
    return ShownEvent(
        key=event.key,
        rule=standing.rule if known(event.rule, near=near) else None,
        kind=known(event.kind, near=near),
        status=status,
        date=known(event.date, near=near),
        place=ShownPlace(text=fixed(place.text), country=place.country) if place else None,
        duration=known(event.duration, near=near),
        hosts=_known_all(event.hosts, near=near),
        consulted=_known_all(event.consulted, near=near),
        theme=shown(known(event.theme, near=near)),
        parent=known(event.parent, near=near),
        earlier_plan=shown(known(event.earlier_plan, near=near)),
        names=event.names if agenda else (),
        purpose=shown(event.purpose if agenda else None),
        objectives=event.objectives if agenda else (),
        presences=tuple(_presence(presence) for presence in event.presences) if people else (),
        audience_estimate=event.audience_estimate if people else None,
        audience_note=shown(event.audience_note if people else None),
        officials=shown(event.officials if people else None),
        media_present=shown(event.media_present if people else None),
        rule_note=shown(event.rule_note if team else None),
        note=shown(event.note if team else None),
        twin=event.twin if team else None,
        zone=event.zone if clocks else None,
        clocks=clocks,
        ask_at=event.ask_at or None if agenda and (status is None or status.value not in _OVER) else None,
    )


def _tells_clocks(event: Event, *, near: Reach) -> bool:
    """Return whether an audience may know whose clock the agenda is told by: that clock tells where the place is."""
    is_placed = known(event.place, near=near) is not None or event.zone in event.clocks
    return bool(event.zone) and is_placed and known(event.date, near=near) is not None


def _known_all(facts: tuple[Fact[T], ...], *, near: Reach) -> tuple[T, ...]:
    return tuple(value for fact in facts if (value := known(fact, near=near)) is not None)


def _presence(presence: Presence) -> ShownPresence:
    return ShownPresence(side=presence.side, mode=presence.mode, place=fixed(presence.place))
