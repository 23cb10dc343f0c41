"""The two sides of a programme, and what must be fair between them.

A side has a shape and a colour drawn by lot. Neither side is first: wherever two sides are listed, the order
alternates by a stated rule (:func:`sides_in_order`), and a mark never carries a national meaning.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, TypeVar

__all__ = ["Mark", "sides_in_order"]

T = TypeVar("T")


class Mark(StrEnum):
    """The shape that stands for a side: filled = its own view, open = the other side's guess."""

    CIRCLE = "circle"
    DIAMOND = "diamond"

    @property
    def filled(self) -> str:
        """Return the filled shape as one character."""
        return _FILLED[self]

    @property
    def open(self) -> str:
        """Return the outlined shape as one character."""
        return _OPEN[self]


_FILLED: Final = {Mark.CIRCLE: "●", Mark.DIAMOND: "◆"}
_OPEN: Final = {Mark.CIRCLE: "○", Mark.DIAMOND: "◇"}


def sides_in_order(sides: Sequence[T], *, sequence: int) -> tuple[T, ...]:
    """Return the sides in the order of the published rule: as given for even sequence numbers, else reversed.

    Event pages pass the event's place in time, statements their number, headers the month of the build.
    """
    return tuple(sides) if sequence % 2 == 0 else tuple(reversed(sides))
