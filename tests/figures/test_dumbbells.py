import dataclasses
import math

import pytest
from figures.samples import (
    HOSTILE,
    NORTH,
    SOUTH,
    SVG,
    band,
    bands,
    classes,
    gap_rows,
    guess,
    guess_band,
    marks,
    numbers,
    of_kind,
    own,
    plots,
    reaches,
    read,
    row,
    scale,
    strokes,
    texts,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import Figure, GapRow, Missing, OwnBand, Reading, Theme, Twin, dumbbell
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
    drawn = [(shape, kind, round((x - zero) / (whole - zero), 2)) for shape, kind, x, _ in marks(root)]
    assert drawn == [
        ("circle", "guess", 0.4),
        ("circle", "own", 0.88),
        ("polygon", "guess", 0.41),
        ("polygon", "own", 0.89),
        ("circle", "own", 0.23),
        ("polygon", "guess", 0.8),
    ]


@WIDTHS
def test_dumbbell_draws_limits_through_their_marks(width):
    root = read(draw(width=width).svg)
    zero, whole = scale(root)
    limits = [
        tuple(round((end - zero) / (whole - zero), 2) for end in ends) for ends in reaches(root, "limits")
    ]
    assert limits == [(0.73, 0.96), (0.33, 0.47), (0.75, 0.96), (0.34, 0.48), (0.11, 0.4), (0.7, 0.86)]


@WIDTHS
def test_dumbbell_mirrors_itself_from_right_to_left(width):
    left, right = (marks(read(draw(language=language, width=width).svg)) for language in ("en", "ar"))
    assert right == [(shape, kind, pytest.approx(width - x, abs=0.11), y) for shape, kind, x, y in left]
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
    assert figure.sentence == (
        "Northshore: fewer than 5 answered; fewer than 5 guessed. 南岸: no figure; no guess."
    )


@WIDTHS
def test_dumbbell_says_simulated_in_every_plotting_area_its_title_table_and_sentence(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    for plot in plots(root):
        behind, frame = plot[0], plot[1]
        assert (set(texts(behind)), behind.attrib["fill-opacity"]) == ({"SIMULATED"}, "0.12")
        assert len(behind) >= 2
        assert (classes(frame)[0], frame.attrib["stroke-dasharray"]) == ("frame", "5 4")
    title = "What each side says, and what the other side guessed (simulated data)"
    assert (root.findtext(f"{SVG}title"), figure.twin.caption) == (title, title)
    assert figure.sentence.startswith("Simulated data: 2 statements.")
    assert "simulated" not in draw(width=width).svg.lower()


BANDED = (
    row(
        "Boats of the other shore are better funded than ours.",
        (band("2/3..1", "0..1/3"), guess_band(40, "under_estimated")),
        (band("1/3..2/3", "0..1/3"), guess_band(80, "about_right")),
    ),
    row(
        "我们的配额由市场而不是政府决定。",
        (band("0..1/2", "1/2..1", "5–9"), guess_band(None, "over_estimated", "5–9")),
        (Missing.TOO_FEW, None),
    ),
)


@WIDTHS
@pytest.mark.parametrize("language", ["en", "ar"])
def test_dumbbell_in_bands_draws_bars_from_edge_to_edge_and_no_middle(width, language):
    root = read(draw(BANDED, width=width, language=language).svg)
    zero, whole = scale(root)
    edges = [
        (shape, *sorted(round((end - zero) / (whole - zero), 2) for end in ends))
        for shape, *ends in bands(root)
    ]
    assert edges == [("rect", 0.67, 1.0), ("polygon", 0.33, 0.67), ("rect", 0.0, 0.5)]
    under = [
        tuple(round((end - zero) / (whole - zero), 2) for end in ends) for ends in reaches(root, "views")
    ]
    assert under == [(0.67, 1.0), (0.5, 1.0), (0.0, 0.5)]
    drawn = [(shape, kind, round((x - zero) / (whole - zero), 2)) for shape, kind, x, _ in marks(root)]
    assert drawn == [("circle", "guess", 0.4), ("polygon", "guess", 0.8)]


def test_dumbbell_in_bands_gives_both_shapes_of_bar_the_same_area():
    same = (band("1/3..2/3", "0..1/3"), None)
    root = read(draw([row("x", same, same)]).svg)
    rect, polygon = (element for plot in plots(root) for element in plot.iter() if "band" in classes(element))
    width, height, corner = (float(rect.attrib[name]) for name in ("width", "height", "rx"))
    corners = [tuple(map(float, point.split(","))) for point in polygon.attrib["points"].split()]
    around = zip(corners, [*corners[1:], corners[0]], strict=True)
    shoelace = abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around)) / 2
    assert shoelace == pytest.approx(width * height - (4 - math.pi) * corner**2, rel=0.005)


@WIDTHS
def test_dumbbell_in_bands_swaps_lanes_when_sides_swap(width):
    one, other = (
        read(draw(BANDED[:1], sides=sides, width=width).svg) for sides in ((NORTH, SOUTH), (SOUTH, NORTH))
    )
    assert bands(one) == bands(other)[::-1]
    assert [mark[:3] for mark in marks(one)] == [mark[:3] for mark in marks(other)][::-1]


def test_dumbbell_in_bands_has_the_same_facts_in_its_twin():
    assert draw(BANDED).twin == Twin(
        caption="What each side says, and what the other side guessed",
        columns=(
            "Statement",
            "Side",
            "What it says itself",
            "Disagree",
            "Of those with a view",
            "Answered",
            "What the other side guessed",
            "How the guess reads",
            "Guessed",
        ),
        rows=(
            (
                *(BANDED[0].text, "Northshore", "more than two thirds agree", "fewer than one third"),
                *("6.6–10\u00a0of\u00a010", "10–19", "about 4\u00a0of\u00a010", "too low", "10–19"),
            ),
            (
                *(BANDED[0].text, "南岸", "between one third and two thirds agree", "fewer than one third"),
                *("5–10\u00a0of\u00a010", "10–19", "about 8\u00a0of\u00a010"),
                *("about right, or too close to say", "10–19"),
            ),
            (
                *(BANDED[1].text, "Northshore", "half or fewer agree", "more than half"),
                *("0–5\u00a0of\u00a010", "5–9", "–", "too high", "5–9"),
            ),
            (
                *(BANDED[1].text, "南岸", "fewer than 5 answered", "–", "–", "fewer than 5"),
                *("no guess", "–", "–"),
            ),
        ),
    )


def test_dumbbell_in_bands_says_in_a_sentence_how_guesses_read_and_nothing_by_size():
    assert draw(BANDED).sentence == (
        "2 statements. Guesses shown in bands: 1 too low, 1 too high, 1 about right or too close to say."
    )


def test_dumbbell_of_one_statement_tells_both_sides():
    assert draw(BANDED[:1]).sentence == (
        "Northshore: more than two thirds agree; other side guessed about 4\u00a0of\u00a010: too low. "
        "南岸: between one third and two thirds agree; "
        "other side guessed about 8\u00a0of\u00a010: about right, or too close to say."
    )
    assert draw(ROWS[:1]).sentence == (
        "Northshore: 88\u00a0% agree (73–96); other side guessed 40\u00a0%. "
        "南岸: 89\u00a0% agree (75–96); other side guessed 41\u00a0%."
    )


@WIDTHS
def test_dumbbell_holds_counts_and_bands_side_by_side(width):
    figure = draw([ROWS[0], BANDED[0]], width=width)
    root = read(figure.svg)
    assert [mark[:2] for mark in marks(root)] == [
        *(("circle", "guess"), ("circle", "own"), ("polygon", "guess"), ("polygon", "own")),
        *(("circle", "guess"), ("polygon", "guess")),
    ]
    assert len(bands(root)) == 2
    assert len(figure.twin.columns) == 11
    assert figure.sentence == (
        "2 statements. Guesses shown in bands: 1 too low, 0 too high, 1 about right or too close to say."
    )


@settings(max_examples=50)
@given(
    st.lists(gap_rows(counted=False), min_size=1, max_size=2),
    st.sampled_from([720, 360]),
    st.sampled_from(["en", "ar"]),
)
def test_dumbbell_in_bands_draws_nothing_but_edges_and_tens(rows, width, language):
    """Whatever stands on the scale is an edge of a band, of those with a view, or a mean in tens of points."""
    root = read(draw(rows, width=width, language=language).svg)
    readings = [reading for each in rows for reading in each.readings]
    owns = [reading.own for reading in readings if isinstance(reading.own, OwnBand)]
    spans = [each for own in owns for each in (own.agree, own.of_views)]
    allowed = {float(end) for each in spans for end in (each.low, each.high)}
    allowed |= {tenth / 10 for tenth in range(11)}
    drawn = [x for _, *ends in bands(root) for x in ends]
    drawn += [x for line in of_kind(root, "views") for stroke in strokes(line) for x in stroke[::2]]
    drawn += [x for *_, x, _ in marks(root)]
    zero, whole = scale(root)
    for x in drawn:
        share = (x - zero) / (whole - zero)
        assert min(abs(share - each) for each in allowed) < 0.002
    assert "own" not in {kind for _, kind, _, _ in marks(root)}


def test_dumbbell_holds_hostile_text_as_text():
    sides = (dataclasses.replace(NORTH, name=HOSTILE), SOUTH)
    figure = draw(
        [row(HOSTILE, *[(reading.own, reading.guessed) for reading in ROWS[0].readings])], sides=sides
    )
    root = read(figure.svg)
    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "g", "text", "path", "circle", "polygon"),
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
