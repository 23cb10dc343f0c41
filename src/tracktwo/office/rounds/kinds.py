"""The closed sets of rounds, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

__all__ = [
    "ENTRY_WORDS",
    "KIND_WORDS",
    "SEAT_WORDS",
    "STANCE_WORDS",
    "STATE_WORDS",
    "Asked",
    "Author",
    "Entry",
    "Seat",
    "State",
    "StatementKind",
]


class State(StrEnum):
    """How far a round has come; it only ever goes forward."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Entry(StrEnum):
    """How people come in: by the one code of the round, or each by an invitation that works once."""

    CODE = "code"
    INVITATION = "invitation"


class StatementKind(StrEnum):
    """What a statement is about. A boundary case is asked as the round's own question and may depend."""

    BELIEF = "belief"
    RECIPROCAL = "reciprocal"
    SHARED = "shared"
    STRUCTURE = "structure"
    COUNTERPART = "counterpart"
    WISH = "wish"
    INFORMATION = "information"
    INTEREST = "interest"
    STRATEGY = "strategy"
    BOUNDARY = "boundary"


class Author(StrEnum):
    """Who a statement was written by, as its card says."""

    ORGANISERS = "organisers"
    PARTICIPANT = "participant"


class Seat(StrEnum):
    """What a participant takes part as. Only seats of a side count in results of sides."""

    SIDE = "side"
    OBSERVER = "observer"
    UNDISCLOSED = "undisclosed"


class Asked(StrEnum):
    """The two series of a side for one statement."""

    STANCES = "stances"
    EXPECTS = "expects"


STATE_WORDS: Final = {
    State.DRAFT: _("Draft"),
    State.OPEN: _("Open"),
    State.CLOSED: _("Closed"),
    State.REVEALED: _("Results revealed"),
}
ENTRY_WORDS: Final = {
    Entry.CODE: _("With the round's code"),
    Entry.INVITATION: _("By personal invitation only"),
}
KIND_WORDS: Final = {
    StatementKind.BELIEF: _("Belief"),
    StatementKind.RECIPROCAL: _("Reciprocal"),
    StatementKind.SHARED: _("Shared challenge"),
    StatementKind.STRUCTURE: _("Structure"),
    StatementKind.COUNTERPART: _("Counterpart"),
    StatementKind.WISH: _("Wish"),
    StatementKind.INFORMATION: _("Information"),
    StatementKind.INTEREST: _("Interest"),
    StatementKind.STRATEGY: _("Strategy"),
    StatementKind.BOUNDARY: _("Boundary case"),
}
SEAT_WORDS: Final = {
    Seat.OBSERVER: _("I am an observer"),
    Seat.UNDISCLOSED: _("I prefer not to say"),
}
STANCE_WORDS: Final = {
    "agree": _("Agree"),
    "disagree": _("Disagree"),
    "unsure": _("Not sure"),
    "depends": _("It depends"),
    "": _("Skip"),
}
