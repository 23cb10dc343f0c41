from figures.samples import band, guess, guess_band, own

from tracktwo.figures import Missing
from tracktwo.figures.cells import guess_columns, own_columns
from tracktwo.figures.wording import Wording

EXACT = Wording(language="en", counts=True, minimum=7)
BANDS = Wording(language="en", counts=True, minimum=5, exact=False, banded=True)
MIXED = Wording(language="en", counts=False, minimum=5, exact=True, banded=True)


def cells(columns) -> list[str]:
    return [cell for _, cell in columns]


def heads(columns) -> list[str]:
    return [head for head, _ in columns]


def test_columns_are_those_of_the_figures_there_are():
    assert heads(own_columns(None, EXACT)) == ["What it says itself", "Interval (90 %)", "Answered"]
    assert heads(own_columns(None, BANDS)) == [
        *("What it says itself", "Disagree", "Of those with a view", "Answered"),
    ]
    assert heads(own_columns(None, MIXED)) == [
        *("What it says itself", "Interval (90 %)", "Disagree", "Of those with a view", "Answered"),
    ]
    assert heads(guess_columns(None, EXACT)) == [
        *("What the other side guessed", "Interval of the guess (90 %)", "Guessed"),
    ]
    assert heads(guess_columns(None, BANDS)) == [
        *("What the other side guessed", "How the guess reads", "Guessed"),
    ]


def test_cells_of_a_group_under_the_minimum_have_neither_figure_nor_size():
    assert cells(own_columns(own(5, 6, 0.5, 0.9), EXACT)) == ["fewer than 7 answered", "–", "fewer than 7"]
    assert cells(guess_columns(guess(0.5, 0.4, 0.6, 6), EXACT)) == [
        *("fewer than 7 guessed", "–", "fewer than 7"),
    ]
    assert cells(own_columns(own(5, 7, 0.36, 0.79), EXACT)) == [
        *("5 of 7 agree", "3.6–7.9\u00a0of\u00a010", "7"),
    ]
    assert cells(guess_columns(guess(0.5, 0.4, 0.6, 7), EXACT)) == [
        *("5\u00a0of\u00a010", "4–6\u00a0of\u00a010", "7"),
    ]


def test_cells_of_missing_figures_are_dashes():
    assert cells(own_columns(None, MIXED)) == ["no figure", "–", "–", "–", "–"]
    assert cells(guess_columns(None, MIXED)) == ["no guess", "–", "–", "–"]
    assert cells(own_columns(Missing.TOO_FEW, MIXED)) == [
        *("fewer than 5 answered", "–", "–", "–", "fewer than 5"),
    ]
    assert cells(guess_columns(Missing.TOO_FEW, MIXED)) == ["fewer than 5 guessed", "–", "–", "fewer than 5"]


def test_cells_of_bands_are_words_and_edges():
    assert cells(own_columns(band("1/3..2/3", "0..1/3"), BANDS)) == [
        "between one third and two thirds agree",
        "fewer than one third",
        "5–10\u00a0of\u00a010",
        "10–19",
    ]
    assert cells(guess_columns(guess_band(40, "under_estimated"), BANDS)) == [
        *("about 4\u00a0of\u00a010", "too low", "10–19"),
    ]
    assert cells(guess_columns(guess_band(None, "over_estimated", "5–9"), BANDS)) == ["–", "too high", "5–9"]


def test_cells_of_counts_beside_bands_say_how_many_disagree():
    assert cells(own_columns(own(22, 25, 0.73, 0.96, answered=28), MIXED)) == [
        *("88\u00a0% agree (73–96)", "73–96\u00a0%", "3 of 25", "–", "28"),
    ]
    assert cells(guess_columns(guess(0.4, 0.33, 0.47), MIXED)) == ["40\u00a0%", "33–47\u00a0%", "–", "25"]
