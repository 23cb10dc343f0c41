"""Files of others brought into the record: what they would do, what they may not, and that twice is once."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation

from tracktwo.office.models import AuditEntry, Contribution, Event, Organisation, Person, Segment
from tracktwo.office.record.bringing import (
    Chosen,
    Deed,
    Faults,
    What,
    propose,
    read,
    rehearse,
    template,
    write,
)
from tracktwo.vocabulary.errors import FileError

EVENTS = """event,kind,status,date,duration,country,rule,name.en,name.zh-Hans,place.en,theme.en
weir-talks,formal workshop,Held,2021-11-12,1:30,nz,,Weir talks,河堰会谈,Weir House,"Levels, and who reads them"
quiet-hour,非正式讨论,planned,2022-23,,,Off the record,,,,
"""
PEOPLE = """event;name;person;language;family;side;listed_as;post;affiliation;delivery
weir-talks;WANG Xi;;en;WANG;East bank;speaker;Keeper of the weir;Weir House;in person
weir-talks;李明;;zh-Hans;李;西岸;Facilitator;;;remote, by video
weir-talks;wang xi;;en;;east;moderator;;;
"""
SCHEDULE = {
    "schedule": {
        "version": "1.0",
        "conference": {
            "acronym": "weir21",
            "title": "Weir days",
            "start": "2021-11-12",
            "end": "2021-11-12",
            "days": [
                {
                    "index": 1,
                    "date": "2021-11-12",
                    "rooms": {
                        "Hall": [
                            {
                                "guid": "2c2a8d1e-0001-5000-8000-000000000002", "id": 2, "start": "10:15",
                                "duration": "0:45", "title": "How the weir works", "type": "Talk", "track": "Morning",
                                "language": "en", "do_not_record": True, "description": "<b>long</b>",
                                "persons": [{"id": 7, "public_name": "WANG Xi", "biography": "…"}, {"name": "Li Na"}],
                            },
                            {
                                "guid": "2c2a8d1e-0001-5000-8000-000000000001", "id": 1, "start": "09:30",
                                "duration": "0:15", "title": {"en": "Opening"}, "type": "opening", "track": None,
                                "language": "en", "do_not_record": False, "persons": [],
                            },
                        ]
                    },
                }
            ],
        },
    }
}  # fmt: skip
XML = """<?xml version="1.0" encoding="UTF-8"?>
<schedule><version>1.0</version>
<conference><acronym>weir21</acronym><title>Weir days</title><start>2021-11-12</start><end>2021-11-12</end></conference>
<day index="1" date="2021-11-12"><room name="Hall">
<event guid="2c2a8d1e-0001-5000-8000-000000000001" id="1"><start>09:30</start><duration>0:15</duration>
<title>Opening</title><type>opening</type><language>en</language><persons/></event>
<event guid="2c2a8d1e-0001-5000-8000-000000000002" id="2"><start>10:15</start><duration>0:45</duration>
<title>How the weir works</title><track>Morning</track><type>Talk</type><language>en</language>
<recording><license/><optout>true</optout></recording>
<persons><person id="7">WANG Xi</person><person id="8">Li Na</person></persons></event>
</room></day></schedule>
"""

NONE = "The file is no timetable as frab or pretalx write it, or has no item; export it there as a schedule."
pytestmark = pytest.mark.django_db


def bring(text, programme, **said):
    """Bring a file in as a person does who agrees with all of it; return how many entries were written."""
    content = text if isinstance(text, bytes) else text.encode()
    chosen = Chosen(**said) if said else None
    proposal = propose(read(content, programme=programme), programme=programme, chosen=chosen)
    rehearse(proposal, programme=programme, by=None)
    return write(proposal, programme=programme, by=None)


def faults(text, programme, **said):
    with pytest.raises(Faults) as refused:
        bring(text, programme, **said)
    return [str(each) for each in refused.value.faults]


def counts():
    return [model.objects.count() for model in (Event, Person, Contribution, Segment, AuditEntry)]


# spreadsheets


def test_events_of_a_spreadsheet_are_kept_as_they_are_written(programme):
    assert bring(EVENTS, programme) == 2
    weir, quiet = Event.objects.get(key="weir-talks"), Event.objects.get(key="quiet-hour")
    assert (weir.kind, weir.status, weir.date, weir.duration, weir.country, weir.rule) == (
        "formal_workshop", "held", "2021-11-12", "PT1H30M", "NZ", "",
    )  # fmt: skip
    assert (weir.place, weir.theme) == ({"en": "Weir House"}, {"en": "Levels, and who reads them"})
    assert [(name.text, name.language, name.preferred) for name in weir.names.order_by("language")] == [
        ("Weir talks", "en", True),
        ("河堰会谈", "zh-Hans", True),
    ]
    assert (quiet.kind, quiet.status, quiet.date, quiet.rule) == (
        "informal_discussion", "planned", "2022-23", "off_the_record",
    )  # fmt: skip


def test_people_of_a_spreadsheet_stand_on_their_lists_and_once_on_record(programme):
    Organisation.objects.create(programme=programme, key="house", name="Weir House")
    bring(EVENTS, programme)
    assert bring(PEOPLE, programme) == 5
    entries = [
        (row.name_as_printed, row.language, row.side.key, row.listed_as, row.post_as_printed, row.delivery)
        for row in Contribution.objects.order_by("position")
    ]
    assert entries == [
        ("WANG Xi", "en", "east", "speaker", "Keeper of the weir", ["in_person"]),
        ("李明", "zh-Hans", "west", "facilitator", "", ["remote", "sent_video"]),
        ("wang xi", "en", "east", "moderator", "", []),
    ]
    wang, other = Person.objects.order_by("contributions__position").distinct()[:2]
    assert [(name.text, name.family, name.order, name.preferred) for name in wang.names.all()] == [
        ("WANG Xi", "WANG", "family_first", True)
    ]
    assert wang.contributions.count() == 2
    assert other.names.get().text == "李明"
    assert [
        row.organisation.key for row in Contribution.objects.get(listed_as="speaker").affiliations.all()
    ] == ["house"]


def test_twice_is_once(programme):
    for text in (EVENTS, PEOPLE):
        bring(text, programme)
    before = counts()
    for text in (EVENTS, PEOPLE):
        assert bring(text, programme) == 0
    assert counts() == before


def test_an_empty_cell_takes_nothing_away_and_what_differs_is_said(programme):
    bring(EVENTS, programme)
    text = "event,date,place.zh-Hans,theme.en\nweir-talks,2021-11-13,堰屋,\n"
    proposal = propose(read(text.encode(), programme=programme), programme=programme)
    (line,) = proposal.lines
    assert line.deed is Deed.CHANGE
    assert [(str(each.label), each.before, each.after) for each in line.changes] == [
        ("Date", "2021-11-12", "2021-11-13"),
        ("Place", "Weir House", "en: Weir House; zh-Hans: 堰屋"),
    ]
    assert bring(text, programme) == 1
    weir = Event.objects.get(key="weir-talks")
    assert (weir.date, weir.place, weir.theme) == (
        "2021-11-13",
        {"en": "Weir House", "zh-Hans": "堰屋"},
        {"en": "Levels, and who reads them"},
    )


def test_every_bad_cell_is_named_with_its_line_and_column_and_nothing_is_kept(programme):
    text = (
        "event,kind,status,date,country,rule,duration\n"
        "spring,formal workshop,held,2021-13-40,nz,,\n"
        "\n"
        "two words,concert,held,2021,New Zealand,secret,long\n"
        '"spring",public panel,perhaps,,,,\n'
    )
    said = faults(text, programme)
    assert [each.partition(":")[0] for each in said] == [
        "Line 2, column date",
        "Line 4, column event",
        "Line 4, column kind",
        "Line 4, column country",
        "Line 4, column rule",
        "Line 4, column duration",
        "Line 5, column event",
        "Line 5, column status",
    ]
    assert "“concert” is not known here; write one of: formal_workshop, high_level_session," in said[2]
    assert counts() == [0] * 5


def test_a_line_of_a_cell_with_line_breaks_is_where_it_begins(programme):
    text = 'event,kind,status,theme.en\na,public panel,held,"one\ntwo\nthree"\nb,concert,held,\n'
    assert [each.partition(":")[0] for each in faults(text, programme)] == ["Line 5, column kind"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "event,status\nnew,held\n",
            ["Line 2, column kind: a new event needs its kind."],
        ),
        (
            "event,kind\nnew,public panel\n",
            ["Line 2, column status: a new event needs its status: planned, held or not_held."],
        ),
        (
            "event,kind\nweir-talks,public panel\n",
            ["Line 2, column kind: the event is of another kind on record; change it on its page."],
        ),
        (
            "event,name,side,listed_as\nnowhere,Li,east,speaker\n",
            ["Line 2, column event: there is no event “nowhere” on record; bring the events in first."],
        ),
        (
            "event,name,listed_as\nweir-talks,Li Na,speaker\n",
            ["Line 2, column side: write the side; it is never guessed."],
        ),
        (
            "event,name,side\nweir-talks,Li Na,east\n",
            ["Line 2, column listed_as: write the list the person is printed on, such as speaker."],
        ),
        (
            "event,name,side,listed_as\nweir-talks,Li Na,north,speaker\n",
            ["Line 2, column side: “north” is no side of the programme; write one of: east, west."],
        ),
        (
            "event,name,person,side,listed_as\nweir-talks,Li Na,nobody,east,speaker\n",
            ["Line 2, column person: there is no person “nobody” on record."],
        ),
        (
            "event,name,side,listed_as\nweir-talks,Li Na,east,speaker\nweir-talks,LI NA,west,speaker\n",
            ["Line 3, column name: the person stands on this list of the event already; keep one line."],
        ),
        (
            "event,name,family,side,listed_as\nweir-talks,Li Na,Wang,east,speaker\n",
            ["Line 2, column family: the family name does not stand in the name; write it as it stands there."],
        ),
        (
            "event,name,side,listed_as\nweir-talks,,east,speaker\n",
            ["Line 2, column name: write the name as it is printed."],
        ),
        ("event,colour\nnew,blue\n", ["Line 1, column colour: there is no such column; use the template."]),
        ("event,event\nnew,new\n", ["Line 1, column event: the column is there twice; keep one."]),
        ("name,side\nLi,east\n", ["Line 1, column event: this column is missing; use the template."]),
        ("event,kind\nnew,public panel,held\n", ["Line 2: has more cells than there are columns."]),
    ],
)  # fmt: skip
def test_what_cannot_be_placed_is_said(programme, text, sentences):
    bring(EVENTS, programme)
    before = counts()
    assert faults(text, programme) == sentences
    assert counts() == before


def test_two_people_of_one_name_are_told_apart_by_the_file_and_by_nothing_else(programme):
    bring(EVENTS, programme)
    for key in ("li-na-1", "li-na-2"):
        person = Person.objects.create(programme=programme, key=key)
        person.names.create(text="Li Na", language="en", preferred=True)
    row = "weir-talks,Li Na,{},east,speaker\n"
    head = "event,name,person,side,listed_as\n"
    assert faults(head + row.format(""), programme) == [
        "Line 2, column person: 2 people on record are called “Li Na” (li-na-1, li-na-2); write the short name of one."
    ]
    assert bring(head + row.format("li-na-2"), programme) == 1
    assert Contribution.objects.get().person.key == "li-na-2"


def test_a_rule_is_never_loosened_by_a_file(programme):
    bring(EVENTS, programme)
    bring(PEOPLE, programme)
    Event.objects.update(rule="not_for_attribution")
    before = counts()
    (said,) = faults("event,rule\nweir-talks,on the record\n", programme)
    assert said.startswith("Line 2, column rule: ")
    assert counts() == before


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty; choose a spreadsheet or a timetable."),
        (b"  \n", "The file is empty; choose a spreadsheet or a timetable."),
        (b"PK\x03\x04rest", "This is a workbook; save its sheet as CSV (UTF-8) and add that file."),
        (b"a\0b", "The file is no text that can be read; save it as UTF-8."),
        (b"\xff\xfe\x00", "The file is no text that can be read; save it as UTF-8."),
        (b"x" * 1_000_001, "The file has more than 1 MB; divide it."),
        (b"event,kind\n", "The file has no row below the names of its columns; fill in the template."),
        (b'event,kind\na,"b\n', "Line 2 cannot be read: a cell in quotes does not end where it should."),
        (b"event\n" + b"a\n" * 5_001, "The file has more than 5000 rows; divide it."),
        (b"{", "The file is not JSON: line 1, column 2 cannot be read. Export it again."),
        (b"[" * 5, "Line 1, column [[[[[: there is no such column; use the template."),
        (b'{"a":' * 100_000, "The file is no timetable: it is nested too deeply, or has a number too long."),
        (b"<a>", "The file is not XML: line 1, column 4 cannot be read. Export it again."),
        (b"<a/>", NONE),
        (b"<a>" * 30 + b"</a>" * 30, "The file is no timetable: it is nested too deeply, or has a number too long."),
        (
            b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&b;&d;</a>',
            "The file declares entities of its own, which no timetable does; it is not read.",
        ),
        *(
            (json.dumps(each).encode(), NONE)
            for each in ({}, {"schedule": 1}, {"schedule": {"conference": {"days": 3}}},
                         {"schedule": {"conference": {"days": [{"rooms": {"a": []}}]}}},
                         {"schedule": {"conference": {"days": [{"rooms": {"a": [7]}}]}}})
        ),
    ],
    ids=range(21),
)  # fmt: skip
def test_what_is_no_file_of_these_ends_in_a_sentence(programme, content, sentence):
    with pytest.raises((FileError, Faults)) as refused:
        read(content, programme=programme)
    assert str(refused.value).startswith(sentence)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_spreadsheets_are_read_as_programs_save_them(programme, encoding, delimiter):
    text = (
        EVENTS.replace('"Levels, and who reads them"', "Levels").replace(",", delimiter).replace("\n", "\r\n")
    )
    assert bring(text.encode(encoding), programme) == 2
    assert Event.objects.get(key="weir-talks").names.get(language="zh-Hans").text == "河堰会谈"


def test_a_template_has_the_columns_that_are_read(programme):
    for what, first in ((What.EVENTS, "event"), (What.PEOPLE, "event")):
        (header,) = csv.reader(io.StringIO(template(what, languages=programme.languages).decode("utf-8-sig")))
        assert header[0] == first
        assert len(set(header)) == len(header)
    assert "name.zh-Hans" in template(What.EVENTS, languages=programme.languages).decode("utf-8-sig")


def test_a_table_of_ours_comes_back_without_its_apostrophes(programme):
    bring("event,kind,status,theme.en\nnew,public panel,held,'=1+1\n", programme)
    assert Event.objects.get().theme == {"en": "=1+1"}


# timetables

NEW = {"kind": "public_panel", "status": "held"}
SIDES = {"WANG Xi": "east", "Li Na": "west"}


def agenda():
    return [
        (
            row.kind,
            row.title,
            row.session,
            row.starts,
            row.minutes,
            row.rule,
            [part.contribution.name_as_printed for part in row.parts.all()],
        )
        for row in Segment.objects.order_by("position")
    ]


@pytest.mark.parametrize("text", [json.dumps(SCHEDULE), XML], ids=["json", "xml"])
def test_a_timetable_becomes_an_event_with_its_agenda(programme, text):
    assert bring(text, programme, **NEW, sides=SIDES) == 7
    event = Event.objects.get()
    assert (event.kind, event.status, event.date, event.rule, event.names.get().text) == (
        "public_panel", "held", "2021-11-12", "", "Weir days",
    )  # fmt: skip
    assert agenda() == [
        ("opening", "Opening", "", "09:30", 15, "", []),
        ("talk", "How the weir works", "Morning", "10:15", 45, "", ["WANG Xi", "Li Na"]),
    ]
    assert {row.name_as_printed: (row.side.key, row.listed_as) for row in Contribution.objects.all()} == {
        "WANG Xi": ("east", "speaker"),
        "Li Na": ("west", "speaker"),
    }
    assert {row.note["en"] for row in Contribution.objects.all()} == {
        "Not to be recorded, as the timetable says: How the weir works."
    }
    assert "weir" not in event.key
    assert "2c2a8d1e" not in "".join(Segment.objects.values_list("key", flat=True))


def test_both_forms_of_a_timetable_say_the_same(programme):
    assert read(json.dumps(SCHEDULE).encode(), programme=programme) == read(XML.encode(), programme=programme)


def test_a_timetable_brought_in_twice_changes_nothing_and_a_new_edition_what_it_changed(programme):
    bring(json.dumps(SCHEDULE), programme, **NEW, sides=SIDES)
    before = counts()
    key = Event.objects.get().key
    assert bring(XML, programme, event=key) == 0
    assert bring(json.dumps(SCHEDULE), programme, **NEW, sides=SIDES) == 0
    assert counts() == before
    later = json.loads(json.dumps(SCHEDULE))
    later["schedule"]["conference"]["days"][0]["rooms"]["Hall"][0]["start"] = "10:30"
    assert bring(json.dumps(later), programme, event=key) == 1
    assert agenda()[1][3] == "10:30"


def test_nobody_is_put_on_a_side_by_a_timetable(programme):
    proposal = propose(read(XML.encode(), programme=programme), programme=programme, chosen=Chosen(**NEW))
    assert proposal.unplaced == ("WANG Xi", "Li Na")
    assert bring(XML, programme, **NEW, sides={"Li Na": "west"}) == 5
    assert [row.name_as_printed for row in Contribution.objects.all()] == ["Li Na"]
    assert agenda()[1][-1] == ["Li Na"]
    assert bring(XML, programme, event=Event.objects.get().key, sides={"WANG Xi": "east"}) == 3
    assert agenda()[1][-1] == ["Li Na", "WANG Xi"]


def test_an_event_on_record_keeps_its_name_and_date(programme):
    bring(EVENTS, programme)
    bring(XML, programme, event="weir-talks")
    weir = Event.objects.get(key="weir-talks")
    assert (weir.date, weir.names.filter(language="en").get().text) == ("2021-11-12", "Weir talks")
    assert weir.segments.count() == 2


def test_without_an_event_or_its_kind_a_timetable_waits(programme):
    assert faults(XML, programme) == [
        "Choose the event the timetable belongs to, or the kind and the status of a new one."
    ]


def test_days_and_rooms_stand_in_the_session_where_there_are_several(programme):
    several = json.loads(json.dumps(SCHEDULE))
    first = several["schedule"]["conference"]["days"][0]
    second = {"date": "2021-11-13", "rooms": {"Annex": [{"guid": "x", "title": "Walk", "persons": []}]}}
    several["schedule"]["conference"]["days"] = [second, first]
    several["schedule"]["conference"]["end"] = "2021-11-13"
    bring(json.dumps(several), programme, **NEW)
    assert [row[2] for row in agenda()] == [
        "2021-11-12 · Hall", "2021-11-12 · Hall · Morning", "2021-11-13 · Annex",
    ]  # fmt: skip
    assert Event.objects.get().date == "2021-11-12/2021-11-13"


def test_bad_values_of_a_timetable_are_named_with_their_item(programme):
    bad = json.loads(json.dumps(SCHEDULE))
    talk = bad["schedule"]["conference"]["days"][0]["rooms"]["Hall"][0]
    talk |= {"start": "25:61", "duration": "soon", "title": "x" * 301}
    said = faults(json.dumps(bad), programme, **NEW)
    assert [each.partition(":")[0] for each in said] == [
        "Line 2, column title", "Line 2, column starts", "Line 2, column duration",
    ]  # fmt: skip
    assert counts() == [0] * 5


# the page


@pytest.fixture
def office(client, sign_in, convenor):
    return sign_in(client, convenor)


PAGE = "/office/river/import/"


def sent(office, text, **said):
    content = text if isinstance(text, bytes) else text.encode()
    return office.post(PAGE, {"file": SimpleUploadedFile("file", content), **said})


def carried(page):
    """What the page of a proposal would send, as a browser has it."""
    from html.parser import HTMLParser  # noqa: PLC0415

    values = {}

    class Inputs(HTMLParser):
        def handle_starttag(self, tag, attrs):
            given = dict(attrs)
            if tag == "input" and given.get("type") == "hidden" and given["name"] != "csrfmiddlewaretoken":
                values[given["name"]] = given.get("value") or ""

    Inputs().feed(page.content.decode())
    return {
        name: value
        for name, value in values.items()
        if name in {"carried", "seen", "event", "kind", "status"}
    }


def test_the_page_shows_first_and_writes_when_told(office, programme):
    shown = sent(office, EVENTS)
    assert shown.status_code == 200
    assert "2 entries would be added or changed." in shown.content.decode()
    assert counts() == [0] * 5
    done = office.post(PAGE, carried(shown))
    assert (done.status_code, done.headers["Location"]) == (302, "/office/river/events/")
    assert Event.objects.count() == 2
    assert {(entry.action, entry.account.name) for entry in AuditEntry.objects.all()} == {
        ("created", "convenor east river")
    }
    again = sent(office, EVENTS)
    assert "Everything in the file that can be placed is on record already." in again.content.decode()


def test_the_page_asks_for_the_side_of_everybody_a_timetable_names(office, programme):
    shown = sent(office, XML, **NEW)
    assert "People without a side" in shown.content.decode()
    done = office.post(PAGE, {**carried(shown), "side-0": "east", "side-1": "elsewhere"})
    assert done.status_code == 302
    assert [(row.name_as_printed, row.side.key) for row in Contribution.objects.all()] == [
        ("WANG Xi", "east")
    ]


def test_a_record_that_changed_meanwhile_is_shown_again(office, programme):
    bring(EVENTS, programme)
    shown = sent(office, "event,date\nweir-talks,2021-11-14\n")
    Event.objects.filter(key="weir-talks").update(date="2020")
    answer = office.post(PAGE, carried(shown), follow=True)
    assert "look again" in answer.content.decode()
    assert Event.objects.get(key="weir-talks").date == "2020"
    assert office.post(PAGE, carried(answer)).status_code == 302
    assert Event.objects.get(key="weir-talks").date == "2021-11-14"


@pytest.mark.parametrize("reading", ["en", "zh-hans"])
def test_faults_are_told_on_the_page_and_nothing_is_written(office, programme, reading):
    office.cookies["django_language"] = reading
    page = sent(office, "event,kind,status\nnew,concert,held\n")
    assert page.status_code == 422
    assert "concert" in page.content.decode()
    assert counts() == [0] * 5


@pytest.mark.parametrize("altered", [{"carried": "%%%"}, {"carried": ""}, {"carried": "e30="}, {"seen": "x"}])
def test_what_did_not_arrive_whole_writes_nothing(office, programme, altered):
    page = office.post(PAGE, {**carried(sent(office, EVENTS)), **altered})
    assert page.status_code in {200, 422}
    assert counts() == [0] * 5


@pytest.mark.parametrize("role", ["researcher", "facilitator", "moderator", "observer"])
def test_only_who_edits_the_record_brings_in_files(client, sign_in, seat, role):
    office = sign_in(client, seat(role))
    assert [office.get(PAGE).status_code, sent(office, EVENTS).status_code] == [403, 403]
    assert office.get(f"{PAGE}files/events.csv").status_code == 403
    assert Event.objects.count() == 0


def test_a_template_is_a_file_to_keep(office):
    answer = office.get(f"{PAGE}files/people.csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.csv"'
    assert answer.content.decode("utf-8-sig").startswith("event,name,person,")
    assert office.get(f"{PAGE}files/timetable.csv").status_code == 404


def test_words_of_both_languages_of_the_office_are_understood_in_either(programme):
    with translation.override("zh-hans"):
        assert bring(EVENTS, programme) == 2


def test_hostile_texts_are_texts(office, programme):
    text = "event,kind,status,name.en\nnew,public panel,held,<script>alert(1)</script>\n"
    page = sent(office, text).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page
