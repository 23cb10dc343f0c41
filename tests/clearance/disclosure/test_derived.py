"""What follows from released values, and how they are listed."""

from fractions import Fraction
from itertools import product

import pytest

from tracktwo.clearance.disclosure import (
    Area,
    Band,
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    HeadCount,
    Lean,
    Limits,
    Reading,
    expected_lean,
    find_area,
    find_class,
    gap_limits,
    in_order,
    lean,
    reading,
    share_limits,
)
from tracktwo.perception import Finding


def thirds(agree, disagree, *, classed=True):
    return Bands(
        people=HeadCount.FROM_10,
        agree=Band(first=agree, last=agree, parts=3),
        disagree=Band(first=disagree, last=disagree, parts=3),
        classed=classed,
    )


def tens(points):
    return ExpectationBand(people=HeadCount.FROM_10, points=points, reading=None)


AGREE, DISAGREE, MIDDLE, UNSURE = thirds(2, 0), thirds(0, 2), thirds(1, 1), thirds(0, 0)


@pytest.mark.parametrize(
    ("value", "low", "high"),
    [
        (AGREE, Fraction(2, 3), Fraction(1)),
        (DISAGREE, Fraction(0), Fraction(1, 3)),
        (MIDDLE, Fraction(1, 3), Fraction(2, 3)),
        (UNSURE, Fraction(0), Fraction(1)),
        (thirds(1, 0), Fraction(1, 2), Fraction(1)),
        (ExactStances(agree=3, disagree=1, unsure=5), Fraction(3, 4), Fraction(3, 4)),
        (ExactStances(agree=0, disagree=0, unsure=5), Fraction(0), Fraction(1)),
    ],
)
def test_share_limits_are_what_the_bands_allow(value, low, high):
    assert share_limits(value) == Limits(low, high)


def test_gap_limits_reach_as_far_as_bands_and_rounding_allow():
    assert gap_limits(tens(20), about=AGREE) == Limits(
        Fraction(15, 100) - 1, Fraction(25, 100) - Fraction(2, 3)
    )
    assert gap_limits(tens(100), about=DISAGREE) == Limits(Fraction(95, 100) - Fraction(1, 3), Fraction(1))


@pytest.mark.parametrize(
    ("expected", "about", "read"),
    [
        (tens(20), AGREE, Reading.UNDER),
        (tens(80), DISAGREE, Reading.OVER),
        (tens(70), AGREE, Reading.ABOUT_RIGHT),
        (tens(40), DISAGREE, Reading.OVER),
        (ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.OVER), AGREE, Reading.OVER),
    ],
)
def test_reading_is_settled_or_about_right(expected, about, read):
    assert reading(expected, about=about) is read


@pytest.mark.parametrize("points", [20, 30])
def test_a_gap_that_may_be_none_reads_about_right(points):
    """A quarter agree; a mean shown as 20 or 30 may be 25."""
    assert reading(tens(points), about=ExactStances(agree=1, disagree=3, unsure=0)) is Reading.ABOUT_RIGHT


def test_codes_are_those_that_releases_and_pages_rely_on():
    assert [each.value for each in Lean] == ["+", "-", "too_close"]
    assert [each.value for each in Reading] == ["over_estimated", "under_estimated", "about_right"]


def test_counts_lean_the_way_more_than_half_of_who_answered_do():
    assert [
        lean(ExactStances(agree=agree, disagree=disagree, unsure=unsure))
        for agree, disagree, unsure in ((6, 0, 5), (5, 0, 5), (0, 6, 5), (0, 5, 5), (0, 0, 0))
    ] == [Lean.AGREE, Lean.TOO_CLOSE, Lean.DISAGREE, Lean.TOO_CLOSE, Lean.TOO_CLOSE]


def test_lean_needs_a_band_wholly_above_one_half():
    assert [lean(value) for value in (AGREE, DISAGREE, MIDDLE, UNSURE, thirds(1, 0))] == [
        Lean.AGREE, Lean.DISAGREE, Lean.TOO_CLOSE, Lean.TOO_CLOSE, Lean.TOO_CLOSE,
    ]  # fmt: skip
    halves = Bands(
        people=HeadCount.FROM_5,
        agree=Band(first=1, last=1, parts=2),
        disagree=Band(first=0, last=0, parts=2),
        classed=False,
    )
    assert lean(halves) is Lean.AGREE


def test_expectation_of_exactly_fifty_is_too_close():
    small = ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.OVER)
    assert [expected_lean(each) for each in (tens(60), tens(50), tens(40), small)] == [
        Lean.AGREE, Lean.TOO_CLOSE, Lean.DISAGREE, Lean.TOO_CLOSE,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sides", "points", "reciprocal", "expected"),
    [
        ((AGREE, AGREE), (80, 60), False, Finding.SHARED_GROUND),
        ((AGREE, AGREE), (80, 40), False, Finding.HIDDEN_AGREEMENT),
        ((DISAGREE, DISAGREE), (20, 20), True, Finding.SHARED_GROUND),
        ((AGREE, DISAGREE), (20, 80), False, Finding.RECOGNISED_DIFFERENCE),
        ((AGREE, DISAGREE), (80, 80), False, Finding.OVERLOOKED_DIFFERENCE),
        ((AGREE, DISAGREE), (20, 80), True, Finding.SHARED_GROUND),
        ((AGREE, DISAGREE), (80, 80), True, Finding.HIDDEN_AGREEMENT),
        ((AGREE, AGREE), (20, 80), True, Finding.MIRROR_IMAGE),
        ((AGREE, MIDDLE), (20, 80), False, None),
        ((AGREE, AGREE), (50, 80), False, None),
        ((AGREE, thirds(2, 0, classed=False)), (80, 80), False, None),
    ],
)
def test_class_follows_leans_and_readings(sides, points, reciprocal, expected):
    found = find_class(sides, expected=(tens(points[0]), tens(points[1])), reciprocal=reciprocal)
    assert found is expected


def test_class_is_the_same_whichever_side_comes_first():
    for sides, points, reciprocal in product(
        product((AGREE, DISAGREE, MIDDLE), repeat=2), product((20, 50, 80), repeat=2), (True, False)
    ):
        expected = tuple(map(tens, points))
        assert find_class(sides, expected=expected, reciprocal=reciprocal) == find_class(
            sides[::-1], expected=expected[::-1], reciprocal=reciprocal
        )


SMALL = thirds(2, 0, classed=False)


@pytest.mark.parametrize(
    ("own", "other", "points", "reciprocal", "area"),
    [
        (AGREE, AGREE, 80, False, Area.AGREE_KNOWN),
        (AGREE, AGREE, 20, False, Area.AGREE_UNKNOWN),
        (DISAGREE, DISAGREE, 20, False, Area.AGREE_KNOWN),
        (DISAGREE, DISAGREE, 80, True, Area.AGREE_UNKNOWN),
        (AGREE, DISAGREE, 20, False, Area.DIFFER_KNOWN),
        (AGREE, DISAGREE, 80, False, Area.DIFFER_UNKNOWN),
        (DISAGREE, AGREE, 80, False, Area.DIFFER_KNOWN),
        (DISAGREE, AGREE, 20, False, Area.DIFFER_UNKNOWN),
        (AGREE, DISAGREE, 20, True, Area.AGREE_KNOWN),
        (AGREE, DISAGREE, 80, True, Area.AGREE_UNKNOWN),
        (MIDDLE, AGREE, 80, False, Area.TOO_CLOSE),
        (AGREE, MIDDLE, 80, False, Area.TOO_CLOSE),
        (AGREE, AGREE, 50, False, Area.TOO_CLOSE),
        (SMALL, AGREE, 80, False, Area.TOO_CLOSE),
        (AGREE, SMALL, 80, False, Area.TOO_CLOSE),
    ],
)
def test_a_side_stands_to_the_other_as_both_lean_and_it_reads(own, other, points, reciprocal, area):
    assert find_area(own, other=other, expected=tens(points), reciprocal=reciprocal) is area


def wide(agree, disagree):
    return Bands(
        people=HeadCount.FROM_10,
        agree=Band(first=agree[0], last=agree[1], parts=3),
        disagree=Band(first=disagree[0], last=disagree[1], parts=3),
        classed=True,
    )


def test_of_a_share_no_more_is_allowed_than_the_other_answer_leaves():
    third = Fraction(1, 3)
    assert share_limits(wide((0, 2), (1, 1))) == Limits(Fraction(0), 2 * third)
    assert share_limits(wide((1, 1), (0, 2))) == Limits(third, Fraction(1))


def test_gaps_of_exact_means_reach_as_far_as_their_last_digit():
    fine = Fraction(5, 10_000_000)
    exact = ExactExpectation(points=62.5, people=20, spread=1.0)
    about = ExactStances(agree=10, disagree=10, unsure=0)
    assert gap_limits(exact, about=about) == Limits(Fraction(1, 8) - fine, Fraction(1, 8) + fine)
    assert gap_limits(tens(0), about=about) == Limits(Fraction(-1, 2), Fraction(-9, 20))


def test_one_person_leans_too_and_disagreement_as_agreement_does():
    assert lean(ExactStances(agree=1, disagree=0, unsure=0)) is Lean.AGREE
    assert lean(ExactStances(agree=0, disagree=1, unsure=0)) is Lean.DISAGREE
    halves = [Band(first=part, last=part, parts=2) for part in range(2)]
    below = Bands(people=HeadCount.FROM_5, agree=halves[0], disagree=halves[1], classed=False)
    assert lean(below) is Lean.DISAGREE


def test_results_are_listed_by_band_and_then_by_name():
    results = {
        "轨道": (AGREE, MIDDLE),
        "debris": (MIDDLE, AGREE),
        "alpha": (DISAGREE, DISAGREE),
        "beta": (AGREE, AGREE),
        "gamma": (DISAGREE, DISAGREE),
    }
    assert in_order(results) == ("beta", "debris", "轨道", "alpha", "gamma")
    assert in_order({name: results[name][::-1] for name in reversed(results)}) == in_order(results)
