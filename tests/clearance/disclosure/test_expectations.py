"""What each side expects of the other, as far as it is shown."""

import importlib.util
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import (
    Disclosure,
    ExactExpectation,
    ExpectationBand,
    Guesses,
    HeadCount,
    History,
    Policy,
    Reading,
    Reason,
    Series,
    gap_limits,
    read_attendance,
    release_expectations,
    release_stances,
    share_limits,
)
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError

spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(samples)
day, guesses, stances = samples.day, samples.guesses, samples.stances

ONE_SEAT = Policy(most_seats=1)


def shown(first, second, *, about=None, policy=ONE_SEAT, on=0, origin=None):
    stood = about or release_stances(
        (stances(9, 2, 1), stances(3, 2, 0)), policy=policy, today=day(0), origin=origin
    )
    return release_expectations((first, second), stances=stood, policy=policy, today=day(on), origin=origin)


def test_mean_is_shown_in_tens_from_ten_people_and_as_a_reading_below():
    """The small side's 0.6 is read against the other's bands: two thirds to all agree, so 2/3 to 1."""
    first, second = shown(guesses(10, 0.78), guesses(9, 0.6))
    assert first.value == ExpectationBand(people=HeadCount.FROM_10, points=80, reading=None)
    assert second.value == ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.UNDER)
    assert (first.number, first.held, first.policy) == (1, None, ONE_SEAT.hash)


@pytest.mark.parametrize(
    ("mean", "points"),
    [
        (0, 0),
        (0.05, 10),
        (0.15, 20),
        (0.45, 50),
        (0.449, 40),
        (0.5, 50),
        (0.55, 50),
        (0.551, 60),
        (0.550000003, 50),  # what is left of a sum of floats
        (0.55000004, 60),
        (0.85, 80),
        (1, 100),
    ],
)
def test_mean_half_way_between_tens_goes_towards_the_middle(mean, points):
    assert shown(guesses(12, mean), guesses(12, 0.5))[0].value.points == points


@given(st.floats(0, 1))
def test_mean_is_rounded_alike_from_both_ends(mean):
    low, high = (shown(guesses(12, each), guesses(12, 0.5))[0].value.points for each in (mean, 1 - mean))
    assert low + high == 100
    assert abs(low - 100 * mean) <= 5.0001


@pytest.mark.parametrize(
    ("mean", "reading"), [(0.1, Reading.UNDER), (0.667, Reading.ABOUT_RIGHT), (1.0, Reading.ABOUT_RIGHT)]
)
def test_small_side_is_read_against_the_released_bands_of_the_other(mean, reading):
    assert shown(guesses(12, 0.5), guesses(5, mean))[1].value.reading is reading


@pytest.mark.parametrize(("mean", "reading"), [(0.5, Reading.ABOUT_RIGHT), (0.499, Reading.UNDER)])
def test_a_guess_at_the_edge_of_what_the_bands_allow_is_about_right(mean, reading):
    about = release_stances((stances(5, 1, 0), stances(3, 2, 0)), policy=ONE_SEAT, today=day(0), origin=None)
    assert share_limits(about[0].value).low == Fraction(1, 2)
    assert shown(guesses(12, 0.5), guesses(5, mean), about=about)[1].value.reading is reading


def test_small_side_may_over_estimate():
    about = release_stances((stances(1, 10, 1), stances(3, 2, 0)), policy=ONE_SEAT, today=day(0), origin=None)
    assert shown(guesses(12, 0.5), guesses(5, 0.9), about=about)[1].value.reading is Reading.OVER


def test_guesses_are_shown_for_both_sides_or_neither():
    assert shown(guesses(4, 0.5), guesses(12, 0.5)) == (Reason.TOO_FEW, Reason.OTHER_SIDE)
    assert shown(guesses(0, None), guesses(12, 0.5)) == (Reason.TOO_FEW, Reason.OTHER_SIDE)


def test_guesses_are_shown_only_beside_stances():
    hidden = (Reason.TOO_FEW, Reason.OTHER_SIDE)
    assert shown(guesses(12, 0.5), guesses(12, 0.5), about=hidden) == (Reason.OTHER_SIDE, Reason.OTHER_SIDE)


def test_guesses_change_in_batches_of_five():
    sides = guesses(12, 0.78), guesses(12, 0.5)
    history = sides[0].history.after(shown(*sides)[0], people=12)

    def later(changed):
        counted = [dict.fromkeys(range(12), 1), {person: 1 + (person < changed) for person in range(12)}]
        return Series(
            now=Guesses(people=12, mean=0.2, spread=0.1), attendance=read_attendance(counted), history=history
        )

    assert shown(later(4), sides[1], on=30)[0] == replace(history.last, held=Reason.BATCH)
    assert shown(later(5), sides[1], on=30)[0].value.points == 20


def test_exact_policy_shows_the_mean_from_twenty_on_both_sides():
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    about = release_stances((stances(20), stances(20)), policy=policy, today=day(0), origin=None)
    exact = shown(guesses(20, 0.7812), guesses(20, 0.5), about=about, policy=policy)
    assert exact[0].value == ExactExpectation(points=78.12, people=20, spread=12.5)
    odd = replace(guesses(20, 0.5), now=Guesses(people=20, mean=0.78123456, spread=0.123456789))
    told = shown(odd, guesses(20, 0.5), about=about, policy=policy)[0].value
    assert told == ExactExpectation(points=78.1235, people=20, spread=12.3457)
    banded = shown(guesses(19, 0.7812), guesses(20, 0.5), about=about, policy=policy)
    assert [each.value.points for each in banded] == [80, 50]


@pytest.mark.parametrize(
    ("mean", "reading"), [(1.0, Reading.ABOUT_RIGHT), (0.9, Reading.ABOUT_RIGHT), (0.7, Reading.UNDER)]
)
def test_small_side_is_read_against_bands_even_where_the_other_is_exact(mean, reading):
    """Twenty of twenty agree: a guess that is "about right" must not tell that everybody guessed all of them."""
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=12)
    about = release_stances((stances(20), stances(20)), policy=policy, today=day(0), origin=None)
    first, second = shown(guesses(19, mean), guesses(20, 0.5), about=about, policy=policy)
    assert first.value == ExpectationBand(people=HeadCount.FROM_10, points=None, reading=reading)
    assert second.value.reading is Reading.UNDER


def test_exact_policy_keeps_threshold_and_batch():
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    about = release_stances((stances(20), stances(20)), policy=policy, today=day(0), origin=None)
    sides = guesses(20, 0.78), guesses(20, 0.5)
    first = shown(*sides, about=about, policy=policy)[0]
    counted = [dict.fromkeys(range(20), 1), {person: 1 + (person < 4) for person in range(20)}]
    later = Series(
        now=Guesses(people=20, mean=0.2, spread=0.1),
        attendance=read_attendance(counted),
        history=sides[0].history.after(first, people=20),
    )
    assert shown(later, sides[1], about=about, policy=policy, on=30)[0] == replace(first, held=Reason.BATCH)
    strict = replace(policy, most_seats=17)
    assert shown(*sides, about=about, policy=strict) == (Reason.TOO_FEW, Reason.TOO_FEW)


def test_exact_mean_is_shown_beside_exact_stances_only():
    """Twenty guessed and nineteen answered: beside bands a mean in tens."""
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    about = release_stances((stances(19), stances(20)), policy=policy, today=day(0), origin=None)
    banded = shown(guesses(20, 0.78), guesses(20, 0.5), about=about, policy=policy)
    assert [each.value.points for each in banded] == [80, 50]


def test_simulated_round_in_bands_keeps_the_threshold():
    assert shown(guesses(4, 0.5), guesses(9, 0.5), origin=Origin.SIMULATED) == (
        Reason.TOO_FEW,
        Reason.OTHER_SIDE,
    )


@pytest.mark.parametrize("taken", [(True, False), (False, True)])
def test_guesses_that_were_taken_down_say_so(taken):
    hidden = (Reason.TOO_FEW, Reason.OTHER_SIDE)
    sides = [guesses(12, 0.5, history=History(removed=day(1)) if down else None) for down in taken]
    expected = tuple(Reason.REMOVED if down else Reason.OTHER_SIDE for down in taken)
    assert shown(*sides, about=hidden) == expected
    assert shown(*sides) == expected


def test_simulated_exact_round_shows_any_mean():
    policy = Policy(disclosure=Disclosure.EXACT)
    first, _ = shown(guesses(2, 0.5), guesses(3, 0.25), policy=policy, origin=Origin.SIMULATED)
    assert first.value == ExactExpectation(points=50.0, people=2, spread=12.5)
    assert shown(guesses(2, 0.5), guesses(0, None), policy=policy, origin=Origin.SIMULATED) == (
        Reason.OTHER_SIDE,
        Reason.TOO_FEW,
    )


@given(
    counts=st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)).filter(
        lambda c: sum(c) >= 5
    ),
    mean=st.floats(0, 1),
)
def test_true_share_and_gap_lie_within_the_limits_shown(counts, mean):
    agree, disagree, unsure = counts
    about = release_stances(
        (stances(7, 5, 0), stances(agree, disagree, unsure)), policy=ONE_SEAT, today=day(0), origin=None
    )
    value = about[1].value
    expected = shown(guesses(12, mean), guesses(12, 0.5), about=about)[0].value
    gap = gap_limits(expected, about=value)
    if agree + disagree:
        share = Fraction(agree, agree + disagree)
        assert share_limits(value).low <= share <= share_limits(value).high
        assert gap.low - Fraction(1, 10**6) <= mean - share <= gap.high + Fraction(1, 10**6)


@pytest.mark.parametrize(("people", "mean"), [(0, 0.5), (5, None), (-1, None), (5, 1.5), (5, float("nan"))])
def test_guesses_that_cannot_be_are_refused(people, mean):
    with pytest.raises(DataError, match="mean"):
        Guesses(people=people, mean=mean, spread=None if mean is None else 0.0)


@pytest.mark.parametrize(
    ("people", "mean", "spread"), [(5, 0.5, None), (0, None, 0.1), (5, 0.5, 0.6), (5, 0.5, -0.1)]
)
def test_spreads_that_cannot_be_are_refused(people, mean, spread):
    with pytest.raises(DataError, match="spread"):
        Guesses(people=people, mean=mean, spread=spread)


def test_the_widest_spread_is_that_of_halves_at_either_end():
    assert Guesses(people=2, mean=0.5, spread=0.5).spread == 0.5
