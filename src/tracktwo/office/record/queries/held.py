"""What each side had of everything held by a day, counted by the database: no row of an event is read.

It counts what :func:`tracktwo.balance.balance` counts of the same programme; a test holds the two together.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)

from tracktwo.balance import IN_ROOM, LISTED_TO_SPEAK, OF_ROLE, SPEAKING, Measure
from tracktwo.office.record.kinds import EventKind, EventStatus, ListedAs, PartRole, PresenceMode
from tracktwo.office.record.models import Contribution, Event, Part, Presence, Programme, Side
from tracktwo.office.record.queries.counted import hosting, publications_by_side
from tracktwo.vocabulary.sides import sides_in_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import Any

__all__ = ["HeldCounts", "held_counts"]

_SIDE: Final = "contribution__side__key"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldCounts:
    """How much there was of each side, by measure, and how often what is counted is not stated."""

    numbers: Counter[tuple[Measure, str]] = field(default_factory=Counter)
    unknown: Counter[Measure] = field(default_factory=Counter)


def held_counts(programme: Programme, *, as_of: date) -> HeldCounts:
    """Return what is counted of everything a programme held by a day, in eight queries however large it is."""
    sides = list(programme.sides.all())
    is_held = Q(status=EventStatus.HELD, latest__lte=as_of) & ~Q(kind=EventKind.REHEARSAL)
    held = programme.events.filter(is_held).order_by()
    found = HeldCounts()
    _count_people(found, programme, held)
    _count_agendas(found, Part.objects.filter(segment__event__in=held).order_by())
    _count_presences(found, held)
    hosted = hosting().filter(event__in=held).values_list("organisation__side__key")
    _add(found, Measure.HOSTED, hosted.annotate(number=Count("event", distinct=True)))
    _add(found, Measure.LISTED_FIRST, _listed_first(programme, sides, is_held).items())
    _add(found, Measure.PUBLICATIONS, publications_by_side(programme, sides).items())
    return found


def _add(found: HeldCounts, measure: Measure, rows: "Iterable[tuple[Any, int]]") -> None:
    for side, number in rows:
        found.numbers[measure, side] += number


def _count_people(found: HeldCounts, programme: Programme, held: QuerySet[Event]) -> None:
    """Count the people of each side, each once: those on any list, those who speak, those who facilitate."""
    entries = Contribution.objects.filter(programme=programme, event__in=held).order_by()
    speaks = Q(listed_as__in=LISTED_TO_SPEAK) | Q(Exists(_speaking().filter(contribution=OuterRef("pk"))))
    rows = entries.values_list("side__key").annotate(
        people=_people(), speakers=_people(speaks), facilitators=_people(Q(listed_as=ListedAs.FACILITATOR))
    )
    for side, people, speakers, facilitators in rows:
        found.numbers[Measure.PEOPLE, side] = people
        found.numbers[Measure.SPEAKERS, side] = speakers
        found.numbers[Measure.FACILITATORS, side] = facilitators


def _people(who: Q | None = None) -> Count:
    return Count("person", filter=who, distinct=True)


def _speaking() -> QuerySet[Part]:
    return Part.objects.filter(role__in=SPEAKING).order_by()


def _count_agendas(found: HeldCounts, parts: QuerySet[Part]) -> None:
    """Count what people do in agendas; minutes of an item belong in equal shares to those who speak in it."""
    leading = parts.exclude(role__in=SPEAKING).values_list(_SIDE)
    _add(found, Measure.CHAIRING, leading.annotate(number=Count("contribution__person", distinct=True)))
    together = _speaking().filter(segment=OuterRef("segment")).values("segment").annotate(n=Count("pk"))
    rows = parts.annotate(minutes=F("segment__minutes"), together=Subquery(together.values("n")))
    minutes: defaultdict[str, Fraction] = defaultdict(Fraction)
    for side, role, stated, speaking, times in rows.values_list(
        _SIDE, "role", "minutes", "together"
    ).annotate(times=Count("pk")):
        if role in OF_ROLE:
            found.numbers[OF_ROLE[PartRole(role)], side] += times
        if role in SPEAKING:
            found.numbers[Measure.SLOTS, side] += times
            if stated is None:
                found.unknown[Measure.MINUTES] += times
            else:
                minutes[side] += Fraction(stated * times, speaking)
    _add(found, Measure.MINUTES, ((side, round(number)) for side, number in minutes.items()))


def _count_presences(found: HeldCounts, held: QuerySet[Event]) -> None:
    rows = Presence.objects.filter(event__in=held).order_by().values_list("side__key", "mode")
    for side, mode, times in rows.annotate(times=Count("pk")):
        if mode in IN_ROOM:
            found.numbers[Measure.IN_ROOM, side] += times
        elif mode == PresenceMode.REMOTE:
            found.numbers[Measure.FROM_AFAR, side] += times
        else:
            found.unknown.update({Measure.IN_ROOM: times, Measure.FROM_AFAR: times})


def _listed_first(programme: Programme, sides: "Sequence[Side]", is_held: Q) -> Counter[str]:
    """Return on how many pages of events held each side is listed first, which follows from the place in time."""
    events = programme.events.annotate(is_held=ExpressionWrapper(is_held, output_field=BooleanField()))
    places = enumerate(events.values_list("is_held", flat=True))
    return Counter(sides_in_order(sides, sequence=place)[0].key for place, held in places if held)
