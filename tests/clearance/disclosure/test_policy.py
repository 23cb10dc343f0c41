"""A policy is frozen, hashed, and only ever stricter."""

import hashlib
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.vocabulary.errors import UsageError

policies = st.builds(
    Policy,
    disclosure=st.sampled_from(Disclosure),
    most_seats=st.integers(1, 6),
    smallest=st.integers(5, 9),
    batch=st.integers(5, 9),
    insiders=st.integers(2, 3),
    yearly=st.integers(1, 4),
    ever=st.integers(1, 8),
    breakdown=st.sampled_from([(), ("a", "b"), ("a", "c"), ("a", "b", "c")]),
)


def test_policy_hash_is_that_of_its_canonical_json():
    text = (
        '{"batch":5,"breakdown":[],"disclosure":"bands","ever":8,"insiders":2,"most_seats":3,'
        '"rules":1,"smallest":5,"yearly":4}'
    )
    assert Policy().canonical_json() == text
    assert Policy().hash == hashlib.sha256(text.encode()).hexdigest()


def test_how_closely_results_are_shown_is_kept_under_these_names():
    assert list(Disclosure) == ["exact", "bands", "room_only"]


@given(first=policies, second=policies)
def test_policies_with_one_hash_are_one_policy(first, second):
    assert (first.hash == second.hash) == (first == second)


@pytest.mark.parametrize(("seats", "smallest"), [(1, 5), (2, 6), (3, 7), (6, 10)])
def test_smallest_shown_is_four_and_the_most_seats(seats, smallest):
    policy = Policy(most_seats=seats)
    assert policy.smallest_shown == smallest
    assert policy.effective(smallest) == 5


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("most_seats", 0),
        ("most_seats", 1_001),
        ("smallest", 4),
        ("smallest", 1_001),
        ("batch", 4),
        ("batch", 1_001),
        ("insiders", 1),
        ("insiders", 4),
        ("yearly", 0),
        ("yearly", 5),
        ("ever", 9),
        ("ever", 0),
        ("batch", 5.0),
        ("batch", True),
        ("disclosure", "all"),
        ("breakdown", ("a",)),
        ("breakdown", ("a", "a")),
        ("breakdown", ("a", "")),
        ("breakdown", ["a", "b"]),
    ],
)
def test_policy_looser_than_the_rules_is_refused(name, value):
    with pytest.raises(UsageError, match=re.escape(f"The policy's {name} is {value!r}; expected")):
        Policy(**{name: value})


LOOSEST = {"most_seats": 1, "smallest": 5, "batch": 5, "insiders": 2, "yearly": 4, "ever": 8}
STRICTEST = {"most_seats": 1_000, "smallest": 1_000, "batch": 1_000, "insiders": 3, "yearly": 1, "ever": 1}


@pytest.mark.parametrize("name", LOOSEST)
def test_each_number_alone_makes_a_policy_stricter(name):
    loose, strict = Policy(**LOOSEST), Policy(**{**LOOSEST, name: STRICTEST[name]})
    assert strict.is_as_strict_as(loose)
    assert not loose.is_as_strict_as(strict)
    assert Policy(**STRICTEST).is_as_strict_as(strict)


@given(first=policies, second=policies, third=policies)
def test_strictness_is_a_partial_order(first, second, third):
    assert first.is_as_strict_as(first)
    if first.is_as_strict_as(second) and second.is_as_strict_as(first):
        assert first == second
    if first.is_as_strict_as(second) and second.is_as_strict_as(third):
        assert first.is_as_strict_as(third)


@given(now=policies, later=policies)
def test_policy_is_replaced_by_a_stricter_one_only(now, later):
    if later.is_as_strict_as(now):
        assert now.replaced_by(later) == later
    else:
        with pytest.raises(UsageError, match="cannot be loosened"):
            now.replaced_by(later)


def test_refusal_names_what_would_be_looser():
    now = Policy(disclosure=Disclosure.ROOM_ONLY, batch=7)
    later = replace(now, disclosure=Disclosure.EXACT, batch=6, smallest=9)
    with pytest.raises(UsageError, match="answered under it: disclosure, batch"):
        now.replaced_by(later)


@pytest.mark.parametrize(("people", "insiders"), [(5, 1), (6, 1), (7, 2), (80, 2)])
def test_insiders_are_one_below_seven_people_and_two_from_seven(people, insiders):
    assert Policy().insiders_at(people) == insiders
    assert Policy(insiders=3).insiders_at(people) == insiders + 1


def test_parts_are_declared_before_the_round_or_never():
    now, parts = Policy(), Policy(breakdown=("labs", "universities"))
    with pytest.raises(UsageError, match="answered under it: breakdown"):
        now.replaced_by(parts)
    assert parts.replaced_by(now) == now
    with pytest.raises(UsageError, match="answered under it: breakdown"):
        parts.replaced_by(Policy(breakdown=("labs", "companies")))
