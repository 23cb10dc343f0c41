"""How evenly a word is spread over people, and whether one voice carries it."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["Voices", "deviation_of_proportions", "juilland", "voices"]

Floats = NDArray[np.float64]


class Voices(NamedTuple):
    """Who says a word: how many people, the largest share of one, and how many people that is in effect."""

    people: NDArray[np.int64]
    largest: Floats
    effective: Floats


def voices(counts: ArrayLike) -> Voices:
    """Return who says each word.

    Args: counts: how often each person says it, shape (people, words).
    Returns: arrays by word; NaN for a word nobody says. ``effective`` is 1/Σ share².
    Source: the inverse of Simpson's index (Simpson 1949, Nature 163:688; Hill 1973, Ecology 54:427).
    """
    said = np.asarray(counts, dtype=np.float64)
    total = said.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        largest = said.max(axis=0, initial=0.0) / total
        effective = total**2 / (said**2).sum(axis=0)
    return Voices((said > 0).sum(axis=0), largest, effective)


def deviation_of_proportions(counts: ArrayLike, sizes: ArrayLike) -> tuple[Floats, Floats]:
    """Return Gries' DP, 0 = spread as the parts are, and DP divided by the largest it can be.

    Args: counts: a word's hits by part, shape (parts, …); sizes: the words of each part, none of them 0.
    Source: Gries 2008, International Journal of Corpus Linguistics 13:403; normalised as by Lijffijt & Gries 2012,
        International Journal of Corpus Linguistics 17:147.
    """
    said, size = np.asarray(counts, dtype=np.float64), np.asarray(sizes, dtype=np.float64)
    expected = (size / size.sum()).reshape(-1, *(1 for _ in said.shape[1:]))
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.asarray(np.abs(said / said.sum(axis=0) - expected).sum(axis=0) / 2)
    return found, found / (1 - expected.min())


def juilland(counts: ArrayLike, sizes: ArrayLike) -> Floats:
    """Return Juilland's D of a word, 1 = spread evenly; it takes parts to be of one kind and size.

    Args: counts: hits by part, shape (parts, …); sizes: the words of each part; rates are compared.
    Source: Juilland & Chang-Rodríguez 1964, Frequency Dictionary of Spanish Words; 1 − CV/√(k−1) on rates.
    """
    size = np.asarray(sizes, dtype=np.float64)
    said = np.asarray(counts, dtype=np.float64)
    rates = said / size.reshape(-1, *(1 for _ in said.shape[1:]))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(1 - rates.std(axis=0) / rates.mean(axis=0) / np.sqrt(len(size) - 1))
