"""Tails and quantiles of the Beta and normal distributions, elementwise on arrays.

SciPy is imported on first use: it takes longer than everything else this room needs at start.
"""

from types import ModuleType

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["above", "below", "lower_quantile", "normal_quantile", "upper_quantile"]

Floats = NDArray[np.float64]


def below(alpha: ArrayLike, beta: ArrayLike, limit: float) -> Floats:
    """Return P(X <= limit) for X ~ Beta(alpha, beta)."""
    return np.asarray(_special().betainc(alpha, beta, limit), dtype=np.float64)


def above(alpha: ArrayLike, beta: ArrayLike, limit: float) -> Floats:
    """Return P(X > limit) for X ~ Beta(alpha, beta), exact even where it is tiny."""
    return np.asarray(_special().betaincc(alpha, beta, limit), dtype=np.float64)


def lower_quantile(alpha: ArrayLike, beta: ArrayLike, tail: ArrayLike) -> Floats:
    """Return x with P(X <= x) = tail."""
    return np.asarray(_special().betaincinv(alpha, beta, tail), dtype=np.float64)


def upper_quantile(alpha: ArrayLike, beta: ArrayLike, tail: float) -> Floats:
    """Return x with P(X > x) = tail."""
    return np.asarray(_special().betainccinv(alpha, beta, tail), dtype=np.float64)


def normal_quantile(probability: float) -> float:
    """Return z with Φ(z) = probability."""
    return float(_special().ndtri(probability))


def _special() -> ModuleType:
    from scipy import special  # noqa: PLC0415 -- slow import

    return special
