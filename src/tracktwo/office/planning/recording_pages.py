"""The page of recordings, videos and slides: whose release each needs, recorded and taken back."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.planning.lines import today
from tracktwo.office.record import actions, queries
from tracktwo.office.record.edit_answers import address
from tracktwo.office.record.pages.answering import one_page
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["recordings", "release_recorded", "release_withdrawn"]


@require_safe
def recordings(request: SeatRequest) -> HttpResponse:
    """List what needs the release of its speakers, with each release."""
    programme = request.seat.programme
    page = one_page(request, queries.recording_list(programme))
    rows = queries.recording_lines(programme, list(page), language=reader_language())
    return render(request, "planning/recordings.html", {"page": page, "rows": rows})


@require_POST
def release_recorded(request: SeatRequest, *, key: str, person: str) -> HttpResponse:
    """Keep that a speaker allows something to be public."""
    purpose = request.POST.get("purpose", "").strip()[:500]
    try:
        actions.record_release(
            programme=request.seat.programme,
            by=request.user,
            publication=key,
            person=person,
            purpose={reader_language(): purpose} if purpose else {},
            today=today(),
        )
    except DataError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The release is recorded."))
    return HttpResponseRedirect(f"{address(request, 'recordings')}?at={key}#{key}")


@require_POST
def release_withdrawn(request: SeatRequest, *, key: str, person: str) -> HttpResponse:
    """Keep that a speaker took a release back."""
    try:
        actions.withdraw_release(
            programme=request.seat.programme, by=request.user, publication=key, person=person, today=today()
        )
    except DataError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request,
            _(
                "The release is taken back. With the next release of the site nobody outside reads of it; the list "
                "of changes then counts one item taken down, and names nothing."
            ),
        )
    return HttpResponseRedirect(f"{address(request, 'recordings')}?at={key}#{key}")
