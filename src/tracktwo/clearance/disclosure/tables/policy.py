"""The rules a round is held under: chosen before it opens, told to participants, frozen, only ever stricter."""

import hashlib
import json
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Final

from tracktwo.vocabulary.errors import UsageError

__all__ = ["RULES", "SMALLEST_GROUP", "Disclosure", "Policy"]

RULES: Final = 1
"""The version of the rules themselves; part of every hash, so that a changed rule is a changed policy."""

SMALLEST_GROUP: Final = 5
"""No group smaller than this is told apart anywhere."""


class Disclosure(StrEnum):
    """How closely results are shown, from closest to most guarded."""

    EXACT = "exact"
    """Counts, where enough people answered on both sides; bands elsewhere."""
    BANDS = "bands"
    """Bands only."""
    ROOM_ONLY = "room_only"
    """Bands, in the room only."""


# parameter → (lowest, highest) value allowed
_LIMITS: Final = {
    "most_seats": (1, 1_000),
    "smallest": (SMALLEST_GROUP, 1_000),
    "batch": (5, 1_000),
    "insiders": (2, 3),
    "yearly": (1, 4),
    "ever": (1, 8),
}
_FEWER_IS_STRICTER: Final = frozenset({"yearly", "ever"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The rules of one round.

    Attributes:
        disclosure: how closely results are shown.
        most_seats: the most people of one side who come from one organisation, as the convenors declare it.
        smallest: the smallest effective group; 5 or more.
        batch: how many people must have joined, left or revised before a series changes; 5 or more.
        insiders: how many participants who pool their answers must learn nothing, from seven answers up (one
            fewer below seven); 2 or 3.
        yearly: how often a series may change within a year; 4 or fewer.
        ever: how often at all; 8 or fewer.
        breakdown: the parts of a side that may be shown apart, by name: declared before the round or never; empty
            for none.

    Raises: UsageError if a value is looser than the rules allow.
    """

    disclosure: Disclosure = Disclosure.BANDS
    most_seats: int = 3
    smallest: int = 5
    batch: int = 5
    insiders: int = 2
    yearly: int = 4
    ever: int = 8
    breakdown: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, (low, high) in _LIMITS.items():
            value = getattr(self, name)
            if type(value) is not int or not low <= value <= high:
                raise UsageError(
                    f"The policy's {name} is {value!r}; expected a whole number from {low} to {high}."
                )
        if not isinstance(self.disclosure, Disclosure):
            raise UsageError(
                f"The policy's disclosure is {self.disclosure!r}; expected one of {', '.join(Disclosure)}."
            )
        names = self.breakdown
        if type(names) is not tuple or len(names) == 1 or len(set(names)) < len(names) or "" in names:
            raise UsageError(
                f"The policy's breakdown is {names!r}; expected two or more different names of parts, or none."
            )

    @property
    def smallest_shown(self) -> int:
        """The fewest answers of a side that are ever shown: the number to print where people consent."""
        return self.smallest + self.most_seats - 1

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical JSON, 64 hexadecimal characters; printed with every release."""
        return hashlib.sha256(self.canonical_json().encode()).hexdigest()

    def canonical_json(self) -> str:
        """Return the policy as JSON with sorted keys and no spaces: the text that is hashed."""
        return json.dumps({"rules": RULES, **asdict(self)}, sort_keys=True, separators=(",", ":"))

    def effective(self, people: int) -> int:
        """Return the effective size of a group: as if the largest organisation had one seat.

        Source: the dominance rule of statistical disclosure control, applied to heads.
        """
        return people - self.most_seats + 1

    def insiders_at(self, people: int) -> int:
        """Return how many insiders a series is guarded against whose smallest released size is ``people``."""
        return self.insiders - (people < _SMALL_GROUP)

    def is_as_strict_as(self, other: "Policy") -> bool:
        """Return whether every rule here is at least as guarded as the other policy's."""
        ranks = list(Disclosure)
        if ranks.index(self.disclosure) < ranks.index(other.disclosure):
            return False
        if self.breakdown not in {(), other.breakdown}:
            return False
        names = (each for each in _LIMITS if each not in _FEWER_IS_STRICTER)
        return all(getattr(self, name) >= getattr(other, name) for name in names) and all(
            getattr(self, name) <= getattr(other, name) for name in _FEWER_IS_STRICTER
        )

    def replaced_by(self, later: "Policy") -> "Policy":
        """Return the later policy, once it is known to be no looser than this one.

        Raises: UsageError if any rule would become looser: people answered under this policy.
        """
        if later.is_as_strict_as(self):
            return later
        looser = [
            each.name
            for each in fields(self)
            if not Policy(**{**asdict(self), each.name: getattr(later, each.name)}).is_as_strict_as(self)
        ]
        raise UsageError(
            f"The policy cannot be loosened once people have answered under it: {', '.join(looser)}. "
            "Keep these as they are or make them stricter."
        )


_SMALL_GROUP: Final = 7
