"""Tails and quantiles of the Beta and normal distributions, elementwise on arrays.

SciPy is imported on first use: it takes longer than everything else this room needs at start.
"""

from types import ModuleType

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = [
    "above",
    "below",
    "lower_quantile",
    "normal_quantile",
    "special",
    "student_quantile",
    "upper_quantile",
]

Floats = NDArray[np.float64]


def below(alpha: ArrayLike, beta: ArrayLike, limit: float) -> Floats:
    """Return P(X <= limit) for X ~ Beta(alpha, beta)."""
    return np.asarray(special().betainc(alpha, beta, limit), dtype=np.float64)


def above(alpha: ArrayLike, beta: ArrayLike, limit: float) -> Floats:
    """Return P(X > limit) for X ~ Beta(alpha, beta), exact even where it is tiny."""
    return np.asarray(special().betaincc(alpha, beta, limit), dtype=np.float64)


def lower_quantile(alpha: ArrayLike, beta: ArrayLike, tail: ArrayLike) -> Floats:
    """Return x with P(X <= x) = tail."""
    return np.asarray(special().betaincinv(alpha, beta, tail), dtype=np.float64)


def upper_quantile(alpha: ArrayLike, beta: ArrayLike, tail: float) -> Floats:
    """Return x with P(X > x) = tail."""
    return np.asarray(special().betainccinv(alpha, beta, tail), dtype=np.float64)


def normal_quantile(probability: ArrayLike) -> Floats:
    """Return z with Φ(z) = probability."""
    return np.asarray(special().ndtri(probability), dtype=np.float64)


def student_quantile(freedom: ArrayLike, probability: float) -> Floats:
    """Return t with P(T <= t) = probability, for T of Student with so many degrees of freedom."""
    return np.asarray(special().stdtrit(freedom, probability), dtype=np.float64)


def special() -> ModuleType:
    """Return SciPy's special functions."""
    from scipy import special  # noqa: PLC0415 -- slow import

    return special
