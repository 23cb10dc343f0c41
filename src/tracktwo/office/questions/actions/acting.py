"""Who acts for which side, the row held while they do, and the line they leave."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat
from tracktwo.office.accounts.queries import seats
from tracktwo.office.accounts.rights import Right
from tracktwo.office.questions.definitions import is_past
from tracktwo.office.questions.kinds import StepKind
from tracktwo.office.questions.models import Question, QuestionAnswer, QuestionStep
from tracktwo.office.questions.wording import too_particular
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracktwo.office.models import Account, Event, Membership, Programme, Side
    from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "acting",
    "held",
    "held_answer",
    "next_key",
    "note",
    "of_own_side",
    "refuse_first",
    "refuse_names",
    "refuse_past",
    "speaking",
    "step",
    "today",
]


def today() -> date:
    """Return the day by the server's clock."""
    return timezone.now().date()


def acting(by: "Account", programme: "Programme") -> "Membership":
    """Return the seat of somebody who may write in the exchange.

    Raises: DataError if the account has none.
    """
    seat = seats(by).filter(programme=programme, account__is_active=True).first()
    if seat is None or not seat.may(Right.EDIT_QUESTION):
        raise DataError(_("Only convenors, facilitators and researchers of this programme write here."))
    return seat


def speaking(by: "Account", programme: "Programme") -> "Membership":
    """Return the seat of a convenor, who alone says something to the other side.

    Raises: DataError if the account has none.
    """
    return deciding_seat(by, programme=programme.pk)


def of_own_side(seat: "Membership", side: int, sentence: str) -> None:
    """Raise DataError with a sentence where a seat is not one of a side."""
    if seat.side_id != side:
        raise DataError(sentence)


def held(question: Question, *states: str) -> Question:
    """Return a question as it is now, held until the transaction ends.

    Raises: DataError if it is not there any more, or in none of the states.
    """
    found = Question.objects.select_for_update().filter(pk=question.pk).first()
    if found is None:
        raise DataError(_("There is no such question any more; its side deleted it."))
    if states and found.state not in states:
        raise DataError(_("The question has come further meanwhile; look at it again."))
    return found


def held_answer(answer: QuestionAnswer, *, is_given: bool) -> QuestionAnswer:
    """Return an answer as it is now, its question held until the transaction ends.

    Raises: DataError if it is not there any more, or not (yet) given.
    """
    held(answer.question)
    found = QuestionAnswer.objects.filter(pk=answer.pk).select_related("question__programme").first()
    if found is None or (found.given_on is not None) is not is_given:
        raise DataError(_("The answer has changed meanwhile; look at the question again."))
    return found


def next_key(rows: "Iterable[str]", letter: str) -> str:
    """Return the next free key: a letter and a number."""
    numbers = [int(key[1:]) for key in rows if key[:1] == letter and key[1:].isdecimal()]
    return f"{letter}{max(numbers, default=0) + 1}"


def refuse_first(faults: "Iterable[tuple[str, str]]") -> None:
    """Raise DataError with the first fault there is."""
    for _field, sentence in faults:
        raise DataError(sentence)


def refuse_names(programme: "Programme", *texts: "LanguageText") -> None:
    """Raise DataError where texts name somebody on record, or say which contract is meant."""
    found = too_particular(programme, *texts)
    if found:
        raise DataError(" ".join(found))


def refuse_past(due: str) -> None:
    """Raise DataError where a day something is due has passed."""
    if is_past(due, today=today()):
        raise DataError(_("The day by which an answer is hoped for has passed; choose a later one or none."))


def step(
    question: Question,
    kind: StepKind,
    side: "Side | int",
    *,
    text: "LanguageText | None" = None,
    event: "Event | None" = None,
) -> None:
    """Add a line to a question's history."""
    QuestionStep.objects.create(
        question=question,
        kind=kind,
        side_id=side if isinstance(side, int) else side.pk,
        day=today(),
        event=event,
        text=text or {},
    )


def note(
    seat: "Membership",
    subject: str,
    action: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    is_open: bool = False,
) -> None:
    """Keep a change in the trail; who made it and what it was is their own side's, unless it is open to both."""
    record_change(
        programme=seat.programme,
        by=seat.account,
        action=action,
        subject=subject,
        before=before,
        after=after,
        side=None if is_open else seat.side,
    )
