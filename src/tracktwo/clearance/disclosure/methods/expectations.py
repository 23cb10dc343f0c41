"""What each side expects of the other, as far as it may be shown."""

from datetime import date
from math import ceil
from typing import Final

from tracktwo.clearance.disclosure.methods.bands import head_count
from tracktwo.clearance.disclosure.methods.decisions import (
    CLASSED,
    Outcome,
    decide_together,
    is_exact,
    refusal,
)
from tracktwo.clearance.disclosure.methods.derived import share_limits
from tracktwo.clearance.disclosure.methods.stances import in_bands
from tracktwo.clearance.disclosure.tables import (
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Guesses,
    Policy,
    Reading,
    Reason,
    Released,
    Series,
)
from tracktwo.perception.tables import Origin

__all__ = ["release_expectations"]

_EVEN: Final = 50
_STEP: Final = 10
_DIGITS: Final = 4
"""Of exact points: enough to work limits out from, and the same on every machine."""


def release_expectations(
    sides: tuple[Series[Guesses], Series[Guesses]],
    *,
    stances: tuple[Outcome, Outcome],
    policy: Policy,
    today: date,
    origin: Origin | None,
    subtractable: bool = False,
) -> tuple[Outcome, Outcome]:
    """Return what may be shown of what each side expects of the other, in the order the sides were given.

    From an effective size of 10 the mean is shown in tens of points; below, only whether it lies above, below or
    within what the bands of the other side allow. Bands also where that side is shown in counts: a mean that agrees
    with an exact share would be known exactly.

    Args:
        sides: the two series of guesses on one statement.
        stances: what is shown of each side's own stances, in the same order; the guesses of one side are read
            against the stances of the other, and shown only beside them.
        policy: the rules of the round.
        today: the day of this release.
        origin: whether the answers are simulated.
        subtractable: as for stances.

    Returns: for each side a release, or why nothing is shown.
    """
    shown = [outcome.value if isinstance(outcome, Released) else None for outcome in stances]
    exact = is_exact(sides, policy=policy, origin=origin, subtractable=subtractable)
    simulated = exact and origin is Origin.SIMULATED

    def value(side: Series[Guesses], about: object) -> ExpectationBand | ExactExpectation | Reason:
        if refused := refusal(side, policy=policy, today=today, simulated=simulated):
            return refused
        assert side.now.mean is not None  # nobody guessed is too few
        assert side.now.spread is not None
        assert isinstance(about, Bands | ExactStances)
        if exact and isinstance(about, ExactStances):
            mean, spread = (round(100 * each, _DIGITS) for each in (side.now.mean, side.now.spread))
            return ExactExpectation(points=mean, people=side.now.people, spread=spread)
        return _banded(side.now, mean=side.now.mean, about=about, policy=policy)

    if None in shown:
        hidden = [Reason.REMOVED if side.history.removed else Reason.OTHER_SIDE for side in sides]
        return hidden[0], hidden[1]
    values = [value(side, about) for side, about in zip(sides, reversed(shown), strict=True)]
    return decide_together(sides, values=values, policy=policy, today=today)


def _banded(now: Guesses, *, mean: float, about: Bands | ExactStances, policy: Policy) -> ExpectationBand:
    if policy.effective(now.people) >= CLASSED:
        return ExpectationBand(people=head_count(now.people), points=_tens(mean), reading=None)
    low, high = share_limits(in_bands(about, policy=policy) if isinstance(about, ExactStances) else about)
    reading = Reading.OVER if mean > high else Reading.UNDER if mean < low else Reading.ABOUT_RIGHT
    return ExpectationBand(people=head_count(now.people), points=None, reading=reading)


def _tens(mean: float) -> int:
    """Return a share in tens of points; half-way goes towards the middle, as the edges of bands do."""
    points = round(100 * mean, 6)
    steps = ceil((abs(points - _EVEN) - _STEP / 2) / _STEP)
    return _EVEN + _STEP * (steps if points > _EVEN else -steps)
