"""Pages of what the programme is for, and on what its sources disagree."""

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import one_page
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["conflicts", "objectives"]


def objectives(request: SeatRequest) -> HttpResponse:
    """List the objectives with what serves each."""
    programme = request.seat.programme
    uses = queries.objective_use(programme, language=reader_language())
    sources = queries.sources_of(programme, [f"objective:{use.objective.key}" for use in uses])
    return render(request, "record/objectives.html", {"uses": uses, "sources": sources})


def conflicts(request: SeatRequest) -> HttpResponse:
    """List the facts on which sources disagree, with every value and the one chosen."""
    programme = request.seat.programme
    page = one_page(request, queries.conflict_list(programme))
    subjects = queries.subjects(programme, [row.subject for row in page], language=reader_language())
    context = {"page": page, "rows": list(page), "subjects": subjects}
    return render(request, "record/conflicts.html", context)
