"""How far guesses drift to the middle by themselves, and what is left of a gap without that drift."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.intervals import (
    Expectation,
    Interval,
    expectation,
    gap_interval,
    jeffreys_interval,
)
from tracktwo.perception.tables import Part, Settings, Tally

__all__ = [
    "Compression",
    "compressed",
    "compression",
    "error_difference",
    "excess_interval",
    "own_gap",
]

Floats = NDArray[np.float64]


class Compression(NamedTuple):
    """By side that guesses: how far its guesses drift to the middle, and how that is known.

    ``gamma`` is 1 for no drift and 0 where every guess is one half; ``fitted`` says whether it was found in
    guesses about the own side, on so many ``statements``, or is assumed. Each of shape (2,).
    """

    gamma: Floats
    fitted: NDArray[np.bool_]
    statements: NDArray[np.int64]


def compression(tally: Tally, *, settings: Settings) -> Compression:
    """Return how far each side's guesses drift to the middle, from its guesses about itself.

    People know their own side, so what is wrong with those guesses is taken for drift: logit(mean guess) is
    fitted to logit(share) by least squares through the origin, over the statements with enough of both. Chance
    in the shares takes the slope down where few answer. With too few statements the drift is assumed.

    Args: tally: counts and sums; settings: the assumed drift, its limits, and how many statements are enough.
    Source: Landy, Guay & Marghetis 2018, Psychonomic Bulletin & Review, with the middle as anchor.
    """
    views = tally.of(Part.AGREE) + tally.of(Part.DISAGREE)
    used = (tally.guessed_own().people >= settings.min_guesses) & (views >= settings.min_answers)
    slope, statements = _slope(tally, used), used.sum(axis=0)
    fitted = (statements >= settings.compression_statements) & ~np.isnan(slope)
    gamma = np.where(fitted, np.clip(slope, *settings.compression_range), settings.compression)
    return Compression(gamma, fitted, statements)


def compressed(share: Floats, gamma: Floats) -> Floats:
    """Return what would be guessed of a share by drift alone: expit(γ logit(share)), 0 and 1 staying as they are."""
    agree, disagree = share**gamma, (1 - share) ** gamma
    return agree / (agree + disagree)


def excess_interval(
    expected: Expectation, yes: NDArray[np.int64], no: NDArray[np.int64], *, gamma: Floats, level: float
) -> tuple[Floats, Interval]:
    """Return what is left of a gap: the mean guess minus what would be guessed of that share by drift alone.

    Args:
        expected: what one side expects of the other.
        yes: how many of the other side agree.
        no: how many of the other side disagree.
        gamma: the drift of the side that guesses, taken as known.
        level: coverage.

    Source: square-and-add (MOVER), as for a gap; drift moves the limits of the share as it moves the share.
    """
    share = jeffreys_interval(yes, no, level=level)
    low, middle, high = (
        compressed(each, gamma) for each in (share.low, (yes + 0.5) / (yes + no + 1), share.high)
    )
    guess = expected.interval(level=level)
    left = expected.mean - middle
    return left, Interval(
        left - np.hypot(expected.mean - guess.low, high - middle),
        left + np.hypot(guess.high - expected.mean, middle - low),
    )


def error_difference(other: tuple[Floats, Interval], own: tuple[Floats, Interval]) -> tuple[Floats, Interval]:
    """Return by how much a side is further off about the other side than about itself, with limits.

    Args: other, own: the gap of its guesses about the other side, and of those about itself, with limits.
    Returns: the difference of the absolute gaps, positive where it knows itself better.
    Source: square-and-add (MOVER); the two gaps are taken as independent.
    """
    (far, far_limits), (near, near_limits) = _absolute(*other), _absolute(*own)
    difference = far - near
    return difference, Interval(
        difference - np.hypot(far - far_limits.low, near_limits.high - near),
        difference + np.hypot(far_limits.high - far, near - near_limits.low),
    )


def own_gap(tally: Tally, *, level: float) -> tuple[Floats, Interval]:
    """Return what each side expects of itself minus its share, both shrunk, and its limits, shape (statements, 2)."""
    return gap_interval(
        expectation(*tally.guessed_own()), tally.of(Part.AGREE), tally.of(Part.DISAGREE), level=level
    )


def _absolute(gap: Floats, limits: Interval) -> tuple[Floats, Interval]:
    ends = np.abs(limits.low), np.abs(limits.high)
    nearest = np.where((limits.low <= 0) & (limits.high >= 0), 0.0, np.minimum(*ends))
    return np.abs(gap), Interval(nearest, np.maximum(*ends))


def _logit(share: Floats) -> Floats:
    return np.log(share / (1 - share))


def _slope(tally: Tally, used: NDArray[np.bool_]) -> Floats:
    """Return the slope of logit(mean guess) on logit(share), by side, over the statements used; NaN if all are even."""
    agree, disagree = tally.of(Part.AGREE), tally.of(Part.DISAGREE)
    people, total, _ = tally.guessed_own()
    # a mean of 0 or 1 has no logit: half a guess is kept from either end
    mean = np.clip(total, 0.5, people + 0.5) / (people + 1)
    mean = np.where((total > 0) & (total < people), total / np.maximum(people, 1), mean)
    views = np.where(used, _logit((agree + 0.5) / (agree + disagree + 1)), 0.0)
    spread = (views**2).sum(axis=0)
    along = (views * np.where(used, _logit(mean), 0.0)).sum(axis=0)
    slope: Floats = np.divide(along, spread, out=np.full_like(spread, np.nan), where=spread > 0)
    return slope
