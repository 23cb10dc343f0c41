"""Drift to the middle: what it explains of a gap, and what is left."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception.populations import population

from tracktwo.perception import GAPS, Part, estimate
from tracktwo.perception.methods.compression import compressed, error_difference, excess_interval
from tracktwo.perception.methods.intervals import Interval, expectation, gap_interval

counts = st.integers(0, 40)


@settings(deadline=None)
@given(thousands=st.integers(0, 1000), gamma=st.floats(0.05, 1))
def test_drift_keeps_the_side_of_one_half_and_never_leads_away_from_it(thousands, gamma):
    share = thousands / 1000
    guess = float(compressed(np.array(share), np.array(gamma)))
    assert abs(guess - 0.5) <= abs(share - 0.5) + 1e-12
    assert (guess - 0.5) * (share - 0.5) >= 0
    turned = float(compressed(np.array(1 - share), np.array(gamma)))
    assert turned == pytest.approx(1 - guess, abs=1e-9)


def test_drift_by_hand():
    # 9 to 1 is odds of 9, and their square root is 3 to 1
    assert float(compressed(np.array(0.9), np.array(0.5))) == pytest.approx(0.75)
    assert [float(compressed(np.array(end), np.array(0.3))) for end in (0.0, 0.5, 1.0)] == [0.0, 0.5, 1.0]


@settings(max_examples=30, deadline=None)
@given(yes=counts, no=counts, guesses=st.lists(st.floats(0, 1), min_size=5, max_size=12))
def test_without_drift_what_is_left_is_the_gap(yes, no, guesses):
    expected = expectation(len(guesses), sum(guesses), sum(q * q for q in guesses))
    gap, limits = gap_interval(expected, yes, no, level=0.9)
    left, ends = excess_interval(expected, np.array(yes), np.array(no), gamma=np.array(1.0), level=0.9)
    assert [float(left), *map(float, ends)] == pytest.approx([float(gap), *map(float, limits)], abs=1e-9)


def test_a_difference_of_errors_by_hand():
    def gap(value, low, high):
        return np.array(value), Interval(np.array(low), np.array(high))

    # |-.4| in [.2, .5] less |.1| in [0, .3]
    value, limits = error_difference(gap(-0.4, -0.5, -0.2), gap(0.1, -0.1, 0.3))
    assert float(value) == pytest.approx(0.3)
    assert [float(each) for each in limits] == pytest.approx(
        [0.3 - np.hypot(0.2, 0.2), 0.3 + np.hypot(0.1, 0.1)]
    )
    back, ends = error_difference(gap(0.1, -0.1, 0.3), gap(-0.4, -0.5, -0.2))
    assert [float(back), float(ends.low), float(ends.high)] == pytest.approx(
        [-float(value), -float(limits.high), -float(limits.low)]
    )


def test_the_drift_beside_a_gap_is_that_of_whoever_guessed():
    sums, _ = population("near", statements=12, seed=2, people=300).draw(
        np.random.default_rng(3), people=(40, 30)
    )
    # nobody of the second side guesses about itself
    silent = sums.counts.copy()
    silent[:, 1, Part.OWN_BELOW :] = 0
    result = estimate(type(sums)(statements=sums.statements, sides=sums.sides, counts=silent))
    GAPS.validate(result.table)
    rows = result.table.to_pylist()
    about = {side: {row["compression_basis"] for row in rows if row["side"] == side} for side in ("A", "B")}
    assert about == {"A": {"assumed"}, "B": {"fitted"}}
    assert {row["compression"] for row in rows if row["side"] == "A"} == {0.5}
    assert {row["error_difference"] for row in rows if row["side"] == "A"} == {None}
    for row in rows:
        share = (row["agree"] + 0.5) / (row["agree"] + row["disagree"] + 1)
        odds = (share / (1 - share)) ** row["compression"]
        assert row["expected_compressed"] == pytest.approx(odds / (1 + odds))
        assert row["gap_excess"] == pytest.approx(row["expected_shrunk"] - row["expected_compressed"])
        assert row["gap_excess_low"] < row["gap_excess"] < row["gap_excess_high"]
    of_a = next(row for row in rows if row["side"] == "A")
    of_b = next(row for row in rows if row["side"] == "B")
    own, total, _ = (each[0, 0] for each in sums.guessed_own())
    share = (of_a["agree"] + 0.5) / (of_a["agree"] + of_a["disagree"] + 1)
    assert of_b["error_difference"] == pytest.approx(
        abs(of_b["gap"]) - abs((total + 0.5) / (own + 1) - share)
    )
