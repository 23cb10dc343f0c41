"""What is done with results: worked out at close, revealed by one key of each side, taken down on request."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat, is_given_by_both, refuse_second_key
from tracktwo.office.perception.kept import read_kept, without, write_kept
from tracktwo.office.perception.models import Cell, Issue, Removal, Reveal, RevealKey
from tracktwo.office.perception.paired import add_pairs, forget_pairs, forget_pairs_of, take_pairs_out
from tracktwo.office.perception.queries import has_left_since, is_outdated
from tracktwo.office.perception.sums import add_cells, take_one_away
from tracktwo.office.perception.working import work_out
from tracktwo.office.rounds.actions import close_round, mark_revealed, next_moment
from tracktwo.office.rounds.actions.building import locked
from tracktwo.office.rounds.tallying import (
    departures,
    expired,
    forget_answers,
    keep_departure,
    said_by,
    settle,
)
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Participant, Round, Statement

__all__ = [
    "approve_reveal",
    "close_and_work_out",
    "forget_expired",
    "let_own_side_read",
    "take_down",
    "take_out",
    "work_out_again",
]


def close_and_work_out(round_: "Round", *, by: "Account | None", at: datetime | None = None) -> Reveal:
    """Return what both sides would be shown of a round that closes now; of a closed one, what was worked out.

    Args:
        round_: an open round, or a closed one of which nothing was worked out yet.
        by: who closes it; None for the command line.
        at: the moment, by the server's clock; now by default.

    Raises: DataError if the round was never opened, or its answers have been deleted.
    """
    closed = close_round(round_, by=by, at=at)  # kept for itself, so that no answer comes in from here on
    with transaction.atomic():
        held = locked(closed)
        newest = held.reveals.first()
        if newest is not None:
            return newest
        if held.moments:
            raise DataError(_("The answers of this round were deleted; nothing can be worked out any more."))
        settle()
        add_cells(held)
        add_pairs(held)
        return _propose(held, by=by)


@transaction.atomic
def work_out_again(round_: "Round", *, by: "Account | None") -> Reveal:
    """Return a new proposal after people have withdrawn; one that was not revealed yet gives way to it.

    What was let out before, to the team alone or to everybody, changes only where enough people have left a series
    since it last changed. What waits for keys is worked out again under stricter rules, too.

    Raises: DataError if nothing was worked out before, nobody has left since, or nothing may change yet.
    """
    held = locked(round_)
    newest = held.reveals.first()
    if newest is None:
        raise DataError(_("Nothing has been worked out yet; close the round first."))
    if not is_outdated(newest) and not has_left_since(newest):
        raise DataError(_("Nobody has withdrawn since this was worked out; there is nothing to change."))
    if newest.revealed_at is None:
        newest.delete()
    made = _propose(held, by=by)
    if newest.revealed_at and not Issue.objects.filter(statement__round=held, moment=made.moment).exists():
        raise DataError(
            _("Too few people have withdrawn yet: results change in batches, so that nobody's answer shows.")
        )
    return made


def approve_reveal(reveal: Reveal, *, by: "Membership", sha256: str) -> Reveal:
    """Return a proposal with one more key: the one of the giver's side, over what the giver was shown.

    The second key reveals it: from that moment both sides read it, in every language.

    Args:
        reveal: the proposal.
        by: the seat of the convenor; the key is their side's.
        sha256: the fingerprint they were shown.

    Raises: DataError if the seat may not, the proposal no longer waits or is another one by now, somebody has
        withdrawn or the rules were made stricter since, or the side or the account gave its key.
    """
    with transaction.atomic():
        held = locked(reveal.round)
        seat = deciding_seat(by.account, programme=held.programme_id)
        found = held.reveals.first()
        if found is None or found.pk != reveal.pk or found.revealed_at is not None:
            raise DataError(_("This no longer waits for keys; look at the newest results."))
        if held.is_apart:
            raise DataError(_("Each side was asked by itself; nothing of this round is shown to both."))
        _refuse_what_changed(found, sha256=sha256)
        refuse_second_key(found.keys, seat=seat)
        RevealKey.objects.create(reveal=found, side=seat.side, account=seat.account, sha256=sha256)
        _record(held, by=seat.account, action="results approved", after=_told(found))
        if is_given_by_both(found.keys):
            found.revealed_at = timezone.now()
            found.save(update_fields=["revealed_at"])
            mark_revealed(held, at=found.revealed_at)
            _record(held, by=seat.account, action="results revealed", after=_told(found))
    return found


@transaction.atomic
def let_own_side_read(reveal: Reveal, *, by: "Membership", sha256: str) -> Reveal:
    """Return a working-out of a round in which each side is asked by itself, with the key of one side.

    From then on people of that side read how their side answered. It opens nothing to anybody else, and the other
    side's people wait for the key of their own.

    Args:
        reveal: the working-out.
        by: the seat of the convenor; the key is their side's.
        sha256: the fingerprint they were shown.

    Raises: DataError if the seat may not, the round asks both together, it is another working-out by now, somebody has
        withdrawn or the rules were made stricter since, or the side gave its key.
    """
    held = locked(reveal.round)
    seat = deciding_seat(by.account, programme=held.programme_id)
    found = held.reveals.first()
    if not held.is_apart:
        raise DataError(_("Both sides are asked in this round; its results take one key of each side."))
    if found is None or found.pk != reveal.pk:
        raise DataError(_("This no longer waits for keys; look at the newest results."))
    _refuse_what_changed(found, sha256=sha256)
    refuse_second_key(found.keys, seat=seat)
    RevealKey.objects.create(reveal=found, side=seat.side, account=seat.account, sha256=sha256)
    _record(held, by=seat.account, action="own side let read", after={**_told(found), "side": seat.side.key})
    return found


def _refuse_what_changed(found: Reveal, *, sha256: str) -> None:
    """Refuse a key to what is not as its giver was shown it, or no longer holds."""
    if not sha256 == found.sha256 == fingerprint(found.outcomes.encode()):
        raise DataError(_("This is not what you were shown; look at it again before you give your key."))
    if is_outdated(found):
        raise DataError(
            _("The rules for results were made stricter since this was worked out; work it out again.")
        )
    if has_left_since(found):
        raise DataError(_("Somebody has withdrawn since this was worked out; work it out again."))


def take_out(participant: "Participant") -> None:
    """Take somebody who withdraws out of the sums, and count their leaving by head; before the close, do nothing.

    Whoever answered in two rounds is taken out of the sums of both times, too. Call it in the transaction that deletes
    the answers, before they are gone. The round's row is locked.
    """
    held = locked(participant.round)
    take_pairs_out(participant)
    if not held.moments:
        return
    said = said_by(participant)
    take_one_away(said, side=participant.side_id)
    if participant.side_id is not None:
        keep_departure(said, side=participant.side_id, moment=held.moments)


@transaction.atomic
def take_down(statement: "Statement", *, by: "Membership") -> None:
    """Take the results of one statement down for ever, on request: sums, releases, and every kept outcome.

    One convenor of either side is enough: it shows less, never more. Keys to a proposal that waits are void.

    Raises: DataError if the seat may not, or nothing was worked out yet.
    """
    held = locked(statement.round)
    seat = deciding_seat(by.account, programme=held.programme_id)
    if not held.moments:
        raise DataError(_("Nothing has been worked out yet; close the round first."))
    Removal.objects.get_or_create(statement=statement, defaults={"day": timezone.now().date()})
    Cell.objects.filter(statement=statement).delete()
    forget_pairs_of(statement.pk)
    Issue.objects.filter(statement=statement).delete()
    departures(held).filter(statement=statement).delete()
    for reveal in held.reveals.all():
        kept = without(read_kept(reveal.outcomes), (statement.key, statement.version))
        reveal.outcomes = write_kept(kept)
        reveal.sha256 = fingerprint(reveal.outcomes.encode())
        reveal.save(update_fields=["outcomes", "sha256"])
        if reveal.revealed_at is None:
            reveal.keys.all().delete()
    _record(held, by=seat.account, action="result taken down", after={"statement": statement.key})


def forget_expired(*, now: datetime | None = None) -> int:
    """Return how many rounds for the room only were over their time, and are deleted but for what they asked.

    Pages and commands that touch rounds call it; it does nothing where nothing is due.
    """
    gone = 0
    for round_ in expired(now or timezone.now()):
        with transaction.atomic():
            held = close_round(round_, by=None)
            if not held.moments:
                next_moment(held)  # so that nobody works out what is not there any more
            held.reveals.all().delete()
            forget_pairs(held)
            for rows in (Cell, Issue, Removal):
                rows.objects.filter(statement__round=held).delete()
            forget_answers(held)
            _record(held, by=None, action="answers deleted", after=None)
            gone += 1
    return gone


def _propose(held: "Round", *, by: "Account | None") -> Reveal:
    """Return a new working-out of a round whose row is locked, and let its new values out to the team."""
    moment = next_moment(held)
    held.refresh_from_db(fields=["moments"])
    day = timezone.now().date()
    kept, issues = work_out(held, moment=moment, day=day)
    Issue.objects.bulk_create(issues)
    outcomes = write_kept(kept)
    made = Reveal.objects.create(
        round=held, moment=moment, day=day, outcomes=outcomes, sha256=fingerprint(outcomes.encode())
    )
    _record(held, by=by, action="results worked out", after=_told(made))
    return made


def _told(reveal: Reveal) -> dict[str, Any]:
    return {"moment": reveal.moment, "sha256": reveal.sha256}


def _record(round_: "Round", *, by: "Account | None", action: str, after: Mapping[str, Any] | None) -> None:
    record_change(
        programme=round_.programme,
        by=by,
        action=action,
        subject=f"round:{round_.key}",
        before=None,
        after=dict(after) if after is not None else None,
    )
