"""The sector as the programme knows it at a time: what type each organisation is, and what they are to each other."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet
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
    return _typed_each(programme, programme.organisations.select_related("side", "parent"), language, as_of)


def types_of_organisations(
    programme: Programme, *, language: str, as_of: date | None = None
) -> dict[int, Typed]:
    """Return the type each organisation was last found to be of by a day, by its id; nothing else of it is read."""
    rows = programme.organisations.only("programme", "type")
    return {each.organisation.pk: each for each in _typed_each(programme, rows, language, as_of)}


def _typed_each(
    programme: Programme, rows: QuerySet[Organisation], language: str, as_of: date | None
) -> list[Typed]:
    """Return organisations with their types, put together here: a prefetch costs more than all else of a page."""
    found: defaultdict[int, list[Classification]] = defaultdict(list)
    for each in Classification.objects.filter(organisation__programme=programme).select_related("type"):
        if holds(each.date, as_of=as_of):
            found[each.organisation_id].append(each)
    return [_typed(each, found[each.pk], language=language) for each in rows]


def _typed(organisation: Organisation, known: Sequence[Classification], *, language: str) -> Typed:
    if not known:
        tag, words = choose(organisation.type, language=language)
        return Typed(organisation=organisation, words=words, language=tag)
    last = max(known, key=lambda each: (_begun(each.date), each.pk))
    tag, words = choose(last.type.name, language=language)
    return Typed(organisation=organisation, words=words, language=tag, type=last.type)


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
