"""The release for other programs: each file is read back by somebody else's reader, or held to the standard's words."""

import json
import re
import uuid
from dataclasses import replace
from datetime import date

import icalendar
import pytest
from jsonschema import Draft202012Validator
from publish.site.samples import ITEMS, changed, checked, content, item, pages, site
from publish.site.test_data import rows

from tracktwo.publish.site.exports.calendar import calendar, in_calendar
from tracktwo.publish.site.exports.times import days_of, iso_dates
from tracktwo.publish.site.shelf import Shelf

SIMPLE = {"string": {"type": "string", "minLength": 1}}
DATE = {"type": "string", "pattern": r"^[0-9]{4}(-[0-9]{2}){0,2}$"}


def shape(required, **properties):
    return {"type": "object", "required": required, "properties": properties, "additionalProperties": False}


TEXT = SIMPLE["string"]
OTHER = {"type": "array", "items": {"type": "object", "required": ["name"]}, "minItems": 1}
# As the standard has it: what each class of Popolo may hold, and what a date there looks like.
POPOLO = shape(
    ["persons", "organizations", "memberships"],
    persons={
        "type": "array",
        "items": shape(
            ["id", "name"], id=TEXT, name=TEXT, family_name=TEXT, given_name=TEXT, other_names=OTHER
        ),
    },
    organizations={
        "type": "array",
        "items": shape(
            ["id", "name"], id=TEXT, name=TEXT, other_names=OTHER, classification=TEXT, parent_id=TEXT
        ),
    },
    memberships={
        "type": "array",
        "items": shape(
            ["id", "person_id", "organization_id"],
            id=TEXT,
            person_id=TEXT,
            organization_id=TEXT,
            role=TEXT,
            start_date=DATE,
            end_date=DATE,
        ),
    },
)
# What the readers of such schedules cannot do without.
TALK = [
    *(
        "id",
        "guid",
        "date",
        "start",
        "duration",
        "room",
        "slug",
        "title",
        "subtitle",
        "track",
        "type",
        "language",
    ),
    *("abstract", "description", "recording_license", "do_not_record", "persons", "links", "attachments"),
]


def events_of(data):
    return icalendar.Calendar.from_ical(data)


def timed():
    """All items, the two of the spring's agenda saying when they begin."""
    one = changed("segment:levels", starts="09:30")
    return tuple(
        replace(each, content={**each.content, "starts": "09:10"})
        if each.content.get("key") == "opening"
        else each
        for each in one
    )


@pytest.mark.parametrize(
    ("edtf", "dates", "days"),
    [
        ("2020-04-03", ("2020-04-03", "2020-04-03"), (date(2020, 4, 3), date(2020, 4, 3))),
        ("2012-11-08/2012-11-09", ("2012-11-08", "2012-11-09"), (date(2012, 11, 8), date(2012, 11, 9))),
        ("2021-11", ("2021-11", "2021-11"), None),
        ("2021", ("2021", "2021"), None),
        ("2022-23", ("", ""), None),
        ("2020-04-03~", ("", ""), None),
        ("2020-04-03/2020-04?", ("2020-04-03", ""), None),
        ("2019/..", ("2019", ""), None),
        ("/2019-01-02", ("", "2019-01-02"), None),
        ("", ("", ""), None),
    ],
)
def test_a_date_is_never_written_closer_than_it_is_known(edtf, dates, days):
    assert (iso_dates(edtf), days_of(edtf)) == (dates, days)


@pytest.mark.parametrize(
    ("language", "titles", "name"),
    [
        ("en", ["First River Workshop", "Informal discussion, 23 October 2021"], "River talks"),
        ("zh-Hans", ["第一次江河研讨会", "非正式讨论，2021年10月23日"], "江河对话"),
    ],
)
def test_another_reader_of_calendars_finds_the_events_that_have_a_day(language, titles, name):
    read = events_of(site()[f"{language}/events.ics"])
    assert (str(read["version"]), str(read["method"]), str(read["x-wr-calname"])) == ("2.0", "PUBLISH", name)
    entries = read.walk("VEVENT")
    assert [str(each["summary"]) for each in entries] == titles
    assert [(each["dtstart"].dt, each["dtend"].dt) for each in entries] == [
        (date(2020, 4, 3), date(2020, 4, 4)),
        (date(2021, 10, 23), date(2021, 10, 24)),
    ]
    assert {each["dtstart"].params["value"] for each in entries} == {"DATE"}
    assert [str(each["status"]) for each in entries] == ["CONFIRMED", "CONFIRMED"]
    assert len({uuid.UUID(str(each["uid"])) for each in entries}) == 2
    assert all("attendee" not in each and "organizer" not in each for each in entries)


def test_what_the_calendar_leaves_out_is_counted_in_the_codebook_and_on_the_page():
    files = site()
    exports = json.loads(files["data/codebook.json"])["exports"]
    assert {name: each["left_out"] for name, each in exports.items()} == {
        "en/events.ics": 2, "zh-Hans/events.ics": 2, "data/popolo.json": 0,
    }  # fmt: skip
    assert set(exports["en/events.ics"]["meaning"]) == {"en", "zh-Hans"}
    assert "2 are left out." in files["en/data.html"].decode()
    assert set(exports) <= set(files)


def test_a_rehearsal_stands_in_no_calendar_and_is_not_missing_there():
    shelf = Shelf(content(*changed("event:quiet", kind="rehearsal")))
    assert in_calendar(shelf) == (("event:spring",), 2)


def test_an_event_has_the_same_name_in_every_release_and_in_both_languages():
    def uids(data):
        return re.findall(rb"UID:(\S+)", data)

    first, later = site(), site(content(*changed("event:spring", date="2020-04-05")))
    assert uids(first["en/events.ics"]) == uids(first["zh-Hans/events.ics"]) == uids(later["en/events.ics"])
    assert first["en/events.ics"] != later["en/events.ics"]
    assert b"DTSTAMP:20261122T000000Z" in later["en/events.ics"]


def test_lines_of_a_calendar_are_short_and_end_as_they_must_and_texts_survive():
    text = "水位；a,b;c\\d\n" * 20 + "\u2028🜄" * 40
    made = content(*changed("event:spring", theme={"en": text}))
    data = calendar(Shelf(made), language="en")
    assert data.endswith(b"\r\n")
    lines = data.removesuffix(b"\r\n").split(b"\r\n")
    assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
    assert [line.decode() for line in lines]
    entry = events_of(data).walk("VEVENT")[0]
    assert str(entry["description"]) == text.replace("\u2028", "\n")


def test_a_calendar_without_a_dated_event_is_still_one():
    made = [each for each in ITEMS if each.kind in {"programme", "side"}]
    made.append(item("event", key="open", kind="public_panel", status={"value": "not_held"}))
    read = events_of(site(content(*made))["en/events.ics"])
    assert read.walk("VEVENT") == []
    without = site(content(*made[:-1]))
    assert not [path for path in without if path.endswith(".ics") or "popolo" in path]


def test_popolo_has_the_shape_of_the_standard_and_leads_nowhere_else():
    told = json.loads(site()["data/popolo.json"])
    Draft202012Validator(POPOLO).validate(told)
    people, bodies = ({each["id"] for each in told[name]} for name in ("persons", "organizations"))
    assert {each["person_id"] for each in told["memberships"]} <= people
    assert {each["organization_id"] for each in told["memberships"]} <= bodies
    assert {each["parent_id"] for each in told["organizations"] if "parent_id" in each} <= bodies
    assert told == {
        "organizations": [
            {
                "id": "organisation:house",
                "name": "River House",
                "other_names": [{"name": "江河之家", "note": "zh-Hans"}],
            },
            {"id": "organisation:mill", "name": "Old Mill", "parent_id": "organisation:house"},
        ],
        "persons": [
            {
                "id": "person:haddad",
                "name": "Amal Haddad",
                "family_name": "Haddad",
                "given_name": "Amal",
                "other_names": [{"name": "أمل حداد", "note": "ar"}],
            },
            {
                "id": "person:li",
                "name": "LI Wen",
                "family_name": "LI",
                "given_name": "Wen",
                "other_names": [{"name": "李文", "family_name": "李", "given_name": "文", "note": "zh-Hans"}],
            },
        ],
        "memberships": [
            {
                "id": "contribution:spring-haddad:mill",
                "person_id": "person:haddad",
                "organization_id": "organisation:mill",
                "start_date": "2020-04-03",
                "end_date": "2020-04-03",
            },
            {
                "id": "contribution:spring-li:house",
                "person_id": "person:li",
                "organization_id": "organisation:house",
                "role": "Engineer",
                "start_date": "2020-04-03",
                "end_date": "2020-04-03",
            },
        ],
    }


def test_a_post_seen_in_a_season_has_no_date_and_is_counted():
    files = site(content(*changed("event:spring", date="2020-21")))
    told = json.loads(files["data/popolo.json"])["memberships"]
    assert not [each for each in told if "start_date" in each or "end_date" in each]
    assert json.loads(files["data/codebook.json"])["exports"]["data/popolo.json"]["left_out"] == 2


def test_an_event_whose_agenda_says_when_items_begin_has_a_timetable():
    made = checked(content(*timed()))
    told = json.loads(site(made)["data/schedule-spring.json"])["schedule"]["conference"]
    assert (told["acronym"], told["start"], told["end"], told["daysCount"]) == (
        "spring",
        "2020-04-03",
        "2020-04-03",
        1,
    )
    (day,) = told["days"]
    assert (day["index"], day["date"], day["day_start"], day["day_end"]) == (
        1, "2020-04-03", "2020-04-03T09:10:00", "2020-04-03T09:50:00",
    )  # fmt: skip
    assert [room["name"] for room in told["rooms"]] == list(day["rooms"]) == ["Ford"]
    opening, talk = day["rooms"]["Ford"]
    assert sorted(opening) == sorted(talk) == sorted(TALK)
    assert {
        name: talk[name] for name in ("date", "start", "duration", "title", "track", "type", "do_not_record")
    } == {
        "date": "2020-04-03T09:30:00",
        "start": "09:30",
        "duration": "00:20",
        "title": "Reading a gauge",
        "track": "Morning",
        "type": "talk",
        "do_not_record": True,
    }
    assert [person["public_name"] for person in talk["persons"]] == ["LI Wen"]
    assert len({uuid.UUID(each["guid"]) for each in (opening, talk)}) == 2
    assert "09:30 · Talk · 20 minutes" in site(made)["en/events/spring.html"].decode()


def test_where_a_timetable_is_listed_its_event_is_shown():
    """Its key is in the name of the file, and a key may stand only where its item is shown."""
    made = pages(checked(content(*timed())))
    for path in ("en/data.html", "zh-Hans/data.html", "data/codebook.json", "data/schedule-spring.json"):
        assert "event:spring" in made[path].shows, path
        assert b"schedule-spring" in made[path].render() or path.startswith("data/schedule"), path


@pytest.mark.parametrize("day", ["2020-04", "2020-04-03/2020-04-04", None])
def test_without_a_single_day_there_is_no_timetable(day):
    made = [
        replace(each, content={name: value for name, value in {**each.content, "date": day}.items() if value})
        if each.content.get("key") == "spring" and each.kind == "event"
        else each
        for each in timed()
    ]
    assert not [path for path in site(content(*made)) if "schedule" in path]


def test_a_published_recording_is_what_permits_recording():
    recorded = item(
        "publication", key="film", kind="recording", title="Film", language="en", by_programme=True,
        links=[{"event": "spring", "link": "record_of"}],
    )  # fmt: skip
    files = site(content(*timed(), replace(recorded, changed=date(2026, 11, 22))))
    (day,) = json.loads(files["data/schedule-spring.json"])["schedule"]["conference"]["days"]
    assert {talk["do_not_record"] for talk in day["rooms"]["Ford"]} == {False}
    assert linked(files["en/events/spring.html"])["recordedIn"] == [
        {"@type": "MediaObject", "@id": "../../data/publication.json#publication:film", "name": "Film"}
    ]


def linked(html):
    """What a page says of its subject, as a reader of HTML and JSON finds it."""
    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html.decode(), re.DOTALL)
    return json.loads(found)


def test_an_event_says_what_it_is_to_machines():
    assert linked(site()["en/events/spring.html"]) == {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": "../../data/event.json#event:spring",
        "name": "First River Workshop",
        "alternateName": [{"@value": "第一次江河研讨会", "@language": "zh-Hans"}],
        "startDate": "2020-04-03",
        "endDate": "2020-04-03",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "description": "Water levels",
        "location": {
            "@type": "Place",
            "name": "Ford",
            "address": {"@type": "PostalAddress", "addressCountry": "FR"},
        },
        "organizer": [
            {
                "@type": "Organization",
                "@id": "../../data/organisation.json#organisation:house",
                "name": "River House",
            },
            {
                "@type": "Organization",
                "@id": "../../data/organisation.json#organisation:mill",
                "name": "Old Mill",
            },
        ],
        "superEvent": {
            "@type": "Event",
            "@id": "../../data/conference.json#conference:congress",
            "name": "Rivers 2020",
            "startDate": "2020-04",
            "endDate": "2020-04",
        },
        "performer": [
            {
                "@type": "Role",
                "roleName": ["Speaker", "Engineer"],
                "performer": {
                    "@type": "Person",
                    "name": "LI Wen",
                    "@id": "../../data/person.json#person:li",
                },
            },
            {
                "@type": "Role",
                "roleName": ["Facilitator"],
                "performer": {
                    "@type": "Person",
                    "name": "Amal Haddad",
                    "@id": "../../data/person.json#person:haddad",
                },
            },
        ],
    }


def test_dates_that_machines_cannot_write_are_left_out_and_closed_meetings_name_nobody():
    files = site()
    panel = linked(files["en/events/next.html"])
    assert "startDate" not in panel
    assert panel["eventStatus"] == "https://schema.org/EventScheduled"
    assert linked(files["en/events/small.html"])["startDate"] == "2021-11"
    assert set(linked(files["en/events/quiet.html"])) == {
        "@context", "@type", "@id", "name", "startDate", "endDate", "eventStatus",
    }  # fmt: skip
    off = site(content(*changed("event:next", status={"value": "not_held"})))
    assert linked(off["en/events/next.html"])["eventStatus"] == "https://schema.org/EventCancelled"


def test_a_person_says_where_they_were_from_and_when():
    told = linked(site()["zh-Hans/people/li.html"])
    assert told == {
        "@context": "https://schema.org",
        "@type": "Person",
        "@id": "../../data/person.json#person:li",
        "name": "李文",
        "familyName": "李",
        "givenName": "文",
        "alternateName": [{"@value": "LI Wen", "@language": "en"}],
        "affiliation": [
            {
                "@type": "OrganizationRole",
                "roleName": {"@value": "Engineer", "@language": "en"},
                "startDate": "2020-04-03",
                "endDate": "2020-04-03",
                "affiliation": {
                    "@type": "Organization",
                    "@id": "../../data/organisation.json#organisation:house",
                    "name": "江河之家",
                },
            }
        ],
    }


def test_an_organisation_and_a_publication_say_what_they_are():
    files = site()
    assert linked(files["en/organisations/mill.html"]) == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "@id": "../../data/organisation.json#organisation:mill",
        "name": "Old Mill",
        "parentOrganization": {
            "@type": "Organization",
            "@id": "../../data/organisation.json#organisation:house",
            "name": "River House",
        },
    }
    assert linked(files["en/publications/study.html"]) == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "@id": "../../data/publication.json#publication:study",
        "name": "Study of Gauges",
        "inLanguage": "en",
        "datePublished": "2021-02",
        "publisher": [
            {
                "@type": "Organization",
                "@id": "../../data/organisation.json#organisation:house",
                "name": "River House",
            }
        ],
    }


def test_what_a_block_names_stands_in_the_data_where_it_says():
    """Every reference of every page leads to an item of the data file it names."""
    files = site()
    for path, html in files.items():
        if b"ld+json" not in html:
            continue
        for place, each in re.findall(r'"@id":"\.\./\.\./(data/\w+\.json)#([^"]+)"', html.decode()):
            assert each in json.loads(files[place])["items"], (path, each)


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "\u2028\u202e", "]]>&amp;"])
def test_a_text_cannot_end_the_block_it_stands_in(text):
    made = content(*changed("event:spring", names=[{"text": text, "language": "en"}]))
    html = site(made)["en/events/spring.html"]
    assert linked(html)["name"] == text
    block = html.decode().partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u202e") & set(block)


def test_the_tables_of_people_and_events_are_there_as_before():
    files = site()
    assert [row["key"] for row in rows(files["data/event.csv"])] == ["next", "quiet", "small", "spring"]
    for name in ("contribution", "person", "organisation"):
        assert rows(files[f"data/{name}.csv"])
