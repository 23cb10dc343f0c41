"""What is kept beside an event for the team alone: who was there, what was said, notes; and what is known outside."""

from dataclasses import dataclass

from django.db.models import Q

from tracktwo.office.record.models import Attendance, Event, Note, Remark, Side
from tracktwo.office.record.queries.facts import FactLine, facts_of

__all__ = ["TeamSheet", "team_sheet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamSheet:
    """Everything of an event that never leaves the team as it is; of notes those that one side's team may read."""

    attendance: tuple[Attendance, ...]
    remarks: tuple[Remark, ...]
    notes: tuple[Note, ...]
    facts: tuple[FactLine, ...]

    def of_side(self, side: Side) -> list[Attendance]:
        """Return who was there with a side."""
        return [each for each in self.attendance if each.side_id == side.pk]


def team_sheet(event: Event, *, side: int) -> TeamSheet:
    """Return what is kept beside an event, as the team of one side (by its id) may read it."""
    there = event.attendance.select_related("person", "side", "organisation")
    said = event.remarks.select_related("author", "side", "contribution")
    notes = Note.objects.filter(programme=event.programme_id, subject=f"event:{event.key}")
    return TeamSheet(
        attendance=tuple(there.prefetch_related("person__names")),
        remarks=tuple(said.prefetch_related("author__names")),
        notes=tuple(notes.filter(Q(side=None) | Q(side=side)).select_related("side")),
        facts=facts_of(event),
    )
