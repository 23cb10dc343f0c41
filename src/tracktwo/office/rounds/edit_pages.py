"""Pages that build a round: its form, its statements, their order, and a round from a file."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.advice import of_words
from tracktwo.office.rounds.definitions import definition_of, digest, wording_of
from tracktwo.office.rounds.exchange import import_round
from tracktwo.office.rounds.forms import CorrectionForm, FileForm, OriginForm, RoundForm, StatementForm
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.pages import WORDS, asked_of
from tracktwo.office.shell.marking import sides_of
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Round, Statement

__all__ = [
    "add",
    "delete",
    "delete_statement",
    "edit",
    "edit_statement",
    "move_statement",
    "new",
    "new_statement",
]

_REFUSED = 422


def _form_page(page: Page) -> Page:
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@_form_page
def new(request: SeatRequest) -> HttpResponse:
    """Make a draft."""
    programme, data = request.seat.programme, request.POST if request.method == "POST" else None
    form = RoundForm(data, programme=programme, sides=sides_of(programme, 0))
    origin = OriginForm(data)
    if form.is_valid() & origin.is_valid():
        try:
            made = actions.make_round(
                programme,
                form.definition(),
                by=request.user,
                origin=Origin(origin.cleaned_data["origin"]),
            )
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The draft is made. Add its statements."))
            return _to(made)
    return _show(
        request, "rounds/edit_round.html", {"form": form, "origin": origin, "round": None, "seen": ""}
    )


@_form_page
def edit(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show a draft as a form, and save it."""
    found = asked_of(request, key)
    if found.state is not State.DRAFT:
        messages.error(request, _("This round was opened: what people are asked and told no longer changes."))
        return _to(found)
    present, data = definition_of(found), request.POST if request.method == "POST" else None
    form = RoundForm(
        data, programme=request.seat.programme, sides=sides_of(request.seat.programme, 0), present=present
    )
    seen = request.POST.get("seen", digest(present))
    if form.is_valid():
        try:
            names = actions.edit_round(found, form.definition(), by=request.user, seen=seen)
        except DataError as refusal:
            form.add_error(None, str(refusal))
            seen = digest(present)  # what stands now was shown beside the refusal: saving again is a choice
        else:
            messages.success(request, _("Saved.") if names else _("Nothing was changed."))
            return _to(found)
    return _show(
        request, "rounds/edit_round.html", {"form": form, "origin": None, "round": found, "seen": seen}
    )


@_form_page
def add(request: SeatRequest) -> HttpResponse:
    """Make a draft from a file."""
    form = FileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            content = form.cleaned_data["file"].read()
            made = import_round(request.seat.programme, content, by=request.user)
        except DataError as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The draft is made from the file."))
            return _to(made)
    return _show(request, "rounds/add_round.html", {"form": form})


@_form_page
def delete(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a draft away, once that is confirmed."""
    found = asked_of(request, key)
    if request.method != "POST":
        return _show(request, "rounds/delete_round.html", {"round": found})
    try:
        actions.delete_round(found, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
        return _to(found)
    messages.success(request, _("The draft is deleted."))
    return redirect("rounds", programme=request.seat.programme.key)


@_form_page
def new_statement(request: SeatRequest, *, key: str) -> HttpResponse:
    """Add a statement to a draft."""
    found = asked_of(request, key)
    form = StatementForm(
        request.POST if request.method == "POST" else None,
        languages=found.languages,
        others=queries.asked(found),
    )
    if form.is_valid() and "look" not in request.POST:
        try:
            made = actions.add_statement(found, form.wording(), by=request.user)
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Added."))
            _remark(request, found, made)
            return _to(found, made)
    page = {"form": form, "round": found, "statement": None, "seen": "", "remarks": _remarks(found, form)}
    return _show(request, "rounds/edit_statement.html", page)


@_form_page
def edit_statement(request: SeatRequest, *, key: str, statement: str) -> HttpResponse:
    """Show a statement as a form, and save it; once people are asked it, as a correction."""
    found, there = _statement(request, key, statement)
    if found.state is not State.DRAFT:
        return _correct(request, found, there)
    present, data = wording_of(there), request.POST if request.method == "POST" else None
    others = [each for each in queries.asked(found) if each.key != there.key]
    form = StatementForm(data, languages=found.languages, others=others, present=present)
    seen = request.POST.get("seen", digest(present))
    if form.is_valid() and "look" not in request.POST:
        try:
            names = actions.edit_statement(there, form.wording(), by=request.user, seen=seen)
        except DataError as refusal:
            form.add_error("text", str(refusal))
            seen = digest(present)
        else:
            messages.success(request, _("Saved.") if names else _("Nothing was changed."))
            there.refresh_from_db()
            _remark(request, found, there)
            return _to(found, there)
    remarks = _remarks(found, form) if data else of_words(there, languages=found.languages)
    page = {"form": form, "round": found, "statement": there, "seen": seen, "remarks": remarks}
    return _show(request, "rounds/edit_statement.html", page)


def _remarks(found: "Round", form: StatementForm) -> list[str]:
    """Return what may be said of the words as typed; nothing while none are."""
    return of_words(form.wording(), languages=found.languages) if form.is_bound and form.is_valid() else []


def _remark(request: SeatRequest, found: "Round", there: "Statement") -> None:
    """Say what may be said of words that were kept."""
    for remark in of_words(there, languages=found.languages):
        messages.warning(request, remark)


def _correct(request: SeatRequest, found: "Round", there: "Statement") -> HttpResponse:
    if found.state is not State.OPEN:
        messages.error(request, _("Only what people are being asked now can be corrected."))
        return _to(found)
    form = CorrectionForm(request.POST if request.method == "POST" else None, text=there.text)
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = actions.correct_statement(there, given["text"], by=request.user, note=given["note"])
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("Corrected. Earlier answers stay with the earlier words."))
            return _to(found, made)
    return _show(request, "rounds/correct_statement.html", {"form": form, "round": found, "statement": there})


@require_POST
def move_statement(request: SeatRequest, *, key: str, statement: str) -> HttpResponse:
    """Put a statement one place earlier or later."""
    found, there = _statement(request, key, statement)
    try:
        actions.move_statement(there, by=request.user, earlier=request.POST.get("direction") == "up")
    except DataError as refusal:
        messages.error(request, str(refusal))
    return _to(found, there)


@_form_page
def delete_statement(request: SeatRequest, *, key: str, statement: str) -> HttpResponse:
    """Take a statement out of a draft, once that is confirmed."""
    found, there = _statement(request, key, statement)
    if request.method != "POST":
        return _show(request, "rounds/delete_statement.html", {"round": found, "statement": there})
    try:
        actions.delete_statement(there, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The statement is deleted."))
    return _to(found)


def _statement(request: SeatRequest, key: str, statement: str) -> "tuple[Round, Statement]":
    found = asked_of(request, key)
    there = next((each for each in queries.asked(found) if each.key == statement), None)
    if there is None:
        raise Http404
    return found, there


def _show(request: SeatRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    """Show a page; with the status of a refusal where what was sent was not kept."""
    refused = request.method == "POST" and "look" not in request.POST
    return render(request, template, {**WORDS, **page}, status=_REFUSED if refused else 200)


def _to(round_: "Round", statement: "Statement | None" = None) -> HttpResponse:
    response = redirect("round", programme=round_.programme.key, key=round_.key)
    if statement is not None:
        response["Location"] += f"#{statement.key}"
    return response
