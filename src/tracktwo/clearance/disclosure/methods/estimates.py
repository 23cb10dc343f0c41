"""What follows from the exact values of a statement: limits, class and areas, by the methods of perception.

Worked out from what was released and from nothing else, so anybody can do it again from the published figures.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from tracktwo.clearance.disclosure.methods.derived import Limits
from tracktwo.clearance.disclosure.tables import Area, Awareness, ExactExpectation, ExactStances
from tracktwo.perception.methods import (
    class_posterior,
    expectation,
    firmness,
    gap_interval,
    jeffreys_interval,
    leans,
    unsure_below,
)
from tracktwo.perception.methods.areas import perceived
from tracktwo.perception.methods.classes import Posterior
from tracktwo.perception.methods.intervals import Expectation, Interval
from tracktwo.perception.tables import Finding, Firmness, Settings

__all__ = ["Estimate", "Label", "estimate_exact", "interval_of_share"]

_SETTINGS: Final = Settings()
_DIGITS: Final = 3
_SUBLABELS: Final = {
    None: (None, None),
    "known": (Awareness.KNOWN, None),
    "unknown": (Awareness.UNKNOWN, None),
    "mutual": (Awareness.MUTUAL, None),
    "only:0": (Awareness.ONE_SIDED, 0),
    "only:1": (Awareness.ONE_SIDED, 1),
}

Stances = tuple[ExactStances, ExactStances]
Guessed = tuple[Expectation, Expectation]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The most probable class of a statement.

    Attributes:
        finding: the class.
        awareness: who sees it, where the class has such parts and one of them is the largest.
        unaware: the place of the side that alone does not see it; None elsewhere.
        firmness: how far the class may be relied on.
        probability: its probability, to three digits.
    """

    finding: Finding
    awareness: Awareness | None
    unaware: int | None
    firmness: Firmness
    probability: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What exact values of both sides say, each pair in the order of the sides.

    Attributes:
        label: the class; None where too few answered.
        areas: how each side stands to the other; *too close* unless its probability is firm.
        expects: 90 % limits of what each side expects of the other; None where too few guessed.
        gaps: 90 % limits of that less what the other side answered; None also where nobody there has a view.
    """

    label: Label | None
    areas: tuple[Area, Area]
    expects: tuple[Limits | None, Limits | None]
    gaps: tuple[Limits | None, Limits | None]


def estimate_exact(
    stances: Stances, *, expected: tuple[ExactExpectation, ExactExpectation], reciprocal: bool
) -> Estimate:
    """Return what perception says of a statement whose values were released exactly.

    Args:
        stances: the released stances of both sides.
        expected: the released expectations of both sides, in the same order.
        reciprocal: whether the statement says the same of each other, so that two agreements clash.
    """
    one, other = (_guesses(each) for each in expected)
    is_known = [each.people >= _SETTINGS.min_guesses for each in expected]
    smaller = min(each.people for each in stances)
    posterior = None
    if smaller >= _SETTINGS.min_answers:
        posterior = _posterior(stances, guesses=(one, other), is_known=is_known, reciprocal=reciprocal)
    return Estimate(
        label=_label(posterior, smaller=smaller) if posterior else None,
        areas=(
            _area(posterior, side=0, smaller=smaller) if posterior else Area.TOO_CLOSE,
            _area(posterior, side=1, smaller=smaller) if posterior else Area.TOO_CLOSE,
        ),
        expects=(_expects(one) if is_known[0] else None, _expects(other) if is_known[1] else None),
        gaps=(
            _gap(one, about=stances[1]) if is_known[0] else None,
            _gap(other, about=stances[0]) if is_known[1] else None,
        ),
    )


def interval_of_share(value: ExactStances) -> Limits | None:
    """Return the 90 % limits of a side's share of agreement among people with a view; None if nobody has one."""
    if not value.agree + value.disagree:
        return None
    return _limits(jeffreys_interval(value.agree, value.disagree, level=_SETTINGS.interval))


def _guesses(value: ExactExpectation) -> Expectation:
    mean, spread = value.points / 100, value.spread / 100
    squares = value.people * (mean * mean + spread * spread)
    return expectation([value.people], [value.people * mean], [squares])


def _expects(guesses: Expectation) -> Limits:
    return _limits(guesses.interval(level=_SETTINGS.interval))


def _gap(guesses: Expectation, *, about: ExactStances) -> Limits | None:
    if not about.agree + about.disagree:
        return None
    _, interval = gap_interval(guesses, about.agree, about.disagree, level=_SETTINGS.interval)
    return _limits(interval)


def _limits(interval: Interval) -> Limits:
    return Limits(_rounded(float(interval.low.item())), _rounded(float(interval.high.item())))


def _rounded(value: float) -> Fraction:
    return Fraction(f"{value:.{_DIGITS}f}")


def _posterior(stances: Stances, *, guesses: Guessed, is_known: list[bool], reciprocal: bool) -> Posterior:
    lean = [leans([each.agree], [each.disagree], settings=_SETTINGS) for each in stances]
    settled = [
        unsure_below([each.unsure], [each.agree + each.disagree], settings=_SETTINGS) for each in stances
    ]
    expects = [
        each.above_half() if known else np.array([0.5]) for each, known in zip(guesses, is_known, strict=True)
    ]
    return class_posterior(
        (lean[0], lean[1]),
        settled=settled[0] * settled[1],
        expects_agree=(expects[0], expects[1]),
        reciprocal=[reciprocal],
        settings=_SETTINGS,
    )


def _label(posterior: Posterior, *, smaller: int) -> Label:
    labels, certainty = posterior.labels()
    (sublabel,) = posterior.sublabels(labels, sides=("0", "1"))
    awareness, unaware = _SUBLABELS[sublabel]
    probability = float(certainty.item())
    return Label(
        finding=list(Finding)[int(labels.item())],
        awareness=awareness,
        unaware=unaware,
        firmness=firmness(probability, smaller_n=smaller, settings=_SETTINGS),
        probability=_rounded(probability),
    )


def _area(posterior: Posterior, *, side: int, smaller: int) -> Area:
    """Return how one side stands to the other, whatever the other side knows, where that is firm."""
    (areas,), (certainty,) = perceived(posterior).likeliest()
    sure = firmness(float(certainty[side]), smaller_n=smaller, settings=_SETTINGS)
    return Area(areas[side].value) if sure is Firmness.FIRM else Area.TOO_CLOSE
