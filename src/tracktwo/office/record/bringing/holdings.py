"""The record as a file is compared with it: who and what is called so, read once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from tracktwo.office.record import models as record
from tracktwo.office.record.bringing.cells import plain
from tracktwo.office.shell.marking import plain as in_words

__all__ = ["Holdings"]


class Holdings:
    """What a programme has on record, by the ways a file can name it."""

    def __init__(self, programme: record.Programme) -> None:
        self.programme = programme

    @property
    def language(self) -> str:
        """Return the language of what a file does not say the language of: the programme's first."""
        return next(iter(self.programme.languages), "en")

    @cached_property
    def events(self) -> Mapping[str, record.Event]:
        """Return the events by key."""
        return {event.key: event for event in self.programme.events.prefetch_related("names")}

    @cached_property
    def people(self) -> Mapping[str, Sequence[str]]:
        """Return the keys of the people who are called something, in any form of their name."""
        rows = record.PersonName.objects.filter(person__programme=self.programme)
        return _by_name(rows.values_list("text", "person__key"))

    @cached_property
    def keys_of_people(self) -> frozenset[str]:
        """Return the keys of all people."""
        return frozenset(self.programme.persons.values_list("key", flat=True))

    @cached_property
    def organisations(self) -> Mapping[str, Sequence[str]]:
        """Return the keys of the organisations that are called something, in any form of their name."""
        others = record.OrganisationName.objects.filter(organisation__programme=self.programme)
        own = self.programme.organisations.values_list("name", "key")
        return _by_name([*own, *others.values_list("text", "organisation__key")])

    @cached_property
    def contributions(self) -> Mapping[tuple[str, str, str], record.Contribution]:
        """Return the entries on lists, by event, person and list; the first of several."""
        rows = record.Contribution.objects.filter(programme=self.programme)
        found: dict[tuple[str, str, str], record.Contribution] = {}
        for row in rows.select_related("event", "person", "side").order_by("position", "key"):
            found.setdefault((row.event.key, row.person.key, row.listed_as), row)
        return found

    @cached_property
    def segments(self) -> Mapping[str, record.Segment]:
        """Return the items of agendas by key."""
        rows = record.Segment.objects.filter(programme=self.programme)
        return {row.key: row for row in rows.select_related("event", "publication")}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return what sides, organisations and entries on lists are called, by their keys."""
        return {
            **{row.key: row.name_as_printed for row in self.contributions.values()},
            **dict(self.programme.organisations.values_list("key", "name")),
            **{side.key: in_words(side.name) for side in self.programme.sides.all()},
        }


def _by_name(rows: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    found: dict[str, dict[str, None]] = {}
    for text, key in sorted(rows):
        found.setdefault(plain(text), {})[key] = None
    return {name: tuple(keys) for name, keys in found.items()}
