"""The programme at a glance: its state as of a date, what needs somebody, its timeline as a picture."""

from datetime import UTC, datetime

from django.http import HttpResponse
from django.shortcuts import render

from tracktwo.office.questions.queries import waiting_long
from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import asked_date
from tracktwo.office.record.pages.pictures import programme_timeline
from tracktwo.office.releases.queries import waits_for
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["overview"]

_MOST = 20
"""How many rows the overview names of anything; the lists have them all."""


def overview(request: SeatRequest) -> HttpResponse:
    """Show where the programme stands as of a date, today if none is asked for."""
    programme, language = request.seat.programme, reader_language()
    today = datetime.now(tz=UTC).date()
    asked = asked_date(request, today=today)
    sides = sides_of(programme, today.month)
    return render(
        request,
        "record/overview.html",
        {
            "asked": asked,
            "state": queries.state(programme, asked.date, language=language, most=_MOST),
            "most": _MOST,
            "needs": queries.needs(programme, language=language),
            "key_waited_for": waits_for(programme, request.seat.side),
            "waiting": waiting_long(programme, request.seat.side, today=today),
            "next_event": queries.next_event(programme, today=today, language=language),
            "figure": programme_timeline(programme, language=language),
            "sources": queries.sources_of(programme, [f"programme:{programme.key}"]),
            "is_empty": not programme.events.exists(),
            "objectives": programme.objectives.all(),
            "sides": sides,
            "partners": queries.partners(programme, sides=sides),
        },
    )
