import pytest
from figures.samples import (
    NORTH,
    SOUTH,
    band,
    bands,
    gap_rows,
    guess,
    guess_band,
    marks,
    numbers,
    own,
    place,
    plots,
    read,
    row,
    scale,
    texts,
)
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import Figure, GapRow, Missing, Reading, Theme, Twin, boundary_grid
from tracktwo.vocabulary.errors import DataError

CASES = (
    row(
        "A boat owned by the harbour that sells at market prices.",
        (own(7, 12, 0.36, 0.79), guess(0.6, 0.5, 0.7, 11)),
        (own(9, 11, 0.55, 0.94), guess(0.3, 0.2, 0.4, 12)),
    ),
    row("合作社的船。", (own(2, 12, 0.06, 0.4), None), (Missing.TOO_FEW, Missing.TOO_FEW)),
)
BANDED = row(
    "A boat on loan.",
    (band("1/2..1", "0..1/2", "5–9"), guess_band(None, "about_right", "5–9")),
    (band("0..1/3", "1/3..2/3"), guess_band(70, "over_estimated")),
)
WIDTHS = pytest.mark.parametrize("width", [720, 360])


def draw(rows=CASES, *, sides=(NORTH, SOUTH), language="en", simulated=False, **options) -> Figure:
    return boundary_grid(rows, sides=sides, language=language, simulated=simulated, **options)


@WIDTHS
def test_grid_puts_marks_where_the_shares_are(width):
    root = read(draw(width=width).svg)
    found = []
    for number, plot in enumerate(plots(root)):
        zero, whole = scale(root, number)
        inside = [mark for mark in marks(root) if _is_in(plot, mark)]
        found += [(shape, kind, round((x - zero) / (whole - zero), 2)) for shape, kind, x, _ in inside]
    assert found == [
        ("circle", "guess", 0.6),
        ("circle", "own", 0.58),
        ("polygon", "guess", 0.3),
        ("polygon", "own", 0.82),
        ("circle", "own", 0.17),
    ]


def _is_in(plot, mark) -> bool:
    inside = [
        place(element) for element in plot.iter() if "cx" in element.attrib or "points" in element.attrib
    ]
    return mark[2:] in inside


def test_grid_stands_its_sides_side_by_side_at_one_height():
    root = read(draw(CASES[:1]).svg)
    (_, _, left, left_y), *_, (_, _, right, right_y) = marks(root)
    assert (left < right, left_y) == (True, right_y)


def test_grid_swaps_columns_when_sides_swap():
    one, other = (read(draw([BANDED], sides=sides).svg) for sides in ((NORTH, SOUTH), (SOUTH, NORTH)))
    shift = scale(one, 1)[0] - scale(one, 0)[0]
    assert [shape for shape, *_ in bands(one)] == ["rect", "polygon"]
    (_, *first), (_, *second) = bands(one)
    swapped = [
        ("polygon", *(round(x - shift, 1) for x in second)),
        ("rect", *(round(x + shift, 1) for x in first)),
    ]
    assert bands(other) == [
        (shape, pytest.approx(low, abs=0.11), pytest.approx(high, abs=0.11)) for shape, low, high in swapped
    ]


def test_grid_has_the_same_facts_in_its_twin():
    assert draw().twin == Twin(
        caption="Boundary cases: who counts them in",
        columns=(
            "Case",
            "Side",
            "What it says itself",
            "Interval (90 %)",
            "Answered",
            "What the other side guessed",
            "Interval of the guess (90 %)",
            "Guessed",
        ),
        rows=(
            (
                *(CASES[0].text, "Northshore", "7 of 12 count it in", "3.6–7.9\u00a0of\u00a010", "12"),
                *("6\u00a0of\u00a010", "5–7\u00a0of\u00a010", "11"),
            ),
            (
                *(CASES[0].text, "南岸", "9 of 11 count it in", "5.5–9.4\u00a0of\u00a010", "11"),
                *("3\u00a0of\u00a010", "2–4\u00a0of\u00a010", "12"),
            ),
            (
                *(CASES[1].text, "Northshore", "2 of 12 count it in", "0.6–4\u00a0of\u00a010", "12"),
                *("no guess", "–", "–"),
            ),
            (
                *(CASES[1].text, "南岸", "fewer than 5 answered", "–", "fewer than 5"),
                *("fewer than 5 guessed", "–", "fewer than 5"),
            ),
        ),
    )


def test_grid_says_in_how_many_cases_more_than_half_count_it_in():
    assert draw().sentence == (
        "2 cases. Northshore: more than half count it in for 1 of 2. "
        "南岸: more than half count it in for 1 of 1."
    )
    assert draw([BANDED, BANDED]).sentence == (
        "2 cases. Northshore: more than half count it in for 2 of 2. "
        "南岸: more than half count it in for 0 of 2."
    )
    assert draw([CASES[1], CASES[1]]).sentence == (
        "2 cases. Northshore: more than half count it in for 0 of 2. 南岸: too few answers."
    )


def test_grid_of_one_case_tells_both_sides():
    assert draw([BANDED]).sentence == (
        "Northshore: more than half count it in; "
        "other side guessed: about right, or too close to say. "
        "南岸: fewer than one third count it in; other side guessed about 7\u00a0of\u00a010: too high."
    )


def test_grid_asks_in_its_own_words_in_bands():
    assert draw([BANDED]).twin.columns[2:6] == (
        *("What it says itself", "Do not count it in", "Of those with a view", "Answered"),
    )


@WIDTHS
def test_grid_says_simulated_in_every_cell_its_title_table_and_sentence(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    assert [set(texts(plot)) for plot in plots(root)] == [{"SIMULATED"}] * 4
    assert figure.twin.caption == "Boundary cases: who counts them in (simulated data)"
    assert figure.sentence.startswith("Simulated data: 2 cases.")


def test_grid_refuses_a_row_about_a_third_side():
    stranger = GapRow(text="x", readings=(Reading(side="west", own=None, guessed=None),))
    with pytest.raises(DataError) as refusal:
        draw([stranger])
    assert str(refusal.value) == "A picture's row is about the side 'west'; expected one of north, south."


@given(
    st.lists(gap_rows(), max_size=3),
    st.sampled_from([720, 360]),
    st.sampled_from(["en", "ar"]),
    st.sampled_from(Theme),
    st.booleans(),
)
def test_grid_stays_inside_its_frame_whatever_the_cases(rows, width, language, theme, simulated):
    figure = draw(rows, language=language, simulated=simulated, theme=theme, width=width)
    root = read(figure.svg)
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert all(number == number and abs(number) < 1e6 for number in numbers(root))  # noqa: PLR0124 -- no NaN
    assert all(10 <= x <= right - 10 and 10 <= y <= bottom - 10 for _, _, x, y in marks(root))
    assert all(0 <= x <= right for _, *ends in bands(root) for x in ends)
    assert len(figure.twin.rows) == 2 * len(rows)
