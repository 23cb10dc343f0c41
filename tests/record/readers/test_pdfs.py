from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from record.readers.making import pdf

from tracktwo.record import Limits
from tracktwo.record.readers.pdf import read_pdf
from tracktwo.vocabulary.errors import FileError

LEFT = [f"Eva Kalna {each}, Director, Ports" for each in "ABCDE"]
RIGHT = [f"安娜 {each}, Professor, Sea Institute" for each in "ABCDE"]
PROSE = "The meeting was held in Riga on 8 June 2021 by two societies of some standing there."


def read(content, **limits):
    return read_pdf(content, name="x", limits=Limits(**limits))


def shown(content):
    extract = read(content)
    return [
        (each.page, each.shape.value, each.level, extract.text[each.start : each.end])
        for each in extract.segments
    ]


def lines(content):
    return read(content).text.split("\n")


def column(texts, x, y=600, step=14):
    return [(x, y - step * at, 11, text) for at, text in enumerate(texts)]


def test_two_columns_are_read_one_after_the_other_though_the_file_goes_row_by_row():
    rows = [each for pair in zip(column(LEFT, 72), column(RIGHT, 320), strict=True) for each in pair]
    page = [(72, 640, 11, PROSE), *rows, (72, 500, 11, PROSE)]
    assert lines(pdf(page)) == [PROSE, "", *LEFT, "", *RIGHT, "", PROSE]


def test_columns_whose_lines_are_not_level_are_read_one_after_the_other():
    page = column(LEFT, 72) + column(RIGHT, 320, y=595, step=13)
    assert [line for line in lines(pdf(page)) if line] == [*LEFT, *RIGHT]


def test_times_and_what_happens_then_are_rows_with_a_tab():
    page = column(["09:00", "09:30", "10:15"], 72) + column(["Opening", "港口与渡轮", "Closing remarks"], 140)
    assert lines(pdf(page)) == ["09:00\tOpening", "09:30\t港口与渡轮", "10:15\tClosing remarks"]


def test_a_number_and_its_item_are_one_line():
    page = column(["1.", "2.", "3."], 72) + column(
        ["Eva Kalna, Director", "Anna Berg, Professor", "Bo Ek"], 92
    )
    assert lines(pdf(page)) == ["1. Eva Kalna, Director", "2. Anna Berg, Professor", "3. Bo Ek"]


def test_what_repeats_on_pages_is_noise_and_larger_lines_are_headings():
    def page(number, name):
        return [
            (72, 820, 8, "Ports Dialogue: Report"),
            (72, 770, 18, name),
            (72, 748, 18, "and Ferries"),
            (72, 700, 11, PROSE),
            (72, 686, 11, f"Line {number}"),
            (290, 20, 8, f"Page {number} of 3"),
        ]

    content = pdf(page(1, "Ports"), page(2, "Ice"), page(3, "Fish"))
    assert shown(content) == [
        found
        for number, name in ((1, "Ports"), (2, "Ice"), (3, "Fish"))
        for found in (
            (number, "noise", None, "Ports Dialogue: Report"),
            (number, "heading", 1, f"{name} and Ferries"),
            (number, "line", None, PROSE),
            (number, "line", None, f"Line {number}"),
            (number, "noise", None, f"Page {number} of 3"),
        )
    ]


def test_a_turned_page_is_read_as_it_is_shown_and_a_stamp_across_it_is_noise():
    turned = [(100 + 16 * at, 72, 11, f"Line {at} of a page", "0 1 -1 0") for at in range(4)]
    assert lines(pdf(turned, turned=90)) == [f"Line {at} of a page" for at in range(4)]
    stamped = [*column(LEFT, 72), (30, 300, 20, "DRAFT", "0 1 -1 0")]
    assert shown(pdf(stamped))[-1] == (1, "noise", None, "DRAFT")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (
            pdf([]),
            "x has no text layer, only pictures of pages; run it through text recognition, or hand in its text.",
        ),
        (pdf([(72, 700, 11, PROSE)])[:200], "x is a PDF that was cut off or damaged; save it anew."),
        (b"%PDF-1.7\n" + bytes(range(256)) * 9, "x is a PDF that was cut off or damaged; save it anew."),
        (pdf([(72, 700, 11, "\0\0\0\0\0")]), "x does not tell which letters its fonts show"),
    ],
)
def test_what_has_no_text_is_refused(content, sentence):
    with pytest.raises(FileError) as refusal:
        read(content)
    assert str(refusal.value).startswith(sentence)


def test_a_pdf_with_too_much_text_is_refused():
    with pytest.raises(FileError, match="x holds more than 20 characters of text"):
        read(pdf([(72, 700, 11, PROSE)]), characters=20)


PLACED = st.tuples(st.integers(0, 400), st.integers(6, 20), st.text("Eva里加,", min_size=2, max_size=9))


@given(st.lists(PLACED, min_size=1, max_size=12))
def test_no_character_is_lost_wherever_it_stands(placed):
    page = [(x, 800 - 40 * at, size, text) for at, (x, size, text) in enumerate(placed)]
    extract = read(pdf(page))
    assert sorted("".join(extract.text.split())) == sorted("".join(text for *_, text in page))
    spans = [(each.start, each.end) for each in extract.segments]
    assert all(one[1] < other[0] for one, other in pairwise(spans))
