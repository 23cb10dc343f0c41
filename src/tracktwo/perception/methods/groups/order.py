"""An order of ids that does not depend on rows."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables import Votes

__all__ = ["by_id", "ordered"]


def by_id(names: Sequence[str]) -> NDArray[np.intp]:
    """Return the places of ids in order: whole numbers by value, then texts by their letters' numbers."""
    return np.array(sorted(range(len(names)), key=[_key(name) for name in names].__getitem__), dtype=np.intp)


def ordered(votes: Votes, people: NDArray[np.intp]) -> Votes:
    """Return votes with people in this order and statements by id."""
    statements = by_id(votes.statements)
    said = votes.said
    if not np.array_equal(people, np.arange(len(people))):
        said = said[people]
    if not np.array_equal(statements, np.arange(len(statements))):
        said = np.ascontiguousarray(said[:, statements])
    return replace(
        votes,
        people=tuple(votes.people[place] for place in people.tolist()),
        statements=tuple(votes.statements[place] for place in statements.tolist()),
        said=said,
        seats=None if votes.seats is None else tuple(votes.seats[place] for place in people.tolist()),
        rejected=votes.rejected[statements],
    )


def _key(name: str) -> tuple[int, int, str]:
    # ids of one value, such as 7 and 07, differ as texts
    return (0, int(name), name) if name.isascii() and name.isdigit() else (1, 0, name)
