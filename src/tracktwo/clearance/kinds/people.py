"""Contributions, attendance and people: a person is read about only through what they did before that audience."""

from dataclasses import dataclass, field

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, stand
from tracktwo.clearance.rules import Covered, known
from tracktwo.clearance.tables import Fact, Reason, Texts, Withheld, shown
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import LanguageText
from tracktwo.vocabulary.names import PersonName

__all__ = [
    "Attendance",
    "Contribution",
    "Person",
    "ShownAttendance",
    "ShownContribution",
    "ShownPerson",
    "show_attendance",
    "show_contribution",
    "show_person",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Contribution:
    """One person's entry on one printed list of an event; ``rules`` are those it has besides the event's."""

    key: str
    event: Event
    person: str
    side: str
    listed_as: str
    name_as_printed: str
    position: int = 0
    post_as_printed: str = ""
    affiliation_as_printed: str = ""
    language: str = "en"
    organisations: tuple[str, ...] = ()
    delivery: tuple[str, ...] = ()
    delivery_basis: str = ""
    note: LanguageText = field(default_factory=dict)
    rules: tuple[Rule | None, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownContribution:
    """A contribution as one audience may read it."""

    key: str
    event: str
    person: str
    side: str
    listed_as: str
    name_as_printed: str
    position: int
    post_as_printed: str
    affiliation_as_printed: str
    language: str
    organisations: tuple[str, ...]
    delivery: tuple[str, ...]
    delivery_basis: str
    note: Texts | None


def show_contribution(contribution: Contribution, *, audience: Audience) -> ShownContribution | Withheld:
    """Return a contribution to those who may know who was there."""
    standing = stand(contribution.event, audience=audience, rules=contribution.rules)
    if isinstance(standing, Withheld):
        return standing
    if not standing.may_read(Covered.PEOPLE):
        return Withheld(reason=Reason.RULE, rule=standing.rule)
    return ShownContribution(
        key=contribution.key,
        event=contribution.event.key,
        person=contribution.person,
        side=contribution.side,
        listed_as=contribution.listed_as,
        name_as_printed=contribution.name_as_printed,
        position=contribution.position,
        post_as_printed=contribution.post_as_printed,
        affiliation_as_printed=contribution.affiliation_as_printed,
        language=contribution.language,
        organisations=contribution.organisations,
        delivery=contribution.delivery,
        delivery_basis=contribution.delivery_basis,
        note=shown(contribution.note) if standing.near is Reach.TEAM else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Attendance:
    """That a person was at an event, printed list or not."""

    event: Event
    person: str
    name: str
    side: str
    organisation: str = ""
    note: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAttendance:
    """That a person was at an event, as one audience may read it."""

    event: str
    person: str
    name: str
    side: str
    organisation: str
    note: Texts | None


def show_attendance(attendance: Attendance, *, audience: Audience) -> ShownAttendance | Withheld:
    """Return an attendance to the team and, if the rule lets it, the room; never outside, whatever the rule.

    Outside, somebody was at an event only as its printed lists say: by a contribution.
    """
    standing = stand(attendance.event, audience=audience)
    if isinstance(standing, Withheld):
        return standing
    if standing.near is Reach.OUTSIDE:
        return Withheld(reason=Reason.TEAM_ONLY, rule=standing.rule)
    if not standing.may_read(Covered.PEOPLE):
        return Withheld(reason=Reason.RULE, rule=standing.rule)
    return ShownAttendance(
        event=attendance.event.key,
        person=attendance.person,
        name=attendance.name,
        side=attendance.side,
        organisation=attendance.organisation,
        note=shown(attendance.note) if standing.near is Reach.TEAM else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Person:
    """Everything the team knows of one person; a form of a name is a fact of its own.

    Outside, a form is read too where a contribution prints it.
    """

    key: str
    names: tuple[Fact[PersonName], ...]
    contributions: tuple[Contribution, ...] = ()
    note: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPerson:
    """A person as one audience may read about them: made of cleared contributions only."""

    key: str
    names: tuple[PersonName, ...]
    contributions: tuple[ShownContribution, ...]
    note: Texts | None


def show_person(person: Person, *, audience: Audience) -> ShownPerson | Withheld:
    """Return a person to those who may read a name of theirs and something they did."""
    near = reach(audience, event=None)
    entries = tuple(show_contribution(entry, audience=audience) for entry in person.contributions)
    contributions = tuple(entry for entry in entries if isinstance(entry, ShownContribution))
    printed = {entry.name_as_printed for entry in contributions}
    names = tuple(
        fact.value
        for fact in person.names
        if fact.value.text in printed or known(fact, near=near) is not None
    )
    if near is Reach.OUTSIDE and not contributions:
        return Withheld(reason=Reason.NO_PUBLIC_ROLE)
    if not names:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownPerson(
        key=person.key,
        names=names,
        contributions=contributions,
        note=shown(person.note) if near is Reach.TEAM else None,
    )
