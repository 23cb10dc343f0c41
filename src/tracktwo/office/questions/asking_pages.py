"""Pages that put a question: its form, its words read, and everything one button does to it."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST

from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.definitions import asking_of, digest
from tracktwo.office.questions.forms import LineForm, QuestionForm, RaisedForm
from tracktwo.office.questions.kinds import Descent
from tracktwo.office.questions.pages import form_page, question_of, show, to_question
from tracktwo.office.questions.wishing import round_wishes, wish_of
from tracktwo.office.record.queries import seek_events
from tracktwo.office.shell.marking import reader_language
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Question

__all__ = ["delete", "do", "edit", "new", "raised", "wording"]

_DONE = {
    "ask": (
        actions.ask,
        lazy("Both teams can read the question now; it is passed on once its words are read."),
    ),
    "pass-on": (actions.pass_on, lazy("The question is passed on to the other side.")),
    "reopen": (actions.reopen_question, lazy("The question waits again.")),
    "keep-inside": (
        actions.keep_inside,
        lazy("Your side’s key is taken back; with the next release the question is not outside."),
    ),
}


@form_page
def new(request: SeatRequest) -> HttpResponse:
    """Write a question: from nothing, from a wish, or out of an earlier question."""
    programme = request.seat.programme
    came, present = _came_from(request)
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        programme=programme,
        gaps=queries.open_gaps(programme),
        present=present,
    )
    if form.is_valid():
        try:
            made = actions.draft_question(programme, form.asking(), by=request.user, **came)
        except DataError as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The draft is kept; your side’s team alone can read it."))
            return to_question(made)
    earlier = came.get("comes_from")
    page = {"form": form, "question": None, "earlier": earlier, "descent": came.get("descent"), "seen": ""}
    return show(request, "questions/edit_question.html", page)


@form_page
def edit(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show a question that was not passed on as a form, and save it."""
    found = question_of(request, key)
    if found.side_id != request.seat.side_id:
        raise Http404
    present = asking_of(found)
    gaps = queries.open_gaps(request.seat.programme)
    if found.gap and found.gap not in gaps:
        gaps.append(found.gap)
    form = QuestionForm(
        request.POST if request.method == "POST" else None,
        programme=request.seat.programme,
        gaps=gaps,
        present=asdict(present),
    )
    seen = request.POST.get("seen", digest(present))
    if form.is_valid():
        try:
            is_changed = actions.edit_question(found, form.asking(), by=request.user, seen=seen)
        except DataError as refusal:
            form.add_error(None, str(refusal))
            seen = digest(present)  # what stands now was shown beside the refusal: saving again is a choice
        else:
            messages.success(request, _("Saved.") if is_changed else _("Nothing was changed."))
            return to_question(found)
    page = {"form": form, "question": found, "earlier": None, "descent": None, "seen": seen}
    return show(request, "questions/edit_question.html", page)


@require_POST
def delete(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take a draft away."""
    found = question_of(request, key)
    try:
        actions.delete_question(found, by=request.user)
    except DataError as refusal:
        messages.error(request, str(refusal))
        return to_question(found)
    messages.success(request, _("The draft is deleted."))
    return redirect("questions", programme=request.seat.programme.key)


@require_POST
def do(request: SeatRequest, *, key: str, what: str) -> HttpResponse:
    """Do one thing with a question, and lead back to it with what came of it."""
    found = question_of(request, key)
    try:
        said = _do(request, found, what)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return to_question(found)


@form_page
def wording(request: SeatRequest, *, key: str, language: str, number: int = 0) -> HttpResponse:
    """Show a question, or the draft of its answer, in one language beside the others; keep who has read it."""
    found = question_of(request, key)
    answer = queries.draft_of_answer(found, side=request.seat.side) if number else None
    if language not in found.programme.languages or (number and (answer is None or answer.number != number)):
        raise Http404
    if request.method == "POST":
        sha256 = request.POST.get("sha256", "")
        try:
            actions.read_words(found, answer, language=language, by=request.user, sha256=sha256)
        except DataError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Your name is kept with the words you have read."))
        return to_question(found)
    check = next(each for each in queries.checks_of(found, answer) if each.language == language)
    words = (found.text, found.why) if answer is None else (answer.text, answer.reason)
    page = {
        "question": found,
        "answer": answer,
        "check": check,
        "words": words,
        "language": language,
        "others": [tag for tag in found.programme.languages if tag != language],
    }
    return show(request, "questions/wording.html", page)


@form_page
def raised(request: SeatRequest, *, key: str) -> HttpResponse:
    """Ask at which event a question came up again, and note it."""
    found, programme, language = question_of(request, key), request.seat.programme, reader_language()
    there = {step.event.key for step in queries.steps_of(found) if step.event}
    form = RaisedForm(
        request.POST if request.method == "POST" else None,
        seek=lambda words: [
            each for each in seek_events(programme, words, language=language) if each.key not in there
        ],
    )
    if form.is_valid():
        try:
            actions.raise_at(found, form.cleaned_data["event"], by=request.user)
        except DataError as refusal:
            form.add_error("event", str(refusal))
        else:
            messages.success(request, _("It is noted where the question was raised."))
            return to_question(found)
    return show(request, "questions/raised.html", {"question": found, "form": form})


def _do(request: SeatRequest, found: "Question", what: str) -> str:
    if what in _DONE:
        action, said = _DONE[what]
        action(found, by=request.user)
        return str(said)
    if what == "let-out":
        both = actions.let_out(found, by=request.user, sha256=request.POST.get("sha256", ""))
        return (
            _("Both sides have given their key; it goes outside with the next release.")
            if both
            else _("Your side’s key is given; the other side’s is waited for.")
        )
    if what not in ("clarify", "close"):
        raise Http404
    form = LineForm(request.POST, programme=request.seat.programme)
    if not form.is_valid():
        raise DataError(" ".join(map(str, form.errors.get("text", []))))
    if what == "clarify":
        actions.clarify(found, form.cleaned_data["text"], by=request.user)
        return _("The line is added.")
    actions.close_question(found, form.cleaned_data["text"], by=request.user)
    return _("The question is closed.")


def _came_from(request: SeatRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what a new question comes of, and the words it starts with."""
    asked, programme = request.GET, request.seat.programme
    if asked.get("of"):
        earlier = question_of(request, asked["of"])
        descent = Descent.SPLIT if asked.get("how") == Descent.SPLIT else Descent.REPHRASED
        present = {"gap": earlier.gap.key if earlier.gap and earlier.gap.state == "open" else ""}
        if descent is Descent.REPHRASED:
            present |= {"text": earlier.text, "why": earlier.why}
        return {"comes_from": earlier, "descent": descent}, present
    if asked.get("wish", "").isdecimal():
        wish = wish_of(programme, int(asked["wish"]), side=request.seat.side)
        return ({"wish": wish}, {"text": wish.text}) if wish else ({}, {})
    if asked.get("statement", "").isdecimal():
        for each in round_wishes(programme, side=request.seat.side):
            if each.statement.pk == int(asked["statement"]):
                return {"statement": each.statement}, {"text": each.text}
    return {}, {}
