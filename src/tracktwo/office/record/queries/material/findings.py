"""Findings, narratives and challenges, each with what it rests on.

Evidence from rounds and from the question exchange is named here and filled in by the room of findings, which may ask
those rooms; until then it counts as gone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from tracktwo.clearance import Release
from tracktwo.clearance.kinds import (
    Challenge,
    Document,
    Event,
    Evidence,
    Narrative,
    Outcome,
    Publication,
    SideNote,
)
from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import FindingBasis, FindingKind, Stance
from tracktwo.office.record.queries.material.facts import Support, correction, partial_date
from tracktwo.office.record.queries.material.rows import Rows

__all__ = ["challenges", "narratives", "outcomes", "subjects_of_evidence"]

Subjects = Mapping[str, Event | Document | Publication]
"""What of the record can be evidence, by "kind:key"."""


def subjects_of_evidence(*nouns: Iterable[Event | Document | Publication]) -> Subjects:
    """Return events, documents and publications as evidence names them."""
    return {f"{type(noun).__name__.lower()}:{noun.key}": noun for group in nouns for noun in group}


def outcomes(rows: Rows, support: Support, subjects: Subjects) -> Iterator[Outcome]:
    """Return all findings, each with what makes it known, what it rests on, and each side's note."""
    aims = _objectives(rows, record.Outcome)
    evidence = rows.under(record.OutcomeEvidence, "outcome_id")
    corrections = rows.under(record.Correction, "outcome_id")
    notes = side_notes(rows)
    for row in rows.all(record.Outcome):
        about = f"outcome:{row.key}"
        put_right = tuple(correction(each) for each in _in_order(corrections.get(row.pk, ())))
        yield Outcome(
            key=row.key,
            number=row.number,
            text=support.fact(about, "text", row.text),
            kind=FindingKind(row.kind),
            basis=FindingBasis(row.basis),
            as_of=partial_date(row.as_of),
            review_by=partial_date(row.review_by),
            unknown=support.fact(about, "unknown", row.unknown) if row.unknown else None,
            corrections=support.fact(about, "corrections", put_right) if put_right else None,
            objectives=aims.get(row.pk, ()),
            evidence=_evidence(evidence.get(row.pk, ()), rows, subjects),
            notes=notes.get(about, ()),
        )


def narratives(rows: Rows, support: Support, subjects: Subjects) -> Iterator[Narrative]:
    """Return all narratives, each with what speaks for it and against it."""
    aims = _objectives(rows, record.Narrative)
    evidence = rows.under(record.NarrativeEvidence, "narrative_id")
    for row in rows.all(record.Narrative):
        about = f"narrative:{row.key}"
        yield Narrative(
            key=row.key,
            number=row.number,
            text=support.fact(about, "text", row.text),
            partly=support.fact(about, "partly", row.partly) if row.partly else None,
            result_ref=row.result,
            as_of=partial_date(row.as_of),
            review_by=partial_date(row.review_by),
            objectives=aims.get(row.pk, ()),
            evidence=_evidence(evidence.get(row.pk, ()), rows, subjects),
        )


def challenges(
    rows: Rows, support: Support, subjects: Subjects, events: Mapping[int, Event]
) -> Iterator[Challenge]:
    """Return all challenges, each with the evidence of either side and where it is talked about next."""
    aims = _objectives(rows, record.Challenge)
    evidence = rows.under(record.ChallengeEvidence, "challenge_id")
    for row in rows.all(record.Challenge):
        yield Challenge(
            key=row.key,
            number=row.number,
            text=support.fact(f"challenge:{row.key}", "text", row.text),
            is_shared=row.is_shared,
            next_event=None if row.next_event_id is None else events[row.next_event_id],
            as_of=partial_date(row.as_of),
            review_by=partial_date(row.review_by),
            objectives=aims.get(row.pk, ()),
            evidence=_evidence(evidence.get(row.pk, ()), rows, subjects),
        )


def side_notes(rows: Rows) -> dict[str, tuple[SideNote, ...]]:
    """Return each side's note by what it is a note to; one that came in a file was written by nobody here."""
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    found: dict[str, tuple[SideNote, ...]] = {}
    for row in sorted(rows.all(record.SideNote), key=lambda row: sides[row.side_id]):
        text = Release(text=row.text, approved_by=row.account.name if row.account else "")
        found[row.subject] = (*found.get(row.subject, ()), SideNote(side=sides[row.side_id], text=text))
    return found


def _objectives(rows: Rows, model: Any) -> dict[int, tuple[str, ...]]:
    keys = {row.pk: row.key for row in rows.all(record.Objective)}
    return rows.keys(model.objectives.through, f"{model.__name__.lower()}_id", keys, "objective_id")


def _evidence(found: Sequence[Any], rows: Rows, subjects: Subjects) -> tuple[Evidence, ...]:
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    return tuple(
        Evidence(
            ref=row.subject,
            subject=subjects.get(row.subject),
            stance=Stance(row.stance),
            side=sides.get(row.side_id),
            start=row.start,
            end=row.end,
            note=row.note,
        )
        for row in _in_order(found)
    )


def _in_order(rows: Sequence[Any]) -> list[Any]:
    return sorted(rows, key=lambda row: (row.position, row.pk))
