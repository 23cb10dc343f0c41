"""Facts: each value with the documents that state it and the approvals, both for exactly this value.

A passage supports a field only for the value somebody read it for; who changes the value reads again.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from tracktwo.clearance import Approval, Fact, Source, approvable
from tracktwo.clearance.kinds import Correction, Host, Place, Status
from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import OrganiserRole
from tracktwo.office.record.queries.material.rows import Rows
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["CITED_AS", "Support", "correction", "event_values", "partial_date", "rule_of"]

T = TypeVar("T")

CITED_AS: Final[Mapping[str, tuple[str, ...]]] = {
    "status": ("status", "status_as_of"),
    "hosts": ("hosts", "organisers"),
    "consulted": ("consulted", "organisers"),
    "parent": ("parent", "conference"),
}
"""A fact of an event → the fields of its row whose passages state it; any other is cited under its own name."""


def partial_date(text: str) -> PartialDate | None:
    """Return a date as kept in a row; None if there is none."""
    return PartialDate.parse(text) if text else None


def rule_of(text: str) -> Rule | None:
    """Return the rule a row states; None if it states none, or none that we know."""
    try:
        return Rule(text)
    except ValueError:
        return None


def correction(row: record.Correction) -> Correction:
    """Return a correction as outsiders may come to know it."""
    return Correction(date=partial_date(row.date), text=row.text)


def event_values(
    event: record.Event, *, organisers: Iterable[tuple[str, str]], conference: str | None
) -> dict[str, Any]:
    """Return what an event's row states of each fact; None, or an empty tuple, where it states nothing.

    Args:
        event: The event.
        organisers: Its organisers: the organisation's key and its role.
        conference: The key of the conference it stands in the margins of.
    """
    organised = sorted(organisers)
    place = Place(text=event.place, country=event.country)
    return {
        "rule": rule_of(event.rule),
        "kind": event.kind or None,
        "status": Status(value=event.status, as_of=partial_date(event.status_as_of))
        if event.status
        else None,
        "date": partial_date(event.date),
        "place": place if event.place or event.country else None,
        "duration": event.duration or None,
        "hosts": tuple(
            Host(organisation=key, role=role) for key, role in organised if role != OrganiserRole.CONSULTED
        ),
        "consulted": tuple(key for key, role in organised if role == OrganiserRole.CONSULTED),
        "theme": event.theme or None,
        "parent": conference,
        "earlier_plan": event.earlier_plan or None,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Given:
    approval: Approval
    fingerprint: str


class Support:
    """What supports each fact of a programme: passages by subject and field, approvals by the value they are for."""

    def __init__(self, rows: Rows) -> None:
        self._documents = {
            row.pk: Source(document=row.key, is_public=row.is_public) for row in rows.all(record.Document)
        }
        self._stated: dict[tuple[str, str], set[int]] = defaultdict(set)
        for citation in rows.all(record.Citation):
            if citation.start < citation.end:
                self._stated[citation.subject, citation.field].add(citation.document_id)
        self._read = {(row.subject, row.field): row.fingerprint for row in rows.all(record.FactReading)}
        sides = {row.pk: row.key for row in rows.all(record.Side)}
        self._approved: dict[tuple[str, str], list[_Given]] = defaultdict(list)
        for given in sorted(rows.all(record.FactApproval), key=lambda given: sides[given.side_id]):
            approval = Approval(side=sides[given.side_id], by=given.account.name)
            self._approved[given.subject, given.field].append(
                _Given(approval=approval, fingerprint=given.fingerprint)
            )

    def _sources(self, subject: str, field: str, value: object) -> tuple[Source, ...]:
        """Return the documents that were read to state a value, in the order of their keys."""
        cited = CITED_AS.get(field, (field,))
        found = {document for name in cited for document in self._stated.get((subject, name), ())}
        if not found or self._read.get((subject, field)) != approvable(value):
            return ()
        return tuple(
            sorted((self._documents[document] for document in found), key=lambda each: each.document)
        )

    def document(self, document: int | None) -> tuple[Source, ...]:
        """Return one document as the only source; none where there is none."""
        return () if document is None else (self._documents[document],)

    def fact(self, subject: str, field: str, value: T, *, whole: object = None) -> Fact[T]:
        """Return a value with its support.

        Args:
            subject: What it is a fact of, ``kind:key``.
            field: Which fact, by the gate's name for it.
            value: The value.
            whole: For one of several values of a field, all of them: that is what passages are read and
                approvals given for.
        """
        sources = self._sources(subject, field, value if whole is None else whole)
        given = self._approved.get((subject, field), ())
        if not given:
            return Fact(value=value, sources=sources)
        print_of_value = approvable(value if whole is None else whole)
        standing = tuple(one.approval for one in given if one.fingerprint == print_of_value)
        return Fact(value=value, sources=sources, approvals=standing)
