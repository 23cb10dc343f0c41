"""Pages of people and organisations: the register, and one entry whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import Asked, asked_date, found, one_page, typed
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from tracktwo.office.models import Event

__all__ = ["organisation", "organisations", "people", "person"]

UNCLASSIFIED = "-"
"""What asks for organisations nobody has classified."""
_FILTERS = ("q", "side", "type", "event", "as_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What a list of the register is asked to show."""

    values: dict[str, str]
    asked: Asked
    types: dict[str, str]
    of_type: dict[int, tuple[str, str]]
    """Of each organisation by id the language and words of its type."""

    @property
    def day(self) -> date | None:
        """Return the last day to look at; None where no date was typed, or none that can be read."""
        return self.asked.date.latest if self.asked.typed and not self.asked.error else None

    @property
    def among(self) -> set[int] | None:
        """Return the organisations of the type asked for, by id; None for all."""
        wanted = self.values["type"]
        if not wanted:
            return None
        return {pk for pk, (_tag, words) in self.of_type.items() if (words or UNCLASSIFIED) == wanted}


def _sought(request: SeatRequest) -> _Sought:
    asked = asked_date(request, today=datetime.now(tz=UTC).date())
    day = asked.date.latest if asked.typed and not asked.error else None
    of_type = queries.types_of_organisations(request.seat.programme, language=reader_language(), as_of=day)
    words = sorted(
        {(words, tag) for tag, words in of_type.values() if words},
        key=lambda row: row[0].casefold(),
    )
    return _Sought(
        values={name: typed(request, name) for name in _FILTERS},
        asked=asked,
        types=dict(words),
        of_type=of_type,
    )


def _page(request: SeatRequest, sought: _Sought, rows: Any) -> dict[str, Any]:
    """Return what both lists of the register show around their rows."""
    programme, language = request.seat.programme, reader_language()
    offered = queries.seek_events(programme, "", language=language)
    asked = {name: value for name, value in sought.values.items() if value}
    return {
        "page": one_page(request, rows),
        "query": sought.values["q"],
        "sought": sought,
        "is_narrowed": bool(asked),
        "narrowed": urlencode(asked) + "&" if asked else "",
        "sides": sides_of(programme, datetime.now(tz=UTC).month),
        "events": offered if len(offered) <= queries.MOST_OFFERED else None,
    }


def _events(request: SeatRequest, sought: _Sought) -> "QuerySet[Event] | None":
    """Return the events that are meant by what was chosen or typed; None where nothing was."""
    words = sought.values["event"]
    return queries.events_meant(request.seat.programme, words) if words else None


def people(request: SeatRequest) -> HttpResponse:
    """List the people by family name: those of a side, an event, a type of organisation, by a day."""
    sought = _sought(request)
    rows = queries.people_list(
        request.seat.programme,
        query=sought.values["q"],
        side=sought.values["side"],
        events=_events(request, sought),
        organisations=sought.among,
        as_of=sought.day,
    )
    page = _page(request, sought, rows)
    programme, shown = request.seat.programme, list(page["page"])
    page["rows"] = queries.people_lines(programme, shown, as_of=sought.day)
    page["names"] = {each.key: queries.shown_name(each, language=reader_language()) for each in shown}
    return render(request, "record/people.html", page)


def person(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one person: names, posts by date, contributions, sources; who was merged is found at the other's page."""
    language, programme = reader_language(), request.seat.programme
    sheet = queries.person_sheet(programme, key, language=language)
    if sheet is None:
        return _lead_on(request, "person", key)
    name = queries.shown_name(sheet.person, language=language)
    return render(request, "record/person.html", {"sheet": sheet, "name": name})


def organisations(request: SeatRequest) -> HttpResponse:
    """List the organisations by name: those of a side, an event, a type, or whose type is open."""
    sought, unreviewed = _sought(request), typed(request, "type") == "unreviewed"
    rows = queries.organisation_list(
        request.seat.programme,
        query=sought.values["q"],
        unreviewed=unreviewed,
        side=sought.values["side"],
        events=_events(request, sought),
        among=None if unreviewed else sought.among,
    )
    return render(
        request, "record/organisations.html", _page(request, sought, rows) | {"unreviewed": unreviewed}
    )


def organisation(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one organisation: its names, types and relations, units, people who spoke for it, roles at events."""
    language, programme = reader_language(), request.seat.programme
    sheet = queries.organisation_sheet(programme, key, language=language)
    if sheet is None:
        return _lead_on(request, "organisation", key)
    mine, others = queries.relations_of(sheet.organisation)
    page = {
        "sheet": sheet,
        "over_time": queries.people_over_time(sheet.appearances),
        "names": _names(sheet.appearances, language=language),
        "facts": queries.facts_of(sheet.organisation),
        "relations": mine,
        "related": others,
        "giver": queries.giver_in_words,
    }
    return render(request, "record/organisation.html", page)


def _names(appearances: Iterable[queries.Appearance], *, language: str) -> dict[str, Any]:
    people = {each.contribution.person.key: each.contribution.person for each in appearances}
    return {key: queries.shown_name(person, language=language) for key, person in people.items()}


def _lead_on(request: SeatRequest, kind: str, key: str) -> HttpResponse:
    """Lead from the address of an entry that was merged to the one it is part of now."""
    programme = request.seat.programme
    now = found(queries.merged_into(programme, kind, key) or None)
    return HttpResponseRedirect(reverse(kind, kwargs={"programme": programme.key, "key": now}))
