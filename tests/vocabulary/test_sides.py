import pytest

from tracktwo.vocabulary.sides import Mark, sides_in_order


def test_marks_have_a_filled_and_an_open_shape_each():
    assert {mark: (mark.filled, mark.open) for mark in Mark} == {
        Mark.CIRCLE: ("●", "○"),
        Mark.DIAMOND: ("◆", "◇"),
    }


@pytest.mark.parametrize("first", [0, 7])
def test_sides_in_order_gives_each_side_the_first_place_equally_often(first):
    sides = ("甲方", "South side")
    places = [sides_in_order(sides, sequence=number)[0] for number in range(first, first + 10)]
    assert {side: places.count(side) for side in sides} == {"甲方": 5, "South side": 5}


def test_sides_in_order_alternates():
    assert [sides_in_order("AB", sequence=number) for number in (0, 1, 2)] == [
        ("A", "B"),
        ("B", "A"),
        ("A", "B"),
    ]
