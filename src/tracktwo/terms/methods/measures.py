"""Measures of one word's two counts: how much more one side says it. None of them knows people."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["LogOdds", "log_likelihood", "log_odds", "log_ratio"]

Floats = NDArray[np.float64]

_HALF: Final = 0.5


class LogOdds(NamedTuple):
    """A shrunken log odds ratio in natural logarithms, positive for the first side, with its variance.

    The variance takes every word to be said independently of the others: it describes, and tests nothing.
    """

    delta: Floats
    variance: Floats
    z: Floats


def log_odds(
    first: ArrayLike,
    second: ArrayLike,
    first_size: float,
    second_size: float,
    *,
    share: ArrayLike,
    prior: float,
) -> LogOdds:
    """Return the log odds ratio of words with an informative Dirichlet prior.

    Args:
        first: how often the first side says each word.
        second: how often the second does.
        first_size: how many words the first side says.
        second_size: how many the second does.
        share: each word's share of a background, more than 0.
        prior: the prior's strength, in words.

    Source: Monroe, Colaresi & Quinn 2008, Political Analysis 16:372; the variance has all four terms, since the
        two they keep are far off for words said very often.
    """
    weight = prior * np.asarray(share, dtype=np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        cells = [
            (np.asarray(said) + weight, size + prior - np.asarray(said) - weight)
            for said, size in ((first, first_size), (second, second_size))
        ]
        delta = np.log(cells[0][0] / cells[0][1]) - np.log(cells[1][0] / cells[1][1])
        variance = sum((1 / cell for pair in cells for cell in pair), start=np.zeros(()))
        return LogOdds(delta, variance, delta / np.sqrt(variance))


def log_ratio(first: ArrayLike, second: ArrayLike, first_size: float, second_size: float) -> Floats:
    """Return log2 of the ratio of two rates, a count of 0 taken for a half; 0 where a side says nothing at all."""
    one, two = (np.where(np.asarray(said) == 0, _HALF, said) for said in (first, second))
    if not first_size or not second_size:
        return np.full(np.shape(one), np.nan)
    return np.asarray(np.log2((one / first_size) / (two / second_size)))


def log_likelihood(first: ArrayLike, second: ArrayLike, first_size: float, second_size: float) -> Floats:
    """Return G² of the table said/not said by side, all four cells.

    Source: Dunning 1993, Computational Linguistics 19:61.
    """
    one, two = np.asarray(first, dtype=np.float64), np.asarray(second, dtype=np.float64)
    observed = np.stack([one, two, first_size - one, second_size - two])
    whole = first_size + second_size
    rows, sizes = (one + two, whole - one - two), (first_size, second_size)
    expected = np.stack([row * size / whole if whole else row for row in rows for size in sizes])
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
    return np.asarray(2 * terms.sum(axis=0))
