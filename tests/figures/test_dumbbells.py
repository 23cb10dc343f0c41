import dataclasses

import pytest
from figures.samples import (
    HOSTILE,
    NORTH,
    SOUTH,
    SVG,
    classes,
    gap_rows,
    guess,
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
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Figure, GapRow, Reading, Theme, Twin, dumbbell
from tracktwo.vocabulary.errors import DataError

ROWS = (
    row(
        "Boats of the other shore are better funded than ours.",
        (own(22, 25, 0.73, 0.96, answered=28), guess(0.4, 0.33, 0.47)),
        (own(24, 27, 0.75, 0.96, answered=28), guess(0.41, 0.34, 0.48)),
    ),
    row(
        "我们的配额由市场而不是政府决定。",
        (own(6, 26, 0.11, 0.4, answered=28), None),
        (None, guess(0.8, 0.7, 0.86, 26)),
    ),
)
WIDTHS = pytest.mark.parametrize("width", [720, 360])


def draw(rows=ROWS, *, sides=(NORTH, SOUTH), language="en", simulated=False, **options) -> Figure:
    return dumbbell(rows, sides=sides, language=language, simulated=simulated, **options)


@WIDTHS
def test_dumbbell_puts_marks_where_the_shares_are(width):
    root = read(draw(width=width).svg)
    zero, whole = scale(root)
    drawn = [(shape, kind, round((x - zero) / (whole - zero), 3)) for shape, kind, x, _ in marks(root)]
    assert drawn == [
        ("circle", "guess", 0.4),
        ("circle", "own", 0.88),
        ("polygon", "guess", 0.41),
        ("polygon", "own", 0.889),
        ("circle", "own", 0.231),
        ("polygon", "guess", 0.8),
    ]


@WIDTHS
def test_dumbbell_draws_limits_through_their_marks(width):
    root = read(draw(width=width).svg)
    zero, whole = scale(root)
    limits = [
        tuple(round((float(line.attrib[end]) - zero) / (whole - zero), 2) for end in ("x1", "x2"))
        for line in root.iter(f"{SVG}line")
        if "limits" in classes(line)
    ]
    assert limits == [(0.73, 0.96), (0.33, 0.47), (0.75, 0.96), (0.34, 0.48), (0.11, 0.4), (0.7, 0.86)]


@WIDTHS
def test_dumbbell_mirrors_itself_from_right_to_left(width):
    left, right = (marks(read(draw(language=language, width=width).svg)) for language in ("en", "ar"))
    assert right == [(shape, kind, pytest.approx(width - x, abs=0.011), y) for shape, kind, x, y in left]
    assert read(draw(language="ar", width=width).svg).attrib["direction"] == "rtl"


@WIDTHS
def test_dumbbell_swaps_lanes_when_sides_swap(width):
    rows = ROWS[:1]
    one, other = (
        marks(read(draw(rows, sides=sides, width=width).svg)) for sides in ((NORTH, SOUTH), (SOUTH, NORTH))
    )
    heights = [y for *_, y in one]
    assert heights == [y for *_, y in other]
    assert [mark[:3] for mark in one] == [mark[:3] for mark in (*other[2:], *other[:2])]


def test_dumbbell_has_the_same_facts_in_its_twin():
    assert draw().twin == Twin(
        caption="What each side says, and what the other side guessed",
        columns=(
            "Statement",
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
                ROWS[0].text,
                "Northshore",
                "88\u00a0% agree (73–96)",
                "73–96\u00a0%",
                "28",
                "40\u00a0%",
                "33–47\u00a0%",
                "25",
            ),
            (
                ROWS[0].text,
                "南岸",
                "89\u00a0% agree (75–96)",
                "75–96\u00a0%",
                "28",
                "41\u00a0%",
                "34–48\u00a0%",
                "25",
            ),
            (
                ROWS[1].text,
                "Northshore",
                "23\u00a0% agree (11–40)",
                "11–40\u00a0%",
                "28",
                "no guess",
                "–",
                "–",
            ),
            (ROWS[1].text, "南岸", "no figure", "–", "–", "80\u00a0%", "70–86\u00a0%", "26"),
        ),
    )


def test_dumbbell_says_in_a_sentence_where_the_largest_gap_is():
    figure = draw()
    assert figure.sentence == (
        "2 statements. Farthest apart: “Boats of the other shore are better funded than ours.” "
        "Northshore: 88\u00a0% agree (73–96); other side guessed 40\u00a0%."
    )
    assert read(figure.svg).findtext(f"{SVG}desc") == figure.sentence


def test_dumbbell_counts_in_small_groups_and_says_so_on_its_axis():
    small = draw([row("等一等。", (own(7, 12, 0.36, 0.79), guess(0.4, 0.3, 0.5, 11)), (None, None))])
    words = texts(read(small.svg))
    assert {"7 of 12 agree", "other side guessed 4\u00a0of\u00a010", "10"} <= set(words)
    assert not [word for word in words if "%" in word and "(90\u00a0%)" not in word]


@WIDTHS
def test_dumbbell_tells_groups_under_the_minimum_in_words_only(width):
    figure = draw(
        [row("等一等。", (own(3, 4, 0.4, 0.9), guess(0.4, 0.3, 0.5, 4)), (None, None))], width=width
    )
    root = read(figure.svg)
    assert marks(root) == []
    assert {"fewer than 5 answered", "fewer than 5 guessed"} <= set(texts(root))
    assert figure.twin.rows[0][2:] == (
        *("fewer than 5 answered", "–", "fewer than 5"),
        *("fewer than 5 guessed", "–", "fewer than 5"),
    )
    assert figure.sentence == "1 statement. Too few answers to compare."


@WIDTHS
def test_dumbbell_says_simulated_in_every_plotting_area_its_title_table_and_sentence(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    for plot in plots(root):
        word, frame = plot[0], plot[1]
        assert (word.text, word.attrib["fill-opacity"], "frame" in classes(frame)) == (
            "SIMULATED",
            "0.12",
            True,
        )
        assert frame.attrib["stroke-dasharray"] == "5 4"
        assert place(frame)[0] == float(word.attrib["x"])
    title = "What each side says, and what the other side guessed (simulated data)"
    assert (root.findtext(f"{SVG}title"), figure.twin.caption) == (title, title)
    assert figure.sentence.startswith("Simulated data: 2 statements.")
    assert "simulated" not in draw(width=width).svg.lower()


def test_dumbbell_holds_hostile_text_as_text():
    sides = (dataclasses.replace(NORTH, name=HOSTILE), SOUTH)
    figure = draw(
        [row(HOSTILE, *[(reading.own, reading.guessed) for reading in ROWS[0].readings])], sides=sides
    )
    root = read(figure.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "g", "text", "line", "circle", "polygon"),
    }
    shown = "".join(texts(root))
    assert '<script>alert("1")</script>&amp;\ufffd\ufffd]]>' in shown
    assert figure.twin.rows[0][0] == HOSTILE


def test_dumbbell_keeps_the_language_of_a_statement():
    foreign = GapRow(text="الانتظار أكثر حكمة.", readings=ROWS[0].readings, language="ar")
    [line] = [text for text in read(draw([foreign]).svg).iter(f"{SVG}text") if text.text == foreign.text]
    assert (line.attrib["lang"], line.attrib["direction"], line.attrib["text-anchor"]) == ("ar", "rtl", "end")


def test_dumbbell_refuses_a_row_about_a_third_side():
    stranger = GapRow(text="x", readings=(Reading(side="west", own=None, guessed=None),))
    with pytest.raises(DataError) as refusal:
        draw([stranger])
    assert str(refusal.value) == "A picture's row is about the side 'west'; expected one of north, south."


def test_dumbbell_without_rows_says_so():
    figure = draw([])
    assert (figure.sentence, figure.twin.rows) == ("0 statements. Too few answers to compare.", ())


def test_dumbbell_keeps_the_order_of_its_rows():
    assert [cells[0] for cells in draw(ROWS[::-1]).twin.rows[::2]] == [ROWS[1].text, ROWS[0].text]


@settings(max_examples=50)  # each draws two pictures
@given(
    st.lists(gap_rows(), max_size=3),
    st.sampled_from([720, 360]),
    st.sampled_from(["en", "ar"]),
    st.sampled_from(Theme),
    st.booleans(),
)
def test_dumbbell_is_the_same_bytes_and_inside_its_frame_whatever_the_rows(
    rows, width, language, theme, simulated
):
    figure = draw(rows, language=language, simulated=simulated, theme=theme, width=width)
    assert figure == draw(rows, language=language, simulated=simulated, theme=theme, width=width)
    root = read(figure.svg)
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert all(number == number and abs(number) < 1e6 for number in numbers(root))  # noqa: PLR0124 -- no NaN
    for _, _, x, y in marks(root):
        assert 10 <= x <= right - 10
        assert 10 <= y <= bottom - 10
    assert len(figure.twin.rows) == 2 * len(rows)
