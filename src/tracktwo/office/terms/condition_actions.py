"""What the team does with what a case depends on: says it in other words, and lets those out with both keys, once."""

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import Reason
from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import acting_seat, deciding_seat, is_given_by_both, refuse_second_key
from tracktwo.office.accounts.rights import Right
from tracktwo.office.terms.conditions import (
    conditions_digest,
    drafts_of,
    given_to,
    is_let_out,
    readable_words,
    released,
)
from tracktwo.office.terms.models import CaseCondition, Concept, ConditionKey, ConditionsShown
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracktwo.office.models import Account, Round
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["let_conditions_out", "say_otherwise"]

_A_PHRASE: Final = 12
"""Letters from which words that stand in others whole are somebody's own."""


@transaction.atomic
def say_otherwise(
    concept: Concept, round_: "Round", case: str, texts: "Mapping[int, LanguageText]", *, by: "Account"
) -> int:
    """Return how many of the words people wrote to a case were said in other words, or in other words than before.

    Args:
        concept: the concept whose case it is.
        round_: the round that asked it.
        case: the key of its statement.
        texts: the answer's row → the team's words; without words it is left out of what is shown.
        by: who says it so.

    Raises: DataError if they may not be read, are those of the writer, or were let out already.
    """
    acting_seat(by, concept.programme, Right.READ_EXACT)
    Concept.objects.select_for_update().get(pk=concept.pk)
    _refuse_again(concept, round_, case)
    written = {each.answer: each.text for each in readable_words(round_, case)}
    there = {each.answer_id: each for each in drafts_of(concept, round_, case)}
    changed = 0
    for answer, told in texts.items():
        text = {tag: words.strip() for tag, words in told.items() if words.strip()}
        if answer not in written:
            raise DataError(_("What is put in other words may not be read any more; look again."))
        if any(_repeats(words, written[answer]) for words in text.values()):
            raise DataError(_("Say it in other words: these are the writer’s own."))
        row = there.get(answer)
        if text == (row.text if row else {}):
            continue
        changed += 1
        if row is not None and not text:
            row.delete()
        elif row is not None:
            CaseCondition.objects.filter(pk=row.pk).update(text=text, account=by)
        else:
            made = {"round": round_.key, "case": case, "answer_id": answer, "text": text, "account": by}
            CaseCondition.objects.create(concept=concept, **made)
    if changed:
        _note(concept, f"{round_.key}/{case}", by=by, action="conditions said otherwise", number=changed)
    return changed


@transaction.atomic
def let_conditions_out(concept: Concept, round_: "Round", case: str, *, by: "Account", sha256: str) -> bool:
    """Return whether both sides have given their key now, and the words of a case are shown: that happens once.

    Raises: DataError if the words changed since they were shown, too few wrote, they are out, or the side or the
        account gave its key.
    """
    seat = deciding_seat(by, programme=concept.programme_id)
    Concept.objects.select_for_update().get(pk=concept.pk)
    _refuse_again(concept, round_, case)
    drafts = list(drafts_of(concept, round_, case))
    if conditions_digest(drafts) != sha256:
        raise DataError(_("It was changed after it was shown to you; look at it again."))
    shown = released(drafts, round_, case=case, approved_by=by.name)
    if isinstance(shown, Reason) or not readable_words(round_, case):
        raise DataError(
            _("Too few people wrote, or too few of their words were put in others: nothing is shown.")
        )
    given = given_to(concept, round_, case, sha256=sha256)
    refuse_second_key(given, seat=seat)
    ConditionKey.objects.create(
        concept=concept, round=round_.key, case=case, sha256=sha256, side=seat.side, account=by
    )
    both = is_given_by_both(given)
    if both:
        ConditionsShown.objects.create(
            concept=concept,
            round=round_.key,
            case=case,
            words=[{"words": dict(each.words), "side": each.side} for each in shown],
            day=timezone.now().date(),
        )
    action = "conditions let out" if both else "key given"
    _note(concept, f"{round_.key}/{case}", by=by, action=action, number=len(shown))
    return both


def _refuse_again(concept: Concept, round_: "Round", case: str) -> None:
    if is_let_out(concept, round_, case):
        raise DataError(
            _("The words of this case were let out already; later words would tell who wrote them.")
        )


def _repeats(words: str, own: str) -> bool:
    """Return whether words are somebody's own, or hold them whole; a word or two anybody may use."""
    said, plain = _plain(words), _plain(own)
    return said == plain or (len(plain) >= _A_PHRASE and plain in said)


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _note(concept: Concept, case: str, *, by: "Account", action: str, number: int) -> None:
    """Leave a line in the trail: how many, and none of the words."""
    record_change(
        programme=concept.programme,
        by=by,
        action=action,
        subject=f"concept:{concept.key}",
        before=None,
        after={"case": case, "number": number},
    )
