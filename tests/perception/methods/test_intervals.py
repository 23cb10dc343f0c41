"""Intervals against published values, oracles and independent software."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from tracktwo.perception.methods import (
    expectation,
    gap_interval,
    jeffreys_interval,
    newcombe_interval,
    wilson_interval,
)

counts = st.integers(0, 400)
level = st.sampled_from([0.8, 0.9, 0.95, 0.99])


# Newcombe 1998, Statistics in Medicine 17:857
@pytest.mark.parametrize(
    ("yes", "n", "limits"),
    [
        (81, 263, (0.2553, 0.3662)),
        (15, 148, (0.0624, 0.1605)),
        (0, 20, (0, 0.1611)),
        (1, 29, (0.0061, 0.1718)),
    ],
)
def test_wilson_interval_is_as_published(yes, n, limits):
    assert wilson_interval(yes, n - yes, level=0.95) == pytest.approx(limits, abs=5.1e-5)


# Newcombe 1998, Statistics in Medicine 17:873, method 10
@pytest.mark.parametrize(
    ("one", "two", "limits"),
    [
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((0, 10), (0, 10), (-0.2775, 0.2775)),
        ((10, 10), (0, 20), (0.6791, 1)),
        ((10, 10), (0, 10), (0.6075, 1)),
    ],
)
def test_newcombe_interval_is_as_published(one, two, limits):
    found = newcombe_interval((one[0], two[0]), (one[1] - one[0], two[1] - two[0]), level=0.95)
    assert found == pytest.approx(limits, abs=6e-5)


# Brown, Cai & DasGupta 2001, Statistical Science 16:101
@pytest.mark.parametrize(
    ("yes", "n", "limits"),
    [
        (0, 7, (0, 0.292)),
        (1, 7, (0.016, 0.501)),
        (2, 7, (0.065, 0.648)),
        (3, 7, (0.139, 0.7655)),
        (5, 12, (0.180, 0.688)),
        (9, 30, (0.160, 0.477)),
    ],
)
def test_jeffreys_interval_is_as_published(yes, n, limits):
    assert jeffreys_interval(yes, n - yes, level=0.95) == pytest.approx(limits, abs=6e-4)


def test_intervals_reproduce_the_oracles(oracles):
    found = {}
    for name in oracles["intervals"]:
        yes, n, *other = map(
            int, re.findall(r"(\d+)/(\d+)(?:-(\d+)/(\d+))?", name)[0][: 4 if "-" in name else 2]
        )
        if other:
            found[name] = newcombe_interval((yes, other[0]), (n - yes, other[1] - other[0]), level=0.95)
        else:
            method = wilson_interval if name.startswith("wilson") else jeffreys_interval
            found[name] = method(yes, n - yes, level=0.95)
    assert {name: [float(limit) for limit in limits] for name, limits in found.items()} == {
        name: pytest.approx(limits, abs=1e-6) for name, limits in oracles["intervals"].items()
    }


@settings(max_examples=60, deadline=None)
@given(yes=st.integers(1, 400), no=st.integers(1, 400), level=level)
def test_shares_agree_with_statsmodels(yes, no, level):
    for ours, theirs in ((jeffreys_interval, "jeffreys"), (wilson_interval, "wilson")):
        reference = proportion_confint(yes, yes + no, alpha=1 - level, method=theirs)
        assert ours(yes, no, level=level) == pytest.approx(reference, abs=1e-10)


@settings(max_examples=60, deadline=None)
@given(yes=st.tuples(counts, counts), no=st.tuples(st.integers(1, 400), st.integers(1, 400)), level=level)
def test_differences_agree_with_statsmodels(yes, no, level):
    reference = confint_proportions_2indep(
        yes[0], yes[0] + no[0], yes[1], yes[1] + no[1], method="newcomb", compare="diff", alpha=1 - level
    )
    assert newcombe_interval(yes, no, level=level) == pytest.approx(reference, abs=1e-10)


@settings(deadline=None)
@given(ones=st.integers(0, 60), zeros=st.integers(0, 60))
def test_expectation_of_zeros_and_ones_is_jeffreys(ones, zeros):
    found = expectation(ones + zeros, ones, ones)
    assert (float(found.alpha), float(found.beta)) == pytest.approx((ones + 0.5, zeros + 0.5), rel=1e-9)


def test_expectation_by_hand():
    # five zeros: mean (0 + 1/2)/6; variance [5 m² + m²/2 + (1 - m)²/2] / (6 × 7)
    found = expectation(5, 0.0, 0.0)
    mean = 0.5 / 6
    assert float(found.mean) == pytest.approx(mean)
    assert float(found.variance) == pytest.approx((5.5 * mean**2 + (1 - mean) ** 2 / 2) / 42)
    assert (float(found.alpha), float(found.beta)) == pytest.approx((0.5, 5.5))


@settings(deadline=None)
@given(guesses=st.lists(st.floats(0, 1), min_size=1, max_size=40))
def test_expectation_mirrors_when_the_guesses_do(guesses):
    q = np.array(guesses)
    here, there = (expectation(len(x), x.sum(), (x * x).sum()) for x in (q, 1 - q))
    assert float(here.mean) == pytest.approx(1 - float(there.mean), abs=1e-12)
    assert float(here.alpha) == pytest.approx(float(there.beta), rel=1e-6)
    assert 0 < float(here.variance) < 1 / 4


@settings(deadline=None)
@given(yes=counts, no=counts, k=st.integers(0, 30))
def test_gap_limits_hold_the_gap_and_stay_on_the_scale(yes, no, k):
    gap, limits = gap_interval(expectation(30, k, k), yes, no, level=0.9)
    assert -1 <= limits.low <= gap <= limits.high <= 1
