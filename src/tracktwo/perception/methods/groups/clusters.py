"""From places to groups: people gather at up to a hundred places, places make groups, separation chooses how many."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.groups.plane import Floats
from tracktwo.perception.tables import GroupSettings, Start

__all__ = [
    "Found",
    "Gathering",
    "Labels",
    "find_groups",
    "gather",
    "nearest",
    "seeds",
    "settle",
    "silhouette",
]

Labels = NDArray[np.intp]

_MOVED: Final = 0.01
"""Centres that move less than this have come to rest; places are of the order of one."""
_ROUNDS: Final = 100
_DIGITS: Final = 9
_GATHERED_BY: Final = 5_000
"""People whose places make the places of all, where there are more."""
_ROWS: Final = 5_000
_PLACES_A_GROUP: Final = 12


class Gathering(NamedTuple):
    """Places where people gather: their centres, how many people are at each, and who is where."""

    centres: Floats
    weights: Floats
    members: Labels


class Found(NamedTuple):
    """Groups of people, 0 being the largest, and how far apart groups lie for each number of them."""

    k: int
    members: Labels
    separation: dict[int, float]


def gather(places: Floats, *, start: Start, settings: GroupSettings) -> Gathering:
    """Return the places where people gather.

    Args:
        places: where each person stands, shape (people, 2), in the order that ``polis`` starts by.
        start: from the first distinct places in that order, or from seeded ones spread out.
        settings: how many places at most, and the seed.

    Everybody at one of a hundred places stays there; else k-means finds a hundred centres, for more than 5,000 people
    among as many drawn by lot, so that the effort grows with the number of people and no faster.
    Source: Lloyd 1982, IEEE Transactions on Information Theory 28:129; the idea of base clusters is Polis's.
    """
    distinct, firsts, members = np.unique(places, axis=0, return_index=True, return_inverse=True)
    if len(distinct) <= settings.places:
        order = np.argsort(firsts, kind="stable")
        members = np.argsort(order)[members.reshape(-1)]
        return Gathering(distinct[order], np.bincount(members).astype(np.float64), members)
    some = _some(places, settings=settings)
    if start is Start.POLIS:
        centres = places[np.sort(firsts)[: settings.places]]
    else:
        chance = np.random.Generator(np.random.PCG64([settings.seed, 0]))
        lots = chance.random((1, settings.places))
        centres = seeds(some, np.ones(len(some)), settings.places, lots=lots)[0]
    centres = _rested(some, centres)
    members = nearest(places, centres)
    weights = np.bincount(members, minlength=len(centres)).astype(np.float64)
    used = np.flatnonzero(weights)
    return Gathering(centres[used], weights[used], np.searchsorted(used, members))


def find_groups(
    places: Floats, *, start: Start, settings: GroupSettings, forced: int | None = None
) -> Found | None:
    """Return groups of people, or None where they stand at fewer than two places.

    Args:
        places: where each person stands, shape (people, 2), in the order that ``polis`` starts by.
        start: ``best`` takes the tightest of several seeded starts, the first of equals; ``polis`` starts at the
            first of the places where people gather, and whoever is at one of them stays together.
        settings: how many places and groups at most, how many starts, the seed.
        forced: the number of groups, if the votes are not to decide.

    The number is the one with the largest mean silhouette over the places where people gather, the smaller of equals,
    among 2 to min(``most_groups``, 2 + places // 12).
    """
    gathering = gather(places, start=start, settings=settings)
    count = len(gathering.centres)
    most = min(settings.most_groups, 2 + count // _PLACES_A_GROUP)
    distances = np.linalg.norm(gathering.centres[:, None] - gathering.centres, axis=2)
    separation: dict[int, float] = {}
    labels: dict[int, Labels] = {}
    for k in [forced] if forced else range(2, most + 1):
        if k <= count:
            labels[k] = _groups(gathering, k, start=start, settings=settings)
            separation[k] = round(silhouette(distances, labels[k]), _DIGITS)
    if not labels:
        return None
    k = max(separation, key=lambda each: (separation[each], -each))
    members = (
        labels[k][gathering.members] if start is Start.POLIS else _tightest(places, k, settings=settings)
    )
    return Found(k, _by_size(members), separation)


def seeds(places: Floats, weights: Floats, k: int, *, lots: Floats) -> Floats:
    """Return starting centres, shape (…, starts, k, 2): each next one far from those before.

    Args:
        places: shape (…, n, 2), of one crowd or of several of the same size.
        weights: of each place, shape (n,).
        k: how many centres.
        lots: a number from 0 to 1 for each start and centre, shape (starts, k).

    Source: k-means++, Arthur & Vassilvitskii 2007, SODA.
    """
    crowds = places.shape[:-2]
    centres = np.empty((*crowds, len(lots), k, places.shape[-1]))
    chances = np.broadcast_to(weights, (*crowds, len(lots), len(weights)))
    for each in range(k):
        sums = np.cumsum(chances, axis=-1)
        # where everybody is at a centre already, the last place is as good as any
        picks = np.minimum((sums < lots[:, each, None] * sums[..., -1:]).sum(axis=-1), len(weights) - 1)
        centres[..., each, :] = np.take_along_axis(places, picks[..., None], axis=-2)
        gone = _squares(places, centres[..., each : each + 1, :])[..., 0, :] * weights
        chances = gone if each == 0 else np.minimum(chances, gone)
    return centres


def settle(
    places: Floats, weights: Floats, centres: Floats, *, rounds: int = _ROUNDS
) -> tuple[Labels, Floats]:
    """Return the group of each place and how spread out groups are, for each start.

    Args:
        places: shape (…, n, 2), of one crowd or of several.
        weights: of each place, shape (n,).
        centres: starting centres, shape (…, starts, k, 2).
        rounds: after so many the search ends, whether or not centres have come to rest.

    Returns: groups of shape (…, starts, n), and weighted sums of squared distances, shape (…, starts).
    """
    k = centres.shape[-2]
    moments = np.stack([weights + 0 * places[..., 0], *(weights * np.moveaxis(places, -1, 0))], axis=-1)
    for _ in range(rounds):
        members = _squares(places, centres).argmin(axis=-2)
        inside = (members[..., None, :] == np.arange(k)[:, None]).astype(np.float64)
        sums = inside @ moments[..., None, :, :]
        mass = sums[..., :1]
        moved = np.where(mass > 0, sums[..., 1:] / np.where(mass > 0, mass, 1), centres)
        still = np.array_equal(moved, centres)
        centres = moved
        if still:
            break
    squares = _squares(places, centres)
    return squares.argmin(axis=-2), np.asarray((squares.min(axis=-2) * weights).sum(axis=-1))


def nearest(places: Floats, centres: Floats) -> Labels:
    """Return the nearest centre of each place, the first of equals."""
    labels = np.empty(len(places), dtype=np.intp)
    lengths = (centres**2).sum(axis=1)
    for start in range(0, len(places), _ROWS):
        rows = slice(start, start + _ROWS)
        # squared distances but for what they have in common
        far = np.multiply.outer(places[rows, 0], -2 * centres[:, 0])
        far += np.multiply.outer(places[rows, 1], -2 * centres[:, 1])
        far += lengths
        labels[rows] = far.argmin(axis=1)
    return labels


def silhouette(distances: Floats, labels: Labels) -> float:
    """Return the mean silhouette, -1 to 1; whoever is alone in a group counts 0.

    Args: distances: between all pairs, shape (n, n); labels: the group of each.
    Source: Rousseeuw 1987, Journal of Computational and Applied Mathematics 20:53.
    """
    groups = np.unique(labels)
    if len(groups) < 2:  # noqa: PLR2004 -- nothing to be apart from
        return 0.0
    inside = labels[:, None] == groups
    sizes = inside.sum(axis=0)
    sums = distances @ inside
    own = sums[inside] / np.maximum(1, sizes[inside.argmax(axis=1)] - 1)
    others = np.where(inside, np.inf, sums / sizes).min(axis=1)
    larger = np.maximum(own, others)
    widths = np.where(larger > 0, (others - own) / np.where(larger > 0, larger, 1), 0.0)
    return float(np.where(sizes[inside.argmax(axis=1)] > 1, widths, 0.0).mean())


def _groups(gathering: Gathering, k: int, *, start: Start, settings: GroupSettings) -> Labels:
    """Return groups of the places where people gather."""
    centres, weights, _ = gathering
    begin = centres[None, :k] if start is Start.POLIS else _seeded(centres, weights, k, settings=settings)
    return _best(*settle(centres, weights, begin))


def _tightest(places: Floats, k: int, *, settings: GroupSettings) -> Labels:
    """Return groups of people; of more than 5,000, as many drawn by lot say where the search for all begins."""
    some = _some(places, settings=settings)
    ones = np.ones(len(some))
    labels = _best(*settle(some, ones, _seeded(some, ones, k, settings=settings)))
    if len(some) == len(places):
        return labels
    return np.asarray(settle(places, np.ones(len(places)), _means(some, labels, k)[None])[0][0])


def _seeded(places: Floats, weights: Floats, k: int, *, settings: GroupSettings) -> Floats:
    chance = np.random.Generator(np.random.PCG64([settings.seed, k]))
    return seeds(places, weights, k, lots=chance.random((settings.starts, k)))


def _best(labels: Labels, spread: Floats) -> Labels:
    # starts that end alike differ in the last digits, as they add up in another order
    return np.asarray(labels[int(np.round(spread / max(spread.min(), 1e-300), _DIGITS).argmin())])


def _some(places: Floats, *, settings: GroupSettings) -> Floats:
    if len(places) <= _GATHERED_BY:
        return places
    chance = np.random.Generator(np.random.PCG64(settings.seed))
    return places[np.sort(chance.choice(len(places), _GATHERED_BY, replace=False))]


def _rested(places: Floats, centres: Floats) -> Floats:
    for _ in range(_ROUNDS):
        moved = _means(places, nearest(places, centres), len(centres), empty=centres)
        still = np.abs(moved - centres).max() < _MOVED
        centres = moved
        if still:
            break
    return centres


def _means(places: Floats, members: Labels, k: int, *, empty: Floats | float = 0.0) -> Floats:
    """Return the mean place of each group, and what ``empty`` says of a group without people."""
    counts = np.bincount(members, minlength=k)[:, None]
    sums = np.stack([np.bincount(members, weights=axis, minlength=k) for axis in places.T], axis=1)
    return np.where(counts > 0, sums / np.maximum(1, counts), empty)


def _squares(places: Floats, centres: Floats) -> Floats:
    """Return squared distances, shape (…, starts, k, n)."""
    squares = np.zeros((*centres.shape[:-1], places.shape[-2]))
    for axis in range(places.shape[-1]):
        squares += (places[..., None, None, :, axis] - centres[..., axis, None]) ** 2
    return squares


def _by_size(labels: Labels) -> Labels:
    """Return groups numbered by size; of equal ones that of the first person comes first."""
    names, firsts, places, sizes = np.unique(
        labels, return_index=True, return_inverse=True, return_counts=True
    )
    order = sorted(range(len(names)), key=lambda each: (-sizes[each], firsts[each]))
    return np.argsort(order)[places.reshape(-1)]
