"""Pages that change what a statement rests on, say that it is shared or who holds it, and write a side's own note."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tracktwo.office.findings import queries
from tracktwo.office.findings.forms import EvidenceForm, HeldForm, NoteForm
from tracktwo.office.findings.kinds import Statements
from tracktwo.office.findings.pages import show, statement_of
from tracktwo.office.record import actions
from tracktwo.office.record.entries import versions
from tracktwo.office.record.queries import side_notes
from tracktwo.office.rounds.wording import statement_for
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from tracktwo.office.models import Statement
    from tracktwo.office.shell.routes import SeatRequest

__all__ = ["held", "link", "mirror_note", "note", "shared", "unlink"]

_FORM = require_http_methods(["GET", "HEAD", "POST"])
_PAGES = {"outcome": "finding", "narrative": "narrative", "challenge": "challenge"}


@_FORM
def link(request: "SeatRequest", *, kind: str, key: str) -> HttpResponse:
    """Offer everything that can be evidence, and link it."""
    row, programme = statement_of(request, kind, key), request.seat.programme
    language = reader_language()
    form = EvidenceForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        sides=sides_of(programme, timezone.now().month),
        choices=queries.choices_of_evidence(programme, side=request.seat.side, language=language),
    )
    if form.is_valid():
        try:
            actions.link_evidence(
                programme=programme, by=request.user, kind=kind, key=key, evidence=form.evidence()
            )
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The evidence is linked."))
            return _to(request, kind, key, at="evidence")
    page = {"row": row, "kind": kind, "page": _PAGES[kind], "form": form}
    return show(request, "findings/link.html", page, refused=form.is_bound)


@require_POST
def unlink(request: "SeatRequest", *, kind: str, key: str, number: int) -> HttpResponse:
    """Take a piece of evidence away."""
    programme = request.seat.programme
    actions.unlink_evidence(programme=programme, by=request.user, kind=kind, key=key, number=number)
    messages.success(request, _("The evidence is taken away."))
    return _to(request, kind, key, at="evidence")


@require_POST
def shared(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Say that a challenge is shared, or that it is not."""
    programme, is_shared = request.seat.programme, "shared" in request.POST
    actions.set_shared(programme=programme, by=request.user, key=key, is_shared=is_shared)
    messages.success(request, _("Saved."))
    return _to(request, Statements.CHALLENGE, key)


@_FORM
def held(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Offer the statements of rounds that could tell who holds a narrative, and keep which does."""
    row, programme = statement_of(request, Statements.NARRATIVE, key), request.seat.programme
    offered = [(address, _said(each, request)) for address, each in queries.results_asked(programme).items()]
    data = request.POST if request.method == "POST" else None
    form = HeldForm(data, choices=offered, present=row.result)
    if form.is_valid():
        result = form.cleaned_data["result"]
        actions.set_held_by(programme=programme, by=request.user, key=key, result=result)
        messages.success(request, _("Saved."))
        return _to(request, Statements.NARRATIVE, key, at="held")
    page = {"row": row, "kind": "narrative", "page": "narrative", "form": form}
    return show(request, "findings/held.html", page, refused=form.is_bound)


@_FORM
def note(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Show the note of one's own side to a finding as a form, and save it."""
    row = statement_of(request, Statements.FINDING, key)
    about = {"text": row.text, "back": ("finding", row.key), "title": _("The note of our side")}
    return _note(request, f"outcome:{key}", about)


@_FORM
def mirror_note(request: "SeatRequest", *, key: str) -> HttpResponse:
    """Show the note of one's own side to a statement that each side was asked about the other, and save it."""
    statement = queries.results_asked(request.seat.programme).get(key)
    if statement is None or not statement.is_reciprocal:
        raise Http404
    side = request.seat.side
    text = {tag: statement_for(statement, side=side, language=tag) for tag in statement.text}
    about = {"text": text, "back": ("round", statement.round.key), "title": _("The note of our side")}
    return _note(request, f"result:{key}", about)


def _note(request: "SeatRequest", subject: str, about: dict[str, Any]) -> HttpResponse:
    programme, side = request.seat.programme, request.seat.side
    notes = side_notes(programme, subject)
    present = notes[side.pk].text if side.pk in notes else {}
    data = request.POST if request.method == "POST" else None
    form = NoteForm(data, programme=programme, present=present)
    if form.is_valid():
        try:
            actions.write_side_note(
                programme=programme,
                by=request.user,
                subject=subject,
                text=form.cleaned_data["text"],
                opened_at=request.POST.get("opened_at"),
            )
        except DataError as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, _("The note of our side is saved."))
            name, key = about["back"]
            return redirect(name, programme=programme.key, key=key)
    page = {
        **about,
        "form": form,
        "others": [each for each in notes.values() if each.side_id != side.pk],
        "present": present,
        "state": versions({"text": present}),
    }
    return show(request, "findings/note.html", page, refused=form.is_bound)


def _said(statement: "Statement", request: "SeatRequest") -> str:
    side = request.seat.side
    text = {tag: statement_for(statement, side=side, language=tag) for tag in statement.text}
    return choose(text, language=reader_language())[1]


def _to(request: "SeatRequest", kind: str, key: str, *, at: str = "") -> HttpResponse:
    response = redirect(_PAGES[kind], programme=request.seat.programme.key, key=key)
    if at:
        response["Location"] += f"#{at}"
    return response
