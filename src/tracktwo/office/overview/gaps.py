"""The widest gaps of the latest revealed round: what both sides may see, and no more."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracktwo.office.accounts.rights import Right
from tracktwo.office.perception.lines import Line, in_order, lines_of
from tracktwo.office.perception.queries import sight_of_everybody
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.queries import rounds_of

if TYPE_CHECKING:
    from tracktwo.office.models import Membership, Round

__all__ = ["Widest", "widest"]

_MOST: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Widest:
    """The first few statements of a revealed round in the order of its page of gaps, and whether change can be read."""

    round: "Round"
    lines: tuple[Line, ...]
    has_change: bool


def widest(seat: "Membership", *, language: str) -> Widest | None:
    """Return the widest gaps of the round revealed last; None before the first."""
    revealed = [each for each in rounds_of(seat.programme) if each.state is State.REVEALED]
    for round_ in reversed(revealed):
        sight = sight_of_everybody(round_)
        if sight is not None and sight.results:
            lines = in_order(lines_of(sight, round_=round_, language=language))[:_MOST]
            asked_again = round_.follows_id is not None and seat.may(Right.READ_EXACT)
            return Widest(round=round_, lines=tuple(lines), has_change=asked_again)
    return None
