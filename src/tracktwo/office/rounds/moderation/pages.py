"""The pages of moderators: what waits with all that helps to decide, one form each; the pause; the log as a file."""

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tracktwo.office.rounds.kinds import DECISION_WORDS, STANDING_WORDS, Flaw, Suggested
from tracktwo.office.rounds.models import Suggestion
from tracktwo.office.rounds.moderation import deciding, queries
from tracktwo.office.rounds.moderation.checking import LONGEST
from tracktwo.office.rounds.moderation.policy import flaw_words, policy_lines, revision_words
from tracktwo.office.rounds.moderation.sending import take_to_exchange_is_allowed
from tracktwo.office.rounds.pages import WORDS, asked_of
from tracktwo.office.rounds.queries import asked
from tracktwo.office.shell.routes import SeatRequest
from tracktwo.vocabulary.cells import csv_text
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["log", "moderation", "pause", "settle"]


@require_safe
def moderation(request: SeatRequest, *, key: str) -> HttpResponse:
    """List what participants added to a round, the oldest first, with the policy beside it and the log below."""
    found = asked_of(request, key)
    page: dict[str, Any] = {
        **WORDS,
        "round": found,
        "cards": queries.cards_of(found, seat=request.seat, today=timezone.now().date()),
        "settled": queries.settled_of(found),
        "log": queries.log_of(found),
        "statements": asked(found),
        "median": queries.median_wait(found),
        "remind_after": queries.REMIND_AFTER,
        "policy": policy_lines(),
        "flaws": flaw_words(),
        "revisions": {kind.value: revision_words(kind) for kind in Suggested},
        "standing_words": STANDING_WORDS,
        "decision_words": DECISION_WORDS,
        "longest": LONGEST,
        "is_offered": take_to_exchange_is_allowed(found),
    }
    return render(request, "rounds/moderation.html", page)


@require_POST
def settle(request: SeatRequest, *, key: str, number: int) -> HttpResponse:
    """Keep other words of a suggestion, or one side's verdict on it."""
    found = asked_of(request, key)
    suggestion = Suggestion.objects.select_related("round").filter(round=found, number=number).first()
    if suggestion is None:
        raise Http404
    return _done(request, key, lambda: _settle(request, suggestion))


def _settle(request: SeatRequest, suggestion: Suggestion) -> str:
    posted = request.POST
    known: dict[str, Any] = {"by": request.user, "seen": posted.get("seen", "")}
    words = {tag: posted.get(f"text-{tag}", "") for tag in deciding.languages_of(suggestion)}
    said = ""
    match posted.get("what"):
        case "save":
            deciding.reword(suggestion, words, **known)
            said = _("Saved.")
        case "approve":
            is_done = deciding.approve(suggestion, words, read=posted.getlist("read"), **known)
            said = _approved(is_question=suggestion.kind == Suggested.QUESTION, is_done=is_done)
        case "revise":
            deciding.ask_to_revise(suggestion, flaw=_flaw(request), **known)
            said = _("Whoever wrote it reads your request when they come back.")
        case "merge":
            is_done = deciding.merge(suggestion, posted.get("into", ""), **known)
            waits = _("Your side would merge it; it takes a moderator of the other side, too.")
            said = _("It is merged.") if is_done else waits
        case "decline":
            is_done = deciding.decline(suggestion, flaw=_flaw(request), **known)
            waits = _("Your side declines it; it takes a moderator of the other side, too.")
            said = _("Both sides have declined it; nobody else sees it.") if is_done else waits
        case _:
            raise DataError(_("There is no such thing to do with it; look at the list again."))
    return said


def _approved(*, is_question: bool, is_done: bool) -> str:
    if is_question:
        return _("The question is in the question exchange, as a draft of the side it comes from.")
    if is_done:
        return _("Both sides have approved: everybody who answers from now on is asked it.")
    return _(
        "Your side approves; it is asked once the other side approves the same words and somebody has read each "
        "language."
    )


def _flaw(request: SeatRequest) -> Flaw:
    try:
        return Flaw(request.POST.get("flaw", ""))
    except ValueError:
        raise DataError(_("Choose the line of the policy that is your reason.")) from None


@require_POST
def pause(request: SeatRequest, *, key: str) -> HttpResponse:
    """Take nothing more from participants, or take it again, with one click."""
    found = asked_of(request, key)
    takes = request.POST.get("suggestions") == "open"

    def change() -> str:
        deciding.pause(found, by=request.user, takes=takes)
        return _("Statements and questions are taken again.") if takes else _("Nothing is taken from now on.")

    return _done(request, key, change)


@require_safe
def log(request: SeatRequest, *, key: str) -> HttpResponse:
    """Send the log as CSV: each verdict with its reason; nothing of who wrote what was decided, nor its words."""
    found = asked_of(request, key)
    rows, reasons = queries.log_of(found), flaw_words()
    columns: dict[str, Sequence[object]] = {
        "number": [each.suggestion.number for each in rows],
        "kind": [each.suggestion.kind for each in rows],
        "decision": [each.decision for each in rows],
        "reason": [str(reasons[Flaw(each.flaw)]) if each.flaw else "" for each in rows],
        "merged_into": [each.into.key if each.into else "" for each in rows],
        "side_of_the_moderator": [each.side.key for each in rows],
        "day": [each.day.isoformat() for each in rows],
    }
    headers = {"Content-Disposition": f'attachment; filename="{found.key}-moderation.csv"'}
    return HttpResponse(csv_text(columns), content_type="text/csv; charset=utf-8", headers=headers)


def _done(request: SeatRequest, key: str, change: "Callable[[], str]") -> HttpResponse:
    try:
        said = change()
    except DataError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said)
    return redirect("round-moderation", programme=request.seat.programme.key, key=key)
