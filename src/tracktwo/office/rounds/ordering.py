"""In which order a participant meets the statements: another one for each, and always the same for one.

Boundary cases come together, last but for what participants added, which comes at the very end so that the numbers
of all others stay. Before them, statements whose wording turns with the side, and the two
statements of a pair, do not stand side by side where that can be helped: one would be answered by the other.
"""

import hashlib
from collections.abc import Sequence
from itertools import chain, pairwise
from uuid import UUID

from tracktwo.office.rounds.kinds import Author
from tracktwo.office.rounds.models import Statement

__all__ = ["clash", "in_order"]


def in_order(statements: Sequence[Statement], *, participant: UUID) -> list[Statement]:
    """Return the statements in one participant's order.

    Args:
        statements: those asked, in any order; each key once.
        participant: the participant's id, from which alone the order follows.
    """
    lots = sorted(statements, key=lambda each: _lot(each.key, participant))
    drawn = [each for each in lots if each.author != Author.PARTICIPANT]
    added = [each for each in lots if each.author == Author.PARTICIPANT]
    order = _dealt([each for each in drawn if not each.is_boundary])
    return [*_mended(order), *(each for each in drawn if each.is_boundary), *added]


def clash(one: Statement, other: Statement) -> bool:
    """Return whether two statements should not stand side by side."""
    return (one.is_reciprocal and other.is_reciprocal) or one.key == other.partner or other.key == one.partner


def _lot(key: str, participant: UUID) -> bytes:
    return hashlib.sha256(participant.bytes + key.encode()).digest()


def _dealt(drawn: list[Statement]) -> list[Statement]:
    """Return the statements, each the first drawn that may follow, as long as enough others stay to part the rest."""
    waiting, order = list(drawn), list[Statement]()
    turning = sum(each.is_reciprocal for each in drawn)
    while waiting:
        before = order[-1:]
        following = (each for each in waiting if not any(clash(each, last) for last in before))
        first = next(following, waiting[0])
        left = len(waiting), turning
        chosen = next((each for each in chain((first,), following) if _can_be_parted(each, left=left)), first)
        waiting.remove(chosen)
        order.append(chosen)
        turning -= chosen.is_reciprocal
    return order


def _can_be_parted(after: Statement, *, left: tuple[int, int]) -> bool:
    """Return whether, once one has its place, enough others are left between those whose wording turns.

    Args:
        after: the one.
        left: how many are waiting, itself among them, and of how many the wording turns.
    """
    waiting, turning = left[0] - 1, left[1] - after.is_reciprocal
    return turning <= waiting - turning + (not after.is_reciprocal)


def _mended(order: list[Statement]) -> list[Statement]:
    """Return the order after the moves, one statement at a time, that leave fewer clashes, until none does."""
    best = order
    while clashes := _clashes(best):
        moved = (_moved(best, old, new) for old in range(len(best)) for new in range(len(best)))
        better = next((each for each in moved if _clashes(each) < clashes), None)
        if better is None:
            break
        best = better
    return best


def _moved(order: list[Statement], old: int, new: int) -> list[Statement]:
    rest = [*order[:old], *order[old + 1 :]]
    return [*rest[:new], order[old], *rest[new:]]


def _clashes(order: list[Statement]) -> int:
    return sum(clash(one, other) for one, other in pairwise(order))
