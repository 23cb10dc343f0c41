"""What a side's team reads of its reaching out; of the other side's, what that side shares."""

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from tracktwo.office.outreach.kinds import Stage
from tracktwo.office.outreach.models import OfficialContact, Stakeholder
from tracktwo.office.record.queries.naming import named_on_record

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracktwo.office.models import Programme, Side

__all__ = [
    "InStage",
    "Same",
    "contact_count",
    "contact_numbered",
    "contacts_of",
    "same_as",
    "stages",
    "stakeholder_numbered",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class InStage:
    """Everybody who has come so far, each with who it may be already."""

    stage: Stage
    rows: "Sequence[tuple[Stakeholder, Sequence[Same]]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """An entry that may be the same: "person" or "organisation" of the record by key, or "stakeholder" by number."""

    kind: str
    key: str
    name: str


def stages(programme: "Programme", side: "Side") -> list[InStage]:
    """Return what a side's team reads, stage by stage, in three queries."""
    rows = list(_readable(programme, side).select_related("side"))
    known = _known(programme, rows)
    return [
        InStage(
            stage=stage, rows=[(row, _same(row.name, known, row.pk)) for row in rows if row.stage == stage]
        )
        for stage in Stage
    ]


def same_as(programme: "Programme", side: "Side", name: str, *, besides: int | None = None) -> list[Same]:
    """Return who of the record, and of what a side's team reads here, may bear a name."""
    return _same(name, _known(programme, _readable(programme, side)), besides)


def stakeholder_numbered(programme: "Programme", number: int, *, side: "Side") -> Stakeholder | None:
    """Return one of a side's own; another side's is not for it to change."""
    return Stakeholder.objects.filter(programme=programme, side=side, pk=number).first()


def contacts_of(programme: "Programme", side: "Side") -> list[OfficialContact]:
    """Return a side's own log, the latest first, each with the names of its event."""
    rows = OfficialContact.objects.filter(programme=programme, side=side).select_related("event")
    return sorted(
        rows.prefetch_related("event__names__owner"), key=lambda row: (row.held, row.pk), reverse=True
    )


def contact_count(programme: "Programme", side: "Side") -> int:
    """Return how many contacts a side's own log holds."""
    return OfficialContact.objects.filter(programme=programme, side=side).count()


def contact_numbered(programme: "Programme", number: int, *, side: "Side") -> OfficialContact | None:
    """Return one line of a side's own log; the other side's does not exist for it."""
    return OfficialContact.objects.filter(programme=programme, side=side, pk=number).first()


def _readable(programme: "Programme", side: "Side") -> QuerySet[Stakeholder]:
    return Stakeholder.objects.filter(Q(side=side) | Q(is_shared=True), programme=programme)


def _known(
    programme: "Programme", rows: "Iterable[Stakeholder]"
) -> dict[frozenset[str], list[tuple[int, Same]]]:
    """Return everybody there is by the words of a name, in any order."""
    known: dict[frozenset[str], list[tuple[int, Same]]] = {}
    for kind, key, name in named_on_record(programme):
        known.setdefault(_words(name), []).append((0, Same(kind=kind, key=key, name=name)))
    for row in rows:
        same = Same(kind="stakeholder", key=str(row.pk), name=row.name)
        known.setdefault(_words(row.name), []).append((row.pk, same))
    return known


def _same(name: str, known: dict[frozenset[str], list[tuple[int, Same]]], besides: int | None) -> list[Same]:
    """Return each entry once, under the first of its names that fits."""
    found = [same for number, same in known.get(_words(name), []) if number != besides or not number]
    return list({(same.kind, same.key): same for same in reversed(found)}.values())[::-1]


def _words(name: str) -> frozenset[str]:
    """Return the words of a name without accents, capitals, marks and order."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(
        each if each.isalnum() else "" if unicodedata.combining(each) else " " for each in decomposed
    )
    return frozenset(letters.split())
