"""Lessons of earlier events that whoever plans a similar one reads, with what the two events have in common."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Prefetch

from tracktwo.office.record.kinds import PresenceMode, Uptake
from tracktwo.office.record.models import Event, Lesson, LessonUse, Programme, Segment, Topic
from tracktwo.office.record.queries.titles import with_names
from tracktwo.office.record.queries.topics import topics_about

__all__ = ["Alike", "Likeness", "SimilarLesson", "lessons_of", "lessons_taken_up", "similar_lessons"]


class Alike(StrEnum):
    """What two events have in common."""

    KIND = "kind"
    PRESENCE = "presence"
    PLACE = "place"
    CONFERENCE = "conference"
    TOPIC = "topic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """One thing two events have in common; of topics, which."""

    alike: Alike
    topics: tuple[Topic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarLesson:
    """A lesson of an earlier event, why it is shown, and what became of it; None while nobody has decided."""

    lesson: Lesson
    likenesses: tuple[Likeness, ...]
    use: LessonUse | None

    @property
    def is_open(self) -> bool:
        """Return whether somebody still has to say whether it is taken up."""
        return self.use is None

    @property
    def is_taken_up(self) -> bool:
        """Return whether it was taken up."""
        return self.use is not None and self.use.state == Uptake.TAKEN_UP


def lessons_of(programme: Programme) -> list[Lesson]:
    """Return every lesson with its event and with the events it was looked at for, in time order."""
    uses = LessonUse.objects.prefetch_related(Prefetch("event", with_names(Event.objects.all())))
    found = programme.lessons.prefetch_related(
        Prefetch("event", with_names(Event.objects.all())), Prefetch("uses", uses)
    )
    return list(found.order_by("event__earliest", "event__key", "key"))


def lessons_taken_up(event: Event) -> list[LessonUse]:
    """Return the lessons of other events that were taken up for an event."""
    found = LessonUse.objects.filter(event=event, state=Uptake.TAKEN_UP).select_related("lesson")
    return list(found.prefetch_related(Prefetch("lesson__event", with_names(Event.objects.all()))))


def similar_lessons(programme: Programme, events: Sequence[Event]) -> Mapping[str, tuple[SimilarLesson, ...]]:
    """Return the lessons of events like each of some events, by its key, in as many queries for many as for one.

    What has most in common comes first; what was decided on stays in the list even where nothing is in common now.
    """
    if not events:
        return {}
    lessons = lessons_of(programme)
    traits = _Traits(programme, [*events, *(lesson.event for lesson in lessons)] if lessons else [])
    return {event.key: tuple(_ordered(event, lessons, traits)) for event in events}


def _ordered(event: Event, lessons: Sequence[Lesson], traits: "_Traits") -> list[SimilarLesson]:
    found = []
    for lesson in lessons:
        if lesson.event_id == event.pk:
            continue
        likenesses = traits.shared(event, lesson.event)
        use = next((each for each in lesson.uses.all() if each.event_id == event.pk), None)
        if likenesses or use:
            found.append(SimilarLesson(lesson=lesson, likenesses=likenesses, use=use))
    return sorted(found, key=lambda each: (not each.is_open, -len(each.likenesses)))


class _Traits:
    """What events are compared by: how each side took part, and the topics of each event and its items."""

    def __init__(self, programme: Programme, events: Sequence[Event]) -> None:
        self._modes: defaultdict[int, set[tuple[int, str]]] = defaultdict(set)
        self._topics: defaultdict[int, dict[str, Topic]] = defaultdict(dict)
        if not events:
            return
        wanted = {event.pk for event in events}
        presences = programme.events.filter(pk__in=wanted).exclude(presences=None)
        for event, side, mode in presences.values_list("pk", "presences__side", "presences__mode"):
            if mode != PresenceMode.NOT_STATED:
                self._modes[event].add((side, mode))
        places = {f"event:{event.key}": event.pk for event in events}
        items = Segment.objects.filter(programme=programme, event__in=wanted)
        places |= {f"segment:{key}": event for key, event in items.values_list("key", "event_id")}
        for subject, topics in topics_about(programme).items():
            if subject in places:
                self._topics[places[subject]].update({topic.key: topic for topic in topics})

    def shared(self, one: Event, other: Event) -> tuple[Likeness, ...]:
        """Return what two events have in common."""
        topics = self._topics[one.pk]
        both = tuple(topics[key] for key in sorted(topics.keys() & self._topics[other.pk].keys()))
        has = {
            Alike.KIND: one.kind == other.kind,
            Alike.PRESENCE: bool(self._modes[one.pk]) and self._modes[one.pk] == self._modes[other.pk],
            Alike.PLACE: _same_place(one, other),
            Alike.CONFERENCE: one.conference_id is not None and one.conference_id == other.conference_id,
            Alike.TOPIC: bool(both),
        }
        return tuple(
            Likeness(alike=alike, topics=both if alike is Alike.TOPIC else ())
            for alike, is_so in has.items()
            if is_so
        )


def _same_place(one: Event, other: Event) -> bool:
    tags = one.place.keys() & other.place.keys()
    return any(one.place[tag].casefold() == other.place[tag].casefold() for tag in tags)
