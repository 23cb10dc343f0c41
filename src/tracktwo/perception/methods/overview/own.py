"""What people expect of their own side: whether they know it, and whether they take others for like themselves."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.intervals import Expectation, Interval, expectation
from tracktwo.perception.methods.overview.room import room_leans, share_limits, share_moments
from tracktwo.perception.tables import Camp, Part, Settings, Tally

__all__ = ["OwnView", "camps_apart", "own_view"]

Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


class OwnView(NamedTuple):
    """By statement and side: what is expected of the own side, the share it is held against, and the gap.

    ``opposite`` is the probability that the side leans one way and expects itself to lean the other, ``alike``
    that it expects itself to lean as it does; the rest is that it is split.
    """

    expected: Expectation
    share: Floats
    gap: Floats
    limits: Interval
    opposite: Floats
    alike: Floats


def own_view(tally: Tally, *, unseen: Counts | None, settings: Settings) -> OwnView:
    """Return what each side expects of itself against its own share.

    Under 20 people with a view, each guess is held against the others' views: (a - own) / (c - 1).

    Args: tally: counts and sums; unseen: members of a room who did not answer, else None; settings: as ever.
    """
    agree, disagree = tally.of(Part.AGREE), tally.of(Part.DISAGREE)
    expected = expectation(*tally.guessed_own())
    yes, no = _of_others(tally, below=settings.leave_one_out)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = yes / (yes + no)
    # a room is what it is, whoever looks at it
    held = (yes, no) if unseen is None else (agree, disagree)
    truth = share_moments(*held, unseen=unseen).mean
    ends = share_limits(*held, unseen=unseen, level=settings.interval)
    guess = expected.interval(level=settings.interval)
    gap = expected.mean - truth
    lean = room_leans(agree, disagree, unseen=unseen, settings=settings)
    above = expected.above_half()
    return OwnView(
        expected,
        share,
        gap,
        Interval(
            gap - np.hypot(expected.mean - guess.low, ends.high - truth),
            gap + np.hypot(guess.high - expected.mean, truth - ends.low),
        ),
        lean.agree * (1 - above) + lean.disagree * above,
        lean.agree * above + lean.disagree * (1 - above),
    )


def camps_apart(tally: Tally, *, level: float) -> tuple[Floats, Interval]:
    """Return what people who agree expect of their own side minus what people who disagree do, and its limits.

    Source: Ross, Greene & House 1977, Journal of Experimental Social Psychology 13:279; square-and-add (MOVER).
    """
    one, two = (expectation(*tally.guessed_own(camp)) for camp in (Camp.AGREE, Camp.DISAGREE))
    first, second = one.interval(level=level), two.interval(level=level)
    apart = one.mean - two.mean
    return apart, Interval(
        apart - np.hypot(one.mean - first.low, second.high - two.mean),
        apart + np.hypot(first.high - one.mean, two.mean - second.low),
    )


def _of_others(tally: Tally, *, below: int) -> tuple[Floats, Floats]:
    """Return how many agree and disagree, on average over those who guess, without whoever guesses."""
    agree, disagree = (tally.of(part).astype(np.float64) for part in (Part.AGREE, Part.DISAGREE))
    views = agree + disagree
    for_it, against, neither = (tally.of(Part(camp)) for camp in Camp)
    everybody = for_it + against + neither
    with np.errstate(invalid="ignore", divide="ignore"):
        share = (for_it * (agree - 1) + against * agree) / (views - 1)
        share = np.where(for_it + against > 0, share, 0.0) + np.where(
            neither > 0, neither * agree / views, 0.0
        )
        share, held = share / everybody, views - (for_it + against) / everybody
    left_out = (views < below) & (everybody > 0)
    return np.where(left_out, share * held, agree), np.where(left_out, (1 - share) * held, disagree)
