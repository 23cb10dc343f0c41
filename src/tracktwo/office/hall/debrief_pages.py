"""The debrief: both lists of a meeting, written and decided on by the facilitators of both sides before they leave."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.hall import actions, queries
from tracktwo.office.hall.finding import done
from tracktwo.office.hall.kinds import DEBRIEF_WORDS, Debrief
from tracktwo.office.record.queries import event_lines, event_list, place_in_time
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import sides_in_order

if TYPE_CHECKING:
    from tracktwo.office.models import DebriefLine
    from tracktwo.office.record.queries import EventLine

__all__ = ["add", "change", "debrief"]

_REFUSED = 422


@require_safe
def debrief(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show both lists, each line with what either side says of it."""
    return _page(request, _event(request, key), typed={})


def _page(request: SeatRequest, line: "EventLine", *, typed: dict[int, dict[str, str]]) -> HttpResponse:
    """Show both lists; ``typed`` is what somebody would have a line say that could not be kept."""
    signed = queries.debrief_of(line.event)
    programme = request.seat.programme
    page = {
        "line": line,
        "lists": [(part, [each for each in signed if each.line.part == part]) for part in Debrief],
        "debrief_words": DEBRIEF_WORDS,
        "sides": sides_in_order(list(programme.sides.all()), sequence=place_in_time(line.event)),
        "languages": programme.languages,
        "typed": typed,
    }
    return render(request, "hall/debrief.html", page, status=_REFUSED if typed else 200)


@require_POST
def add(request: SeatRequest, *, key: str) -> HttpResponse:
    """Add a line to one of the lists."""
    line = _event(request, key)

    def write() -> str:
        part = request.POST.get("part")
        if part not in set(Debrief):
            raise DataError(_("Choose which list the line belongs to."))
        actions.add_line(line.event, Debrief(part), _texts(request), by=request.user)
        return _("Saved.")

    return done(request, "hall-debrief", key, write)


@require_POST
def change(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Say for one's side whether a line may be made public; reword it, or take it away."""
    line = _event(request, key)
    found: DebriefLine | None = line.event.debrief.filter(number=number).first()
    if found is None:
        raise Http404
    seen, what = request.POST.get("seen", ""), request.POST.get("what")

    if what == "edit":
        return _reword(request, line, found, seen=seen)

    def write() -> str:
        match what:
            case "public" | "not_public":
                actions.say_of_line(found, is_public=what == "public", by=request.user, sha256=seen)
            case "remove":
                actions.remove_line(found, by=request.user, seen=seen)
            case _:
                raise DataError(_("There is no such thing to do with a line; look at the list again."))
        return _("Saved.")

    return done(request, "hall-debrief", key, write)


def _reword(request: SeatRequest, line: "EventLine", found: "DebriefLine", *, seen: str) -> HttpResponse:
    """Give a line other words; where they cannot be kept, show them again beside the line as it is."""
    words = _texts(request)
    try:
        actions.edit_line(found, words, by=request.user, seen=seen)
    except DataError as refusal:
        messages.error(request, str(refusal))
        return _page(request, line, typed={found.number: words})
    messages.success(request, _("Saved."))
    return redirect("hall-debrief", programme=request.seat.programme.key, key=line.event.key)


def _event(request: SeatRequest, key: str) -> "EventLine":
    programme = request.seat.programme
    rows = list(event_list(programme).filter(key=key))
    if not rows:
        raise Http404
    return event_lines(programme, language=reader_language(), events=rows)[0]


def _texts(request: SeatRequest) -> dict[str, str]:
    return {tag: request.POST.get(f"text_{tag}", "") for tag in request.seat.programme.languages}
