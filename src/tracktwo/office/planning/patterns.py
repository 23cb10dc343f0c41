"""What an agenda can start from: the usual items of each kind of event, with how long they usually take."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext_lazy as _

from tracktwo.office.record.checks import loosens
from tracktwo.office.record.kinds import EventKind, SegmentKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_stubs_ext import StrOrPromise

__all__ = ["PATTERNS", "TITLED", "Pattern", "Start", "copied", "items_of"]


class Start(StrEnum):
    """What a new agenda starts from."""

    HALF_DAY = "half_day"
    FULL_DAY = "full_day"
    INFORMAL = "informal"
    SMALL_GROUP = "small_group"
    PANEL = "panel"
    BROADCAST = "broadcast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A usual agenda: what it is called, the kind and length of event it is for, its items with their minutes."""

    words: "StrOrPromise"
    kind: EventKind
    duration: str
    items: tuple[tuple[SegmentKind, int], ...]

    @property
    def minutes(self) -> int:
        """Return how long all items take together."""
        return sum(minutes for _kind, minutes in self.items)


TITLED: Final = frozenset({SegmentKind.TALK, SegmentKind.INTERVIEW, SegmentKind.PANEL, SegmentKind.LAUNCH})
"""Kinds of items that are announced by a title of their own."""

_OPENING, _CLOSING = (SegmentKind.OPENING, 10), (SegmentKind.CLOSING, 10)
_TALK, _ASKED = (SegmentKind.TALK, 20), (SegmentKind.Q_AND_A, 10)
_BREAK = (SegmentKind.BREAK, 20)

PATTERNS: Final[Mapping[Start, Pattern]] = {
    Start.HALF_DAY: Pattern(
        words=_("Half-day workshop"),
        kind=EventKind.FORMAL_WORKSHOP,
        duration="half-day",
        items=(
            *(_OPENING, _TALK, _ASKED, _TALK, _ASKED, _BREAK, _TALK, _ASKED, _TALK, _ASKED),
            *((SegmentKind.PANEL, 60), _CLOSING),
        ),
    ),
    Start.FULL_DAY: Pattern(
        words=_("Full-day workshop"),
        kind=EventKind.FORMAL_WORKSHOP,
        duration="full-day",
        items=(
            *(_OPENING, _TALK, _ASKED, _TALK, _ASKED, _BREAK, _TALK, _ASKED, _TALK, _ASKED),
            *((SegmentKind.BREAK, 90), _TALK, _ASKED, (SegmentKind.INTERVIEW, 30), _ASKED, _BREAK),
            *(_TALK, _ASKED, (SegmentKind.PANEL, 60), (SegmentKind.CLOSING, 20)),
        ),
    ),
    Start.INFORMAL: Pattern(
        words=_("Informal discussion"),
        kind=EventKind.INFORMAL_DISCUSSION,
        duration="PT1H30M",
        items=((SegmentKind.OPENING, 5), (SegmentKind.Q_AND_A, 75), _CLOSING),
    ),
    Start.SMALL_GROUP: Pattern(
        words=_("Small-group dialogue"),
        kind=EventKind.SMALL_GROUP_DIALOGUE,
        duration="PT2H",
        items=(
            _OPENING,
            (SegmentKind.Q_AND_A, 50),
            (SegmentKind.BREAK, 10),
            (SegmentKind.Q_AND_A, 40),
            _CLOSING,
        ),
    ),
    Start.PANEL: Pattern(
        words=_("Panel"),
        kind=EventKind.PUBLIC_PANEL,
        duration="PT1H",
        items=((SegmentKind.OPENING, 5), (SegmentKind.PANEL, 40), (SegmentKind.Q_AND_A, 15)),
    ),
    Start.BROADCAST: Pattern(
        words=_("Broadcast (one subject)"),
        kind=EventKind.PUBLIC_BROADCAST,
        duration="PT1H",
        items=(
            (SegmentKind.OPENING, 5),
            (SegmentKind.TALK, 20),
            (SegmentKind.INTERVIEW, 20),
            (SegmentKind.Q_AND_A, 15),
        ),
    ),
}


def items_of(start: Start) -> list[dict[str, Any]]:
    """Return the items of a usual agenda, without people, titles or times."""
    return [{"kind": kind, "minutes": minutes} for kind, minutes in PATTERNS[start].items]


def copied(segments: "Iterable[Any]", *, rule: str) -> list[dict[str, Any]]:
    """Return items like those of an earlier agenda, without its people, its titles and its day.

    Args:
        segments: The items of the earlier agenda.
        rule: The rule of the new event: an item keeps its own only where that is not looser.
    """
    return [
        {
            "kind": segment.kind,
            "session": segment.session,
            "language": segment.language,
            "starts": segment.starts,
            "minutes": segment.minutes,
            "mode": segment.mode,
            "rule": segment.rule if segment.rule and not loosens(rule, segment.rule) else "",
        }
        for segment in segments
    ]
