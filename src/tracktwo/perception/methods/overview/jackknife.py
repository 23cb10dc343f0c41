"""How far a figure would move with other people: by leaving each person out in turn. No random numbers."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.beta import student_quantile
from tracktwo.perception.methods.overview.people import Shares
from tracktwo.perception.methods.sums import SIDES

__all__ = ["Spread", "fieller", "jackknife"]

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


class Spread(NamedTuple):
    """Covariances of some figures, the part that either side's people bring, shape (2, figures, figures).

    ``units`` is how many people, or groups of people, each side was left out by.
    """

    parts: Floats
    units: tuple[int, int]

    def limits(self, value: float, weights: Floats, *, level: float) -> tuple[float, float] | None:
        """Return the limits of a weighted sum of the figures; None where they cannot be told.

        Args: value: the sum itself; weights: one for each figure; level: coverage.
        Source: Student's t with the degrees of freedom of Satterthwaite 1946, Biometrics Bulletin 2:110.
        """
        half = self.margin(weights, level=level) * self.error(weights)
        return (value - half, value + half) if np.isfinite(half) else None

    def error(self, weights: Floats) -> float:
        """Return the standard error of a weighted sum of the figures."""
        return float(np.sqrt(max(0.0, self._variances(weights).sum())))

    def margin(self, weights: Floats, *, level: float) -> float:
        """Return how many standard errors the limits of a weighted sum are away."""
        if min(self.units) < SIDES:
            return float("nan")
        variances = self._variances(weights)
        spread = (variances**2 / (np.array(self.units) - 1)).sum()
        freedom = variances.sum() ** 2 / spread if spread > 0 else min(self.units) - 1
        return float(student_quantile(freedom, (1 + level) / 2))

    def _variances(self, weights: Floats) -> Floats:
        used = np.flatnonzero(weights)
        among = self.parts[:, used[:, None], used]
        variances: Floats = np.einsum("i,kij,j->k", weights[used], among, weights[used])
        return variances


def jackknife(
    figures: Callable[[Counts], Floats], counts: Counts, shares: Shares, *, moved: Floats | None = None
) -> Spread:
    """Return how far figures move with the people, each side's apart.

    Args:
        figures: from the counts of a tally, shape (statements, 2, parts), to some figures.
        counts: the tally's.
        shares: what each person, or group of people, adds to it.
        moved: how much of what leaving out moves counts, 0-1, shape (2, figures); all of it by default.

    Source: Efron & Stein 1981, Annals of Statistics 9:586; groups of unlike size as in Busing, Meijer & van der
        Leeden 1999, Statistics and Computing 9:3.
    """
    whole = figures(counts)
    parts = []
    for side in range(SIDES):
        units = np.flatnonzero(shares.seats == side)
        without = []
        for unit in units:
            rest = counts.copy()
            rest[:, side] -= shares.counts[unit]
            without.append(figures(rest))
        deviations = _deviations(whole, np.array(without), sizes=shares.sizes[units])
        if moved is not None:
            deviations *= np.sqrt(moved[side])
        parts.append(deviations.T @ deviations)
    units = np.bincount(shares.seats, minlength=SIDES)
    return Spread(np.stack(parts), (int(units[0]), int(units[1])))


def _deviations(whole: Floats, without: Floats, *, sizes: Counts) -> Floats:
    """Return a row for each unit left out; the sum of the rows' products is the covariance of the figures."""
    if len(sizes) < SIDES:
        return np.full((1, len(whole)), np.nan)
    # how many units of this size there would be
    times = (sizes.sum() / sizes)[:, None]
    centre = len(sizes) * whole - ((1 - 1 / times) * without).sum(axis=0)
    pseudo = times * whole - (times - 1) * without
    deviations: Floats = (pseudo - centre) / np.sqrt((times - 1) * len(sizes))
    return deviations


def fieller(
    top: float, bottom: float, spread: Spread, places: tuple[int, int], *, margin: float
) -> tuple[float, float] | None:
    """Return the limits of a ratio of two figures; None where the lower one may be nothing.

    Args:
        top: the upper figure.
        bottom: the lower one.
        spread: the covariances of the figures.
        places: which of them these two are.
        margin: how many standard errors limits are away.

    Source: Fieller 1954, Journal of the Royal Statistical Society B 16:175.
    """
    among = spread.parts.sum(axis=0)[np.ix_(places, places)] * margin**2
    a, b, c = bottom**2 - among[1, 1], top * bottom - among[0, 1], top**2 - among[0, 0]
    if not (np.isfinite(among).all() and bottom > 0 and a > 0):
        return None
    root = float(np.sqrt(max(0.0, b * b - a * c)))
    return (b - root) / a, (b + root) / a
