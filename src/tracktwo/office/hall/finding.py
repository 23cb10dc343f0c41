"""The room, and the question of a room, that an address names; and what every change of one answers with."""

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from csp.constants import SELF
from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from tracktwo.office.hall import queries
from tracktwo.office.record.queries import event_sheet
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from typing import Any

    from tracktwo.office.models import Hall, HallQuestion
    from tracktwo.office.record.queries import EventSheet

__all__ = ["done", "hall_at", "question_at", "scripted", "sheet_at"]


def scripted(page: Page) -> Page:
    """Let a page load its one script and ask this office for news; everything works without it."""
    return cast("Page", csp_update({"script-src": [SELF], "connect-src": [SELF]})(cast("Any", page)))


def sheet_at(request: SeatRequest, key: str) -> "EventSheet":
    """Return the sheet of the event in the address; in another programme there is no such page."""
    sheet = event_sheet(request.seat.programme, key, language=reader_language())
    if sheet is None:
        raise Http404
    return sheet


def hall_at(request: SeatRequest, key: str) -> "Hall":
    """Return the room of the event in the address; where none was opened there is no such page."""
    hall = queries.hall_of_event(request.seat.programme, key)
    if hall is None:
        raise Http404
    return hall


def question_at(request: SeatRequest, key: str, number: int) -> "HallQuestion":
    """Return the question of the number in the address."""
    question = queries.question_numbered(hall_at(request, key), number)
    if question is None:
        raise Http404
    return question


def done(request: SeatRequest, page: str, key: str, change: Callable[[], str]) -> HttpResponse:
    """Carry a change out and lead back to a page, with what came of it or why nothing did."""
    try:
        said = change()
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect(page, programme=request.seat.programme.key, key=key)
