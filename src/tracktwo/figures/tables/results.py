"""What pictures of a round's results show: statements side by side, pairs of sentences, areas of agreement."""

from dataclasses import dataclass

from tracktwo.figures.tables.views import Guess, GuessBand, Missing, OwnBand, OwnView
from tracktwo.vocabulary.errors import DataError

__all__ = ["AreaCounts", "GapRow", "Guessed", "MirrorPair", "MirrorPanel", "Own", "Reading"]

Own = OwnView | OwnBand | Missing | None
"""What a side says itself; None = no figure."""

Guessed = Guess | GuessBand | Missing | None
"""What the other side guessed; None = no guess."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One side of a statement: what it says itself, and what the other side guessed about it."""

    side: str
    own: Own
    guessed: Guessed


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A statement, or a boundary case. ``language`` is the text's own tag where it is not the picture's."""

    text: str
    readings: tuple[Reading, ...]
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPanel:
    """One half of a pair: the sentence as this side reads it, and what the side says."""

    side: str
    text: str
    own: Own
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPair:
    """The same sentence each way round; the first panel stands first."""

    first: MirrorPanel
    second: MirrorPanel


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaCounts:
    """How many statements lie in each area of agreement, as the ``side`` perceives it.

    The sides agree or differ, and this side knows it or not; ``too_close`` are those that lie in none.
    """

    side: str
    agree_known: int
    agree_unknown: int
    differ_known: int
    differ_unknown: int
    too_close: int

    def __post_init__(self) -> None:
        counts = (
            self.agree_known,
            self.agree_unknown,
            self.differ_known,
            self.differ_unknown,
            self.too_close,
        )
        if min(counts) < 0:
            raise DataError(f"A picture got {min(counts)} statements in an area; expected 0 or more.")
