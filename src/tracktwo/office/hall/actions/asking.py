"""Questions of a room: sent or typed in, let through or declined, translated, answered, carried over."""

import unicodedata
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.office.accounts.rights import Right
from tracktwo.office.hall.actions.holding import acting, held, note
from tracktwo.office.hall.kinds import Queue, Showing
from tracktwo.office.hall.models import Hall, HallDecline, HallQuestion, HallSender
from tracktwo.office.questions.actions import take_over
from tracktwo.office.rounds.joining.reading import holds_unseen
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Side

__all__ = [
    "LONGEST",
    "ask_in_hall",
    "carry_all",
    "carry_over",
    "decline",
    "mark_answered",
    "put_through",
    "translate",
]

LONGEST: Final = 280
"""Characters of a question in one language."""
MOST: Final = 5
"""Questions one browser may send to one room."""
_MOST_WAITING: Final = 200
_SIDES: Final = 2


@transaction.atomic
def ask_in_hall(
    hall: Hall,
    text: str,
    *,
    language: str,
    side: "Side | None",
    sender: str = "",
    by: "Account | None" = None,
) -> HallQuestion:
    """Return a question that waits for the moderators, whoever sent it; nothing of who it was is kept.

    Args:
        hall: the room.
        text: what is asked, in one language.
        language: which.
        side: the side it was asked from; None for neither.
        sender: the keyed hash of what the browser holds; "" for one a facilitator typed in.
        by: the facilitator; None from a phone.

    Raises: DataError if the room takes none now, the text is empty, too long or holds what cannot be seen, or the
        browser sent enough.
    """
    found = held(hall)
    if by is not None:
        acting(by, found.event.programme, Right.RUN_ROUND)
    elif not found.takes_questions:
        raise DataError(_("No questions are taken just now. Please try again later."))
    words = _fit(text)
    if by is None:
        _count(found, sender)
    if found.questions.filter(state=Queue.WAITING).count() >= _MOST_WAITING:
        raise DataError(_("Many questions wait to be read. Please try again later."))
    last = found.questions.aggregate(last=Max("number"))["last"] or 0
    made = HallQuestion.objects.create(
        hall=found, number=last + 1, side=side, text={language: words}, language=language
    )
    if by is not None:
        note(found.event, by=by, action="question typed in", after={"question": made.number})
    return made


@transaction.atomic
def put_through(question: HallQuestion, *, by: "Account") -> None:
    """Let a question into the queue: one moderator of either side is enough."""
    found = _held(question, Queue.WAITING, is_open=False)
    acting(by, found.hall.event.programme, Right.MODERATE)
    found.state, found.passed_by = Queue.READY, by
    found.save(update_fields=["state", "passed_by"])
    found.declines.all().delete()
    note(found.hall.event, by=by, action="question put through", after={"question": found.number})
    if found.hall.closed_at is not None:
        _carry(found)


@transaction.atomic
def decline(question: HallQuestion, *, by: "Account") -> bool:
    """Return whether a question is declined now: it takes one moderator of each side."""
    found = _held(question, Queue.WAITING, is_open=False)
    seat = acting(by, found.hall.event.programme, Right.MODERATE)
    if found.declines.filter(account=by).exists() or found.declines.filter(side=seat.side).exists():
        raise DataError(_("Your side has declined it already; it takes a moderator of the other side, too."))
    HallDecline.objects.create(question=found, side=seat.side, account=by)
    note(found.hall.event, by=by, action="question declined", after={"question": found.number})
    if found.declines.count() < _SIDES:
        return False
    found.state = Queue.DECLINED
    found.save(update_fields=["state"])
    return True


@transaction.atomic
def translate(question: HallQuestion, text: str, *, language: str, by: "Account") -> None:
    """Keep what a person typed a question as in another language; in the one it was asked in it stays as it is.

    Raises: DataError if the words do not fit, or the language is not one of the programme's.
    """
    found = _held(question, Queue.WAITING, Queue.READY, is_open=False)
    programme = found.hall.event.programme
    acting(by, programme, Right.MODERATE)
    if language == found.language or language not in programme.languages:
        raise DataError(_("A question is translated into the other languages of the programme only."))
    found.text = {**found.text, language: _fit(text)}
    found.save(update_fields=["text"])
    _change_screen(found, by=by)
    note(
        found.hall.event,
        by=by,
        action="question translated",
        after={"question": found.number, "language": endonym(language)},
    )


@transaction.atomic
def mark_answered(question: HallQuestion, *, by: "Account") -> None:
    """Say that a question was answered in the room."""
    found = _held(question, Queue.READY)
    acting(by, found.hall.event.programme, Right.RUN_ROUND)
    found.state = Queue.ANSWERED
    found.save(update_fields=["state"])
    note(found.hall.event, by=by, action="question answered", after={"question": found.number})


@transaction.atomic
def carry_over(question: HallQuestion, *, by: "Account") -> None:
    """Carry a question over into the question exchange, as a draft of the side that asked it.

    One of neither side becomes a draft of the side whose facilitator takes it up.
    """
    found = _held(question, Queue.READY, is_open=False)
    seat = acting(by, found.hall.event.programme, Right.RUN_ROUND)
    _carry(found, side=found.side or seat.side)
    note(found.hall.event, by=by, action="question carried over", after={"question": found.number})


def carry_all(hall: Hall) -> int:
    """Carry over every question of a side that was put through and not answered; return how many there were."""
    waiting = list(hall.questions.filter(state=Queue.READY, side__isnull=False).select_related("side"))
    for each in waiting:
        _carry(each)
    return len(waiting)


def _carry(question: HallQuestion, *, side: "Side | None" = None) -> None:
    asks = side or question.side
    if asks is None:
        return
    event = question.hall.event
    question.carried = take_over(event.programme, question.text, side=asks, event=event)
    question.state = Queue.CARRIED
    question.save(update_fields=["carried", "state"])


def _held(question: HallQuestion, *states: Queue, is_open: bool = True) -> HallQuestion:
    """Return a question as it is now, its room held until the transaction ends.

    Raises: DataError if it has come further, or the room is to be open and is not.
    """
    held(question.hall, is_open=is_open)
    found: HallQuestion = HallQuestion.objects.select_related("hall__event__programme", "side").get(
        pk=question.pk
    )
    if found.state not in states:
        raise DataError(_("Somebody has decided on this question meanwhile; look at the queue again."))
    return found


def _change_screen(question: HallQuestion, *, by: "Account") -> None:
    """Let consoles notice that what they show has other words."""
    hall = question.hall
    if hall.showing == Showing.QUESTION and hall.question_id == question.pk:
        Hall.objects.filter(pk=hall.pk).update(version=hall.version + 1, changed_by=by)


def _fit(text: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(text.split()))
    if not words:
        raise DataError(_("Please write your question."))
    if len(words) > LONGEST:
        raise DataError(
            _("Please write at most %(most)s characters; there are %(length)s.")
            % {"most": LONGEST, "length": len(words)}
        )
    if holds_unseen(words):
        raise DataError(
            _("This line has a character that cannot be seen or that turns the text; please write it again.")
        )
    return words


def _count(hall: Hall, sender: str) -> None:
    counted, _is_new = HallSender.objects.get_or_create(hall=hall, sender=sender)
    if counted.sent >= MOST:
        raise DataError(_("Thank you: you have sent %(most)s questions, and others wait.") % {"most": MOST})
    counted.sent += 1
    counted.save(update_fields=["sent"])
