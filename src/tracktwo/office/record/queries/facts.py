"""What of an entry is known outside, fact by fact, and because of what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch

from tracktwo.clearance import Approval, Fact, Name, Source, approvable
from tracktwo.office.record.models import (
    Challenge,
    Citation,
    Document,
    Event,
    FactApproval,
    FactReading,
    Narrative,
    Organisation,
    Organiser,
    Outcome,
    Programme,
)
from tracktwo.office.record.queries.material.facts import CITED_AS, correction, event_values

__all__ = ["FactLine", "FactRow", "cited_facts", "facts_of", "facts_of_all", "is_known_at_all"]

FactRow = Event | Outcome | Narrative | Challenge | Organisation
"""An entry that outsiders know fact by fact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One fact: the documents that state it and the approvals given for its value as it is.

    ``unread`` are documents whose passages were read for another value, the one with the fingerprint ``read``;
    ``outdated`` are approvals of a value it no longer has. Neither counts for anything.
    """

    field: str
    fingerprint: str
    documents: tuple[Document, ...]
    unread: tuple[Document, ...]
    read: str
    approvals: tuple[FactApproval, ...]
    outdated: tuple[FactApproval, ...]

    @property
    def public(self) -> tuple[Document, ...]:
        """Return the documents that state it and that anybody may read."""
        return tuple(document for document in self.documents if document.is_public)

    @property
    def is_known(self) -> bool:
        """Return whether it is known outside, as the gate decides it."""
        sources = (Source(document=each.key, is_public=each.is_public) for each in self.documents)
        approvals = (Approval(side=each.side.key, by=each.account.name) for each in self.approvals)
        return Fact(value=None, sources=tuple(sources), approvals=tuple(approvals)).is_known_outside

    def approved_for(self, side: int) -> FactApproval | None:
        """Return the approval a side gave, by the id of the side."""
        return next((each for each in self.approvals if each.side_id == side), None)


def facts_of(row: FactRow) -> tuple[FactLine, ...]:
    """Return what an entry states, fact by fact in the gate's order."""
    return facts_of_all([row])[row.key]


def facts_of_all(rows: Sequence[FactRow]) -> dict[str, tuple[FactLine, ...]]:
    """Return the facts of entries of one kind and programme by key, in as many queries for many as for one."""
    found: dict[str, tuple[FactLine, ...]] = {}
    subjects = {row.key: f"{type(row).__name__.lower()}:{row.key}" for row in rows}
    documents, given, read = _documents(rows, subjects), _given(rows, subjects), _read(rows, subjects)
    for row in rows:
        subject = subjects[row.key]
        found[row.key] = tuple(
            _line(field, value, documents[subject], given[subject], read.get((subject, field), ""))
            for field, value in _values(row).items()
            if value
        )
    return found


def cited_facts(programme: Programme) -> Iterator[tuple[str, FactLine]]:
    """Yield every fact of a programme that a passage is given for, with its subject."""
    # joined, not looked up by a list of keys: SQLite refuses a list of more than a thousand
    organisers = Prefetch("organisers", Organiser.objects.select_related("organisation"))
    events = Event.objects.filter(programme=programme).select_related("conference")
    kinds: Mapping[str, Sequence[FactRow]] = {
        "event": list(events.prefetch_related(organisers)),
        "outcome": list(Outcome.objects.filter(programme=programme).prefetch_related("corrections")),
        "narrative": list(Narrative.objects.filter(programme=programme)),
        "challenge": list(Challenge.objects.filter(programme=programme)),
        "organisation": list(Organisation.objects.filter(programme=programme)),
    }
    for kind, rows in kinds.items():
        for key, facts in facts_of_all(rows).items():
            yield from ((f"{kind}:{key}", fact) for fact in facts if fact.documents or fact.unread)


def is_known_at_all(facts: tuple[FactLine, ...]) -> bool:
    """Return whether outsiders may know that there is such an event: its kind or its status is known to them."""
    return any(fact.is_known for fact in facts if fact.field in ("kind", "status"))


def _values(row: FactRow) -> dict[str, Any]:
    match row:
        case Outcome():
            corrections = tuple(correction(each) for each in row.corrections.all())
            return {"text": row.text, "unknown": row.unknown, "corrections": corrections}
        case Narrative():
            return {"text": row.text, "partly": row.partly}
        case Challenge():
            return {"text": row.text}
        case Organisation():
            return {"name": Name(text=row.name, language=row.language)}
        case Event():
            organisers = [(each.organisation.key, each.role) for each in row.organisers.all()]
            conference = row.conference.key if row.conference else None
            return event_values(row, organisers=organisers, conference=conference)


def _documents(
    rows: Sequence[Any], subjects: Mapping[str, str]
) -> Mapping[str, Mapping[str, list[Document]]]:
    """Return the documents that state each field of each subject."""
    found: dict[str, dict[str, list[Document]]] = defaultdict(lambda: defaultdict(list))
    programmes = {row.programme_id for row in rows}
    passages = Citation.objects.filter(programme__in=programmes, subject__in=subjects.values())
    for passage in passages.select_related("document"):
        if passage.start < passage.end:
            found[passage.subject][passage.field].append(passage.document)
    return found


def _given(
    rows: Sequence[Any], subjects: Mapping[str, str]
) -> Mapping[str, Mapping[str, list[FactApproval]]]:
    """Return the approvals given for each field of each subject, whatever value they were given for."""
    found: dict[str, dict[str, list[FactApproval]]] = defaultdict(lambda: defaultdict(list))
    programmes = {row.programme_id for row in rows}
    approvals = FactApproval.objects.filter(programme__in=programmes, subject__in=subjects.values())
    for approval in approvals.select_related("side", "account"):
        found[approval.subject][approval.field].append(approval)
    return found


def _read(rows: Sequence[Any], subjects: Mapping[str, str]) -> Mapping[tuple[str, str], str]:
    """Return the fingerprint of the value each fact's passages were read for."""
    programmes = {row.programme_id for row in rows}
    readings = FactReading.objects.filter(programme__in=programmes, subject__in=subjects.values())
    return {(each.subject, each.field): each.fingerprint for each in readings}


def _line(
    field: str,
    value: Any,
    documents: Mapping[str, list[Document]],
    given: Mapping[str, list[FactApproval]],
    read: str,
) -> FactLine:
    fingerprint = approvable(value)
    approvals = given.get(field, [])
    cited = tuple(dict.fromkeys(_all(documents, field)))
    return FactLine(
        field=field,
        fingerprint=fingerprint,
        documents=cited if read == fingerprint else (),
        unread=() if read == fingerprint else cited,
        read=read,
        approvals=tuple(each for each in approvals if each.fingerprint == fingerprint),
        outdated=tuple(each for each in approvals if each.fingerprint != fingerprint),
    )


def _all(documents: Mapping[str, list[Document]], field: str) -> Iterator[Document]:
    for name in CITED_AS.get(field, (field,)):
        yield from documents.get(name, ())
