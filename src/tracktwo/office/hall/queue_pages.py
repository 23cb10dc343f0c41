"""The queue of a room: what was sent from phones, read by a moderator before anybody else sees it."""

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.hall import actions, queries
from tracktwo.office.hall.finding import done, hall_at, question_at
from tracktwo.office.hall.kinds import QUEUE_WORDS, Queue
from tracktwo.office.record.queries import event_lines, event_list
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import HallQuestion

__all__ = ["pause", "queue", "settle"]


@require_safe
def queue(request: SeatRequest, *, key: str) -> HttpResponse:
    """List what waits to be read, the oldest first, and what was put through and may want a translation."""
    programme, language = request.seat.programme, reader_language()
    rows = list(event_list(programme).filter(key=key))
    if not rows:
        raise Http404
    hall = queries.hall_of(rows[0])
    page = {
        "hall": hall,
        "line": event_lines(programme, language=language, events=rows)[0],
        "waiting": queries.questions_of(hall, Queue.WAITING) if hall else [],
        "ready": queries.questions_of(hall, Queue.READY) if hall else [],
        "declined": queries.questions_of(hall, Queue.DECLINED) if hall else [],
        "missing": lambda question: queries.languages_missing(programme, question),
        "queue_words": QUEUE_WORDS,
        "longest": actions.LONGEST,
    }
    return render(request, "hall/queue.html", page)


@require_POST
def settle(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Put a question through, decline it for one's side, or keep its translation."""
    question = question_at(request, key, number)
    return done(request, "hall-queue", key, lambda: _settle(request, question))


def _settle(request: SeatRequest, question: "HallQuestion") -> str:
    match request.POST.get("what"):
        case "put":
            actions.put_through(question, by=request.user)
            return _("The question is in the queue.")
        case "decline":
            if actions.decline(question, by=request.user):
                return _("Both sides have declined the question; nobody else sees it.")
            return _("Your side declines it; it takes a moderator of the other side, too.")
        case "translate":
            language = request.POST.get("language", "")
            actions.translate(question, request.POST.get("text", ""), language=language, by=request.user)
            return _("Saved.")
        case _:
            raise DataError(_("There is no such thing to do with a question; look at the queue again."))


@require_POST
def pause(request: SeatRequest, *, key: str) -> HttpResponse:
    """Stop taking questions from phones, or take them again, with one click."""
    hall = hall_at(request, key)

    def change() -> str:
        is_open = request.POST.get("questions") == "open"
        actions.take_questions(hall, is_open=is_open, by=request.user)
        return _("Questions are taken again.") if is_open else _("No questions are taken from now on.")

    return done(request, "hall-queue", key, change)
