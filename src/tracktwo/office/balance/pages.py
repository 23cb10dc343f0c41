"""The page of a programme's balance."""

from datetime import UTC, datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tracktwo.balance import Balance, Pair, draw_pairs, measure_definition, measure_word, unknown_in_words
from tracktwo.figures import Figure, SideLabel
from tracktwo.office.balance import queries
from tracktwo.office.record.pages.answering import asked_date
from tracktwo.office.shell.marking import plain, reader_language, sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.sides import Mark

__all__ = ["balance"]

_WIDTH: Final = 420


@require_safe
def balance(request: SeatRequest) -> HttpResponse:
    """Show how the programme is shared between its sides: over all events, planned, and event by event."""
    programme, language = request.seat.programme, reader_language()
    today = datetime.now(tz=UTC).date()
    asked = asked_date(request, today=today)
    found, page = queries.balance_page(programme, as_of=asked.date.latest, number=request.GET.get("page"))
    sides = sides_of(programme, today.month)
    labels = [SideLabel(key=side.key, name=plain(side.name), mark=Mark(side.mark)) for side in sides]
    return render(
        request,
        "balance/balance.html",
        {
            "asked": asked,
            "found": found,
            "sides": sides,
            "rooms": queries.rooms_of(found),
            "notes": queries.explained(programme, found),
            "page": page,
            "lines": queries.lines_of(programme, list(page), found=found, language=language),
            "held": _drawn(found.held, labels, title=_("Events held"), language=language),
            "planned": _drawn(found.planned, labels, title=_("Events planned"), language=language),
            "has_plans": _says_anything(found),
            "measure_word": lambda measure: measure_word(measure, language=language),
            "measure_definition": lambda measure: measure_definition(measure, language=language),
            "unknown_in_words": lambda pair: unknown_in_words(pair, language=language),
        },
    )


def _drawn(pairs: tuple[Pair, ...], labels: list[SideLabel], *, title: str, language: str) -> Figure:
    return draw_pairs(pairs, sides=labels, title=title, language=language, simulated=False, width=_WIDTH)


def _says_anything(found: Balance) -> bool:
    return any(any(pair.numbers.values()) for pair in found.planned)
