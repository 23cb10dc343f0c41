import pytest
from figures.samples import (
    HOSTILE,
    NORTH,
    SOUTH,
    SVG,
    band,
    bands,
    marks,
    numbers,
    of_kind,
    own,
    own_bands,
    own_views,
    plots,
    read,
    scale,
    strokes,
    texts,
)
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import Figure, MirrorPair, MirrorPanel, Missing, Theme, Twin, facing_panels
from tracktwo.vocabulary.errors import DataError

FIRST = MirrorPanel(
    side="north", text="Boats of the other shore are better funded.", own=own(22, 25, 0.73, 0.96)
)
SECOND = MirrorPanel(
    side="south", text="对岸的渔船资金更充裕。", own=own(22, 25, 0.73, 0.96), language="zh-Hans"
)
WIDTHS = pytest.mark.parametrize("width", [720, 360])


def draw(first=FIRST, second=SECOND, *, language="en", simulated=False, **options) -> Figure:
    pair = MirrorPair(first=first, second=second)
    return facing_panels(pair, sides=(NORTH, SOUTH), language=language, simulated=simulated, **options)


def with_view(panel: MirrorPanel, view) -> MirrorPanel:
    return MirrorPanel(side=panel.side, text=panel.text, own=view, language=panel.language)


def test_panels_with_equal_views_mirror_each_other():
    root = read(draw().svg)
    (_, _, left, left_y), (_, _, right, right_y) = marks(root)
    assert (round(left + right, 1), left_y) == (720, right_y)


def test_panels_stacked_on_a_phone_share_one_scale():
    root = read(draw(width=360).svg)
    (_, _, left, _), (_, _, right, _) = marks(root)
    assert (left, scale(root, 0)) == (right, scale(root, 1))


@WIDTHS
def test_panels_put_marks_where_the_shares_are(width):
    root = read(draw(width=width).svg)
    shares = []
    for number, (*_, x, _) in enumerate(marks(root)):
        zero, whole = scale(root, number)
        shares.append(round((x - zero) / (whole - zero), 2))
    assert shares == [0.88, 0.88]


@WIDTHS
def test_panels_mark_one_half(width):
    root = read(draw(width=width).svg)
    for number, plot in enumerate(plots(root)):
        [half] = of_kind(plot, "half")
        assert strokes(half)[0][0] == pytest.approx(sum(scale(root, number)) / 2, abs=0.11)


def test_panels_swap_with_their_panels():
    one, other = (marks(read(figure.svg)) for figure in (draw(FIRST, SECOND), draw(SECOND, FIRST)))
    assert [mark[0] for mark in one] == ["circle", "polygon"]
    assert [mark[0] for mark in other] == ["polygon", "circle"]
    # The two languages need different heights, so only the places across are compared.
    assert [round(mark[2]) for mark in one] == [round(mark[2]) for mark in other]


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        (
            own(24, 27, 0.75, 0.96),
            (
                "Northshore: 88\u00a0% agree (73–96). 南岸: 89\u00a0% agree (75–96). "
                "Both intervals (90 %) lie above one half."
            ),
        ),
        (
            own(14, 25, 0.4, 0.71),
            (
                "Northshore: 88\u00a0% agree (73–96). 南岸: 56\u00a0% agree (40–71). "
                "The intervals (90 %) do not both lie above one half."
            ),
        ),
        (
            own(4, 4, 0.6, 1),
            (
                "Northshore: 88\u00a0% agree (73–96). 南岸: fewer than 5 answered. "
                "Too few answers to compare the two sides."
            ),
        ),
        (
            None,
            "Northshore: 88\u00a0% agree (73–96). 南岸: no figure. Too few answers to compare the two sides.",
        ),
        (
            own(11, 12, 0.7, 0.98),
            "Northshore: 22 of 25 agree. 南岸: 11 of 12 agree. Both intervals (90 %) lie above one half.",
        ),
    ],
)
def test_panels_say_in_numbers_what_each_side_says(view, sentence):
    figure = draw(second=with_view(SECOND, view))
    assert figure.sentence == sentence
    assert read(figure.svg).findtext(f"{SVG}desc") == sentence


@pytest.mark.parametrize(
    ("first", "second", "sentence"),
    [
        (
            band("1/2..1", "0..1/2"),
            band("2/3..1", "0..1/3"),
            (
                "Northshore: more than half agree. 南岸: more than two thirds agree. "
                "On both sides, more than half agree."
            ),
        ),
        (
            band("1/3..2/3", "0..1/3"),
            own(22, 25, 0.73, 0.96),
            (
                "Northshore: between one third and two thirds agree. 南岸: 88\u00a0% agree (73–96). "
                "It does not show that more than half agree on both sides."
            ),
        ),
        (
            band("1/2..1", "0..1/2"),
            Missing.TOO_FEW,
            (
                "Northshore: more than half agree. 南岸: fewer than 5 answered. "
                "Too few answers to compare the two sides."
            ),
        ),
    ],
)
def test_panels_in_bands_say_whether_more_than_half_agree(first, second, sentence):
    assert draw(with_view(FIRST, first), with_view(SECOND, second)).sentence == sentence


def test_panels_in_bands_mirror_each_other():
    view = band("2/3..1", "0..1/3")
    figure = draw(with_view(FIRST, view), with_view(SECOND, view))
    root = read(figure.svg)
    (one, start, end), (other, low, high) = bands(root)
    assert (one, other) == ("rect", "polygon")
    assert (start + high, end + low) == (pytest.approx(720, abs=0.2), pytest.approx(720, abs=0.2))
    assert (marks(root), of_kind(root, "views")) == ([], [])
    assert figure.twin.rows[0][2:] == (
        *("more than two thirds agree", "fewer than one third", "6.6–10\u00a0of\u00a010", "10–19"),
    )


def test_panels_have_the_same_facts_in_their_twin():
    assert draw().twin == Twin(
        caption="The same sentence, each way round",
        columns=(
            "Side",
            "The sentence as this side reads it",
            "What it says itself",
            "Interval (90 %)",
            "Answered",
        ),
        rows=(
            ("Northshore", FIRST.text, "88\u00a0% agree (73–96)", "73–96\u00a0%", "25"),
            ("南岸", SECOND.text, "88\u00a0% agree (73–96)", "73–96\u00a0%", "25"),
        ),
    )


@WIDTHS
def test_panels_say_simulated_in_both_plotting_areas(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    assert [set(texts(plot)) for plot in plots(root)] == [{"SIMULATED"}, {"SIMULATED"}]
    assert figure.sentence.startswith("Simulated data: ")
    assert root.findtext(f"{SVG}title") == "The same sentence, each way round (simulated data)"


def test_panels_keep_the_language_of_each_sentence():
    lines = {text.text: text.attrib.get("lang") for text in read(draw().svg).iter(f"{SVG}text")}
    assert lines[SECOND.text] == "zh-Hans"


def test_panels_hold_hostile_text_as_text():
    root = read(draw(first=MirrorPanel(side="north", text=HOSTILE, own=FIRST.own)).svg)
    assert not [element for element in root.iter() if "script" in element.tag]
    assert any("<script>" in text for text in texts(root))


def test_panels_refuse_a_pair_about_one_side():
    with pytest.raises(DataError) as refusal:
        draw(second=FIRST)
    assert str(refusal.value) == (
        "A pair of panels is about 'north' and 'north'; expected one panel for each of north, south."
    )


@given(
    own_views() | own_bands(),
    own_views() | own_bands(),
    st.sampled_from([720, 360]),
    st.sampled_from(["en", "ar"]),
    st.sampled_from(Theme),
)
def test_panels_stay_inside_their_frame_whatever_the_views(first, second, width, language, theme):
    figure = draw(
        with_view(FIRST, first), with_view(SECOND, second), language=language, theme=theme, width=width
    )
    root = read(figure.svg)
    _, _, right, bottom = map(float, root.attrib["viewBox"].split())
    assert all(number == number and abs(number) < 1e6 for number in numbers(root))  # noqa: PLR0124 -- no NaN
    assert all(0 < x < right and 0 < y < bottom for _, _, x, y in marks(root))
