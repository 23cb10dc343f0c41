"""A participant's seat: taken once with consent, found again by return code, given up with everything said.

Unlike every other change in the office these leave no line in the audit trail: nobody is to know who took part when.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.perception.actions import take_out
from tracktwo.office.rounds.actions.building import locked
from tracktwo.office.rounds.codes import hash_of_invitation, hash_of_return_code, return_code, typed
from tracktwo.office.rounds.kinds import Entry, Organisation, Seat
from tracktwo.office.rounds.models import Invitation, Participant, Round
from tracktwo.office.rounds.moderation.forgetting import forget_author
from tracktwo.office.rounds.queries import is_open
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Side

__all__ = [
    "Ticket",
    "UnknownCode",
    "belongs_to",
    "come_back",
    "invitation_of",
    "link_earlier",
    "take_seat",
    "unlink_earlier",
    "why_spent",
    "withdraw",
]


class UnknownCode(DataError):  # noqa: N818 -- reads as what it is
    """Nobody in the round has the return code that was typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """What a participant's browser holds, signed: who it is for one round, and the seat chosen.

    Attributes:
        participant: an id drawn by lot; a row has it once the person has agreed to the rule.
        seat: what the person takes part as; None while that is not chosen.
        side: the key of the side; "" for a seat without one.
        invitation: the number of the invitation it came from; 0 for none.
        is_given: whether the side was given by the code on a badge.
    """

    participant: UUID
    seat: Seat | None = None
    side: str = ""
    invitation: int = 0
    is_given: bool = False


def invitation_of(text: str) -> Invitation | None:
    """Return the invitation to an opened round whose secret was typed; None where there is no such."""
    found = Invitation.objects.select_related("round", "side")
    return found.filter(secret_hash=hash_of_invitation(typed(text)), round__opened_at__isnull=False).first()


def why_spent(invitation: Invitation) -> str:
    """Return why an invitation lets nobody in any more; "" while it does."""
    if invitation.is_revoked:
        return _("This invitation was taken back. Ask who sent it to you for another.")
    if invitation.is_used:
        return _("This invitation was already used; each works once.")
    return ""


@transaction.atomic
def take_seat(round_: Round, ticket: Ticket, *, language: str, told: str, at: datetime) -> Participant:
    """Return the participant a ticket has become; the same one, however often the form is sent.

    Args:
        round_: the round.
        ticket: what the browser holds.
        language: the language in which the rule was read.
        told: the hash of what the person was told, as the page with the rule had it.
        at: now, by the server's clock.

    Raises: DataError if the round is not open, what is told has changed, or an invitation is missing or spent.
    """
    held = locked(round_)
    known = held.participants.filter(pk=ticket.participant).first()
    if known is not None:
        return known
    if not is_open(held, at=at):
        raise DataError(_("This round has closed. Thank you for your interest."))
    if told != held.frozen:
        raise DataError(
            _("What we ask or tell you has changed since you opened this page. Please read it again.")
        )
    if held.only_sides and ticket.seat is not Seat.SIDE:
        raise DataError(_("Only people of the two sides are asked in this round."))
    if held.entry == Entry.BADGE and ticket.seat is Seat.SIDE and not ticket.is_given:
        raise DataError(_("In this round the code on your badge says which side you take part with."))
    _spend_invitation(held, ticket)
    return Participant.objects.create(
        pk=ticket.participant,
        round=held,
        seat=cast("Seat", ticket.seat),  # a page without a seat leads to the choice of one
        side=_side(held, ticket),
        language=language,
        consent=told,
        return_hash=hash_of_return_code(return_code(ticket.participant)),
        day=at.date(),
    )


def _spend_invitation(round_: Round, ticket: Ticket) -> None:
    """Use up the invitation a ticket came from; which participant it became is not kept."""
    if not ticket.invitation:
        if round_.entry == Entry.INVITATION:
            raise DataError(_("This round is by personal invitation. Open yours, or paste it here."))
        return
    invitation = round_.invitations.select_for_update().get(number=ticket.invitation)
    if spent := why_spent(invitation):
        raise DataError(spent)
    invitation.is_used = True
    invitation.save(update_fields=["is_used"])


def _side(round_: Round, ticket: Ticket) -> "Side | None":
    if ticket.seat is not Seat.SIDE:
        return None
    return round_.sides.select_related("side").get(side__key=ticket.side).side


def come_back(round_: Round, text: str) -> Participant | None:
    """Return the participant of a round whose return code was typed; None where nobody has it."""
    found = Participant.objects.select_related("side")
    return found.filter(round=round_, return_hash=hash_of_return_code(typed(text))).first()


@transaction.atomic
def belongs_to(participant: Participant, kind: Organisation | None, *, at: datetime) -> None:
    """Keep what kind of organisation a participant says they come from; None for what they would rather not say.

    Raises: DataError if the round does not ask it, or is not open.
    """
    held = locked(participant.round)
    if not is_open(held, at=at):
        raise DataError(_("This round has closed. Thank you for your interest."))
    if not held.asks_organisation:
        raise DataError(_("This round does not ask what kind of organisation people come from."))
    Participant.objects.filter(pk=participant.pk).update(organisation=kind or "")


@transaction.atomic
def link_earlier(participant: Participant, text: str, *, at: datetime) -> None:
    """Keep which seat of the round that is asked again was this participant's; their own return code says so.

    Args:
        participant: somebody on a side of an open round that follows another.
        text: the return code of the earlier round, as typed.
        at: now, by the server's clock.

    Raises: UnknownCode if nobody there has this code; DataError if the round is not open or follows none, the seat was
        on the other side, or somebody gave this code already.
    """
    before = participant.round.follows
    if before is None:
        raise DataError(_("This round follows no earlier one."))
    if before.is_apart:
        raise DataError(_("In the earlier round each side was asked by itself; nothing is compared with it."))
    locked(before)  # nobody withdraws there in between; the earlier round is always held first
    held = locked(participant.round)
    found = come_back(before, text)
    if found is None:
        raise UnknownCode(
            _(
                "Nobody in the earlier round has this return code. Return codes have eight characters; "
                "there is no zero and no letter O."
            )
        )
    if not is_open(held, at=at):
        raise DataError(_("This round has closed. Thank you for your interest."))
    if found.side_id != participant.side_id:
        raise DataError(
            _(
                "This return code belongs to a seat of the other side; answers are compared within a side only."
            )
        )
    if Participant.objects.filter(earlier=found).exclude(pk=participant.pk).exists():
        raise DataError(_("This return code was given already by somebody who takes part."))
    Participant.objects.filter(pk=participant.pk).update(earlier=found)


@transaction.atomic
def unlink_earlier(participant: Participant, *, at: datetime) -> None:
    """Forget which earlier seat was this participant's.

    Raises: DataError if the round is not open: what is summed by then goes with withdrawing.
    """
    held = locked(participant.round)
    if not is_open(held, at=at):
        raise DataError(_("This round has closed. Thank you for your interest."))
    Participant.objects.filter(pk=participant.pk).update(earlier=None)


@transaction.atomic
def withdraw(participant: Participant) -> None:
    """Delete a participant and everything they said, and take it out of the sums of a closed round.

    Somebody who already withdrew, or never answered, is no error: nothing of them is left.
    """
    locked(participant.round)  # it does not close, and results are not worked out, in between
    found = Participant.objects.filter(pk=participant.pk).first()
    if found is not None:
        take_out(found)
        forget_author(found)
        found.delete()
