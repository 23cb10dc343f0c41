"""Where a programme stands as of a date: counts that say what they count, and what they leave open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.kinds import EventKind, EventStatus, PublicationKind, takes_number
from tracktwo.office.record.models import Programme, Publication
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["Count", "Measure", "State", "state"]


class Measure(StrEnum):
    """What is counted."""

    FORMAL = "formal"
    INFORMAL = "informal"
    PUBLIC = "public"
    RESEARCH = "research"
    PLANNED = "planned"
    NOT_HELD = "not_held"


_LABELS: Final = {
    Measure.FORMAL: _("Formal dialogues"),
    Measure.INFORMAL: _("Informal interactions"),
    Measure.PUBLIC: _("Public events"),
    Measure.RESEARCH: _("Research outputs"),
    Measure.PLANNED: _("Planned"),
    Measure.NOT_HELD: _("Not held"),
}
_DEFINITIONS: Final = {
    Measure.FORMAL: _(
        "Held events of a kind that takes a number (formal workshops and high-level series sessions) whose "
        "date, as far as it is known, had wholly passed. Rehearsals never count."
    ),
    Measure.INFORMAL: _(
        "Held informal discussions and small-group dialogues whose date, as far as it is known, had wholly "
        "passed."
    ),
    Measure.PUBLIC: _(
        "Held public panels and public broadcasts whose date, as far as it is known, had wholly passed."
    ),
    Measure.RESEARCH: _(
        "Research papers by the programme’s own partners, published by then. Reports, translations, "
        "recordings and agendas are not counted."
    ),
    Measure.PLANNED: _(
        "Events that sources, as known by then, describe as planned; a plan stays listed until the record "
        "says whether it was held."
    ),
    Measure.NOT_HELD: _("Plans known by then not to have taken place. They stay in the record."),
}
_INFORMAL: Final = frozenset({EventKind.INFORMAL_DISCUSSION, EventKind.SMALL_GROUP_DIALOGUE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count: what it counts, the figure, and the latest of the rows it counted."""

    measure: Measure
    number: int
    events: tuple[EventLine, ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def label(self) -> str:
        """Return what is counted, in the reader's language."""
        return str(_LABELS[self.measure])

    @property
    def definition(self) -> str:
        """Return how it is counted, in the reader's language."""
        return str(_DEFINITIONS[self.measure])


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A programme as of a date.

    ``maybe_events`` and ``maybe_publications`` may have been held or published by then: their date, as known,
    has begun but not passed. Undated ones are held or published, nobody has stated when; no count has them.
    """

    as_of: PartialDate
    counts: tuple[Count, ...]
    maybe_events: tuple[EventLine, ...]
    maybe_publications: tuple[Publication, ...]
    undated_events: tuple[EventLine, ...]
    undated_publications: tuple[Publication, ...]


def state(programme: Programme, as_of: PartialDate, *, language: str, most: int | None = None) -> State:
    """Return the counts of a programme as of the last day a date can mean.

    Args:
        programme: The programme.
        as_of: The date; ``2021-12`` is the end of December 2021.
        language: The reader's language, for the names of events.
        most: How many rows, the latest, each list names; all of them if None. Figures always count all.

    Returns:
        Counts in the order of :class:`Measure`, each with its rows in time order. A held event counts once
        the last day its date can mean has passed; a plan is listed once it was known; rehearsals never count.
    """
    day = as_of.latest
    groups = _sorted_events(programme, day)
    lines = _lines(
        programme, {key: events[-(most or len(events)) :] for key, events in groups.items()}, language
    )
    papers = list(programme.publications.filter(kind=PublicationKind.RESEARCH_PAPER, by_programme=True))
    published = [paper for paper in papers if paper.latest is not None and paper.latest <= day]
    research = Count(
        measure=Measure.RESEARCH,
        number=len(published),
        publications=tuple(published[-(most or len(published)) :]),
    )
    return State(
        as_of=as_of,
        counts=tuple(
            research
            if measure is Measure.RESEARCH
            else Count(measure=measure, number=len(groups[measure]), events=lines[measure])
            for measure in Measure
        ),
        maybe_events=lines[_MAYBE],
        maybe_publications=tuple(paper for paper in papers if _straddles(paper, day)),
        undated_events=lines[_UNDATED],
        undated_publications=tuple(paper for paper in papers if not paper.date),
    )


_MAYBE: Final = "maybe"
_UNDATED: Final = "undated"


def _sorted_events(programme: Programme, day: date) -> dict[str, list[int]]:
    """Return the events that each count and list is made of, by primary key and in time order.

    Every event of the programme is looked at, so only plain columns are read.
    """
    groups: dict[str, list[int]] = {name: [] for name in (*Measure, _MAYBE, _UNDATED)}
    rows = programme.events.exclude(kind=EventKind.REHEARSAL)
    columns = ("pk", "kind", "status", "status_as_of", "earliest", "latest")
    for pk, kind, status, status_as_of, earliest, latest in rows.values_list(*columns):
        if status != EventStatus.HELD:
            if not status_as_of or PartialDate.parse(status_as_of).certainly_by(day):
                groups[_OTHER[EventStatus(status)]].append(pk)
        elif earliest is None or latest is None:
            groups[_UNDATED].append(pk)
        elif latest <= day:
            groups[_measure(EventKind(kind))].append(pk)
        elif earliest <= day:
            groups[_MAYBE].append(pk)
    return groups


_OTHER: Final = {EventStatus.PLANNED: Measure.PLANNED, EventStatus.NOT_HELD: Measure.NOT_HELD}


def _measure(kind: EventKind) -> Measure:
    if takes_number(kind):
        return Measure.FORMAL
    return Measure.INFORMAL if kind in _INFORMAL else Measure.PUBLIC


def _lines(
    programme: Programme, groups: Mapping[str, list[int]], language: str
) -> dict[str, tuple[EventLine, ...]]:
    shown = {pk for events in groups.values() for pk in events}
    events = with_names(programme.events.filter(pk__in=shown))
    lines = {line.event.pk: line for line in event_lines(programme, language=language, events=list(events))}
    return {name: tuple(lines[pk] for pk in events) for name, events in groups.items()}


def _straddles(paper: Publication, day: date) -> bool:
    """Return whether a publication's date has begun by a day but may not have passed."""
    if not paper.date:
        return False
    partial = PartialDate.parse(paper.date)
    return partial.possibly_by(day) and not partial.certainly_by(day)
