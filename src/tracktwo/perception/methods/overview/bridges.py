"""Statements that both sides agree to, and statements that both reject, ranked by what can be relied on."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods import beta as betas
from tracktwo.perception.methods.intervals import Interval
from tracktwo.perception.methods.overview.room import share_moments

__all__ = ["Bridge", "bridge", "ranks"]

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]

_TIE_DIGITS = 12


class Bridge(NamedTuple):
    """How far both sides say the same to each statement: √(p₁ p₂), and its limits."""

    score: Floats
    limits: Interval


def bridge(yes: Counts, n: Counts, *, unseen: Counts | None, level: float) -> Bridge:
    """Return the geometric mean of the two sides' shares that say yes.

    Args:
        yes: how many of each side do, shape (statements, 2).
        n: how many answered; who is unsure has answered, and has said neither yes nor no.
        unseen: how many members of the room have not; None if it is not about a room.
        level: coverage.

    Source: the score, with a share for each given side: Community Notes' geometric mean of shares at points along
        its scale (twitter/communitynotes, scoring/src/scoring/gaussian_scorer.py); the limits are those of a Beta
        distribution with the product's mean and variance.
    """
    mean, variance = share_moments(yes, n - yes, unseen=unseen)
    product = mean.prod(axis=1)
    spread = (mean**2 + variance).prod(axis=1) - product**2
    known = spread > np.finfo(np.float64).eps * product
    with np.errstate(invalid="ignore", divide="ignore"):
        strength = np.where(known, product * (1 - product) / spread - 1, 1.0)
    ends = np.where(known, product, 0.5) * strength, np.where(known, 1 - product, 0.5) * strength
    tail = (1 - level) / 2
    low, high = betas.lower_quantile(*ends, tail), betas.upper_quantile(*ends, tail)
    return Bridge(
        np.sqrt(product),
        Interval(*(np.sqrt(np.where(known, limit, product)) for limit in (low, high))),
    )


def ranks(statements: tuple[str, ...], lower: Floats, *, ranked: NDArray[np.bool_]) -> list[int | None]:
    """Return each statement's place from 1, highest lower limit first; None where it is not ranked.

    Ties, of limits rounded to 12 digits, are settled by the statement's id.
    """
    order = sorted(
        np.flatnonzero(ranked).tolist(),
        key=lambda row: (-round(float(lower[row]), _TIE_DIGITS), statements[row]),
    )
    places: list[int | None] = [None] * len(statements)
    for place, row in enumerate(order, start=1):
        places[row] = place
    return places
