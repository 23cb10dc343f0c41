"""Personal invitations: made, shown once, and taken back."""

import base64
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import locked, note_change
from tracktwo.office.rounds.codes import hash_of_invitation
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.models import Invitation, Round
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Side

__all__ = ["MOST_INVITATIONS", "NewInvitation", "make_invitations", "revoke_invitation"]

MOST_INVITATIONS: Final = 500
"""How many are made at once."""
_BYTES: Final = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """An invitation and its secret, which is kept nowhere: show it now or never."""

    number: int
    secret: str


@transaction.atomic
def make_invitations(
    round_: Round, *, side: "Side | None", people: int, by: "Account | None"
) -> list[NewInvitation]:
    """Return new invitations, each of which lets one person in once.

    Args:
        round_: a draft or an open round.
        side: the side they seat people on; None to let each person choose.
        people: how many.
        by: who makes them.

    Raises: DataError if the round is closed, the number is out of bounds, or the side is not the programme's.
    """
    held = locked(round_)
    if held.state not in {State.DRAFT, State.OPEN}:
        raise DataError(_("This round has closed; an invitation would open nothing."))
    if not 1 <= people <= MOST_INVITATIONS:
        raise DataError(_("Make from 1 to %(most)s invitations at once.") % {"most": MOST_INVITATIONS})
    if side is not None and side.programme_id != held.programme_id:
        raise DataError(_("This side belongs to another programme."))
    last = held.invitations.aggregate(last=Max("number"))["last"] or 0
    made = [NewInvitation(number=last + place, secret=_secret()) for place in range(1, people + 1)]
    Invitation.objects.bulk_create(
        Invitation(round=held, side=side, number=each.number, secret_hash=hash_of_invitation(each.secret))
        for each in made
    )
    numbers = {"first": made[0].number, "last": made[-1].number, "side": side.key if side else ""}
    note_change(held, by=by, action="invitations made", after=numbers)
    return made


@transaction.atomic
def revoke_invitation(invitation: Invitation, *, by: "Account | None") -> None:
    """Take an invitation back: nobody comes in with it from now on.

    Whether somebody did before is not told, and changes nothing for them: the team knows how many take part in bands
    only.
    """
    held = locked(invitation.round)
    held.invitations.filter(pk=invitation.pk).update(is_revoked=True)
    note_change(held, by=by, action="invitation revoked", after={"number": invitation.number})


def _secret() -> str:
    """Return 128 random bits in letters and figures that are typed in any case."""
    return base64.b32encode(secrets.token_bytes(_BYTES)).decode().rstrip("=")
