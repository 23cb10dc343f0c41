"""How people sorted boundary cases: for figures about a term, which need people and never who they are.

For the team after the close, and only as far as its exact figures go: not while somebody's leaving waits for enough
others, not where fewer than five of a side answered a case, and without what was taken down.
"""

from typing import TYPE_CHECKING, Final

import numpy as np

from tracktwo.clearance.disclosure import SMALLEST_GROUP
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.overview import stands_still
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.tallying import answered_by_side
from tracktwo.perception import Stance
from tracktwo.terms import Sorted

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["may_be_read", "sorted_cases"]

_CODES: Final = {Stance.AGREE.value: 0, Stance.DISAGREE.value: 1, Stance.DEPENDS.value: 2}
"""What an answer is as a sorting; who is unsure has sorted nothing."""


def may_be_read(round_: "Round") -> bool:
    """Return whether the team may look at single answers of a closed round: figures are known, and none waits."""
    return round_.closed_at is not None and round_.reveals.exists() and not stands_still(Ledger(round_))


def sorted_cases(round_: "Round") -> Sorted | None:
    """Return who sorted which case of a closed round how, people by number and cases by the keys of their results.

    None where figures wait, or no case was answered by enough people of both sides.
    """
    ledger = Ledger(round_)
    if round_.closed_at is None or not round_.reveals.exists() or stands_still(ledger):
        return None
    cases = {
        each.key: address_of(round_, each)
        for each in asked(round_)
        if each.is_boundary
        and each.pk not in ledger.removed
        and min(ledger.stances(each, side.side).now.people for side in round_.sides.all()) >= SMALLEST_GROUP
    }
    rows = [each for each in answered_by_side(round_) if each.statement in cases and each.stance in _CODES]
    if not rows:
        return None
    people = {number: place for place, number in enumerate(dict.fromkeys(row.person for row in rows))}
    places = {case: place for place, case in enumerate(cases)}
    answers = np.full((len(people), len(cases)), -1, dtype=np.int8)
    sides = [""] * len(people)
    for row in rows:
        answers[people[row.person], places[row.statement]] = _CODES[row.stance]
        sides[people[row.person]] = row.side
    return Sorted(
        tuple(f"{round_.key}/{number}" for number in people), tuple(sides), tuple(cases.values()), answers
    )
