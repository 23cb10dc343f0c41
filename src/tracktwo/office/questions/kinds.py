"""The closed sets of the question exchange, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = [
    "AIM_WORDS",
    "BASIS_WORDS",
    "DESCENT_WORDS",
    "GAP_WORDS",
    "IMPORTANCE_WORDS",
    "STATE_WORDS",
    "STEP_WORDS",
    "VERDICT_WORDS",
    "Aim",
    "Basis",
    "Descent",
    "GapState",
    "Importance",
    "State",
    "StepKind",
    "Verdict",
]


class State(StrEnum):
    """How far a question has come: a draft is its own side's, once asked both teams read it, once routed it waits."""

    DRAFT = "draft"
    ASKED = "asked"
    ROUTED = "routed"
    ANSWERED = "answered"
    CLOSED = "closed"


class Descent(StrEnum):
    """How a question came of an earlier one."""

    REPHRASED = "rephrased"
    SPLIT = "split"


class Basis(StrEnum):
    """What an answer rests on. That nobody knows is an answer, of its day."""

    SOURCES = "sources"
    EXPERIENCE = "experience"
    NOT_PUBLIC = "not_public"
    NOBODY_KNOWS = "nobody_knows"


class Verdict(StrEnum):
    """What the side that asked says of an answer."""

    ANSWERS = "answers"
    PARTLY = "partly"
    NOT = "not"


class StepKind(StrEnum):
    """What happened to a question, one line of its history each."""

    ASKED = "asked"
    ROUTED = "routed"
    RAISED = "raised"
    REPHRASED = "rephrased"
    SPLIT = "split"
    ANSWERED = "answered"
    CLARIFY = "clarify"
    CLARIFIED = "clarified"
    CLOSED = "closed"
    REOPENED = "reopened"


class Importance(StrEnum):
    """How much hangs on a gap."""

    HIGH = "high"
    MIDDLE = "middle"
    LOW = "low"


class GapState(StrEnum):
    """Whether a gap is closed. Closed as one that nobody can fill is a finding, too."""

    OPEN = "open"
    CLOSED = "closed"
    NOBODY_KNOWS = "nobody_knows"


class Aim(StrEnum):
    """What a side wants to know, so that the wishes of both can be laid beside each other."""

    RULES = "rules"
    PRACTICE = "practice"
    PLANS = "plans"
    OTHER = "other"


STATE_WORDS: Final = {
    State.DRAFT: _("Draft"),
    State.ASKED: _("Asked, words being read"),
    State.ROUTED: _("Waiting for an answer"),
    State.ANSWERED: pgettext_lazy("question", "Answered"),
    State.CLOSED: _("Closed"),
}
DESCENT_WORDS: Final = {
    Descent.REPHRASED: _("Rephrased from"),
    Descent.SPLIT: _("A part of"),
}
BASIS_WORDS: Final = {
    Basis.SOURCES: _("Sources, given below"),
    Basis.EXPERIENCE: _("From experience"),
    Basis.NOT_PUBLIC: _("It cannot be answered publicly, because …"),
    Basis.NOBODY_KNOWS: _("Nobody knows, as far as we can find out"),
}
VERDICT_WORDS: Final = {
    Verdict.ANSWERS: _("Answers it"),
    Verdict.PARTLY: _("Answers it in part"),
    Verdict.NOT: _("Does not answer it"),
}
STEP_WORDS: Final = {
    StepKind.ASKED: _("asked"),
    StepKind.ROUTED: _("passed on to the other side"),
    StepKind.RAISED: _("raised again"),
    StepKind.REPHRASED: _("rephrased"),
    StepKind.SPLIT: _("split into parts"),
    StepKind.ANSWERED: _("answered"),
    StepKind.CLARIFY: _("asked to clarify"),
    StepKind.CLARIFIED: _("clarified"),
    StepKind.CLOSED: _("thanked and closed"),
    StepKind.REOPENED: _("opened again"),
}
IMPORTANCE_WORDS: Final = {
    Importance.HIGH: _("Much hangs on it"),
    Importance.MIDDLE: _("It would help"),
    Importance.LOW: _("Good to know"),
}
GAP_WORDS: Final = {
    GapState.OPEN: pgettext_lazy("gap", "Open"),
    GapState.CLOSED: pgettext_lazy("gap", "Closed"),
    GapState.NOBODY_KNOWS: _("Nobody knows"),
}
AIM_WORDS: Final = {
    Aim.RULES: _("How rules and institutions work"),
    Aim.PRACTICE: _("Practice and strategy"),
    Aim.PLANS: _("What is coming; we wait and see"),
    Aim.OTHER: _("Something else"),
}
