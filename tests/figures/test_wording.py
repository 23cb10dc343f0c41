import pytest
from figures.samples import guess, own

from tracktwo.figures.wording import Wording, joined, titled, told

PERCENT = Wording(language="en", counts=False, minimum=5)
COUNTS = Wording(language="en", counts=True, minimum=5)


@pytest.mark.parametrize(
    ("view", "percent", "counts"),
    [
        (own(22, 25, 0.73, 0.96), "88\u00a0% agree (73–96)", "22 of 25 agree"),
        (own(0, 7, 0, 0.23), "0\u00a0% agree (0–23)", "0 of 7 agree"),
        (own(0, 0, 0, 1, answered=6), "nobody has a view", "nobody has a view"),
        (own(4, 4, 0.5, 1), "fewer than 5 answered", "fewer than 5 answered"),
        (None, "no figure", "no figure"),
    ],
)
def test_own_reads_in_the_unit_of_the_picture(view, percent, counts):
    assert [wording.own(view).replace(" of", " of") for wording in (PERCENT, COUNTS)] == [percent, counts]


@pytest.mark.parametrize(
    ("guessed", "percent", "counts"),
    [
        (guess(0.412, 0.33, 0.5), "other side guessed 41\u00a0%", "other side guessed 4.1\u00a0of\u00a010"),
        (guess(0.4, 0.33, 0.5), "other side guessed 40\u00a0%", "other side guessed 4\u00a0of\u00a010"),
        (guess(1, 1, 1, 4), "fewer than 5 guessed", "fewer than 5 guessed"),
        (None, "no guess", "no guess"),
    ],
)
def test_guess_reads_in_the_unit_of_the_picture(guessed, percent, counts):
    assert [wording.guess(guessed) for wording in (PERCENT, COUNTS)] == [percent, counts]


def test_ticks_run_from_none_to_all_in_both_units():
    assert list(PERCENT.ticks()) == [(0, "0"), (0.25, "25"), (0.5, "50"), (0.75, "75"), (1, "100")]
    assert [label for _, label in COUNTS.ticks()] == ["0", "2", "4", "6", "8", "10"]


@pytest.mark.parametrize(
    ("views", "counts"),
    [
        ([own(10, 20, 0.3, 0.7), own(10, 25, 0.3, 0.7)], False),
        ([own(10, 20, 0.3, 0.7), own(10, 19, 0.3, 0.7)], True),
        ([own(10, 20, 0.3, 0.7), own(1, 4, 0.1, 0.7), None], False),
        ([], False),
    ],
)
def test_for_views_counts_if_any_side_with_figures_is_small(views, counts):
    assert Wording.for_views(views, language="en", minimum=5).counts is counts


def test_a_group_under_the_minimum_shows_neither_figure_nor_size():
    strict = Wording(language="en", counts=True, minimum=7)
    assert strict.own_cells(own(5, 6, 0.5, 0.9)) == ("fewer than 7 answered", "–", "fewer than 7")
    assert strict.guess_cells(guess(0.5, 0.4, 0.6, 6)) == ("fewer than 7 guessed", "–", "fewer than 7")
    assert strict.own_cells(own(5, 7, 0.36, 0.79)) == ("5 of 7 agree", "3.6–7.9\u00a0of\u00a010", "7")
    assert strict.guess_cells(guess(0.5, 0.4, 0.6, 7)) == ("5\u00a0of\u00a010", "4–6\u00a0of\u00a010", "7")


def test_cells_of_missing_figures_are_dashes():
    assert PERCENT.own_cells(None) == ("no figure", "–", "–")
    assert PERCENT.guess_cells(None) == ("no guess", "–", "–")


def test_titles_and_sentences_say_that_data_are_simulated():
    assert titled("Gaps", language="en", simulated=True) == "Gaps (simulated data)"
    assert told("Two.", language="en", simulated=True) == "Simulated data: Two."
    assert (titled("Gaps", language="en", simulated=False), told("2", language="en", simulated=False)) == (
        "Gaps",
        "2",
    )


def test_joined_puts_no_space_after_a_wide_full_stop():
    assert joined(["One.", "Two.", "三。", "四。"]) == "One. Two. 三。四。"
