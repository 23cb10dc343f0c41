"""The pages of badges: a code for each side, and sheets to print, side by side."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tracktwo.office.rounds import actions
from tracktwo.office.rounds.badges import MOST_BADGES, badge_sheet
from tracktwo.office.rounds.forms import BadgeForm
from tracktwo.office.rounds.kinds import Entry, State
from tracktwo.office.rounds.pages import WORDS, asked_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import sides_in_order

__all__ = ["badges", "sheet"]


@require_http_methods(["GET", "HEAD", "POST"])
def badges(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show the code of each side, where there is one; make them, or others in their place."""
    found = asked_of(request, key)
    if request.method == "POST":
        try:
            actions.make_badges(found, by=request.user)
        except DataError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Each side has a code of its own. Print the badges of each."))
        return redirect("round-badges", programme=found.programme.key, key=key)
    calls = {each.side_id: each for each in found.sides.all()}
    ordered = sides_in_order([each.side for each in calls.values()], sequence=timezone.now().month)
    page = {
        **WORDS,
        "round": found,
        "sides": [calls[each.pk] for each in ordered],
        "address": request.build_absolute_uri(reverse("join")),
        "usual": 10,
        "most": MOST_BADGES,
        "may_make": found.state in {State.DRAFT, State.OPEN} and found.entry != Entry.INVITATION,
    }
    return render(request, "rounds/badges.html", page)


@require_safe
def sheet(request: SeatRequest, *, key: str, side: str) -> HttpResponse:
    """Send the badges of one side as a PDF."""
    found = asked_of(request, key)
    called = next((each for each in found.sides.all() if each.side.key == side and each.badge), None)
    form = BadgeForm(request.GET)
    if called is None or not form.is_valid():
        raise Http404
    called.round = found
    address = request.build_absolute_uri(reverse("join"))
    content = badge_sheet(called, address=address, people=form.cleaned_data["people"])
    name = f"{'SIMULATED-' if found.is_simulated else ''}badges-{found.key}-{side}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
