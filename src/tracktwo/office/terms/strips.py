"""A strip of dots, one place for each number of hits: whether one voice carries a term, without naming anybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from tracktwo.terms import TermSettings, Voices
from tracktwo.vocabulary.sides import Mark

if TYPE_CHECKING:
    from tracktwo.office.models import Side

__all__ = ["Dot", "Strip", "strip_of"]

WIDTH: Final = 480
_LANE: Final = 26
_EDGE: Final = 14
_SMALL, _LARGE = 3.5, 11.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """People who say a term as often as each other: where they stand, how large that is drawn, and their mark."""

    x: float
    y: float
    radius: float
    mark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """A strip with a lane for each side; ``rows`` is its table: hits, and people of each lane.

    ``sides`` are those of the lanes, None for people of neither.
    """

    dots: Sequence[Dot]
    height: int
    sides: "Sequence[Side | None]"
    rows: Sequence[tuple[int, Sequence[int]]]
    most: int
    words: str
    is_one_voice: bool


def strip_of(voices: Sequence[Voices], *, sides: "Sequence[Side]") -> Strip | None:
    """Return the strip of who says a term how often; None where nobody does.

    Args: voices: how many people of a side say it how often; sides: as the page has them.
    """
    if not voices:
        return None
    lanes: list[Side | None] = [*sides]
    if any(each.side is None for each in voices):
        lanes.append(None)
    keys = [side.key if side else None for side in lanes]
    most = max(each.hits for each in voices)
    dots = [
        Dot(
            x=round(_EDGE + (WIDTH - 2 * _EDGE) * each.hits / most, 1),
            y=_LANE * (keys.index(each.side) + 0.5),
            radius=round(min(_LARGE, _SMALL * sqrt(each.people)), 1),
            mark=_mark(lanes[keys.index(each.side)]),
        )
        for each in voices
    ]
    counted = {(each.hits, each.side): each.people for each in voices}
    told, is_one_voice = _told(voices)
    return Strip(
        dots=dots,
        height=_LANE * len(lanes),
        sides=lanes,
        rows=[
            (hits, [counted.get((hits, key), 0) for key in keys])
            for hits in sorted({each.hits for each in voices}, reverse=True)
        ],
        most=most,
        words=told,
        is_one_voice=is_one_voice,
    )


def _mark(side: "Side | None") -> str:
    return Mark(side.mark).value if side else ""


def _told(voices: Sequence[Voices]) -> tuple[str, bool]:
    made = TermSettings()
    hits = sum(each.hits * each.people for each in voices)
    effective = hits**2 / sum(each.people * each.hits**2 for each in voices)
    most = max(each.hits for each in voices)
    is_one_voice = most / hits > made.one_voice or effective < made.least_voices
    told = _(
        "Who says it most says it %(most)s of %(hits)s times; in effect it is said by %(people)s people."
    ) % {
        "most": f"{most:,}",
        "hits": f"{hits:,}",
        "people": f"{effective:.1f}",
    }
    return told, is_one_voice
