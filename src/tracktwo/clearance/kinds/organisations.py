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

    ``type`` is read outside once somebody reviewed it, ``parent`` where a contribution names both.
    """

    key: str
    names: tuple[Fact[Name], ...]
    side: str | None = None
    parent: str | None = None
    type: str = ""
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
    type: str | None
    is_partner: bool
    note: Texts | None


def show_organisation(organisation: Organisation, *, audience: Audience) -> ShownOrganisation | Withheld:
    """Return an organisation to those who may read a name of it and something it did."""
    near = reach(audience, event=None)
    team = near is Reach.TEAM
    named = _named_beside(organisation, audience=audience)
    has_role = organisation.is_partner or organisation.key in named
    if not team and not has_role and not _did_more(organisation, audience=audience):
        return Withheld(reason=Reason.NO_PUBLIC_ROLE)
    names = tuple(name for fact in organisation.names if (name := known(fact, near=near)) is not None)
    if not names:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownOrganisation(
        key=organisation.key,
        names=names,
        side=organisation.side,
        parent=organisation.parent if team or organisation.parent in named else None,
        type=organisation.type if team or organisation.type_reviewed else None,
        is_partner=organisation.is_partner,
        note=shown(organisation.note) if team else None,
    )


def _named_beside(organisation: Organisation, *, audience: Audience) -> frozenset[str]:
    """Return the organisations, by key, that the readable contributions from this one name."""
    entries = [show_contribution(entry, audience=audience) for entry in organisation.contributions]
    affiliations = [entry.organisations for entry in entries if isinstance(entry, ShownContribution)]
    return frozenset(key for keys in affiliations if organisation.key in keys for key in keys)


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
