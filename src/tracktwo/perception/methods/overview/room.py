"""Shares of everybody, or of the members of one room alone, of whom some have not answered."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods import beta as betas
from tracktwo.perception.methods.classes import Leans, leans
from tracktwo.perception.methods.intervals import Interval, jeffreys_interval
from tracktwo.perception.tables import Settings

__all__ = ["Moments", "room_leans", "share_limits", "share_moments"]

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


class Moments(NamedTuple):
    """Mean and variance of a share that is not known."""

    mean: Floats
    variance: Floats


def share_moments(yes: Counts, no: Counts, *, unseen: Counts | None) -> Moments:
    """Return mean and variance of the share that says yes, by the prior of Jeffreys.

    Args:
        yes: how many did; any shape.
        no: how many did not.
        unseen: how many members of the room have not answered; None if everybody is meant, not a room. Of those
            unseen, Beta-binomially many say yes.
    """
    alpha, beta = yes + 0.5, no + 0.5
    total = alpha + beta
    mean, spread = alpha / total, alpha * beta / (total**2 * (total + 1))
    if unseen is None:
        return Moments(mean, spread)
    members = np.maximum(yes + no + unseen, 1)
    return Moments((yes + unseen * mean) / members, unseen * (total + unseen) * spread / members**2)


def share_limits(yes: Counts, no: Counts, *, unseen: Counts | None, level: float) -> Interval:
    """Return the limits of the share that says yes; in a room where everybody answered they meet.

    Args: as :func:`share_moments`; level: coverage.
    """
    if unseen is None:
        return jeffreys_interval(yes, no, level=level)
    low, high = np.zeros(yes.shape), np.ones(yes.shape)
    for place in np.ndindex(yes.shape):
        shares, chances = _room(int(yes[place]), int(no[place]), int(unseen[place]), prior=(0.5, 0.5))
        ends = np.searchsorted(np.cumsum(chances), [(1 - level) / 2, (1 + level) / 2])
        low[place], high[place] = shares[np.minimum(ends, unseen[place])]
    return Interval(low, high)


def room_leans(agree: Counts, disagree: Counts, *, unseen: Counts | None, settings: Settings) -> Leans:
    """Return how probable each lean of a side is; the lean of a room where everybody answered is known.

    Args: as :func:`share_moments`; settings: the limits of a lean and the prior of the classes.
    """
    if unseen is None:
        return leans(agree, disagree, settings=settings)
    low, high = settings.lean_margin
    up, down = np.empty(agree.shape), np.empty(agree.shape)
    for place in np.ndindex(agree.shape):
        shares, chances = _room(
            int(agree[place]), int(disagree[place]), int(unseen[place]), prior=settings.prior_stance
        )
        up[place], down[place] = chances[shares >= high].sum(), chances[shares <= low].sum()
    return Leans(up, np.clip(1 - up - down, 0.0, 1.0), down)


def _room(yes: int, no: int, unseen: int, *, prior: tuple[float, float]) -> tuple[Floats, Floats]:
    """Return each share of the room that may say yes, and its probability."""
    special = betas.special()
    more = np.arange(unseen + 1)
    alpha, beta = yes + prior[0], no + prior[1]
    ways = -np.log(unseen + 1) - special.betaln(unseen - more + 1, more + 1)
    chances = np.exp(ways + special.betaln(more + alpha, unseen - more + beta) - special.betaln(alpha, beta))
    return (yes + more) / max(1, yes + no + unseen), chances / chances.sum()
