"""Opinion groups: how many of each side are in each, or why none is shown."""

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import Final

from tracktwo.clearance.disclosure.methods.bands import LEAST, bands, head_count
from tracktwo.clearance.disclosure.tables import Group, Policy, Reason

__all__ = ["group_statement_refusal", "release_groups"]

_MOST_GROUPS: Final = 3
_SHARE: Final = Fraction(1, 5)
Pair = tuple[int, int]


def release_groups(
    groups: Mapping[str, Pair],
    *,
    people: Pair,
    policy: Policy,
    earlier: tuple[Group, ...] | None = None,
) -> tuple[Group, ...] | Reason:
    """Return the opinion groups in bands, ordered by name; or why none of them is shown.

    All or none: a group left out could be counted from those that are shown, and one alone may hold everybody.
    Once: two showings could be subtracted. Unlike the reasons of a series, that a group is too small does depend
    on answers.

    Args:
        groups: how many of each side are in each group.
        people: how many of each side took part.
        policy: the rules of the round.
        earlier: what was shown before; then that is all that is ever shown.
    """
    if earlier is not None:
        return earlier
    if len(groups) > _MOST_GROUPS:
        return Reason.TOO_MANY_GROUPS
    least = [max(Fraction(policy.smallest), _SHARE * count) for count in people]
    if any(count < low for sizes in groups.values() for count, low in zip(sizes, least, strict=True)):
        return Reason.GROUP_TOO_SMALL
    if len(groups) == 1 or not all(
        _leaves_doubt(sizes, people=people, policy=policy) for sizes in groups.values()
    ):
        return Reason.MARGIN
    return tuple(
        Group(name=name, people=(head_count(first), head_count(second)))
        for name, (first, second) in sorted(groups.items())
    )


def _leaves_doubt(sizes: Pair, *, people: Pair, policy: Policy) -> bool:
    """Return whether insiders outside a group could not tell that everybody else is in it."""
    return all(
        max(LEAST[head_count(size)], policy.smallest, ceil(_SHARE * count))
        < count - policy.insiders_at(count)
        for size, count in zip(sizes, people, strict=True)
    )


def group_statement_refusal(people: Pair, *, policy: Policy) -> Reason | None:
    """Return why a statement may not characterise a group, from how many of each side in it answered; else None."""
    if any(policy.effective(count) < policy.smallest for count in people):
        return Reason.TOO_FEW
    if any(not bands(count, insiders=policy.insiders_at(count)) for count in people):
        return Reason.MARGIN
    return None
