"""The rule of an answer: stricter at any time, looser only with each side's consent."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.keys import is_given_by_both, refuse_second_key
from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.models import AnswerConsent, QuestionAnswer
from tracktwo.vocabulary.attribution import Rule, read_rule, strictest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["agree_to_rule", "set_rule"]


@transaction.atomic
def set_rule(answer: QuestionAnswer, rule: Rule, *, by: "Account") -> None:
    """Set the rule of one's side's answer that has none yet, or make it stricter.

    Raises: DataError if the answer is the other side's, or the rule would become looser.
    """
    found = act.held_answer(answer, is_given=True)
    seat = act.speaking(by, found.question.programme)
    act.of_own_side(seat, found.side_id, _("The side that answered sets the rule of its answer."))
    if found.rule and strictest(read_rule(found.rule), rule) != rule:
        raise DataError(
            _("It was given under a stricter rule: a looser one needs a convenor of each side to agree.")
        )
    _become(found, rule)
    before = {"rule": answer.rule} if answer.rule else None
    action = "rule made stricter" if answer.rule else "rule set"
    act.note(seat, _subject(found), action, before=before, after={"rule": rule.value}, is_open=True)


@transaction.atomic
def agree_to_rule(answer: QuestionAnswer, rule: Rule, *, by: "Account") -> bool:
    """Return whether a looser rule holds now: once a convenor of each side agreed to that same rule.

    Raises: DataError if it is not looser, or one's side or oneself agreed already.
    """
    found = act.held_answer(answer, is_given=True)
    seat = act.speaking(by, found.question.programme)
    if (
        not found.rule
        or strictest(read_rule(found.rule), rule) != read_rule(found.rule)
        or rule == found.rule
    ):
        raise DataError(_("Both sides agree to a looser rule only; the side that answered sets any other."))
    given = AnswerConsent.objects.filter(answer=found, rule=rule)
    refuse_second_key(given, seat=seat)
    AnswerConsent.objects.create(answer=found, rule=rule, side=seat.side, account=by)
    act.note(seat, _subject(found), "looser rule agreed", after={"rule": rule.value}, is_open=True)
    holds = is_given_by_both(given)
    if holds:
        _become(found, rule)
    return holds


def _become(answer: QuestionAnswer, rule: Rule) -> None:
    answer.rule = rule.value
    answer.save(update_fields=["rule"])
    answer.consents.all().delete()


def _subject(answer: QuestionAnswer) -> str:
    return f"answer:{answer.question.key}/{answer.number}"
