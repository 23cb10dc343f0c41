"""D2, D3, D8, A8 and H7: terms between two convenors, each at a browser of their own."""

import re

import pytest
from mission.names import SHORES, SPACE
from mission.reading import said

pytestmark = pytest.mark.browser

CARD = "terms/concepts/commercial-space-company/"
FERRY = "terms/concepts/commercial-ferry/"


@pytest.fixture(scope="module")
def copy(demo):
    return demo.copy(SHORES, "copy-with-terms", marks="●◆")


@pytest.fixture
def sides(copy, person):
    return person(copy, "●"), person(copy, "◆")


def send(page):
    page.locator("main .primary").first.click()
    page.wait_for_load_state()


def part(page, heading):
    """What the section with a heading says."""
    return said(page.locator(f"section:has(> h2:text-is('{heading}'))"))


def ask(person, text):
    """Write a question; its key."""
    page = person.open("questions/new/")
    page.locator("[name='text_en']").fill(text)
    send(page)
    return re.search(r"/(q\d+)/", page.url)[1]


def test_d2_a_term_shows_which_cases_both_sides_count_in(demo, person):
    """The sample round's cases fill the board, the most disputed first, with the table of the same."""
    page = person(SPACE, "●").open(CARD)
    border = part(page, "Boundary cases")
    assert "Would you count it as a commercial space company?" in border
    assert "(simulated)" in border or "Simulated data" in border
    rows = page.locator("section:has(> h2:text-is('Boundary cases')) tbody tr")
    assert rows.count() == 10
    shares = [
        int(counted[1]) / int(counted[2])
        for number in range(10)
        if (counted := re.search(r"(\d+) of (\d+) count it in", rows.nth(number).text_content()))
    ]
    gaps = [abs(one - other) for one, other in zip(shares[::2], shares[1::2], strict=True)]
    assert gaps == sorted(gaps, reverse=True)
    assert "No corpus: not in sources." in part(page, "What each side means by it")


def test_d2_the_list_says_how_far_apart_the_sides_are_and_where_data_are_short(person):
    """Worked out from cases, from definitions, and not where too few cases were asked; each with its method."""
    page = person(SHORES, "●").open("terms/")
    rows = page.locator("table.words").first.locator("tbody tr")
    found = {row.locator("th a").inner_text().split(" | ")[0].split(" · ")[0]: row for row in rows.all()}
    verdicts = {name: row.locator("td > .tag").inner_text() for name, row in found.items()}
    assert verdicts == {
        "commercial ferry": "Differs",
        "open": "Differs",
        "harbour office": "No difference larger than 0.04",
        "state yard": "Not enough data",
        "winter route": "Not enough data",
        "small-scale fishing": "Not enough data",
    }
    for name, part in (
        ("commercial ferry", "Cases"),
        ("open", "Definitions"),
        ("small-scale fishing", "too few cases"),
    ):
        found[name].locator("summary").click()
        assert part in found[name].locator(".method").inner_text()


def test_d3_and_a8_a_changed_sense_flags_what_rests_on_the_term_until_somebody_looked(sides):
    """A question is split; a part depends on a term; the term's sense changes; its mark stays until looked at."""
    one, other = sides
    whole = ask(one, "Are the ferries on the lake commercial?")
    send(one.open(f"questions/{whole}/"))
    page = one.open(f"questions/{whole}/")
    page.get_by_role("link", name="Split off a part").click()
    page.locator("[name='text_en']").fill("Who carries the risk of a ferry?")
    send(page)
    smaller = re.search(r"/(q\d+)/", page.url)[1]
    send(one.open(f"questions/{smaller}/"))
    page = one.open(f"{FERRY}links/add/")
    page.locator("[name='subject']").select_option(f"question:{smaller}")
    send(page)
    page = one.open(f"questions/{smaller}/")
    assert "commercial ferry" in part(page, "Terms it depends on")
    assert "does this still hold?" not in part(page, "Terms it depends on")
    assert "Are the ferries on the lake commercial?" in part(page, "History")
    page = other.open(FERRY)
    page.locator(".senses a", has_text="Edit").first.click()
    page.locator("[name='text_en']").fill("Nobody else pays for it.")
    send(page)
    assert "does this still hold?" in part(one.open(f"questions/{smaller}/"), "Terms it depends on")
    page = other.open(FERRY)
    page.get_by_role("button", name=re.compile("I have looked")).click()
    assert "does this still hold?" not in part(one.open(f"questions/{smaller}/"), "Terms it depends on")


def test_d8_a_counterpart_of_the_register_is_shown_with_a_term(demo, sides):
    """Two types of organisation on opposite sides, with what is alike and what differs, lead from the card."""
    one, _other = sides
    alike, different = "Both license boats.", "One is state-run."
    for values in (
        {"name_en": "guild", "side": "north"},
        {
            "name_en": "board",
            "side": "south",
            "counterpart": "guild",
            "alike_en": alike,
            "different_en": different,
        },
    ):
        page = one.open("new/type/")
        for name, value in values.items():
            box = page.locator(f"[name='{name}']")
            box.select_option(value) if name in ("side", "counterpart") else box.fill(value)
        page.locator(".save-bar button.primary").click()
        page.wait_for_load_state()
    page = one.open(f"{FERRY}edit/")
    page.locator("[name='types'][value='board']").check()
    send(page)
    also = part(one.open(FERRY), "See also")
    for words in (
        "board",
        "its counterpart on the other side is guild",
        "Both license boats.",
        "One is state-run.",
    ):
        assert words in also


def test_h7_a_wording_goes_outside_with_a_key_of_each_side_and_not_with_one(demo, sides):
    """Two people in two browsers; what changes in between needs both again."""
    one, other = sides
    page = one.open("terms/concepts/open/edit/")
    page.locator("[name='ending'][value='wording']").check()
    page.locator("[name='wording_en']").fill("open to all who pay")
    send(page)

    def give(person):
        person.page.get_by_role("button", name="Give the key of my side").click()
        person.page.wait_for_load_state()

    address = "terms/concepts/open/"
    one.open(address)
    give(one)
    assert "waited for" in part(one.open(address), "Recommended wording for shared documents")
    assert one.page.get_by_role("button", name="Give the key of my side").count() == 0
    assert "goes outside with the next release" not in said(other.open(address).locator("main"))
    other.open(address)
    give(other)
    assert "goes outside with the next release" in said(other.open(address).locator("main"))
    page = other.open(f"{address}edit/")
    page.locator("[name='wording_en']").fill("open to all who have a licence")
    send(page)
    assert "goes outside with the next release" not in said(one.open(address).locator("main"))


def test_d2_the_public_glossary_holds_what_both_sides_approved_and_nothing_else(demo, person):
    """On the site of the demonstration: one term, both definitions; those that wait are not there."""
    page = person(SHORES, "●").page
    page.goto(f"{demo.address}public/{SHORES}/en/glossary.html")
    assert said(page.locator(".entries")).startswith("commercial ferry · 商业渡轮")
    assert page.locator(".entries .entry").count() == 1
    page.get_by_role("link", name="commercial ferry").click()
    body = said(page.locator("main"))
    for words in (
        "A ferry whose owner carries the risk",
        "港务局许可",
        "Both definitions stand",
        "Approved by a convenor",
    ):
        assert words in body
