"""Opinion groups: all of them, in bands, or none."""

import pytest

from tracktwo.clearance.disclosure import (
    Group,
    HeadCount,
    Policy,
    Reason,
    group_statement_refusal,
    release_groups,
)

ONE_SEAT = Policy(most_seats=1)


def test_groups_are_shown_in_bands_and_by_name():
    shown = release_groups({"b": (5, 21), "a": (12, 9)}, people=(17, 30), policy=ONE_SEAT)
    assert shown == (
        Group(name="a", people=(HeadCount.FROM_10, HeadCount.FROM_5)),
        Group(name="b", people=(HeadCount.FROM_5, HeadCount.FROM_20)),
    )


def test_three_groups_may_be_shown():
    shown = release_groups(dict.fromkeys("cab", (9, 10)), people=(30, 30), policy=ONE_SEAT)
    assert [each.name for each in shown] == ["a", "b", "c"]


def test_a_fifth_of_a_side_is_enough():
    assert release_groups({"a": (32, 20), "b": (8, 20)}, people=(40, 40), policy=ONE_SEAT) == (
        Group(name="a", people=(HeadCount.FROM_20, HeadCount.FROM_20)),
        Group(name="b", people=(HeadCount.FROM_5, HeadCount.FROM_20)),
    )


@pytest.mark.parametrize(
    ("groups", "people", "reason"),
    [
        ({"a": (5, 5), "b": (5, 4)}, (10, 9), Reason.GROUP_TOO_SMALL),
        ({"a": (35, 20), "b": (6, 20)}, (41, 40), Reason.GROUP_TOO_SMALL),
        ({"a": (33, 20), "b": (7, 20)}, (40, 40), Reason.GROUP_TOO_SMALL),
        ({"a": (20, 32), "b": (20, 7)}, (40, 39), Reason.GROUP_TOO_SMALL),
        (dict.fromkeys("abcd", (9, 9)), (36, 36), Reason.TOO_MANY_GROUPS),
        ({"a": (12, 9)}, (20, 20), Reason.MARGIN),
        ({"a": (10, 9), "b": (5, 9)}, (12, 18), Reason.MARGIN),
    ],
)
def test_one_group_too_small_or_too_many_hide_all(groups, people, reason):
    assert release_groups(groups, people=people, policy=ONE_SEAT) is reason


def test_statement_characterises_a_group_only_if_it_may_be_shown_inside_it():
    assert group_statement_refusal((7, 7), policy=Policy()) is None
    assert group_statement_refusal((7, 6), policy=Policy()) is Reason.TOO_FEW
    assert group_statement_refusal((5, 9), policy=Policy(most_seats=1, insiders=3)) is Reason.MARGIN


def test_groups_are_shown_once():
    shown = release_groups({"b": (5, 21), "a": (12, 9)}, people=(17, 30), policy=ONE_SEAT)
    later = {"b": (6, 20), "a": (11, 10)}
    assert release_groups(later, people=(17, 30), policy=ONE_SEAT, earlier=shown) == shown


@pytest.mark.parametrize("people", range(5, 45))
def test_no_groups_tell_everybody_s_place(people):
    """Every size of two groups on one side and of the rest: insiders outside a group leave others in doubt."""
    insiders = ONE_SEAT.insiders_at(people)
    shown = {}
    for first in range(people + 1):
        for second in range(people + 1 - first):
            told = release_groups({"a": (first, 20), "b": (second, 20)}, people=(people, 40), policy=ONE_SEAT)
            if not isinstance(told, Reason):
                shown.setdefault(told, []).append((first, second))
    for worlds in shown.values():
        for place in (0, 1):
            # somebody outside the group who is no insider, in some world that looks the same
            assert max(people - world[place] for world in worlds) > insiders
