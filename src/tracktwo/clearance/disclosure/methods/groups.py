"""Opinion groups: how many of each side are in each, or why none is shown."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

from tracktwo.clearance.disclosure.methods.bands import bands, head_count
from tracktwo.clearance.disclosure.tables import Group, Policy, Reason

__all__ = ["group_statement_refusal", "release_groups"]

_MOST_GROUPS: Final = 3
_SHARE: Final = Fraction(1, 5)
Pair = tuple[int, int]


def release_groups(groups: Mapping[str, Pair], *, people: Pair, policy: Policy) -> tuple[Group, ...] | Reason:
    """Return the opinion groups in bands, ordered by name; or why none of them is shown.

    All or none: a group left out could be counted from those that are shown.

    Args:
        groups: how many of each side are in each group.
        people: how many of each side took part.
        policy: the rules of the round.
    """
    if len(groups) > _MOST_GROUPS:
        return Reason.TOO_MANY_GROUPS
    least = [max(Fraction(policy.smallest), _SHARE * count) for count in people]
    if any(count < low for sizes in groups.values() for count, low in zip(sizes, least, strict=True)):
        return Reason.GROUP_TOO_SMALL
    return tuple(
        Group(name=name, people=(head_count(first), head_count(second)))
        for name, (first, second) in sorted(groups.items())
    )


def group_statement_refusal(people: Pair, *, policy: Policy) -> Reason | None:
    """Return why a statement may not characterise a group, from how many of each side in it answered; else None."""
    if any(policy.effective(count) < policy.smallest for count in people):
        return Reason.TOO_FEW
    if any(not bands(count, insiders=policy.insiders_at(count)) for count in people):
        return Reason.MARGIN
    return None
