"""From counts of equal answers to the tally: for whoever keeps how many said the same, and not who."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import numpy as np

from tracktwo.perception.methods.sums import SIDES, sum_batch
from tracktwo.perception.tables import Origin, Part, Stance, Tally

__all__ = ["Counted", "tally_counted"]

_SAID: Final = {Stance.AGREE: 0, Stance.DISAGREE: 1, Stance.UNSURE: 2, Stance.DEPENDS: 2, None: 3}


class Counted(NamedTuple):
    """How many people of one side said the same to one statement: a stance (None = skipped), a guess in tenths."""

    statement: str
    side: str
    stance: Stance | None
    expected: int | None
    people: int


def tally_counted(
    counted: Iterable[Counted],
    *,
    statements: Sequence[str],
    sides: tuple[str, str],
    origin: Origin | None = None,
) -> Tally:
    """Return the tally that :func:`~tracktwo.perception.tally` would make of the answers, one row for each person.

    Args:
        counted: how many said what; every statement and side must be among those named.
        statements: ids in the order in which results list them; zeros where nobody answered.
        sides: the two sides, in the order of the result.
        origin: where the answers come from.
    """
    place = {statement: row for row, statement in enumerate(statements)}
    rows = list(counted)
    counts = np.zeros((len(rows), len(Part)), dtype=np.int64)
    cells = np.array([place[row.statement] * SIDES + sides.index(row.side) for row in rows], dtype=np.int32)
    if rows:
        said = np.array([_SAID[row.stance] for row in rows], dtype=np.int32)
        guesses = np.array([np.nan if row.expected is None else row.expected / 10 for row in rows])
        # each row as a statement of its own, so that it can be counted as often as it was said
        alone = np.arange(len(rows), dtype=np.int32) * SIDES
        counts = sum_batch(alone, said=said, guesses=guesses, statements=len(rows))[:, 0]
        counts *= np.array([row.people for row in rows], dtype=np.int64)[:, None]
    sums = np.zeros((len(statements) * SIDES, len(Part)), dtype=np.int64)
    np.add.at(sums, cells, counts)
    return Tally(
        statements=tuple(statements),
        sides=sides,
        counts=sums.reshape(len(statements), SIDES, len(Part)),
        origin=origin,
    )
