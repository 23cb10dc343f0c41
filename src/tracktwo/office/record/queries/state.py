"""Where a programme stands as of a date: counts that say what they count, and what they leave open."""

from collections.abc import Iterable
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
_PUBLIC: Final = frozenset({EventKind.PUBLIC_PANEL, EventKind.PUBLIC_BROADCAST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """One count: what it counts, and the rows it counted; the figure is how many they are."""

    measure: Measure
    events: tuple[EventLine, ...] = ()
    publications: tuple[Publication, ...] = ()

    @property
    def number(self) -> int:
        """Return the figure."""
        return len(self.events) + len(self.publications)

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


def state(programme: Programme, as_of: PartialDate, *, language: str) -> State:
    """Return the counts of a programme as of the last day a date can mean.

    Args:
        programme: The programme.
        as_of: The date; ``2021-12`` is the end of December 2021.
        language: The reader's language, for the names of events.

    Returns:
        Counts in the order of :class:`Measure`, each with its rows in time order. A held event counts once
        the last day its date can mean has passed; a plan is listed once it was known; rehearsals never count.
    """
    day = as_of.latest
    events = with_names(programme.events.exclude(kind=EventKind.REHEARSAL))
    lines = event_lines(programme, language=language, events=list(events))
    papers = list(programme.publications.filter(kind=PublicationKind.RESEARCH_PAPER, by_programme=True))
    held = [line for line in lines if line.event.status == EventStatus.HELD]
    return State(
        as_of=as_of,
        counts=(
            *_held_counts([line for line in held if _passed(line.event.latest, day)]),
            Count(
                measure=Measure.RESEARCH,
                publications=tuple(paper for paper in papers if _passed(paper.latest, day)),
            ),
            Count(measure=Measure.PLANNED, events=_known(lines, EventStatus.PLANNED, day)),
            Count(measure=Measure.NOT_HELD, events=_known(lines, EventStatus.NOT_HELD, day)),
        ),
        maybe_events=tuple(line for line in held if _straddles(line.event.date, day)),
        maybe_publications=tuple(paper for paper in papers if _straddles(paper.date, day)),
        undated_events=tuple(line for line in held if not line.event.date),
        undated_publications=tuple(paper for paper in papers if not paper.date),
    )


def _held_counts(held: Iterable[EventLine]) -> tuple[Count, Count, Count]:
    groups: dict[Measure, list[EventLine]] = {Measure.FORMAL: [], Measure.INFORMAL: [], Measure.PUBLIC: []}
    for line in held:
        groups[_measure(EventKind(line.event.kind))].append(line)
    formal, informal, public = (
        Count(measure=measure, events=tuple(group)) for measure, group in groups.items()
    )
    return formal, informal, public


def _measure(kind: EventKind) -> Measure:
    if takes_number(kind):
        return Measure.FORMAL
    if kind in _INFORMAL:
        return Measure.INFORMAL
    assert kind in _PUBLIC
    return Measure.PUBLIC


def _passed(latest: date | None, day: date) -> bool:
    return latest is not None and latest <= day


def _straddles(text: str, day: date) -> bool:
    """Return whether a date has begun by a day but may not have passed."""
    if not text:
        return False
    partial = PartialDate.parse(text)
    return partial.possibly_by(day) and not partial.certainly_by(day)


def _known(lines: list[EventLine], status: EventStatus, day: date) -> tuple[EventLine, ...]:
    """Return the events of a status known by a day; one known since nobody says when is listed too."""
    return tuple(
        line
        for line in lines
        if line.event.status == status
        and (not line.event.status_as_of or PartialDate.parse(line.event.status_as_of).certainly_by(day))
    )
