"""Gaps as rows of pictures: every figure of the table arrives, and nothing else."""

import pyarrow as pa
import pytest

from tracktwo.figures import Figure, Guess, OwnView, dumbbell
from tracktwo.figures.tables import GapRow, Reading
from tracktwo.perception import Area, draw_agreement, draw_gaps, draw_mirror, gaps, mirror_images
from tracktwo.perception.pictures import areas_of, own_view, plain, side_labels, told, widest_first
from tracktwo.perception.tables import pairs_of
from tracktwo.vocabulary.errors import UsageError

ROWS = 12


def people(side: str, statement: str, stance: str, guess: float | None, *, count: int = ROWS) -> list[dict]:
    return [
        {
            "participant": f"{side}{k}",
            "side": side,
            "statement": statement,
            "stance": stance,
            "expected": guess,
            "origin": "simulated",
        }
        for k in range(count)
    ]


@pytest.fixture(scope="module")
def result():
    rows = [
        *people("East", "narrow", "agree", 0.9),
        *people("南岸", "narrow", "agree", 0.9),
        *people("East", "wide", "agree", 0.9),
        *people("南岸", "wide", "agree", 0.1),
        *people("East", "mirror", "agree", 0.9),
        *people("南岸", "mirror", "agree", 0.9),
        *people("East", "few", "agree", 0.5, count=4),
        *people("南岸", "few", "disagree", None),
    ]
    statements = pa.table(
        {
            "statement": ["narrow", "wide", "mirror", "few"],
            "reciprocal": [False, False, True, False],
        }
    )
    return gaps(pa.Table.from_pylist(rows), statements=statements)


def test_gaps_are_drawn_widest_first_with_the_figures_of_the_table(result):
    pairs = pairs_of(result.columns)
    assert [pair[0]["statement"] for pair in widest_first(pairs)] == ["wide", "narrow", "mirror", "few"]
    wide = pairs[1]
    row = GapRow(
        text="What is it?",
        readings=tuple(
            Reading(
                side=each["side"],
                own=OwnView(agree=12, views=12, answered=12, low=each["low"], high=each["high"]),
                guessed=Guess(
                    expected=each["expected"],
                    low=each["expected_low"],
                    high=each["expected_high"],
                    guessers=12,
                ),
            )
            for each in wide
        ),
        language="en",
    )
    drawn = draw_gaps(result, statements=["wide"], language="zh-Hans", texts={"wide": {"en": "What is it?"}})
    assert drawn == dumbbell([row], sides=side_labels(result.sides), language="zh-Hans", simulated=True)


def test_all_gaps_are_drawn_and_what_is_missing_is_said(result):
    twin = draw_gaps(result).twin
    assert [row[:2] for row in twin.rows] == [
        (name, side) for name in ("wide", "narrow", "mirror", "few") for side in ("East", "南岸")
    ]
    few = {row[1]: row for row in twin.rows if row[0] == "few"}
    assert few["East"][2:] == ("fewer than 5 answered", "–", "fewer than 5", "no guess", "–", "–")
    assert few["南岸"][2] == "0 of 12 agree"
    assert few["南岸"][5:] == ("fewer than 5 guessed", "–", "fewer than 5")


def test_a_side_without_a_view_is_drawn_as_one():
    row = {"agree": 0, "disagree": 0, "n": 7, "low": None, "high": None}
    assert own_view(row) == OwnView(agree=0, views=0, answered=7, low=0.0, high=1.0)


def test_areas_count_every_statement_but_mirror_images(result):
    found = areas_of(result)
    assert found == {
        "East": {
            Area.AGREE_KNOWN: ["narrow", "wide"],
            Area.AGREE_UNKNOWN: [],
            Area.DIFFER_KNOWN: [],
            Area.DIFFER_UNKNOWN: [],
            Area.TOO_CLOSE: ["few"],
        },
        "南岸": {
            Area.AGREE_KNOWN: ["narrow"],
            Area.AGREE_UNKNOWN: ["wide"],
            Area.DIFFER_KNOWN: [],
            Area.DIFFER_UNKNOWN: [],
            Area.TOO_CLOSE: ["few"],
        },
    }
    twin = draw_agreement(result, language="zh-Hans").twin
    assert [row[1:] for row in twin.rows] == [("2", "1"), ("0", "1"), ("0", "0"), ("0", "0"), ("1", "1")]


def test_mirror_images_are_labelled_so_and_clear_on_both_sides(result):
    assert mirror_images(result) == ["mirror"]
    figure = draw_mirror(result, "mirror", texts={"mirror": {"zh-Hans": "对方更容易。"}})
    assert [row[0] for row in figure.twin.rows] == ["East", "南岸"]
    assert "对方更容易。" in figure.svg
    assert "SIMULATED" in figure.svg


def test_names_from_a_table_cannot_turn_or_break_a_line():
    assert plain("a\u202eb\n c\x1b[2J") == "a\\u202eb c\\x1b[2J"
    assert [label.name for label in side_labels(("\u2066x", "y"))] == ["\\u2066x", "y"]
    assert told("s", texts={"s": {"zh-Hans": "文\n字"}}, language="en") == ("文 字", "zh-Hans")
    assert told("s", texts={}, language="zh-Hans") == ("s", None)


def test_a_statement_that_is_not_there_is_refused(result):
    for draw in (
        lambda: draw_gaps(result, statements=["wide", "wider"]),
        lambda: draw_mirror(result, "wider"),
    ):
        with pytest.raises(UsageError, match="The result has no statement 'wider'"):
            draw()


def test_a_picture_escapes_whatever_a_name_holds():
    rows = [*people("<b>&", "</text><script>", "agree", 0.5), *people('"y', "</text><script>", "agree", 0.5)]
    figure: Figure = draw_gaps(gaps(pa.Table.from_pylist(rows)))
    assert "<script>" not in figure.to_html()
    assert "<b>" not in figure.to_html()
    assert "&lt;/text&gt;&lt;script&gt;" in figure.svg
