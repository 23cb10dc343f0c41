"""G4: a public broadcast has one subject, several clocks, questions beforehand, a recording and its transcript."""

import pytest
from mission.names import SHORES
from mission.publishing import Site, publish_with_two_keys
from mission.reading import barriers, facts, loaded, said, section, table
from mission.rooms import room

EVENING = "safety-evening-2025"


@pytest.fixture(scope="module")
def programme(demo):
    """A copy of the smaller demonstration with two convenors."""
    return demo.copy(SHORES, "broadcast", marks="●◆")


def save(page):
    page.get_by_role("button", name="Save", exact=True).locator("visible=true").last.click()
    page.wait_for_load_state()


def unfold(page, rows):
    page.locator(f"#rows-{rows} details").evaluate_all("all => all.forEach(each => { each.open = true })")


def prepare(convenor):
    """The evening gets a day, clocks, an agenda with times, and a second subject is refused."""
    page = convenor.open(f"edit/event/{EVENING}/")
    page.locator("[name=date]").fill("2029-10-23")
    page.locator("[name=zone]").fill("Europe/Oslo")
    unfold(page, "clocks")
    for place, zone in enumerate(("Europe/Oslo", "Asia/Tokyo")):
        page.locator(f"[name=clocks-{place}-zone]").fill(zone)
    save(page)
    page = convenor.open(f"agenda/{EVENING}/")
    page.locator("button[name=begin][value=broadcast]").click()
    page.wait_for_load_state()
    page.locator("[name$=-starts]").nth(0).fill("20:00")
    page.locator("[name$=-starts]").nth(1).fill("20:05")
    save(page)
    page = convenor.open(f"agenda/{EVENING}/topics/")
    page.locator(f"[name='event:{EVENING}'][value=nets]").check()
    save(page)
    assert "A broadcast has exactly one subject" in said(page.locator("[role=alert]"))


def record(convenor, *, film):
    """What is recorded of it, where it opens, and what is said in it in both languages."""
    page = convenor.open("new/publication/")
    page.locator("[name=kind]").select_option("recording")
    page.locator("[name=title]").fill("The evening, filmed")
    page.locator("[name=is_public]").check()
    page.locator("[name=permitted_by]").fill("The harbour desk")
    for rows in ("links", "places"):
        unfold(page, rows)
    page.locator("[name=links-0-event]").select_option(EVENING)
    page.locator("[name=links-0-link]").select_option("record_of")
    page.locator("[name=places-0-address]").fill(film)
    page.locator("[name=places-0-side]").select_option("north")
    page.locator("[name=places-0-reach]").select_option("opens")
    page.locator("[name=transcript_en]").fill("One channel for all boats.")
    page.locator("[name=transcript_ar]").fill("قناة واحدة لكل القوارب.")
    save(page)


def test_g4_one_subject_times_by_several_clocks_questions_beforehand_recording_and_transcript(
    demo, browser, person, phone, programme, tmp_path
):
    convenors = person(programme), person(programme, "◆")
    first, other = convenors
    prepare(first)
    code = said(room(first, EVENING).locator(".code"))
    asking, film = f"{demo.address}join/hall/{code}/", "https://lake.example/evening"
    page = first.open(f"edit/event/{EVENING}/")
    page.locator("[name=ask_at]").fill(asking)
    save(page)
    record(first, film=film)

    listener = phone(language="en", script=False)
    listener.open(f"join/hall/{code}/en/")
    listener.page.locator("[name=side][value=none]").check()
    listener.page.locator("[name=text]").fill("Who listens on the channel at night?")
    listener.page.locator("form button").click()
    assert loaded(listener.page).url.endswith("/sent/")
    queue = other.open(f"events/{EVENING}/room/queue/")
    assert "Who listens on the channel at night?" in said(queue.locator("main"))
    queue.locator("button[value=put]").click()
    loaded(queue)

    for convenor in convenors:
        page = convenor.open(f"events/{EVENING}/")
        page.locator("form.approve:has(input[name=field][value=date]) button").last.click()
        page.wait_for_load_state()
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path), "--programme", programme)
    site = Site(browser, tmp_path / programme, script=True)  # axe is a script
    page = site.open(f"events/{EVENING}.html")
    assert facts(page)["Subject"] == "Safety at sea"
    assert table(section(page, "By several clocks").locator("table"))[:3] == [
        ["Item", "Europe/Oslo UTC+2", "Asia/Tokyo UTC+9", "UTC"],
        ["Opening remarks", "20:00", "03:00 24 October 2029", "18:00"],
        ["Talk", "20:05", "03:05 24 October 2029", "18:05"],
    ]
    assert section(page, "Send a question beforehand").locator("a").get_attribute("href") == asking
    watch = section(page, "Publications and recordings")
    assert watch.locator(f"a[href='{film}']").count() == 1
    assert "Transcript" in said(watch)
    assert barriers(page) == []
    page = site.open("publications/the-evening-filmed.html")
    transcript = said(section(page, "Transcript"))
    assert "One channel for all boats." in transcript
    assert "قناة واحدة لكل القوارب." in section(page, "Transcript").inner_html()
    site.close()
