"""The log of decisions: read as the reading of documents knows it, and added to."""

import hashlib
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from django.conf import settings

from tracktwo.office.review.models import ReviewDecision
from tracktwo.record import Decision, Reviewed

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Programme

__all__ = ["decisions_of", "last_number", "now", "secret", "title_of", "write_down"]


def decisions_of(programme: "Programme") -> list[Decision]:
    """Return the whole log in its order."""
    told = (
        ReviewDecision.objects.filter(programme=programme).order_by("number").values_list("said", flat=True)
    )
    return [Decision.from_dict(each) for each in told]


def last_number(programme: "Programme") -> int:
    """Return the number of the last decision; 0 if there is none."""
    last = ReviewDecision.objects.filter(programme=programme).order_by("-number").first()
    return last.number if last else 0


def write_down(
    programme: "Programme",
    decision: Decision,
    *,
    by: "Account | None",
    title: str = "",
    along: ReviewDecision | None = None,
    withdraws: ReviewDecision | None = None,
) -> ReviewDecision:
    """Add a decision to the log; its id is its number there."""
    return ReviewDecision.objects.create(
        programme=programme,
        number=int(decision.id),
        verb=decision.verb.value,
        kind=decision.subject.kind.value if decision.subject else "",
        origin=decision.subject.origin if decision.subject else "",
        title=title[:300],
        along=along,
        withdraws=withdraws,
        said=decision.to_dict(),
        account=by,
    )


def now() -> str:
    """Return the moment it is, as the log has it."""
    return datetime.now(tz=UTC).isoformat(timespec="seconds")


def secret() -> bytes:
    """Return the key of the hashes that keep erased people out: only this office can ask whether a name is one."""
    return hashlib.blake2b(settings.SECRET_KEY.encode(), person=b"erased names", digest_size=32).digest()


def title_of(reviewed: Reviewed) -> str:
    """Return what a list calls something proposed."""
    values = reviewed.values
    name = (
        values.get("name")
        or values.get("person")
        or values.get("title")
        or values.get("field")
        or reviewed.key
    )
    return str(name)[:300]
