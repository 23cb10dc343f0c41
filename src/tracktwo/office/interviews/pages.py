"""Pages of interviews: a side's own list and each of them; what was raised in everybody's, in bands."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tracktwo.office.interviews import actions, queries
from tracktwo.office.interviews.forms import CodeForm, InterviewForm, PassageForm
from tracktwo.office.interviews.kinds import CONSENT_WORDS
from tracktwo.office.record.queries import type_lines
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.kinds import Stance

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracktwo.office.models import Interview, InterviewPassage

__all__ = ["do", "edit", "interview", "interviews", "new", "passage", "themes"]

_REFUSED = 422


def form_page(page: Page) -> Page:
    """Return a page that shows a form and takes it."""
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@require_safe
def interviews(request: SeatRequest) -> HttpResponse:
    """List the interviews of the reader's own side."""
    rows = queries.interview_list(request.seat.programme, request.seat.side)
    return render(request, "interviews/interviews.html", {"rows": rows, "consent_words": CONSENT_WORDS})


@require_safe
def themes(request: SeatRequest) -> HttpResponse:
    """Show what was raised in the interviews of both sides, and people of which types were heard, in bands."""
    programme = request.seat.programme
    sides = sides_of(programme, timezone.now().month)
    page = {
        "sides": sides,
        "themes": queries.themes(programme, sides),
        "types": queries.types_heard(programme, sides),
    }
    return render(request, "interviews/themes.html", page)


@form_page
def new(request: SeatRequest) -> HttpResponse:
    """Keep an interview."""
    form = InterviewForm(_data(request), types=_types(request))
    if form.is_valid():
        try:
            made = actions.make_interview(request.seat.programme, form.values(), by=request.user)
        except DataError as refusal:
            form.add_error("consented", str(refusal))
        else:
            messages.success(
                request, _("The interview is kept; your side’s researchers and convenors read it.")
            )
            return _to(made)
    return _form(request, {"form": form, "interview": None})


@form_page
def edit(request: SeatRequest, *, key: str) -> HttpResponse:
    """Change under which consent and rule an interview stands."""
    found = _interview(request, key)
    present = {name: getattr(found, name) for name in ("consent", "consented", "rule", "house", "held")}
    present |= {"type": found.type.key if found.type else ""}
    form = InterviewForm(_data(request), types=_types(request), present=present)
    if form.is_valid():
        try:
            actions.edit_interview(found, form.values(), by=request.user)
        except DataError as refusal:
            form.add_error("consented", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _to(found)
    return _form(request, {"form": form, "interview": found})


@form_page
def interview(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one interview with what was said, and take one passage more."""
    found = _interview(request, key)
    programme = request.seat.programme
    form = PassageForm(_data(request), programme=programme)
    if form.is_valid():
        try:
            actions.add_passage(found, form.cleaned_data["text"], by=request.user)
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            return _to(found)
    subjects = queries.subjects_to_code(programme)
    page = {
        "interview": found,
        "form": form,
        "consent_words": CONSENT_WORDS,
        "is_counted": queries.is_counted(found),
        "passages": [
            (each, queries.quote_digest(each.quote), queries.is_quotable(each))
            for each in found.passages.all()
        ],
        "subjects": subjects,
        "code_form": CodeForm(None, subjects=subjects),
    }
    return render(request, "interviews/interview.html", page, status=_status(request))


@form_page
def passage(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Change what a passage says, and the words of it that may be quoted."""
    found = _interview(request, key)
    row = _passage(found, number)
    present = {"text": row.text, "quote": row.quote}
    form = PassageForm(_data(request), programme=request.seat.programme, present=present)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.edit_passage(row, given["text"], given["quote"], by=request.user)
        except DataError as refusal:
            form.add_error("quote", str(refusal))
        else:
            messages.success(request, _("Saved."))
            return _to(found)
    return _form(request, {"form": form, "interview": found})


@require_POST
def do(request: SeatRequest, *, key: str, what: str, number: int = 0) -> HttpResponse:
    """Do one thing with an interview or a passage of it, and lead back."""
    found = _interview(request, key)
    try:
        said = _doing(request, found, what, number)()
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return _to(found)


def _doing(request: SeatRequest, found: "Interview", what: str, number: int) -> "Callable[[], str]":
    by = request.user
    if what == "withdraw" and not number:
        return lambda: _did(actions.withdraw(found, by=by), _("All that was said is deleted."))
    row = _passage(found, number)
    match what:
        case "allow":
            sha256 = request.POST.get("sha256", "")
            return lambda: _did(
                actions.allow_words(row, by=by, sha256=sha256), _("It is kept that these words may go out.")
            )
        case "delete":
            return lambda: _did(actions.delete_passage(row, by=by), _("The passage is deleted."))
        case "code":
            form = CodeForm(request.POST, subjects=queries.subjects_to_code(request.seat.programme))
            if not form.is_valid():
                raise Http404
            given = form.cleaned_data
            return lambda: _did(
                actions.code_passage(row, given["subject"], Stance(given["stance"]), by=by),
                _("It is kept what the passage is about."),
            )
        case "uncode":
            subject = request.POST.get("subject", "")
            return lambda: _did(actions.take_code_away(row, subject, by=by), _("Taken away."))
    raise Http404


def _did(_done: None, said: str) -> str:
    return said


def _interview(request: SeatRequest, key: str) -> "Interview":
    found = queries.interview_called(request.seat.programme, key, side=request.seat.side)
    if found is None:
        raise Http404
    return found


def _passage(found: "Interview", number: int) -> "InterviewPassage":
    row = next((each for each in found.passages.all() if each.number == number), None)
    if row is None:
        raise Http404
    return row


def _types(request: SeatRequest) -> list[Any]:
    return [line.type for line in type_lines(request.seat.programme)]


def _data(request: SeatRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _status(request: SeatRequest) -> int:
    return _REFUSED if request.method == "POST" else 200


def _form(request: SeatRequest, page: dict[str, Any]) -> HttpResponse:
    return render(request, "interviews/edit.html", page, status=_status(request))


def _to(found: "Interview") -> HttpResponse:
    return redirect("interview", programme=found.programme.key, key=found.key)
