"""The page that erases a person: what goes, what stays and why, and one button."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tracktwo.office.record.edit_answers import answer, called, entry_and_row, form_page, reading_page
from tracktwo.office.review.erasing import erase as erase_for_good
from tracktwo.office.review.erasing import forms_of
from tracktwo.office.review.mentions import Mention, mentions_of
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

__all__ = ["erase"]


@form_page
def erase(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask whether a person is to be erased, saying what goes, what stays and where else they are named; erase them."""
    entry, row = entry_and_row(request, "person", key)
    problem = ""
    if request.method == "POST" and "sure" in request.POST:
        try:
            erase_for_good(
                programme=request.seat.programme,
                by=request.user,
                key=key,
                offered=request.POST.getlist("offered"),
                taken=request.POST.getlist("taken"),
            )
        except DataError as error:
            problem = str(error)
        else:
            return _erased(request)
    found = mentions_of(row, names=forms_of(row), reader=request.seat.side)
    shown = [each for each in found if not each.is_hidden]
    offered, is_refused = set(request.POST.getlist("offered")), request.method == "POST"
    ticked = {
        each.token
        for each in shown
        if (each.token in request.POST.getlist("taken") if each.token in offered else each.is_certain)
    }
    page = {
        "title": called(request, entry, row),
        "person": row,
        "lines": row.contributions.count(),
        "is_refused": is_refused and not problem,
        "problem": problem,
        "mentions": [(each, _place(request, each)) for each in shown if each.may_change],
        "fixed": [(each, _place(request, each)) for each in shown if not each.may_change],
        "ticked": ticked,
    }
    return answer(request, "review/erase.html", page, refused=is_refused)


def _place(request: SeatRequest, mention: Mention) -> tuple[str, str, str]:
    """Return what the entry that names the person is called, the language of that, and its page."""
    if mention.entry is None:
        return "", "", ""
    return *called(request, mention.entry, mention.owner), reading_page(request, mention.entry, mention.owner)


def _erased(request: SeatRequest) -> HttpResponse:
    messages.success(
        request,
        _(
            "The person is erased, and reading the documents again does not bring them back. What the documents "
            "themselves print stays in their text, and what was published stays in the releases that both sides "
            "approved: prepare a new one."
        ),
    )
    return redirect("people", programme=request.seat.programme.key)
