"""Pages of answers: the form, giving it, what the side that asked says of it, and its rule."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tracktwo.office.questions import actions, queries
from tracktwo.office.questions.definitions import answering_of, digest
from tracktwo.office.questions.forms import AnswerForm, RuleForm
from tracktwo.office.questions.kinds import Verdict
from tracktwo.office.questions.pages import form_page, question_of, show, to_question
from tracktwo.office.record.queries import document_list
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import QuestionAnswer

__all__ = ["answer", "do"]


@form_page
def answer(request: SeatRequest, *, key: str) -> HttpResponse:
    """Write an answer, or go on with the one one's own team is writing."""
    found, programme = question_of(request, key), request.seat.programme
    if found.side_id == request.seat.side_id:
        messages.error(request, _("Your side asked this; the other side answers it."))
        return to_question(found)
    there = queries.draft_of_answer(found, side=request.seat.side)
    present = answering_of(there) if there else None
    data = request.POST if request.method == "POST" else None
    form = AnswerForm(data, programme=programme, documents=document_list(programme), present=present)
    seen = request.POST.get("seen", digest(present) if present else "")
    if form.is_valid():
        try:
            if there is None:
                there = actions.draft_answer(found, form.answering(), by=request.user)
            else:
                actions.edit_answer(there, form.answering(), by=request.user, seen=seen)
        except DataError as refusal:
            form.add_error(None, str(refusal))
            seen = digest(present) if present else ""
        else:
            messages.success(request, _("The draft is kept; it is given once each language is read."))
            return to_question(found, at=f"answer-{there.number}")
    page = {"form": form, "question": found, "answer": there, "seen": seen}
    return show(request, "questions/edit_answer.html", page)


@require_POST
def do(request: SeatRequest, *, key: str, number: int, what: str) -> HttpResponse:
    """Do one thing with an answer, and lead back to it."""
    found = question_of(request, key)
    given = queries.answers_of(found, side=request.seat.side)
    there = next((each for each in given if each.number == number), None)
    if there is None:
        raise Http404
    try:
        said = _do(request, there, what)
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return to_question(found, at=f"answer-{number}" if what != "delete" else "")


def _do(request: SeatRequest, there: "QuestionAnswer", what: str) -> str:
    match what:
        case "give":
            actions.give_answer(there, by=request.user)
            return _("The answer is given.")
        case "delete":
            actions.delete_answer(there, by=request.user)
            return _("The draft is deleted.")
        case "judge":
            chosen = request.POST.get("verdict", "")
            if chosen not in set(Verdict):
                raise DataError(_("Choose one of the three."))
            actions.judge_answer(there, Verdict(chosen), by=request.user)
            return _("It is kept what the answer is worth to you.")
        case "rule" | "agree":
            return _rule(request, there, agrees=what == "agree")
    raise Http404


def _rule(request: SeatRequest, there: "QuestionAnswer", *, agrees: bool) -> str:
    form = RuleForm(request.POST)
    if not form.is_valid():
        raise DataError(_("Choose a rule."))
    rule = Rule(form.cleaned_data["rule"])
    if not agrees:
        actions.set_rule(there, rule, by=request.user)
        return _("The rule holds from now on.")
    if actions.agree_to_rule(there, rule, by=request.user):
        return _("Both sides agreed: the looser rule holds from now on.")
    return _("Your side’s consent is kept; the looser rule waits for the other side’s.")
