"""The figures of a result as they are shown, and what follows from both sides' figures together."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tracktwo.clearance.disclosure import (
    Area,
    Awareness,
    Band,
    Bands,
    Estimate,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Lean,
    Limits,
    Reading,
    estimate_exact,
    find_area,
    find_class,
    gap_limits,
    interval_of_share,
    lean,
    reading,
)
from tracktwo.perception.tables import Finding, Firmness

__all__ = [
    "Expectation",
    "Expectations",
    "Following",
    "ShownBands",
    "ShownCounts",
    "ShownExpectation",
    "ShownLimits",
    "Stance",
    "follow",
    "show_bands",
    "show_counts",
]

Stance = Bands | ExactStances
Expectation = ExpectationBand | ExactExpectation
Expectations = tuple[Expectation, Expectation] | tuple[None, None]

_HALF: Final = Fraction(1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLimits:
    """From where to where a share, or a gap between two shares, reaches, as text.

    What bands allow as fractions (``2/3``), 90 % limits as decimals (``0.934``).
    """

    low: str
    high: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownBands:
    """How many answered, as a band (``10-19``), and which shares of them agree and disagree."""

    people: str
    agree: ShownLimits
    disagree: ShownLimits


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCounts:
    """How many gave each answer, where a round is exact."""

    agree: int
    disagree: int
    unsure: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownExpectation:
    """What a side expects of the other: the mean in points where it is shown, how it reads, limits of the gap.

    ``people`` is a band, or a number where the round is exact. ``limits``, only there, are those of the mean; there
    they and the gap's are 90 % limits, elsewhere the gap's are what the bands allow.
    """

    people: str
    points: str | None
    limits: ShownLimits | None
    reading: Reading
    gap: ShownLimits | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """What follows from the released figures of both sides; pairs in the order of the sides.

    Attributes:
        finding: the class, where one is settled; with exact figures the most probable one.
        awareness, unaware, firmness, probability: of the class; only where figures are exact.
        areas: how each side stands to the other; None for a mirror image.
        limits: 90 % limits of each side's share of agreement; only where figures are exact.
        expects: what each side expects of the other; None where that is not shown.
    """

    finding: Finding | None
    awareness: Awareness | None
    unaware: int | None
    firmness: Firmness | None
    probability: Fraction | None
    areas: tuple[Area | None, Area | None]
    limits: tuple[ShownLimits | None, ShownLimits | None]
    expects: tuple[ShownExpectation | None, ShownExpectation | None]


def follow(values: tuple[Stance, Stance], *, expects: Expectations, reciprocal: bool) -> Following:
    """Return what follows from the released figures of both sides.

    Args:
        values: the released stances.
        expects: the released expectations, of both sides or of neither.
        reciprocal: whether the statement says the same of each other.
    """
    estimate = _estimate(values, expects=expects, reciprocal=reciprocal)
    label = estimate.label if estimate else None
    areas = _areas(values, expects=expects, estimate=estimate, reciprocal=reciprocal)
    is_mirror = reciprocal and all(_is_above_half(value) for value in values)
    return Following(
        finding=label.finding if label else _class_of_bands(values, expects=expects, reciprocal=reciprocal),
        awareness=label.awareness if label else None,
        unaware=label.unaware if label else None,
        firmness=label.firmness if label else None,
        probability=label.probability if label else None,
        areas=(None, None) if is_mirror else areas,
        limits=(_interval(values[0]), _interval(values[1])),
        expects=(
            _expectation(expects[0], about=values[1], estimate=estimate, place=0),
            _expectation(expects[1], about=values[0], estimate=estimate, place=1),
        ),
    )


def show_bands(value: Stance | Expectation) -> ShownBands | None:
    """Return a side's stances in bands; None if they are counted, or no stances."""
    if not isinstance(value, Bands):
        return None
    return ShownBands(people=value.people.value, agree=_limits(value.agree), disagree=_limits(value.disagree))


def show_counts(value: Stance) -> ShownCounts | None:
    """Return a side's stances, counted; None if they are in bands."""
    if not isinstance(value, ExactStances):
        return None
    return ShownCounts(agree=value.agree, disagree=value.disagree, unsure=value.unsure)


def _limits(value: Band | Limits) -> ShownLimits:
    return ShownLimits(low=str(value.low), high=str(value.high))


def _decimals(limits: Limits | None) -> ShownLimits | None:
    if limits is None:
        return None
    return ShownLimits(low=f"{float(limits.low):.3f}", high=f"{float(limits.high):.3f}")


def _interval(value: Stance) -> ShownLimits | None:
    return _decimals(interval_of_share(value)) if isinstance(value, ExactStances) else None


def _is_above_half(value: Stance) -> bool:
    """Return whether a side clearly agrees: the condition of a mirror image."""
    if isinstance(value, Bands):
        return lean(value) is Lean.AGREE
    limits = interval_of_share(value)
    return limits is not None and limits.low > _HALF


def _estimate(values: tuple[Stance, Stance], *, expects: Expectations, reciprocal: bool) -> Estimate | None:
    match (*values, *expects):
        case (
            ExactStances() as one,
            ExactStances() as other,
            ExactExpectation() as guess,
            ExactExpectation() as back,
        ):
            return estimate_exact((one, other), expected=(guess, back), reciprocal=reciprocal)
        case _:
            return None


def _class_of_bands(
    values: tuple[Stance, Stance], *, expects: Expectations, reciprocal: bool
) -> Finding | None:
    match (*values, *expects):
        case (Bands() as one, Bands() as other, ExpectationBand() as guess, ExpectationBand() as back):
            return find_class((one, other), expected=(guess, back), reciprocal=reciprocal)
        case _:
            return None


def _areas(
    values: tuple[Stance, Stance], *, expects: Expectations, estimate: Estimate | None, reciprocal: bool
) -> tuple[Area, Area]:
    if estimate:
        return estimate.areas
    match (*values, *expects):
        case (Bands() as one, Bands() as other, ExpectationBand() as guess, ExpectationBand() as back):
            return (
                find_area(one, other=other, expected=guess, reciprocal=reciprocal),
                find_area(other, other=one, expected=back, reciprocal=reciprocal),
            )
        case _:
            return Area.TOO_CLOSE, Area.TOO_CLOSE


def _expectation(
    value: Expectation | None, *, about: Stance, estimate: Estimate | None, place: int
) -> ShownExpectation | None:
    if value is None:
        return None
    if isinstance(value, ExpectationBand):
        people, points = value.people.value, None if value.points is None else str(value.points)
    else:
        people, points = str(value.people), f"{value.points:.1f}"
    if estimate:
        gap = estimate.gaps[place]
        return ShownExpectation(
            people=people,
            points=points,
            limits=_decimals(estimate.expects[place]),
            reading=_reading(gap),
            gap=_decimals(gap),
        )
    allowed = gap_limits(value, about=about)
    return ShownExpectation(
        people=people,
        points=points,
        limits=None,
        reading=reading(value, about=about),
        gap=_limits(allowed) if allowed else None,
    )


def _reading(gap: Limits | None) -> Reading:
    if gap is None:
        return Reading.ABOUT_RIGHT
    if gap.low > 0:
        return Reading.OVER
    return Reading.UNDER if gap.high < 0 else Reading.ABOUT_RIGHT
