"""A code for each side, to be printed on badges: whoever types it takes part with that side, without being asked."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.rounds.actions.building import free_code, locked, note_change
from tracktwo.office.rounds.kinds import Entry, State
from tracktwo.office.rounds.models import Round, RoundSide
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["make_badges"]


@transaction.atomic
def make_badges(round_: Round, *, by: "Account | None") -> list[RoundSide]:
    """Return the sides of a round, each with a new code; the codes before lead nowhere from now on.

    Whoever came in with an earlier one keeps the seat.

    Raises: DataError if the round is closed, or people come in by personal invitation only.
    """
    held = locked(round_)
    if held.state not in {State.DRAFT, State.OPEN}:
        raise DataError(_("This round has closed; a code would open nothing."))
    if held.entry == Entry.INVITATION:
        raise DataError(
            _("People come into this round by personal invitation only; a badge would open nothing.")
        )
    sides = list(held.sides.select_related("side"))
    for each in sides:
        each.badge = free_code()
        each.save(update_fields=["badge"])
    note_change(held, by=by, action="badge codes made")  # the codes themselves stay out of the trail
    return sides
