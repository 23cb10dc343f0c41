"""Passages and disagreements, each about the noun of its subject and in the gate's words for its field."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from tracktwo.clearance.kinds import (
    Challenge,
    Citation,
    Conference,
    Conflict,
    Contribution,
    Document,
    Event,
    Media,
    Narrative,
    Objective,
    Organisation,
    Outcome,
    Person,
    Programme,
    Publication,
    Reading,
    Segment,
    Side,
    Subject,
)
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material.facts import CITED_AS
from tracktwo.office.record.queries.material.rows import Rows

__all__ = ["citations", "conflicts", "subject_names"]

_NAMES: Final[Mapping[type[Any], str]] = {
    Programme: "programme",
    Side: "side",
    Objective: "objective",
    Organisation: "organisation",
    Person: "person",
    Conference: "conference",
    Event: "event",
    Contribution: "contribution",
    Segment: "segment",
    Document: "document",
    Publication: "publication",
    Media: "media",
    Outcome: "outcome",
    Narrative: "narrative",
    Challenge: "challenge",
}
_RENAMED: Final[Mapping[type[Any], Mapping[str, tuple[str, ...]]]] = {
    Event: {
        "contributions": ("presences",),
        **{
            row_field: tuple(fact for fact, fields in CITED_AS.items() if row_field in fields)
            for fields in CITED_AS.values()
            for row_field in fields
        },
    },
    Contribution: {"affiliations": ("organisations",)},
    Organisation: {"name": ("names",)},
}
"""Fields of a row that the gate knows by other names: an event's organisers are its hosts and those consulted, and who
is on its lists is read where it is read how each side took part."""


def subject_names(nouns: Iterable[Subject]) -> dict[str, Subject]:
    """Return every noun a passage can speak of under its ``kind:key``."""
    return {f"{_NAMES[type(noun)]}:{noun.key}": noun for noun in nouns}


def citations(
    rows: Rows, subjects: Mapping[str, Subject], documents: Mapping[int, Document]
) -> Iterator[Citation]:
    """Return every passage once for each field it supports; one of nothing there, or of no length, supports none."""
    found = {
        (citation.subject, field, citation.document_id, citation.start, citation.end)
        for citation in rows.all(record.Citation)
        if citation.subject in subjects and citation.start < citation.end
        for field in _fields(subjects[citation.subject], citation.field)
    }
    for subject, field, document, start, end in found:
        yield Citation(
            subject=subjects[subject], document=documents[document], field=field, start=start, end=end
        )


def conflicts(
    rows: Rows, subjects: Mapping[str, Subject], documents: Mapping[int, Document]
) -> Iterator[Conflict]:
    """Return every disagreement about something that is there, with its readings."""
    values = rows.under(record.ConflictValue, "conflict_id")
    for row in rows.all(record.Conflict):
        subject = subjects.get(row.subject)
        if subject is None:
            continue
        yield Conflict(
            key=row.key,
            subject=subject,
            field=_fields(subject, row.field)[0],
            question=row.question,
            readings=tuple(
                Reading(
                    text=value.text,
                    document=documents[value.document_id],
                    start=value.start,
                    end=value.end,
                    is_chosen=value.chosen,
                )
                for value in sorted(values.get(row.pk, ()), key=lambda value: (value.position, value.start))
                if value.start < value.end
            ),
            reason=row.reason,
        )


def _fields(subject: Subject, field: str) -> tuple[str, ...]:
    return _RENAMED.get(type(subject), {}).get(field, (field,))
