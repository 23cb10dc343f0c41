"""Pairs: who answered both times, as sums; the same whichever seat withdraws, and as if it had never been there."""

from itertools import product

import pytest
from django.utils import timezone
from office.perception.answered import asked_twice, seat_of, sit, twice

from tracktwo.office.perception.actions import close_and_work_out, forget_expired, take_down
from tracktwo.office.perception.models import Paired
from tracktwo.office.perception.paired import pairs_of
from tracktwo.office.rounds.models import Round, Statement
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.seats import withdraw
from tracktwo.office.rounds.tallying import Turnout, turnout_of

pytestmark = pytest.mark.django_db

SUMS = ("both", "gave_up", "took_up", "neither", "guessed", "before_sum", "before_squares", "now_sum", "now_squares",
        "moved_squares")  # fmt: skip
SAID = [*product(("agree", "disagree", "unsure", ""), (0, 3, 10, None))]


@pytest.fixture
def rounds(programme):
    """Two rounds, the later of which asks the statements of the earlier again."""
    return asked_twice(programme)


def close(rounds):
    for each in rounds:
        close_and_work_out(each, by=None)


def sums():
    rows = Paired.objects.order_by("statement__key", "side__key")
    return {
        (each.statement.key, each.side.key): {
            name: getattr(each, name) for name in SUMS if getattr(each, name)
        }
        for each in rows
    }


def test_each_pattern_is_counted_where_it_belongs(rounds):
    people = [*zip(SAID, reversed(SAID), strict=True)]
    for then, now in people:
        twice(rounds, "east", {"water": then}, {"water": now})
    twice(rounds, "west", {"water": ("agree", 1)}, {"water": ("agree", 4)})
    twice(rounds, "west", {"water": ("agree", 1)}, {"water": ("agree", 4)}, linked=False)
    twice(rounds, "west", {"water": ("agree", 1)}, {"nets": ("agree", 4)})
    close(rounds)
    stances = [(then[0] == "agree", now[0] == "agree") for then, now in people if then[0] and now[0]]
    guesses = [(then[1], now[1]) for then, now in people if None not in {then[1], now[1]}]
    expected = {
        "both": stances.count((True, True)),
        "gave_up": stances.count((True, False)),
        "took_up": stances.count((False, True)),
        "neither": stances.count((False, False)),
        "guessed": len(guesses),
        "before_sum": sum(then for then, _ in guesses),
        "before_squares": sum(then**2 for then, _ in guesses),
        "now_sum": sum(now for _, now in guesses),
        "now_squares": sum(now**2 for _, now in guesses),
        "moved_squares": sum((now - then) ** 2 for then, now in guesses),
    }
    assert sums() == {
        ("water", "east"): {name: number for name, number in expected.items() if number},
        ("water", "west"): {
            "both": 1, "guessed": 1, "before_sum": 1, "before_squares": 1, "now_sum": 4, "now_squares": 16,
            "moved_squares": 9,
        },
    }  # fmt: skip


ONE = ({"water": ("agree", 3), "nets": ("disagree", 9)}, {"water": ("unsure", 5), "nets": ("agree", None)})
OTHER = ({"water": ("disagree", 0), "nets": ("", 2)}, {"water": ("agree", 10), "nets": ("agree", 2)})


@pytest.mark.parametrize("leaves", [0, 1])
@pytest.mark.parametrize("is_closed", [False, True])
def test_who_withdraws_either_seat_is_in_no_pair_as_if_they_never_had_been(rounds, leaves, is_closed):
    leaving = twice(rounds, "east", *ONE)
    twice(rounds, "east", *OTHER)
    if is_closed:
        close(rounds)
        assert sums()["water", "east"]["gave_up"] == 1
    withdraw(leaving[leaves])
    close(rounds)
    assert sums() == {
        ("nets", "east"): {
            "guessed": 1, "before_sum": 2, "before_squares": 4, "now_sum": 2, "now_squares": 4,
        },
        ("water", "east"): {"took_up": 1, "guessed": 1, "now_sum": 10, "now_squares": 100, "moved_squares": 100},
    }  # fmt: skip


def test_figures_stand_still_from_a_withdrawal_until_as_many_left_as_a_result_changes_by(rounds):
    people = [twice(rounds, "east", *ONE) for _number in range(12)]
    close(rounds)
    gone = []
    for number, seats in enumerate(people[:7]):
        withdraw(seats[number % 2])
        gone.append({each.statement.key: each.gone for each in pairs_of(rounds[1]).values()})
    assert [each["water"] for each in gone] == [1, 2, 3, 4, 0, 1, 2]
    assert [each["nets"] for each in gone] == [1, 2, 3, 4, 0, 1, 2]


def test_withdrawing_both_seats_one_after_the_other_takes_one_away_once(rounds):
    first, second = twice(rounds, "east", *ONE)
    twice(rounds, "east", *ONE)
    close(rounds)
    withdraw(first)
    withdraw(second)
    assert sums()["water", "east"]["gave_up"] == 1


def test_what_is_taken_down_leaves_no_pair(rounds, seat):
    for _number in range(2):
        twice(rounds, "east", *ONE)
    close(rounds)
    convenor = seat_of(seat("convenor"))
    for round_, key in ((rounds[0], "water"), (rounds[1], "nets")):
        take_down(next(each for each in asked(round_) if each.key == key), by=convenor)
    assert sums() == {}


def test_what_was_taken_down_before_is_paired_with_nothing(rounds, seat):
    twice(rounds, "east", *ONE)
    close_and_work_out(rounds[0], by=None)
    water = next(each for each in asked(rounds[0]) if each.key == "water")
    take_down(water, by=seat_of(seat("convenor")))
    close_and_work_out(rounds[1], by=None)
    assert {statement for statement, _side in sums()} == {"nets"}


@pytest.mark.parametrize("expired", [0, 1])
def test_answers_deleted_as_stated_leave_no_pair(rounds, expired):
    twice(rounds, "east", *ONE)
    Round.objects.filter(pk=rounds[expired].pk).update(
        policy={"disclosure": "room_only"}, kept_until=timezone.now()
    )
    for each in rounds:
        each.refresh_from_db()
    close(rounds)
    assert sums() != {}
    assert forget_expired() == 1
    assert sums() == {}


def test_observers_and_statements_in_other_words_are_in_no_pair(rounds):
    twice(rounds, None, *ONE)
    twice(rounds, "west", *ONE)
    Statement.objects.filter(round=rounds[1], key="water").update(repeats=None)
    close(rounds)
    assert list(sums()) == [("nets", "west")]


def test_people_are_counted_by_where_they_took_part(rounds, programme):
    for _number in range(3):
        twice(rounds, "east", *ONE)
    twice(rounds, "east", *ONE, linked=False)
    sit(rounds[0], "east", {})
    east, west = (programme.sides.get(key=key).pk for key in ("east", "west"))
    assert turnout_of(rounds[1], side=east) == Turnout(both=3, only_now=1, only_before=2)
    assert turnout_of(rounds[1], side=west) == Turnout(both=0, only_now=0, only_before=0)
