"""The programme at a glance: what needs somebody, where it stands as of a date, what comes next, its timeline."""

from datetime import UTC, datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tracktwo.balance import draw_pairs
from tracktwo.figures import SideLabel
from tracktwo.office.balance.queries import held_by
from tracktwo.office.overview.coming import coming
from tracktwo.office.overview.gaps import widest
from tracktwo.office.overview.gathering import gather
from tracktwo.office.record import queries
from tracktwo.office.record.pages.answering import asked_date
from tracktwo.office.record.pages.pictures import programme_timeline
from tracktwo.office.shell.marking import plain, reader_language, sides_of
from tracktwo.office.shell.needs import Turn
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.sides import Mark

__all__ = ["overview"]

_MOST: Final = 20
"""How many rows the overview names of anything; the lists have them all."""
_STRIP: Final = 5
_WIDTH: Final = 340


def overview(request: SeatRequest) -> HttpResponse:
    """Show where the programme stands as of a date, today if none is asked for."""
    programme, language = request.seat.programme, reader_language()
    today = datetime.now(tz=UTC).date()
    asked = asked_date(request, today=today)
    sides = sides_of(programme, today.month)
    held = held_by(programme, as_of=asked.date.latest)
    pairs = [pair for pair in held if any(pair.numbers.values())][:_STRIP]
    labels = [SideLabel(key=side.key, name=plain(side.name), mark=Mark(side.mark)) for side in sides]
    return render(
        request,
        "overview/overview.html",
        {
            "asked": asked,
            "state": queries.state(programme, asked.date, language=language, most=_MOST),
            "most": _MOST,
            "needs": gather(request.seat),
            "Turn": Turn,
            "coming": coming(programme, today=today, language=language, sides=sides),
            "strip": draw_pairs(
                pairs, sides=labels, title=_("Balance"), language=language, simulated=False, width=_WIDTH
            )
            if pairs
            else None,
            "widest": widest(request.seat, language=language),
            "figure": programme_timeline(programme, language=language),
            "sources": queries.sources_of(programme, [f"programme:{programme.key}"]),
            "is_empty": not programme.events.exists(),
            "objectives": programme.objectives.all(),
            "sides": sides,
            "partners": queries.partners(programme, sides=sides),
        },
    )
