"""Pages of people and organisations."""

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import found, one_page, typed
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["organisation", "organisations", "people", "person"]


def people(request: SeatRequest) -> HttpResponse:
    """List the people by family name, or those whose name contains what was typed."""
    query = typed(request, "q")
    page = one_page(request, queries.people_list(request.seat.programme, query=query))
    names = {person.key: queries.shown_name(person, language=reader_language()) for person in page}
    return render(request, "record/people.html", {"page": page, "query": query, "names": names})


def person(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one person: names, posts by date, contributions, sources."""
    language = reader_language()
    sheet = found(queries.person_sheet(request.seat.programme, key, language=language))
    name = queries.shown_name(sheet.person, language=language)
    return render(request, "record/person.html", {"sheet": sheet, "name": name})


def organisations(request: SeatRequest) -> HttpResponse:
    """List the organisations by name, or those whose name contains what was typed."""
    query, unreviewed = typed(request, "q"), typed(request, "type") == "unreviewed"
    rows = queries.organisation_list(request.seat.programme, query=query, unreviewed=unreviewed)
    return render(
        request,
        "record/organisations.html",
        {"page": one_page(request, rows), "query": query, "unreviewed": unreviewed},
    )


def organisation(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one organisation: its names, units, people who spoke for it, roles at events."""
    language = reader_language()
    sheet = found(queries.organisation_sheet(request.seat.programme, key, language=language))
    names = {
        each.contribution.person.key: queries.shown_name(each.contribution.person, language=language)
        for each in sheet.appearances
    }
    page = {"sheet": sheet, "names": names, "facts": queries.facts_of(sheet.organisation)}
    return render(request, "record/organisation.html", page)
