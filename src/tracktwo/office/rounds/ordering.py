"""In which order a participant meets the statements: another one for each, and always the same for one.

Boundary cases come together, last but for what participants added, which comes at the very end so that the numbers
of all others stay. Before them, statements whose wording turns with the side, and the two
statements of a pair, do not stand side by side where that can be helped: one would be answered by the other.
"""

import hashlib
from collections.abc import Sequence
from itertools import pairwise
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
    while waiting:
        may_follow = [each for each in waiting if not order or not clash(order[-1], each)]
        next_one = next(
            (each for each in may_follow if _can_be_parted(waiting, after=each)), (may_follow or waiting)[0]
        )
        waiting.remove(next_one)
        order.append(next_one)
    return order


def _can_be_parted(waiting: list[Statement], *, after: Statement) -> bool:
    """Return whether, once one has its place, enough others are left between those whose wording turns."""
    turning = sum(each.is_reciprocal for each in waiting) - after.is_reciprocal
    others = len(waiting) - 1 - turning
    return turning <= others + (not after.is_reciprocal)


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
