"""Who works through the parts of a large table: an agreement, kept by whoever has more than one worker."""

from collections.abc import Callable, Sequence
from typing import Protocol, Self, TypeVar

__all__ = ["Engine", "Sum"]

Part = TypeVar("Part")


class Sum(Protocol):
    """What adds up: ``(a + b) + c`` is ``a + (b + c)``, so that neighbours may be added first."""

    def __add__(self, other: Self, /) -> Self:
        """Return both together, this one's first."""


class Engine(Protocol):
    """Works through the parts of a large table, on a cluster for example, whose workers share no memory."""

    def fold(
        self, parts: Sequence[Part], work: Callable[[Part], Sequence[Sum]], *, pieces: int
    ) -> Sequence[Sum]:
        """Return what the work on every part adds up to, piece by piece.

        Args:
            parts: one or more parts; each can be sent to another process.
            work: makes as many pieces of a part as ``pieces`` says; can be sent to another process, too.
            pieces: how many; those of the same place in all parts are added up, in the order of the parts.

        Raises: what ``work`` raises.
        """
