"""Pages of the register of gaps, and of what both sides say they want to know."""

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.forms import ClosingForm, GapForm, WishForm
from tracktwo.office.questions.kinds import Aim
from tracktwo.office.questions.pages import form_page, show
from tracktwo.office.questions.wishing import round_wishes
from tracktwo.office.record.queries import document_list
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import InformationGap

__all__ = ["close", "edit", "gap", "gaps", "new", "reopen", "take_back", "wishes"]

_ON_A_PAGE: Final = 50
_FILTERS: Final = {
    queries.GapFilter.OPEN: pgettext_lazy("gap", "Open"),
    queries.GapFilter.NOBODY_KNOWS: lazy("Nobody knows"),
    queries.GapFilter.CLOSED: pgettext_lazy("gap", "Closed"),
    queries.GapFilter.ALL: lazy("All"),
}


@require_safe
def gaps(request: SeatRequest) -> HttpResponse:
    """List what is not known, and to whom."""
    chosen = request.GET.get("show", "")
    which = queries.GapFilter(chosen) if chosen in set(queries.GapFilter) else queries.GapFilter.OPEN
    rows = queries.gap_list(request.seat.programme, which, side=request.seat.side)
    page = Paginator(rows, _ON_A_PAGE).get_page(request.GET.get("page"))
    return show(request, "questions/gaps.html", {"which": which, "page": page, "filters": _FILTERS})


@require_safe
def gap(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one gap: who lacks it, what was asked about it, what closed it."""
    found = _gap(request, key)
    asked = queries.gap_questions(found, side=request.seat.side)
    may_close = found.side_id in (None, request.seat.side_id)
    return show(request, "questions/gap.html", {"gap": found, "asked": asked, "may_close": may_close})


@form_page
def new(request: SeatRequest) -> HttpResponse:
    """Put a gap on the register."""
    programme = request.seat.programme
    data = request.POST if request.method == "POST" else None
    form = GapForm(data, programme=programme, sides=sides_of(programme, timezone.now().month))
    if form.is_valid():
        try:
            made = actions.make_gap(programme, form.gap(), by=request.user)
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The gap is on the register."))
            return _to(made)
    return show(request, "questions/edit_gap.html", {"form": form, "gap": None})


@form_page
def edit(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show an open gap as a form, and save it."""
    found, programme = _gap(request, key), request.seat.programme
    data = request.POST if request.method == "POST" else None
    present = {
        "text": found.text,
        "side": found.side.key if found.side else "",
        "importance": found.importance,
    }
    sides = sides_of(programme, timezone.now().month)
    form = GapForm(data, programme=programme, sides=sides, present=present)
    if form.is_valid():
        try:
            actions.edit_gap(found, form.gap(), by=request.user)
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _to(found)
    return show(request, "questions/edit_gap.html", {"form": form, "gap": found})


@form_page
def close(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask what is known now and on what evidence; close the gap."""
    found, programme = _gap(request, key), request.seat.programme
    asked = queries.gap_questions(found, side=request.seat.side)
    answers = [each for row in asked for each in row.answers.all() if each.given_on]
    form = ClosingForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        answers=answers,
        documents=document_list(programme),
    )
    if form.is_valid():
        try:
            actions.close_gap(found, form.closing(), by=request.user)
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The gap is closed."))
            return _to(found)
    return show(request, "questions/close_gap.html", {"form": form, "gap": found})


@require_POST
def reopen(request: SeatRequest, *, key: str) -> HttpResponse:
    """Open a closed gap again."""
    found = _gap(request, key)
    try:
        actions.reopen_gap(found, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The gap is open again."))
    return _to(found)


@form_page
def wishes(request: SeatRequest) -> HttpResponse:
    """Show what each side wants to know, side by side, and take one wish more of one's own side."""
    programme, side = request.seat.programme, request.seat.side
    form = WishForm(request.POST if request.method == "POST" else None, programme=programme)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.add_wish(programme, given["text"], Aim(given["aim"]), by=request.user)
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Added; both teams read it."))
            return redirect("wishes", programme=programme.key)
    sides = sides_of(programme, timezone.now().month)
    page = {
        "form": form,
        "sides": sides,
        "aims": queries.wishes_by_aim(programme, sides=sides, side=side),
        "asked": round_wishes(programme, side=side),
    }
    return show(request, "questions/wishes.html", page)


@require_POST
def take_back(request: SeatRequest, *, number: int) -> HttpResponse:
    """Take one of one's own side's wishes back."""
    try:
        actions.take_wish_back(request.seat.programme, number, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The wish is taken back."))
    return redirect("wishes", programme=request.seat.programme.key)


def _gap(request: SeatRequest, key: str) -> "InformationGap":
    found = queries.gap_called(request.seat.programme, key)
    if found is None:
        raise Http404
    return found


def _to(gap_: "InformationGap") -> HttpResponse:
    return redirect("gap", programme=gap_.programme.key, key=gap_.key)
