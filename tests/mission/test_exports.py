"""What goes out to other programs and comes in from them: the public set in their forms, their files in ours."""

import json
import re

import icalendar
import pytest
from mission.names import SHORES, SPACE
from mission.publishing import Site, files_of, publish_with_two_keys
from mission.reading import barriers, each, is_wider_than_its_window, said

EVENTS = """event,kind,status,date,name.en,name.ar,place.en
harbour-evening,public panel,planned,2026-03-05,Harbour evening,أمسية الميناء,The old customs house
"""
TIMETABLE = {
    "schedule": {
        "conference": {
            "acronym": "harbour",
            "title": "Harbour evening",
            "start": "2026-03-05",
            "end": "2026-03-05",
            "days": [
                {
                    "index": 1,
                    "date": "2026-03-05",
                    "rooms": {
                        "Hall": [
                            {
                                "guid": "7f3c8a52-0000-5000-8000-000000000001", "start": "18:30", "duration": "0:20",
                                "title": "Lights on the quay", "type": "talk", "language": "en",
                                "do_not_record": True, "persons": [{"public_name": "Imke Sandvoort"}],
                            }
                        ]
                    },
                }
            ],
        }
    }
}  # fmt: skip


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_g9_people_and_bodies_stand_in_the_form_that_civic_data_share(published, programme):
    """Everybody of the public set and nobody else, and what is left out is counted in the codebook."""
    data = published / programme / "data"
    told = json.loads((data / "popolo.json").read_text(encoding="utf-8"))
    people = json.loads((data / "person.json").read_text(encoding="utf-8"))["items"]
    bodies = json.loads((data / "organisation.json").read_text(encoding="utf-8"))["items"]
    assert {each["id"] for each in told["persons"]} == set(people)
    assert {each["id"] for each in told["organizations"]} == set(bodies)
    exports = json.loads((data / "codebook.json").read_text(encoding="utf-8"))["exports"]
    undated = [each for each in told["memberships"] if "start_date" not in each]
    assert exports["data/popolo.json"]["left_out"] == len(undated)
    assert all((published / programme / name).is_file() for name in exports)


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_b17_the_events_that_have_a_day_stand_in_a_calendar_in_each_language(published, programme, site):
    """Whole days only; the file is reached from the timeline; another program's reader finds the same events."""
    release = json.loads((published / programme / "data/release.json").read_text(encoding="utf-8"))
    dates = [
        item["content"].get("date", "")
        for item in release["items"].values()
        if item["kind"] == "event" and item["content"].get("kind") != "rehearsal"
    ]
    days = sorted(date for date in dates if re.fullmatch(r"\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?", date))
    assert days
    exports = json.loads((published / programme / "data/codebook.json").read_text(encoding="utf-8"))[
        "exports"
    ]
    for language in release["languages"]:
        read = icalendar.Calendar.from_ical((published / programme / language / "events.ics").read_bytes())
        begun = sorted(entry["dtstart"].dt.isoformat() for entry in read.walk("VEVENT"))
        assert begun == [day[:10] for day in days]
        assert exports[f"{language}/events.ics"]["left_out"] == len(dates) - len(days)
        page = site(programme, language=language).open("timeline.html")
        assert page.locator("a[href$='events.ics']").count() == 1


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_g9_pages_say_to_machines_what_they_say_to_people(site, language):
    """A block of data needs no permission to run: nothing is complained of, and its names stand on the page."""
    reader = site(language=language)
    complaints = []
    reader.page.on("console", lambda message: complaints.append(message.text))
    for path, kind in (("events/fuzhou-2020.html", "Event"), ("people/christensen.html", "Person")):
        page = reader.open(path)
        told = json.loads(page.locator("script[type='application/ld+json']").text_content())
        assert (told["@context"], told["@type"]) == ("https://schema.org", kind)
        name = told["name"] if isinstance(told["name"], str) else told["name"]["@value"]
        assert name.casefold() in said(page.locator("main")).casefold()
    assert complaints == []


@pytest.mark.parametrize("programme", [SPACE, SHORES])
def test_g7_no_page_is_too_heavy_for_a_slow_line(published, programme):
    heavy = {
        path: len(data) for path, data in files_of(published / programme).items() if path.endswith(".html")
    }
    assert {path: size for path, size in heavy.items() if size >= 30_000} == {}


def test_b9_b10_events_and_talks_from_files_are_looked_at_before_they_are_kept(demo, person):
    """A spreadsheet, then a timetable: line by line, a person chooses sides; the second time nothing is new."""
    copy = demo.copy(SHORES, "brought-in")
    convenor = person(copy)
    page = convenor.open("import/")
    assert barriers(page) == []
    upload(page, "events.csv", EVENTS)
    assert each(page.locator("li.entry .name")) == ["Harbour evening"]
    assert "harbour-evening" not in said(convenor.open("events/").locator("main"))

    upload(convenor.open("import/"), "events.csv", EVENTS)
    page.get_by_role("button", name="Take it over").click()
    assert "One entry is taken over." in said(page.locator("[role=status]").first)

    page = convenor.open("import/")
    page.locator("[name=event]").select_option("harbour-evening")
    upload(page, "schedule.json", json.dumps(TIMETABLE))
    assert "Imke Sandvoort" in said(page.locator("fieldset"))
    assert barriers(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert not is_wider_than_its_window(page)
    page.locator("[name=side-0]").select_option(index=1)
    page.get_by_role("button", name="Take it over").click()

    page = convenor.open("events/harbour-evening/")
    assert "18:30 · Talk · 20 minutes" in said(page.locator("main"))
    assert "Rule not stated: treated as off the record" in said(page.locator("main"))
    page = convenor.open("import/")
    page.locator("[name=event]").select_option("harbour-evening")
    upload(page, "schedule.json", json.dumps(TIMETABLE))
    assert "Everything in the file that can be placed is on record already." in said(page.locator("main"))
    assert page.get_by_role("button", name="Take it over").count() == 0


def test_b10_a_file_with_faults_is_told_them_by_line_and_column(demo, person):
    page = person(SHORES).open("import/")
    upload(page, "events.csv", "event,kind,status,date\nevening,concert,planned,2026-13-01\n")
    faults = each(page.locator(".error-summary li"))
    assert [fault.partition(":")[0] for fault in faults] == ["Line 2, column kind", "Line 2, column date"]
    assert barriers(page) == []


def upload(page, name, text):
    """Choose a file, as a person does, and ask what it would do."""
    page.locator("[name=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text.encode()}
    )
    page.locator("main form button.primary").click()
    page.wait_for_load_state()


def test_b17_an_agenda_with_times_is_a_timetable_that_other_programs_read(demo, person, browser, tmp_path):
    """Times written in the office come out of the site as a schedule, beside the page that shows them."""
    copy = demo.copy(SHORES, "with-times", marks="●◆")
    convenors = person(copy), person(copy, "◆")
    page = convenors[0].open("agenda/grey-harbour-2023/")
    items = [link.get_attribute("href") for link in page.locator("a[href*='/edit/segment/']").all()]
    for address, time in zip(items, ("9:30", "09:50"), strict=False):
        page.goto(demo.address.rstrip("/") + address)
        page.locator("[name=starts]").fill(time)
        page.get_by_role("button", name="Save", exact=True).last.click()
    publish_with_two_keys(convenors)
    demo.run("publish", "--to", str(tmp_path), "--programme", copy)
    told = json.loads((tmp_path / copy / "data/schedule-grey-harbour-2023.json").read_text(encoding="utf-8"))
    (day,) = told["schedule"]["conference"]["days"]
    (talks,) = day["rooms"].values()
    assert [talk["start"] for talk in talks] == ["09:30", "09:50"]
    reader = Site(browser, tmp_path / copy)
    assert "09:30 · " in said(reader.open("events/grey-harbour-2023.html").locator("main"))
    reader.close()
