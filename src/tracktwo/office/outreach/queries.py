"""What a side's team reads of its reaching out; of the other side's, what that side shares."""

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Q, QuerySet

from tracktwo.office.outreach.kinds import Stage
from tracktwo.office.outreach.models import OfficialContact, Stakeholder
from tracktwo.office.record.queries.naming import named_on_record

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

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
    known = _known(programme, rows, wanted={_words(row.name) for row in rows})
    return [
        InStage(
            stage=stage, rows=[(row, _same(row.name, known, row.pk)) for row in rows if row.stage == stage]
        )
        for stage in Stage
    ]


def same_as(programme: "Programme", side: "Side", name: str, *, besides: int | None = None) -> list[Same]:
    """Return who of the record, and of what a side's team reads here, may bear a name."""
    known = _known(programme, _readable(programme, side), wanted={_words(name)})
    return _same(name, known, besides)


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


_Name = frozenset[str]


def _known(
    programme: "Programme", rows: "Iterable[Stakeholder]", *, wanted: "Collection[_Name]"
) -> "Mapping[_Name, Sequence[tuple[int, Same]]]":
    """Return who bears one of the wanted names, by its words in any order; everybody is read, few are kept."""
    known: dict[_Name, list[tuple[int, Same]]] = {words: [] for words in wanted if words}
    for kind, key, name in named_on_record(programme) if known else ():
        if (words := _words(name)) in known:
            known[words].append((0, Same(kind=kind, key=key, name=name)))
    for row in rows:
        if (words := _words(row.name)) in known:
            known[words].append((row.pk, Same(kind="stakeholder", key=str(row.pk), name=row.name)))
    return known


def _same(name: str, known: "Mapping[_Name, Sequence[tuple[int, Same]]]", besides: int | None) -> list[Same]:
    """Return each entry once, under the first of its names that fits."""
    found = [same for number, same in known.get(_words(name), []) if number != besides or not number]
    return list({(same.kind, same.key): same for same in reversed(found)}.values())[::-1]


def _words(name: str) -> _Name:
    """Return the words of a name without accents, capitals, marks and order."""
    letters = name.casefold()
    if not letters.isascii():
        decomposed = unicodedata.normalize("NFKD", name).casefold()
        letters = "".join(each for each in decomposed if not unicodedata.combining(each))
    return frozenset(_WORD.findall(letters))


_WORD: Final = re.compile(r"[^\W_]+")
