"""How far the company a term keeps differs between sides, from pairs of different people only.

The gap between two mean profiles would grow with the noise of people who say little; products between different people
have no such noise. A side that talks more is thinned out by lot before anything is tested.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import sparse

from tracktwo.terms.methods.windows import Company
from tracktwo.terms.tables import TermSettings

__all__ = ["Similar", "divergence", "gap_of", "likeness", "similar", "step_of", "uneven"]

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Counts = NDArray[np.int64]

_WEIGHT: Final = 2.0
"""A person with so many hits weighs half of one with very many."""
_FEWEST: Final = 2


class Similar(NamedTuple):
    """Mean products of profiles over pairs of different people, for each draw: within either side, and between."""

    first: Floats
    second: Floats
    between: Floats


def similar(products: Floats, sides: Floats, *, weights: Floats) -> Similar:
    """Return how alike people are within and between sides.

    Args:
        products: inner products of people's profiles, shape (people, people).
        sides: 1 where a person is of the first side, else 0, shape (draws, people).
        weights: how much each person counts.
    """
    own = np.diag(products)
    within, heavy = [], [sides * weights, (1 - sides) * weights]
    for side in heavy:
        total = np.einsum("ri,ij,rj->r", side, products, side, optimize=True) - side**2 @ own
        pairs = side.sum(axis=1) ** 2 - (side**2).sum(axis=1)
        within.append(np.divide(total, pairs, out=np.full(len(side), np.nan), where=pairs > 0))
    total = np.einsum("ri,ij,rj->r", heavy[0], products, heavy[1], optimize=True)
    pairs = heavy[0].sum(axis=1) * heavy[1].sum(axis=1)
    between = np.divide(total, pairs, out=np.full(len(pairs), np.nan), where=pairs > 0)
    return Similar(within[0], within[1], between)


def gap_of(found: Similar) -> Floats:
    """Return 1 − S_AB/√(S_AA·S_BB): 0 = the same company, 1 = none in common; NaN where a side shares nothing."""
    with np.errstate(invalid="ignore", divide="ignore"):
        sound = (found.first > 0) & (found.second > 0)
        return np.where(sound, 1 - found.between / np.sqrt(found.first * found.second), np.nan)


def step_of(found: Similar) -> Floats:
    """Return S_AA + S_BB − 2·S_AB, an unbiased squared distance of mean profiles.

    Source: the unbiased statistic of Gretton et al. 2012, Journal of Machine Learning Research 13:723.
    """
    return found.first + found.second - 2 * found.between


def likeness(counts: sparse.csr_array, *, scaled: bool) -> Floats:
    """Return inner products of people's profiles, shape (people, people).

    Args:
        counts: how often each word stands next to a person's hits, shape (people, words); nobody's is empty.
        scaled: whether each word is divided by the root of its share of all (plus 1/words), so that a few very
            common words do not decide alone.
    """
    used = np.flatnonzero(counts.sum(axis=0))
    profiles = counts[:, used].astype(np.float64)
    profiles = sparse.csr_array(profiles / profiles.sum(axis=1)[:, None])
    if scaled:
        pooled = counts[:, used].sum(axis=0) / counts.sum()
        profiles = sparse.csr_array(profiles / np.sqrt(pooled + 1 / len(used)))
    products: Floats = (profiles @ profiles.T).toarray()
    return products


def uneven(hits: Counts, first: Bools) -> float:
    """Return the ratio of the sides' median hits, 1 or more."""
    medians = sorted(float(np.median(hits[first == side])) for side in (True, False))
    return medians[1] / medians[0] if medians[0] else float("inf")


def thinned(
    company: Company, people: Counts, first: Bools, *, settings: TermSettings
) -> tuple[Floats, Floats]:
    """Return the products that are tested and how much each person counts.

    Args:
        company: every hit of the term.
        people: who is compared, by number.
        first: whether each of them is of the first side.
        settings: from which ratio of median hits, how often and with which seed hits are left out by lot.

    Returns: products of scaled profiles, the mean of several thinnings where one side says more; weights h/(h + 2).
    """
    hits = company.hits()[people]
    if uneven(hits, first) <= settings.uneven:
        return likeness(company.by_person()[people], scaled=True), hits / (hits + _WEIGHT)
    most = max(settings.min_said, int(min(np.median(hits[first == side]) for side in (True, False))))
    rng = np.random.default_rng(settings.seed)
    products = np.zeros((len(people), len(people)))
    for _ in range(settings.thinnings):
        products += _safe(company.gathered(_some(company, most, rng))[people])
    left = np.minimum(hits, most)
    return products / settings.thinnings, left / (left + _WEIGHT)


def divergence(first: ArrayLike, second: ArrayLike) -> float:
    """Return the Jensen-Shannon divergence of two counts, 0 to 1 in bits. It is for show: pooled words test nothing.

    Source: Lin 1991, IEEE Transactions on Information Theory 37:145.
    """
    one, two = (np.asarray(each, dtype=np.float64) for each in (first, second))
    one, two = one / one.sum(), two / two.sum()
    middle = (one + two) / 2
    parts = 0.0
    for each in (one, two):
        there = each > 0
        parts += float((each[there] * np.log2(each[there] / middle[there])).sum()) / 2
    return parts


def _some(company: Company, most: int, rng: np.random.Generator) -> Counts:
    """Return at most so many hits of each person, by lot."""
    order = np.lexsort((rng.random(len(company.person)), company.person))
    person = company.person[order]
    rank = np.arange(len(person)) - np.searchsorted(person, person)
    chosen: Counts = np.sort(order[rank < most])
    return chosen


def _safe(counts: sparse.csr_array) -> Floats:
    """Return the products of scaled profiles; who has no company left in this thinning is like nobody."""
    there = np.flatnonzero(counts.sum(axis=1))
    products = np.zeros((counts.shape[0], counts.shape[0]))
    if len(there) >= _FEWEST:
        products[np.ix_(there, there)] = likeness(counts[there], scaled=True)
    return products
