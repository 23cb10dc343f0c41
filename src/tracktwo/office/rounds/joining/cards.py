"""Statement cards: one statement, one form, one answer; and the practice before, which is not stored.

Saving leads on to the next card by a redirect, so that going back and reloading never send an answer again. The
answer itself is written by one statement that checks everything; a page is put together only where it was not kept.
"""

from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from tracktwo.office.rounds.answering import Kept, keep_answer
from tracktwo.office.rounds.joining.leaving import closed, shown_code
from tracktwo.office.rounds.joining.path import next_step, statements_for, text_for, text_on_the_other_side
from tracktwo.office.rounds.joining.reading import CANNOT_GUESS, SKIP, Filled, read_form
from tracktwo.office.rounds.joining.tickets import read_ticket
from tracktwo.office.rounds.joining.visits import Visit, step
from tracktwo.office.rounds.kinds import Author
from tracktwo.office.rounds.models import Answer, Statement
from tracktwo.perception import Stance

__all__ = ["as_stored", "author_words", "card", "choices_of", "practice"]

_REFUSED: Final = 422
_CONFLICT: Final = 409
_UNAVAILABLE: Final = 503


def card(request: HttpRequest, *, code: str, language: str, number: int) -> HttpResponse:
    """Show the statement with a number in one's own order, or keep the answer to it and lead on."""
    if request.method != "POST":
        return _card(request, code=code, language=language, number=number)
    if switch := request.POST.get("switch"):
        return _card(request, code=code, language=switch, number=number)
    kept = _keep(request, code=code, language=language)
    if kept in {Kept.SAVED, Kept.REPEATED}:
        if request.POST.get("then") == "done":
            return redirect("join-done", code=code, language=language)
        return redirect("join-card", code=code, language=language, number=number + 1)
    return _card(request, code=code, language=language, number=number, kept=kept, was_sent=True)


def _keep(request: HttpRequest, *, code: str, language: str) -> Kept | None:
    """Return what became of the answer in a form; None where there is none to keep, or nobody who gave it."""
    filled, ticket = read_form(request.POST, language=language), read_ticket(request, code)
    if filled.said is None or ticket is None:
        return None
    return keep_answer(
        filled.said,
        code=code,
        participant=ticket.participant,
        statement=filled.statement,
        version=filled.version,
        at=timezone.now(),
    )


@step
def _card(
    request: HttpRequest, visit: Visit, *, number: int, kept: Kept | None = None, was_sent: bool = False
) -> HttpResponse:
    """Show a card: as it was last answered, or as the form was filled in, with what is to be put right."""
    person = visit.participant
    if person is None:
        return visit.show("join/no_seat.html", status=_REFUSED) if was_sent else visit.go("join-side")
    if not visit.is_open:
        return closed(visit, is_late=was_sent)
    statements = statements_for(visit, person)
    if not 1 <= number <= len(statements):
        return visit.go("join-done")
    statement = statements[number - 1]
    stored = Answer.objects.filter(participant=person, statement=statement).first()
    filled = (
        read_form(request.POST, language=visit.language) if request.method == "POST" else as_stored(stored)
    )
    problems = {**(filled.problems if was_sent else {}), **_problem(kept)}
    return visit.show(
        "join/card.html",
        status=_status(kept) if was_sent else 200,
        action=visit.address("join-card", number=number),
        number=number,
        total=len(statements),
        author=author_words()[statement.author],
        text=text_for(visit, statement, person),
        other_text=text_on_the_other_side(visit, statement, person),
        is_boundary=statement.is_boundary,
        asks_other=person.side is not None,
        choices=choices_of(is_boundary=statement.is_boundary),
        filled=filled,
        problems=problems,
        hidden=_hidden(statement, stored, filled, is_fresh=kept is not None or "" in problems),
        is_answered=stored is not None and request.method != "POST",
        is_last=number == len(statements),
        previous=pgettext("statement", "Previous"),
        is_practice=False,
        carries=True,
    )


def practice(request: HttpRequest, *, code: str, language: str) -> HttpResponse:
    """Show the return code and a card to try; what is chosen on it goes nowhere."""
    return _practice(request, code=code, language=request.POST.get("switch", language))


@step
def _practice(request: HttpRequest, visit: Visit) -> HttpResponse:
    person = visit.participant
    if person is None:
        return visit.go("join-side")
    if not visit.is_open or (request.method == "POST" and "switch" not in request.POST):
        return next_step(visit, person)
    return visit.show(
        "join/practice.html",
        action=visit.address("join-practice"),
        return_code=shown_code(person),
        text=_("Tea is better than coffee."),
        other_text="",
        is_boundary=False,
        asks_other=person.side is not None,
        choices=choices_of(is_boundary=False),
        filled=read_form(request.POST, language=visit.language),
        problems={},
        hidden={},
        is_practice=True,
        carries=True,
    )


def as_stored(answer: Answer | None) -> Filled:
    """Return the form as the last answer would have filled it in."""
    if answer is None:
        return Filled()
    expected = (
        CANNOT_GUESS if answer.cannot_guess else "" if answer.expected is None else str(answer.expected)
    )
    return Filled(stance=answer.stance or SKIP, expected=expected, depends_on=answer.depends_on)


def _hidden(statement: Statement, stored: Answer | None, filled: Filled, *, is_fresh: bool) -> dict[str, Any]:
    """Return what a form carries unseen; a form filled in before keeps its id, unless what it showed is out of date."""
    if filled.sent and not is_fresh:
        ids = {"sent": filled.sent, "seen": filled.seen}
    else:
        ids = {"sent": uuid4().hex, "seen": stored.sent if stored else ""}
    return {"statement": statement.key, "version": statement.version, **ids}


def _problem(kept: Kept | None) -> dict[str, str]:
    """Return why an answer was not kept, as the problem of the whole form."""
    sentences = {
        Kept.CHANGED_ELSEWHERE: _(
            "This statement was answered in another window since you opened this page. Nothing was overwritten: "
            "your choice is still here, and saving it now replaces the other."
        ),
        Kept.REWORDED: _(
            "The wording of this statement was corrected after you opened the page. Please read it again: "
            "your choice is still here, but not saved yet."
        ),
        Kept.UNKNOWN: _("This form does not fit the statement; nothing was saved. Please choose again."),
        Kept.FAILED: _(
            "Your answer could not be saved just now. It is still on this page; please save it again."
        ),
    }
    return {"": sentences[kept]} if kept in sentences else {}


def _status(kept: Kept | None) -> int:
    if kept is Kept.FAILED:
        return _UNAVAILABLE
    return _CONFLICT if kept in {Kept.CHANGED_ELSEWHERE, Kept.REWORDED} else _REFUSED


def author_words() -> dict[str, str]:
    """Return what a card says of who wrote its statement, by the class of author."""
    return {
        Author.ORGANISERS: _("Prepared by the organisers"),
        Author.PARTICIPANT: _("Written by a participant; checked by moderators of both sides"),
    }


def choices_of(*, is_boundary: bool) -> list[tuple[str, str]]:
    """Return the values of the own view and their words, in the order of the card."""
    if is_boundary:
        return [
            (Stance.AGREE, _("I would")),
            (Stance.DISAGREE, _("I would not")),
            (Stance.DEPENDS, _("It depends (on what?)")),
            (Stance.UNSURE, _("Not sure")),
            (SKIP, _("Skip")),
        ]
    return [
        (Stance.AGREE, _("Agree")),
        (Stance.DISAGREE, _("Disagree")),
        (Stance.UNSURE, _("Not sure")),
        (SKIP, _("Skip")),
    ]
