"""How one side answered where each side is asked by itself: for that side alone, before both are asked together.

==================  ===========================================  =====================
                    its own people                               its own team
==================  ===========================================  =====================
once it is closed   what was released, once a convenor of their  what was released
                    side let them read it
==================  ===========================================  =====================

Nobody else reads anything of it: not the other side, not both teams together, not the public. What a side expects of
the other is told as it is, never beside what the other answered.
"""

from dataclasses import dataclass

from tracktwo.clearance import disclosure
from tracktwo.clearance.audiences import Audience, Room, Team
from tracktwo.clearance.disclosure import (
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Lean,
    Outcome,
    Released,
    lean,
)
from tracktwo.clearance.kinds.figures import ShownBands, ShownCounts, show_bands, show_counts
from tracktwo.clearance.kinds.rounds import Round
from tracktwo.clearance.tables import Reason, Release, Texts, Withheld, released

__all__ = ["OwnResult", "ShownGuess", "ShownOwnResult", "room_of_side", "show_own_result"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class OwnResult:
    """What disclosure control released of one side's answers to one statement.

    Attributes:
        reads: the statement as this side reads it.
        is_let: whether a convenor of the side lets its people read it.
    """

    key: str
    round: Round
    number: int
    side: str
    reads: Release
    stances: Outcome
    expects: Outcome
    is_let: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownGuess:
    """What a side expects of the other: of how many people, and the mean in points where it is shown."""

    people: str
    points: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOwnResult:
    """How one side answered, as itself may read it: exactly one of ``bands`` and ``counts`` is known."""

    key: str
    round: str
    number: int
    side: str
    reads: Texts
    bands: ShownBands | None
    counts: ShownCounts | None
    lean: Lean
    expects: ShownGuess | None


def room_of_side(round_: str, side: str) -> Room:
    """Return the audience of those who take part in a round with one side, both by key."""
    return Room(event=f"round:{round_}/{side}")


def show_own_result(own: OwnResult, *, audience: Audience) -> ShownOwnResult | Withheld:
    """Return how a side answered to its own team, and to its own people once they are let read it."""
    if audience not in (Team(side=own.side), room_of_side(own.round.key, own.side)):
        return Withheld(reason=Reason.TEAM_ONLY)
    if refused := _refusal(own, is_team=isinstance(audience, Team)):
        return refused
    reads, stances = released(own.reads), own.stances
    if reads is None:
        return Withheld(reason=Reason.NO_RELEASE)
    if not isinstance(stances, Released):
        is_removed = stances is disclosure.Reason.REMOVED
        return Withheld(reason=Reason.TAKEN_DOWN if is_removed else Reason.SMALL_GROUP)
    if not isinstance(stances.value, Bands | ExactStances):
        raise TypeError("A side's stances are not released stances.")
    return ShownOwnResult(
        key=own.key,
        round=own.round.key,
        number=own.number,
        side=own.side,
        reads=reads,
        bands=show_bands(stances.value),
        counts=show_counts(stances.value),
        lean=lean(stances.value),
        expects=_guess(own.expects),
    )


def _refusal(own: OwnResult, *, is_team: bool) -> Withheld | None:
    if not own.round.is_apart:
        return Withheld(reason=Reason.NOT_PUBLIC)
    if not own.round.is_closed:
        return Withheld(reason=Reason.NOT_CLOSED)
    return None if is_team or own.is_let else Withheld(reason=Reason.NOT_REVEALED)


def _guess(outcome: Outcome) -> ShownGuess | None:
    if not isinstance(outcome, Released):
        return None
    value = outcome.value
    if isinstance(value, ExpectationBand):
        points = None if value.points is None else str(value.points)
        return ShownGuess(people=value.people.value, points=points)
    if isinstance(value, ExactExpectation):
        return ShownGuess(people=str(value.people), points=f"{value.points:.1f}")
    raise TypeError("A side's expectation of the other is not a released expectation.")
