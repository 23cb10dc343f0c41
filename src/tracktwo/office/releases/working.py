"""The long work on a release: what is proposed is worked out, built and searched; what is approved is published.

It runs outside of requests, holding the programme's lock and telling in the row how far it is. A process that ends
in the middle leaves a row that says "preparing" and a lock nobody holds: the next preparation clears it away.
"""

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from tracktwo.clearance.account import Line, account
from tracktwo.office.accounts.actions import record_change
from tracktwo.office.releases import trees
from tracktwo.office.releases.contents import (
    assembled,
    bundle_of,
    content_of,
    deadlocked,
    refuse_unfit,
    standing,
)
from tracktwo.office.releases.decisions import record_decision
from tracktwo.office.releases.kinds import Action, State
from tracktwo.office.releases.models import Release
from tracktwo.office.releases.searching import search_preview
from tracktwo.publish import building, bundle, process
from tracktwo.vocabulary.errors import DataError, TrackTwoError
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["in_background", "publish", "publish_before", "publish_into", "record_release", "work_out"]

_EVERY: Final = 0.5
"""Seconds between two writes of how far the work is."""


def in_background(work: Callable[[Release], None], release: Release, *, held: trees.Hold | None) -> None:
    """Start work on a release once the transaction is through, in the reader's language, and return at once.

    Args:
        work: what to do, with the programme's lock held.
        release: on which row.
        held: the lock, which is closed at the end; None to wait for whoever has it.
    """
    language = translation.get_language() or "en"

    def run() -> None:
        try:
            with held or trees.hold(release.programme.key), translation.override(language):
                work(release)
        finally:
            connection.close()

    transaction.on_commit(Thread(target=run, name=f"release-{release.pk}", daemon=True).start)


def work_out(release: Release) -> None:
    """Work a proposal out from the record, build its preview, search it; then it waits for keys.

    What stands in the way is kept with the row as a sentence. Call it with the programme's lock held.
    """
    try:
        _work_out(release, tell=_teller(release))
    except TrackTwoError as error:
        _give_up(release, note=str(error))
    except BaseException:
        _give_up(release, note=_unforeseen())
        raise


def publish(release: Release) -> None:
    """Publish an approved release where the office serves it; what stands in the way is kept with the row.

    Publishing what is published changes nothing. Call it with the programme's lock held.
    """
    try:
        publish_into(trees.public_folder(), release.programme, tell=_teller(release))
    except TrackTwoError as error:
        Release.objects.filter(pk=release.pk).update(note=str(error))
    except BaseException:
        Release.objects.filter(pk=release.pk).update(note=_unforeseen())
        raise
    else:
        _mark_published(release)


def publish_into(folder: Path, programme: "Programme", *, tell: Callable[[Any], None]) -> Release:
    """Return the newest approved release, published into a folder of sites; those the folder missed are skipped.

    Args:
        folder: the folder; the site is inside under the programme's key.
        programme: what to publish.
        tell: told how far the work is.

    Raises: DataError if nothing is approved, or the publisher refuses; FileError if the folder is not fit for it.
    """
    there = building.standing(folder, programme.key)
    approved = Release.objects.filter(programme=programme, state=State.APPROVED).order_by("number")
    known = approved.filter(number=there.number, sha256=there.sha256).exists() if there else False
    newest = approved.last()
    if newest is None:
        raise DataError(
            _("No release of %(programme)s is approved by both sides yet, so there is nothing to publish.")
            % {"programme": programme.key}
        )
    process.run(
        bundle_of(newest),
        to=folder,
        cache=trees.rendered_folder(),
        after=there.sha256 if there and known else "",
        progress=tell,
    )
    return newest


def publish_before(folder: Path, programme: "Programme", *, tell: Callable[[Any], None]) -> Release:
    """Return the release before the one that stands in a folder of sites, published there again.

    Raises: DataError if there is none; FileError if the publisher refuses to go back.
    """
    there = building.standing(folder, programme.key)
    before = Release.objects.filter(
        programme=programme, state=State.APPROVED, number=there.number - 1 if there else 0
    ).first()
    if before is None:
        raise DataError(
            _("No release stands before the one in %(folder)s, so there is nothing to go back to.")
            % {"folder": folder / programme.key}
        )
    process.run(bundle_of(before), to=folder, cache=trees.rendered_folder(), back=True, progress=tell)
    return before


def _work_out(release: Release, *, tell: Callable[[Any], None]) -> None:
    programme = release.programme
    tell({"step": "record"})
    last = standing(programme)
    previous = content_of(last)
    material, content = assembled(
        programme, previous=previous, day=datetime.now(tz=UTC).date(), waiting=deadlocked(programme)
    )
    refuse_unfit(content, previous=previous)
    written = bundle.write_content(content)
    folder = trees.preview_folder(programme.key, release.proposal)
    process.run(written, to=folder, cache=trees.rendered_folder(), draft=True, progress=tell)
    release.leaks = search_preview(folder / programme.key, content=content, material=material, tell=tell)
    release.withheld = [_line(each) for each in account(material)]
    release.difference = _difference(bundle.differences(previous, content))
    release.name = dict(content.items[f"programme:{programme.key}"].content["name"])
    release.content, release.sha256 = written.decode(), fingerprint(written)
    _propose(release, after=last)
    trees.forget_previews(programme.key, but=release.proposal)


@transaction.atomic
def _propose(release: Release, *, after: Release | None) -> None:
    """Let a proposal wait for keys, in place of the one that did."""
    last = standing(release.programme)
    if (last and last.pk) != (after and after.pk):
        raise DataError(_("Another release was approved in the meantime; prepare again."))
    now = datetime.now(tz=UTC)
    Release.objects.filter(programme=release.programme, state=State.PROPOSED).update(
        state=State.SUPERSEDED, closed_at=now
    )
    release.state, release.progress = State.PROPOSED.value, {}
    release.save()
    record_decision(release, action=Action.PROPOSED, by=release.prepared_by)
    record_release(release, action="release prepared", by=release.prepared_by)


@transaction.atomic
def _mark_published(release: Release) -> None:
    """Keep that a release was published, once."""
    now = datetime.now(tz=UTC)
    if Release.objects.filter(pk=release.pk, published_at=None).update(
        published_at=now, note="", progress={}
    ):
        record_decision(release, action=Action.PUBLISHED, by=None)
        record_release(release, action="release published", by=None)


def _unforeseen() -> str:
    return _("The work broke off for a reason nobody foresaw; the server's log says more.")


def _give_up(release: Release, *, note: str) -> None:
    shutil.rmtree(trees.preview_folder(release.programme.key, release.proposal), ignore_errors=True)
    Release.objects.filter(pk=release.pk, state=State.PREPARING).update(
        state=State.FAILED, note=note, closed_at=datetime.now(tz=UTC), progress={}
    )


def record_release(release: Release, *, action: str, by: "Account | None", note: str = "") -> None:
    """Keep in the audit trail what was done with a release."""
    record_change(
        programme=release.programme,
        by=by,
        action=action,
        subject=f"release:{release.proposal}",
        before=None,
        after={"number": release.number, "sha256": release.sha256} if release.sha256 else None,
        note=note,
    )


def _line(line: Line) -> dict[str, Any]:
    """Return a line of the account as JSON."""
    return {
        "item": line.item,
        "field": line.field,
        "reason": line.reason.value,
        "rule": line.rule.value if line.rule else "",
        "missing": [*line.missing],
        "is_partial": line.is_partial,
        "count": line.count,
    }


def _difference(difference: bundle.Difference) -> dict[str, Any]:
    """Return what a release changes as JSON."""
    return {
        "appears": [*difference.appears],
        "changes": {item: [*fields] for item, fields in difference.changes.items()},
        "vanishes": [*difference.vanishes],
        "settings": [*difference.settings],
    }


def _teller(release: Release) -> Callable[[Any], None]:
    """Return what writes into the row how far the work is, not more often than a reader can see."""
    written = 0.0

    def tell(progress: Any) -> None:
        nonlocal written
        if time.monotonic() - written >= _EVERY:
            written = time.monotonic()
            Release.objects.filter(pk=release.pk).update(progress=progress)

    return tell
