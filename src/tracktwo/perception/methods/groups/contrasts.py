"""What sets groups apart: how each answers every statement, and which differences chance does not make."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.groups.clusters import Labels, find_groups
from tracktwo.perception.methods.groups.plane import Floats, Matrix, places_of, stretches
from tracktwo.perception.tables import GroupSettings, Start, Vote

__all__ = [
    "Contrast",
    "Counts",
    "benjamini_hochberg",
    "chances_of",
    "consensus",
    "contrast",
    "counts_of",
    "tail",
]

Counts = NDArray[np.int64]

_SAID: Final = (Vote.AGREE, Vote.DISAGREE, Vote.UNSURE)
SURE: Final = 1.2816
"""One-sided limit at 90 %, as Polis uses it."""
_ROWS: Final = 20_000


class Contrast(NamedTuple):
    """How groups differ from the others, as Polis describes it; each array has shape (statements, groups)."""

    agrees: NDArray[np.bool_]
    ratio: Floats
    within: Floats
    against: Floats
    passes: NDArray[np.bool_]


def counts_of(said: Matrix, members: Labels, *, k: int) -> Counts:
    """Return how many of each group agree, disagree and are unsure, shape (statements, groups, 3).

    Args: said: votes of the people grouped; members: the group of each; k: how many groups.
    """
    counts = np.zeros((said.shape[1], k, len(_SAID)), dtype=np.int64)
    for start in range(0, len(said), _ROWS):
        block, groups = said[start : start + _ROWS], members[start : start + _ROWS]
        for group in range(k):
            mine = block[groups == group]
            for part, vote in enumerate(_SAID):
                counts[:, group, part] += np.count_nonzero(mine == vote, axis=0)
    return counts


def consensus(counts: Counts) -> Floats:
    """Return each statement's group-aware consensus: the product over groups of (agree + 1) / (n + 2).

    Source: Small et al. 2021, Recerca 26(2); compdemocracy/polis, math/src/polismath/math/conversation.clj.
    """
    return np.asarray(((counts[:, :, 0] + 1) / (counts.sum(axis=2) + 2)).prod(axis=1))


def contrast(counts: Counts) -> Contrast:
    """Return for each statement and group what it does more than the others, and Polis's scores of it.

    Args: counts: agree, disagree and unsure, shape (statements, groups, 3).

    With A votes of a kind among S of the group, B among T of the others, one added to each count:
    within = 2 √(S + 1) ((A + 1)/(S + 1) - ½); against = (π₁ - π₂) / √(π (1 - π) (1/(S + 1) + 1/(T + 1)));
    ratio = (A + 1)/(S + 2) : (B + 1)/(T + 2). The kind is the one with the larger score against the others. Groups
    come from the same votes, so that these scores describe and prove nothing.
    Source: compdemocracy/polis, math/src/polismath/math/repness.clj and stats.clj.
    """
    votes = counts.sum(axis=2)
    others = votes.sum(axis=1, keepdims=True) - votes
    scores = []
    for part in range(2):
        mine = counts[:, :, part]
        theirs = mine.sum(axis=1, keepdims=True) - mine
        ratio = ((mine + 1) / (votes + 2)) / ((theirs + 1) / (others + 2))
        within = 2 * np.sqrt(votes + 1) * ((mine + 1) / (votes + 1) - 1 / 2)
        first, second = (mine + 1) / (votes + 1), (theirs + 1) / (others + 1)
        pooled = (mine + theirs + 2) / (votes + others + 2)
        error = np.sqrt(np.clip(pooled * (1 - pooled), 0, None) * (1 / (votes + 1) + 1 / (others + 1)))
        against = np.where(error > 0, (first - second) / np.where(error > 0, error, 1), 0.0)
        scores.append((ratio, within, against))
    agrees = scores[0][2] >= scores[1][2]
    ratio, within, against = (np.where(agrees, *pair) for pair in zip(*scores, strict=True))
    return Contrast(agrees, ratio, within, against, (within > SURE) & (against > SURE))


def chances_of(
    said: Matrix, members: Labels, *, k: int, start: Start, zeros: int, settings: GroupSettings
) -> Floats:
    """Return for each statement and group how probable by chance such differences from the others are.

    Args:
        said: votes of the people grouped, rejected statements left out.
        members: their groups.
        k: how many groups there are.
        start: where the search that found them began.
        zeros: how many statements were rejected.
        settings: those of that search.

    Groups are what differs most in the very votes that made them, so a statement is never tested with groups it
    helped to make: statements are dealt into parts by lot, and each part is tested with the k groups found in the
    rest, each named after the group of all that it shares most people with. The test is Fisher's, two-sided by
    doubling, of agreeing and of disagreeing; as there are these two, each probability counts twice.
    Returns: of agreeing and of disagreeing, shape (statements, groups, 2); 1 where a group has no counterpart or
        nobody voted.
    Source: sample splitting: Cox 1975, Biometrika 62:441; Fisher's exact test.
    """
    statements = said.shape[1]
    chances = np.ones((statements, k, 2))
    chance = np.random.Generator(np.random.PCG64([settings.seed, 2]))
    parts = np.array_split(chance.permutation(statements), min(settings.folds, statements))
    for part in parts:
        rest = np.delete(said, part, axis=1)
        found = find_groups(
            places_of(rest, stretch=stretches(rest, zeros=zeros)), start=start, settings=settings, forced=k
        )
        if rest.size and found is not None:
            named = _named(found.members, members, k=k)
            known = named >= 0
            counts = counts_of(said[known][:, part], named[known], k=k)
            chances[part] = _fisher(counts)
    return chances


def benjamini_hochberg(chances: Floats) -> Floats:
    """Return probabilities corrected for their number: the share of false findings if all up to each were told.

    Source: Benjamini & Hochberg 1995, Journal of the Royal Statistical Society B 57:289; that it holds under positive
    dependence too: Benjamini & Yekutieli 2001, Annals of Statistics 29:1165.
    """
    flat = chances.ravel()
    order = np.argsort(flat, kind="stable")[::-1]
    ranks = np.arange(len(flat), 0, -1)
    corrected = np.empty_like(flat)
    corrected[order] = np.minimum.accumulate(np.minimum(1, flat[order] * len(flat) / ranks))
    return corrected.reshape(chances.shape)


def _named(found: Labels, members: Labels, *, k: int) -> Labels:
    """Return groups found elsewhere under the names of these: the largest overlap first; -1 where none is left."""
    table = np.zeros((int(found.max()) + 1, k), dtype=np.int64)
    np.add.at(table, (found, members), 1)
    names = np.full(len(table), -1, dtype=np.intp)
    free = table.astype(np.float64)
    for _ in range(min(table.shape)):
        row, column = np.unravel_index(int(free.argmax()), free.shape)
        names[row] = column
        free[row], free[:, column] = -1, -1
    return names[found]


def _fisher(counts: Counts) -> Floats:
    """Return two-sided probabilities for groups against the others, of either kind, shape (statements, groups, 2)."""
    votes = counts.sum(axis=2)
    total = np.broadcast_to(votes.sum(axis=1, keepdims=True), votes.shape)
    kinds = []
    for part in range(2):
        mine = counts[:, :, part]
        alike = np.broadcast_to(mine.sum(axis=1, keepdims=True), votes.shape)
        kinds.append(2 * tail(mine, drawn=votes, alike=alike, total=total))
    return np.asarray(np.minimum(1.0, 2 * np.stack(kinds, axis=2)))


def tail(found: Counts, *, drawn: Counts, alike: Counts, total: Counts) -> Floats:
    """Return P(as far from the mean, on its side) of the hypergeometric distribution, elementwise.

    Args: found: of ``drawn`` out of ``total``, how many are among the ``alike``; all of one shape.
    """
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, int(total.max(initial=0)) + 1)))])  # log n!
    # turned round where it is below the mean, so that the tail is always the upper one
    below = found * total < alike * drawn
    found = np.where(below, drawn - found, found)
    alike = np.where(below, total - alike, alike)
    neither = total - alike - drawn
    term = np.exp(
        logs[alike]
        - logs[found]
        - logs[alike - found]
        + logs[total - alike]
        - logs[drawn - found]
        - logs[neither + found]
        - logs[total]
        + logs[drawn]
        + logs[total - drawn]
    )
    sums = term.copy()
    while (term > np.finfo(np.float64).eps * sums).any():
        term = term * (alike - found) * (drawn - found) / ((found + 1.0) * (neither + found + 1.0))
        found = np.where(term > 0, found + 1, found)
        sums += term
    return np.asarray(np.minimum(1.0, sums))
