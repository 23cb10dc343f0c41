"""One row a participant and one column a statement, with counts that Polis writes beside them."""

from collections.abc import Sequence
from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.source import Source
from tracktwo.perception.readers.votes.cells import Cells
from tracktwo.perception.tables import Vote, Votes
from tracktwo.perception.tables.arrow import ArrowArray
from tracktwo.vocabulary.errors import TableError

__all__ = ["COUNTS", "votes_of_people"]

Matrix = NDArray[np.int8]

_CELLS: Final = 1_000_000
"""Cells that are read at once: columns are many, and each alone would cost more than what is in it."""

COUNTS: Final = frozenset({"group-id", "xid", "n-comments", "n-votes", "n-agree", "n-disagree"})
"""Columns of the export that are no statements."""


def votes_of_people(source: Source) -> Votes:
    """Return votes from a table with one row a participant; statements that nobody voted on are left out.

    Raises: TableError if there is no column of participants or none of statements, somebody has two rows, or a
        cell is no vote.
    """
    names = {column.strip().lower(): column for column in source.columns}
    if "participant" not in names:
        raise TableError(f"{source.name} has no column 'participant'; add it, or say another --layout.")
    statements = [
        column for name, column in names.items() if name not in COUNTS and name not in {"participant", ""}
    ]
    if not statements:
        raise TableError(f"{source.name} has no column for a statement; expected one for each.")
    cells, people = Cells(source), Labels()
    blocks: list[Matrix] = []
    for batch in source.batches([names["participant"], *statements]):
        before = len(people)
        codes = cells.names(batch.column(0), people, name="participant")
        if len(people) - before < len(codes):
            twice = np.ones(len(codes), dtype=np.bool_)
            fresh, firsts = np.unique(codes, return_index=True)
            twice[firsts[fresh >= before]] = False
            raise cells.fault(twice, "this participant has a row already; keep one row for each")
        block = np.empty((batch.num_rows, len(statements)), dtype=np.int8)
        step = max(1, _CELLS // max(1, batch.num_rows))
        for first in range(0, len(statements), step):
            some = batch.columns[1 + first : 1 + first + step]
            block[:, first : first + step] = _read(some, cells, names=statements[first:])
        blocks.append(block)
        cells.rows += batch.num_rows
    if not len(people):
        raise TableError(f"{source.name} has no participants; expected a row for each below its header.")
    said = np.concatenate(blocks)
    seen = (said != Vote.UNSEEN).any(axis=0)
    return Votes(
        people=people.names(),
        statements=tuple(each.strip() for each, any_vote in zip(statements, seen, strict=True) if any_vote),
        said=np.ascontiguousarray(said[:, seen]),
        rejected=np.zeros(int(seen.sum()), dtype=np.bool_),
        kind=source.kind,
    )


def _read(columns: Sequence[ArrowArray], cells: Cells, *, names: Sequence[str]) -> Matrix:
    """Return several columns of votes at once; the first column with a fault is named."""
    if len({column.type for column in columns}) > 1:
        columns = [column.cast(pa.string()) for column in columns]
    try:
        votes = cells.votes(pa.concat_arrays(columns), name="a vote", blank=True)
    except TableError:
        for name, column in zip(names, columns, strict=False):
            cells.votes(column, name=f"column {name!r}", blank=True)
        raise
    return votes.reshape(len(columns), -1).T
