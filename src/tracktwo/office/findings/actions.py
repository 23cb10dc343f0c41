"""What is said to serve an objective; the rest is kept by the record."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.findings.models import ServedObjective
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Objective

__all__ = ["serve", "serve_no_more"]


@transaction.atomic
def serve(objective: "Objective", subject: str, *, offered: Collection[str], by: "Account | None") -> None:
    """Say that a round, a question or a gap serves an objective; nothing is written where it is said already.

    Args:
        objective: The objective.
        subject: What serves it, as "kind:key".
        offered: What there is to choose from.
        by: Who says so.

    Raises: DataError if it is not offered.
    """
    if subject not in offered:
        raise DataError(_("Choose a round, a question or a gap from the list."))
    _row, is_new = ServedObjective.objects.get_or_create(objective=objective, subject=subject)
    if is_new:
        _tell(objective, by, before=None, after={"serves": subject})


@transaction.atomic
def serve_no_more(objective: "Objective", subject: str, *, by: "Account | None") -> None:
    """Take that back; nothing is written where it was not said."""
    gone, _by_model = ServedObjective.objects.filter(objective=objective, subject=subject).delete()
    if gone:
        _tell(objective, by, before={"serves": subject}, after=None)


def _tell(
    objective: "Objective",
    by: "Account | None",
    *,
    before: dict[str, str] | None,
    after: dict[str, str] | None,
) -> None:
    record_change(
        programme=objective.programme,
        by=by,
        action="edited",
        subject=f"objective:{objective.key}",
        before=before,
        after=after,
    )
