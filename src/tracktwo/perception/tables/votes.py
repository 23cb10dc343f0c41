"""What opinion groups are found in: votes, in the layouts in which they come, and as one matrix."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables.answers import Origin
from tracktwo.perception.tables.gaps import FrameKind
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["MODERATED", "VOTES", "Layout", "Vote", "Votes"]


class Layout(StrEnum):
    """How a table of votes is laid out."""

    VOTES = "votes"
    """One row a vote, as in the votes.csv that Polis exports."""
    PARTICIPANTS = "participants"
    """One row a participant and one column a statement, as in its participants-votes.csv."""
    ANSWERS = "answers"
    """One row for each participant and statement, with sides: the table of answers of this room."""


class Vote(IntEnum):
    """What a cell of the matrix holds."""

    AGREE = 1
    UNSURE = 0
    """A pass: seen, and neither agreed with nor disagreed with."""
    DISAGREE = -1
    UNSEEN = -128


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """Who said what, as a matrix.

    Attributes:
        people, statements: ids, in the order in which rows of the table first have them.
        said: a :class:`Vote` for each person and statement, int8.
        seats: the side of each person, None where the table knows no sides.
        rejected: statements that moderators turned down, by their place; they keep their votes.
        left_out: how many people of other sides are not in the matrix.
        origin: None where the table does not say where the votes come from.
        kind: the kind of frame that results come back in.
    """

    people: tuple[str, ...]
    statements: tuple[str, ...]
    said: NDArray[np.int8]
    seats: tuple[str, ...] | None = None
    rejected: NDArray[np.bool_]
    left_out: int = 0
    origin: Origin | None = None
    kind: FrameKind = field(default_factory=FrameKind)


VOTES: Final = TableSpec(
    name="votes",
    meaning="One row a vote. Who votes twice on a statement is taken at the last word: the latest time, or the "
    "last row where there are no times.",
    columns=(
        Column(name="voter-id", kind=Kind.KEY, meaning="who votes: a code, never a name"),
        Column(name="comment-id", kind=Kind.KEY, meaning="the statement voted on"),
        Column(
            name="vote",
            kind=Kind.CODE,
            meaning="1 = agree, -1 = disagree, 0 = pass, read as unsure",
            choices=("1", "0", "-1"),
        ),
        Column(
            name="timestamp",
            kind=Kind.NUMBER,
            meaning="when, as a whole number that rises with time",
            required=False,
            blank=True,
        ),
    ),
)

MODERATED: Final = TableSpec(
    name="statements",
    meaning="One row for each statement that was voted on, as in the comments.csv that Polis exports.",
    columns=(
        Column(name="comment-id", kind=Kind.KEY, meaning="the statement's id, as in the votes"),
        Column(
            name="moderated",
            kind=Kind.CODE,
            meaning="-1 = turned down, so that it makes no groups; 1 = accepted, 0 or blank = not looked at",
            required=False,
            blank=True,
            choices=("-1", "0", "1"),
        ),
    ),
    unique=(("comment-id",),),
)
