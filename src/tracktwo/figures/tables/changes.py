"""What a picture of change shows: what the same people said before and after, and the step between."""

from dataclasses import dataclass

from tracktwo.figures.tables.views import Guess, Missing, OwnView
from tracktwo.vocabulary.errors import DataError

__all__ = ["ChangeReading", "ChangeRow", "GuessTwice", "OwnTwice", "Step"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """By how much a share has changed, -1 to 1, with its 90 % limits."""

    change: float
    low: float
    high: float

    def __post_init__(self) -> None:
        if not (-1 <= self.low <= self.high <= 1 and -1 <= self.change <= 1):
            raise DataError(
                f"A picture got a change of {self.change} with limits {self.low} and {self.high}; expected "
                "-1 <= low <= high <= 1."
            )

    @property
    def detectable(self) -> bool:
        """Return whether the limits leave out no change at all."""
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnTwice:
    """What the same people of a side said about themselves before and after."""

    before: OwnView
    after: OwnView
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessTwice:
    """What the same people of the other side guessed before and after."""

    before: Guess
    after: Guess
    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeReading:
    """One side of a statement asked twice; None = no figure, or no guess."""

    side: str
    own: OwnTwice | Missing | None
    guessed: GuessTwice | Missing | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRow:
    """A statement asked twice. ``language`` is the text's own tag where it is not the picture's."""

    text: str
    readings: tuple[ChangeReading, ...]
    language: str | None = None
