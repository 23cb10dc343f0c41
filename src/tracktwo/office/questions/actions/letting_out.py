"""A question and its answers go outside: with a key of one convenor of each side, over both as they stand."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.keys import is_given_by_both, refuse_second_key
from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.kinds import State
from tracktwo.office.questions.models import Question, QuestionKey
from tracktwo.office.questions.queries import is_passed_on, outside_digest
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["keep_inside", "let_out"]


@transaction.atomic
def let_out(question: Question, *, by: "Account", sha256: str) -> bool:
    """Return whether both sides have given their key now to a question and its answers on the record.

    Args:
        question: the question.
        by: a convenor.
        sha256: the fingerprint of what was shown to them.

    Raises: DataError if it was never passed on, changed since it was shown, or the side or the account gave its key.
    """
    found = act.held(question, State.ROUTED, State.ANSWERED, State.CLOSED)
    seat = act.speaking(by, found.programme)
    if not is_passed_on(found):
        raise DataError(_("It was closed before it was passed on; nothing of it goes outside."))
    if outside_digest(found) != sha256:
        raise DataError(_("It was changed after it was shown to you; look at it again."))
    given = QuestionKey.objects.filter(question=found, sha256=sha256)
    refuse_second_key(given, seat=seat)
    QuestionKey.objects.create(question=found, sha256=sha256, side=seat.side, account=by)
    act.note(seat, f"question:{found.key}", "question let out", after={"sha256": sha256}, is_open=True)
    return is_given_by_both(given)


@transaction.atomic
def keep_inside(question: Question, *, by: "Account") -> None:
    """Take back the key of one's own side; with the next release the question is no longer outside.

    Raises: DataError if the side gave none.
    """
    found = act.held(question)
    seat = act.speaking(by, found.programme)
    taken, _rows = QuestionKey.objects.filter(question=found, side=seat.side).delete()
    if not taken:
        raise DataError(_("Your side gave no key to this question."))
    act.note(seat, f"question:{found.key}", "question kept inside", is_open=True)
