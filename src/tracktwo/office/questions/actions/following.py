"""What may follow an answer: a line to clarify, thanks that close it; and a question that comes up again."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.definitions import LONGEST
from tracktwo.office.questions.kinds import State, StepKind
from tracktwo.office.questions.models import Question
from tracktwo.office.record.queries import event_list
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["clarify", "close_question", "raise_at", "reopen_question"]


@transaction.atomic
def clarify(question: Question, text: "LanguageText", *, by: "Account") -> None:
    """Ask the other side to clarify its answer, or clarify one's own: a line, never a new question.

    Raises: DataError if nothing is answered yet, the line is empty or too long, or it names somebody.
    """
    found = act.held(question, State.ANSWERED)
    seat = act.acting(by, found.programme)
    if not text or max(map(len, text.values())) > LONGEST:
        raise DataError(_("Write a line of up to %(most)s characters.") % {"most": LONGEST})
    asks = seat.side_id == found.side_id
    if asks:
        act.refuse_names(found.programme, text)
    act.step(found, StepKind.CLARIFY if asks else StepKind.CLARIFIED, seat.side, text=text)
    act.note(seat, f"question:{found.key}", "clarified", after={"text": dict(text)})


@transaction.atomic
def close_question(question: Question, text: "LanguageText", *, by: "Account") -> None:
    """Thank and close; a side may close what it asked before it is answered, too.

    Raises: DataError if it is the other side's, or the words name somebody.
    """
    found = act.held(question, State.ASKED, State.ROUTED, State.ANSWERED)
    seat = act.speaking(by, found.programme)
    act.of_own_side(seat, found.side_id, _("The side that asked closes its question."))
    if text and max(map(len, text.values())) > LONGEST:
        raise DataError(_("Write a line of up to %(most)s characters.") % {"most": LONGEST})
    act.refuse_names(found.programme, text)
    found.state = State.CLOSED
    found.save(update_fields=["state"])
    act.step(found, StepKind.CLOSED, seat.side, text=text)
    act.note(seat, f"question:{found.key}", "question closed")


@transaction.atomic
def reopen_question(question: Question, *, by: "Account") -> None:
    """Let a question that was answered or closed wait anew, from today; its answers stay.

    Raises: DataError if it is the other side's, or was never passed on.
    """
    found = act.held(question, State.ANSWERED, State.CLOSED)
    seat = act.speaking(by, found.programme)
    act.of_own_side(seat, found.side_id, _("The side that asked opens its question again."))
    if found.routed_on is None:
        raise DataError(_("It was closed before it was passed on; put it anew instead."))
    found.state, found.routed_on, found.nobody_knows = State.ROUTED, act.today(), False
    found.save(update_fields=["state", "routed_on", "nobody_knows"])
    act.step(found, StepKind.REOPENED, seat.side)
    act.note(seat, f"question:{found.key}", "question opened again")


@transaction.atomic
def raise_at(question: Question, event: str, *, by: "Account") -> None:
    """Note that a question came up at an event, by its key, so that it stands once with its history.

    Raises: DataError if there is no such event, or it is noted already.
    """
    found = act.held(question)
    seat = act.acting(by, found.programme)
    if found.state == State.DRAFT:
        act.of_own_side(seat, found.side_id, _("There is no such question any more; its side deleted it."))
    row = event_list(found.programme).filter(key=event).first()
    if row is None:
        raise DataError(_("There is no such event any more; choose another."))
    if found.steps.filter(kind=StepKind.RAISED, event=row).exists():
        raise DataError(_("It is noted already that it was raised there."))
    act.step(found, StepKind.RAISED, seat.side, event=row)
    act.note(seat, f"question:{found.key}", "question raised", after={"event": row.key})
