"""The overview: what needs whom, what waits for whom, and the same for a phone."""

import pytest
from mission.names import SPACE
from mission.publishing import WAITS, give_key, number_of, propose
from mission.reading import each, said


def needs(page):
    return {said(row.locator(".what")): said(row.locator("a")) for row in page.locator(".need").all()}


@pytest.fixture(scope="module")
def programme(demo):
    """A copy of the real programme, free to publish."""
    return demo.copy(SPACE, "needs", marks="●◆")


def test_h7_each_side_sees_what_waits_for_it_and_what_for_the_other(person, programme):
    circle, diamond = person(programme, mark="●"), person(programme, mark="◆")
    page = propose(circle)
    assert WAITS in said(page.locator("main"))
    number = number_of(page)
    mine = "Your side A proposal for the public site waits for your side's key"
    theirs = (
        "The other side A proposal for the public site has your side's key and waits for the other side's"
    )
    assert needs(circle.open())[mine] == needs(diamond.open())[mine] == "Give your key"
    give_key(circle, number)
    assert needs(circle.open())[theirs] == "Look at it"
    assert needs(diamond.open())[mine] == "Give your key"
    give_key(diamond, number)
    assert not any(
        "proposal for the public site" in row for row in (*needs(circle.open()), *needs(diamond.open()))
    )


def test_a6_overview_says_what_is_missing_where_and_what_to_do(person):
    page = person(SPACE).open()
    found = needs(page)
    assert found["No rule of attribution is stated: Workshop planned for autumn 2022"] == "State the rule"
    assert "31 organisations have a type to be reviewed." in found
    assert said(page.locator(".actions a.primary").first) == "Plan an event"
    assert each(page.locator("main h2"))[:4] == [
        "Needs you",
        "Next event",
        "The widest gaps",
        "Where the programme stands",
    ]


def test_h7_on_a_phone_what_needs_you_comes_first(person):
    reader = person(SPACE)
    page = reader.open()
    page.set_viewport_size({"width": 360, "height": 740})
    tops = page.locator("main h2").evaluate_all(
        "all => all.map(h => [h.getBoundingClientRect().top, h.innerText])"
    )
    assert min(tops)[1] == "Needs you"
    assert page.evaluate("document.documentElement.scrollWidth") == 360
