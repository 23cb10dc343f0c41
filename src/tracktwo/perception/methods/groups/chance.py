"""Whether there are groups at all: what one crowd shows by chance when groups are looked for in the same way."""

from collections.abc import Iterator
from statistics import NormalDist
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.groups.clusters import seeds, settle
from tracktwo.perception.methods.groups.plane import (
    AXES,
    Floats,
    Matrix,
    deviations,
    leading,
    means_of,
    product,
)
from tracktwo.perception.tables import GroupSettings, Vote

__all__ = ["Verdict", "most_active", "readiness_of", "verdict_on"]

_LEAST_PEOPLE: Final = 100
_STARTS: Final = 3
_ROUNDS: Final = 10
_AT_ONCE: Final = 400_000
_SMALL: Final = 250_000
"""Multiplications that the library behind ``@`` does without threads."""
_DIGITS: Final = 9
_SCALE: Final = 32.0
_ROUGH: Final = 1e-3
"""Error of axes that only serve comparison; those of the votes are made alike."""
_MOST_READINESS: Final = 0.95
_EDGE: Final = 1e-9


class Verdict(NamedTuple):
    """How often chance shows as much: ``hits`` of the ``crowds`` drawn; and who was looked at."""

    p: float
    hits: int
    crowds: int
    readiness: float
    people: int


def verdict_on(said: Matrix, *, stretch: Floats, settings: GroupSettings) -> Verdict:
    """Return how often one crowd without groups shows at least as much of groups by chance.

    Args:
        said: votes of the people who are grouped, shape (people, statements), rejected statements left out.
        stretch: what places are multiplied by, one for each person.
        settings: how many crowds are drawn, how many people are looked at, the seed.

    The crowd of the null hypothesis: everybody votes on the statements they voted on; each statement gets the very
    votes it got; they are handed out by lot, but people differ in how readily they agree to anything, along one bell
    curve as wide as in the votes. So neither popular statements, nor who voted on what, nor a crowd in which some
    say yes more readily than others, count as groups. In each crowd drawn, the whole search is made again: axes,
    places, groups for every number of them; what is compared is the largest share of the variance of votes that
    k groups explain, divided by k - 1.

    Returns: p = (1 + crowds that show as much) / (1 + crowds); once ``hits`` crowds have shown as much, p is their
        share of those drawn, and no more are drawn.
    Source: Besag & Clifford 1991, Biometrika 78:301.
    """
    chosen = most_active(said, settings=settings)
    said, stretch = said[chosen], stretch[chosen]
    ready = readiness_of(said)
    chance = np.random.Generator(np.random.PCG64([settings.seed, 1]))
    lots = [chance.random((_STARTS, k)) for k in range(2, settings.most_groups + 1)]
    seen = said != Vote.UNSEEN
    if not seen.any():
        return Verdict(1.0, 0, 0, ready, len(said))
    found = _explained(deviations(said, means_of(said))[None], seen, stretch=stretch, lots=lots)[0]
    hits: list[bool] = []
    for crowds in _crowds(said, readiness=ready, count=settings.draws, chance=chance):
        hits += (_explained(crowds, seen, stretch=stretch, lots=lots) >= found).tolist()
        if sum(hits) >= settings.hits:
            drawn = 1 + [place for place, hit in enumerate(hits) if hit][settings.hits - 1]
            return Verdict(settings.hits / drawn, settings.hits, drawn, ready, len(said))
    return Verdict((1 + sum(hits)) / (1 + len(hits)), sum(hits), len(hits), ready, len(said))


def most_active(said: Matrix, *, settings: GroupSettings) -> NDArray[np.intp]:
    """Return the people whom the test looks at, in their order: those who voted most, the first of equals."""
    most = min(settings.test_people, max(_LEAST_PEOPLE, settings.test_cells // max(1, said.shape[1])))
    cast = np.count_nonzero(said != Vote.UNSEEN, axis=1)
    return np.sort(np.argsort(-cast, kind="stable")[:most])


def readiness_of(said: Matrix) -> float:
    """Return how much of an answer is readiness to agree to anything: 0 = nothing, 1 = all.

    It is the correlation ρ of what lies behind two answers of one person, if answers are cut from normal variables:
    their covariance, summed over all pairs of answers, is arcsin ρ times the sum of the products of the densities
    where they are cut; exactly so for cuts in the middle, to the first order of ρ for others.
    Source: the tetrachoric series, Pearson 1900, Philosophical Transactions A 195:1; the arcsine law for cuts in the
    middle, Sheppard 1899, Philosophical Transactions A 192:101.
    """
    seen = said != Vote.UNSEEN
    cast = np.maximum(1, np.count_nonzero(seen, axis=0))
    apart = deviations(said, means_of(said))
    shares = (np.count_nonzero(said == vote, axis=0) / cast for vote in (Vote.AGREE, Vote.DISAGREE))
    normal = NormalDist()
    heights = sum(
        np.array([normal.pdf(normal.inv_cdf(p)) if _EDGE < p < 1 - _EDGE else 0.0 for p in share.tolist()])
        for share in shares
    )
    weights = seen * heights
    together = (apart.sum(axis=1) ** 2 - (apart**2).sum(axis=1)).sum()
    at_most = (weights.sum(axis=1) ** 2 - (weights**2).sum(axis=1)).sum()
    ratio = float(np.clip(together / at_most, 0.0, np.pi / 2)) if at_most > 0 else 0.0
    return min(float(np.sin(ratio)), _MOST_READINESS)


def _crowds(said: Matrix, *, readiness: float, count: int, chance: np.random.Generator) -> Iterator[Floats]:
    """Yield crowds of the null hypothesis as deviations of votes, shape (crowds, people, statements)."""
    people, statements = said.shape
    statement, person = np.nonzero(said.T != Vote.UNSEEN)
    apart = deviations(said, means_of(said))[person, statement]
    # each statement's votes from disagree to agree, to be handed out to its voters from least to most ready
    handed = apart[np.lexsort((apart, statement))]
    at_once = max(1, _AT_ONCE // said.size)
    for start in range(0, count, at_once):
        crowds = min(at_once, count - start)
        ready = chance.standard_normal((crowds, people))[:, person] * np.sqrt(readiness)
        ready += chance.standard_normal((crowds, len(person))) * np.sqrt(1 - readiness)
        order = np.argsort(statement + np.clip(ready / _SCALE, -0.49, 0.49), axis=1)
        votes = np.empty((crowds, len(person)))
        np.put_along_axis(votes, order, np.broadcast_to(handed, votes.shape), axis=1)
        drawn = np.zeros((crowds, people, statements))
        drawn[:, person, statement] = votes
        yield drawn


def _explained(crowds: Floats, seen: NDArray[np.bool_], *, stretch: Floats, lots: list[Floats]) -> Floats:
    """Return for each crowd the largest share of variance that k groups explain, by k - 1, rounded."""
    people, statements = seen.shape
    if people * statements**2 <= _SMALL:
        axes = np.linalg.eigh(np.swapaxes(crowds, 1, 2) @ crowds)[1][:, :, -AXES:]
    else:
        axes = np.stack([_axes(crowd) for crowd in crowds])
    places = np.stack([np.einsum("cps,cs->cp", crowds, axis) for axis in np.moveaxis(axes, 2, 0)], axis=2)
    places *= stretch[:, None]
    total = np.maximum((crowds**2).sum(axis=(1, 2)), _EDGE)
    ones, voted = np.ones(people), seen.astype(np.float64)
    best = np.zeros(len(crowds))
    for lot in lots:
        k = lot.shape[1]
        members, spread = settle(places, ones, seeds(places, ones, k, lots=lot), rounds=_ROUNDS)
        tightest = np.take_along_axis(members, spread.argmin(axis=1)[:, None, None], axis=1)
        inside = (tightest == np.arange(k)[:, None]).astype(np.float64)
        sums = np.einsum("cgp,cps->cgs", inside, crowds)
        counts = np.einsum("cgp,ps->cgs", inside, voted)
        explained = (sums**2 / np.maximum(counts, 1)).sum(axis=(1, 2)) / total
        best = np.maximum(best, explained / (k - 1))
    return np.round(best, _DIGITS)


def _axes(crowd: Floats) -> Floats:
    size = crowd.shape[1]
    return leading(lambda axis: np.einsum("i,ij->j", product(crowd, axis), crowd), size=size, error=_ROUGH)
