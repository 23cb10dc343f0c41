"""The list of labels that may be given together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception.methods import expected_wrong, surest_first


def test_surest_first_by_hand():
    # rates .02 .06 .22 have means .02 .04 .10; the next, .3, would make .15
    assert surest_first(["d", "c", "b", "a"], [0.7, 0.78, 0.94, 0.98], error=0.1) == ("a", "b", "c")
    assert surest_first(["a"], [0.5], error=0.1) == ()
    assert surest_first([], [], error=0.1) == ()


def test_surest_first_settles_ties_by_id():
    assert surest_first(["二", "s2", "s1"], [0.95, 0.95 + 1e-15, 0.95], error=0.1) == ("s1", "s2", "二")


@settings(deadline=None)
@given(st.lists(st.floats(0, 1), max_size=30))
def test_surest_first_is_the_longest_prefix_within_the_error(probabilities):
    names = [f"s{k:02}" for k in range(len(probabilities))]
    rates = sorted(round(1 - p, 12) for p in probabilities)
    longest = max(
        (k for k in range(len(rates) + 1) if k == 0 or sum(rates[:k]) / k <= 0.1 - 1e-12), default=0
    )
    assert longest <= len(surest_first(names, probabilities, error=0.1))
    assert sum(rates[: len(surest_first(names, probabilities, error=0.1))]) <= 0.1 * len(rates) + 1e-9


def test_expected_wrong_sums_what_is_uncertain():
    assert expected_wrong([0.9, 0.5]) == pytest.approx(0.6)
    assert expected_wrong([]) == 0.0
