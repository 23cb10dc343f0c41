"""The next event, with how long it is until then in words, by the clocks of both sides."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracktwo.office.planning.lines import Reading, first_day, lines_of
from tracktwo.office.record.queries import EventLine, next_event

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Programme, Side

__all__ = ["Coming", "coming"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """An event to come.

    Attributes:
        line: the event with its name and number.
        countdown: how long it is until then, as far as its date is known.
        readings: what each side's clock says when it begins; empty where that is not known.
    """

    line: EventLine
    countdown: str
    readings: tuple[Reading, ...]


def coming(programme: "Programme", *, today: date, language: str, sides: "Sequence[Side]") -> Coming | None:
    """Return the planned event that comes next; None if no plan has a date that may still come."""
    line = next_event(programme, today=today, language=language)
    if line is None:
        return None
    agenda = lines_of(line.event, list(line.event.segments.all()), sides=sides)
    timed = next((each for each in agenda if each.readings), None)
    return Coming(
        line=line, countdown=_countdown(line, today=today), readings=timed.readings if timed else ()
    )


def _countdown(line: EventLine, *, today: date) -> str:
    earliest = line.event.earliest
    if earliest is None:
        return ""
    days = (earliest - today).days
    if days < 0:
        return _("The time it is planned for has begun.")
    if days == 0:
        return _("Today.") if first_day(line.event) else _("The time it is planned for begins today.")
    words = (
        ngettext("In %(num)s day.", "In %(num)s days.", days)
        if first_day(line.event)
        else ngettext("In %(num)s day at the earliest.", "In %(num)s days at the earliest.", days)
    )
    return words % {"num": days}
