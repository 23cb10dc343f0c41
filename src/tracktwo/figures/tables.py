"""What goes into a picture and what comes out of it.

In: rows of plain values, a side named by its key everywhere. Out: a :class:`Figure`, the same facts three
times: drawn, as a table, as a sentence.
"""

import math
import re
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.sides import Mark

__all__ = [
    "COUNTS_BELOW",
    "Figure",
    "GapRow",
    "Guess",
    "MirrorPair",
    "MirrorPanel",
    "OwnView",
    "Palette",
    "Reading",
    "Shape",
    "SideLabel",
    "Theme",
    "TimelineEntry",
    "Twin",
]

# An http(s) address, or one without a scheme: nothing before the first slash, query or fragment has a colon.
_PAGE: Final = re.compile(r"(https?://|[^\s:/?#]*([/?#]|$))\S*", re.IGNORECASE)
COUNTS_BELOW: Final = 20
"""With fewer people with a view than this on a side, a picture shows counts instead of percentages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """A picture's facts as a table of words, as long and as exact as the picture; every cell is text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture (``svg``, one element, no script, no ids, nothing to load), its table and its sentence.

    ``language`` is the tag its words are written for, ``direction`` is ``"ltr"`` or ``"rtl"``.
    """

    svg: str
    twin: Twin
    sentence: str
    language: str
    direction: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one ground, as ``#RRGGBB``."""

    ground: str
    ink: str
    quiet: str
    line: str
    circle: str
    diamond: str


class Theme(Enum):
    """The colours a picture is made with: on paper, or on a dark projector.

    A picture inside a page follows the page instead, if the page has :data:`tracktwo.figures.STYLESHEET`.
    """

    LIGHT = Palette("#FAF9F6", "#1D2328", "#5B646C", "#C9C6BD", "#0B6E75", "#8A4B12")
    DARK = Palette("#101418", "#E8EAEC", "#A8B0B8", "#4C565F", "#58C7CF", "#F0A868")


@dataclass(frozen=True, slots=True, kw_only=True)
class SideLabel:
    """A side as pictures show it: its key in the rows, its name in the picture's language, its mark."""

    key: str
    name: str
    mark: Mark


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
class Reading:
    """One side of a statement: what it says itself, what the other side guessed; None = no figure."""

    side: str
    own: OwnView | None
    guessed: Guess | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """A statement of a dumbbell picture. ``language`` is the text's own tag where it is not the picture's."""

    text: str
    readings: tuple[Reading, ...]
    language: str | None = None


class Shape(StrEnum):
    """How a timeline marks an entry."""

    NUMBERED = "numbered"
    OPEN = "open"
    SQUARE = "square"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """An entry of a timeline.

    Args:
        date: As precise as it is known; shown in words.
        label: What it is, in full: ``"Second formal dialogue, Fuzhou and remote"``.
        kind: Its kind in words, plans and public events saying so: ``"public event"``.
        shape: Numbered disc (formal), open disc (informal) or square (research).
        number: The number in a numbered disc; None leaves it empty.
        planned: Drawn dashed.
        public: Drawn with a ring around it.
        href: Where the entry leads: an http(s) or relative address.
        language: The label's own tag where it is not the picture's.
    """

    date: PartialDate
    label: str
    kind: str
    shape: Shape
    number: int | None = None
    planned: bool = False
    public: bool = False
    href: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if self.href is not None and not _PAGE.fullmatch(self.href):
            raise DataError(
                f"A timeline entry leads to {self.href!r}; expected a page's address (http or https)."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPanel:
    """One half of a pair: the sentence as this side reads it, and what the side says."""

    side: str
    text: str
    own: OwnView | None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MirrorPair:
    """The same sentence each way round; the first panel stands first."""

    first: MirrorPanel
    second: MirrorPanel


def _require_shares(*shares: float) -> None:
    """Refuse shares that are not finite, outside 0 to 1 or not in order."""
    finite = all(math.isfinite(share) and 0 <= share <= 1 for share in shares)
    if not finite or list(shares) != sorted(shares):
        given = ", ".join(map(str, shares))
        raise DataError(f"A picture got {given}; expected shares from 0 to 1, the lower limit first.")
