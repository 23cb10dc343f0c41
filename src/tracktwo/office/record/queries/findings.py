"""Findings, narratives and challenges with what they rest on; the notes of both sides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

from tracktwo.clearance import Release
from tracktwo.office.record.models import Challenge, Document, Event, Narrative, Outcome, Programme, SideNote

__all__ = [
    "Resting",
    "Standing",
    "resting_on",
    "ruled_evidence",
    "side_notes",
    "statement_called",
    "statements_of",
    "statements_within",
    "words_of_sides",
]

_MODELS: Final[Mapping[str, type[Any]]] = {"outcome": Outcome, "narrative": Narrative, "challenge": Challenge}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What of the record can be evidence: its rule, where it is an event, and whether anybody may read it."""

    rule: str | None
    is_public: bool
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resting:
    """A finding (``outcome``), narrative or challenge, and what a piece of evidence does for it."""

    kind: str
    statement: Any
    stance: str


def statements_of(programme: Programme, kind: str) -> QuerySet[Any]:
    """Return all findings (``outcome``), narratives or challenges of a programme, each with its evidence."""
    rows = _MODELS[kind].objects.filter(programme=programme)
    ways = ("objectives", "evidence__side", *(("corrections",) if kind == "outcome" else ()))
    found: QuerySet[Any] = rows.prefetch_related(*ways)
    if kind == "challenge":
        found = found.select_related("next_event")
    return found


def statement_called(programme: Programme, kind: str, key: str) -> Any | None:
    """Return one finding, narrative or challenge; None if there is none."""
    return statements_of(programme, kind).filter(key=key).first()


def statements_within(programme: Programme, objective: int) -> dict[str, list[Any]]:
    """Return the findings, narratives and challenges that serve an objective, by kind."""
    return {
        kind: list(model.objects.filter(programme=programme, objectives=objective))
        for kind, model in _MODELS.items()
    }


def resting_on(programme: Programme, refs: Iterable[str]) -> dict[str, list[Resting]]:
    """Return what rests on each piece of evidence ("answer:q1/1"), by its name, in a query for each kind."""
    found: dict[str, list[Resting]] = {}
    wanted = list(refs)
    for kind, model in _MODELS.items():
        rows = model.objects.filter(programme=programme, evidence__subject__in=wanted)
        for row in rows.prefetch_related("evidence").distinct():
            for each in row.evidence.all():
                if each.subject in wanted:
                    resting = Resting(kind=kind, statement=row, stance=each.stance)
                    found.setdefault(each.subject, []).append(resting)
    return found


def ruled_evidence(programme: Programme, refs: Iterable[str]) -> dict[str, Standing]:
    """Return how each event, document or publication that evidence names stands, by "kind:key"; the rest is gone."""
    keys: dict[str, set[str]] = {"event": set(), "document": set(), "publication": set()}
    for ref in refs:
        kind, _, key = ref.partition(":")
        keys.get(kind, set()).add(key)
    events = Event.objects.filter(programme=programme, key__in=keys["event"])
    documents = Document.objects.filter(programme=programme, key__in=keys["document"])
    works = programme.publications.filter(key__in=keys["publication"])
    return {
        **{
            f"event:{key}": Standing(rule=rule, is_public=True, date=date)
            for key, rule, date in events.order_by().values_list("key", "rule", "date")
        },
        **{
            f"document:{key}": Standing(rule=None, is_public=is_public, date=date)
            for key, is_public, date in documents.values_list("key", "is_public", "published")
        },
        **{
            f"publication:{key}": Standing(rule=None, is_public=is_public, date=date)
            for key, is_public, date in works.order_by().values_list("key", "is_public", "date")
        },
    }


def side_notes(programme: Programme, subject: str) -> dict[int, SideNote]:
    """Return each side's note to something, by the id of the side."""
    found = SideNote.objects.filter(programme=programme, subject=subject).select_related("side", "account")
    return {note.side_id: note for note in found}


def words_of_sides(programme: Programme, *, kind: str) -> dict[str, dict[str, Release]]:
    """Return what each side notes to things of a kind, by "kind:key" and the key of the side, for the gate."""
    found: dict[str, dict[str, Release]] = {}
    notes = SideNote.objects.filter(programme=programme, subject__startswith=f"{kind}:")
    for note in notes.select_related("side", "account"):
        words = Release(text=note.text, approved_by=note.account.name if note.account else "")
        found.setdefault(note.subject, {})[note.side.key] = words
    return found
