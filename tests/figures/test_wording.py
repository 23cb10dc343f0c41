import pytest
from figures.samples import band, guess, guess_band, own

from tracktwo.figures import Missing
from tracktwo.figures.wording import AGREE, COUNT_IN, Wording, joined, titled, told

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


BANDS = Wording(language="en", counts=True, minimum=5, exact=False, banded=True)
MIXED = Wording(language="en", counts=False, minimum=5, exact=True, banded=True)


def test_own_in_bands_reads_as_a_range_whatever_the_unit():
    view = band("2/3..1", "0..1/3")
    assert [wording.own(view) for wording in (BANDS, MIXED)] == ["more than two thirds agree"] * 2


def test_missing_figures_say_that_people_were_too_few():
    strict = Wording(language="en", counts=True, minimum=7)
    assert (strict.own(Missing.TOO_FEW), strict.guess(Missing.TOO_FEW)) == (
        "fewer than 7 answered",
        "fewer than 7 guessed",
    )


@pytest.mark.parametrize(
    ("guessed", "counts", "percent"),
    [
        (
            guess_band(40, "under_estimated"),
            "other side guessed about 4\u00a0of\u00a010: too low",
            "other side guessed about 40\u00a0%: too low",
        ),
        (
            guess_band(0, "about_right"),
            "other side guessed about 0\u00a0of\u00a010: about right, or too close to say",
            "other side guessed about 0\u00a0%: about right, or too close to say",
        ),
        (
            guess_band(None, "over_estimated"),
            "other side guessed: too high",
            "other side guessed: too high",
        ),
    ],
)
def test_guess_in_a_band_says_how_it_reads(guessed, counts, percent):
    assert (BANDS.guess(guessed), MIXED.guess(guessed)) == (counts, percent)


@pytest.mark.parametrize(
    ("view", "of_ten", "percent"),
    [
        (band("2/3..1", "0..1/3"), "6.6–10\u00a0of\u00a010", "66–100\u00a0%"),
        (band("0..1/3", "1/3..2/3"), "0–5\u00a0of\u00a010", "0–50\u00a0%"),
        (band("1/3..2/3", "1/3..2/3"), "3.3–6.7\u00a0of\u00a010", "33–67\u00a0%"),
    ],
)
def test_reach_of_those_with_a_view_is_never_narrower_than_it_is(view, of_ten, percent):
    assert (BANDS.reach(view), MIXED.reach(view)) == (of_ten, percent)


@pytest.mark.parametrize(
    ("views", "counts", "exact", "banded"),
    [
        ([band("0..1/2", "0..1/2")], True, False, True),
        ([band("0..1/2", "0..1/2"), own(10, 25, 0.3, 0.7)], False, True, True),
        ([band("0..1/2", "0..1/2"), own(10, 19, 0.3, 0.7)], True, True, True),
        ([band("0..1/2", "0..1/2"), own(1, 4, 0.1, 0.7), Missing.TOO_FEW], True, False, True),
        ([own(1, 4, 0.1, 0.7), Missing.TOO_FEW, None], False, True, False),
    ],
)
def test_for_views_knows_which_kinds_of_figures_there_are(views, counts, exact, banded):
    assert Wording.for_views(views, language="en", minimum=5) == Wording(
        language="en", counts=counts, minimum=5, exact=exact, banded=banded
    )


def test_size_of_a_group_is_as_exact_as_it_was_given():
    strict = Wording(language="en", counts=True, minimum=7)
    assert [strict.size(people) for people in (6, 7, "10–19", Missing.TOO_FEW)] == [
        *("fewer than 7", "7", "10–19", "fewer than 7"),
    ]


@pytest.mark.parametrize(
    ("question", "scales"),
    [
        (
            AGREE,
            [
                "Scale: percent who agree, of those with a view.",
                "Scale: of 10 people with a view, how many agree.",
                "Scale: percent who agree.",
                "Scale: of 10 people, how many agree.",
            ],
        ),
        (
            COUNT_IN,
            [
                "Scale: percent who count it in, of those with a view.",
                "Scale: of 10 people with a view, how many count it in.",
                "Scale: percent who count it in.",
                "Scale: of 10 people, how many count it in.",
            ],
        ),
    ],
)
def test_scale_says_what_is_counted_of_whom(question, scales):
    assert [
        Wording(language="en", counts=counts, minimum=5, banded=banded, question=question).scale()
        for banded in (False, True)
        for counts in (False, True)
    ] == scales


def test_guide_tells_the_marks_that_are_there():
    filled = (
        "Filled: what a side says itself, with its interval (90 %). Outlined: what the other side guessed."
    )
    bar = "Bar: the range in which a side’s share lies, of all who answered."
    line = "Line under it: the same range, of those with a view."
    outlined = "Outlined: what the other side guessed, of those with a view."
    assert [wording.guide(guesses=True) for wording in (PERCENT, BANDS, MIXED)] == [
        filled,
        f"{bar} {line} {outlined}",
        f"{filled} {bar} {line}",
    ]
    assert [wording.guide(guesses=False) for wording in (PERCENT, BANDS, MIXED)] == ["", bar, bar]


def test_titles_and_sentences_say_that_data_are_simulated():
    assert titled("Gaps", language="en", simulated=True) == "Gaps (simulated data)"
    assert told("Two.", language="en", simulated=True) == "Simulated data: Two."
    assert (titled("Gaps", language="en", simulated=False), told("2", language="en", simulated=False)) == (
        "Gaps",
        "2",
    )


def test_joined_puts_no_space_after_a_wide_full_stop():
    assert joined(["One.", "Two.", "三。", "四。"]) == "One. Two. 三。四。"
