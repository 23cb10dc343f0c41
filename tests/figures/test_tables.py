import math
from fractions import Fraction

import pytest
from figures.samples import band, guess, guess_band, own, span
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import AreaCounts, Shape, TimelineEntry
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DataError


def test_share_is_of_those_with_a_view():
    assert own(3, 4, 0.4, 0.9, answered=9).share == 0.75
    assert own(0, 0, 0, 1, answered=9).share is None


@pytest.mark.parametrize(("agree", "views", "answered"), [(5, 4, 9), (-1, 4, 9), (3, 4, 3)])
def test_own_view_refuses_counts_that_do_not_fit(agree, views, answered):
    with pytest.raises(
        DataError, match=f"got {agree} who agree, {views} with a view and {answered} who answered"
    ):
        own(agree, views, 0.1, 0.2, answered=answered)


@pytest.mark.parametrize(
    ("low", "high"), [(0.5, 0.4), (-0.1, 0.4), (0.1, 1.1), (math.nan, 0.4), (0.1, math.inf)]
)
def test_limits_must_be_shares_in_order(low, high):
    with pytest.raises(DataError, match="expected shares from 0 to 1, the lower limit first"):
        own(3, 4, low, high)
    with pytest.raises(DataError, match="expected shares from 0 to 1, the lower limit first"):
        guess(0.3, low, high)


@pytest.mark.parametrize("expected", [4, math.nan, -0.01])
def test_guess_refuses_what_is_not_a_share(expected):
    with pytest.raises(DataError, match="expected shares from 0 to 1"):
        guess(expected, 0.1, 0.2)


def test_guess_refuses_a_negative_number_of_people():
    with pytest.raises(DataError, match="got -1 people who guessed"):
        guess(0.1, 0.1, 0.2, -1)


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        "JAVA\tSCRIPT:alert(1)",
        "data:text/html,x",
        "\x01javascript:1",
        " javascript:1",
        "a b/",
    ],
)
def test_timeline_entry_refuses_to_lead_anywhere_but_a_page(href):
    with pytest.raises(DataError, match="expected a page's address"):
        TimelineEntry(date=PartialDate.parse("2019"), label="x", kind="y", shape=Shape.OPEN, href=href)


@pytest.mark.parametrize(
    "href", ["/events/1:2/", "HTTPS://example.org", "e.html#top", "https://example.org/", "?year=2019"]
)
def test_timeline_entry_leads_to_pages(href):
    entry = TimelineEntry(date=PartialDate.parse("2019"), label="x", kind="y", shape=Shape.OPEN, href=href)
    assert entry.href == href


@pytest.mark.parametrize("edges", ["1/2..1/2", "2/3..1/3", "-1/3..1/3", "2/3..4/3"])
def test_span_refuses_edges_that_are_not_shares_in_order(edges):
    with pytest.raises(DataError, match="expected shares from 0 to 1, the lower edge first"):
        span(edges)


def test_bands_refuse_more_than_the_whole():
    with pytest.raises(DataError, match="got bands from 1/2 who agree and from 1/2 who disagree"):
        band("1/2..1", "1/2..1")


@pytest.mark.parametrize("points", [-10, 45, 110])
def test_guess_in_a_band_refuses_points_that_are_not_tens(points):
    with pytest.raises(DataError, match=f"got a guess of {points} points; expected 0, 10, 20 … 100"):
        guess_band(points, "about_right")


def test_guess_in_a_band_is_a_share_where_it_has_a_mean():
    assert [guess_band(points, "about_right").expected for points in (None, 0, 40)] == [None, 0.0, 0.4]


@given(
    st.sampled_from([2, 3, 5]).flatmap(
        lambda parts: st.tuples(st.just(parts), st.integers(0, parts - 1), st.integers(0, parts - 1))
    )
)
def test_share_of_those_with_a_view_reaches_as_far_as_both_bands_let_it(bands):
    parts, agree, disagree = bands
    if agree + disagree >= parts:
        return
    view = band(f"{agree}/{parts}..{agree + 1}/{parts}", f"{disagree}/{parts}..{disagree + 1}/{parts}")
    people, step = 60, 60 // parts
    shares = [
        Fraction(a, a + d)
        for a in range(agree * step, (agree + 1) * step + 1)
        for d in range(disagree * step, (disagree + 1) * step + 1)
        if 0 < a + d <= people
    ]
    assert (view.of_views.low, view.of_views.high) == (min(shares), max(shares))


def test_areas_refuse_fewer_statements_than_none():
    with pytest.raises(DataError, match="got -1 statements in an area; expected 0 or more"):
        AreaCounts(
            side="north", agree_known=1, agree_unknown=0, differ_known=-1, differ_unknown=0, too_close=0
        )
