"""Who reads: the public, the people in one room, one side's team, the team of both sides.

From the widest to the narrowest: public, room, convenors, one side's team. A narrower audience never reads less.
There is no default and no way to name "everybody"; an audience that is none of these reads nothing.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, assert_never, final

from tracktwo.vocabulary.errors import UsageError

__all__ = ["CONVENORS", "PUBLIC", "Audience", "Convenors", "Public", "Reach", "Room", "Team", "reach"]


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Public:
    """Anybody."""


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """The participants of one event and its screen; ``event`` is its key. Elsewhere they are the public.

    Raises:
        UsageError: If the event is not named.
    """

    event: str

    def __post_init__(self) -> None:
        if not self.event:
            raise UsageError("A room belongs to an event; give the event's key.")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The team of one side; ``side`` is its key.

    Raises:
        UsageError: If the side is not named.
    """

    side: str

    def __post_init__(self) -> None:
        if not self.side:
            raise UsageError("A team belongs to a side; give the side's key.")


@final
@dataclass(frozen=True, slots=True, kw_only=True)
class Convenors:
    """The convenors' team: both sides together, so nothing that is one side's alone."""


Audience = Public | Room | Team | Convenors

PUBLIC: Final = Public()
CONVENORS: Final = Convenors()


class Reach(Enum):
    """How near an audience stands to one event, or to material of no event."""

    OUTSIDE = auto()
    ROOM = auto()
    TEAM = auto()


def reach(audience: Audience, *, event: str | None) -> Reach:
    """Return how near an audience stands to an event, by its key; to material of no event, a room is outside."""
    match audience:
        case Public():
            return Reach.OUTSIDE
        case Room():
            return Reach.ROOM if audience.event == event else Reach.OUTSIDE
        case Team() | Convenors():
            return Reach.TEAM
        case _:
            assert_never(audience)
