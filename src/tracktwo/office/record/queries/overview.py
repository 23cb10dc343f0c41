"""What the overview shows beside the counts: what needs somebody, and what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from tracktwo.office.record.kinds import Delivery, EventKind, EventStatus, ListedAs
from tracktwo.office.record.models import Conflict, Contribution, Event, Partner, Programme, Segment, Side
from tracktwo.office.record.queries.titles import EventLine, event_lines, with_names

__all__ = [
    "Gap",
    "Needs",
    "coming_events",
    "coming_recordings",
    "needs",
    "next_event",
    "partners",
    "plans_without_agenda",
]

_NAMED = 10
_RECORDED = (Delivery.PRE_RECORDED, Delivery.SENT_VIDEO)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Events that lack something: the first of them, and how many more there are."""

    lines: tuple[EventLine, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What somebody has to look at. Nothing here stops anybody from anything.

    ``open_conflicts`` are the first of those without a chosen value; there are ``more_conflicts`` besides.
    """

    without_facilitator: Gap
    without_rule: Gap
    open_conflicts: tuple[Conflict, ...]
    more_conflicts: int
    unreviewed_types: int
    unchecked_languages: tuple[str, ...]

    def __bool__(self) -> bool:
        return any(
            (
                self.without_facilitator.lines,
                self.without_rule.lines,
                self.open_conflicts,
                self.unreviewed_types,
                self.unchecked_languages,
            )
        )


def needs(programme: Programme, *, language: str) -> Needs:
    """Return what is missing or undecided in a programme's record."""
    events = programme.events.exclude(status=EventStatus.NOT_HELD).exclude(kind=EventKind.REHEARSAL)
    conflicts = programme.conflicts.exclude(values__chosen=True)
    named = tuple(conflicts[:_NAMED])
    return Needs(
        without_facilitator=_gap(programme, events.filter(pk__in=_one_sided(programme)), language),
        without_rule=_gap(programme, events.filter(rule=""), language),
        open_conflicts=named,
        more_conflicts=conflicts.count() - len(named),
        unreviewed_types=programme.organisations.filter(type_reviewed=False).count(),
        unchecked_languages=tuple(programme.unchecked_languages),
    )


def _gap(programme: Programme, events: QuerySet[Event], language: str) -> Gap:
    lines = event_lines(programme, language=language, events=list(with_names(events)[:_NAMED]))
    return Gap(lines=tuple(lines), more=events.count() - len(lines))


def _one_sided(programme: Programme) -> set[int]:
    """Return the events whose facilitators all sit on one side."""
    entries = Contribution.objects.filter(programme=programme, listed_as=ListedAs.FACILITATOR).order_by()
    sides = entries.values("event").annotate(sides=Count("side", distinct=True))
    return set(sides.filter(sides=1).values_list("event", flat=True))


def next_event(programme: Programme, *, today: date, language: str) -> EventLine | None:
    """Return the planned event that comes next; None if no plan has a date that may still come."""
    coming = with_names(programme.events.filter(status=EventStatus.PLANNED, latest__gte=today))[:1]
    return next(iter(event_lines(programme, language=language, events=list(coming))), None)


def coming_recordings(programme: Programme, *, today: date) -> QuerySet[Segment]:
    """Return the items of events to come that are to be shown as recordings, and are not there yet."""
    found = Segment.objects.filter(
        programme=programme, mode__in=_RECORDED, material="", event__status=EventStatus.PLANNED
    ).exclude(event__latest__lt=today)
    return found.select_related("event").prefetch_related("event__names__owner").order_by("due", "pk")


def plans_without_agenda(programme: Programme, *, today: date) -> QuerySet[Event]:
    """Return the planned events with a day still to come that have no agenda."""
    found = programme.events.filter(status=EventStatus.PLANNED, latest__gte=today, segments=None)
    return with_names(found.exclude(kind=EventKind.REHEARSAL).order_by("earliest", "key"))


def coming_events(programme: Programme, *, today: date) -> QuerySet[Event]:
    """Return the planned events that are still to come, or may be, the earliest first; those without a day last."""
    found = programme.events.filter(Q(latest__gte=today) | Q(latest=None), status=EventStatus.PLANNED)
    return with_names(found.exclude(kind=EventKind.REHEARSAL))


def partners(programme: Programme, *, sides: Sequence[Side]) -> list[Partner]:
    """Return the programme's partners, those of the side given first leading, those of no side last."""
    place = {side.pk: number for number, side in enumerate(sides)}
    rows = programme.partners.select_related("organisation", "side")
    return sorted(rows, key=lambda partner: place.get(partner.side_id or 0, len(place)))
