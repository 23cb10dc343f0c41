from itertools import combinations, permutations

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.record.methods.resolution.clusters import Tie, joined
from tracktwo.record.methods.resolution.matching import Reason


def put(size, ties, apart=()):
    """Join nodes by (score, one, other) where pairs in ``apart`` may not meet."""
    never = {frozenset(pair) for pair in apart}
    groups, doubts = joined(
        size,
        [Tie(score, one, other, Reason.EQUAL) for score, one, other in ties],
        apart=lambda one, other: frozenset((one, other)) in never,
    )
    return groups, [(one, other, reason.value) for one, other, reason in doubts]


def test_ties_are_followed_through_others():
    assert put(4, [(1.0, 0, 1), (0.8, 1, 3)]) == ([[0, 1, 3], [2]], [])


def test_the_stronger_tie_wins_where_two_exclude_each_other():
    assert put(3, [(0.8, 0, 1), (0.9, 0, 2)], apart=[(1, 2)]) == ([[0, 2], [1]], [(0, 1, "equal")])


def test_who_fits_two_that_exclude_each_other_equally_joins_neither():
    groups, doubts = put(3, [(0.8, 0, 1), (0.8, 0, 2)], apart=[(1, 2)])
    assert groups == [[0], [1], [2]]
    assert doubts == [(0, 1, "rivals"), (0, 2, "rivals")]


def test_what_was_torn_is_not_joined_by_a_weaker_tie():
    groups, _ = put(4, [(0.8, 0, 1), (0.8, 0, 2), (0.7, 0, 3), (0.7, 1, 3)], apart=[(1, 2)])
    assert [0, 1] not in groups
    assert not any({0, 1} <= set(group) for group in groups)


SCORES = st.sampled_from([0.7, 0.8, 0.9, 1.0])
PAIRS = st.sampled_from(list(combinations(range(5), 2)))


@given(
    st.dictionaries(PAIRS, SCORES, max_size=8), st.sets(PAIRS, max_size=4), st.randoms(use_true_random=False)
)
def test_the_order_of_ties_changes_nothing_and_no_group_holds_two_that_are_apart(scores, apart, shuffled):
    ties = [(score, one, other) for (one, other), score in scores.items()]
    again = list(ties)
    shuffled.shuffle(again)
    groups, doubts = put(5, ties, apart)
    assert (groups, doubts) == put(5, again, apart)
    assert sorted(node for group in groups for node in group) == list(range(5))
    assert not any(pair in apart for group in groups for pair in combinations(group, 2))


def test_every_numbering_tears_the_same():
    for names in permutations(range(3)):
        middle, left, right = names
        ties = [(0.8, min(middle, left), max(middle, left)), (0.8, min(middle, right), max(middle, right))]
        assert put(3, ties, apart=[(left, right)])[0] == [[0], [1], [2]]
