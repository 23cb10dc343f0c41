"""Which layout a table of votes has, seen from its header, and the reader that fits."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.source import Source, TableLike
from tracktwo.perception.readers.votes.answers import votes_of_answers
from tracktwo.perception.readers.votes.long import votes_of_rows
from tracktwo.perception.readers.votes.wide import COUNTS, votes_of_people
from tracktwo.perception.tables import VOTES, Layout, Vote, Votes
from tracktwo.vocabulary.errors import TableError, UsageError

__all__ = ["read_votes"]

_DUMP: Final = {"voter-id": "pid", "comment-id": "tid", "vote": "vote", "timestamp": "created"}
"""What the table of votes in a Polis database calls the columns."""
_SIGNS: Final = (1, -1)


def read_votes(
    table: TableLike,
    *,
    layout: Layout | None = None,
    agree: int | None = None,
    sides: tuple[str, str] | None = None,
) -> Votes:
    """Return votes as a matrix of people and statements.

    Args:
        table: a path to a CSV or Parquet file, or a frame, in one of the layouts.
        layout: which one; seen from the names of the columns when not given.
        agree: the number that means agree, 1 or -1. Exports use 1, which is taken unless something else is said;
            a dump of the database uses whatever its version does, so there it must be said.
        sides: of a table of answers, the sides whose people count; people of others are left out and counted.

    Raises:
        UsageError: the layout, ``agree`` or ``sides`` does not fit the table, or the layout cannot be seen.
        TableError: the table breaks the rules of its layout; FileError: it cannot be read as what it is.
    """
    if agree is not None and agree not in _SIGNS:
        raise UsageError(f"What means agree should be 1 or -1; it is {agree!r}.")
    source = open_table(table, name="the table of votes")
    names = {str(name).strip().lower(): str(name) for name in source.columns}
    dump = _is_dump(names)
    seen = layout or _layout_of(names, name=source.name)
    if seen is Layout.ANSWERS:
        if agree is not None:
            raise UsageError("Answers say agree in a word; --agree is for votes in numbers.")
        return votes_of_answers(source, sides=sides)
    if sides is not None:
        raise UsageError(f"{source.name} holds votes without sides; --sides is for a table of answers.")
    if dump and seen is Layout.VOTES and agree is None:
        raise UsageError(
            f"{source.name} is a raw dump of a Polis database, in which agree has been stored as -1 and as 1; "
            "say which it is (--agree -1 or --agree 1), or hand in the exported votes.csv."
        )
    votes = _read(source, seen, names=names, dump=dump)
    return votes if agree != -1 else replace(votes, said=_turned(votes))


def _is_dump(names: dict[str, str]) -> bool:
    return not _missing(VOTES_IN_DUMP, names) and bool(_missing(("voter-id", "comment-id"), names))


VOTES_IN_DUMP: Final = ("pid", "tid", "vote")


def _missing(wanted: Sequence[str], names: dict[str, str]) -> list[str]:
    return [name for name in wanted if name not in names]


def _layout_of(names: dict[str, str], *, name: str) -> Layout:
    """Return the layout a table with these columns has. Raises: TableError if it has none."""
    if _is_dump(names) or not _missing(("voter-id", "comment-id", "vote"), names):
        return Layout.VOTES
    if not _missing(("participant", "side", "statement", "stance"), names):
        return Layout.ANSWERS
    if "participant" in names and len(COUNTS & names.keys()) > 1:
        return Layout.PARTICIPANTS
    raise TableError(
        f"{name} has the columns of no layout of votes: one row a vote (comment-id, voter-id, vote), one row a "
        "participant (participant, n-votes … and a column for each statement), or answers (participant, side, "
        "statement, stance). Rename its columns, or say which it is with --layout."
    )


def _read(source: Source, layout: Layout, *, names: dict[str, str], dump: bool) -> Votes:
    if layout is Layout.PARTICIPANTS:
        return votes_of_people(source)
    if not dump:
        return votes_of_rows(source, VOTES.find_columns(source.columns, where=source.name))
    columns = {ours: names[theirs] for ours, theirs in _DUMP.items() if theirs in names}
    return votes_of_rows(source, columns, conversation=names.get("zid"))


def _turned(votes: Votes) -> np.ndarray[tuple[int, ...], np.dtype[np.int8]]:
    return np.where(votes.said == Vote.UNSEEN, votes.said, -votes.said).astype(np.int8)
