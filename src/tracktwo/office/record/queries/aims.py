"""What the programme is for and what came of it; and the conferences its events stand beside."""

from dataclasses import dataclass

from django.db.models import Prefetch

from tracktwo.office.record.models import Conference, Event, Objective, Outcome, Programme
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names

__all__ = [
    "ConferenceSeries",
    "ObjectiveUse",
    "conference_series",
    "objective_use",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectiveUse:
    """An objective, the events that serve it and the outcomes that speak to it."""

    objective: Objective
    events: tuple[EventLine, ...]
    outcomes: tuple[Outcome, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConferenceSeries:
    """A series of conferences: its editions in time order, each with our events held alongside it."""

    name: str
    language: str
    editions: tuple[tuple[Conference, tuple[EventLine, ...]], ...]


def objective_use(programme: Programme, *, language: str, key: str = "") -> list[ObjectiveUse]:
    """Return every objective, or the one of a key, with what serves it."""
    events = with_names(Event.objects.all())
    rows = programme.objectives.prefetch_related(Prefetch("events", events), "outcomes")
    if key:
        rows = rows.filter(key=key)
    found = list(rows)
    together = {event.pk: event for row in found for event in row.events.all()}
    lines = {
        line.event.pk: line
        for line in event_lines(programme, language=language, events=list(together.values()))
    }
    return [
        ObjectiveUse(
            objective=row,
            events=tuple(lines[event.pk] for event in row.events.all()),
            outcomes=tuple(row.outcomes.all()),
        )
        for row in found
    ]


def conference_series(programme: Programme, key: str, *, language: str) -> ConferenceSeries | None:
    """Return the series of a conference, with our events beside each edition; None if there is none."""
    conference = programme.conferences.filter(key=key).first()
    if conference is None:
        return None
    editions = list(programme.conferences.filter(series=conference.series).order_by("date", "key"))
    events = list(with_names(programme.events.filter(conference__in=editions)))
    lines = event_lines(programme, language=language, events=events)
    return ConferenceSeries(
        name=conference.series,
        language=conference.language,
        editions=tuple(
            (edition, tuple(line for line in lines if line.event.conference_id == edition.pk))
            for edition in editions
        ),
    )
