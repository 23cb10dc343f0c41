"""Organisations and conferences: read about only through what they did before that audience."""

from dataclasses import dataclass, field

from tracktwo.clearance.audiences import Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, ShownEvent, show_event
from tracktwo.clearance.kinds.library import (
    Document,
    Publication,
    ShownDocument,
    ShownPublication,
    show_document,
    show_publication,
)
from tracktwo.clearance.kinds.people import Contribution, ShownContribution, show_contribution
from tracktwo.clearance.rules import known
from tracktwo.clearance.tables import Fact, Name, Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Conference",
    "Organisation",
    "ShownConference",
    "ShownOrganisation",
    "show_conference",
    "show_organisation",
]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Organisation:
    """Everything the team knows of one organisation; a form of its name is a fact of its own.

    Outside, ``type`` is read once somebody reviewed it, ``parent`` where a contribution names both, ``side`` of a
    partner or where a contribution for that side names it, and a name also where a contribution prints it.
    """

    key: str
    names: tuple[Fact[Name], ...]
    side: str | None = None
    parent: str | None = None
    type: LanguageText = field(default_factory=dict)
    type_reviewed: bool = False
    is_partner: bool = False
    contributions: tuple[Contribution, ...] = ()
    events: tuple[Event, ...] = ()
    published: tuple[Document | Publication, ...] = ()
    note: LanguageText = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOrganisation:
    """An organisation as one audience may read about it."""

    key: str
    names: tuple[Name, ...]
    side: str | None
    parent: str | None
    type: Texts | None
    is_partner: bool
    note: Texts | None


def show_organisation(organisation: Organisation, *, audience: Audience) -> ShownOrganisation | Withheld:
    """Return an organisation to those who may read a name of it and something it did."""
    near = reach(audience, event=None)
    team = near is Reach.TEAM
    entries = _entries(organisation, audience=audience)
    named = {key for entry in entries for key in entry.organisations}
    has_role = organisation.is_partner or bool(entries)
    if not team and not has_role and not _did_more(organisation, audience=audience):
        return Withheld(reason=Reason.NO_PUBLIC_ROLE)
    printed = {entry.affiliation_as_printed for entry in entries}
    names = tuple(
        fact.value
        for fact in organisation.names
        if fact.value.text in printed or known(fact, near=near) is not None
    )
    if not names:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    sides = {entry.side for entry in entries}
    return ShownOrganisation(
        key=organisation.key,
        names=names,
        side=organisation.side if team or organisation.is_partner or organisation.side in sides else None,
        parent=organisation.parent if team or organisation.parent in named else None,
        type=shown(organisation.type if team or organisation.type_reviewed else None),
        is_partner=organisation.is_partner,
        note=shown(organisation.note) if team else None,
    )


def _entries(organisation: Organisation, *, audience: Audience) -> tuple[ShownContribution, ...]:
    """Return the readable contributions from the organisation."""
    entries = (show_contribution(entry, audience=audience) for entry in organisation.contributions)
    return tuple(
        entry
        for entry in entries
        if isinstance(entry, ShownContribution) and organisation.key in entry.organisations
    )


def _did_more(organisation: Organisation, *, audience: Audience) -> bool:
    """Return whether the organisation can be read as a host, as consulted, or as a publisher."""
    events = [show_event(event, audience=audience) for event in organisation.events]
    works = [_work(work, audience=audience) for work in organisation.published]
    keys = {key for event in events if isinstance(event, ShownEvent) for key in _organising(event)}
    keys |= {key for work in works if not isinstance(work, Withheld) for key in work.publishers}
    return organisation.key in keys


def _organising(event: ShownEvent) -> tuple[str, ...]:
    return (*(host.organisation for host in event.hosts), *event.consulted)


def _work(work: Document | Publication, *, audience: Audience) -> ShownDocument | ShownPublication | Withheld:
    if isinstance(work, Document):
        return show_document(work, audience=audience)
    return show_publication(work, audience=audience)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Conference:
    """One edition of a larger conference, and the events held in its margins."""

    key: str
    series: str
    name: str
    language: str = "en"
    date: PartialDate | None = None
    place: LanguageText = field(default_factory=dict)
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownConference:
    """A conference as one audience may read about it."""

    key: str
    series: str
    name: str
    language: str
    date: PartialDate | None
    place: Texts


def show_conference(conference: Conference, *, audience: Audience) -> ShownConference | Withheld:
    """Return a conference to those who may know that an event stands in its margins."""
    events = [show_event(event, audience=audience) for event in conference.events]
    parents = {event.parent for event in events if isinstance(event, ShownEvent)}
    if reach(audience, event=None) is not Reach.TEAM and conference.key not in parents:
        return Withheld(reason=Reason.NO_PUBLIC_ROLE)
    return ShownConference(
        key=conference.key,
        series=conference.series,
        name=conference.name,
        language=conference.language,
        date=conference.date,
        place=fixed(conference.place),
    )
