"""Where a programme stands as of a date: counts that say what they count, and what they leave open."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from django.db.models import Case, CharField, Q, Value, When
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
    papers = programme.publications.filter(kind=PublicationKind.RESEARCH_PAPER, by_programme=True)
    published = papers.filter(latest__lte=day)
    others = papers.filter(Q(latest__isnull=True) | Q(latest__gt=day))
    research = Count(
        measure=Measure.RESEARCH,
        number=published.count(),
        publications=tuple(reversed(published.reverse()[:most])),
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
        maybe_publications=tuple(paper for paper in others if _has_begun(paper, day)),
        undated_events=lines[_UNDATED],
        undated_publications=tuple(paper for paper in others if not paper.date),
    )


_MAYBE: Final = "maybe"
_UNDATED: Final = "undated"


def _sorted_events(programme: Programme, day: date) -> dict[str, list[int]]:
    """Return the events that each count and list is made of, by primary key and in time order.

    The database says where each belongs; since when a status is known is stored as a date in part, and read here.
    """
    groups: dict[str, list[int]] = {name: [] for name in (*Measure, _MAYBE, _UNDATED)}
    rows = programme.events.exclude(kind=EventKind.REHEARSAL).annotate(group=_group(day))
    for pk, group, known in rows.values_list("pk", "group", "status_as_of"):
        is_to_come = group in _OTHER.values() and known and not PartialDate.parse(known).certainly_by(day)
        if group and not is_to_come:
            groups[group].append(pk)
    return groups


_OTHER: Final = {EventStatus.PLANNED: Measure.PLANNED, EventStatus.NOT_HELD: Measure.NOT_HELD}
_FORMAL: Final = tuple(kind for kind in EventKind if takes_number(kind))


def _group(day: date) -> Case:
    """Return which count or list an event belongs to by a day, as the database tells it; "" for none."""
    return Case(
        *(When(status=status, then=Value(measure.value)) for status, measure in _OTHER.items()),
        When(Q(earliest__isnull=True) | Q(latest__isnull=True), then=Value(_UNDATED)),
        When(latest__lte=day, kind__in=_FORMAL, then=Value(Measure.FORMAL.value)),
        When(latest__lte=day, kind__in=_INFORMAL, then=Value(Measure.INFORMAL.value)),
        When(latest__lte=day, then=Value(Measure.PUBLIC.value)),
        When(earliest__lte=day, then=Value(_MAYBE)),
        default=Value(""),
        output_field=CharField(),
    )


def _lines(
    programme: Programme, groups: Mapping[str, list[int]], language: str
) -> dict[str, tuple[EventLine, ...]]:
    shown = {pk for events in groups.values() for pk in events}
    events = with_names(programme.events.filter(pk__in=shown))
    lines = {line.event.pk: line for line in event_lines(programme, language=language, events=list(events))}
    return {name: tuple(lines[pk] for pk in events) for name, events in groups.items()}


def _has_begun(paper: Publication, day: date) -> bool:
    """Return whether the date of a publication has begun by a day."""
    return bool(paper.date) and PartialDate.parse(paper.date).possibly_by(day)
