"""The page that erases a person: what goes, what stays and why, and one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tracktwo.office.record.edit_answers import called, entry_and_row, form_page
from tracktwo.office.review.erasing import erase as erase_for_good
from tracktwo.office.shell.routes import SeatRequest

__all__ = ["erase"]


@form_page
def erase(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask whether a person is to be erased, saying what goes and what stays; erase them."""
    entry, row = entry_and_row(request, "person", key)
    if request.method != "POST" or "sure" not in request.POST:
        page = {
            "title": called(request, entry, row),
            "person": row,
            "lines": row.contributions.count(),
            "is_refused": request.method == "POST",
        }
        return render(request, "review/erase.html", page, status=422 if request.method == "POST" else 200)
    erase_for_good(programme=request.seat.programme, by=request.user, key=key)
    messages.success(
        request,
        _(
            "The person is erased, and reading the documents again does not bring them back. What the documents "
            "themselves print stays in their text, and what was published stays in the releases that both sides "
            "approved: prepare a new one."
        ),
    )
    return redirect("people", programme=request.seat.programme.key)
