"""What goes in is refused where it cannot be; what was released is kept in order, and stays down once taken down."""

from dataclasses import replace
from datetime import date

import pytest

from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    Guesses,
    HeadCount,
    History,
    Issue,
    Reach,
    Reason,
    Released,
    Series,
    Stances,
    read_attendance,
)
from tracktwo.vocabulary.errors import DataError

HALF = Band(first=0, last=0, parts=2)
FIRST = Released(
    value=Bands(people=HeadCount.FROM_5, agree=HALF, disagree=HALF, classed=False),
    number=1,
    day=date(2021, 11, 12),
    policy="a" * 64,
    reach=Reach.PUBLIC,
    held=None,
)
SECOND = replace(FIRST, number=2)
NOBODY = {"agree": 0, "disagree": 0, "unsure": 0}


@pytest.mark.parametrize("name", NOBODY)
def test_counts_below_nobody_are_refused(name):
    assert Stances(**NOBODY).people == 0
    with pytest.raises(DataError, match="A count of stances is below 0; expected how many people gave each"):
        Stances(**{**NOBODY, name: -1})


@pytest.mark.parametrize(
    ("people", "mean", "spread"), [(0, None, None), (1, 0.0, 0.0), (2, 1.0, 0.0), (2, 0.5, 0.5)]
)
def test_guesses_from_end_to_end_are_taken(people, mean, spread):
    assert Guesses(people=people, mean=mean, spread=spread).mean == mean


@pytest.mark.parametrize(
    ("people", "mean", "spread", "why"),
    [
        (-1, 0.5, 0.1, "need a mean and a spread exactly where"),
        (-1, None, None, "need a mean and a spread exactly where"),
        (0, 0.5, 0.1, "need a mean and a spread exactly where"),
        (1, None, None, "need a mean and a spread exactly where"),
        (1, 0.5, None, "need a mean and a spread exactly where"),
        (1, None, 0.1, "need a mean and a spread exactly where"),
        (2, -0.01, 0.1, "The mean of guesses lies outside 0 to 1;"),
        (2, 1.01, 0.1, "The mean of guesses lies outside 0 to 1;"),
        (2, 0.5, -0.01, "The spread of guesses lies outside 0 to 1/2;"),
        (2, 0.5, 0.51, "The spread of guesses lies outside 0 to 1/2;"),
    ],
)
def test_guesses_that_cannot_be_are_refused(people, mean, spread, why):
    with pytest.raises(DataError, match=why):
        Guesses(people=people, mean=mean, spread=spread)


def test_the_last_of_several_releases_is_what_is_shown():
    history = History().after(FIRST, people=7).after(SECOND, people=9)
    assert history.issues == (Issue(released=FIRST, people=7), Issue(released=SECOND, people=9))
    assert history.last == SECOND
    assert History().last is None


def test_a_repeated_value_adds_nothing_and_what_is_down_stays_down():
    history = History().after(FIRST, people=7)
    assert history.after(replace(FIRST, held=Reason.BATCH), people=8) == history
    down = history.removed_on(date(2022, 1, 2))
    assert down == History(removed=date(2022, 1, 2))
    assert down.after(SECOND, people=9) == down
    assert down.removed_on(date(2023, 3, 4)) == down


@pytest.mark.parametrize("counted", [[{}, {1: 1}], [{1: 1}, {}], [{1: 1}], [{1: 1}] * 3])
def test_a_series_of_other_people_is_refused(counted):
    history = History().after(FIRST, people=1)
    now = Stances(agree=1, disagree=0, unsure=0)
    with pytest.raises(
        DataError, match=r"Attendance counts .* people over the releases and today, the series"
    ):
        Series(now=now, attendance=read_attendance(counted), history=history)
    assert Series(now=now, attendance=read_attendance([{1: 1}] * 2), history=history).now == now
    down = history.removed_on(date(2022, 1, 2))
    assert Series(now=now, attendance=read_attendance(counted), history=down).history == down
