"""Who may what: roles, the rights each holds, and nothing else.

Every route declares one right (or that anyone may come in); a test walks the matrix of roles and routes.
"""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

__all__ = ["RIGHTS", "ROLE_WORDS", "Right", "Role"]


class Role(StrEnum):
    """What a member of the team does in a programme."""

    CONVENOR = "convenor"
    FACILITATOR = "facilitator"
    MODERATOR = "moderator"
    RESEARCHER = "researcher"
    OBSERVER = "observer"


class Right(StrEnum):
    """One thing a member may do."""

    READ_RELEASED = "read_released"
    READ_RECORD = "read_record"
    EDIT_RECORD = "edit_record"
    EDIT_AGENDA = "edit_agenda"
    EDIT_DOCUMENTS = "edit_documents"
    APPROVE_RELEASE = "approve_release"
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_AUDIT = "read_audit"
    EDIT_ROUND = "edit_round"
    CHECK_WORDING = "check_wording"
    RUN_ROUND = "run_round"
    MODERATE = "moderate"
    READ_EXACT = "read_exact"
    EDIT_QUESTION = "edit_question"


RIGHTS: Final[dict[Role, frozenset[Right]]] = {
    Role.CONVENOR: frozenset(Right),
    Role.FACILITATOR: frozenset(
        {
            Right.READ_RELEASED,
            Right.READ_RECORD,
            Right.EDIT_AGENDA,
            Right.RUN_ROUND,
            Right.MODERATE,
            Right.EDIT_QUESTION,
        }
    ),
    Role.MODERATOR: frozenset({Right.READ_RELEASED, Right.READ_RECORD, Right.CHECK_WORDING, Right.MODERATE}),
    Role.RESEARCHER: frozenset(
        {
            Right.READ_RELEASED,
            Right.READ_RECORD,
            Right.EDIT_DOCUMENTS,
            Right.CHECK_WORDING,
            Right.READ_EXACT,
            Right.EDIT_QUESTION,
        }
    ),
    Role.OBSERVER: frozenset({Right.READ_RELEASED}),
}

ROLE_WORDS: Final = {
    Role.CONVENOR: _("Convenor"),
    Role.FACILITATOR: _("Facilitator"),
    Role.MODERATOR: pgettext_lazy("in the team", "Moderator"),  # at an event it is who leads a panel
    Role.RESEARCHER: _("Researcher"),
    Role.OBSERVER: _("Observer"),
}
