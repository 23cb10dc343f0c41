"""What of an event or an outcome is known outside, fact by fact, and because of what."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.clearance import Approval, Fact, Source, approvable
from tracktwo.office.record.models import Citation, Document, Event, FactApproval, Outcome
from tracktwo.office.record.queries.material.facts import CITED_AS, event_values

__all__ = ["FactLine", "facts_of", "facts_of_all", "is_known_at_all"]


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
    """Return what an event or an outcome states, fact by fact in the gate's order."""
    return facts_of_all([row])[row.key]


def facts_of_all(rows: Sequence[Event | Outcome]) -> dict[str, tuple[FactLine, ...]]:
    """Return the facts of events or of outcomes of one programme by key, in as many queries for many as for one."""
    found: dict[str, tuple[FactLine, ...]] = {}
    subjects = {row.key: f"{'event' if isinstance(row, Event) else 'outcome'}:{row.key}" for row in rows}
    documents, given = _documents(rows, subjects), _given(rows, subjects)
    for row in rows:
        subject = subjects[row.key]
        values = _values_of_event(row) if isinstance(row, Event) else {"text": row.text}
        found[row.key] = tuple(
            _line(field, value, documents[subject], given[subject])
            for field, value in values.items()
            if value
        )
    return found


def is_known_at_all(facts: tuple[FactLine, ...]) -> bool:
    """Return whether outsiders may know that there is such an event: its kind or its status is known to them."""
    return any(fact.is_known for fact in facts if fact.field in ("kind", "status"))


def _values_of_event(event: Event) -> dict[str, Any]:
    organisers = [(each.organisation.key, each.role) for each in event.organisers.all()]
    conference = event.conference.key if event.conference else None
    return event_values(event, organisers=organisers, conference=conference)


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
