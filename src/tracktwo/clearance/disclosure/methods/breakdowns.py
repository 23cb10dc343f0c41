"""A second breakdown: a statement by the parts of each side, all of them or none.

Where parts are shown, the side as a whole is not counted again: its bands reach from the lowest to the highest of
its parts. So nobody is in two figures, and each part is a series like any other. A statement that was once shown
as a whole stays so, and one that was shown by its parts too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from math import lcm

from tracktwo.clearance.disclosure.methods.bands import head_count
from tracktwo.clearance.disclosure.methods.decisions import CLASSED, Outcome, decide_together
from tracktwo.clearance.disclosure.methods.stances import banded_or_reason, release_stances
from tracktwo.clearance.disclosure.tables import (
    Band,
    Bands,
    Breakdown,
    Disclosure,
    Policy,
    Reason,
    Released,
    Series,
    Stances,
)
from tracktwo.perception.tables import Origin
from tracktwo.vocabulary.errors import DataError, UsageError

__all__ = ["release_breakdown"]

Sides = tuple[Series[Stances], Series[Stances]]


def release_breakdown(
    sides: Sides, *, parts: Mapping[str, Sides], policy: Policy, today: date, origin: Origin | None
) -> Breakdown | tuple[Outcome, Outcome]:
    """Return a statement by the parts of both sides; or, where the breakdown is dropped, the sides as a whole.

    Every part on both sides must have an effective size of 10 and a value it may take, or the breakdown is dropped
    for good. Later, all parts change together or all older values are repeated.

    Args:
        sides: the two series of the statement as a whole.
        parts: name of each part → its two series, of the same sides in the same order. Everybody is in one part,
            always the same.
        policy: the rules of the round; they name the parts.
        today: the day of this release.
        origin: whether the answers are simulated.

    Raises:
        UsageError: if these are not the parts the policy declares.
        DataError: if the parts do not add up to the sides.
    """
    _check(sides, parts, policy=policy)
    cells = [cell for name in sorted(parts) for cell in parts[name]]
    values = [_value(cell, policy=policy, today=today) for cell in cells]
    refused = next((value for value in values if isinstance(value, Reason)), None)
    if any(each.history.removed for each in (*sides, *cells)):
        return Reason.REMOVED, Reason.REMOVED
    if not any(cell.history.issues for cell in cells):
        shown_whole = any(side.history.issues for side in sides)
        if refused or shown_whole or policy.disclosure is Disclosure.EXACT:
            return release_stances(sides, policy=policy, today=today, origin=origin)
    outcomes = {
        name: decide_together(
            parts[name], values=[refused or each for each in pair], policy=policy, today=today
        )
        for name, *pair in zip(sorted(parts), values[::2], values[1::2], strict=True)
    }
    shown = tuple((name, _released(pair)) for name, pair in outcomes.items())
    first, second = ([(parts[name][side], pair[side]) for name, pair in shown] for side in (0, 1))
    return Breakdown(sides=(_whole(first), _whole(second)), parts=shown)


def _released(pair: tuple[Outcome, Outcome]) -> tuple[Released, Released]:
    first, second = pair
    assert isinstance(first, Released)  # every part may take its value, or has one to repeat
    assert isinstance(second, Released)
    return first, second


def _check(sides: Sides, parts: Mapping[str, Sides], *, policy: Policy) -> None:
    if not parts or set(parts) != set(policy.breakdown):
        raise UsageError(
            f"The breakdown has the parts {', '.join(sorted(parts)) or 'none'}; the policy declares "
            f"{', '.join(sorted(policy.breakdown)) or 'none'}. Parts are declared before a round or not shown."
        )
    if len({len(cell.history.issues) for pair in parts.values() for cell in pair}) > 1:
        raise DataError("The parts were released at different times; expected all of them together.")
    for side, cells in zip(sides, zip(*parts.values(), strict=True), strict=True):
        for answer in ("agree", "disagree", "unsure"):
            if sum(getattr(cell.now, answer) for cell in cells) != getattr(side.now, answer):
                raise DataError(
                    "The parts of a side do not add up to it; expected everybody in exactly one part."
                )


def _value(cell: Series[Stances], *, policy: Policy, today: date) -> Bands | Reason:
    if policy.effective(cell.now.people) < CLASSED:
        return Reason.TOO_FEW
    return banded_or_reason(cell, policy=policy, today=today)


def _whole(cells: Sequence[tuple[Series[Stances], Released]]) -> Released:
    """Return one side as a whole, worked out from what is released of its parts."""
    released = [each for _, each in cells]
    people = sum(cell.history.issues[-1].people if each.held else cell.now.people for cell, each in cells)
    values = [each.value for each in released if isinstance(each.value, Bands)]
    return replace(
        released[0],
        value=Bands(
            people=head_count(people),
            agree=_around([value.agree for value in values]),
            disagree=_around([value.disagree for value in values]),
            classed=True,
        ),
    )


def _around(bands: Sequence[Band]) -> Band:
    """Return the narrowest band that holds all of these."""
    low, high = min(band.low for band in bands), max(band.high for band in bands)
    parts = lcm(low.denominator, high.denominator)
    return Band(first=int(low * parts), last=int(high * parts) - 1, parts=parts)
