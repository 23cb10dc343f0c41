"""The closed sets of a room that meets, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = [
    "DEBRIEF_WORDS",
    "PROGRESS_WORDS",
    "QUEUE_WORDS",
    "SHOWING_WORDS",
    "Debrief",
    "Progress",
    "Queue",
    "Showing",
]


class Showing(StrEnum):
    """What the screen of a room shows."""

    JOIN = "join"
    RULE = "rule"
    NOW = "now"
    QUESTION = "question"
    ANSWERING = "answering"
    REVEAL = "reveal"
    MIRROR = "mirror"
    BLANK = "blank"


class Queue(StrEnum):
    """How far a question from the hall has come; until it is put through, moderators and facilitators alone read it."""

    WAITING = "waiting"
    READY = "ready"
    ANSWERED = "answered"
    CARRIED = "carried"
    DECLINED = "declined"


class Progress(StrEnum):
    """How many have answered, as far as a room may know."""

    UNDER_TEN = "under_ten"
    TEN_TO_TWENTY = "ten_to_twenty"
    OVER_TWENTY = "over_twenty"


class Debrief(StrEnum):
    """The two lists a meeting leaves behind."""

    DISCUSS = "discuss"
    DIFFER = "differ"


SHOWING_WORDS: Final = {
    Showing.JOIN: _("How to join"),
    Showing.RULE: _("The rule"),
    Showing.NOW: _("Who speaks now"),
    Showing.QUESTION: _("A question"),
    Showing.ANSWERING: _("How many have answered"),
    Showing.REVEAL: _("A result"),
    Showing.MIRROR: _("A mirror image"),
    Showing.BLANK: _("Nothing: the screen is blank"),
}
QUEUE_WORDS: Final = {
    Queue.WAITING: _("Waiting to be read"),
    Queue.READY: _("In the queue"),
    Queue.ANSWERED: pgettext_lazy("question", "Answered"),
    Queue.CARRIED: _("Carried over into the question exchange"),
    Queue.DECLINED: _("Declined by both sides"),
}
PROGRESS_WORDS: Final = {
    Progress.UNDER_TEN: _("Under 10 have answered"),
    Progress.TEN_TO_TWENTY: _("10 to 20 have answered"),
    Progress.OVER_TWENTY: _("Over 20 have answered"),
}
DEBRIEF_WORDS: Final = {
    Debrief.DISCUSS: _("Worth discussing in depth"),
    Debrief.DIFFER: _("Where the sides see it differently"),
}
