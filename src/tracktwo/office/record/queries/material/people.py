"""People, what they contributed, who was there and what was said; organisations and conferences."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from tracktwo.clearance import Fact, Name
from tracktwo.clearance.kinds import (
    Conference,
    Contribution,
    Document,
    Event,
    Organisation,
    Person,
    Publication,
)
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material.facts import Support, partial_date, rule_of
from tracktwo.office.record.queries.material.rows import Rows
from tracktwo.vocabulary.attribution import Rule, strictest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.names import NameOrder, PersonName

__all__ = ["conferences", "contributions", "organisations", "people"]

N = TypeVar("N", Contribution, Event)


def contributions(rows: Rows, events: Mapping[int, Event]) -> dict[int, Contribution]:
    """Return every entry of a person on a list of an event, by its row's id."""
    side_keys = {row.pk: row.key for row in rows.all(record.Side)}
    person_keys = {row.pk: row.key for row in rows.all(record.Person)}
    organisation_keys = {row.pk: row.key for row in rows.all(record.Organisation)}
    affiliations = rows.under(record.Affiliation, "contribution_id")
    rules = _rules_of_contributions(rows)
    return {
        row.pk: Contribution(
            key=row.key,
            event=events[row.event_id],
            person=person_keys[row.person_id],
            side=side_keys[row.side_id],
            listed_as=row.listed_as,
            name_as_printed=row.name_as_printed,
            position=row.position,
            post_as_printed=row.post_as_printed,
            affiliation_as_printed=row.affiliation_as_printed,
            language=row.language,
            organisations=_in_position(affiliations.get(row.pk, ()), organisation_keys),
            delivery=tuple(row.delivery),
            delivery_basis=row.delivery_basis,
            note=row.note,
            rules=rules.get(row.pk, ()),
        )
        for row in rows.all(record.Contribution)
    }


def _in_position(rows: Iterable[record.Affiliation], keys: Mapping[int, str]) -> tuple[str, ...]:
    ordered = sorted((row.position, keys[row.organisation_id]) for row in rows)
    return tuple(key for _, key in ordered)


def _rules_of_contributions(rows: Rows) -> dict[int, tuple[Rule | None, ...]]:
    """Return the rule of each contribution that is heard under rules of its own only: the loosest of them.

    Who speaks in a closed session of an open event and nowhere else is nobody the open part may name.
    """
    stated = {row.pk: row.rule for row in rows.all(record.Segment)}
    heard = {
        contribution: [stated[part.segment_id] for part in parts]
        for contribution, parts in rows.under(record.Part, "contribution_id").items()
    }
    return {
        contribution: (min(map(rule_of, rules), key=_strictness),)
        for contribution, rules in heard.items()
        if all(rules)
    }


def _strictness(rule: Rule | None) -> int:
    return list(Rule).index(strictest(rule))


def people(rows: Rows, support: Support, contributions: Mapping[int, Contribution]) -> list[Person]:
    """Return every person with each form of their name and everything they contributed."""
    names = rows.under(record.PersonName, "person_id")
    entries = rows.under(record.Contribution, "person_id")
    return [
        Person(
            key=row.key,
            names=tuple(
                Fact(value=_person_name(name), sources=support.document(name.source_id))
                for name in sorted(names.get(row.pk, ()), key=_by_preference)
            ),
            contributions=_by_key((entry.pk for entry in entries.get(row.pk, ())), contributions),
            note=row.note,
        )
        for row in rows.all(record.Person)
    ]


def _by_preference(name: record.PersonName) -> tuple[bool, str, str]:
    return not name.preferred, name.text, name.language


def _by_key(ids: Iterable[int], nouns: Mapping[int, N]) -> tuple[N, ...]:
    # Not by date or place in a list: the order of two entries would tell which event came first.
    return tuple(sorted((nouns[each] for each in ids), key=lambda noun: noun.key))


def _person_name(row: record.PersonName) -> PersonName:
    """Return one form of a person's name; without its family name marked if that does not stand in it."""
    try:
        return PersonName(
            text=row.text,
            language=row.language,
            family=row.family or None,
            given=row.given or None,
            order=NameOrder(row.order),
        )
    except DataError:
        return PersonName(text=row.text, language=row.language)


def organisations(
    rows: Rows,
    support: Support,
    *,
    contributions: Mapping[int, Contribution],
    events: Mapping[int, Event],
    works: Iterable[Document | Publication],
) -> list[Organisation]:
    """Return every organisation with all it did."""
    keys = {row.pk: row.key for row in rows.all(record.Organisation)}
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    partners = {row.organisation_id: row.side_id for row in rows.all(record.Partner)}
    entries = rows.under(record.Affiliation, "organisation_id")
    organised = rows.under(record.Organiser, "organisation_id")
    names = rows.under(record.OrganisationName, "organisation_id")
    published: dict[str, list[Document | Publication]] = defaultdict(list)
    for work in works:
        for key in work.publishers:
            published[key].append(work)
    return [
        Organisation(
            key=row.key,
            names=_organisation_names(row, names.get(row.pk, ()), support),
            side=sides.get(row.side_id or partners.get(row.pk) or 0),
            parent=keys.get(row.parent_id or 0),
            type=row.type,
            type_reviewed=row.type_reviewed,
            is_partner=row.pk in partners,
            contributions=_by_key({each.contribution_id for each in entries.get(row.pk, ())}, contributions),
            events=_by_key({each.event_id for each in organised.get(row.pk, ())}, events),
            published=tuple(published.get(row.key, ())),
            note=row.note,
        )
        for row in rows.all(record.Organisation)
    ]


def _organisation_names(
    row: record.Organisation, others: Iterable[record.OrganisationName], support: Support
) -> tuple[Fact[Name], ...]:
    own = support.fact(f"organisation:{row.key}", "name", Name(text=row.name, language=row.language))
    forms = [
        Fact(value=Name(text=name.text, language=name.language), sources=support.document(name.source_id))
        for name in others
    ]
    return (own, *sorted(forms, key=lambda form: (form.value.text, form.value.language)))


def conferences(rows: Rows, events: Mapping[int, Event]) -> list[Conference]:
    """Return every conference with the events in its margins."""
    beside = rows.under(record.Event, "conference_id")
    return [
        Conference(
            key=row.key,
            series=row.series,
            name=row.name,
            language=row.language,
            date=partial_date(row.date),
            place=row.place,
            events=_by_key((event.pk for event in beside.get(row.pk, ())), events),
        )
        for row in rows.all(record.Conference)
    ]
