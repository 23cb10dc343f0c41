"""What balance is counted from: a programme's people, agendas, rooms and publications as plain values."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, Final

from django.db.models import Q

from tracktwo.balance import Held, Listing, Material, Part, Presence
from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import EventKind, EventStatus, OrganiserRole
from tracktwo.vocabulary.sides import sides_in_order

if TYPE_CHECKING:
    from django.db.models import QuerySet

__all__ = ["balance_notes", "counted", "counted_events", "counted_in_part", "hosting", "publications_by_side"]

_HOSTING: Final = (OrganiserRole.HOST, OrganiserRole.CO_HOST, OrganiserRole.CO_ORGANISER)


def counted(programme: record.Programme) -> Material:
    """Return what a programme's balance is counted from, in seven queries however large it is."""
    return _material(programme, counted_events(programme), programme.events.all())


def counted_in_part(
    programme: record.Programme, events: tuple[Held, ...], *, keys: Collection[str]
) -> Material:
    """Return the same of these events, with who and what was there only of plans and of the events of these keys."""
    read = programme.events.filter(Q(key__in=keys) | Q(status=EventStatus.PLANNED))
    return _material(programme, events, read)


def _material(
    programme: record.Programme, events: tuple[Held, ...], read: "QuerySet[record.Event]"
) -> Material:
    sides, read = list(programme.sides.all()), read.order_by()
    return Material(
        sides=(sides[0].key, sides[1].key),
        homes={side.key: side.country for side in sides},
        events=events,
        listings=tuple(map(Listing._make, _listings(read))),
        parts=tuple(map(Part._make, _parts(read))),
        presences=tuple(map(Presence._make, _presences(read))),
        publications=publications_by_side(programme, sides),
    )


def _listings(read: "QuerySet[record.Event]") -> "QuerySet[record.Contribution, Any]":
    rows = record.Contribution.objects.filter(event__in=read).order_by()
    return rows.values_list("event__key", "person_id", "side__key", "listed_as")


def _parts(read: "QuerySet[record.Event]") -> "QuerySet[record.Part, Any]":
    rows = record.Part.objects.filter(segment__event__in=read).order_by("segment_id", "position")
    return rows.values_list(
        *("segment__event__key", "segment__key", "segment__minutes", "role"),
        *("contribution__person_id", "contribution__side__key"),
    )


def _presences(read: "QuerySet[record.Event]") -> "QuerySet[record.Presence, Any]":
    rows = record.Presence.objects.filter(event__in=read).order_by()
    return rows.values_list("event__key", "side__key", "mode")


def balance_notes(programme: record.Programme) -> list[record.BalanceNote]:
    """Return what the programme says of pairs."""
    return list(programme.balancenotes.all())


def counted_events(programme: record.Programme) -> tuple[Held, ...]:
    """Return the events that are counted, in the order of time; rehearsals and what was not held are left out.

    On each event's page the sides stand in the order of its place in time, as everywhere.
    """
    hosts: defaultdict[int, set[str]] = defaultdict(set)
    organised = hosting().filter(event__programme=programme)
    for event, side in organised.values_list("event_id", "organisation__side__key"):
        hosts[event].add(str(side))
    keys = [side.key for side in programme.sides.all()]
    return tuple(
        Held(
            key=key,
            is_planned=status == EventStatus.PLANNED,
            first=sides_in_order(keys, sequence=place)[0],
            country=country,
            hosts=frozenset(hosts[pk]),
            latest=latest,
        )
        for place, (pk, key, kind, status, country, latest) in enumerate(
            programme.events.values_list("pk", "key", "kind", "status", "country", "latest")
        )
        if kind != EventKind.REHEARSAL and status != EventStatus.NOT_HELD
    )


def hosting() -> "QuerySet[record.Organiser]":
    """Return what organisations of a side did for events that counts as hosting them."""
    return record.Organiser.objects.filter(role__in=_HOSTING, organisation__side__isnull=False).order_by()


def publications_by_side(programme: record.Programme, sides: Sequence[record.Side]) -> dict[str, int]:
    """Return how many publications are in a language of each side; one in a language of both counts for both."""
    languages = Counter(programme.publications.values_list("language", flat=True))
    return {side.key: sum(languages[tag] for tag in side.languages) for side in sides}
