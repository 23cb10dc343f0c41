"""How alike two sortings are, beside scikit-learn's values and by counting every way to shuffle."""

from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception.methods.groups.alike import (
    adjusted_mutual_information,
    adjusted_rand,
    chance_of_sharing,
    crossed,
)

# adjusted_mutual_info_score and adjusted_rand_score of scikit-learn 1.9.1
KNOWN = [
    ([[2, 2], [2, 6]], -0.037991516403734514, 0.029411764705882353),
    ([[9, 3, 7], [4, 16, 1]], 0.2168654920402338, 0.2617303071821449),
    ([[7, 4], [3, 9], [9, 1], [5, 5], [14, 3]], 0.08016652169584984, 0.0719156804642367),
    ([[69, 9, 8, 18], [11, 62, 9, 10], [16, 12, 63, 13]], 0.2546580079557175, 0.3004065088886393),
]
labels = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=2, max_size=40)


@pytest.mark.parametrize(("table", "information", "rand"), KNOWN)
def test_both_indices_equal_scikit_learn(table, information, rand):
    table = np.array(table)
    assert adjusted_mutual_information(table) == pytest.approx(information, abs=1e-12)
    assert adjusted_mutual_information(table.T) == pytest.approx(information, abs=1e-12)
    assert adjusted_rand(table) == pytest.approx(rand, abs=1e-12)


def test_adjusted_mutual_information_is_zero_on_average_over_every_shuffle():
    one, other = np.array([0, 0, 0, 1, 1, 2]), np.array([0, 1, 1, 1, 0, 0])
    every = [adjusted_mutual_information(crossed(np.array(each), other)) for each in permutations(one)]
    assert np.mean(every) == pytest.approx(0, abs=1e-12)


@settings(max_examples=40)
@given(labels)
def test_adjusted_rand_counts_pairs(pairs):
    one, other = (np.array(each) for each in zip(*pairs, strict=True))
    same = [(one[a] == one[b], other[a] == other[b]) for a, b in combinations(range(len(one)), 2)]
    both, first, second = (sum(map(each, same)) for each in (all, lambda x: x[0], lambda x: x[1]))
    expected = first * second / len(same)
    most = (first + second) / 2
    by_pairs = 1.0 if most == expected else (both - expected) / (most - expected)
    assert adjusted_rand(crossed(one, other)) == pytest.approx(by_pairs, abs=1e-9)


@settings(max_examples=40)
@given(labels)
def test_indices_do_not_know_the_names_of_groups(pairs):
    one, other = (np.array(each) for each in zip(*pairs, strict=True))
    for index in (adjusted_rand, adjusted_mutual_information):
        assert index(crossed(one, one)) == pytest.approx(1)
        assert index(crossed(7 - one, other)) == pytest.approx(index(crossed(one, other)), abs=1e-9)


def test_chance_of_sharing_is_small_for_the_same_and_even_for_unrelated_sortings():
    rng = np.random.default_rng(1)
    one = rng.integers(2, size=40)
    ps = [
        chance_of_sharing(one, rng.integers(2, size=40), shuffles=99, chance=np.random.default_rng(each))
        for each in range(30)
    ]
    assert chance_of_sharing(one, one, shuffles=99, chance=rng) == 0.01
    assert 0.35 < np.mean(ps) < 0.7
    assert np.mean(np.array(ps) <= 0.2) <= 0.35
