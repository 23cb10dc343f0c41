"""What of an event or an outcome is known outside, fact by fact, and because of what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tracktwo.clearance import Approval, Fact, Source, approvable
from tracktwo.office.record.models import Citation, Document, Event, FactApproval, Outcome
from tracktwo.office.record.queries.material.facts import CITED_AS, event_values

__all__ = ["FactLine", "facts_of", "is_known_at_all"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactLine:
    """One fact: the documents that state it and the approvals given for its value as it is.

    ``outdated`` are approvals of a value it no longer has; they count for nothing.
    """

    field: str
    fingerprint: str
    documents: tuple[Document, ...]
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


def facts_of(row: Event | Outcome) -> tuple[FactLine, ...]:
    """Return what an event or an outcome states, fact by fact in the gate's order, in a few queries."""
    subject = f"{'event' if isinstance(row, Event) else 'outcome'}:{row.key}"
    values = _values_of_event(row) if isinstance(row, Event) else {"text": row.text}
    documents = _documents(row, subject)
    given = _given(row, subject)
    return tuple(_line(field, value, documents, given) for field, value in values.items() if value)


def is_known_at_all(facts: tuple[FactLine, ...]) -> bool:
    """Return whether outsiders may know that there is such an event: its kind or its status is known to them."""
    return any(fact.is_known for fact in facts if fact.field in ("kind", "status"))


def _values_of_event(event: Event) -> dict[str, Any]:
    organisers = [
        (each.organisation.key, each.role) for each in event.organisers.select_related("organisation")
    ]
    conference = event.conference.key if event.conference else None
    return event_values(event, organisers=organisers, conference=conference)


def _documents(row: Event | Outcome, subject: str) -> Mapping[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    passages = Citation.objects.filter(programme=row.programme_id, subject=subject).select_related("document")
    for passage in passages:
        if passage.start < passage.end and passage.document not in found[passage.field]:
            found[passage.field].append(passage.document)
    return found


def _given(row: Event | Outcome, subject: str) -> Mapping[str, list[FactApproval]]:
    found: dict[str, list[FactApproval]] = defaultdict(list)
    approvals = FactApproval.objects.filter(programme=row.programme_id, subject=subject)
    for approval in approvals.select_related("side", "account"):
        found[approval.field].append(approval)
    return found


def _line(
    field: str,
    value: Any,
    documents: Mapping[str, list[Document]],
    given: Mapping[str, list[FactApproval]],
) -> FactLine:
    fingerprint = approvable(value)
    approvals = given.get(field, [])
    return FactLine(
        field=field,
        fingerprint=fingerprint,
        documents=tuple(dict.fromkeys(_all(documents, field))),
        approvals=tuple(each for each in approvals if each.fingerprint == fingerprint),
        outdated=tuple(each for each in approvals if each.fingerprint != fingerprint),
    )


def _all(documents: Mapping[str, list[Document]], field: str) -> Iterator[Document]:
    for name in CITED_AS.get(field, (field,)):
        yield from documents.get(name, ())
