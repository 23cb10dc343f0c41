"""Events as their pages show them: lists, one event whole, and who took part on each side."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from tracktwo.balance import Listing, Measure, count_event
from tracktwo.balance import Part as Turn
from tracktwo.office.record.kinds import EventStatus, ListedAs, OrganiserRole, PartRole, SegmentKind
from tracktwo.office.record.models import (
    Conflict,
    Contribution,
    Event,
    Organiser,
    Part,
    PersonName,
    Presence,
    Programme,
    PublicationEvent,
    Segment,
    Side,
)
from tracktwo.office.record.queries.sources import Sources, conflicts_about, sources_of
from tracktwo.office.record.queries.titles import (
    EventLine,
    event_lines,
    place_in_time,
    with_names,
)
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.sides import sides_in_order

__all__ = [
    "EventSheet",
    "SideCount",
    "event_list",
    "event_sheet",
    "listed_elsewhere",
    "panel_composition",
    "printed_name",
    "side_counts",
]


def event_list(programme: Programme, *, kind: str = "", status: str = "") -> QuerySet[Event]:
    """Return a programme's events in time order, with their names, of one kind or status if asked."""
    events = with_names(programme.events.select_related("conference"))
    if kind:
        events = events.filter(kind=kind)
    if status:
        events = events.filter(status=status)
    return events


@dataclass(frozen=True, slots=True, kw_only=True)
class SideCount:
    """One side's people at an event.

    ``people`` is everybody named, each once; ``speakers`` those listed to speak or speaking; ``slots`` how
    often someone speaks (opening and closing are two); ``minutes`` what is stated of how long they speak;
    ``chairing`` the people who moderate or interview.
    """

    side: Side
    people: int
    facilitators: int
    speakers: int
    slots: int
    minutes: int
    chairing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventSheet:
    """One event with everything the record knows about it, the sides in this page's order."""

    line: EventLine
    sides: tuple[Side, ...]
    twins: tuple[EventLine, ...]
    organisers: tuple[tuple[OrganiserRole, tuple[Organiser, ...]], ...]
    contributions: tuple[Contribution, ...]
    running_order: tuple[Contribution, ...]
    segments: tuple[Segment, ...]
    counts: tuple[SideCount, ...]
    panels: tuple[tuple[int, ...], ...]
    conflicts: tuple[Conflict, ...]
    sources: Sources

    @property
    def event(self) -> Event:
        """Return the event itself."""
        return self.line.event

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return what of it can be about a topic, as "kind:key": itself and the items of its agenda."""
        return f"event:{self.event.key}", *(f"segment:{each.key}" for each in self.segments)

    def of_side(self, side: Side) -> list[Contribution]:
        """Return a side's entries: facilitators first, who took part last, each as listed."""
        entries = [entry for entry in self.contributions if entry.side_id == side.pk]
        order = {ListedAs.FACILITATOR: 0, ListedAs.PARTICIPANT: 2}
        return sorted(entries, key=lambda entry: order.get(ListedAs(entry.listed_as), 1))


def event_sheet(programme: Programme, key: str, *, language: str) -> EventSheet | None:
    """Return an event's whole sheet; None if the programme has no event of this key."""
    event = with_names(_whole(programme.events.filter(key=key))).first()
    if event is None:
        return None
    line, *twins = event_lines(programme, language=language, events=[event, *_twins(event)])
    sides = sides_in_order(list(programme.sides.all()), sequence=place_in_time(event))
    contributions, segments = tuple(event.contributions.all()), tuple(event.segments.all())
    about = [
        f"event:{event.key}",
        *(f"contribution:{entry.key}" for entry in contributions),
        *(f"segment:{segment.key}" for segment in segments),
    ]
    return EventSheet(
        line=line,
        sides=sides,
        twins=tuple(twins),
        organisers=_by_role(list(event.organisers.all()), sides=sides),
        contributions=contributions,
        running_order=_running_order(contributions, segments),
        segments=segments,
        counts=side_counts(contributions, segments, sides=sides),
        panels=panel_composition(segments, sides=sides),
        conflicts=tuple(conflicts_about(programme, about)),
        sources=sources_of(programme, about),
    )


def _whole(events: QuerySet[Event]) -> QuerySet[Event]:
    entries = Contribution.objects.select_related("side", "person").prefetch_related(
        "organisations", Prefetch("person__names", PersonName.objects.all())
    )
    parts = Part.objects.select_related("contribution__side", "contribution__person")
    return events.select_related("conference", "replan").prefetch_related(
        "objectives",
        "coverage",
        "alternates",
        "clocks",
        "plans",
        Prefetch("presences", Presence.objects.select_related("side")),
        Prefetch("organisers", Organiser.objects.select_related("organisation__side")),
        Prefetch("contributions", entries),
        Prefetch(
            "segments",
            Segment.objects.select_related("publication").prefetch_related(
                Prefetch("parts", parts), "subtitles", "documents"
            ),
        ),
        Prefetch("publication_links", PublicationEvent.objects.select_related("publication")),
    )


def listed_elsewhere(event: Event) -> list[Contribution]:
    """Return the entries of an event's people on lists of other events of its days; none where no day is known."""
    if not event.date or PartialDate.parse(event.date).days is None:
        return []
    people = event.contributions.values("person")
    entries = Contribution.objects.filter(
        programme=event.programme_id,
        person__in=people,
        event__earliest__lte=event.latest,
        event__latest__gte=event.earliest,
    ).exclude(event=event)
    found = entries.exclude(event__status=EventStatus.NOT_HELD).select_related("event")
    return [
        entry
        for entry in found.prefetch_related("event__names")
        if PartialDate.parse(entry.event.date).days is not None
    ]


def _by_role(
    organisers: Sequence[Organiser], *, sides: Sequence[Side]
) -> tuple[tuple[OrganiserRole, tuple[Organiser, ...]], ...]:
    """Return who did what, hosts first, and in one role the sides in this page's order."""
    place = {side.pk: number for number, side in enumerate(sides)}
    ordered = sorted(organisers, key=lambda each: place.get(each.organisation.side_id or 0, len(place)))
    groups = ((role, tuple(each for each in ordered if each.role == role)) for role in OrganiserRole)
    return tuple((role, group) for role, group in groups if group)


def _twins(event: Event) -> list[Event]:
    """Return the other parts of the same gathering, whichever of them names the other."""
    others = Event.objects.filter(programme=event.programme_id)
    both = others.filter(twins=event) | others.filter(twin=event)
    return list(with_names(both.distinct()))


def _running_order(
    contributions: Sequence[Contribution], segments: Sequence[Segment]
) -> tuple[Contribution, ...]:
    """Return the entries by when their people first do something; those who do nothing come last."""
    first: dict[int, int] = {}
    for place, segment in enumerate(segments):
        for part in segment.parts.all():
            first.setdefault(part.contribution_id, place)
    return tuple(sorted(contributions, key=lambda entry: first.get(entry.pk, len(segments))))


def side_counts(
    contributions: Sequence[Contribution], segments: Sequence[Segment], *, sides: Sequence[Side]
) -> tuple[SideCount, ...]:
    """Return who took part on each side, in the order of the sides given.

    A person on two lists of an event is one head. A person who opens and closes is one speaker with two
    slots. An interviewer or a moderator is not counted as speaking for that.
    """
    listings = [Listing("", str(entry.person_id), entry.side.key, entry.listed_as) for entry in contributions]
    parts = [
        Turn(
            "",
            str(segment.pk),
            segment.minutes,
            part.role,
            str(part.contribution.person_id),
            part.contribution.side.key,
        )
        for segment in segments
        for part in segment.parts.all()
    ]
    keys = (sides[0].key, sides[1].key)
    of = {pair.measure: pair.numbers for pair in count_event(keys, listings=listings, parts=parts)}
    return tuple(
        SideCount(
            side=side,
            people=of[Measure.PEOPLE][side.key],
            facilitators=of[Measure.FACILITATORS][side.key],
            speakers=of[Measure.SPEAKERS][side.key],
            slots=of[Measure.SLOTS][side.key],
            minutes=of[Measure.MINUTES][side.key],
            chairing=of[Measure.CHAIRING][side.key],
        )
        for side in sides
    )


def panel_composition(segments: Sequence[Segment], *, sides: Sequence[Side]) -> tuple[tuple[int, ...], ...]:
    """Return how many panellists each side has on each panel, in the order of the sides given."""
    return tuple(
        tuple(
            sum(
                part.role == PartRole.PANELLIST and part.contribution.side_id == side.pk
                for part in segment.parts.all()
            )
            for side in sides
        )
        for segment in segments
        if segment.kind == SegmentKind.PANEL
    )


def printed_name(entry: Contribution) -> PersonName:
    """Return a contribution's name as printed, its family name marked if the person has that form."""
    known = (name for name in entry.person.names.all() if name.text == entry.name_as_printed)
    return next(known, PersonName(text=entry.name_as_printed, language=entry.language))
