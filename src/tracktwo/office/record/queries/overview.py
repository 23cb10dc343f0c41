"""What the overview shows beside the counts: what needs somebody, and what comes next."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from tracktwo.office.record.kinds import EventKind, EventStatus, ListedAs
from tracktwo.office.record.models import Conflict, Contribution, Programme
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names

__all__ = ["Needs", "needs", "next_event"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What somebody has to look at. Nothing here stops anybody from anything."""

    without_facilitator: tuple[EventLine, ...]
    without_rule: tuple[EventLine, ...]
    open_conflicts: tuple[Conflict, ...]
    unreviewed_types: int
    unchecked_languages: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(
            (
                self.without_facilitator,
                self.without_rule,
                self.open_conflicts,
                self.unreviewed_types,
                self.unchecked_languages,
            )
        )


def needs(programme: Programme, *, language: str) -> Needs:
    """Return what is missing or undecided in a programme's record."""
    gaps = _without_facilitator(programme)
    events = with_names(
        programme.events.exclude(status=EventStatus.NOT_HELD).exclude(kind=EventKind.REHEARSAL)
    )
    lines = event_lines(
        programme, language=language, events=list(events.filter(pk__in=gaps) | events.filter(rule=""))
    )
    return Needs(
        without_facilitator=tuple(line for line in lines if line.event.pk in gaps),
        without_rule=tuple(line for line in lines if not line.event.rule),
        open_conflicts=tuple(programme.conflicts.exclude(values__chosen=True)),
        unreviewed_types=programme.organisations.filter(type_reviewed=False).count(),
        unchecked_languages=tuple(programme.unchecked_languages),
    )


def _without_facilitator(programme: Programme) -> set[int]:
    """Return the events whose facilitators all sit on one side."""
    facilitating: defaultdict[int, Counter[int]] = defaultdict(Counter)
    entries = Contribution.objects.filter(programme=programme, listed_as=ListedAs.FACILITATOR)
    for event, side in entries.values_list("event_id", "side_id"):
        facilitating[event][side] += 1
    return {event for event, sides in facilitating.items() if len(sides) == 1}


def next_event(programme: Programme, *, today: date, language: str) -> EventLine | None:
    """Return the planned event that comes next; None if no plan has a date that may still come."""
    coming = with_names(programme.events.filter(status=EventStatus.PLANNED, latest__gte=today))[:1]
    return next(iter(event_lines(programme, language=language, events=list(coming))), None)
