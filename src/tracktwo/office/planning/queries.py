"""What of planning waits: changes of plan."""

from typing import TYPE_CHECKING

from tracktwo.office.planning.models import Replan

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["waiting_changes"]


def waiting_changes(programme: "Programme") -> list[Replan]:
    """Return the changes of plan that wait for a key, or to be read, the oldest first."""
    found = Replan.objects.filter(event__programme=programme).select_related("event").order_by("at")
    return list(found.prefetch_related("event__names", "keys"))
