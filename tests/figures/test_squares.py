import pytest
from figures.samples import NORTH, SOUTH, SVG, numbers, of_kind, plots, read, strokes, texts
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import AreaCounts, Figure, Theme, Twin, agreement_square
from tracktwo.vocabulary.errors import DataError

FIRST = AreaCounts(
    side="north", agree_known=8, agree_unknown=6, differ_known=7, differ_unknown=0, too_close=3
)
SECOND = AreaCounts(
    side="south", agree_known=4, agree_unknown=10, differ_known=3, differ_unknown=2, too_close=5
)
WIDTHS = pytest.mark.parametrize("width", [720, 360])


def draw(
    counts=(FIRST, SECOND), *, sides=(NORTH, SOUTH), language="en", simulated=False, **options
) -> Figure:
    return agreement_square(counts, sides=sides, language=language, simulated=simulated, **options)


def quarters(root, number: int) -> dict[tuple[bool, bool], str]:
    """What number stands in each quarter of a square: past the middle across, past the middle down."""
    [cross] = of_kind(plots(root)[number], "cross")
    (_, middle, _, _), (half, _, _, _) = strokes(cross)
    found = [text for text in plots(root)[number].iter(f"{SVG}text") if (text.text or "").isdigit()]
    return {(float(text.attrib["x"]) > half, float(text.attrib["y"]) > middle): text.text for text in found}


@WIDTHS
def test_square_puts_agreement_first_and_what_is_known_above(width):
    root = read(draw(width=width).svg)
    assert [quarters(root, number) for number in (0, 1)] == [
        {(False, False): "8", (False, True): "6", (True, False): "7", (True, True): "0"},
        {(False, False): "4", (False, True): "10", (True, False): "3", (True, True): "2"},
    ]
    assert {"too close or too few to say: 3", "too close or too few to say: 5"} <= set(texts(root))


@WIDTHS
def test_square_mirrors_itself_from_right_to_left(width):
    root = read(draw(width=width, language="ar").svg)
    expected = {(True, False): "8", (True, True): "6", (False, False): "7", (False, True): "0"}
    assert quarters(root, 0) == expected


def test_square_swaps_with_its_sides():
    one, other = (read(draw(sides=sides).svg) for sides in ((NORTH, SOUTH), (SOUTH, NORTH)))
    assert [quarters(one, number) for number in (0, 1)] == [quarters(other, number) for number in (1, 0)]


def test_square_has_the_same_facts_in_its_twin_and_sentence():
    figure = draw()
    assert figure.twin == Twin(
        caption="Where the sides agree, and who knows it",
        columns=("Area", "Northshore", "南岸"),
        rows=(
            ("agree and know it", "8", "4"),
            ("agree without knowing it", "6", "10"),
            ("differ and know it", "7", "3"),
            ("differ without knowing it", "0", "2"),
            ("too close or too few to say", "3", "5"),
        ),
    )
    assert figure.sentence == (
        "Northshore: 8 agree and known, 6 agree and not known, 7 differ and known, "
        "0 differ and not known, 3 too close or too few to say. "
        "南岸: 4 agree and known, 10 agree and not known, 3 differ and known, "
        "2 differ and not known, 5 too close or too few to say."
    )
    assert read(figure.svg).findtext(f"{SVG}desc") == figure.sentence


@WIDTHS
def test_square_says_simulated_behind_its_numbers(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    for plot in plots(root):
        assert set(texts(plot[0])) == {"SIMULATED"}
        assert [frame.attrib["stroke-dasharray"] for frame in of_kind(plot, "frame")] == ["5 4"]
    assert figure.twin.caption == "Where the sides agree, and who knows it (simulated data)"
    assert figure.sentence.startswith("Simulated data: Northshore: 8 agree and known")
    assert "simulated" not in draw(width=width).svg.lower()


def test_square_of_one_side_or_none_is_drawn_as_far_as_it_goes():
    assert draw([SECOND]).twin.columns == ("Area", "南岸")
    assert (draw([]).sentence, plots(read(draw([]).svg))) == ("No statements yet.", [])


def test_square_refuses_a_third_side():
    stranger = AreaCounts(
        side="west", agree_known=0, agree_unknown=0, differ_known=0, differ_unknown=0, too_close=0
    )
    with pytest.raises(DataError) as refusal:
        draw([stranger])
    assert str(refusal.value) == "A picture's row is about the side 'west'; expected one of north, south."


@given(
    st.lists(st.integers(0, 5000), min_size=5, max_size=5),
    st.sampled_from([720, 360, 320]),
    st.sampled_from(["en", "zh-Hans", "ar"]),
    st.sampled_from(Theme),
)
def test_square_stays_inside_its_frame_whatever_the_numbers(counts, width, language, theme):
    names = ("agree_known", "agree_unknown", "differ_known", "differ_unknown", "too_close")
    of_side = AreaCounts(side="south", **dict(zip(names, counts, strict=True)))
    figure = draw([FIRST, of_side], language=language, theme=theme, width=width, simulated=True)
    root = read(figure.svg)
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert all(0 <= number <= max(right, bottom) for number in numbers(root))
    assert [cells[2] for cells in figure.twin.rows] == [str(count) for count in counts]
