"""Names put together: the strongest ties first, and never across what is known to be two."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from tracktwo.record.methods.resolution.matching import Reason

__all__ = ["Tie", "joined"]


@dataclass(frozen=True, slots=True, order=True)
class Tie:
    """Two nodes that are one, by their places, with how strongly and why."""

    score: float
    one: int
    other: int
    reason: Reason = field(compare=False)


@dataclass(slots=True)
class _Groups:
    """Nodes in groups; what may not be joined is asked before each union."""

    apart: Callable[[int, int], bool]
    group_of: list[int]
    members: dict[int, list[int]]
    barred: set[tuple[int, int]] = field(default_factory=set)
    asked: dict[tuple[int, int], bool] = field(default_factory=dict)

    def are_apart(self, one: int, other: int) -> bool:
        """Return whether two groups hold nodes that cannot be one."""
        return any(self._nodes_apart(a, b) for a in self.members[one] for b in self.members[other])

    def _nodes_apart(self, one: int, other: int) -> bool:
        key = (min(one, other), max(one, other))
        if key in self.barred:
            return True
        if key not in self.asked:
            self.asked[key] = self.apart(*key)
        return self.asked[key]

    def join(self, one: int, other: int) -> None:
        """Make one group of two; the lower number stays."""
        keep, gone = sorted((one, other))
        for node in self.members[gone]:
            self.group_of[node] = keep
        self.members[keep] = sorted(self.members[keep] + self.members.pop(gone))


def joined(
    size: int, ties: Iterable[Tie], *, apart: Callable[[int, int], bool]
) -> tuple[list[list[int]], list[tuple[int, int, Reason]]]:
    """Return nodes in groups, and the ties that were not followed.

    Ties of one strength are weighed together. A group that could be joined to either of two that cannot be one is
    joined to neither. Nothing depends on the order in which ties are handed in.

    Args:
        size: how many nodes there are; they are numbered from 0 in a stable order.
        ties: which of them are one.
        apart: whether two nodes cannot be one.

    Returns: groups of nodes; and two nodes and a reason for every doubt.
    """
    groups = _Groups(apart, list(range(size)), {node: [node] for node in range(size)})
    doubts: list[tuple[int, int, Reason]] = []
    ranked = sorted(ties, key=lambda tie: (-tie.score, tie.one, tie.other))
    for _, equal in groupby(ranked, key=lambda tie: tie.score):
        tier = list(equal)
        torn = _torn(groups, tier)
        for tie in tier:
            one, other = groups.group_of[tie.one], groups.group_of[tie.other]
            if one == other:
                continue
            if tie.one in torn or tie.other in torn:
                doubts.append((tie.one, tie.other, Reason.RIVALS))
            elif groups.are_apart(one, other):
                doubts.append((tie.one, tie.other, tie.reason))
            else:
                groups.join(one, other)
        groups.barred.update((min(a, b), max(a, b)) for a, b, reason in doubts if reason is Reason.RIVALS)
    return [groups.members[key] for key in sorted(groups.members)], doubts


def _torn(groups: _Groups, tier: Sequence[Tie]) -> set[int]:
    """Return the nodes of groups that ties of one strength pull to two that cannot be one."""
    pulls: dict[int, set[int]] = defaultdict(set)
    for tie in tier:
        one, other = groups.group_of[tie.one], groups.group_of[tie.other]
        if one != other and not groups.are_apart(one, other):
            pulls[one].add(other)
            pulls[other].add(one)
    torn: set[int] = set()
    for group, others in pulls.items():
        ordered = sorted(others)
        if any(groups.are_apart(a, b) for place, a in enumerate(ordered) for b in ordered[place + 1 :]):
            torn.update(groups.members[group])
    return torn
