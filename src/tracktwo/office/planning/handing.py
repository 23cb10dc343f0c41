"""What of an agenda may be handed to its readers: everything in it came through the gate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from django.utils.translation import gettext as _

from tracktwo.clearance import Audience, Cleared, Public, Withheld, clear
from tracktwo.clearance.kinds import (
    Contribution,
    Event,
    Segment,
    ShownContribution,
    ShownEvent,
    ShownSegment,
    Side,
)
from tracktwo.office.record.queries.material import holdings
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["Handout", "HandoutItem", "handout_of"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutItem:
    """One item: what may be told of it, and its people with their roles; ``told`` is None for a closed session."""

    starts: str
    minutes: int | None
    told: ShownSegment | None
    people: tuple[tuple[ShownContribution, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """An agenda as some readers may have it.

    Args:
        programme: The programme's key and name.
        event: The event as they may read it.
        items: The items, in order.
        sides: Name and home clock of each side, by key; the clock is "" where the readers are not told.
        zone: Whose clock the times are told by; "" where the readers are not told.
        is_public: Whether anybody may have it.
    """

    programme: tuple[str, LanguageText]
    notice: LanguageText
    languages: tuple[str, ...]
    event: ShownEvent
    items: tuple[HandoutItem, ...]
    sides: Mapping[str, tuple[LanguageText, str]]
    zone: str
    is_public: bool


def handout_of(programme: "Programme", key: str, *, audience: Audience) -> Handout:
    """Return the agenda of an event as an audience may have it.

    Raises:
        DataError: If there is no such event for that audience, or nothing of its agenda is theirs to read.
    """
    held = holdings(programme)
    event = next((each for each in held if isinstance(each, Event) and each.key == key), None)
    shown = None if event is None else _cleared(event, ShownEvent, audience)
    if shown is None:
        raise DataError(_("These readers may not know of this event, so there is no agenda for them."))
    entries = {
        entry.key: entry
        for each in held
        if isinstance(each, Contribution) and each.event.key == key
        for entry in (_cleared(each, ShownContribution, audience),)
        if entry
    }
    segments = [each for each in held if isinstance(each, Segment) and each.event.key == key]
    items = _items(sorted(segments, key=lambda each: each.position), entries, audience=audience)
    if not items:
        raise DataError(_("The rule of this event lets these readers have nothing of its agenda."))
    is_public = isinstance(audience, Public)
    row = programme.events.get(key=key)
    tells_place = not is_public or shown.place is not None
    homes = {side.key: "" if is_public else side.zone for side in programme.sides.all()}
    return Handout(
        programme=(programme.key, programme.name),
        notice=programme.notice,
        languages=tuple(programme.languages),
        event=shown,
        items=items,
        sides={each.key: (each.name, homes[each.key]) for each in held if isinstance(each, Side)},
        zone=row.zone if tells_place else "",
        is_public=is_public,
    )


def _items(
    segments: Sequence[Segment], entries: Mapping[str, ShownContribution], *, audience: Audience
) -> tuple[HandoutItem, ...]:
    found = []
    for segment in segments:
        told = _cleared(segment, ShownSegment, audience)
        if told is None:
            continue
        found.append(
            HandoutItem(
                starts=told.starts,
                minutes=told.minutes,
                told=told if told.kind else None,
                people=tuple(
                    (entries[part.contribution], part.role)
                    for part in told.parts
                    if part.contribution in entries
                ),
            )
        )
    return tuple(found)


def _cleared(material: Any, kind: type[T], audience: Audience) -> T | None:
    """Return what the gate shows an audience of something; None where it withholds it."""
    answer: Cleared[Any, Any] | Withheld = clear(material, audience=audience)
    content = answer.value if isinstance(answer, Cleared) else None
    return content if isinstance(content, kind) else None
