"""Pages of events: the list, one event whole, and the conferences events stand beside."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.planning.lines import today
from tracktwo.office.planning.warnings import agenda_warnings
from tracktwo.office.record import queries
from tracktwo.office.record.entries import ENTRIES, content_of, versions
from tracktwo.office.record.kinds import EventKind, EventStatus
from tracktwo.office.record.pages.answering import found, one_page, typed
from tracktwo.office.record.pages.sentences import length_in_words
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["conference", "event", "events", "timeline"]


def events(request: SeatRequest) -> HttpResponse:
    """List the events in time order, of one kind or status if asked."""
    return render(request, "record/events.html", _listed(request))


def timeline(request: SeatRequest) -> HttpResponse:
    """List the events by year, for reading and printing."""
    context = _listed(request)
    years = [(year, list(lines)) for year, lines in groupby(context["lines"], key=_year)]
    return render(request, "record/timeline.html", context | {"years": years})


def _year(line: queries.EventLine) -> int | None:
    return PartialDate.parse(line.event.date).year if line.event.date else None


def _listed(request: SeatRequest) -> dict[str, Any]:
    programme, language = request.seat.programme, reader_language()
    kind = next((kind for kind in EventKind if kind == typed(request, "kind")), None)
    status = next((status for status in EventStatus if status == typed(request, "status")), None)
    rows = queries.event_list(programme, kind=kind or "", status=status or "")
    page = one_page(request, rows)
    return {
        "page": page,
        "lines": queries.event_lines(programme, language=language, events=list(page)),
        "kind": kind,
        "status": status,
        "kinds": list(EventKind),
        "statuses": list(EventStatus),
    }


def event(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one event with everything the record knows about it."""
    sheet = found(queries.event_sheet(request.seat.programme, key, language=reader_language()))
    team = queries.team_sheet(sheet.event, side=request.seat.side_id)
    about = queries.topics_about(request.seat.programme, sheet.subjects)
    return render(
        request,
        "record/event.html",
        {
            "sheet": sheet,
            "team": team,
            "states": {
                remark.key: versions(content_of(ENTRIES["remark"], remark)) for remark in team.remarks
            },
            "is_known_at_all": queries.is_known_at_all(team.facts),
            "shown_name": lambda person: queries.shown_name(person, language=reader_language()),
            "warnings": agenda_warnings(
                sheet, today=today(), elsewhere=queries.listed_elsewhere(sheet.event), topics=about
            ),
            "topics": queries.topics_in_order(about),
            "lessons": list(sheet.event.lessons.all()),
            "taken_up": queries.lessons_taken_up(sheet.event),
            "title_of": lambda event: queries.event_title(event, language=reader_language()),
            "given_out": list(sheet.event.agendas.all()),
            "handed": _handed(sheet, facts=team.facts),
            "in_running_order": typed(request, "people") == "running",
            "printed_name": queries.printed_name,
            "length": length_in_words,
        },
    )


def _handed(sheet: queries.EventSheet, *, facts: tuple[queries.FactLine, ...]) -> dict[str, tuple[str, ...]]:
    """Return for each kind of reader the files there are of an agenda: a calendar only where they may know its day.

    There is one for anybody if they may know of the event and something of its agenda is on the record.
    """
    event = sheet.event
    has_day = bool(event.date) and PartialDate.parse(event.date).days is not None
    is_told = any(fact.field == "date" and fact.is_known for fact in facts)
    is_open = any((each.rule or event.rule) == Rule.ON_THE_RECORD for each in sheet.segments)
    handed: dict[str, tuple[str, ...]] = {"participants": ("pdf", "ics") if has_day else ("pdf",)}
    if is_open and queries.is_known_at_all(facts):
        handed["public"] = ("pdf", "ics") if has_day and is_told else ("pdf",)
    return handed


def conference(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show the series a conference belongs to, with our events beside each edition."""
    programme = request.seat.programme
    series = found(queries.conference_series(programme, key, language=reader_language()))
    about = [f"conference:{edition.key}" for edition, _lines in series.editions]
    context = {"series": series, "sources": queries.sources_of(programme, about)}
    return render(request, "record/conference.html", context)
