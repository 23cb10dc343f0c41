"""How many of many labels are expected to be wrong, and which may be listed together."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

__all__ = ["expected_wrong", "surest_first"]

_TIE_DIGITS = 12


def expected_wrong(probabilities: ArrayLike) -> float:
    """Return how many of the labels are expected to be wrong: the sum of (1 - P)."""
    return float(np.sum(1 - np.asarray(probabilities, dtype=np.float64)))


def surest_first(statements: Sequence[str], probabilities: ArrayLike, *, error: float) -> tuple[str, ...]:
    """Return the longest list, surest label first, whose expected share of wrong labels is at most ``error``.

    Args:
        statements: ids; they settle ties of the probability rounded to 12 digits.
        probabilities: the probability of each one's label, same length.
        error: the share of wrong labels that is acceptable, 0.1 for one in ten.

    Returns: statement ids; nothing is tested, so no correction for many tests is due.
    Source: Newton et al. 2004, Biostatistics 5:155; Müller, Parmigiani & Rice 2007, Bayesian
        Statistics 8:349.
    """
    local = np.round(1 - np.asarray(probabilities, dtype=np.float64), _TIE_DIGITS).tolist()
    ranked = sorted(zip(local, statements, strict=True))
    means = np.cumsum([rate for rate, _ in ranked]) / np.arange(1, len(ranked) + 1)
    # the running mean of rising rates rises, so the prefix ends where it first passes the limit
    return tuple(statement for _, statement in ranked[: int(np.searchsorted(means, error, side="right"))])
