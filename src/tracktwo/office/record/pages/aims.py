"""Pages of what the programme is for, what came of it, and on what its sources disagree."""

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import found
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["conflicts", "objective", "objectives", "outcomes"]


def objectives(request: SeatRequest) -> HttpResponse:
    """List the objectives with what serves each."""
    programme = request.seat.programme
    uses = queries.objective_use(programme, language=reader_language())
    sources = queries.sources_of(programme, [f"objective:{use.objective.key}" for use in uses])
    return render(request, "record/objectives.html", {"uses": uses, "sources": sources})


def objective(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one objective with the events that serve it and the outcomes that speak to it."""
    programme = request.seat.programme
    uses = queries.objective_use(programme, language=reader_language(), key=key)
    sources = queries.sources_of(programme, [f"objective:{key}"])
    use = found(next(iter(uses), None))
    return render(request, "record/objective.html", {"use": use, "sources": sources})


def outcomes(request: SeatRequest) -> HttpResponse:
    """List the conclusions the organisers stated."""
    programme = request.seat.programme
    rows = queries.outcomes(programme)
    sources = queries.sources_of(programme, [f"outcome:{row.key}" for row in rows])
    facts = queries.facts_of_all(rows)
    return render(request, "record/outcomes.html", {"rows": rows, "sources": sources, "facts": facts})


def conflicts(request: SeatRequest) -> HttpResponse:
    """List the facts on which sources disagree, with every value and the one chosen."""
    programme = request.seat.programme
    rows = queries.conflicts_about(programme)
    subjects = queries.subjects(programme, [row.subject for row in rows], language=reader_language())
    return render(request, "record/conflicts.html", {"rows": rows, "subjects": subjects})
