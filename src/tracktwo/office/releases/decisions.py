"""The log of decisions: each line carries the hash of the line before, so that a change anywhere is noticed."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tracktwo.office.releases.kinds import Action, State
from tracktwo.office.releases.models import Approval, Decision, Release
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["decisions", "digest", "faults", "record_decision", "refuse_broken_log"]


def record_decision(
    release: Release, *, action: Action, by: "Account | None", side: str = "", note: str = ""
) -> Decision:
    """Return the new last line of the log. Call it in the transaction of what was decided, the programme locked.

    Args:
        release: the proposal decided about.
        action: what was decided.
        by: the account that decided; None for the command line.
        side: the key of the side it was decided for; empty where it was for neither.
        note: the reason, where one was given.
    """
    last = Decision.objects.filter(programme_id=release.programme_id).last()
    line = Decision(
        programme=release.programme,
        place=last.place + 1 if last else 1,
        at=datetime.now(tz=UTC),
        account=by,
        by=by.name if by else "",
        side=side,
        action=action,
        proposal=release.proposal,
        number=release.number,
        sha256=release.sha256,
        note=note,
        previous=last.hash if last else "",
    )
    line.hash = _hash(line)
    line.save()
    return line


def decisions(programme: "Programme") -> list[Decision]:
    """Return the log of a programme, oldest line first."""
    return list(Decision.objects.filter(programme=programme).select_related("programme"))


def digest(log: Sequence[Decision]) -> str:
    """Return the hash of the last line: two convenors who see the same one have the same log."""
    return log[-1].hash if log else ""


def faults(programme: "Programme") -> list[str]:
    """Return one sentence for each thing that is wrong with the log of a programme; none for a whole one."""
    log = decisions(programme)
    return [*_breaks(log), *_missing(programme, log)]


def refuse_broken_log(programme: "Programme") -> None:
    """Raise DataError with the first fault of a log that is not whole."""
    found = faults(programme)
    if found:
        raise DataError(
            _("The log of decisions is not whole, so nothing can be decided: %(fault)s") % {"fault": found[0]}
        )


def _breaks(log: Sequence[Decision]) -> Iterator[str]:
    previous = ""
    for place, line in enumerate(log, start=1):
        if line.place != place:
            yield _("A line is missing before line %(place)s.") % {"place": line.place}
            return
        if line.previous != previous:
            yield _("Line %(place)s does not follow from the line before.") % {"place": place}
        if line.hash != _hash(line):
            yield _("Line %(place)s was changed after it was written.") % {"place": place}
        previous = line.hash


def _missing(programme: "Programme", log: Sequence[Decision]) -> Iterator[str]:
    """Yield where the keys and releases that stand say something else than the log: its end may be cut off."""
    keys = {
        (line.proposal, line.side, line.account_id, line.sha256)
        for line in log
        if line.action == Action.APPROVED
    }
    given = Approval.objects.filter(release__programme=programme).values_list(
        "release__proposal", "side__key", "account_id", "sha256"
    )
    for proposal in sorted({key[0] for key in set(given) - keys}):
        yield _("Proposal %(proposal)s has a key that the log does not know.") % {"proposal": proposal}
    approved = Release.objects.filter(programme=programme, state=State.APPROVED)
    for proposal, sha256 in approved.values_list("proposal", "sha256").order_by("proposal"):
        sides = {side for place, side, _by, of in keys if (place, of) == (proposal, sha256)}
        if len(sides) != 2:  # noqa: PLR2004 -- two sides
            yield _("Proposal %(proposal)s counts as approved, but not by both sides in the log.") % {
                "proposal": proposal
            }


def _hash(line: Decision) -> str:
    """Return the hash of everything a line says, and of the line before."""
    said = [
        line.previous,
        line.programme.key,
        line.place,
        line.at.astimezone(UTC).isoformat(),
        line.account_id,
        line.by,
        line.side,
        line.action,
        line.proposal,
        line.number,
        line.sha256,
        line.note,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode()).hexdigest()
