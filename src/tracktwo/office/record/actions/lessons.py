"""What becomes of a lesson where a similar event is planned."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.kinds import Uptake
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["use_lesson"]


@transaction.atomic
def use_lesson(
    *,
    programme: record.Programme,
    by: "Account | None",
    event: str,
    lesson: str,
    state: Uptake | None,
    today: date,
) -> None:
    """Keep whether a lesson is taken up for an event; with no state, that nobody has decided.

    Raises: DataError if the event or the lesson is not there, or the lesson is the event's own.
    """
    lock(programme)
    planned = programme.events.filter(key=event).first()
    if planned is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": event})
    learnt = programme.lessons.filter(key=lesson).exclude(event=planned).first()
    if learnt is None:
        raise DataError(_("This lesson is not there any more; look at the list again."))
    kept = learnt.uses.filter(event=planned).first()
    before = kept.state if kept else ""
    if (state or "") == before:
        return
    if state is None:
        learnt.uses.filter(event=planned).delete()
    else:
        learnt.uses.update_or_create(event=planned, defaults={"state": state, "date": today.isoformat()})
    record_change(
        programme=programme,
        by=by,
        action="edited",
        subject=f"lesson:{lesson}",
        before={"uses": {event: before}} if before else None,
        after={"uses": {event: state}} if state else None,
    )
