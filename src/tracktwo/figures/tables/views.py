"""What a side says itself, and what the other side guessed: counted, or in bands that show no more than that."""

import math
from dataclasses import dataclass
from enum import Enum, StrEnum
from fractions import Fraction
from typing import Final

from tracktwo.vocabulary.errors import DataError

__all__ = ["COUNTS_BELOW", "Estimated", "Guess", "GuessBand", "Missing", "OwnBand", "OwnView", "Span"]

COUNTS_BELOW: Final = 20
"""With fewer people with a view than this on a side, a picture shows counts instead of percentages."""
_POINTS: Final = range(0, 101, 10)


class Missing(Enum):
    """Why a figure is not there, where that is to be said."""

    TOO_FEW = "too_few"
    """Fewer people than a figure needs; the picture says fewer than how many."""


class Estimated(StrEnum):
    """How what a side guessed stands to what the other side answered."""

    OVER = "over_estimated"
    UNDER = "under_estimated"
    ABOUT_RIGHT = "about_right"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnView:
    """What a side says about itself: of ``views`` people with a view, ``agree`` agree.

    ``answered`` adds those who are unsure. ``low`` and ``high`` are the 90 % limits of the share, 0 to 1.
    """

    agree: int
    views: int
    answered: int
    low: float
    high: float

    def __post_init__(self) -> None:
        if not 0 <= self.agree <= self.views <= self.answered:
            raise DataError(
                f"A picture got {self.agree} who agree, {self.views} with a view and {self.answered} who "
                "answered; expected 0 <= agree <= views <= answered."
            )
        _require_shares(self.low, self.high)

    @property
    def share(self) -> float | None:
        """Return the share who agree among those with a view; None if nobody has one."""
        return self.agree / self.views if self.views else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From where to where a share reaches: two fractions of the whole, 0 to 1, such as 2/3 and 1."""

    low: Fraction
    high: Fraction

    def __post_init__(self) -> None:
        if not 0 <= self.low < self.high <= 1:
            raise DataError(
                f"A picture got a band from {self.low} to {self.high}; expected shares from 0 to 1, the lower "
                "edge first."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnBand:
    """What a side says about itself, in bands: which shares of everyone who answered agree and disagree.

    ``people`` is how many answered, as closely as that is shown: ``"10–19"``.
    """

    agree: Span
    disagree: Span
    people: str

    def __post_init__(self) -> None:
        # The upper of two lower edges that make up the whole belongs to the band below it.
        if self.agree.low + self.disagree.low >= 1:
            raise DataError(
                f"A picture got bands from {self.agree.low} who agree and from {self.disagree.low} who "
                "disagree; expected less than the whole."
            )

    @property
    def of_views(self) -> Span:
        """Return from where to where the share who agree among those with a view can reach.

        That is what a guess is about. Source: the extremes of a / (a + d) over both bands with a + d <= 1.
        """
        most = min(self.agree.high, 1 - self.disagree.low)
        least = min(self.disagree.high, 1 - self.agree.low)
        low = self.agree.low / (self.agree.low + least) if self.agree.low + least else Fraction(0)
        high = most / (most + self.disagree.low) if most + self.disagree.low else Fraction(1)
        return Span(low=low, high=high)


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What the other side guessed: the mean share, its 90 % limits (all 0 to 1) and how many guessed."""

    expected: float
    low: float
    high: float
    guessers: int

    def __post_init__(self) -> None:
        if self.guessers < 0:
            raise DataError(f"A picture got {self.guessers} people who guessed; expected 0 or more.")
        _require_shares(self.expected)
        _require_shares(self.low, self.high)


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessBand:
    """What the other side guessed, in a band: the mean in tens of ``points``, or None for its reading only.

    ``people`` is how many guessed, as closely as that is shown.
    """

    points: int | None
    estimated: Estimated
    people: str

    def __post_init__(self) -> None:
        if self.points is not None and self.points not in _POINTS:
            raise DataError(f"A picture got a guess of {self.points} points; expected 0, 10, 20 … 100.")

    @property
    def expected(self) -> float | None:
        """Return the mean as a share, 0 to 1; None where there is only a reading."""
        return None if self.points is None else self.points / 100


def _require_shares(*shares: float) -> None:
    """Refuse shares that are not finite, outside 0 to 1 or not in order."""
    finite = all(math.isfinite(share) and 0 <= share <= 1 for share in shares)
    if not finite or list(shares) != sorted(shares):
        given = ", ".join(map(str, shares))
        raise DataError(f"A picture got {given}; expected shares from 0 to 1, the lower limit first.")
