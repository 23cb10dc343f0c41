"""The table of answers as votes: agree, disagree and unsure of both sides; guesses are not looked at."""

from dataclasses import replace
from typing import Final

import numpy as np
import pyarrow as pa

from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.source import Source
from tracktwo.perception.readers.votes.cells import empty_matrix
from tracktwo.perception.tables import ANSWERS, Origin, Stance, Vote, Votes
from tracktwo.perception.tables.arrow import ArrowArray
from tracktwo.vocabulary.errors import TableError, UsageError

__all__ = ["votes_of_answers"]

_READ: Final = ("participant", "side", "statement", "stance", "origin", "round")
_STANCES: Final = replace(
    ANSWERS, columns=tuple(column for column in ANSWERS.columns if column.name in _READ)
)
# by place in Stance, and one more at the end for a skip
_SAID: Final = np.array(
    [{Stance.AGREE: Vote.AGREE, Stance.DISAGREE: Vote.DISAGREE}.get(each, Vote.UNSURE) for each in Stance]
    + [Vote.UNSEEN],
    dtype=np.int8,
)


def votes_of_answers(source: Source, *, sides: tuple[str, str] | None) -> Votes:
    """Return votes from a table of answers, of all its sides or of the two given.

    Raises: TableError if it breaks the rules for answers; UsageError if ``sides`` does not fit it.
    """
    found = _STANCES.find_columns(source.columns, where=source.name)
    batches = list(source.batches(list(found.values())))
    if not sum(batch.num_rows for batch in batches):
        raise TableError(f"{source.name} has no answers; expected a row for each participant and statement.")
    rows = pa.Table.from_batches(batches)
    answers = _STANCES.validate(rows, where=source.name, first_row=source.first_row).collect()
    columns = {name: _combined(answers[name].to_arrow()) for name in found}
    people, seats, statements, stances = Labels(), Labels(), Labels(), Labels(Stance)
    person = people.codes(columns["participant"])
    seat = seats.codes(columns["side"])
    statement = statements.codes(columns["statement"])
    said = empty_matrix(len(people), len(statements), name=source.name)
    said[person, statement] = _SAID[stances.codes(columns["stance"])]
    seat_of = np.zeros(len(people), dtype=np.int32)
    seat_of[person] = seat
    kept = _kept(seat_of, seats, sides=sides, name=source.name)
    return Votes(
        people=tuple(name for name, keep in zip(people.names(), kept, strict=True) if keep),
        statements=statements.names(),
        said=said[kept],
        seats=tuple(seats[place] for place in seat_of[kept].tolist()),
        rejected=np.zeros(len(statements), dtype=np.bool_),
        left_out=int(np.count_nonzero(~kept)),
        origin=Origin(str(columns["origin"][0].as_py())) if "origin" in columns else None,
        kind=source.kind,
    )


def _kept(
    seat_of: np.ndarray[tuple[int, ...], np.dtype[np.int32]],
    seats: Labels,
    *,
    sides: tuple[str, str] | None,
    name: str,
) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Return who sits on one of the sides asked for."""
    if sides is None:
        return np.ones(len(seat_of), dtype=np.bool_)
    names = seats.names()
    for side in sides:
        if side not in names:
            raise UsageError(
                f"{name} has no rows of the side {side!r}; name sides as the answers write them."
            )
    return np.isin(seat_of, [names.index(side) for side in sides])


def _combined(column: ArrowArray) -> ArrowArray:
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
