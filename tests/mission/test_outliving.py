"""H6: the programme outlives its founders: it moves to another house whole, and somebody new takes it on.

Rounds and texts travel in files of their own, so pages that tell of them are not among those compared.
"""

import difflib
import re
from pathlib import Path

import pytest
from mission.names import SHORES, SPACE
from mission.offices import Demo, Person, enter, opened
from mission.reading import barriers

GUIDE = Path(__file__).parents[2] / "docs/how-to/plan-an-event.md"
PAGES = {
    SPACE: (
        *("timeline/", "events/washington-2019/", "events/fuzhou-2020/", "people/", "people/wang-yiran/"),
        *("organisations/", "types/", "research/", "media/", "findings/changing-sector/", "objectives/"),
        *("conflicts/", "topics/"),
    ),
    SHORES: (
        *("events/skippers-2024/", "balance/", "questions/?show=answered", "questions/q1/", "questions/gaps/"),
        *("lessons/", "limits/", "topics/", "coverage/"),
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def elsewhere(demo, tmp_path_factory):
    """Another office on another folder, which has both programmes from their files and nothing else."""
    folder = tmp_path_factory.mktemp("elsewhere")
    closed = Demo(address="", data=folder / "data", links={}, codes={}, entered={})
    for programme in (SPACE, SHORES):
        file = folder / f"{programme}.json"
        demo.run("export", programme, "--to", str(file))
        closed.run("import", str(file))
    with opened("serve", closed.data) as office:
        yield office


@pytest.fixture
def comes_in(browser):
    """Open a browser for somebody with a personal link: ``comes_in(link, office)``."""
    contexts = []

    def come(link, office):
        contexts.append(browser.new_context(storage_state=enter(browser, link)))
        contexts[-1].set_default_timeout(10_000)
        return Person(page=contexts[-1].new_page(), office=office)

    yield come
    for context in contexts:
        context.close()


def link_of(office, programme, name):
    side = {SPACE: "US", SHORES: "north"}[programme]
    seat = ("--programme", programme, "--side", side, "--address", office.address)
    return office.run("link", name, *seat).strip()


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_h6_a_programme_reads_the_same_in_another_house_and_goes_out_of_it_as_it_came(
    demo, elsewhere, person, comes_in, programme
):
    here = person(programme)
    there = comes_in(
        link_of(elsewhere, programme, f"Keeper of {programme}"), f"{elsewhere.address}office/{programme}/"
    )
    for path in PAGES[programme]:
        said = [one.open(path).locator("main").inner_text().splitlines() for one in (here, there)]
        assert (path, list(difflib.unified_diff(*said, lineterm="", n=0))) == (path, [])
    assert elsewhere.run("export", programme) == demo.run("export", programme)


def test_h6_a_new_officer_takes_a_role_over_and_plans_an_event_by_the_guide(elsewhere, comes_in):
    """Every word the guide sets in italics is on a page where the guide leads."""
    office = f"{elsewhere.address}office/{SHORES}/"
    founder = comes_in(link_of(elsewhere, SHORES, "A founder"), office)
    page = founder.open("members/")
    page.locator("[name=name]").fill("A successor")
    page.locator("[name=role]").select_option("convenor")
    page.get_by_role("button", name="Invite").click()
    successor = comes_in(page.locator(".link-once code").inner_text(), office)

    page = successor.open("members/")
    page.get_by_role("link", name="A founder").click()
    page.get_by_role("button", name="Put out of use").click()
    assert "/sign-in/" in founder.open("plan/").url

    seen = []

    def at(path):
        page = successor.open(path)
        page.locator("details").evaluate_all("all => all.forEach(each => { each.open = true })")
        seen.append(page.locator("main").inner_text())
        return page

    at("").get_by_role("link", name="Plan an event").first.click()
    page = successor.page
    page.get_by_label("Small-group dialogue").check()
    for tag, name in (("en", "An evening on nets"), ("ar", "أمسية عن الشباك")):
        page.locator(f"[name=name_{tag}]").fill(name)
    page.locator("[name=date]").fill("2031-05-06")
    page.get_by_text("Address", exact=True).click()
    page.locator("[name=key]").fill("nets")
    page.get_by_role("button", name="Plan this event").click()
    at("events/nets/")
    page = at("edit/event/nets/")
    page.locator("[name=zone]").fill("Europe/Oslo")
    page.get_by_role("button", name="Save", exact=True).last.click()
    page = at("agenda/nets/")
    page.locator("[name$=-starts]").first.fill("18:00")
    page.get_by_role("button", name="Save", exact=True).last.click()
    assert "18:10" in page.locator("main").inner_text()
    item = at("agenda/nets/").get_by_role("link", name="People, rule, documents, recording").first
    at(item.get_attribute("href").partition(f"/office/{SHORES}/")[2])
    at("events/marsa-ar-raml-2024/")
    page = at("agenda/nets/release/")
    assert barriers(page) == []
    words = re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", GUIDE.read_text(encoding="utf-8"))
    assert [word for word in words if not any(word.lower() in text.lower() for text in seen)] == []
