"""What balance is counted from: a programme's people, agendas, rooms and publications as plain values."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from tracktwo.balance import Held, Listing, Material, Part, Presence
from tracktwo.office.record import models as record
from tracktwo.office.record.kinds import EventKind, EventStatus, OrganiserRole
from tracktwo.vocabulary.sides import sides_in_order

__all__ = ["balance_notes", "counted"]

_HOSTING: Final = (OrganiserRole.HOST, OrganiserRole.CO_HOST, OrganiserRole.CO_ORGANISER)


def counted(programme: record.Programme) -> Material:
    """Return what a programme's balance is counted from, in seven queries however large it is.

    Rehearsals and what was not held are left out. On each event's page the sides stand in the order of its place in
    time, as everywhere.
    """
    sides = list(programme.sides.all())
    return Material(
        sides=(sides[0].key, sides[1].key),
        homes={side.key: side.country for side in sides},
        events=_events(programme, sides),
        listings=tuple(
            Listing._make((event, str(person), side, listed_as))
            for event, person, side, listed_as in record.Contribution.objects.filter(
                programme=programme
            ).values_list("event__key", "person_id", "side__key", "listed_as")
        ),
        parts=tuple(
            Part._make((event, str(segment), minutes, role, str(person), side))
            for event, segment, minutes, role, person, side in record.Part.objects.filter(
                segment__programme=programme
            )
            .order_by("segment_id")
            .values_list(
                "segment__event__key",
                "segment_id",
                "segment__minutes",
                "role",
                "contribution__person_id",
                "contribution__side__key",
            )
        ),
        presences=tuple(
            map(
                Presence._make,
                record.Presence.objects.filter(event__programme=programme).values_list(
                    "event__key", "side__key", "mode"
                ),
            )
        ),
        publications=_publications(programme, sides),
    )


def balance_notes(programme: record.Programme) -> list[record.BalanceNote]:
    """Return what the programme says of pairs."""
    return list(programme.balancenotes.all())


def _events(programme: record.Programme, sides: Sequence[record.Side]) -> tuple[Held, ...]:
    hosts: defaultdict[int, set[str]] = defaultdict(set)
    hosting = record.Organiser.objects.filter(
        event__programme=programme, role__in=_HOSTING, organisation__side__isnull=False
    )
    for event, side in hosting.values_list("event_id", "organisation__side__key"):
        hosts[event].add(str(side))
    keys = [side.key for side in sides]
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


def _publications(programme: record.Programme, sides: Sequence[record.Side]) -> dict[str, int]:
    """Return how many publications are in a language of each side; one in a language of both counts for both."""
    languages = Counter(programme.publications.values_list("language", flat=True))
    return {side.key: sum(languages[tag] for tag in side.languages) for side in sides}
