"""From the tally, and who it is made of, to the overview."""

from collections.abc import Collection, Mapping
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.overview.headlines import Headlines
from tracktwo.perception.methods.overview.people import Shares
from tracktwo.perception.methods.overview.rows import overview_columns
from tracktwo.perception.tables import FrameKind, LeftOutBy, Overview, Part, Settings, Tally
from tracktwo.vocabulary.errors import UsageError

__all__ = ["overview_of"]

Counts = NDArray[np.int64]

_MOST_MEMBERS: Final = 10_000


def overview_of(
    tally: Tally,
    *,
    shares: Shares | None = None,
    reciprocal: Collection[str] = frozenset(),
    fact: Collection[str] = frozenset(),
    members: Mapping[str, int] | None = None,
    settings: Settings | None = None,
    kind: FrameKind | None = None,
) -> Overview:
    """Return the overview of a tally.

    Args:
        tally: counts and sums per statement and side.
        shares: what each person, or group of people, adds to it; without it figures over all statements have no
            limits, and nothing is compared.
        reciprocal: ids of the reciprocal statements.
        fact: ids of the questions of fact.
        members: how many people each side has in the room, if figures are about this room alone.
        settings: limits and priors.
        kind: the kind of frame ``.table`` comes back in; Arrow by default.

    Raises: UsageError if ``members`` does not fit the tally.
    """
    settings = settings or Settings()
    unseen = None if members is None else _unseen(tally, members, shares=shares)
    clashing = np.array([statement in reciprocal for statement in tally.statements], dtype=np.bool_)
    over = Headlines(tally, clashing, shares=shares, unseen=unseen, settings=settings)
    better = over.reads_better()
    return Overview(
        origin=tally.origin,
        sides=tally.sides,
        left_out=tally.left_out,
        settings=settings,
        members=None if members is None else {side: members[side] for side in tally.sides},
        left_out_by=None if shares is None else _by(shares),
        between=over.between(),
        readings={side: over.reading(place) for place, side in enumerate(tally.sides)},
        nearer=over.nearer(),
        reads_better=None if better is None else tally.sides[better],
        columns=overview_columns(tally, reciprocal=clashing, fact=fact, unseen=unseen, settings=settings),
        kind=kind or FrameKind(),
    )


def _is_whole(count: object) -> bool:
    return isinstance(count, int) and not isinstance(count, bool)


def _by(shares: Shares) -> LeftOutBy:
    return LeftOutBy.GROUP if shares.is_grouped else LeftOutBy.PERSON


def _unseen(tally: Tally, members: Mapping[str, int], *, shares: Shares | None) -> Counts:
    """Return how many members of the room did not answer each statement, shape (statements, 2)."""
    if set(members) != set(tally.sides):
        raise UsageError(
            f"members should name the sides {', '.join(tally.sides)}; it names {', '.join(members) or 'none'}."
        )
    answered = tally.counts[:, :, [Part.AGREE, Part.DISAGREE, Part.UNSURE]].sum(axis=2)
    people = answered.max(axis=0, initial=0).tolist() if shares is None else shares.people()
    for side, seen in zip(tally.sides, people, strict=True):
        count = members[side]
        if not _is_whole(count) or not seen <= count <= _MOST_MEMBERS:
            raise UsageError(
                f"members of {side!r} should be a whole number from {seen}, as many people answer, "
                f"to {_MOST_MEMBERS:,}; it is {count!r}."
            )
    unseen: Counts = np.array([members[side] for side in tally.sides]) - answered
    return unseen
