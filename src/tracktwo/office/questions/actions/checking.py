"""Somebody of a team has read a question or an answer in one language, beside the others."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.queries import seats
from tracktwo.office.accounts.rights import Right
from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.kinds import State
from tracktwo.office.questions.models import Question, QuestionAnswer, QuestionCheck
from tracktwo.office.questions.queries import words_read
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["read_words"]


@transaction.atomic
def read_words(
    question: Question, answer: QuestionAnswer | None, *, language: str, by: "Account", sha256: str
) -> None:
    """Keep that somebody has read a question, or one of its answers, in one language.

    Args:
        question: the question.
        answer: the draft of an answer; None for the question itself.
        language: one of the programme's.
        by: who has read it.
        sha256: the fingerprint of the words they were shown.

    Raises: DataError if the words have changed since, are not to be read any more, or may not be read by them.
    """
    found = act.held(question)
    seat = seats(by).filter(programme=found.programme_id, account__is_active=True).first()
    if seat is None or not seat.may(Right.CHECK_WORDING):
        raise DataError(_("Only convenors, moderators and researchers say that they have read the words."))
    if answer is None:
        if found.state not in (State.DRAFT, State.ASKED):
            raise DataError(_("It was passed on already; its words no longer change."))
        if found.state == State.DRAFT:
            act.of_own_side(
                seat, found.side_id, _("There is no such question any more; its side deleted it.")
            )
    else:
        answer = act.held_answer(answer, is_given=False)
        act.of_own_side(
            seat, answer.side_id, _("The answer has changed meanwhile; look at the question again.")
        )
    if language not in found.programme.languages:
        raise DataError(_("This is no language of the programme."))
    if sha256 != words_read(found, answer, language=language):
        raise DataError(_("The words have changed since you were shown them; read them again."))
    QuestionCheck.objects.update_or_create(
        question=found,
        answer=answer,
        language=language,
        defaults={"account": by, "day": act.today(), "sha256": sha256},
    )
    subject = f"question:{found.key}"
    is_open = found.state != State.DRAFT and answer is None
    act.note(seat, subject, "question words read", after={"language": language}, is_open=is_open)
