"""The closed sets of rounds, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = [
    "CARRIER_WORDS",
    "DECISION_WORDS",
    "ENTRY_WORDS",
    "KIND_WORDS",
    "ORGANISATION_WORDS",
    "SEAT_WORDS",
    "STAGE_WORDS",
    "STANCE_WORDS",
    "STANDING_WORDS",
    "STATE_WORDS",
    "Asked",
    "Author",
    "Carrier",
    "Decision",
    "Entry",
    "Flaw",
    "Organisation",
    "Seat",
    "Stage",
    "Standing",
    "State",
    "StatementKind",
    "Suggested",
]


class State(StrEnum):
    """How far a round has come; it only ever goes forward."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"
    REVEALED = "revealed"


class Stage(StrEnum):
    """Why it is asked: of each side by itself first, of both, or to see whether what looked like common ground is."""

    OWN = "own"
    JOINT = "joint"
    VALIDATION = "validation"


class Entry(StrEnum):
    """How people come in: by the one code of the round, by the code of a side, or each by an invitation."""

    CODE = "code"
    BADGE = "badge"
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


class Organisation(StrEnum):
    """What kind of organisation somebody comes from, where they say so: counted by itself, beside nothing else."""

    PUBLIC = "public"
    STATE_OWNED = "state_owned"
    PRIVATE = "private"
    RESEARCH = "research"
    SOCIETY = "society"
    MEDIA = "media"
    OTHER = "other"


class Carrier(StrEnum):
    """What a ballot is made of."""

    PAPER = "paper"
    FILE = "file"


class Asked(StrEnum):
    """The two series of a side for one statement."""

    STANCES = "stances"
    EXPECTS = "expects"


class Suggested(StrEnum):
    """What a participant adds to a round."""

    STATEMENT = "statement"
    QUESTION = "question"


class Standing(StrEnum):
    """How far something a participant added has come; until it is taken, moderators alone read it."""

    WAITING = "waiting"
    REVISING = "revising"
    TAKEN = "taken"
    MERGED = "merged"
    DECLINED = "declined"
    LAPSED = "lapsed"


class Decision(StrEnum):
    """What a moderator says of it."""

    APPROVE = "approve"
    REVISE = "revise"
    MERGE = "merge"
    DECLINE = "decline"


class Flaw(StrEnum):
    """What of the policy something goes against: why it is to be revised, or declined."""

    TWO_IDEAS = "two_ideas"
    FORM = "form"
    OFF_TOPIC = "off_topic"
    NAMES = "names"
    OFFENCE = "offence"
    CONFIDENCE = "confidence"
    REPEATS = "repeats"


STATE_WORDS: Final = {
    State.DRAFT: _("Draft"),
    State.OPEN: _("Open"),
    State.CLOSED: _("Closed"),
    State.REVEALED: _("Results revealed"),
}
STAGE_WORDS: Final = {
    Stage.OWN: _("Each side is asked first, by itself"),
    Stage.JOINT: _("Both sides are asked"),
    Stage.VALIDATION: _("Both sides confirm what they seemed to share"),
}
ENTRY_WORDS: Final = {
    Entry.CODE: _("With the round's code"),
    Entry.BADGE: _("With the code of a side, as on a badge"),
    Entry.INVITATION: _("By personal invitation only"),
}
ORGANISATION_WORDS: Final = {
    Organisation.PUBLIC: _("Government or public authority"),
    Organisation.STATE_OWNED: _("Company owned by a state"),
    Organisation.PRIVATE: _("Private company"),
    Organisation.RESEARCH: _("University or research institute"),
    Organisation.SOCIETY: _("Foundation, association or think tank"),
    Organisation.MEDIA: _("Media"),
    Organisation.OTHER: _("Another kind"),
}
CARRIER_WORDS: Final = {
    Carrier.PAPER: _("On paper"),
    Carrier.FILE: _("As a file"),
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
STANDING_WORDS: Final = {
    Standing.WAITING: _("Waiting to be read"),
    Standing.REVISING: _("Back with whoever wrote it"),
    Standing.TAKEN: _("Approved by both sides"),
    Standing.MERGED: _("Merged with another statement"),
    Standing.DECLINED: _("Declined by both sides"),
    Standing.LAPSED: _("The round closed before it was decided"),
}
DECISION_WORDS: Final = {
    Decision.APPROVE: pgettext_lazy("verdict", "Approve"),
    Decision.REVISE: pgettext_lazy("verdict", "Ask to revise"),
    Decision.MERGE: pgettext_lazy("verdict", "Merge"),
    Decision.DECLINE: pgettext_lazy("verdict", "Decline"),
}
STANCE_WORDS: Final = {
    "agree": _("Agree"),
    "disagree": _("Disagree"),
    "unsure": _("Not sure"),
    "depends": _("It depends"),
    "": _("Skip"),
}
