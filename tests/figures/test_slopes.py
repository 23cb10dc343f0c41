import dataclasses
import re

import pytest
from figures.samples import (
    HOSTILE,
    NORTH,
    SOUTH,
    SVG,
    classes,
    guess,
    marks,
    numbers,
    of_kind,
    own,
    plots,
    reaches,
    read,
    scale,
    texts,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.figures import (
    ChangeReading,
    ChangeRow,
    Figure,
    GuessTwice,
    Missing,
    OwnTwice,
    Step,
    Theme,
    Twin,
    slopes,
)
from tracktwo.vocabulary.errors import DataError

UP = Step(change=0.36, low=0.06, high=0.64)
NONE = Step(change=-0.03, low=-0.17, high=0.1)
ROSE = OwnTwice(before=own(4, 12, 0.15, 0.57), after=own(9, 12, 0.52, 0.9), step=UP)
STAYED = OwnTwice(before=own(7, 14, 0.3, 0.7), after=own(7, 14, 0.3, 0.7), step=NONE)
GUESSED = GuessTwice(before=guess(0.3, 0.2, 0.4, 11), after=guess(0.6, 0.5, 0.7, 11), step=UP)
ROWS = (
    ChangeRow(
        text="Boats of the other shore are better funded than ours.",
        readings=(
            ChangeReading(side="north", own=ROSE, guessed=GUESSED),
            ChangeReading(side="south", own=STAYED, guessed=None),
        ),
    ),
    ChangeRow(
        text="我们的配额由市场而不是政府决定。",
        readings=(ChangeReading(side="north", own=Missing.TOO_FEW, guessed=Missing.TOO_FEW),),
    ),
)
WIDTHS = pytest.mark.parametrize("width", [720, 360])


def draw(rows=ROWS, *, sides=(NORTH, SOUTH), language="en", simulated=False, **options) -> Figure:
    return slopes(rows, sides=sides, language=language, simulated=simulated, **options)


def lines(root):
    """Every slope: from where to where it leads, how wide and how dashed it is."""
    return [
        (
            tuple(map(float, re.findall(r"[\d.]+", path.attrib["d"]))),
            path.attrib["stroke-width"],
            path.attrib.get("stroke-dasharray"),
        )
        for path in of_kind(root, "slope")
    ]


@WIDTHS
def test_slopes_put_before_above_after_where_the_shares_are(width):
    root = read(draw(width=width).svg)
    zero, whole = scale(root)
    drawn = [(shape, kind, round((x - zero) / (whole - zero), 2)) for shape, kind, x, _ in marks(root)]
    assert drawn == [
        ("circle", "own", 0.33),
        ("circle", "own", 0.75),
        ("circle", "guess", 0.3),
        ("circle", "guess", 0.6),
        ("polygon", "own", 0.5),
        ("polygon", "own", 0.5),
    ]
    heights = [y for *_, y in marks(root)]
    assert heights == sorted(set(heights))
    limits = [
        tuple(round((end - zero) / (whole - zero), 2) for end in ends) for ends in reaches(root, "limits")
    ]
    assert limits == [(0.15, 0.57), (0.52, 0.9), (0.2, 0.4), (0.5, 0.7), (0.3, 0.7), (0.3, 0.7)]


@WIDTHS
def test_slopes_lead_from_mark_to_mark_and_are_heavy_where_a_change_is_detectable(width):
    root = read(draw(width=width).svg)
    places = [(x, y) for *_, x, y in marks(root)]
    joined = [(*places[k], *places[k + 1]) for k in (0, 2)]
    assert lines(root) == [
        *((pytest.approx(ends, abs=0.11), "3.5", None) for ends in joined),
        # straight down: the path names the place across once
        (pytest.approx((*places[4], places[5][1]), abs=0.11), "1.5", "1.5 3.5"),
    ]


@WIDTHS
def test_slopes_mirror_themselves_from_right_to_left(width):
    left, right = (marks(read(draw(language=language, width=width).svg)) for language in ("en", "ar"))
    # how high a lane is hangs on how long its words are
    assert [mark[:3] for mark in right] == [
        (shape, kind, pytest.approx(width - x, abs=0.11)) for shape, kind, x, _ in left
    ]
    assert read(draw(language="ar", width=width).svg).attrib["direction"] == "rtl"


def test_slopes_swap_lanes_when_sides_swap():
    shapes = [
        [mark[0] for mark in marks(read(draw(sides=sides).svg))] for sides in ((NORTH, SOUTH), (SOUTH, NORTH))
    ]
    assert shapes == [["circle"] * 4 + ["polygon"] * 2, ["polygon"] * 2 + ["circle"] * 4]


def test_slopes_have_the_same_facts_in_their_twin():
    few = ("–", "–", "–", "fewer than 5")
    assert draw().twin == Twin(
        caption="What has changed among those who answered both times",
        columns=(
            "Statement",
            "Side",
            "Agreed before",
            "Agreed after",
            "Change",
            "Answered both times",
            "The other side guessed before",
            "The other side guessed after",
            "Change of the guess",
            "Guessed both times",
        ),
        rows=(
            (
                ROWS[0].text,
                "Northshore",
                "4 of 12 (1.5–5.7\u00a0of\u00a010)",
                "9 of 12 (5.2–9\u00a0of\u00a010)",
                "about +3.6 of 10 (+0.6 to +6.4)",
                "12",
                "3\u00a0of\u00a010 (2–4\u00a0of\u00a010)",
                "6\u00a0of\u00a010 (5–7\u00a0of\u00a010)",
                "about +3.6 of 10 (+0.6 to +6.4)",
                "11",
            ),
            (
                ROWS[0].text,
                "南岸",
                "7 of 14 (3–7\u00a0of\u00a010)",
                "7 of 14 (3–7\u00a0of\u00a010)",
                "no detectable change (−1.7 to +1 of 10)",
                "14",
                "–",
                "–",
                "–",
                "–",
            ),
            (ROWS[1].text, "Northshore", *few, *few),
        ),
    )


def test_slopes_say_what_stands_out_and_that_nothing_is_proved():
    figure = draw()
    assert figure.sentence == (
        "2 statements. What a side says itself changed detectably in 1 of 2. Largest: “Boats of the other shore are "
        "better funded than ours.” Northshore: 4 of 12 agreed, then 9 of 12: about +3.6 of 10 (+0.6 to +6.4). "
        "No control group: change is not proof of effect."
    )
    assert read(figure.svg).findtext(f"{SVG}desc") == figure.sentence
    assert draw(ROWS[:1]).sentence.startswith("Northshore: 4 of 12 agreed, then 9 of 12: about ")
    still = dataclasses.replace(ROWS[0], readings=ROWS[0].readings[1:])
    assert draw([still, still]).sentence.startswith(
        "2 statements. No detectable change in what the sides say"
    )
    assert draw([ROWS[1]] * 2).sentence.startswith(
        "2 statements. Too few people answered both times. No control"
    )
    assert draw([]).sentence.startswith("0 statements. Too few people")


def test_slopes_read_in_percent_where_every_group_is_large():
    large = OwnTwice(before=own(20, 40, 0.4, 0.6), after=own(36, 40, 0.8, 0.96), step=UP)
    figure = draw([ChangeRow(text="x", readings=(ChangeReading(side="north", own=large, guessed=None),))])
    assert figure.twin.rows[0][2:5] == (
        "50\u00a0% (40–60\u00a0%)",
        "90\u00a0% (80–96\u00a0%)",
        "about +36 points (+6 to +64)",
    )
    assert "Scale: percent who agree." in " ".join(texts(read(figure.svg)))


@WIDTHS
def test_slopes_tell_groups_under_the_minimum_in_words_only(width):
    figure = draw(ROWS[1:], width=width)
    root = read(figure.svg)
    assert (marks(root), lines(root)) == ([], [])
    assert {"fewer than 5 answered both times", "fewer than 5 guessed both times"} <= set(texts(root))
    assert {shape for shape, *_ in marks(read(draw(width=width, minimum=13).svg))} == {"polygon"}


@WIDTHS
def test_slopes_say_simulated_in_every_plotting_area_title_table_and_sentence(width):
    figure = draw(simulated=True, width=width)
    root = read(figure.svg)
    for plot in plots(root):
        assert set(texts(plot[0])) == {"SIMULATED"}
        assert classes(plot[1])[0] == "frame"
    title = "What has changed among those who answered both times (simulated data)"
    assert (root.findtext(f"{SVG}title"), figure.twin.caption) == (title, title)
    assert figure.sentence.startswith("Simulated data: 2 statements.")
    assert "simulated" not in draw(width=width).svg.lower()


def test_slopes_refuse_a_side_they_do_not_know_and_a_step_that_is_none():
    with pytest.raises(DataError, match="about the side 'west'; expected one of north, south"):
        draw([ChangeRow(text="x", readings=(ChangeReading(side="west", own=None, guessed=None),))])
    with pytest.raises(
        DataError, match=r"got a change of 0\.1 with limits 0\.3 and 0\.2; expected -1 <= low"
    ):
        Step(change=0.1, low=0.3, high=0.2)


@pytest.mark.parametrize("theme", Theme)
def test_slopes_show_hostile_text_as_text(theme):
    rows = [dataclasses.replace(ROWS[0], text=HOSTILE)]
    root = read(draw(rows, theme=theme).svg)
    assert [element.tag for element in root.iter() if element.tag.endswith("script")] == []


@st.composite
def readings(draw, side):
    people = draw(st.integers(1, 60))
    agreed = [draw(st.integers(0, people)) for _ in range(2)]
    low, change, high = sorted(draw(st.tuples(*[st.floats(-1, 1)] * 3)))
    step = Step(change=change, low=low, high=high)
    views = [own(count, people, 0.0, 1.0) for count in agreed]
    guesses = [guess(draw(st.floats(0, 1)), 0.0, 1.0, draw(st.integers(0, 60))) for _ in range(2)]
    return ChangeReading(
        side=side,
        own=draw(
            st.sampled_from([None, Missing.TOO_FEW, OwnTwice(before=views[0], after=views[1], step=step)])
        ),
        guessed=draw(
            st.sampled_from(
                [None, Missing.TOO_FEW, GuessTwice(before=guesses[0], after=guesses[1], step=step)]
            )
        ),
    )


@settings(deadline=None, max_examples=15)
@given(
    st.lists(
        st.builds(ChangeRow, text=st.text(), readings=st.tuples(readings("north"), readings("south"))),
        max_size=3,
    ),
    st.sampled_from(["en", "zh-Hans", "ar"]),
    st.sampled_from([320, 720]),
)
def test_slopes_stay_inside_their_picture(rows, language, width):
    figure = draw(rows, language=language, width=width)
    root = read(figure.svg)
    height = float(root.attrib["height"])
    assert all(0 <= x <= width and 0 <= y <= height for _, _, x, y in marks(root))
    assert min(numbers(root)) >= 0
    assert len(figure.twin.rows) == 2 * len(rows)
    assert draw(rows, language=language, width=width) == figure
