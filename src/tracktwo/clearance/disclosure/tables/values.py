"""What a reader may be given of a series: bands, head-counts in bands, a rounded expectation, or exact counts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

__all__ = [
    "Area",
    "Awareness",
    "Band",
    "Bands",
    "Breakdown",
    "Counts",
    "ExactExpectation",
    "ExactStances",
    "ExpectationBand",
    "Group",
    "HeadCount",
    "Reach",
    "Reading",
    "Reason",
    "Released",
    "Value",
]

_HALF: Final = Fraction(1, 2)


class Reason(StrEnum):
    """Why a value is not shown, or why an older one is repeated.

    Of a series, none depends on what anybody answered.
    """

    TOO_FEW = "too_few"
    """Too few people for the policy, once the largest organisation is counted as one."""
    OTHER_SIDE = "other_side"
    """The other side cannot be shown, and a comparison shows both or neither."""
    MARGIN = "margin"
    """No two bands leave the insiders uncertain."""
    BATCH = "batch"
    """Too few people joined, left or revised since the series last changed."""
    RATE = "rate"
    """The series has changed as often as it may."""
    AUDIT = "audit"
    """Some value the series could take now would give an answer away beside the earlier releases."""
    REMOVED = "removed"
    """The series was taken down on request."""
    TOO_MANY_GROUPS = "too_many_groups"
    """More opinion groups than may be shown."""
    GROUP_TOO_SMALL = "group_too_small"
    """An opinion group is too small on a side; then none is shown."""


class Reach(StrEnum):
    """How far a released value may go."""

    PUBLIC = "public"
    ROOM = "room"


class HeadCount(StrEnum):
    """How many people a value rests on, as closely as that is shown."""

    FROM_5 = "5-9"
    FROM_10 = "10-19"
    FROM_20 = "20-39"
    FROM_40 = "40+"


class Reading(StrEnum):
    """How an expectation stands to what the other side answered."""

    OVER = "over_estimated"
    UNDER = "under_estimated"
    ABOUT_RIGHT = "about_right"


class Area(StrEnum):
    """How a side stands to the other on a statement: whether they agree, and whether this side knows it."""

    AGREE_KNOWN = "agree_known"
    AGREE_UNKNOWN = "agree_unknown"
    DIFFER_KNOWN = "differ_known"
    DIFFER_UNKNOWN = "differ_unknown"
    TOO_CLOSE = "too_close"
    """Too close, or too few people, to say."""


class Awareness(StrEnum):
    """Who sees how it stands: of a mirror image, known or unknown; of what is unknown, to both sides or to one."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    MUTUAL = "mutual"
    ONE_SIDED = "one_sided"


class Counts(NamedTuple):
    """The lowest and highest count that a value allows, both included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Neighbouring parts of the whole: the ``first`` to the ``last`` of ``parts`` equal parts, counted from 0.

    An edge belongs to the band nearer the middle, so that agreement and disagreement are cut alike; an edge at
    one half belongs to the lower band.
    """

    first: int
    last: int
    parts: int

    @property
    def low(self) -> Fraction:
        """The share at which the band begins."""
        return Fraction(self.first, self.parts)

    @property
    def high(self) -> Fraction:
        """The share at which the band ends."""
        return Fraction(self.last + 1, self.parts)

    def counts(self, people: int) -> Counts:
        """Return the counts out of ``people`` that lie in this band."""
        return Counts(_last_below(self.low, people) + 1, _last_below(self.high, people))


def _last_below(edge: Fraction, people: int) -> int:
    """Return the highest count that belongs under an edge."""
    if edge < _HALF:  # the edge itself lies above, towards the middle
        return -(-edge.numerator * people // edge.denominator) - 1
    return edge.numerator * people // edge.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Bands:
    """What is shown of a side's stances: agreement and disagreement among everyone who answered.

    ``classed`` says that enough people answered for a class to be read from it.
    """

    people: HeadCount
    agree: Band
    disagree: Band
    classed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactStances:
    """A side's stances, counted."""

    agree: int
    disagree: int
    unsure: int

    @property
    def people(self) -> int:
        """How many answered."""
        return self.agree + self.disagree + self.unsure


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectationBand:
    """What is shown of a side's expectation: its mean in tens of points, or only how it reads.

    Exactly one of ``points`` (0, 10 … 100) and ``reading`` is known.
    """

    people: HeadCount
    points: int | None
    reading: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExactExpectation:
    """A side's mean expectation and the standard deviation of its guesses, both in points; and how many guessed."""

    points: float
    people: int
    spread: float


Value = Bands | ExactStances | ExpectationBand | ExactExpectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """A value of a series that may be shown.

    Attributes:
        value: what is shown.
        number: which of the series' own releases this is, from 1.
        day: when that release was made.
        policy: the hash of the policy it was made under.
        reach: how far it may go.
        held: None for a new value; why the older one is repeated otherwise.
    """

    value: Value
    number: int
    day: date
    policy: str
    reach: Reach
    held: Reason | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A statement shown by the parts of each side, all of them released together.

    Attributes:
        sides: both sides as a whole, worked out from their parts alone.
        parts: name of each part → what is shown of it on both sides; ordered by name.
    """

    sides: tuple[Released, Released]
    parts: tuple[tuple[str, tuple[Released, Released]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """An opinion group: how many of each side are in it, in bands, in the order the sides were given."""

    name: str
    people: tuple[HeadCount, HeadCount]
