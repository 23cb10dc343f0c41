"""Where a convenor approves for their side, and a reader confirms passages: sent from the page that shows it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.record import actions
from tracktwo.office.record.edit_answers import address, entry_and_row, reading_page
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["approve_fact", "approve_words", "confirm_reading"]


@require_POST
def approve_fact(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Approve that a fact of an event or an outcome be known outside, or take the approval back."""
    entry, row = entry_and_row(request, kind, key)
    programme, field = request.seat.programme, request.POST.get("field", "")[:60]
    if "withdraw" in request.POST:
        actions.withdraw_fact(programme=programme, by=request.user, kind=kind, key=key, field=field)
        messages.success(request, _("Your side’s approval is taken back."))
    else:
        seen = request.POST.get("seen", "")
        actions.approve_fact(programme=programme, by=request.user, kind=kind, key=key, field=field, seen=seen)
        messages.success(request, _("Approved for your side."))
    return HttpResponseRedirect(f"{reading_page(request, entry, row)}#{'known' if kind == 'event' else key}")


@require_POST
def approve_words(request: SeatRequest, *, key: str) -> HttpResponse:
    """Approve the words of a remark that may go out, or take the approval back."""
    _entry, remark = entry_and_row(request, "remark", key)
    if remark.side_id != request.seat.side_id:
        raise Http404
    programme = request.seat.programme
    if "withdraw" in request.POST:
        actions.withdraw_words(programme=programme, by=request.user, key=key)
        messages.success(request, _("The approval of these words is taken back."))
    else:
        seen = request.POST.get("seen", "")
        actions.approve_words(programme=programme, by=request.user, key=key, seen=seen)
        messages.success(request, _("These words are approved for release."))
    return HttpResponseRedirect(f"{address(request, 'event', key=remark.event.key)}#{key}")


@require_POST
def confirm_reading(request: SeatRequest, *, kind: str, key: str) -> HttpResponse:
    """Say that the passages given for a fact state the value it has now."""
    entry, row = entry_and_row(request, kind, key)
    actions.confirm_reading(
        programme=request.seat.programme,
        by=request.user,
        kind=kind,
        key=key,
        field=request.POST.get("field", "")[:60],
        seen=request.POST.get("seen", ""),
    )
    messages.success(request, _("The passages count for the value as it is now."))
    anchor = {"event": "#known", "outcome": f"#{key}"}.get(kind, "")
    return HttpResponseRedirect(f"{reading_page(request, entry, row)}{anchor}")
