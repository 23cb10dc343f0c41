"""The order of an event's people and agenda."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["move"]


@transaction.atomic
def move(
    *, programme: record.Programme, by: "Account | None", event: str, rows: str, key: str, steps: int
) -> bool:
    """Move one entry of an event up or down its list; return whether it moved.

    Args:
        programme: The programme the event belongs to.
        by: Who moves it.
        event: The event's key.
        rows: ``"segments"`` or ``"contributions"``.
        key: The entry's key.
        steps: How far down; negative for up. It stops at either end.

    Raises:
        DataError: If the event or the entry is not there any more.
    """
    lock(programme)
    kept = getattr(record.Event.objects.filter(programme=programme, key=event).first(), rows, None)
    listed = list(kept.all()) if kept else []
    before = [row.key for row in listed]
    if key not in before:
        raise DataError(
            _("There is no “%(key)s” in this event any more; somebody deleted it.") % {"key": key}
        )
    place = before.index(key)
    row = listed.pop(place)
    listed.insert(min(max(place + steps, 0), len(listed)), row)
    after = [row.key for row in listed]
    if after == before:
        return False
    for position, each in enumerate(listed):
        each.position = position
    type(row).objects.bulk_update(listed, ["position"])
    record_change(
        programme=programme,
        by=by,
        action="reordered",
        subject=f"event:{event}",
        before={rows: before},
        after={rows: after},
    )
    return True
