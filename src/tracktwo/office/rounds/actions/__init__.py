"""What the team does with rounds: build them, have their words checked, invite, open, close.

Every action is one transaction that holds the round's row, and one line of the audit trail. Which member may do it
is the page's to ask.
"""

from tracktwo.office.rounds.actions.badging import make_badges
from tracktwo.office.rounds.actions.building import delete_round, edit_round, make_round
from tracktwo.office.rounds.actions.checking import check_wording
from tracktwo.office.rounds.actions.inviting import (
    MOST_INVITATIONS,
    NewInvitation,
    make_invitations,
    revoke_invitation,
)
from tracktwo.office.rounds.actions.repeating import ask_again
from tracktwo.office.rounds.actions.running import (
    Obstructed,
    close_round,
    mark_revealed,
    next_moment,
    open_round,
    tighten_policy,
)
from tracktwo.office.rounds.actions.simulating import add_simulated
from tracktwo.office.rounds.actions.statements import (
    add_statement,
    correct_statement,
    delete_statement,
    edit_statement,
    move_statement,
)

__all__ = [
    "MOST_INVITATIONS",
    "NewInvitation",
    "Obstructed",
    "add_simulated",
    "add_statement",
    "ask_again",
    "check_wording",
    "close_round",
    "correct_statement",
    "delete_round",
    "delete_statement",
    "edit_round",
    "edit_statement",
    "make_badges",
    "make_invitations",
    "make_round",
    "mark_revealed",
    "move_statement",
    "next_moment",
    "open_round",
    "revoke_invitation",
    "tighten_policy",
]
