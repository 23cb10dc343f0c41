"""Who acts in a room, the row held while they do, and the line they leave."""

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import acting_seat as acting
from tracktwo.office.hall.models import Hall
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Event

__all__ = ["acting", "held", "note"]


def held(hall: Hall, *, is_open: bool = True) -> Hall:
    """Return a room as it is now, held until the transaction ends.

    Raises: DataError if it is to be open and is not.
    """
    found: Hall = (
        Hall.objects.select_for_update(of=("self",)).select_related("event__programme").get(pk=hall.pk)
    )
    if is_open and found.closed_at is not None:
        raise DataError(_("This room is closed; open it again on the page of the event."))
    return found


def note(
    event: "Event",
    *,
    by: "Account | None",
    action: str,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    """Keep a change of a room in the trail; never a text that was asked in it."""
    record_change(
        programme=event.programme,
        by=by,
        action=action,
        subject=f"room:{event.key}",
        before=before,
        after=after,
    )
