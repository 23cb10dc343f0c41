"""Reading pages of the question exchange: the lists, one question with everything that happened to it."""

from typing import TYPE_CHECKING, Any, Final

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tracktwo.office.questions import queries
from tracktwo.office.questions.definitions import is_past
from tracktwo.office.questions.forms import LineForm, RuleForm
from tracktwo.office.questions.kinds import (
    AIM_WORDS,
    BASIS_WORDS,
    DESCENT_WORDS,
    GAP_WORDS,
    IMPORTANCE_WORDS,
    STATE_WORDS,
    STEP_WORDS,
    VERDICT_WORDS,
    State,
)
from tracktwo.office.questions.wording import too_particular
from tracktwo.office.record.queries import event_lines, topics_about
from tracktwo.office.record.queries.findings import resting_on
from tracktwo.office.shell.marking import reader_language, sides_of
from tracktwo.office.shell.routes import Page, SeatRequest
from tracktwo.office.terms.links import terms_behind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracktwo.office.models import Question, QuestionAnswer

__all__ = ["form_page", "question", "question_of", "questions", "show", "to_question"]

_ON_A_PAGE: Final = 50
_REFUSED: Final = 422
SHOW_WORDS: Final = {
    queries.Show.FOR_US: _("Open for us"),
    queries.Show.FOR_THEM: _("Open for them"),
    queries.Show.ANSWERED: pgettext_lazy("question", "Answered"),
    queries.Show.NOBODY_KNOWS: _("Nobody knows"),
    queries.Show.DRAFTS: _("Our drafts"),
}


def form_page(page: Page) -> Page:
    """Return a page that shows a form and takes it."""
    return require_http_methods(["GET", "HEAD", "POST"])(page)


@require_safe
def questions(request: SeatRequest) -> HttpResponse:
    """List what waits for whom, what is answered and what nobody knows."""
    programme, side = request.seat.programme, request.seat.side
    counts = queries.question_counts(programme, side)
    chosen = request.GET.get("show", "")
    which = queries.Show(chosen) if chosen in set(queries.Show) else _first(counts)
    page = Paginator(queries.question_list(programme, side, which), _ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    raised = {step.event.pk: step.event for row in page for step in row.raised if step.event}  # type: ignore[attr-defined]  # prefetched
    lines = event_lines(programme, language=reader_language(), events=list(raised.values()))
    return show(
        request,
        "questions/questions.html",
        {
            "counts": counts,
            "which": which,
            "page": page,
            "lines": {line.event.pk: line for line in lines},
            "exchange": queries.exchange_of(programme),
            "sides": sides_of(programme, timezone.now().month),
            "is_empty": not any(counts.values()),
        },
    )


@require_safe
def question(request: SeatRequest, *, key: str) -> HttpResponse:
    """Show one question: its words and who has read them, its answers, what followed, where it comes from."""
    found = question_of(request, key)
    programme, side = request.seat.programme, request.seat.side
    steps = queries.steps_of(found)
    raised = {step.event.pk: step.event for step in steps if step.event}
    lines = event_lines(programme, language=reader_language(), events=list(raised.values()))
    is_ours = found.side_id == side.pk
    is_new = found.state in (State.DRAFT, State.ASKED)
    answers = queries.answers_of(found, side=side)
    named = _subjects(found, answers)
    page = {
        "question": found,
        "is_ours": is_ours,
        "checks": queries.checks_of(found),
        "missing": queries.missing_languages(found, found.text),
        "particular": too_particular(programme, found.text, found.why) if is_new and is_ours else [],
        "answers": answers,
        "draft_checks": {
            each.pk: queries.checks_of(found, each) for each in answers if each.given_on is None
        },
        "steps": steps,
        "talk": [step for step in steps if step.text],
        "lines": {line.event.pk: line for line in lines},
        "lineage": queries.lineage_of(found, side=side),
        "line_form": LineForm(None, programme=programme),
        "rule_form": RuleForm(),
        "terms": terms_behind(programme, *named),
        "resting": resting_on(programme, named),
        "topics": topics_about(programme, named[:1]).get(named[0], []),
        **_outside(request, found),
    }
    return show(request, "questions/question.html", page)


def _outside(request: SeatRequest, found: "Question") -> dict[str, Any]:
    """Return what of a question would go outside, whose keys are given, and whether the reader's is waited for."""
    if not queries.is_passed_on(found):
        return {"keys": []}
    keys = queries.keys_of(found, sides=sides_of(request.seat.programme, timezone.now().month))
    return {
        "keys": keys,
        "is_out": all(key.by for key in keys),
        "has_own": any(key.by and key.side.pk == request.seat.side_id for key in keys),
        "may_let_out": queries.may_let_out(found, seat=request.seat),
        "digest": queries.outside_digest(found),
        "public_answers": queries.public_answers(found),
    }


def _subjects(found: "Question", answers: "Iterable[QuestionAnswer]") -> list[str]:
    """Return what terms and findings call a question and the answers that were given to it."""
    given = [f"answer:{found.key}/{each.number}" for each in answers if each.given_on is not None]
    return [f"question:{found.key}", *given]


def question_of(request: SeatRequest, key: str) -> "Question":
    """Return the question asked for; the other side's draft is no page."""
    found = queries.question_called(request.seat.programme, key, side=request.seat.side)
    if found is None:
        raise Http404
    return found


def to_question(question_: "Question", *, at: str = "") -> HttpResponse:
    """Lead back to the page of a question."""
    response = redirect("question", programme=question_.programme.key, key=question_.key)
    if at:
        response["Location"] += f"#{at}"
    return response


def show(request: SeatRequest, template: str, page: dict[str, Any]) -> HttpResponse:
    """Show a page; with the status of a refusal where what was sent was not kept."""
    today = timezone.now().date()
    words = {
        "state_words": STATE_WORDS,
        "show_words": SHOW_WORDS,
        "descent_words": DESCENT_WORDS,
        "basis_words": BASIS_WORDS,
        "verdict_words": VERDICT_WORDS,
        "step_words": STEP_WORDS,
        "gap_words": GAP_WORDS,
        "importance_words": IMPORTANCE_WORDS,
        "aim_words": AIM_WORDS,
        "is_past": lambda partial: is_past(partial, today=today),
    }
    status = _REFUSED if request.method == "POST" else 200
    return render(request, template, {**words, **page}, status=status)


def _first(counts: dict[queries.Show, int]) -> queries.Show:
    """Return the list to open with: what waits for us, or else the first that is not empty."""
    return next((each for each in queries.Show if counts[each]), queries.Show.FOR_US)
