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


@pytest.mark.parametrize(
    ("groups", "people", "reason"),
    [
        ({"a": (5, 5), "b": (5, 4)}, (10, 9), Reason.GROUP_TOO_SMALL),
        ({"a": (35, 20), "b": (6, 20)}, (41, 40), Reason.GROUP_TOO_SMALL),
        (dict.fromkeys("abcd", (9, 9)), (36, 36), Reason.TOO_MANY_GROUPS),
    ],
)
def test_one_group_too_small_or_too_many_hide_all(groups, people, reason):
    assert release_groups(groups, people=people, policy=ONE_SEAT) is reason


def test_statement_characterises_a_group_only_if_it_may_be_shown_inside_it():
    assert group_statement_refusal((7, 7), policy=Policy()) is None
    assert group_statement_refusal((7, 6), policy=Policy()) is Reason.TOO_FEW
    assert group_statement_refusal((5, 9), policy=Policy(most_seats=1, insiders=3)) is Reason.MARGIN
