"""Entries found by a part of a name, a few at a time: a programme may have more than any list to choose from shows."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from django.db.models import Q, QuerySet

from tracktwo.office.record.models import (
    Document,
    Event,
    Organisation,
    OrganisationName,
    Person,
    PersonName,
    Programme,
    Publication,
)
from tracktwo.office.record.queries.people import shown_name
from tracktwo.office.record.queries.titles import dated_title, event_title, with_names

__all__ = [
    "MOST_OFFERED",
    "Offer",
    "events_meant",
    "seek_events",
    "seek_organisations",
    "seek_people",
    "seek_titles",
]

MOST_OFFERED: Final = 30
"""How many entries are offered at once; a list as long as that is shown whole."""


class Offer(NamedTuple):
    """An entry to choose: its key, its name with the language of that, and what tells it from others of that name."""

    key: str
    name: str
    language: str
    label: str


def seek_events(
    programme: Programme, words: str, *, language: str, has_agenda: bool = False, but: str = ""
) -> list[Offer]:
    """Return the latest events that some words mean, one more than is offered at once.

    Args:
        programme: Whose.
        words: A part of a name, the beginning of a date, or a key; "" for any event.
        language: The reader's.
        has_agenda: Only those that have an agenda.
        but: The key of one that is not sought.
    """
    rows = events_meant(programme, words).exclude(key=but)
    if has_agenda:
        rows = rows.filter(segments__isnull=False).distinct()
    latest = with_names(rows.order_by("-latest", "-key"))[: MOST_OFFERED + 1]
    titles = [(row, event_title(row, language=language)) for row in latest]
    return [
        Offer(row.key, title.text, title.language, dated_title(title.text, row.date, language=language))
        for row, title in titles
    ]


def events_meant(programme: Programme, words: str) -> QuerySet[Event]:
    """Return the events that some words mean: the one of this key, else all that have them in a name or a date."""
    rows = programme.events.all()
    if not words:
        return rows
    exact = rows.filter(key=words)
    if exact.exists():
        return exact
    named = Event.objects.filter(programme=programme, names__text__icontains=words)
    return rows.filter(Q(pk__in=named.values("pk")) | Q(date__startswith=words))


def seek_people(programme: Programme, words: str, *, language: str, but: str = "") -> list[Offer]:
    """Return by name the people that some words mean, one more than is offered at once.

    Args:
        programme: Whose.
        words: A part of a name, or a key; "" for anybody.
        language: The reader's.
        but: The key of one who is not sought.
    """
    people = Person.objects.filter(programme=programme).exclude(key=but)
    if words:
        exact = people.filter(key=words)
        named = PersonName.objects.filter(person__programme=programme, text__icontains=words)
        people = exact if exact.exists() else people.filter(pk__in=named.values("person"))
    rows = people.order_by("key").prefetch_related("names")[: MOST_OFFERED + 1]
    names = ((row.key, shown_name(row, language=language)) for row in rows)
    return _told_apart((key, name.text, name.language) for key, name in names)


def seek_organisations(programme: Programme, words: str, *, but: str = "") -> list[Offer]:
    """Return by name the organisations that some words mean in any form of theirs, one more than is offered at once.

    Args:
        programme: Whose.
        words: A part of a name, or a key; "" for any.
        but: The key of one that is not sought.
    """
    rows = Organisation.objects.filter(programme=programme).exclude(key=but)
    if words:
        exact = rows.filter(key=words)
        forms = OrganisationName.objects.filter(organisation__programme=programme, text__icontains=words)
        meant = Q(name__icontains=words) | Q(pk__in=forms.values("organisation"))
        rows = exact if exact.exists() else rows.filter(meant)
    return _told_apart(
        rows.order_by("name", "key").values_list("key", "name", "language")[: MOST_OFFERED + 1]
    )


def seek_titles(rows: "QuerySet[Document] | QuerySet[Publication]", words: str) -> list[Offer]:
    """Return by title the documents or publications that some words mean, one more than is offered at once."""
    if words:
        exact = rows.filter(key=words)
        rows = exact if exact.exists() else rows.filter(title__icontains=words)
    return _told_apart(
        rows.order_by("title", "key").values_list("key", "title", "language")[: MOST_OFFERED + 1]
    )


def _told_apart(found: Iterable[tuple[str, str, str]]) -> list[Offer]:
    """Return entries by name, those of one name with their keys."""
    rows = list(found)
    times = Counter(text for _key, text, _language in rows)
    told = (
        Offer(key, text, language, text if times[text] == 1 else f"{text} ({key})")
        for key, text, language in rows
    )
    return sorted(told, key=lambda offer: offer.label.casefold())
