"""How much the same people changed: agreement and guesses, asked twice. Arrays in, arrays out; no random numbers."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracktwo.perception.methods import beta as betas
from tracktwo.perception.methods.intervals import Interval

__all__ = ["GUESS_STEP", "Shift", "agreement_shift", "guess_shift"]

Floats = NDArray[np.float64]

GUESS_STEP: Final = 0.1
"""The step in which guesses are asked: of ten people, how many."""
# so little is left out at each end of the integral
_OUTSIDE: Final = 1e-13
_NODES: Final = 40
_STEPS: Final = 40
_NEAR: Final = 1e-7
_LEAST: Final = 1e-16
_ROOT_OF_TWO_PI: Final = float(np.sqrt(2 * np.pi))


class Shift(NamedTuple):
    """A change from before to after, its variance and its limits, as arrays of one shape."""

    mean: Floats
    variance: Floats
    interval: Interval


def agreement_shift(stayed: ArrayLike, left: ArrayLike, joined: ArrayLike, *, level: float) -> Shift:
    """Return by how much the share that agrees has changed among people who were asked twice.

    Args:
        stayed: how many agreed both times, or neither time. Any shape.
        left: how many agreed before and not after, same shape.
        joined: how many agreed after and not before, same shape.
        level: coverage, 0.9 for 90 %.

    Returns: the posterior of δ(2θ - 1): the share δ ~ Beta(left + joined + ½, stayed + ½) that changed, and the
        part θ ~ Beta(joined + ½, left + ½) of it that came to agree. Mean and variance are exact; the limits
        cut off equal tails, to six digits.
    Source: two nested shares with the priors of Jeffreys 1946, Proceedings of the Royal Society A 186:453.
    """
    stayed, left, joined = np.broadcast_arrays(*(np.asarray(x, np.float64) for x in (stayed, left, joined)))
    mean, variance = _moments(stayed, left, joined)
    tail = (1 - level) / 2
    # downwards is upwards with the two ways of changing exchanged, so both limits are found at once
    upward = np.stack([each.reshape(-1) for each in (stayed, left, joined)], axis=-1)
    tables, place = np.unique(np.concatenate([upward, upward[:, [0, 2, 1]]]), axis=0, return_inverse=True)
    limits = _upper_limit(*tables.T, tail=tail)[place.reshape(-1)]
    high, low = limits[: mean.size].reshape(mean.shape), -limits[mean.size :].reshape(mean.shape)
    return Shift(mean, variance, Interval(low, high))


def guess_shift(n: ArrayLike, total: ArrayLike, squares: ArrayLike, *, level: float) -> Shift:
    """Return by how much the mean guess of people who guessed twice has changed.

    Args:
        n: how many guessed both times, any shape.
        total: Σd, each one's guess after minus the guess before.
        squares: Σd².
        level: coverage, 0.9 for 90 %.

    Returns: the mean change and the limits of the paired t; NaN where fewer than two guessed. Two guesses in
        tenths tell a change no more closely than a standard deviation of 0.1 / √6, so it never counts as less.
    Source: Student 1908, Biometrika 6:1.
    """
    n, total, squares = (np.asarray(x, dtype=np.float64) for x in (n, total, squares))
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(n > 1, total / n, np.nan)
        spread = np.where(n > 1, (squares - total * mean) / (n - 1), np.nan)
        variance = np.maximum(spread, GUESS_STEP**2 / 6) / n
        half = betas.student_quantile(n - 1, (1 + level) / 2) * np.sqrt(variance)
    # nobody can move further than from one end of the scale to the other
    return Shift(mean, variance, Interval(np.maximum(mean - half, -1.0), np.minimum(mean + half, 1.0)))


class _Parts(NamedTuple):
    """Means and variances of δ, the share that changed, and of 2θ - 1, the way they went."""

    changed: Floats
    direction: Floats
    of_changed: Floats
    of_direction: Floats


def _parts(stayed: Floats, left: Floats, joined: Floats) -> _Parts:
    moved = left + joined
    changed = (moved + 0.5) / (moved + stayed + 1)
    of_direction = 4 * (joined + 0.5) * (left + 0.5) / (moved + 1) ** 2 / (moved + 2)
    return _Parts(
        changed, (joined - left) / (moved + 1), changed * (1 - changed) / (moved + stayed + 2), of_direction
    )


def _moments(stayed: Floats, left: Floats, joined: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance of δ(2θ - 1)."""
    changed, direction, of_changed, of_direction = _parts(stayed, left, joined)
    return changed * direction, of_changed * (of_direction + direction**2) + of_direction * changed**2


def _upper_limit(stayed: Floats, left: Floats, joined: Floats, *, tail: float) -> Floats:
    """Return c with P(change > c) = tail, for tables in one row.

    Mean and standard deviation hold c between them (Cantelli's inequality). Newton's method closes in on it, on
    the scale of normal deviates, where the curve is nearly straight; a step that leaves the limits is halved.
    """
    mean, variance = _moments(stayed, left, joined)
    deviation, aim = np.sqrt(variance), betas.normal_quantile(tail)
    low = np.maximum(mean - deviation * np.sqrt(tail / (1 - tail)), -1.0)
    high = np.minimum(mean + deviation * np.sqrt((1 - tail) / tail), 1.0)
    guess: Floats = np.minimum(mean - aim * deviation, (mean + high) / 2)
    for _ in range(_STEPS):
        beyond, density = _beyond(guess, stayed, left, joined)
        low, high = np.where(beyond > tail, guess, low), np.where(beyond > tail, high, guess)
        reached = betas.normal_quantile(np.clip(beyond, _LEAST, 1 - _LEAST))
        with np.errstate(divide="ignore", invalid="ignore"):
            step = guess + (reached - aim) * np.exp(-(reached**2) / 2) / (_ROOT_OF_TWO_PI * density)
        inside = (low <= step) & (step <= high)
        last, guess = guess, np.where(inside, step, (low + high) / 2)
        if np.abs(guess - last).max(initial=0.0) < _NEAR:
            break
    return guess


def _beyond(change: Floats, stayed: Floats, left: Floats, joined: Floats) -> tuple[Floats, Floats]:
    """Return P(δ(2θ - 1) > change), and the density there."""
    up = change >= 0
    toward, away = np.where(up, joined, left), np.where(up, left, joined)
    beyond, density = _beyond_size(np.abs(change), stayed, toward, away)
    return np.where(up, beyond, 1 - beyond), density


def _beyond_size(size: Floats, stayed: Floats, toward: Floats, away: Floats) -> tuple[Floats, Floats]:
    """Return P(δ(2θ - 1) > size) for a size of 0 or more, and the density there.

    It is an integral over δ of P(θ > (1 + size/δ) / 2), or over θ of P(δ > size / (2θ - 1)): over the one that
    the change hangs on less, so that what is integrated rises no faster than its weight. With sin²φ for the
    variable its density loses the poles at 0 and 1, and φ rising with the square of another takes the root out of
    where the integrand begins; what is left is smooth, and summed by Gauss and Legendre.
    """
    special = betas.special()
    moved = toward + away
    changed, direction, of_changed, of_direction = _parts(stayed, away, toward)
    by_way = of_direction * changed**2 < of_changed * direction**2
    outer = np.where(by_way, toward, moved), np.where(by_way, away, stayed)
    inner = np.where(by_way, moved, toward)[:, None], np.where(by_way, stayed, away)[:, None]
    least, most = (
        quantile(outer[0] + 0.5, outer[1] + 0.5, _OUTSIDE)
        for quantile in (betas.lower_quantile, betas.upper_quantile)
    )
    low = np.maximum(np.where(by_way, (1 + size) / 2, size), least)
    start, end = (np.arcsin(np.sqrt(np.minimum(x, 1.0))) for x in (low, np.maximum(low, most)))
    nodes, weights = np.polynomial.legendre.leggauss(_NODES)
    along = (nodes + 1) / 2
    angle = start[:, None] + (end - start)[:, None] * along**2
    mass = np.exp(_logarithm(outer[0][:, None], outer[1][:, None], np.sin(angle), np.cos(angle)))
    mass *= along * weights * (end - start)[:, None]
    by_way, size = by_way[:, None], size[:, None]
    # δ, or 2θ - 1 without the rounding of a difference of nearly equal numbers
    factor = np.maximum(np.where(by_way, -np.cos(2 * angle), np.sin(angle) ** 2), _LEAST)
    limit = np.minimum(np.where(by_way, size / factor, (1 + size / factor) / 2), 1.0)
    beyond = (mass * special.betaincc(inner[0] + 0.5, inner[1] + 0.5, limit)).sum(axis=1)
    rest = np.sqrt(np.maximum(1 - limit, _LEAST))
    crowding = np.exp(_logarithm(inner[0], inner[1], np.sqrt(limit), rest)) / np.maximum(
        2 * np.sqrt(limit) * rest, _LEAST
    )
    return beyond, (mass * crowding / (factor * np.where(by_way, 1, 2))).sum(axis=1)


def _logarithm(yes: Floats, no: Floats, sine: Floats, cosine: Floats) -> Floats:
    """Return the logarithm of the density of φ, where sin²φ ~ Beta(yes + ½, no + ½)."""
    special = betas.special()
    logarithm = special.xlogy(2 * yes, sine) + special.xlogy(2 * no, cosine) + np.log(2)
    return np.asarray(logarithm - special.betaln(yes + 0.5, no + 0.5), dtype=np.float64)
