"""Sides drawn anew: what would be seen if the same people, with the same words, had sat on either side."""

import math
from itertools import combinations, product
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.tables import TermSettings

__all__ = ["Draws", "draw_sides", "p_values", "splits_of"]

Bools = NDArray[np.bool_]
Codes = NDArray[np.int32]
Floats = NDArray[np.float64]

_TIE: Final = 1e-9
"""Statistics closer than this, relative to their size, are equal: the same split by another sum."""


class Draws(NamedTuple):
    """Who is on the first side in each draw, shape (draws, people), and whether these are all splits there are."""

    first: Bools
    exact: bool


def splits_of(first: Bools, *, strata: Codes) -> int:
    """Return in how many ways people can be split as they are, within strata."""
    groups = [first[strata == each] for each in np.unique(strata)]
    return math.prod(math.comb(len(group), int(group.sum())) for group in groups)


def draw_sides(first: Bools, *, strata: Codes, settings: TermSettings, exact: int | None = None) -> Draws:
    """Return other ways to split the same people: every one where there are few, else some by lot.

    Args:
        first: whether each person is of the first side.
        strata: people change places only with people of the same stratum.
        settings: how many draws, the seed, and up to how many splits every one is taken.
        exact: that number, where it is another one.

    Source: Fisher 1935, The Design of Experiments. If sides mean nothing within strata, all splits that leave in each
        stratum as many of the first side as there are in it are equally probable.
    """
    limit = settings.exact if exact is None else exact
    groups = [np.flatnonzero(strata == each) for each in np.unique(strata)]
    if splits_of(first, strata=strata) <= limit:
        return Draws(_every(first, groups), exact=True)
    rng = np.random.default_rng(settings.seed)
    drawn = np.empty((settings.draws, len(first)), dtype=np.bool_)
    for group in groups:
        drawn[:, group] = rng.permuted(np.tile(first[group], (settings.draws, 1)), axis=1)
    return Draws(drawn, exact=False)


def p_values(observed: Floats, drawn: Floats, *, exact: bool) -> Floats:
    """Return the share of draws that show as much; what was observed counts as one unless all splits were taken.

    Args: observed: a statistic, or several; drawn: the same in each draw, shape (draws, …); exact: see above.
    Source: Phipson & Smyth 2010, Statistical Applications in Genetics and Molecular Biology 9:39.
    """
    reached = (drawn >= observed - _TIE * np.maximum(1.0, np.abs(observed))).sum(axis=0)
    return np.asarray(reached / len(drawn) if exact else (1 + reached) / (1 + len(drawn)), dtype=np.float64)


def _every(first: Bools, groups: list[NDArray[np.intp]]) -> Bools:
    choices = [list(combinations(group.tolist(), int(first[group].sum()))) for group in groups]
    drawn = np.zeros((math.prod(map(len, choices)), len(first)), dtype=np.bool_)
    for row, chosen in enumerate(product(*choices)):
        for group in chosen:
            drawn[row, list(group)] = True
    return drawn
