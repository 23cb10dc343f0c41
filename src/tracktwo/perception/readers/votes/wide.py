"""One row a participant and one column a statement, with counts that Polis writes beside them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.source import Source
from tracktwo.perception.readers.votes.cells import Cells, empty_matrix
from tracktwo.perception.tables import Vote, Votes
from tracktwo.vocabulary.errors import TableError

__all__ = ["COUNTS", "votes_of_people"]

Matrix = NDArray[np.int8]

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
        block = empty_matrix(max(1, batch.num_rows), len(statements), name=source.name)[: batch.num_rows]
        for place, column in enumerate(statements):
            block[:, place] = cells.votes(batch.column(column), name=f"column {column!r}", blank=True)
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
