import math

import pytest
from figures.samples import guess, own

from tracktwo.figures import Shape, TimelineEntry
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
