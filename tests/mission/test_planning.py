"""B: planning an event: its agenda with both clocks, what to look at, versions, and the files that are passed on."""

import io
import re

import pypdfium2
import pytest
from mission.names import SHORES
from mission.publishing import Site, files_with, publish_with_two_keys
from mission.reading import agenda, barriers, each, is_wider_than_its_window, said

TITLED = {"talk": "Lamps", "panel": "Who lights what"}


@pytest.fixture(scope="module")
def harbour(demo):
    """A copy of the smaller demonstration, with a convenor of each side."""
    return demo.copy(SHORES, "harbour-lights", marks="●◆")


def save(page):
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.wait_for_load_state()


def starts(page):
    return page.locator(".agenda-row [name$='-starts']").evaluate_all("boxes => boxes.map(box => box.value)")


def edit(convenor, path, **typed):
    page = convenor.open(path)
    for name, text in typed.items():
        box = page.locator(f"[name='{name}']")
        if box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(text)
        else:
            box.fill(text)
    save(page)
    return page


@pytest.fixture(scope="module")
def planned(harbour):
    """The address of the agenda of an event, once somebody has planned it."""
    return {"programme": harbour, "agenda": "agenda/lights/"}


def plan(convenor):
    """Plan a panel on a day, with the clocks of its place and of both sides."""
    page = convenor.open("plan/")
    page.locator("input[name=start][value=panel]").check()
    page.locator("[name=name_en]").fill("Evening on harbour lights")
    page.locator("[name=name_ar]").fill("أمسية عن أضواء الميناء")
    page.locator("[name=date]").fill("2027-03-05")
    page.get_by_text("Address", exact=True).click()
    page.locator("[name=key]").fill("lights")
    page.get_by_role("button", name="Plan this event").click()
    page.wait_for_url("**/agenda/lights/")
    edit(convenor, "edit/event/lights/", zone="Atlantic/Faroe", place_en="Grey Harbour")
    for side, zone in (("north", "Atlantic/Faroe"), ("south", "Africa/Tripoli")):
        edit(convenor, f"edit/side/{side}/", zone=zone)
    return edit(convenor, "agenda/lights/", **{f"{first_row(convenor)}-starts": "18:00"})


def first_row(convenor):
    name = (
        convenor.open("agenda/lights/").locator(".agenda-row [name$='-starts']").first.get_attribute("name")
    )
    return name.removesuffix("-starts")


def test_b8_b10_b14_an_agenda_is_made_with_both_clocks_ripple_and_sentences(person, planned):
    """From nothing to a panel: times follow the first, a longer item moves the rest, warnings block nothing."""
    convenor = person(planned["programme"])
    page = plan(convenor)
    assert starts(page) == ["18:00", "18:05", "18:45"]
    clocks = said(page.locator(".agenda-row .second").first)
    assert clocks == "18:00–18:05 · ● Northshore side 18:00 · ◆ Southshore side 20:00 UTC+2"
    page.locator(".agenda-row").nth(1).get_by_label("Minutes").fill("50")
    save(page)
    assert starts(page) == ["18:00", "18:05", "18:55"]
    page.locator(".agenda-row").nth(2).get_by_role("button", name=re.compile("Move up")).click()
    page.wait_for_url("**#row-*")
    assert starts(page) == ["18:00", "18:05", "18:20"]
    for row, keys, then in ((1, "Alt+ArrowDown", "18:55"), (2, "Alt+ArrowUp", "18:20")):
        with page.expect_navigation():
            page.locator(".agenda-row").nth(row).get_by_label("Minutes").press(keys)
        assert starts(page) == ["18:00", "18:05", then]
    assert barriers(page) == []
    assert "No interpreter is named, and the two sides have no language in common." in each(
        page.locator(".warnings li")
    )


def test_b12_an_interview_needs_both_roles(person, planned):
    convenor = person(planned["programme"])
    edit(
        convenor, "agenda/lights/new/contribution/",
        person="ashgrove", side="north", listed_as="speaker", name_as_printed="Ada Ashgrove",
    )  # fmt: skip
    page = convenor.open("agenda/lights/new/segment/")
    page.locator("[name=kind]").select_option("interview")
    page.locator("[name=title]").fill("The keeper speaks")
    page.locator("[name=parts-0-contribution]").select_option(index=1)
    page.locator("[name=parts-0-role]").select_option("interviewee")
    save(page)
    assert "The interview “The keeper speaks” has nobody who interviews." in each(
        page.locator(".warnings li")
    )


def test_b11_a_recording_has_a_deadline_a_file_subtitles_and_a_fallback(person, planned):
    """Its row says what is missing, and stops saying so once it is there; from a phone its mode can be changed."""
    convenor = person(planned["programme"])
    phone = person(planned["programme"], phone=True)
    page = phone.open("agenda/lights/")
    row = page.locator(".agenda-row").last
    row.get_by_label("How it reaches the room").select_option("pre_recorded")
    save(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    said_of_it = [line for line in each(page.locator(".warnings li")) if "keeper speaks" in line]
    assert said_of_it[1:4] == [
        "“The keeper speaks” comes as a recording, and nothing says by when it is to be there.",
        "“The keeper speaks” comes as a recording, and nothing says what is done if it fails on the day.",
        "Nothing is said of subtitles for the recording of “The keeper speaks”.",
    ]
    address = convenor.open("agenda/lights/").locator(".row-more a").last.get_attribute("href")
    path = address.split(f"/{planned['programme']}/")[1]
    edit(convenor, path, due="2020-01-31", fallback_en="It is read out.", **{
        "subtitles-0-language": "ar", "subtitles-0-state": "in_work"
    })  # fmt: skip
    lines = each(convenor.open("agenda/lights/").locator(".warnings li"))
    assert "The recording of “The keeper speaks” was due by 31 January 2020 and is not there." in lines
    assert "Subtitles of “The keeper speaks” are not ready in: العربية." in lines
    edit(convenor, path, material="keeper.mp4", **{"subtitles-0-state": "ready"})
    lines = each(convenor.open("agenda/lights/").locator(".warnings li"))
    assert [line for line in lines if "recording" in line or "Subtitles" in line] == []


def test_b17_b22_an_agenda_is_given_out_and_the_earlier_plan_stays(person, planned):
    """A missing title stops it; each version is kept; what did not happen reads so; files have both scripts."""
    convenor = person(planned["programme"])
    page = convenor.open("agenda/lights/release/")
    assert page.get_by_role("button", name=re.compile("Release as")).count() == 0
    assert "“The keeper speaks” has no title in العربية." in each(page.locator(".error-summary li"))
    page = convenor.open("agenda/lights/")
    for row in page.locator(".agenda-row").all():
        if row.locator("[name$='-kind']").input_value() in {"panel", "interview"}:
            for tag, title in (("en", "The keeper speaks"), ("ar", "الحارس يتكلم")):
                row.locator(f"[name$='-titles_{tag}']").fill(title)
    save(page)
    page = convenor.open("agenda/lights/release/")
    page.get_by_role("button", name="Release as version 1").click()
    page = convenor.open("agenda/lights/")
    page.locator(".agenda-row").first.get_by_label("Begins at").fill("19:00")
    save(page)
    page = convenor.open("agenda/lights/release/")
    assert "“Opening remarks” begins at 19:00." in each(page.locator("#changed ~ ul li"))
    page.get_by_role("button", name="Release as version 2").click()
    edit(convenor, "edit/event/lights/", status="not_held")
    page = convenor.open("agenda/lights/versions/1/")
    words = said(page.locator("main"))
    assert "Not held. An earlier plan: a later version was given out." in words
    assert agenda(page)[0][0] == "18:00 · Opening remarks · 5 minutes"
    assert barriers(page) == []

    page = convenor.open("events/lights/")
    with page.expect_download() as arriving:
        page.get_by_role("link", name="PDF").first.click()
    content = arriving.value.path().read_bytes()
    english, arabic = [
        " ".join(sheet.get_textpage().get_text_range().split())
        for sheet in pypdfium2.PdfDocument(io.BytesIO(content))
    ]
    assert "Evening on harbour lights" in english
    assert "19:00–19:05" in english
    assert "Ada Ashgrove" in english
    assert re.search("[\u0600-\u06ff\ufb50-\ufeff]{4}", arabic)
    with page.expect_download() as arriving:
        page.get_by_role("link", name="calendar file").first.click()
    calendar = arriving.value.path().read_text(encoding="utf-8")
    assert "DTSTART:20270305T190000Z" in calendar


def test_b17_a_withheld_session_is_a_closed_session_on_the_public_page(demo, browser, person, tmp_path):
    """Announced, its time is told and nothing else; the page has it in every language."""
    copy = demo.copy(SHORES, "announced-session", marks="●◆")
    convenors = person(copy), person(copy, "◆")
    page = convenors[0].open("agenda/grey-harbour-2023/new/segment/")
    page.locator("[name=kind]").select_option("talk")
    page.locator("[name=title]").fill("What the harbour masters fear")
    page.locator("[name=starts]").fill("15:00")
    page.locator("[name=rule]").select_option("off_the_record")
    page.locator("[name=announced]").check()
    save(page)
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path), "--programme", copy)
    assert files_with(tmp_path, "harbour masters fear") == set()
    assert files_with(tmp_path, "grey-harbour-2023-talk") == set(), "its key would say that it is a talk"
    site = Site(browser, tmp_path / copy)
    assert agenda(site.open("events/grey-harbour-2023.html"))[-1] == ("15:00 · Closed session", "", [])
    site.close()


def test_a_very_long_name_stays_within_a_phone(person, harbour):
    """Names come as they were printed, of whatever length and script."""
    convenor = person(harbour, phone=True)
    listed = "agenda/grey-harbour-2023/new/contribution/"
    page = convenor.open(listed)
    someone = page.locator("[name=person] option").nth(1).get_attribute("value")
    edit(convenor, listed, person=someone, side="north", listed_as="participant", name_as_printed="W" * 200)
    for path in ("agenda/grey-harbour-2023/", "events/grey-harbour-2023/"):
        page = convenor.open(path)
        assert "W" * 200 in said(page.locator("main"))
        assert not is_wider_than_its_window(page)
