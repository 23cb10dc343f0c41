"""How far the same people moved: against oracles, draws, other integration and libraries, and by symmetry."""

import ast

import mpmath
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tracktwo.perception import agreement_shift, guess_shift

LEVEL = 0.9
# stayed, gave up, took up
TABLES = [
    (7, 1, 4),
    (10, 5, 5),
    (64, 4, 12),
    (5, 0, 0),
    (0, 0, 5),
    (0, 3, 2),
    (80, 1, 0),
    (0, 40, 40),
]
counts = st.integers(0, 300)


def test_agreement_shift_reproduces_the_oracles(oracles):
    found = {}
    for name in oracles["paired_nested_mean_var"]:
        both, gave_up, took_up, neither = ast.literal_eval(name)
        shift = agreement_shift(both + neither, gave_up, took_up, level=LEVEL)
        found[name] = [float(shift.mean), float(shift.variance)]
    assert found == {
        name: pytest.approx(values, abs=5.1e-9) for name, values in oracles["paired_nested_mean_var"].items()
    }


# thousands of people: tests/deep/perception/test_change.py
def beyond(change, *, stayed, gave_up, took_up):
    """P(δ(2θ - 1) > change) by tanh-sinh quadrature in parts, with the densities written out."""
    moved = gave_up + took_up
    toward, away = (took_up, gave_up) if change >= 0 else (gave_up, took_up)
    size = abs(mpmath.mpf(change))
    scale = mpmath.beta(moved + 0.5, stayed + 0.5)

    def mass(x):
        density = x ** (moved - 0.5) * (1 - x) ** (stayed - 0.5) / scale
        return density * mpmath.betainc(toward + 0.5, away + 0.5, (1 + size / x) / 2, 1, regularized=True)

    centre = (moved + 0.5) / (moved + stayed + 1)
    spread = (centre * (1 - centre) / (moved + stayed + 2)) ** 0.5
    parts = {min(mpmath.mpf(1), max(size, centre + k * spread)) for k in (-8, -2, 0, 2, 8)}
    tail = mpmath.quad(mass, sorted({size, mpmath.mpf(1), *parts}))
    return float(tail if change >= 0 else 1 - tail)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_limits_of_agreement_cut_off_equal_tails(table):
    named = dict(zip(("stayed", "gave_up", "took_up"), table, strict=True))
    low, high = map(float, agreement_shift(*table, level=LEVEL).interval)
    assert (beyond(low, **named), beyond(high, **named)) == pytest.approx((0.95, 0.05), abs=1e-7)


@pytest.mark.parametrize("table", TABLES, ids=str)
def test_agreement_shift_is_what_200_000_draws_say(table):
    stayed, gave_up, took_up = table
    rng = np.random.default_rng(20211112)
    changed = rng.beta(gave_up + took_up + 0.5, stayed + 0.5, 200_000)
    drawn = changed * (2 * rng.beta(took_up + 0.5, gave_up + 0.5, 200_000) - 1)
    shift = agreement_shift(*table, level=LEVEL)
    assert (float(shift.mean), float(shift.variance)) == (
        pytest.approx(drawn.mean(), abs=0.004),
        pytest.approx(drawn.var(), rel=0.02, abs=1e-5),
    )
    # a quantile of draws is as uncertain as its tail is thin; this asks how much of the draws lies outside
    outside = (drawn < shift.interval.low).mean(), (drawn > shift.interval.high).mean()
    assert outside == pytest.approx((0.05, 0.05), abs=0.0025)


@settings(deadline=None, max_examples=20)
@given(stayed=counts, gave_up=counts, took_up=counts)
def test_agreement_turned_round_has_the_other_sign(stayed, gave_up, took_up):
    there, back = (
        agreement_shift(stayed, *ways, level=LEVEL) for ways in ((gave_up, took_up), (took_up, gave_up))
    )
    assert (back.mean, back.variance, back.interval.low, back.interval.high) == (
        pytest.approx(-there.mean, abs=1e-15),
        there.variance,
        -there.interval.high,
        -there.interval.low,
    )
    assert -1 <= there.interval.low <= there.mean <= there.interval.high <= 1


@settings(deadline=None, max_examples=20)
@given(st.lists(st.tuples(counts, counts, counts), min_size=1, max_size=6), st.data())
def test_agreement_of_one_table_does_not_hang_on_the_others(tables, data):
    chosen = data.draw(st.integers(0, len(tables) - 1))
    together = agreement_shift(*np.array(tables).T, level=LEVEL)
    alone = agreement_shift(*tables[chosen], level=LEVEL)
    assert [together.interval.low[chosen], together.interval.high[chosen]] == pytest.approx(
        [float(alone.interval.low), float(alone.interval.high)], abs=1e-9
    )


def test_agreement_shift_has_the_shape_it_was_asked_in():
    tables = np.arange(24).reshape(3, 4, 2)
    shift = agreement_shift(tables[0], tables[1], tables[2], level=LEVEL)
    assert [each.shape for each in (shift.mean, shift.variance, *shift.interval)] == [(4, 2)] * 4
    assert agreement_shift([], [], [], level=LEVEL).interval.low.tolist() == []


def test_agreement_of_ten_million_people_is_finite_and_narrow():
    shift = agreement_shift([10**7, 0, 9 * 10**6], [0, 0, 10**6], [0, 10**7, 0], level=LEVEL)
    widths = shift.interval.high - shift.interval.low
    assert ((widths > 0) & (widths < 4e-4)).all()
    assert ((shift.interval.low <= shift.mean) & (shift.mean <= shift.interval.high)).all()


def test_a_wider_level_has_wider_limits():
    widths = [np.ptp(agreement_shift(10, 2, 5, level=level).interval) for level in (0.5, 0.8, 0.9, 0.99)]
    assert widths == sorted(widths)


def summed(before, after):
    moved = np.subtract(after, before)
    return len(moved), moved.sum(), (moved**2).sum()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.floats(0.0, 1.0), st.floats(0.0, 1.0)), min_size=5, max_size=40),
    st.sampled_from([0.8, 0.9, 0.95]),
)
def test_guess_shift_is_the_paired_t_of_another_library(pairs, level):
    before, after = zip(*pairs, strict=True)
    shift = guess_shift(*summed(before, after), level=level)
    assert shift.mean == pytest.approx(np.mean(after) - np.mean(before), abs=1e-12)
    spread = np.std(np.subtract(after, before), ddof=1)
    if spread > 0.1 / np.sqrt(6):
        limits = stats.ttest_rel(after, before).confidence_interval(level)
        expected = np.clip([limits.low, limits.high], -1, 1)
        assert [*shift.interval] == pytest.approx(expected, abs=1e-9)


def test_guesses_that_all_moved_alike_are_known_no_closer_than_their_steps():
    before = np.array([0.2, 0.3, 0.5, 0.5, 0.7])
    shift = guess_shift(*summed(before, before + 0.1), level=LEVEL)
    half = stats.t.ppf(0.95, 4) * 0.1 / np.sqrt(6) / np.sqrt(5)
    assert (shift.mean, *shift.interval) == pytest.approx((0.1, 0.1 - half, 0.1 + half))
    still = guess_shift(*summed(before, before), level=LEVEL)
    assert (still.mean, *still.interval) == pytest.approx((0, -half, half))


def test_guess_shift_of_one_person_is_not_known():
    assert np.isnan([*guess_shift(1, 0.2, 0.04, level=LEVEL).interval]).all()
    assert np.isnan(guess_shift(0, 0, 0, level=LEVEL).mean)


@pytest.mark.parametrize("people", [5, 20])
def test_limits_hold_the_truth_about_as_often_as_they_say(people):
    """The same with 4,000 sets and more sizes: tests/deep/perception/test_change.py."""
    rng = np.random.default_rng(people)
    stayed, moved = rng.beta(6, 3, 1000), rng.beta(2, 2, 1000)
    truth = (1 - stayed) * (2 * moved - 1)
    drawn = rng.multinomial(
        people, np.stack([stayed, (1 - stayed) * (1 - moved), (1 - stayed) * moved], axis=1)
    )
    low, high = agreement_shift(*drawn.T, level=LEVEL).interval
    assert 0.86 <= np.mean((low <= truth) & (truth <= high)) <= 0.98

    moves = rng.normal(0, 0.2, (1000, 1))
    guessed = np.clip(0.5 + rng.normal(0, 0.15, (1000, people)) + moves, 0, 1) - 0.5
    steps = np.round(guessed, 1)
    crowd = np.round(np.clip(0.5 + rng.normal(0, 0.15, (1000, 2000)) + moves, 0, 1) - 0.5, 1)
    low, high = guess_shift(
        np.full(1000, people), steps.sum(axis=1), (steps**2).sum(axis=1), level=LEVEL
    ).interval
    assert 0.86 <= np.mean((low <= crowd.mean(axis=1)) & (crowd.mean(axis=1) <= high)) <= 0.98
