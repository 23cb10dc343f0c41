"""An event's agenda as files to pass on: a page to print in every language of the programme, and a calendar entry."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tracktwo.clearance import PUBLIC, Audience, Room
from tracktwo.office.planning.calendars import calendar_of
from tracktwo.office.planning.handing import Handout, handout_of
from tracktwo.office.planning.printing import print_agenda
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["agenda_file"]

_TYPES = {"pdf": "application/pdf", "ics": "text/calendar; charset=utf-8"}


@require_safe
def agenda_file(request: SeatRequest, *, key: str, readers: str, form: str) -> HttpResponse:
    """Return the agenda of an event as its participants, or people outside, may have it."""
    audiences: dict[str, Audience] = {"participants": Room(event=key), "public": PUBLIC}
    audience = audiences.get(readers)
    if audience is None or form not in _TYPES:
        raise Http404
    handout = handout_of(request.seat.programme, key, audience=audience)
    response = HttpResponse(_made(handout, form), content_type=_TYPES[form])
    name = f"agenda-{key}.{form}" if readers == "participants" else f"agenda-{key}-public.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _made(handout: Handout, form: str) -> bytes:
    if form == "pdf":
        return print_agenda(handout)
    return calendar_of(handout, language=reader_language())
