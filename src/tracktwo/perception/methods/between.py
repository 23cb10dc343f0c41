"""How much of the variance of views lies between the sides rather than within them."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Variances", "between_share", "variances"]

Floats = NDArray[np.float64]


class Variances(NamedTuple):
    """Unbiased variance between the two sides and within them, equal weight per side; NaN where unknown."""

    between: Floats
    within: Floats


def variances(agree: ArrayLike, disagree: ArrayLike) -> Variances:
    """Return the variance between and within the sides, for each statement.

    Args: agree, disagree: counts of shape (statements, 2).
    Returns: two arrays; NaN where a side has fewer than two people with a view.
    Source: Hudson, Slatkin & Maddison 1992, Genetics 132:583, with two groups of equal weight.
    """
    agree, disagree = np.asarray(agree, dtype=np.float64), np.asarray(disagree, dtype=np.float64)
    n = agree + disagree
    with np.errstate(invalid="ignore", divide="ignore"):
        p = agree / n
        noise = np.where(n > 1, p * (1 - p) / (n - 1), np.nan)
    distance = (p[:, 0] - p[:, 1]) ** 2 - noise.sum(axis=1)
    return Variances(distance / 4, (n * noise).sum(axis=1) / 2)


def between_share(parts: Variances) -> Floats:
    """Return each statement's share of variance between the sides, cut at 0; NaN where unknown."""
    total = parts.between + parts.within
    with np.errstate(invalid="ignore", divide="ignore"):
        share = np.where(total == 0, 0.0, parts.between / total)
    return np.maximum(share, 0.0)
