"""Counts of a statement asked twice: never of both times where the difference would be a few people's."""

import pytest
from office.perception.answered import asked_twice, twice, withdraw

from tracktwo.clearance.disclosure import Bands, ExactExpectation, ExactStances, ExpectationBand
from tracktwo.office.perception.actions import close_and_work_out
from tracktwo.office.perception.kept import read_kept

pytestmark = pytest.mark.django_db

SAID = {"water": ("agree", 6)}
EXACT = {"policy": {"disclosure": "exact", "most_seats": 1}}


@pytest.fixture
def rounds(programme):
    """Two rounds shown in counts from twenty people a side."""
    return asked_twice(programme, **EXACT)


def shown(reveal):
    """How what is let out of the statement on water is told: for each side stances and expectations."""
    sides = read_kept(reveal.outcomes).outcomes["water", 1]
    return [tuple(type(each.value) for each in sides[side]) for side in sorted(sides)]


def outcome(rounds, *, both=22, only_before=0, only_now=0, linked=True):
    """How the later round is told where so many of the East took part so; of the West 22 do both times."""
    for side, stayed, gone, came in (("east", both, only_before, only_now), ("west", 22, 0, 0)):
        for then, now, people in ((SAID, SAID, stayed), (SAID, None, gone), (None, SAID, came)):
            for _number in range(people):
                twice(rounds, side, then, now, linked=linked)
    first, second = (close_and_work_out(each, by=None) for each in rounds)
    assert shown(first) == COUNTS
    return shown(second)


COUNTS = [(ExactStances, ExactExpectation)] * 2
RANGES = [(Bands, ExpectationBand)] * 2


@pytest.mark.parametrize("few", [{"only_before": 1}, {"only_now": 1}, {"only_before": 4}, {"only_now": 4}])
def test_a_few_who_came_new_or_left_bring_ranges_to_both_sides(rounds, few):
    assert outcome(rounds, **few) == RANGES


@pytest.mark.parametrize(
    "enough", [{}, {"only_before": 5}, {"only_now": 5}, {"only_before": 6, "only_now": 11}]
)
def test_nobody_or_enough_of_them_leave_the_counts(rounds, enough):
    assert outcome(rounds, **enough) == COUNTS


def test_without_codes_the_numbers_of_people_tell(rounds):
    assert outcome(rounds, only_now=2, linked=False) == RANGES


def test_whichever_is_let_out_later_is_guarded(rounds):
    for side in ("east", "west"):
        for _number in range(22):
            twice(rounds, side, SAID, SAID)
    twice(rounds, "east", SAID, None)
    assert shown(close_and_work_out(rounds[1], by=None)) == COUNTS
    assert shown(close_and_work_out(rounds[0], by=None)) == RANGES


def test_who_withdrew_from_the_earlier_round_since_is_one_who_left(rounds):
    people = [twice(rounds, side, SAID, SAID) for side in ("east", "west") for _number in range(22)]
    assert shown(close_and_work_out(rounds[0], by=None)) == COUNTS
    withdraw(people[0][0])
    assert shown(close_and_work_out(rounds[1], by=None)) == RANGES


def test_a_new_statement_of_the_same_people_is_shown_in_counts(rounds):
    rounds[1].statements.update(repeats=None)
    assert outcome(rounds, only_now=2) == COUNTS


def test_simulated_answers_are_nobodys(programme):
    rounds = asked_twice(programme, **EXACT, origin="simulated")
    programme.is_demo = True
    programme.save()
    assert outcome(rounds, only_now=2) == COUNTS
