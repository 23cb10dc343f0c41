"""The quick proof: which choices of unsure people it shows to be possible, and when it gives up."""

import numpy as np
import pytest

from tracktwo.clearance.disclosure import Counts, Evidence, Spell
from tracktwo.clearance.disclosure.methods.evidence import System
from tracktwo.clearance.disclosure.methods.splits import Choices, unproven


def system_of(people, agree, disagree):
    """One release, at which everybody was counted."""
    return System(
        Evidence(spells=[Spell(0, 0)], heads=[people], agree=[Counts(*agree)], disagree=[Counts(*disagree)])
    )


ALL_UNSURE = system_of(3, (0, 0), (0, 0))
NONE_UNSURE = system_of(3, (1, 1), (2, 2))
ANY = Choices.of_any([3], size=1)


def test_any_few_people_are_unsure_in_these_ways():
    assert Choices.of_any([2, 1], size=2).chosen == [(), (0,), (1,), (0, 0), (0, 1)]


def test_a_coalition_and_one_more_are_unsure_in_these_ways():
    """Two are known, of the first spell and of the second, of which there is one alone."""
    chosen = Choices.of_coalitions([2, 1], coalitions=[(0, 1)]).chosen
    assert chosen == [(0, 1), (0, 0, 1), (0,), (0, 0), (1,), (0, 1), (), (0,)]


def test_what_is_not_possible_is_left_over():
    assert unproven(NONE_UNSURE, ANY, patience=9) == [(0,)]
    assert unproven(ALL_UNSURE, ANY, patience=9) == [()]


def test_after_so_many_misses_all_that_is_left_counts_as_missed():
    assert unproven(ALL_UNSURE, ANY, patience=0) == [(), (0,)]
    assert unproven(ALL_UNSURE, ANY, patience=1) == [()]


def test_where_nobody_is_left_nothing_is_possible():
    assert unproven(system_of(0, (0, 0), (0, 0)), Choices.of_any([0], size=1), patience=9) == [()]


@pytest.mark.parametrize(("system", "begin", "end"), [(ALL_UNSURE, 0, 3), (NONE_UNSURE, 2, 0)])
def test_a_split_is_found_at_the_end_of_its_limits(system, begin, end):
    found = Choices.of_any([3], size=0).descend(system, np.array([begin], np.float32), 0)
    assert found.tolist() == [end]


@pytest.mark.parametrize(
    ("agree", "missed"),
    [((0, 2), []), ((0, 1), [()]), ((0, 0), [(0,), (), (0,)]), ((5, 5), [(0,), (0, 0), (), (0,)])],
)
def test_one_insider_of_five_leaves_these_choices_open(agree, missed):
    """Where two may agree, whoever is known and anybody else may have answered anything; where one may, not both."""
    choices = Choices.of_coalitions([5], coalitions=[(0,)])
    assert unproven(system_of(5, agree, (0, 5)), choices, patience=9) == missed
