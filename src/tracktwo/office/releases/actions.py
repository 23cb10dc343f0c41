"""What the team does with releases: prepare one, give a side's key, refuse it, publish what both sides approved.

Every decision is a line of the log and an entry of the audit trail, in the transaction of what was decided. The
programme's row is locked meanwhile, so two people who decide at once are one after the other.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.keys import deciding_seat, is_given_by_both, refuse_second_key
from tracktwo.office.record.queries import programmes
from tracktwo.office.releases import trees, working
from tracktwo.office.releases.contents import assembled, content_of, standing
from tracktwo.office.releases.decisions import record_decision, refuse_broken_log
from tracktwo.office.releases.kinds import Action, State
from tracktwo.office.releases.models import Approval, Release
from tracktwo.office.releases.queries import is_clean
from tracktwo.office.releases.working import in_background, record_release, work_out
from tracktwo.publish.bundle import write_content
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Programme

__all__ = [
    "approve",
    "forget_unpublished",
    "go_back",
    "prepare",
    "prepare_in_background",
    "publish",
    "publish_in_background",
    "publish_into",
    "refuse",
]


def prepare(*, by: "Membership") -> Release:
    """Return a new proposal, worked out, built and searched; one that did not come about says why in its note.

    Args:
        by: the seat of the convenor who prepares it.

    Raises: DataError if the seat may not, or a release of the programme is being worked on.
    """
    release, held = _begin(by)
    with held:
        work_out(release)
    release.refresh_from_db()
    return release


@transaction.atomic
def prepare_in_background(*, by: "Membership") -> Release:
    """Return a new proposal that is being prepared; its row tells how far it is.

    Raises: as :func:`prepare`.
    """
    release, held = _begin(by)
    in_background(work_out, release, held=held)
    return release


def approve(release: Release, *, by: "Membership", sha256: str) -> Release:
    """Return a proposal with one more key: the one of the giver's side, over the bytes the giver saw.

    With the key of each side it is approved; :func:`publish` then publishes it.

    Args:
        release: the proposal.
        by: the seat of the convenor; the key is their side's.
        sha256: the fingerprint they were shown.

    Raises: DataError if the seat may not, the proposal no longer waits, has other bytes, leaks, or is older than the
        record; if the side or the account gave its key; if the log is not whole.
    """
    with transaction.atomic():
        seat = _deciding(by)
        release = _waiting(release, programme=seat.programme)
        if not sha256 == release.sha256 == fingerprint(release.content.encode()):
            raise DataError(
                _("This is not the proposal you were shown; look at it again before you approve.")
            )
        if not is_clean(release):
            raise DataError(_("The leak check found something; mend it in the record and prepare again."))
        refuse_second_key(release.approvals, seat=seat)
        _refuse_outdated(release)
        Approval.objects.create(release=release, side=seat.side, account=seat.account, sha256=sha256)
        record_decision(release, action=Action.APPROVED, by=seat.account, side=seat.side.key)
        record_release(release, action="release approved", by=seat.account)
        if is_given_by_both(release.approvals):
            _close(release, State.APPROVED)
    return release


def refuse(release: Release, *, by: "Membership", note: str) -> Release:
    """Return a proposal that waits no longer, with a note to the team that says why; it stays private.

    Raises: DataError if the seat may not, the proposal no longer waits, or no reason is given.
    """
    if not note.strip():
        raise DataError(_("Say in a sentence why, so that the team knows what to change."))
    with transaction.atomic():
        seat = _deciding(by)
        release = _waiting(release, programme=seat.programme)
        release.note = note.strip()
        _close(release, State.REFUSED)
        record_decision(
            release, action=Action.REFUSED, by=seat.account, side=seat.side.key, note=release.note
        )
        record_release(release, action="release refused", by=seat.account, note=release.note)
    return release


def publish(release: Release) -> Release:
    """Return an approved release, published; or with a note that says what stood in the way."""
    with trees.hold(release.programme.key):
        working.publish(release)
    release.refresh_from_db()
    return release


@transaction.atomic
def publish_in_background(release: Release) -> None:
    """Publish an approved release while the reader goes on; its row tells how far it is."""
    in_background(working.publish, release, held=trees.take_hold(release.programme.key))


def publish_into(folder: Path, programme: "Programme", *, tell: Callable[[Any], None]) -> Release:
    """Return the newest approved release, published into a folder of the caller's.

    Args:
        folder: new, empty, or one sites were published into before; the site is inside under the programme's key.
        programme: what to publish.
        tell: told how far the work is.

    Raises: DataError if nothing is approved, the log is not whole, or the publisher refuses; FileError if the folder
        is not fit for it.
    """
    refuse_broken_log(programme)
    return working.publish_into(folder, programme, tell=tell)


def go_back(folder: Path, programme: "Programme", *, tell: Callable[[Any], None]) -> Release:
    """Return the release before the one that stands in a folder, published there again.

    Raises: as :func:`publish_into`; also where nothing stands or nothing went before, or what stands took something
        down that would be shown again.
    """
    refuse_broken_log(programme)
    release = working.publish_before(folder, programme, tell=tell)
    with transaction.atomic():
        programmes().select_for_update().get(pk=programme.pk)
        record_decision(release, action=Action.PUBLISHED, by=None, note=_("Went back to this release."))
        record_release(release, action="release published", by=None)
    return release


def _begin(by: "Membership") -> tuple[Release, trees.Hold]:
    """Return a new row and the hold that says somebody works on it; what was interrupted before is cleared away."""
    held = trees.take_hold(by.programme.key)
    if held is None:
        raise DataError(_("A release of this programme is being worked on; wait until that is done."))
    try:
        with transaction.atomic():
            seat = _deciding(by)
            return _new_row(seat), held
    except BaseException:
        held.close()
        raise


def _new_row(seat: "Membership") -> Release:
    everything = Release.objects.filter(programme=seat.programme)
    everything.filter(state=State.PREPARING).update(
        state=State.FAILED, note=_("The preparation was interrupted."), closed_at=datetime.now(tz=UTC)
    )
    newest, last = everything.first(), standing(seat.programme)
    return Release.objects.create(
        programme=seat.programme,
        proposal=newest.proposal + 1 if newest else 1,
        number=last.number + 1 if last else 1,
        state=State.PREPARING,
        prepared_by=seat.account,
    )


def _deciding(by: "Membership") -> "Membership":
    """Return the seat as it is now, its programme locked; the log it will be written to is whole.

    Raises: DataError if the seat is gone, out of use, or may not decide about releases.
    """
    programme: Programme = programmes().select_for_update().get(pk=by.programme_id)
    seat = deciding_seat(by.account, programme=programme.pk)
    seat.programme = programme
    refuse_broken_log(programme)
    return seat


def _waiting(release: Release, *, programme: "Programme") -> Release:
    """Return a proposal as it is now, locked; it must still wait for keys."""
    found = Release.objects.select_for_update().filter(pk=release.pk, programme=programme).first()
    if found is None or found.state != State.PROPOSED:
        raise DataError(_("This proposal no longer waits for keys; look at the newest one."))
    found.programme = programme
    return found


def _refuse_outdated(release: Release) -> None:
    """Refuse what the record would no longer say: a rule made stricter since then must count."""
    proposed = content_of(release)
    assert proposed is not None
    _material, today = assembled(
        release.programme,
        previous=content_of(standing(release.programme)),
        day=proposed.date,
        waiting=proposed.deadlocked,
    )
    if write_content(today) != release.content.encode():
        raise DataError(
            _("The record has changed since this was prepared, in what the public reads; prepare again.")
        )


def _close(release: Release, state: State) -> None:
    release.state, release.closed_at = state.value, datetime.now(tz=UTC)
    release.save(update_fields=["state", "closed_at", "note"])


@transaction.atomic
def forget_unpublished(programme: "Programme") -> None:
    """Empty every proposal nobody can publish any more, and the one that waits, for somebody named in it is erased.

    That there was a proposal stays, with its hash and the log; what it said does not.
    """
    of_programme = Release.objects.filter(programme=programme)
    of_programme.filter(state=State.PROPOSED).update(state=State.SUPERSEDED, closed_at=datetime.now(tz=UTC))
    of_programme.filter(state__in=(State.FAILED, State.SUPERSEDED, State.REFUSED)).update(
        content="",
        difference={"appears": [], "changes": {}, "vanishes": [], "settings": []},
        withheld=[],
        leaks=None,
    )
    transaction.on_commit(lambda: trees.forget_previews(programme.key, but=0))
