"""Closed sets of releases: where a proposal stands, and what the log says; with the words for both."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

__all__ = ["ACTION_WORDS", "STATE_WORDS", "Action", "State"]


class State(StrEnum):
    """Where a proposal stands."""

    PREPARING = "preparing"
    FAILED = "failed"
    PROPOSED = "proposed"
    SUPERSEDED = "superseded"
    REFUSED = "refused"
    APPROVED = "approved"


class Action(StrEnum):
    """What the log says was decided or done."""

    PROPOSED = "proposed"
    APPROVED = "approved"
    REFUSED = "refused"
    PUBLISHED = "published"


STATE_WORDS = {
    State.PREPARING: _("Being prepared"),
    State.FAILED: _("Not proposed"),
    State.PROPOSED: _("Waits for keys"),
    State.SUPERSEDED: _("Replaced by a later proposal"),
    State.REFUSED: _("Refused"),
    State.APPROVED: _("Approved by both sides"),
}
ACTION_WORDS = {
    Action.PROPOSED: _("proposed"),
    Action.APPROVED: _("gave the side's key"),
    Action.REFUSED: _("refused"),
    Action.PUBLISHED: _("published"),
}
