"""Whether groups stay when half of the votes are gone."""

import numpy as np

from tracktwo.perception.methods.groups.alike import adjusted_rand, crossed
from tracktwo.perception.methods.groups.clusters import Labels, find_groups
from tracktwo.perception.methods.groups.plane import Matrix, places_of, stretches
from tracktwo.perception.tables import GroupSettings, Start, Vote

__all__ = ["stability_of"]


def stability_of(
    said: Matrix, members: Labels, *, k: int, start: Start, zeros: int, settings: GroupSettings
) -> float | None:
    """Return how well groups are found again in half of the votes: 1 = the same, 0 = no better than chance.

    Args:
        said: votes of the people grouped, rejected statements left out.
        members: their groups.
        k: how many groups there are.
        start: where the search that found them began.
        zeros: how many statements were rejected.
        settings: those of that search.

    Each vote is kept by the toss of a coin; the same people are sorted into k groups again; the adjusted Rand index
    is averaged over ``halvings``. Of many people, ``halved_people`` drawn by lot are followed.
    Returns: None where halved votes leave no places for groups.
    """
    chance = np.random.Generator(np.random.PCG64([settings.seed, 3]))
    if len(said) > settings.halved_people:
        chosen = np.sort(chance.choice(len(said), settings.halved_people, replace=False))
        said, members = said[chosen], members[chosen]
    found: list[float] = []
    for _ in range(settings.halvings):
        kept = chance.integers(0, 2, said.shape, dtype=np.int8).astype(np.bool_)
        half = np.where(kept, said, np.int8(Vote.UNSEEN))
        places = places_of(half, stretch=stretches(half, zeros=zeros))
        again = find_groups(places, start=start, settings=settings, forced=k)
        if again is not None:
            found.append(adjusted_rand(crossed(members, again.members)))
    return float(np.mean(found)) if found else None
