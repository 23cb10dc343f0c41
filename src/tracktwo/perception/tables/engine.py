"""Who works through the parts of a large table: an agreement, kept by whoever has more than one worker."""

from collections.abc import Callable, Sequence
from typing import Protocol, Self, TypeVar

__all__ = ["Engine", "Sum"]

Part = TypeVar("Part")
Told = TypeVar("Told")


class Sum(Protocol):
    """What adds up: ``(a + b) + c`` is ``a + (b + c)``, so that neighbours may be added first."""

    def __add__(self, other: Self, /) -> Self:
        """Return both together, this one's first."""


class Engine(Protocol):
    """Works through the parts of a large table, on a cluster for example, whose workers share no memory."""

    def fold(
        self,
        parts: Sequence[Part],
        work: Callable[[Part], Sequence[Sum]],
        tell: Callable[[Sum], Told],
        *,
        pieces: int,
    ) -> Sequence[Told]:
        """Return what is told of the sums over all parts, piece by piece.

        Args:
            parts: one or more parts; each can be sent to another process.
            work: makes as many pieces of a part as ``pieces`` says; can be sent to another process, too.
            tell: says what is wanted of the sum of a piece, so that a large sum need not be sent back.
            pieces: how many; those of the same place in all parts are added up, in the order of the parts.

        Raises: what ``work`` raises.
        """
