"""Topics: where each can be talked about now, what is about it, and the talks that coverage counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.db.models import Prefetch, Q, QuerySet

from tracktwo.office.record.kinds import Dimension, EventKind, EventStatus, PartRole, SegmentKind, Setting
from tracktwo.office.record.models import Event, EventName, Part, Programme, Segment, Topic, TopicTag
from tracktwo.office.record.queries.titles import with_names

__all__ = [
    "Gathering",
    "Talk",
    "dimensions_about",
    "events_called",
    "gatherings",
    "setting_now",
    "talks",
    "talks_called",
    "topic_called",
    "topics_about",
    "topics_in_order",
    "topics_of",
]

_TALKS: Final = (SegmentKind.TALK, SegmentKind.INTERVIEW, SegmentKind.PANEL, SegmentKind.LAUNCH)
_LEADS: Final = frozenset({PartRole.INTERVIEWER, PartRole.MODERATOR})


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A talk, an interview, a panel or a launch: its event, the year, and the sides that spoke in it, by key."""

    key: str
    event: str
    year: int | None
    is_planned: bool
    sides: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """An event by key, whether it is only planned, and what of it can be about a topic: itself and its items."""

    key: str
    is_planned: bool
    subjects: tuple[str, ...]


def setting_now(topic: Topic) -> Setting:
    """Return where a topic can be talked about now: where it was moved to last, else where it began."""
    moves = list(topic.moves.all())
    return Setting(moves[-1].setting if moves else topic.setting)


def topics_of(programme: Programme) -> list[Topic]:
    """Return a programme's topics with their moves and tags, in a constant number of queries."""
    return list(_whole(programme))


def topic_called(programme: Programme, key: str) -> Topic | None:
    """Return one topic with its moves and tags; None if there is none."""
    return _whole(programme).filter(key=key).first()


def _whole(programme: Programme) -> "QuerySet[Topic]":
    events = Prefetch("moves__event", with_names(Event.objects.all()))
    return programme.topics.prefetch_related("moves", events, "tags")


def topics_about(programme: Programme, subjects: "Sequence[str] | None" = None) -> Mapping[str, list[Topic]]:
    """Return the topics of each thing that is about one, by "kind:key"; of some things only, if they are named."""
    tags = TopicTag.objects.filter(topic__programme=programme)
    if subjects is not None:
        tags = tags.filter(subject__in=subjects)
    found: defaultdict[str, list[Topic]] = defaultdict(list)
    for tag in tags.select_related("topic").prefetch_related("topic__moves").order_by("topic__key"):
        found[tag.subject].append(tag.topic)
    return found


def dimensions_about(programme: Programme) -> Mapping[str, frozenset[Dimension]]:
    """Return what the topics of each thing are mainly about, by "kind:key", in one query."""
    found: defaultdict[str, set[Dimension]] = defaultdict(set)
    tags = TopicTag.objects.filter(topic__programme=programme).order_by()
    for subject, dimension in tags.values_list("subject", "topic__dimension"):
        found[subject].add(Dimension(dimension))
    return {subject: frozenset(dimensions) for subject, dimensions in found.items()}


def topics_in_order(about: Mapping[str, Sequence[Topic]]) -> list[Topic]:
    """Return each topic of some things once, in the order of their keys."""
    found = {topic.key: topic for topics in about.values() for topic in topics}
    return [found[key] for key in sorted(found)]


def talks(programme: Programme) -> list[Talk]:
    """Return the talks of events held and planned, in time order, in two queries; whoever only leads does not speak."""
    sides: defaultdict[int, set[str]] = defaultdict(set)
    parts = Part.objects.filter(segment__programme=programme).exclude(role__in=_LEADS)
    for segment, side in parts.values_list("segment_id", "contribution__side__key"):
        sides[segment].add(side)
    columns = ("pk", "key", "event__key", "event__latest", "event__status")
    return [
        Talk(
            key=key,
            event=event,
            year=latest.year if latest else None,
            is_planned=status == EventStatus.PLANNED,
            sides=frozenset(sides[pk]),
        )
        for pk, key, event, latest, status in _talks(programme).values_list(*columns)
    ]


def _talks(programme: Programme) -> QuerySet[Segment]:
    rows = Segment.objects.filter(programme=programme, kind__in=_TALKS)
    rows = rows.exclude(event__kind=EventKind.REHEARSAL).exclude(event__status=EventStatus.NOT_HELD)
    return rows.order_by("event__latest", "event__key", "position")


def talks_called(programme: Programme, words: str) -> list[tuple[str, str]]:
    """Return the talks that may have some words in their titles or their events', in time order.

    Each by its key and its event's. What has no title is called by what it is, in the reader's language; so is an event
    without a name: whoever knows that language looks at them.
    """
    named = programme.events.filter(_called(programme, words)).order_by().values("pk")
    rows = _talks(programme).filter(Q(title__icontains=words) | Q(title="") | Q(event__in=named))
    return list(rows.values_list("key", "event__key"))


def events_called(programme: Programme, words: str, *, keys: Iterable[str] = ()) -> QuerySet[Event]:
    """Return the events that may have some words in the name they are shown by, and those of some keys."""
    return with_names(programme.events.filter(_called(programme, words) | Q(key__in=set(keys))))


def _called(programme: Programme, words: str) -> Q:
    named = EventName.objects.filter(event__programme=programme, text__icontains=words)
    unnamed = programme.events.filter(names=None)
    return Q(pk__in=named.order_by().values("event")) | Q(pk__in=unnamed.order_by().values("pk"))


def gatherings(programme: Programme) -> list[Gathering]:
    """Return the events held and planned but rehearsals, in time order, in two queries."""
    items: defaultdict[str, list[str]] = defaultdict(list)
    for event, key in programme.segments.values_list("event__key", "key"):
        items[event].append(f"segment:{key}")
    rows = programme.events.exclude(kind=EventKind.REHEARSAL).exclude(status=EventStatus.NOT_HELD)
    return [
        Gathering(key=key, is_planned=status == EventStatus.PLANNED, subjects=(f"event:{key}", *items[key]))
        for key, status in rows.values_list("key", "status")
    ]
