"""What both sides seem to share, and what of it they confirmed when they were asked once more.

One round only suggests: of many statements some look shared by chance, and people are easily pleased by a first result.
So no page says “common ground” of a statement before a round of the stage *validation* has put it to everybody again in
the same words. Everything here is worked out from what was released to both sides, never from exact figures.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from tracktwo.clearance.disclosure import Lean
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.queries import sight_of_everybody
from tracktwo.office.rounds.kinds import Stage
from tracktwo.office.rounds.queries import asked

if TYPE_CHECKING:
    from tracktwo.clearance.kinds import ShownResult, ShownResultSide
    from tracktwo.office.models import Round, Statement

__all__ = ["Confirmed", "confirmed_in", "is_shared", "least_share", "seem_shared"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """A statement that was put to everybody again.

    Attributes:
        statement: as it was asked again.
        key: of its result.
        least: the share of agreement that either side reaches at least; None where nothing may be shown of it.
        is_common: whether both sides lean to agree both times: common ground.
    """

    statement: "Statement"
    key: str
    least: Fraction | None
    is_common: bool


def least_share(result: "ShownResult") -> Fraction:
    """Return the smaller share of agreement of the two sides, of all who answered; where its range begins in ranges."""
    return min(map(_share, result.sides))


def _share(side: "ShownResultSide") -> Fraction:
    if side.counts is None:
        assert side.bands is not None  # exactly one of the two is known
        return Fraction(side.bands.agree.low)
    people = side.counts.agree + side.counts.disagree + side.counts.unsure
    return Fraction(side.counts.agree, people)


def is_shared(result: "ShownResult") -> bool:
    """Return whether both sides lean to agree; what each says of the other is shared by nobody."""
    return not result.is_reciprocal and all(side.lean is Lean.AGREE for side in result.sides)


def seem_shared(round_: "Round") -> list["Statement"]:
    """Return the statements of a revealed round to which both sides lean to agree, in order; none before."""
    sight = sight_of_everybody(round_)
    shared = {each.key for each in sight.results if is_shared(each)} if sight else set()
    return [each for each in asked(round_) if address_of(round_, each) in shared]


def confirmed_in(round_: "Round") -> list[Confirmed]:
    """Return what a revealed round of the stage validation says of each statement it repeats; none of any other."""
    sight = sight_of_everybody(round_) if round_.stage == Stage.VALIDATION else None
    if sight is None or round_.follows is None:
        return []
    results = {each.key: each for each in sight.results}
    before = {each.pk for each in seem_shared(round_.follows)}
    repeated = [each for each in asked(round_) if each.repeats_id is not None]
    return [_confirmed(each, results.get(address_of(round_, each)), before) for each in repeated]


def _confirmed(statement: "Statement", result: "ShownResult | None", before: set[int]) -> Confirmed:
    return Confirmed(
        statement=statement,
        key=address_of(statement.round, statement),
        least=least_share(result) if result else None,
        is_common=result is not None and is_shared(result) and statement.repeats_id in before,
    )
