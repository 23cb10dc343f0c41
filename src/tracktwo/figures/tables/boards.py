"""What a board of boundary cases shows: for each case and side how many count it in, and for how many it depends."""

from dataclasses import dataclass

from tracktwo.figures.tables.views import Missing, OwnBand
from tracktwo.vocabulary.errors import DataError

__all__ = ["BoardReading", "BoardRow", "Sorting"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorting:
    """How many of a side count a case in (``yes``), do not (``no``), and say that it depends; None: not known apart.

    ``low`` and ``high`` are the 90 % limits of the share who count it in, 0 to 1.
    """

    yes: int
    no: int
    depends: int | None
    low: float
    high: float

    def __post_init__(self) -> None:
        counts = (self.yes, self.no, self.depends or 0)
        if min(counts) < 0:
            raise DataError(f"A picture got {min(counts)} people who sorted a case; expected 0 or more.")
        if not 0 <= self.low <= self.high <= 1:
            raise DataError(
                f"A picture got limits {self.low} and {self.high}; expected shares, the lower first."
            )

    @property
    def people(self) -> int:
        """Return how many sorted it."""
        return self.yes + self.no + (self.depends or 0)

    @property
    def share(self) -> float | None:
        """Return the share who count it in; None if nobody sorted it."""
        return self.yes / self.people if self.people else None

    @property
    def reach(self) -> float | None:
        """Return the share who count it in or say that it depends; None if nobody sorted it."""
        return (self.yes + (self.depends or 0)) / self.people if self.people else None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardReading:
    """One side of a case: counted, in a band, or too few."""

    side: str
    sorted: Sorting | OwnBand | Missing


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardRow:
    """A case. ``language`` is the text's own tag where it is not the picture's."""

    text: str
    readings: tuple[BoardReading, ...]
    language: str | None = None

    @property
    def gap(self) -> float:
        """Return how far the sides' shares lie apart, 0 to 1; of bands, their lower edges, as that is all they tell."""
        shares = [_place(each.sorted) for each in self.readings]
        known = [share for share in shares if share is not None]
        return max(known) - min(known) if len(known) > 1 else 0.0


def _place(found: Sorting | OwnBand | Missing) -> float | None:
    match found:
        case Sorting():
            return found.share
        case OwnBand():
            return float(found.agree.low)
        case Missing():
            return None
