"""What was read: events and contributions as proposals, each value with the passage it rests on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tracktwo.record.tables.layer import TextLayer
from tracktwo.record.tables.mentions import Named

__all__ = ["Basis", "Contribution", "Event", "Evidence", "Outlet", "Publication", "Reading"]


class Basis(StrEnum):
    """How a value is known."""

    EXPLICIT = "explicit"
    """The line itself says it."""
    INHERITED = "inherited"
    """A heading over the line, or a sentence about all of a side, says it."""
    INFERRED = "inferred"
    """It follows from what is said elsewhere of the same person or organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage: ``quote`` is the text of the document from ``start`` to ``end``, in code points."""

    doc: str
    start: int
    end: int
    quote: str

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {"doc": self.doc, "start": self.start, "end": self.end, "quote": self.quote}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, as documents tell it; None and empty where they do not.

    Attributes:
        id: unique in the reading.
        name: as printed.
        status: ``held``, ``planned`` or ``cancelled``.
        series_no: its number among its like.
        date: EDTF.
        city, country: as printed, and ISO 3166-1 alpha-2.
        mode: ``in_person``, ``remote`` or ``hybrid``.
        margins_of: the larger gathering it was held beside.
        hosts, consulted: organisations by name.
        duration: ISO 8601, or ``half-day`` and ``full-day``.
        audience: how many were there.
        attribution: ``public``, ``not_for_attribution``, ``off_the_record``, ``chatham_house`` or ``unstated``.
        evidence: by field, the passages it rests on.
        rules: by field, the rules the value came by, in their order.
        sure: by field, how sure the value is, 0 to 1.
    """

    id: str
    name: str
    status: str = "held"
    series_no: int | None = None
    date: str | None = None
    city: str | None = None
    country: str | None = None
    mode: str | None = None
    margins_of: str | None = None
    hosts: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    duration: str | None = None
    audience: int | None = None
    attribution: str = "unstated"
    evidence: Mapping[str, Sequence[Evidence]] = field(default_factory=dict)
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "id": self.id,
            "name": self.name,
            "status": self.status,
            "series_no": self.series_no,
            "date": self.date,
            "place": {"city": self.city, "country": self.country},
            "mode": self.mode,
            "margins_of": self.margins_of,
            "hosts": list(self.hosts),
            "in_consultation_with": list(self.consulted),
            "duration": self.duration,
            "audience": self.audience,
            "attribution": self.attribution,
            "confidence": {name: round(each, 3) for name, each in self.sure.items()},
            "evidence": {name: [each.to_dict() for each in told] for name, told in self.evidence.items()},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one person did at one event.

    Attributes:
        event: the event's id.
        side: the side's code; None where nothing tells it.
        person: as printed.
        functions: codes: speaker, keynote, panelist, moderator, facilitator, opening, closing …
        roles, orgs: as printed.
        title: of the talk.
        delivery: in_person, remote, pre_recorded, interview.
        interviewer: as printed.
        session: the part of the event.
        basis: by field, how it is known; what is not listed is explicit.
        evidence: the lines, one for each document that has one.
        passages: by field, the words in the lines that say it.
        context: by field, the headings and sentences that say it of the line.
        rules: by field, the rules the value came by, in their order.
        sure: by field, how sure the value is, 0 to 1.
    """

    event: str
    side: str | None
    person: str
    functions: tuple[str, ...]
    roles: tuple[str, ...] = ()
    orgs: tuple[str, ...] = ()
    title: str | None = None
    delivery: tuple[str, ...] = ()
    interviewer: str | None = None
    session: str | None = None
    basis: Mapping[str, Basis] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    passages: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    context: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)

    @property
    def confidence(self) -> float:
        """Return how sure it is that this person took part in this event, 0 to 1."""
        return self.sure.get("person", 0.0)

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "event": self.event,
            "side": self.side,
            "person": self.person,
            "functions": list(self.functions),
            "roles": list(self.roles),
            "orgs": list(self.orgs),
            "title": self.title,
            "delivery": list(self.delivery),
            "interviewer": self.interviewer,
            "session": self.session,
            "basis": {name: basis.value for name, basis in self.basis.items()},
            "confidence": round(self.confidence, 3),
            "evidence": [each.to_dict() for each in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """A paper or report a document names."""

    title: str
    date: str | None
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "title": self.title,
            "date": self.date,
            "evidence": [each.to_dict() for each in self.evidence],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newspaper, station or site that told of a programme: its name, and its Chinese one where both are printed."""

    name: str | None
    chinese: str | None
    evidence: tuple[Evidence, ...]

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "outlet": self.name or self.chinese,
            "outlet_zh": self.chinese,
            "evidence": [each.to_dict() for each in self.evidence],
        }


@dataclass(frozen=True, kw_only=True)
class Reading:
    """Everything that was read from some documents.

    Attributes:
        documents: their text layers.
        conflicts: where two passages contradict each other: the event's id, the field and both values with their
            passages.
    """

    documents: tuple[TextLayer, ...]
    events: tuple[Event, ...]
    contributions: tuple[Contribution, ...]
    persons: tuple[Named, ...] = ()
    organisations: tuple[Named, ...] = ()
    publications: tuple[Publication, ...] = ()
    media: tuple[Outlet, ...] = ()
    conflicts: tuple[Mapping[str, Any], ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Return the reading ready for JSON; offsets count code points of each document's text."""
        return {
            "documents": [
                {"id": layer.document, "sha256": layer.sha256, "kind": layer.kind.value}
                for layer in self.documents
            ],
            "events": [event.to_dict() for event in self.events],
            "contributions": [each.to_dict() for each in self.contributions],
            "persons": [_named(each) for each in self.persons],
            "organisations": [{**_named(each), "parent": each.parent} for each in self.organisations],
            "publications": [each.to_dict() for each in self.publications],
            "media": [each.to_dict() for each in self.media],
            "conflicts": [dict(each) for each in self.conflicts],
        }


def _named(named: Named) -> dict[str, object]:
    mentions = [{"doc": each.document, "start": each.start, "end": each.end} for each in named.mentions]
    return {"id": named.key, "name": named.name, "mentions": mentions, "doubts": dict(named.doubts)}
