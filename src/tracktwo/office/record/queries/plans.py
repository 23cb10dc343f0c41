"""What stands ready for events that may not be held as planned."""

from datetime import date

from tracktwo.office.record.kinds import EventStatus
from tracktwo.office.record.models import Alternate, Programme

__all__ = ["coming_decisions"]


def coming_decisions(programme: Programme, *, today: date) -> list[Alternate]:
    """Return the alternates of events still planned and to come that have a day to be decided by, in that order."""
    found = Alternate.objects.filter(event__programme=programme, event__status=EventStatus.PLANNED).exclude(
        decide_by=""
    )
    rows = found.select_related("event").prefetch_related("event__names").order_by("decide_by")
    return [row for row in rows if row.event.latest is None or row.event.latest >= today]
