"""One row a vote: the last word of a person on a statement counts."""

from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.source import Source, ahead
from tracktwo.perception.readers.votes.cells import Cells, empty_matrix
from tracktwo.perception.tables import Vote, Votes
from tracktwo.perception.tables.arrow import ArrowArray, numbers_of
from tracktwo.vocabulary.errors import TableError

__all__ = ["votes_of_rows"]

Codes = NDArray[np.int32]
Times = NDArray[np.float64]
Rows = Sequence[tuple[Codes, Codes, NDArray[np.int8]]]


def votes_of_rows(source: Source, columns: Mapping[str, str], *, conversation: str | None = None) -> Votes:
    """Return votes from a table with one row a vote.

    Args:
        source: the table.
        columns: what it calls voter-id, comment-id, vote and, if it has one, timestamp.
        conversation: the column, if any, that must be the same throughout.

    Raises: TableError if an id is blank, a vote is none, or there are several conversations.
    """
    cells, people, statements, conversations = Cells(source), Labels(), Labels(), Labels()
    read = list(columns.values()) + ([conversation] if conversation else [])
    rows: list[tuple[Codes, Codes, NDArray[np.int8]]] = []
    times: list[Times] = []
    for batch in ahead(source.batches(read)):
        if conversation:
            cells.names(batch.column(conversation), conversations, name=conversation)
            if len(conversations) > 1:
                raise TableError(f"{source.name} holds several conversations; hand in one at a time.")
        ids = [
            cells.names(batch.column(columns[name]), labels, name=columns[name])
            for name, labels in (("voter-id", people), ("comment-id", statements))
        ]
        rows.append(
            (ids[0], ids[1], cells.votes(batch.column(columns["vote"]), name=columns["vote"], blank=False))
        )
        if "timestamp" in columns:
            times.append(_times(batch.column(columns["timestamp"]), name=source.name))
        cells.rows += batch.num_rows
    said = empty_matrix(len(people), len(statements), name=source.name)
    for person, statement, vote in rows:
        said[person, statement] = vote
    if times and np.count_nonzero(said != Vote.UNSEEN) < cells.rows:
        _keep_last(said, rows, np.concatenate(times))
    return Votes(
        people=people.names(),
        statements=statements.names(),
        said=said,
        rejected=np.zeros(len(statements), dtype=np.bool_),
        kind=source.kind,
    )


def _keep_last(said: NDArray[np.int8], rows: Rows, times: Times) -> None:
    """Fill the matrix again in the order of times; of equal times the last row counts."""
    person, statement, vote = (np.concatenate(each) for each in zip(*rows, strict=True))
    order = np.argsort(times, kind="stable")
    said[person[order], statement[order]] = vote[order]


def _times(column: ArrowArray, *, name: str) -> Times:
    """Return times as numbers, the earliest of all where there is none."""
    if pa.types.is_temporal(column.type):
        column = column.cast(pa.int64())
    try:
        if not (pa.types.is_integer(column.type) or pa.types.is_floating(column.type)):
            texts = pc.utf8_trim_whitespace(column.cast(pa.string()))
            column = pc.if_else(pc.equal(texts, ""), pa.nulls(len(texts), pa.string()), texts)
        return np.nan_to_num(numbers_of(column), nan=-np.inf)
    except pa.ArrowException as error:
        raise TableError(
            f"{name}: timestamp must be a whole number that rises with time, such as milliseconds, or blank; "
            "it holds something else."
        ) from error
