"""Likeness of short texts, in scripts with and without spaces, and where one might be divided."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.office.rounds.moderation.similar import Alike, alike, likeness, split_of


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ("at", "AT!", 1.0),
        ("at", "by", 0.0),
        ("cat", "cats", 2 * 2 / 7),  # " ca", "cat" of 3 and 4
        ("许可太慢", "许可很慢。", 2 * 1 / 6),  # 许可 of 3 and 3
        ("慢", "慢", 1.0),
        ("", "at", 0.0),
        ("ＡＢＣ", "abc", 1.0),
    ],
)
def test_likeness_is_twice_the_shared_runs_over_all(one, other, shared):
    assert likeness(one, other) == pytest.approx(shared)


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_the_same_both_ways_and_between_nothing_and_one(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1


def test_the_most_alike_come_first_and_others_not_at_all():
    others = [
        ("a", "Launch licences in the East take too long"),
        ("b", "The state pays."),
        ("c", "Launch licences are slow"),
    ]
    found = alike("Launch licences are too slow", others)
    assert [each.key for each in found] == ["c", "a"]
    assert found[0] == Alike(
        key="c", text=others[2][1], likeness=likeness("Launch licences are too slow", others[2][1])
    )


@pytest.mark.parametrize(
    ("text", "two"),
    [
        (
            "The rules are clear and the licences take too long.",
            ("The rules are clear.", "The licences take too long."),
        ),
        ("规则很清楚，但是许可太慢。", ("规则很清楚。", "许可太慢。")),
        ("القواعد واضحة جدا لكن التراخيص بطيئة جدا", ("القواعد واضحة جدا", "التراخيص بطيئة جدا")),
        ("Boats and nets are old.", None),
        ("船和网都很旧。", None),
        ("", None),
    ],
)
def test_a_text_is_divided_only_where_both_halves_say_something(text, two):
    assert split_of(text) == two
