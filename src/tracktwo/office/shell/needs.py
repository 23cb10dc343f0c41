"""What a room says needs somebody: one small row each, which the overview gathers from all rooms.

A room that has such rows holds ``needs.py`` with one function, ``needs(seat)``, and answers for itself: it knows what
the member may see and do. The overview puts the rows of all rooms in order and shows them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Membership

__all__ = ["MOST", "Need", "Needs", "Turn"]

MOST = 5
"""How many rows of one sort a room names; what is more it counts in one row."""


class Turn(IntEnum):
    """Whose turn it is; in this order rows are listed."""

    MINE = 1
    TEAM = 2
    THEIRS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One row of what needs somebody.

    Attributes:
        what: in a few words, in the reader's language: what is missing or waits.
        where: what it is about, such as an event's name; "" where the words say it.
        where_language: the language ``where`` is in, where that is not the reader's.
        address: the page on which it is done.
        button: what the link there says, as a command: "Give your key".
        turn: whose turn it is; a row of the other side's turn says who waits for whom.
        due: the day it is due, where there is one; the earliest comes first.
    """

    what: str
    address: str
    button: str
    turn: Turn = Turn.TEAM
    where: str = ""
    where_language: str = ""
    due: date | None = None


Needs = Callable[["Membership"], Iterable[Need]]
"""What a room's ``needs.py`` has: the rows for one member, in a constant number of queries."""
