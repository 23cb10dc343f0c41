"""How far people who code the same texts agree, beyond chance: two coders, or several with gaps."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Agreement", "cohen_kappa", "krippendorff_alpha"]

_FEWEST: Final = 2


class Agreement(NamedTuple):
    """Agreement beyond chance, its limits, and the share of pairs of codes that are plainly the same.

    Where nearly everything has one code, agreement beyond chance is low though coders hardly differ: read both.
    """

    value: float
    low: float
    high: float
    same: float


def cohen_kappa(first: ArrayLike, second: ArrayLike) -> float:
    """Return Cohen's κ of two coders who coded every unit; NaN where chance alone would agree always.

    Source: Cohen 1960, Educational and Psychological Measurement 20:37.
    """
    one, two = np.asarray(first), np.asarray(second)
    codes = np.unique(np.concatenate([one, two]))
    shares = [np.array([(each == code).mean() for code in codes]) for each in (one, two)]
    chance = float((shares[0] * shares[1]).sum())
    return float(((one == two).mean() - chance) / (1 - chance)) if chance < 1 else float("nan")


def krippendorff_alpha(
    codes: ArrayLike, *, level: float = 0.9, draws: int = 999, seed: int = 20211112
) -> Agreement:
    """Return Krippendorff's α of codes without order, and limits by drawing units with replacement.

    Args:
        codes: whole numbers from 0, −1 = not coded, shape (units, coders).
        level: coverage of the limits.
        draws: how often units are drawn.
        seed: of the draws.

    Returns: NaN where nothing was coded twice, or everything alike.
    Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability.
    """
    given = np.asarray(codes)
    kinds = np.arange(int(given.max(initial=0)) + 1)
    counts = (given[:, :, None] == kinds).sum(axis=1).astype(np.float64)
    counts = counts[counts.sum(axis=1) >= _FEWEST]
    value, same = _alpha(counts)
    rng = np.random.default_rng(seed)
    units = len(counts)
    drawn = [_alpha(counts[rng.integers(0, units, units)])[0] for _ in range(draws if units else 0)]
    known = np.array([each for each in drawn if not np.isnan(each)])
    tails = [(1 - level) / 2, (1 + level) / 2]
    low, high = np.quantile(known, tails) if len(known) else (np.nan, np.nan)
    return Agreement(value, float(low), float(high), same)


def _alpha(counts: NDArray[np.float64]) -> tuple[float, float]:
    """Return α and the share of pairs alike, from how often each unit was given each code."""
    if not len(counts):
        return float("nan"), float("nan")
    sizes = counts.sum(axis=1)
    whole = sizes.sum()
    alike = (counts * (counts - 1)).sum(axis=1) / (sizes - 1)
    same = float(alike.sum() / whole)
    totals = counts.sum(axis=0)
    chance = float((totals * (totals - 1)).sum() / (whole * (whole - 1)))
    return (1 - (1 - same) / (1 - chance) if chance < 1 else float("nan")), same
