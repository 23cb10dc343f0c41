"""What a form offers where an entry points at another: the programme's rows, named for the reader."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.record import models as record
from tracktwo.office.record import queries
from tracktwo.office.record.forms.seeking import Seek
from tracktwo.office.record.kinds import WORDS, ListedAs
from tracktwo.office.record.queries import Offer, dated_title, event_lines, with_names
from tracktwo.vocabulary.languages import choose
from tracktwo.vocabulary.sides import sides_in_order

__all__ = ["MOST_LISTED", "References"]

Choices = Sequence[tuple[str, str]]

MOST_LISTED: Final = 300
"""How many rows a form lists to choose from; more are found by a part of their names."""


class References:
    """The rows a form can point at, read once per form: at most two or three queries for each kind of row.

    Args:
        programme: Whose rows.
        language: The reader's.
        event: The event whose agenda is edited, whose people alone can have a part in it.
        own: The row being edited, which cannot point at itself.
        sequence: What the order of the two sides alternates by.
    """

    def __init__(
        self,
        *,
        programme: record.Programme,
        language: str,
        event: record.Event | None = None,
        own: Any | None = None,
        sequence: int = 0,
    ) -> None:
        self.programme = programme
        self.language = language
        self.event = event
        self.sequence = sequence
        self._own = own
        self._known: dict[type[Any], Choices] = {}
        self._seeks: dict[type[Any], Seek | None] = {}

    def of(self, model: type[Any] | None) -> Choices:
        """Return key and label of each row of a model; nothing for a field that points nowhere."""
        if model is None:
            return ()
        if model not in self._known:
            self._known[model] = list(_READERS[model](self))
        own = self._own.key if isinstance(self._own, model) else None
        return [(key, label) for key, label in self._known[model] if key != own]

    def seek(self, model: type[Any] | None) -> Seek | None:
        """Return what finds rows of a model by a part of their names; None where there are few enough to list."""
        if model is None:
            return None
        if model not in self._seeks:
            rows = _ROWS.get(model)
            number = getattr(self.programme, rows).count() if rows else len(self.of(model))
            self._seeks[model] = cache(self.finder(model)) if number > MOST_LISTED else None
        return self._seeks[model]

    def finder(self, model: type[Any]) -> Seek:
        """Return what finds rows of a model by a part of their names, however many there are."""
        own = self._own.key if isinstance(self._own, model) else ""
        finder = _FINDERS.get(model)
        return lambda words: finder(self, words, own) if finder else _among(self.of(model), words)


def _among(choices: Choices, words: str) -> list[Offer]:
    """Return the rows that some words mean, one more than is offered at once."""
    sought = words.casefold()
    exact = [row for row in choices if row[0] == words]
    found = exact or [row for row in choices if sought in row[1].casefold()]
    return [Offer(key, label, "", label) for key, label in found[: queries.MOST_OFFERED + 1]]


def _sides(references: References) -> Iterable[tuple[str, str]]:
    for side in sides_in_order(list(references.programme.sides.all()), sequence=references.sequence):
        yield side.key, choose(side.name, language=references.language)[1]


def _objectives(references: References) -> Iterable[tuple[str, str]]:
    for objective in references.programme.objectives.all():
        text = choose(objective.text, language=references.language)[1]
        yield objective.key, _("%(number)s. %(text)s") % {"number": objective.number, "text": text}


def _organisations(references: References) -> Iterable[tuple[str, str]]:
    return references.programme.organisations.order_by("name", "key").values_list("key", "name")


def _types(references: References) -> Iterable[tuple[str, str]]:
    for row in references.programme.sectortypes.select_related("side"):
        name = choose(row.name, language=references.language)[1]
        if row.side:
            side = choose(row.side.name, language=references.language)[1]
            name = _("%(name)s (%(list)s)") % {"name": name, "list": side}
        yield row.key, name


def _people(references: References) -> Iterable[tuple[str, str]]:
    names = record.PersonName.objects.filter(person__programme=references.programme, preferred=True)
    called = dict(names.values_list("person__key", "text"))
    keys = references.programme.persons.values_list("key", flat=True)
    return sorted(((key, called.get(key, key)) for key in keys), key=lambda row: row[1].casefold())


def _events(references: References) -> Iterable[tuple[str, str]]:
    events = list(with_names(references.programme.events.all()))
    for line in event_lines(references.programme, language=references.language, events=events):
        yield line.event.key, dated_title(line.title.text, line.event.date, language=references.language)


def _conferences(references: References) -> Iterable[tuple[str, str]]:
    for conference in references.programme.conferences.all():
        yield conference.key, dated_title(conference.name, conference.date, language=references.language)


def _titles(rows: str) -> Callable[[References], Iterable[tuple[str, str]]]:
    def read(references: References) -> Iterable[tuple[str, str]]:
        titled: Iterable[tuple[str, str]] = getattr(references.programme, rows).values_list("key", "title")
        return sorted(titled, key=lambda row: row[1].casefold())

    return read


def _contributions(references: References) -> Iterable[tuple[str, str]]:
    if references.event is None:
        return
    for row in references.event.contributions.all():
        yield (
            row.key,
            _("%(name)s (%(list)s)")
            % {
                "name": row.name_as_printed,
                "list": WORDS[ListedAs(row.listed_as)],
            },
        )


_READERS: Final[Mapping[type[Any], Callable[[References], Iterable[tuple[str, str]]]]] = {
    record.Side: _sides,
    record.Objective: _objectives,
    record.Organisation: _organisations,
    record.SectorType: _types,
    record.Person: _people,
    record.Event: _events,
    record.Conference: _conferences,
    record.Document: _titles("documents"),
    record.Publication: _titles("publications"),
    record.Contribution: _contributions,
}
_ROWS: Final[Mapping[type[Any], str]] = {
    record.Organisation: "organisations",
    record.Person: "persons",
    record.Event: "events",
    record.Document: "documents",
    record.Publication: "publications",
}
"""Kinds of which there may be thousands, so that they are counted before they are read."""
_FINDERS: Final[Mapping[type[Any], Callable[[References, str, str], list[Offer]]]] = {
    record.Organisation: lambda it, words, own: queries.seek_organisations(it.programme, words, but=own),
    record.Person: lambda it, words, own: queries.seek_people(
        it.programme, words, language=it.language, but=own
    ),
    record.Event: lambda it, words, own: queries.seek_events(
        it.programme, words, language=it.language, but=own
    ),
    record.Document: lambda it, words, own: queries.seek_titles(
        it.programme.documents.exclude(key=own), words
    ),
    record.Publication: lambda it, words, own: queries.seek_titles(
        it.programme.publications.exclude(key=own), words
    ),
}
