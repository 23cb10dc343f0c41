"""The sector as the programme knows it at a time: what type each organisation is, and what they are to each other."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from tracktwo.office.record.kinds import WORDS, GovernmentLevel, RelationKind
from tracktwo.office.record.models import (
    Classification,
    Organisation,
    Programme,
    Relation,
    SectorType,
)
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import choose

__all__ = [
    "TypeLine",
    "Typed",
    "giver_in_words",
    "holds",
    "relation_list",
    "relations_of",
    "type_lines",
    "typed_organisations",
    "types_of_organisations",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An organisation with its type at a time in words of a language; ``type`` is None for words of no typology."""

    organisation: Organisation
    words: str
    language: str
    type: SectorType | None = None

    @property
    def is_classified(self) -> bool:
        """Return whether any type is known."""
        return bool(self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeLine:
    """A type with the organisations that are of it."""

    type: SectorType
    organisations: tuple[Organisation, ...]


def holds(text: str, *, as_of: date | None) -> bool:
    """Return whether what is known for a time is known at a day: begun, and, if it is a range with an end, not over.

    What has no date holds always, and so does everything where no day is asked for.
    """
    if not text or as_of is None:
        return True
    known = PartialDate.parse(text)
    is_over = "/" in text and known.latest < as_of
    return known.earliest <= as_of and not is_over


def typed_organisations(programme: Programme, *, language: str, as_of: date | None = None) -> list[Typed]:
    """Return every organisation by name with the type it was last found to be of by a day, in two queries.

    Where the programme's typology says nothing, the words of its entry do.
    """
    types = _last_types(programme, as_of)
    rows = programme.organisations.prefetch_related("side", "parent")  # few of either, read once each
    return [_typed(each, types.get(each.pk), language=language) for each in rows]


def types_of_organisations(
    programme: Programme, *, language: str, as_of: date | None = None
) -> dict[int, tuple[str, str]]:
    """Return the type each organisation was last found to be of by a day: its language and words, by the id.

    Nothing else of an organisation is read, in two queries.
    """
    types = {pk: choose(each.name, language=language) for pk, each in _last_types(programme, as_of).items()}
    rows = programme.organisations.order_by().annotate(printed=Cast("type", TextField()))
    known: dict[str, tuple[str, str]] = {}  # many organisations, few types: each text is read once
    for pk, printed in rows.values_list("pk", "printed"):
        if pk not in types:
            if printed not in known:
                known[printed] = choose(json.loads(printed), language=language)
            types[pk] = known[printed]
    return types


def _last_types(programme: Programme, as_of: date | None) -> dict[int, SectorType]:
    """Return the type of the programme's typology each organisation was last found to be of by a day, by its id.

    It is put together here: a prefetch costs more than all else of a page.
    """
    found: dict[int, Classification] = {}
    rows = Classification.objects.filter(organisation__programme=programme).select_related("type")
    for each in sorted(rows, key=lambda each: (_begun(each.date), each.pk)):
        if holds(each.date, as_of=as_of):
            found[each.organisation_id] = each
    return {pk: each.type for pk, each in found.items()}


def _typed(organisation: Organisation, last: SectorType | None, *, language: str) -> Typed:
    tag, words = choose(last.name if last else organisation.type, language=language)
    return Typed(organisation=organisation, words=words, language=tag, type=last)


def _begun(text: str) -> date:
    return PartialDate.parse(text).earliest if text else date.min


def relation_list(
    programme: Programme, *, kind: str = "", level: str = "", as_of: date | None = None
) -> list[Relation]:
    """Return relations by kind and name, those of one kind or level, or known at a day."""
    rows = _with_names(programme.relations.all())
    if kind:
        rows = rows.filter(kind=kind)
    if level:
        rows = rows.filter(level=level)
    return [row for row in rows if holds(row.date, as_of=as_of)]


def relations_of(organisation: Organisation) -> tuple[list[Relation], list[Relation]]:
    """Return what an organisation is to others, and what others are to it."""
    return list(_with_names(organisation.relations.all())), list(_with_names(organisation.related.all()))


def _with_names(rows: "QuerySet[Relation]") -> "QuerySet[Relation]":
    return rows.select_related("one__side", "other__side", "source").order_by("kind", "other__name", "key")


def giver_in_words(relation: Relation) -> str:
    """Return who gives support: the organisation, with its level of government where it is stated; else the level."""
    level = str(WORDS[GovernmentLevel(relation.level)]) if relation.level else ""
    if relation.one is None:
        return level
    if relation.kind == RelationKind.SUPPORTS and level:
        return _("%(name)s (%(list)s)") % {"name": relation.one.name, "list": level}
    return relation.one.name


def type_lines(programme: Programme) -> list[TypeLine]:
    """Return the programme's types by key, each with every organisation ever found to be of it."""
    classified = Classification.objects.select_related("organisation").order_by("organisation__name", "pk")
    types = programme.sectortypes.select_related("side", "counterpart__side").prefetch_related(
        Prefetch("classifications", classified)
    )
    return [
        TypeLine(type=each, organisations=_once(row.organisation for row in each.classifications.all()))
        for each in types
    ]


def _once(organisations: Iterable[Organisation]) -> tuple[Organisation, ...]:
    return tuple({each.pk: each for each in organisations}.values())
