"""A round's way: opened with everything frozen, closed, worked out, revealed; and a policy made stricter."""

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.office.rounds.actions.building import locked, locked_draft, note_change
from tracktwo.office.rounds.definitions import digest
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.models import Keying, Round
from tracktwo.office.rounds.moderation.forgetting import lapse
from tracktwo.office.rounds.obstacles import Obstacle, obstacles
from tracktwo.office.rounds.queries import policy_of, texts_of
from tracktwo.vocabulary.errors import DataError, UsageError

if TYPE_CHECKING:
    from tracktwo.office.models import Account

__all__ = ["Obstructed", "close_round", "mark_revealed", "next_moment", "open_round", "tighten_policy"]


class Obstructed(DataError):  # noqa: N818 -- reads as what it is: the round is obstructed
    """A round cannot open yet; ``found`` says why, thing by thing."""

    def __init__(self, found: list[Obstacle]) -> None:
        super().__init__(
            " ".join(
                f"{each.statement.key}: {each.sentence}" if each.statement else each.sentence
                for each in found
            )
        )
        self.found = found


@transaction.atomic
def open_round(round_: Round, *, by: "Account | None", at: datetime | None = None) -> Round:
    """Return a draft, opened: from now on what people are asked and told stands, and its hash is kept.

    Where it has an opening time that is still to come, people are told to wait until then.

    Args:
        round_: the draft.
        by: who opens it; None for the command line.
        at: the moment, by the server's clock; now by default.

    Raises: Obstructed if something has to be put right first; DataError if it is no draft.
    """
    draft, at = locked_draft(round_), at or timezone.now()
    found = obstacles(draft, at=at)
    if found:
        raise Obstructed(found)
    draft.opened_at, draft.frozen = at, digest(texts_of(draft))
    draft.save(update_fields=["opened_at", "frozen"])
    note_change(draft, by=by, action="round opened", after={"frozen": draft.frozen})
    return draft


@transaction.atomic
def close_round(round_: Round, *, by: "Account | None", at: datetime | None = None) -> Round:
    """Return a round, closed: nobody answers any more. Closing a closed round changes nothing.

    Args:
        round_: the round.
        by: who closes it; None for the command line.
        at: the moment, by the server's clock; now by default.

    Raises: DataError if it was never opened.
    """
    held = locked(round_)
    if held.state is State.DRAFT:
        raise DataError(_("This round was not opened; a draft is deleted instead."))
    if held.closed_at is None:
        held.closed_at = at or timezone.now()
        held.save(update_fields=["closed_at"])
        Keying.objects.filter(batch__round=held).delete()  # papers two passes never agreed on count no more
        lapse(held)
        note_change(held, by=by, action="round closed")
    return held


@transaction.atomic
def next_moment(round_: Round) -> int:
    """Return the number of the working-out of a closed round that begins now, from 1.

    Raises: DataError if the round is not closed.
    """
    held = locked(round_)
    if held.closed_at is None:
        raise DataError(_("Results are worked out when the round is closed."))
    held.moments += 1
    held.save(update_fields=["moments"])
    return held.moments


@transaction.atomic
def mark_revealed(round_: Round, *, at: datetime | None = None) -> Round:
    """Return a round whose results both sides have revealed; the first moment is the one kept."""
    held = locked(round_)
    if held.closed_at is None:
        raise DataError(_("Results are worked out when the round is closed."))
    if held.revealed_at is None:
        held.revealed_at = at or timezone.now()
        held.save(update_fields=["revealed_at"])
    return held


@transaction.atomic
def tighten_policy(round_: Round, policy: Policy, *, by: "Account | None") -> Round:
    """Return a round under a policy that is stricter in something and looser in nothing.

    Raises: DataError if a rule would become looser, or the round is a draft, whose policy is edited.
    """
    held = locked(round_)
    if held.state is State.DRAFT:
        raise DataError(_("The policy of a draft is changed on its form."))
    if policy.disclosure is Disclosure.ROOM_ONLY and held.kept_until is None:
        raise DataError(
            _("People were not told when answers would be deleted; results cannot stay in the room.")
        )
    before = policy_of(held)
    try:
        after = before.replaced_by(policy)
    except UsageError as error:
        raise DataError(str(error)) from error
    held.policy = {**asdict(after), "breakdown": list(after.breakdown), "disclosure": after.disclosure.value}
    held.frozen = digest(texts_of(held))
    held.save(update_fields=["policy", "frozen"])
    note_change(
        held,
        by=by,
        action="policy made stricter",
        before={"policy": before.hash},
        after={"policy": after.hash},
    )
    return held
