"""What is read of results: what waits for keys, what is revealed, and as much of it as each reader may see."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tracktwo.clearance import CONVENORS, Audience, Cleared, Room, Withheld, clear
from tracktwo.clearance.disclosure import (
    SMALLEST_GROUP,
    ExactExpectation,
    ExactStances,
    Guesses,
    Policy,
    Reach,
    Reason,
    Released,
    Series,
    Stances,
)
from tracktwo.clearance.kinds import Event, Result, Round, ShownResult, ShownRound
from tracktwo.office.accounts.keys import may_give
from tracktwo.office.perception.kept import Kept, Pair, read_kept
from tracktwo.office.perception.models import Reveal
from tracktwo.office.perception.nouns import Outcomes, result_nouns, round_noun
from tracktwo.office.perception.sums import sums_of
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.queries import asked, policy_of, rounds_of, versions_of
from tracktwo.office.rounds.tallying import departures
from tracktwo.perception import Gaps, Tally, estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracktwo.clearance import Material
    from tracktwo.office.models import Membership, Programme, Side
    from tracktwo.office.models import Round as RoundRow

__all__ = [
    "Sight",
    "gaps_of",
    "has_left_since",
    "is_outdated",
    "may_approve",
    "proposal",
    "revealed",
    "rounds_material",
    "sight_of_everybody",
    "sight_of_proposal",
    "sight_of_team",
    "tally_of",
    "waits_for",
]

_DIGITS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """As much of a round and its results as one reader may see.

    Attributes:
        round: the round, as far as the reader may know it.
        results: the results the reader may see, in the order of the statements.
        hidden: how many statements nothing may be shown of.
        reveal: the working-out they come from.
        is_exact: whether the team's exact figures are among them.
        is_held: whether exact figures of some statement wait, because somebody has left.
        is_outdated: whether the rules were made stricter since the working-out.
    """

    round: ShownRound
    results: tuple[ShownResult, ...]
    hidden: int
    reveal: Reveal
    is_exact: bool = False
    is_held: bool = False
    is_outdated: bool = False


def proposal(round_: "RoundRow") -> Reveal | None:
    """Return the working-out that waits for keys; None if none does."""
    newest = round_.reveals.first()
    return newest if newest and newest.revealed_at is None else None


def revealed(round_: "RoundRow") -> Reveal | None:
    """Return the newest working-out both sides revealed; None before the first."""
    return round_.reveals.exclude(revealed_at=None).first()


def may_approve(reveal: Reveal, *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for: the side's and the account's first one, to what still holds."""
    return (
        reveal.revealed_at is None
        and may_give(reveal.keys, seat=seat)
        and not has_left_since(reveal)
        and not is_outdated(reveal)
    )


def waits_for(programme: "Programme", side: "Side") -> Reveal | None:
    """Return a working-out that waits for a side's key; None if none does."""
    waiting = Reveal.objects.filter(round__programme=programme, revealed_at=None).select_related("round")
    return waiting.exclude(keys__side=side).defer("outcomes").first()


def has_left_since(reveal: Reveal) -> bool:
    """Return whether somebody has withdrawn since results were worked out."""
    return departures(reveal.round).filter(moment__gte=reveal.moment).exists()


def is_outdated(reveal: Reveal) -> bool:
    """Return whether a working-out waits that was made under looser rules than the round has now."""
    return reveal.revealed_at is None and read_kept(reveal.outcomes).policy != policy_of(reveal.round).hash


def sight_of_everybody(round_: "RoundRow") -> Sight | None:
    """Return what those who take part, and observers of the team, may see: what was revealed to both sides."""
    newest = revealed(round_)
    return _sight(round_, newest, audience=Room(event=f"round:{round_.key}")) if newest else None


def sight_of_proposal(reveal: Reveal) -> Sight | None:
    """Return what everybody would see once a working-out is revealed, as the team sees it before."""
    return _sight(reveal.round, reveal, audience=CONVENORS)


def sight_of_team(round_: "RoundRow") -> Sight | None:
    """Return what a member who reads exact figures may see of a closed round; None before it is worked out.

    Figures are exact from five people of each side, and stand still from the moment somebody leaves until enough
    have left: two looks at exact figures never differ by a few people.
    """
    newest = round_.reveals.first()
    if newest is None:
        return None
    kept = read_kept(newest.outcomes)
    outcomes, is_exact, is_held = _exact(round_, kept)
    return _sight(
        round_, newest, audience=CONVENORS, outcomes=outcomes, is_exact=is_exact, is_held=is_held, kept=kept
    )


def _sight(
    round_: "RoundRow",
    reveal: Reveal,
    *,
    audience: Audience,
    outcomes: Outcomes | None = None,
    is_exact: bool = False,
    is_held: bool = False,
    kept: Kept | None = None,
) -> Sight | None:
    if round_.is_apart:
        return None  # nobody reads both sides of it; what each reads of itself is in ``own_side``
    kept = kept or read_kept(reveal.outcomes)
    is_revealed = reveal.revealed_at is not None
    noun = round_noun(round_, is_revealed=is_revealed, event=None, asked=len(asked(round_)))
    shown = clear(noun, audience=audience)
    if isinstance(shown, Withheld):
        return None
    results = result_nouns(round_, noun=noun, outcomes=outcomes or kept.outcomes)
    told = [clear(result, audience=audience) for result in results]
    seen = tuple(each.value for each in told if isinstance(each, Cleared))
    return Sight(
        round=shown.value,
        results=seen,
        hidden=len(told) - len(seen),
        reveal=reveal,
        is_exact=is_exact,
        is_held=is_held,
        is_outdated=is_outdated(reveal),
    )


def _exact(round_: "RoundRow", kept: Kept) -> tuple[Outcomes, bool, bool]:
    """Return outcomes with exact figures where the team may see them, whether there are any, and whether some wait."""
    ledger = Ledger(round_)
    sides = [each.side for each in round_.sides.all()]
    outcomes: dict[Any, Mapping[str, Pair]] = dict(kept.outcomes)
    is_exact = is_held = False
    for statement in versions_of(round_):
        place = (statement.key, statement.version)
        series = [(ledger.stances(statement, side), ledger.expects(statement, side)) for side in sides]
        too_few = min(stances.now.people for stances, _ in series) < SMALLEST_GROUP
        if place not in outcomes or too_few or ledger.is_split(statement):
            continue
        if not all(ledger.is_settled(statement, side) for side in sides):
            is_held = True
            continue
        guessed = min(expects.now.people for _, expects in series) >= SMALLEST_GROUP
        outcomes[place] = {
            side.key: _exact_pair(*each, kept=kept, policy=ledger.policy, guessed=guessed)
            for side, each in zip(sides, series, strict=True)
        }
        is_exact = True
    return outcomes, is_exact, is_held


def _exact_pair(
    stances: Series[Stances], expects: Series[Guesses], *, kept: Kept, policy: Policy, guessed: bool
) -> Pair:
    """Return exact figures as if released to the room of the team alone; they go through the gate like all others."""

    def told(value: ExactStances | ExactExpectation) -> Released:
        return Released(value=value, number=1, day=kept.day, policy=policy.hash, reach=Reach.ROOM, held=None)

    said, mean = stances.now, expects.now.mean
    counts = ExactStances(agree=said.agree, disagree=said.disagree, unsure=said.unsure)
    if not guessed or mean is None or expects.now.spread is None:
        return Pair(told(counts), Reason.TOO_FEW)
    points, spread = (round(100 * each, _DIGITS) for each in (mean, expects.now.spread))
    return Pair(told(counts), told(ExactExpectation(points=points, people=expects.now.people, spread=spread)))


def tally_of(round_: "RoundRow") -> Tally:
    """Return the sums of a closed round; a statement's id is its key, with ``.v1`` for an earlier wording."""
    return sums_of(round_).tally


def gaps_of(round_: "RoundRow") -> Gaps:
    """Return gaps, classes and their uncertainty from the exact sums of a closed round."""
    reciprocal = [each.key for each in versions_of(round_) if each.is_reciprocal and not each.retired]
    return estimate(tally_of(round_), reciprocal=reciprocal)


def rounds_material(programme: "Programme", nouns: "Iterable[Material]") -> tuple[Round | Result, ...]:
    """Return the rounds of a programme that were opened, and their results, as raw material for the gate.

    What was revealed is what counts; before that, what waits. Where neither is there, the words are material still:
    nothing of them goes out, and a site is searched for what does not. A simulated round belongs to a demonstration:
    of any other programme none is material.

    Args:
        programme: the programme.
        nouns: what else it holds; its events are what rounds were held in.
    """
    events = {noun.key: noun for noun in nouns if isinstance(noun, Event)}
    found: list[Round | Result] = []
    taken = set[str]()
    for row in sorted(rounds_of(programme), key=lambda each: each.pk):
        if row.state is State.DRAFT or (row.is_simulated and not programme.is_demo):
            continue
        row.programme = programme
        reveal = None if row.is_apart else revealed(row) or proposal(row)
        kept = read_kept(reveal.outcomes) if reveal else None
        noun = round_noun(
            row,
            is_revealed=reveal is not None and reveal.revealed_at is not None,
            event=events[row.event.key] if row.event else None,
            asked=len(asked(row)),
        )
        nothing: Outcomes = {(each.key, each.version): {} for each in versions_of(row)}
        results = result_nouns(row, noun=noun, outcomes=kept.outcomes if kept else nothing)
        found += [noun, *(each for each in results if each.key not in taken)]
        taken |= {each.key for each in results}
    return tuple(found)
