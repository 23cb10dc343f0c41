"""The decision on a pair of series: a new value, the older one again, or the reason why nothing is shown.

Reasons are looked for in a fixed order, and none of them looks at an answer given today.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, TypeVar

from tracktwo.clearance.disclosure.methods.bands import bands
from tracktwo.clearance.disclosure.tables import (
    Disclosure,
    Guesses,
    History,
    Policy,
    Reach,
    Reason,
    Released,
    Series,
    Stances,
    Value,
)
from tracktwo.perception.tables import Origin

__all__ = ["CLASSED", "Outcome", "decide_together", "is_exact", "refusal"]

CLASSED: Final = 10
"""The effective size from which a class, or a mean expectation, is shown."""
_EXACT: Final = 20
"""How many on each side must have answered for exact counts."""
_YEAR: Final = timedelta(days=365)

Outcome = Released | Reason
Now = TypeVar("Now", Stances, Guesses)


def is_exact(
    sides: Sequence[Series[Now]], *, policy: Policy, origin: Origin | None, subtractable: bool
) -> bool:
    """Return whether a statement is shown in exact counts; elsewhere it is shown in bands.

    Args: subtractable: whether counts shown elsewhere, less these, would be those of a few people.
    """
    enough = all(side.now.people >= _EXACT for side in sides) and not subtractable
    return policy.disclosure is Disclosure.EXACT and (origin is Origin.SIMULATED or enough)


def refusal(series: Series[Now], *, policy: Policy, today: date, simulated: bool) -> Reason | None:
    """Return why a series may not take a new value today, the audit apart; None if it may.

    Args: simulated: whether these are exact figures of nobody: then a change is all that is asked for.
    """
    people, opened = series.now.people, bool(series.history.issues)
    changed = series.attendance.changed
    if series.history.removed:
        return Reason.REMOVED
    if simulated and people:
        return None if changed else Reason.BATCH  # before the first value everybody has just come
    if policy.effective(people) < policy.smallest:
        return Reason.TOO_FEW
    if not bands(people, insiders=policy.insiders_at(people)):
        return Reason.MARGIN
    if opened and changed < policy.batch:
        return Reason.BATCH
    return Reason.RATE if _changes_too_often(series.history, policy=policy, today=today) else None


def _changes_too_often(history: History, *, policy: Policy, today: date) -> bool:
    recent = [issue for issue in history.issues if issue.released.day > today - _YEAR]
    return len(history.issues) >= policy.ever or len(recent) >= policy.yearly


def decide_together(
    sides: Sequence[Series[Now]], *, values: Sequence[Value | Reason], policy: Policy, today: date
) -> tuple[Outcome, Outcome]:
    """Return both sides' outcomes: new values, older ones again, or neither side's.

    Args:
        sides: the two series.
        values: for each the new value, or why it may not take one.
        policy: the rules of the round.
        today: the day of this release.
    """
    outcomes = [
        _decide(side, value=value, policy=policy, today=today)
        for side, value in zip(sides, values, strict=True)
    ]
    if any(isinstance(outcome, Reason) for outcome in outcomes):
        outcomes = [outcome if isinstance(outcome, Reason) else Reason.OTHER_SIDE for outcome in outcomes]
    return outcomes[0], outcomes[1]


def _decide(series: Series[Now], *, value: Value | Reason, policy: Policy, today: date) -> Outcome:
    last = series.history.last
    if isinstance(value, Reason):
        return replace(last, held=value) if last else value
    return Released(
        value=value,
        number=len(series.history.issues) + 1,
        day=today,
        policy=policy.hash,
        reach=Reach.ROOM if policy.disclosure is Disclosure.ROOM_ONLY else Reach.PUBLIC,
        held=None,
    )
