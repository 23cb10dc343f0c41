"""Figures that follow from what was released, and from nothing else: limits of shares and gaps, leans, classes."""

from enum import StrEnum
from fractions import Fraction
from typing import Final, NamedTuple

from tracktwo.clearance.disclosure.tables import (
    Area,
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Reading,
)
from tracktwo.perception.tables import Finding

__all__ = [
    "Lean",
    "Limits",
    "expected_lean",
    "find_area",
    "find_class",
    "gap_limits",
    "lean",
    "reading",
    "share_limits",
]

_HALF: Final = Fraction(1, 2)
_ROUNDING: Final = Fraction(5, 100)
"""How far a mean in tens of points may lie from the number shown."""
_FINE: Final = Fraction(5, 10_000_000)
"""How far an exact mean, in points to four digits, may."""
_EVEN: Final = 50


class Limits(NamedTuple):
    """The lowest and highest value that what was released allows."""

    low: Fraction
    high: Fraction


class Lean(StrEnum):
    """Which way a side leans, as far as its bands tell."""

    AGREE = "+"
    DISAGREE = "-"
    TOO_CLOSE = "too_close"


def share_limits(value: Bands | ExactStances) -> Limits:
    """Return the limits of a side's share of agreement among people with a view, a / (a + d).

    Args: value: the released stances of the side.
    Returns: shares from 0 to 1, at the edges of the bands; 0 and 1 where nobody need have a view.
    """
    agree, disagree = _ends(value)
    most, least = min(agree.high, 1 - disagree.low), min(disagree.high, 1 - agree.low)
    low = agree.low / (agree.low + least) if agree.low + least else Fraction(0)
    high = most / (most + disagree.low) if most + disagree.low else Fraction(1)
    return Limits(low, high)


def gap_limits(expected: ExpectationBand | ExactExpectation, *, about: Bands | ExactStances) -> Limits | None:
    """Return the limits of a side's gap: what it expects of the other side, less what that side answered.

    Args:
        expected: the released expectation.
        about: the released stances of the side it is about.

    Returns: shares from −1 to 1, the rounding of the mean included; None where no mean is shown.
    """
    if expected.points is None:
        return None
    rounding = _FINE if isinstance(expected, ExactExpectation) else _ROUNDING
    mean, share = Fraction(str(expected.points)) / 100, share_limits(about)
    return Limits(
        max(Fraction(0), mean - rounding) - share.high, min(Fraction(1), mean + rounding) - share.low
    )


def reading(expected: ExpectationBand | ExactExpectation, *, about: Bands | ExactStances) -> Reading:
    """Return whether a side over- or under-estimates the other, as far as what was released tells."""
    gap = gap_limits(expected, about=about)
    if gap is None:
        assert isinstance(expected, ExpectationBand)  # an exact mean has limits
        assert expected.reading is not None  # where no mean is shown
        return expected.reading
    if gap.low > 0:
        return Reading.OVER
    return Reading.UNDER if gap.high < 0 else Reading.ABOUT_RIGHT


def lean(value: Bands | ExactStances) -> Lean:
    """Return which way a side leans: the way whose band, or count, lies wholly above one half of who answered."""
    agree, disagree = _above_half(value)
    if agree:
        return Lean.AGREE
    return Lean.DISAGREE if disagree else Lean.TOO_CLOSE


def expected_lean(expected: ExpectationBand) -> Lean:
    """Return which way a side expects the other to lean; a mean shown as 50 is too close, and so is no mean."""
    if expected.points is None or expected.points == _EVEN:
        return Lean.TOO_CLOSE
    return Lean.AGREE if expected.points > _EVEN else Lean.DISAGREE


def find_class(
    sides: tuple[Bands, Bands], *, expected: tuple[ExpectationBand, ExpectationBand], reciprocal: bool
) -> Finding | None:
    """Return the class of a statement, as far as what was released settles it.

    Args:
        sides: the released stances of both sides.
        expected: the released expectations of both sides, in the same order.
        reciprocal: whether the statement says the same of each other, so that two agreements clash.

    Returns: None where a side is too small for a class, or where a lean, or a reading of one, is too close.
    """
    leans, readings = [lean(side) for side in sides], [expected_lean(each) for each in expected]
    if Lean.TOO_CLOSE in leans + readings or not all(side.classed for side in sides):
        return None
    if reciprocal and leans == [Lean.AGREE, Lean.AGREE]:
        return Finding.MIRROR_IMAGE
    both_right = readings == leans[::-1]
    if reciprocal or leans[0] is leans[1]:
        return Finding.SHARED_GROUND if both_right else Finding.HIDDEN_AGREEMENT
    return Finding.RECOGNISED_DIFFERENCE if both_right else Finding.OVERLOOKED_DIFFERENCE


def find_area(own: Bands, *, other: Bands, expected: ExpectationBand, reciprocal: bool) -> Area:
    """Return how a side stands to the other, as far as what was released settles it.

    Args:
        own: the released stances of the side.
        other: those of the other side.
        expected: what the side expects of the other; what the other side expects has no part in it.
        reciprocal: whether the statement says the same of each other.
    """
    leans, read = (lean(own), lean(other)), expected_lean(expected)
    if Lean.TOO_CLOSE in (*leans, read) or not (own.classed and other.classed):
        return Area.TOO_CLOSE
    knows = read is leans[1]
    if reciprocal or leans[0] is leans[1]:
        return Area.AGREE_KNOWN if knows else Area.AGREE_UNKNOWN
    return Area.DIFFER_KNOWN if knows else Area.DIFFER_UNKNOWN


def _above_half(value: Bands | ExactStances) -> tuple[bool, bool]:
    agree, disagree = _ends(value)
    if isinstance(value, Bands):  # an edge at one half belongs to the band below it
        return agree.low >= _HALF, disagree.low >= _HALF
    return agree.low > _HALF, disagree.low > _HALF


def _ends(value: Bands | ExactStances) -> tuple[Limits, Limits]:
    if isinstance(value, Bands):
        return Limits(value.agree.low, value.agree.high), Limits(value.disagree.low, value.disagree.high)
    people = max(1, value.people)
    agree, disagree = Fraction(value.agree, people), Fraction(value.disagree, people)
    return Limits(agree, agree), Limits(disagree, disagree)
