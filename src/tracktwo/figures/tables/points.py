"""What a picture of shares shows: one word, and how many people of either side say it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from tracktwo.vocabulary.errors import DataError

__all__ = ["Certainty", "SharePoint"]


class Certainty(Enum):
    """What may be said of a point."""

    BEYOND_CHANCE = auto()
    NOT_TOLD = auto()
    """From chance it cannot be told."""
    ONE_VOICE = auto()
    """One person carries it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SharePoint:
    """One word.

    Args:
        label: The word.
        people: How many say it, by the key of the side.
        of: Of how many, by the key of the side; 1 or more.
        hits: How often it is said.
        certainty: What may be said of it.
        href: Where it leads; "" for nowhere.
    """

    label: str
    people: Mapping[str, int]
    of: Mapping[str, int]
    hits: int
    certainty: Certainty
    href: str = ""

    def __post_init__(self) -> None:
        if any(
            not 0 <= self.people.get(side, -1) <= number or number < 1 for side, number in self.of.items()
        ):
            raise DataError(
                f"A picture shows {self.label!r} as said by {dict(self.people)} of {dict(self.of)} people; "
                "expected no more than there are, and somebody on each side."
            )

    def share(self, side: str) -> float:
        """Return the share of a side's people who say it."""
        return self.people[side] / self.of[side]
