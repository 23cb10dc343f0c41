"""Intervals for shares, differences, mean guesses and gaps. Arrays in, arrays out; every level is a coverage.

The intervals use Jeffreys priors; the classes use other, weaker-voiced priors on purpose
(:mod:`tracktwo.perception.methods.classes`).
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracktwo.perception.methods import beta as betas

__all__ = [
    "Expectation",
    "Interval",
    "expectation",
    "gap_interval",
    "jeffreys_interval",
    "newcombe_interval",
    "wilson_interval",
]

Floats = NDArray[np.float64]


class Interval(NamedTuple):
    """Lower and upper limits, as arrays of one shape."""

    low: Floats
    high: Floats


class Expectation(NamedTuple):
    """What a side expects of the other: a Beta posterior for the mean guess."""

    mean: Floats
    variance: Floats
    alpha: Floats
    beta: Floats

    def interval(self, *, level: float) -> Interval:
        """Return the equal-tailed interval; not closed at 0 and 1."""
        tail = (1 - level) / 2
        return Interval(
            betas.lower_quantile(self.alpha, self.beta, tail),
            betas.upper_quantile(self.alpha, self.beta, tail),
        )

    def above_half(self) -> Floats:
        """Return the probability that the mean guess is above one half."""
        return betas.above(self.alpha, self.beta, 0.5)


def jeffreys_interval(yes: ArrayLike, no: ArrayLike, *, level: float) -> Interval:
    """Return the interval of a share, closed at the ends: 0 where nobody said yes, 1 where nobody said no.

    Args:
        yes: how many did; may be fractional (an exact half counts half). Any shape.
        no: how many did not, same shape.
        level: coverage, 0.9 for 90 %.

    Source: Brown, Cai & DasGupta 2001, Statistical Science 16:101.
    """
    yes, no = np.asarray(yes, dtype=np.float64), np.asarray(no, dtype=np.float64)
    tail = (1 - level) / 2
    low = betas.lower_quantile(yes + 0.5, no + 0.5, tail)
    high = betas.upper_quantile(yes + 0.5, no + 0.5, tail)
    return Interval(np.where(yes == 0, 0.0, low), np.where(no == 0, 1.0, high))


def wilson_interval(yes: ArrayLike, no: ArrayLike, *, level: float) -> Interval:
    """Return the score interval of a share, closed at the ends; 0 to 1 where nobody answered.

    Args: yes, no: counts of any shape; level: coverage.
    Source: Wilson 1927; values in Newcombe 1998, Statistics in Medicine 17:857.
    """
    yes, no = np.asarray(yes, dtype=np.float64), np.asarray(no, dtype=np.float64)
    z = betas.normal_quantile((1 + level) / 2)
    n = yes + no
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = (yes + z * z / 2) / (n + z * z)
        half = z / (n + z * z) * np.sqrt(yes * no / n + z * z / 4)
    return Interval(np.where(yes == 0, 0.0, centre - half), np.where(no == 0, 1.0, centre + half))


def newcombe_interval(
    yes: tuple[ArrayLike, ArrayLike], no: tuple[ArrayLike, ArrayLike], *, level: float
) -> Interval:
    """Return the hybrid score interval of the difference of two shares, first minus second.

    Args: yes, no: counts for the two groups; level: coverage.
    Returns: limits in [-1, 1]; NaN where one group is empty.
    Source: Newcombe 1998, Statistics in Medicine 17:873, method 10.
    """
    one, two = (wilson_interval(yes[k], no[k], level=level) for k in (0, 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        p, q = (np.asarray(yes[k]) / np.add(yes[k], no[k]) for k in (0, 1))
    return Interval(
        p - q - np.hypot(p - one.low, two.high - q),
        p - q + np.hypot(one.high - p, q - two.low),
    )


def expectation(n: ArrayLike, total: ArrayLike, squares: ArrayLike) -> Expectation:
    """Return the posterior of the mean guess: each guess weighs 1, anchors at 0 and 1 weigh one half each.

    Args:
        n: number of guesses, any shape.
        total: Σq, guesses as shares 0-1.
        squares: Σq².

    Returns: the Beta distribution with the Dirichlet-process posterior's mean and variance; it is
        Beta(k + ½, n - k + ½) when every guess is 0 or 1.
    Source: Ferguson 1973, Annals of Statistics 1:209 (mean of a Dirichlet process), matched by two moments.
    """
    n, total, squares = (np.asarray(x, dtype=np.float64) for x in (n, total, squares))
    weight = n + 1
    mean = (total + 0.5) / weight
    # Σ(q - μ)² from the sums; rounding can only take it a hair under zero, where it is zero
    spread = np.maximum(squares - 2 * mean * total + n * mean**2, 0.0)
    variance = (spread + mean**2 / 2 + (1 - mean) ** 2 / 2) / (weight * (weight + 1))
    strength = mean * (1 - mean) / variance - 1
    return Expectation(mean, variance, mean * strength, (1 - mean) * strength)


def gap_interval(
    expected: Expectation, yes: ArrayLike, no: ArrayLike, *, level: float
) -> tuple[Floats, Interval]:
    """Return the gap (expectation minus share, both shrunk) and its interval.

    Args:
        expected: what one side expects of the other.
        yes: how many of the other side agree.
        no: how many of the other side disagree.
        level: coverage.

    Returns: the gap, positive where the share was over-estimated, and its limits.
    Source: square-and-add of Newcombe 1998 (MOVER; Zou & Donner 2008, Statistics in Medicine 27:1693).
    """
    yes, no = np.asarray(yes, dtype=np.float64), np.asarray(no, dtype=np.float64)
    share = (yes + 0.5) / (yes + no + 1)
    truth = jeffreys_interval(yes, no, level=level)
    guess = expected.interval(level=level)
    gap = expected.mean - share
    low = gap - np.hypot(expected.mean - guess.low, truth.high - share)
    high = gap + np.hypot(guess.high - expected.mean, share - truth.low)
    return gap, Interval(low, high)
