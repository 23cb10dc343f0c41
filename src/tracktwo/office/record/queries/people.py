"""People, their posts over time, and the organisations they spoke for."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, F, FilteredRelation, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Lower, NullIf

from tracktwo.office.record.models import (
    Affiliation,
    Conflict,
    Contribution,
    Event,
    Organisation,
    Part,
    Person,
    PersonName,
    Programme,
    Side,
)
from tracktwo.office.record.queries.sources import Sources, conflicts_about, sources_of
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names
from tracktwo.vocabulary.names import script

__all__ = [
    "Appearance",
    "OrganisationSheet",
    "PersonLine",
    "PersonSheet",
    "Post",
    "organisation_list",
    "organisation_sheet",
    "people_lines",
    "people_list",
    "people_over_time",
    "person_sheet",
    "posts",
    "shown_name",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """One contribution, with the line of its event."""

    line: EventLine
    contribution: Contribution


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """A post and affiliation as printed, with the events it was printed for: that is all that dates it."""

    post: str
    affiliation: str
    language: str
    lines: tuple[EventLine, ...]
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A person as a list shows them: on which sides, the latest contribution, when they were seen, and how often."""

    person: Person
    sides: tuple[Side, ...]
    latest: Contribution | None
    first_date: str
    last_date: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSheet:
    """A person with what the record knows: names, posts, contributions, sources."""

    person: Person
    missing_languages: tuple[str, ...]
    posts: tuple[Post, ...]
    appearances: tuple[Appearance, ...]
    conflicts: tuple[Conflict, ...]
    sources: Sources


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationSheet:
    """An organisation with its names, units, the people who spoke for it and what it did for events."""

    organisation: Organisation
    appearances: tuple[Appearance, ...]
    roles: tuple[tuple[EventLine, str], ...]
    conflicts: tuple[Conflict, ...]
    sources: Sources


def people_list(
    programme: Programme,
    *,
    query: str = "",
    side: str = "",
    events: QuerySet[Event] | None = None,
    organisations: Collection[int] | None = None,
    as_of: date | None = None,
) -> QuerySet[Person]:
    """Return people by family name, with their names.

    Args:
        programme: Whose.
        query: Only those whose name in some form contains it.
        side: Only those listed on the side with this key.
        events: Only those listed at one of these events; None for any.
        organisations: Only those who spoke for one of these, by id.
        as_of: Only what was contributed by then, as far as dates are known; None: everything.
    """
    shown = F("shown__text")
    people = programme.persons.annotate(
        shown=FilteredRelation("names", condition=Q(names__preferred=True)),
    ).annotate(
        by=Lower(Coalesce(NullIf(F("shown__family"), Value("")), shown, F("key"), output_field=CharField())),
        then=Lower(Coalesce(shown, F("key"), output_field=CharField())),
    )
    if query:
        people = people.filter(pk__in=PersonName.objects.filter(text__icontains=query).values("person"))
    entries = Contribution.objects.filter(programme=programme)
    if as_of is not None:
        entries = entries.filter(event__latest__lte=as_of)
    wanted = entries
    if side:
        wanted = wanted.filter(side__key=side)
    if events is not None:
        wanted = wanted.filter(event__in=events)
    if organisations is not None:
        wanted = wanted.filter(organisations__in=organisations)
    if as_of is not None or side or events is not None or organisations is not None:
        people = people.filter(pk__in=wanted.values("person"))
    return people.prefetch_related("names").order_by("by", "then", "key")


def people_lines(
    programme: Programme, people: Sequence[Person], *, as_of: date | None = None
) -> list[PersonLine]:
    """Return people with what they contributed by a day in short, in the order given and in four queries.

    Of all contributions but the latest of each little is read: somebody may have hundreds.
    """
    entries = Contribution.objects.filter(programme=programme, person__in=people)
    if as_of is not None:
        entries = entries.filter(event__latest__lte=as_of)
    in_time = entries.order_by("event__earliest", "event__key", "position", "key")
    found: dict[int, list[tuple[int, int, str]]] = {}
    for person, pk, side, day in in_time.values_list("person_id", "pk", "side_id", "event__date"):
        found.setdefault(person, []).append((pk, side, day))
    sides = {side.pk: side for side in programme.sides.all()}
    spoken = Prefetch("affiliations", Affiliation.objects.select_related("organisation"))
    latest = Contribution.objects.prefetch_related(spoken).in_bulk([rows[-1][0] for rows in found.values()])
    return [_line(each, found.get(each.pk, []), sides=sides, latest=latest) for each in people]


def _line(
    person: Person,
    entries: Sequence[tuple[int, int, str]],
    *,
    sides: Mapping[int, Side],
    latest: Mapping[int, Contribution],
) -> PersonLine:
    of_sides = {side for _entry, side, _date in entries}
    return PersonLine(
        person=person,
        sides=tuple(side for pk, side in sides.items() if pk in of_sides),
        latest=latest[entries[-1][0]] if entries else None,
        first_date=entries[0][2] if entries else "",
        last_date=entries[-1][2] if entries else "",
        number=len(entries),
    )


def person_sheet(programme: Programme, key: str, *, language: str) -> PersonSheet | None:
    """Return a person's whole sheet; None if the programme has no person of this key."""
    person = programme.persons.filter(key=key).prefetch_related("names__source").first()
    if person is None:
        return None
    appearances = _appearances(programme, person.contributions.all(), language=language)
    about = [f"person:{person.key}", *(f"contribution:{each.contribution.key}" for each in appearances)]
    return PersonSheet(
        person=person,
        missing_languages=_missing(person, programme),
        posts=posts(appearances),
        appearances=appearances,
        conflicts=tuple(conflicts_about(programme, about)),
        sources=sources_of(programme, about),
    )


def posts(appearances: Iterable[Appearance]) -> tuple[Post, ...]:
    """Return the dated posts contributions show, in time order; one printed alike several times is one.

    A post is known for the date of the event it was printed for, and for no time before, between or after.
    """
    together: dict[tuple[str, str, str], list[Appearance]] = {}
    for each in appearances:
        printed = each.contribution
        if printed.post_as_printed or printed.affiliation_as_printed:
            key = printed.post_as_printed, printed.affiliation_as_printed, printed.language
            together.setdefault(key, []).append(each)
    return tuple(
        Post(
            post=post,
            affiliation=affiliation,
            language=language,
            lines=tuple({each.line.event.pk: each.line for each in seen}.values()),
            contributions=tuple(each.contribution for each in seen),
        )
        for (post, affiliation, language), seen in together.items()
    )


def people_over_time(appearances: Iterable[Appearance]) -> tuple[tuple[Person, tuple[Post, ...]], ...]:
    """Return who spoke for an organisation, each with the posts printed for them, in the order they first came."""
    by_person: dict[Person, list[Appearance]] = {}
    for each in appearances:
        by_person.setdefault(each.contribution.person, []).append(each)
    return tuple((person, posts(seen)) for person, seen in by_person.items())


def organisation_list(
    programme: Programme,
    *,
    query: str = "",
    unreviewed: bool = False,
    side: str = "",
    events: QuerySet[Event] | None = None,
    among: Collection[int] | None = None,
) -> QuerySet[Organisation]:
    """Return organisations by name.

    Args:
        programme: Whose.
        query: Only those with it in some name.
        unreviewed: Only those whose type is open.
        side: Only those of the side with this key.
        events: Only those that somebody spoke for, or that organised, at one of these events; None for any.
        among: Only these, by id.
    """
    organisations = programme.organisations.select_related("side", "parent").prefetch_related("names")
    if query:
        named = Q(name__icontains=query) | Q(names__text__icontains=query)
        organisations = organisations.filter(pk__in=Organisation.objects.filter(named).values("pk"))
    if unreviewed:
        organisations = organisations.filter(type_reviewed=False)
    if side:
        organisations = organisations.filter(side__key=side)
    if events is not None:
        there = Q(contributions__event__in=events) | Q(organised__event__in=events)
        organisations = organisations.filter(
            pk__in=Organisation.objects.filter(there, programme=programme).values("pk")
        )
    if among is not None:
        organisations = organisations.filter(pk__in=among)
    return organisations.order_by(Lower("name"), "key")


def organisation_sheet(programme: Programme, key: str, *, language: str) -> OrganisationSheet | None:
    """Return an organisation's whole sheet; None if the programme has no organisation of this key."""
    organisation = (
        programme.organisations.filter(key=key)
        .select_related("side", "parent")
        .prefetch_related(
            "names__source",
            "units",
            "partnerships",
            "publications",
            "published_documents",
            "types__type__side",
            "types__source",
        )
        .first()
    )
    if organisation is None:
        return None
    spoke = Contribution.objects.filter(organisations=organisation)
    about = [f"organisation:{organisation.key}"]
    return OrganisationSheet(
        organisation=organisation,
        appearances=_appearances(programme, spoke, language=language),
        roles=_roles(programme, organisation, language=language),
        conflicts=tuple(conflicts_about(programme, about)),
        sources=sources_of(programme, about),
    )


def _appearances(
    programme: Programme, contributions: QuerySet[Contribution], *, language: str
) -> tuple[Appearance, ...]:
    """Return contributions in time order, each with its event, side, organisations and parts."""
    found = list(
        contributions.select_related("side", "person")
        .prefetch_related(
            "person__names",
            Prefetch("affiliations", Affiliation.objects.select_related("organisation")),
            Prefetch("parts", Part.objects.select_related("segment")),
        )
        .distinct()
    )
    events = list(with_names(Event.objects.filter(pk__in={each.event_id for each in found})))
    lines = {line.event.pk: line for line in event_lines(programme, language=language, events=events)}
    place = {pk: number for number, pk in enumerate(lines)}
    found.sort(key=lambda each: (place[each.event_id], each.position, each.key))
    return tuple(Appearance(line=lines[each.event_id], contribution=each) for each in found)


def _roles(
    programme: Programme, organisation: Organisation, *, language: str
) -> tuple[tuple[EventLine, str], ...]:
    roles = list(organisation.organised.values_list("event_id", "role"))
    events = list(with_names(Event.objects.filter(pk__in={event for event, _role in roles})))
    lines = event_lines(programme, language=language, events=events)
    return tuple((line, role) for line in lines for event, role in roles if event == line.event.pk)


def shown_name(person: Person, *, language: str) -> PersonName:
    """Return the form of a name to show a reader: the first in their script, the preferred one leading."""
    names = list(person.names.all())
    if not names:
        return PersonName(text=person.key, language="")
    return next((name for name in names if script(name.language) == script(language)), names[0])


def _missing(person: Person, programme: Programme) -> tuple[str, ...]:
    """Return the programme's languages in whose script no form of the name is known."""
    known = {script(name.language) for name in person.names.all()}
    return tuple(language for language in programme.languages if script(language) not in known)
