import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures.lettering import BOLD, clean, text_width, tiles, wrap


def test_clean_replaces_what_xml_cannot_hold_and_what_turns_text_round():
    assert clean("a\x00b\ud800c\u202ed\uffff") == "a\ufffdb\ufffdc\ufffdd\ufffd"


def test_clean_makes_one_line_and_keeps_no_break_spaces():
    assert clean(" 80\u00a0%\n agree\t 同意 ") == "80\u00a0% agree 同意"


def test_text_width_counts_han_as_one_em_and_marks_above_letters_as_nothing():
    assert text_width("双方", size=10) == 20
    assert text_width("e\u0301", size=10) == text_width("e", size=10)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The “quota” is (set) by the market", ["The “quota”", "is (set) by", "the market"]),
        ("模拟数据：北岸（模拟）：12人中7人同意。", ["模拟数据：北", "岸（模拟）：", "12人中7人同", "意。"]),
        ("互联互通，不论其从哪里出发（或到达）", ["互联互通，不", "论其从哪里出", "发（或到达）"]),
        ("abcdefghijklmnopqrstuvwxyz", ["abcdefghijkl", "mnopqrstuvw", "xyz"]),
        ("don’t", ["don’t"]),
        ("about half is 90 %", ["about half is", "90\u00a0%"]),
        ("", []),
        ("  ", []),
    ],
)
def test_wrap_breaks_at_spaces_and_between_han_characters(text, lines):
    assert wrap(text, width=90, size=14) == lines


@given(st.text(alphabet="ab 双方，（）“”\u0627"), st.floats(20, 300))
def test_wrap_loses_and_reorders_nothing(text, width):
    assert re.sub(" ", "", "".join(wrap(text, width=width, size=14))) == re.sub(" ", "", text)


@given(st.text(), st.floats(30, 300))
def test_wrap_keeps_lines_within_the_width_except_for_marks_that_must_hold_together(text, width):
    for line in wrap(clean(text), width=width, size=14):
        assert text_width(line.rstrip("，。、；：？！）》」』】〉”％（《「『【〈“"), size=14) <= width + 14


@given(
    st.sampled_from(["SIMULATED", "模拟数据", "بيانات محاكاة"]),
    st.floats(190, 700),
    st.floats(40, 2000),
)
def test_tiles_stay_inside_their_area_and_every_half_of_it_has_a_whole_word(word, width, height):
    size, places = tiles(word, width=width, height=height)
    half = text_width(word, size=size) * BOLD / 2
    assert all(half <= x <= width - half and size / 2 <= y <= height for x, y in places)
    for start, end in ((0, width / 2), (width / 2, width)):
        assert any(start <= x - half and x + half <= end for x, _ in places)
    for start, end in ((0, height / 2), (height / 2, height)):
        assert height < 90 or any(start <= y - size and y <= end for _, y in places)


def test_tiles_shift_every_second_row():
    size, places = tiles("模拟数据", width=200, height=120)
    assert (size, places) == (
        pytest.approx(20.76, abs=0.01),
        [
            (50.0, pytest.approx(37.47, abs=0.01)),
            (150.0, pytest.approx(37.47, abs=0.01)),
            (100.0, pytest.approx(97.47, abs=0.01)),
        ],
    )
