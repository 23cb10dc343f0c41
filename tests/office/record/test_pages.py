"""The record's reading pages as a browser gets them: whole lists and tables, read out of the HTML."""

import hashlib
import json
import re
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.figures import STYLESHEET
from tracktwo.office.models import Contribution, Event, EventName, Organisation, Person, PersonName, Programme
from tracktwo.office.record import actions
from tracktwo.office.record.exchange import import_programme

FILE = Path(__file__).with_name("two-banks.json")
PAGES = (
    *(
        "",
        "timeline/",
        "events/",
        "people/",
        "organisations/",
        "documents/",
        "research/",
        "media/",
        "findings/",
        "narratives/",
        "challenges/",
    ),
    *("objectives/", "conflicts/"),
)
BLOCKS = {"br", "dd", "div", "dt", "h2", "h3", "li", "ol", "p", "td", "th", "ul"}
VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}


class Reader(HTMLParser):
    """Builds a tree from HTML; anything not closed in order is an error."""

    def __init__(self):
        super().__init__()
        self.tree = TreeBuilder()
        self.open = []

    def handle_starttag(self, tag, attributes):
        self.tree.start(tag, {name: value or "" for name, value in attributes})
        if tag in VOID:
            self.tree.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.tree.start(tag, {name: value or "" for name, value in attributes})
        self.tree.end(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.tree.end(tag)

    def handle_data(self, data):
        if self.open:
            self.tree.data(data)


def text(element: Element) -> str:
    """The words of an element, without the numbers of its sources."""
    words = "".join(_words(element))
    return re.sub(r"\s+", " ", words).strip()


def _words(element: Element):
    if element.get("class") != "cites":
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield " " if child.tag in BLOCKS else ""
            yield child.tail or ""


def having(root: Element, name: str) -> list[Element]:
    """The elements of a class, in the order of the page."""
    return [each for each in root.iter() if name in each.get("class", "").split()]


def facts(root: Element) -> dict[str, str]:
    """The first list of facts of a page: label → what is said."""
    pairs = iter(having(root, "facts")[0])
    return {text(label): text(value) for label, value in zip(pairs, pairs, strict=True)}


@pytest.fixture
def programme(db: None) -> Programme:
    return import_programme(FILE.read_bytes(), by=None)


@pytest.fixture
def page(client, programme, seat, sign_in):
    """Open a page of the programme as a moderator, who may read the record and change nothing."""
    sign_in(client, seat("moderator"))

    def open_page(path: str, *, language: str = "en", status: int = 200, key: str = programme.key) -> Element:
        client.cookies["django_language"] = language.lower()
        response = client.get(f"/office/{key}/{path}")
        assert response.status_code == status
        reader = Reader()
        reader.feed(response.content.decode())
        assert reader.open == []
        return reader.tree.close()

    return open_page


def test_overview_says_the_state_as_of_a_date(page):
    root = page("?as_of=2021-12")
    assert [
        (
            text(each.find("dt")),
            text(having(each, "figure-number")[0]),
            [text(row) for row in each.iter("li")],
        )
        for each in having(root, "count")
    ] == [
        (
            "Formal dialogues",
            "3",
            [
                "First meeting at the weir, April 2019",
                "At the ford, 19 September 2020",
                "At the lock, October 2021",
            ],
        ),
        (
            "Informal interactions",
            "2",
            ["Talk on the island, 23 October 2019", "On the quay, 11 November 2021"],
        ),
        ("Public events", "1", ["Open panel on the quay, 12 November 2021"]),
        ("Research outputs", "2", ["Words for water, 2019", "两岸的看法, February 2021"]),
        ("Planned", "1", ["Spring workshop, spring 2022 (planned as of December 2021)"]),
        ("Not held", "1", ["Formal workshop, May 2020, May 2020"]),
    ]
    assert text(having(root, "as-of")[0]) == "As of December 2021"
    assert [text(row) for row in having(root, "needs")[0]] == [
        "One side has no facilitator: First meeting at the weir Look at the agenda",
        "No rule of attribution is stated: At the ford State the rule",
        "Sources disagree, and no value is chosen: How is the name spelled? Choose a value",
        "2 organisations have a type to be reviewed. Review the types",
        "No native reader has checked the texts in this language: العربية See which",
    ]


def test_overview_counts_all_and_names_the_latest(page, programme):
    add_many(programme, events=30, people=1)
    informal = having(page(""), "count")[1]
    assert text(having(informal, "figure-number")[0]) == "32"
    assert len(list(informal.iter("li"))) == 20
    assert "The latest 20 of them:" in [text(each) for each in informal.iter("p")]


def test_overview_keeps_the_page_when_the_date_is_wrong(page):
    root = page("?as_of=31%2F12%2F2021")
    field = next(each for each in root.iter("input") if each.get("name") == "as_of")
    error = next(each for each in root.iter() if each.get("id") == "as_of_error")
    assert (field.get("value"), field.get("aria-invalid")) == ("31/12/2021", "true")
    assert text(error) == (
        "“31/12/2021” is not a date; write a year, a month or a day as 2021, 2021-12 or 2021-12-31."
    )
    assert len(having(root, "count")) == 6


def test_overview_draws_the_timeline_and_says_it_as_a_table(page):
    root = page("")
    *_others, table = root.iter("table")  # the balance comes before
    assert [[text(cell) for cell in row] for row in table.iter("tr")] == [
        ["Date", "What", "Kind"],
        ["2019", "Words for water", "Research paper"],
        ["April 2019", "First meeting at the weir, Weirtown", "Formal workshop"],
        ["23 October 2019", "Talk on the island, The island", "Informal discussion"],
        ["19 September 2020", "At the ford, The ford, and remote", "Formal workshop"],
        ["February 2021", "两岸的看法", "Research paper"],
        ["October 2021", "At the lock, The lock", "High-level series session"],
        ["11 November 2021", "On the quay", "Small-group dialogue"],
        ["12 November 2021", "Open panel on the quay", "Public panel"],
        ["spring 2022", "Spring workshop", "Formal workshop, planned"],
    ]
    assert len(list(root.iter("svg"))) == 3  # the name mark, the balance and the timeline


def test_event_page_tells_what_is_known(page):
    root = page("events/weir-2019/")
    assert facts(root) == {
        "Date": "April 2019",
        "Length": "half a day",
        "Place": "Weirtown",
        "● East bank": "In person, Weirtown",
        "◆ West bank": "Remote",
        "Beside": "Water Week 2019",
        "Co-host": "Mill Guild · ● East bank",
        "Consulted": "水务学会 · ◆ West bank",
        "Theme": "Who may open the weir",
        "Purpose": "To hear each bank’s rules.",
        "Objectives": "Know how the other bank uses the water.",
        "Rule": "On the record Names and titles were published by the organisers.",
        "Audience": "about 75, mostly millers",
        "Officials present": "one of each bank",
        "Media present": "the local paper",
        "Note": "A first.",
        "Also known as": "The Guild’s weir talks name used by Mill Guild 堰边会议 name used by 水务学会",
    }
    assert [text(each) for each in having(root, "item")] == [
        "Opening remarks Ann ALDER ● East bank",
        "Talk · 20 minutes How the <weir> works WANG Xi ◆ West bank",
        "Interview Ben Birch ● East bank · Interviewee Ann ALDER ● East bank · Interviewer",
        "Closing remarks Ann ALDER ● East bank",
    ]
    assert [text(each) for each in having(root, "person")] == [
        "Ann ALDER Facilitator Master Mill Guild",
        "Ann ALDER Speaker · In person (from what is said about the side) Master Mill Guild",
        "Ben Birch Speaker Wheel Workshop, Mill Guild",
        "WANG Xi Speaker · By video (printed with the name) Engineer 水务学会 By video",
    ]
    table = next(root.iter("table"))
    assert [[text(cell) for cell in row] for row in table.iter("tr")] == [
        ["Counted", "● East bank", "◆ West bank"],
        ["People named", "2", "1"],
        ["Facilitators", "1", "0"],
        ["Speakers", "2", "1"],
        ["Speaking slots", "3", "1"],
        ["Moderating or interviewing", "1", "0"],
    ]
    assert [text(each) for each in having(root, "warnings")[0]] == ["One side has no facilitator: West bank."]
    assert [text(each) for each in having(root, "conflict")[0].iter("li")] == [
        "The Guild alone Three years at the river, characters 50–60",
        "The Guild and the society shown here 堰边会议, characters 20–30",
    ]


def test_every_fact_with_a_passage_links_to_it(page):
    root = page("events/weir-2019/")
    links = {
        (each.get("aria-label"), each.get("href"))
        for marks in having(root, "cites")
        for each in marks.iter("a")
    }
    assert links == {
        ("Source 1", "/office/river/documents/page/5-9/"),
        ("Source 2", "/office/river/documents/report/30-40/"),
        ("Source 3", "/office/river/documents/report/130-150/"),
    }
    for _label, address in links:
        page(address.removeprefix("/office/river/"))


def test_people_of_an_event_stand_in_running_order_if_asked(page):
    root = page("events/weir-2019/?people=running")
    assert [text(each) for each in having(root, "person")] == [
        "Ann ALDER ● East bank · Speaker · In person (from what is said about the side) Master Mill Guild",
        "WANG Xi ◆ West bank · Speaker · By video (printed with the name) Engineer 水务学会 By video",
        "Ann ALDER ● East bank · Facilitator Master Mill Guild",
        "Ben Birch ● East bank · Speaker Wheel Workshop, Mill Guild",
    ]


def test_event_off_the_record_says_so_and_keeps_the_earlier_plan(page):
    root = page("events/island-2019/")
    assert {text(each) for each in having(root, "rule-solid")} == {"Off the record"}
    assert having(root, "rule-open") == having(root, "rule-hatched") == []
    assert facts(root) == {
        "Date": "23 October 2019",
        "Length": "1 hour 30 minutes",
        "Place": "The island",
        "◆ West bank": "how this side took part is not stated",
        "● East bank": "how this side took part is not stated",
        "Rule": "Off the record",
        "Earlier plan": "Planned as a formal workshop; the ferry did not run.",
    }


def test_event_without_a_rule_is_treated_as_off_the_record(page):
    root = page("events/ford-2020/")
    assert {text(each) for each in having(root, "rule")} == {"Rule not stated: treated as off the record"}


def test_both_parts_of_a_gathering_lead_to_each_other(page):
    assert facts(page("events/quay-2021/"))["Same gathering"] == (
        "Open panel on the quay, 12 November 2021 On the record"
    )
    assert facts(page("events/quay-panel-2021/"))["Same gathering"] == (
        "On the quay, 11 November 2021 Not for attribution"
    )


def test_plan_says_since_when_it_is_known(page, programme):
    assert facts(page("events/spring-2022/"))["Date"] == "spring 2022 · planned as of December 2021"
    Event.objects.filter(programme=programme, key="spring-2022").update(status_as_of="")
    assert (
        facts(page("events/spring-2022/"))["Date"] == "spring 2022 · since when it was planned is not stated"
    )


def test_no_page_shows_a_day_that_was_not_given(page, programme):
    """Every date a machine can read is one the record has, to the digit."""
    known = set(re.findall(r'"(?:date|published|updated|period|status_as_of)": "([^"]+)"', FILE.read_text()))
    known.add(date.today().isoformat())  # noqa: DTZ011 -- the overview's own date
    events = [f"events/{key}/" for key in programme.events.values_list("key", flat=True)]
    people = [f"people/{key}/" for key in programme.persons.values_list("key", flat=True)]
    shown = {each.get("datetime") for path in (*PAGES, *events, *people) for each in page(path).iter("time")}
    assert {when for when in shown if when not in known} <= {"2022"}  # a season, for a machine, is its year
    assert "2019-04" in shown


def test_timeline_lists_events_by_year(page):
    root = page("timeline/")
    years = [text(each) for each in root.iter("h2")]
    assert years == ["2019", "2020", "2021", "2022", "Date not given"]
    assert [text(each) for each in having(root, "name")] == [
        *("First meeting at the weir", "Talk on the island", "Formal workshop, May 2020", "At the ford"),
        *(
            "Rehearsal, 1 June 2021",
            "At the lock",
            "On the quay",
            "Open panel on the quay",
            "Spring workshop",
        ),
        "A talk nobody dated",
    ]
    assert [text(each) for each in having(root, "disc")] == ["1", "", "", "2", "", "3", "", "", "", ""]


def test_events_are_filtered_by_kind_and_status(page):
    def names(query: str) -> list[str]:
        return [text(each) for each in having(page(f"events/?{query}"), "name")]

    assert names("kind=formal_workshop&status=held") == ["First meeting at the weir", "At the ford"]
    assert names("status=not_held") == ["Formal workshop, May 2020"]
    assert names("kind=public_broadcast") == []
    assert len(names("kind=nonsense&page=many")) == 10


def test_person_page_shows_names_posts_and_contributions(page):
    root = page("people/wang/")
    assert [text(each) for each in root.iter("h1")] == ["WANG Xi"]
    names, posts, contributions = (
        [text(row) for row in each.iter("li")]
        for each in root.iter("section")
        if each.get("aria-labelledby") in ("names", "posts", "contributions")
    )
    assert names == [
        "WANG Xi preferred form · zh-Latn-pinyin · no document named",
        "王溪 also printed · 简体中文 · no document named",
        "Name in العربية: not in sources",
    ]
    assert posts == [
        "April 2019 Engineer 水务学会",
        "October 2021 Chief engineer 水务学会",
    ]
    assert [row for row in contributions if " bank" in row] == [
        (
            "April 2019 First meeting at the weir ◆ West bank · Speaker · printed as WANG Xi "
            "Talk: How the <weir> works 水务学会"
        ),
        "October 2021 At the lock ◆ West bank · Facilitator · printed as WANG Xi",
        "October 2021 At the lock ◆ West bank · Panellist · printed as WANG Xi Panel: 闸门的未来 Panellist",
    ]
    assert [text(each) for each in having(root, "family")] == ["WANG", "WANG", "王"]


def test_organisation_page_shows_forms_units_people_and_roles(page):
    root = page("organisations/mill/")
    assert facts(root) == {
        "Names": (
            "Mill Guild Guild of Millers also printed · English · no document named Known outside: "
            "No. The documents that state it are not public: Three years at the river"
        ),
        "Side": "● East bank",
        "Type": "association",
        "Units": "Wheel Workshop",
        "In the programme": "Partner",
    }
    people, roles = (
        [text(row) for row in each.iter("li")]
        for each in root.iter("section")
        if each.get("aria-labelledby") in ("people", "roles")
    )
    assert people == [
        (
            "Ann ALDER Master April 2019 ● East bank · Facilitator · First meeting at the weir "
            "● East bank · Speaker · First meeting at the weir"
        ),
        "Ben Birch post not stated April 2019 ● East bank · Speaker · First meeting at the weir",
    ]
    assert roles == ["April 2019 First meeting at the weir Co-host"]
    assert facts(page("organisations/wheel/"))["Type"] == "not stated to be reviewed"


def test_lists_find_names_in_any_form(page):
    assert [text(each) for each in having(page("people/?q=%E7%8E%8B"), "name")] == ["WANG Xi · 王溪"]
    assert [text(each) for each in having(page("organisations/?q=millers"), "name")] == [
        "Mill Guild Also printed: Guild of Millers"
    ]
    assert [text(each) for each in having(page("organisations/?type=unreviewed"), "name")] == [
        "Wheel Workshop",
        "水务学会",
    ]
    hostile = page("people/?q=%22%3E%3Cb%3E%00")
    assert next(each for each in hostile.iter("input") if each.get("name") == "q").get("value") == '"><b>'
    assert text(having(hostile, "empty")[0]).startswith('No name contains “"><b>”.')


def test_document_page_lists_what_rests_on_it_in_its_order(page):
    root = page("documents/report/")
    assert [text(each) for each in having(root, "entry")] == [
        "characters 10–20 Mill Guild Name",
        "characters 30–40 First meeting at the weir Date",
        "characters 30–40 First meeting at the weir Place",
        "characters 100–110 Ann ALDER Name",
        "characters 130–150 WANG Xi Name as printed",
        "characters 300–330 Words for water Title as printed",
        "characters 400–420 Both banks want the fish to pass. Text",
    ]
    assert facts(root)["File"] == ("not added: passages stay closed until whoever may have the file adds it")


def test_passage_page_opens_the_words_in_context(page, programme, settings):
    content = ("·" * 30 + "April 2019" + "·" * 500).encode()
    document = programme.documents.get(key="report")
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.save()
    closed = page("documents/report/30-40/")
    assert text(having(closed, "empty")[0]) == (
        "The words are not kept here. Add the file with the document’s fingerprint on its page, "
        "and they open in context."
    )
    folder = settings.DOCUMENTS / document.programme.key
    folder.mkdir(parents=True)
    (folder / document.sha256).write_bytes(content)
    assert "its text has not been read yet" in text(page("documents/report/30-40/"))
    actions.read_file(programme=programme, by=None, key="report")
    opened = page("documents/report/30-40/")
    assert [text(each) for each in opened.iter("mark")] == ["April 2019"]
    assert text(having(opened, "passage")[0]) == "…" + "·" * 30 + "April 2019" + "·" * 400 + "…"
    page("documents/report/0-500/", status=404)  # only passages the record rests on can be read


def test_research_media_outcomes_and_objectives_say_how_things_belong_together(page):
    assert [text(each) for each in having(page("research/"), "entry")] == [
        (
            "2019 Words for water Research paper Mill Guild Prompted by: First meeting at the weir, April 2019 "
            "Presented at: At the ford, 19 September 2020"
        ),
        "February 2021 两岸的看法 Research paper",
        (
            "October 2021 The handbook Translation of a book · not by the programme’s own partners "
            "Launched at: At the lock, October 2021"
        ),
    ]
    assert [text(each) for each in having(page("media/"), "entry")] == [
        "May 2019 River Gazette · 河报 Named in it: Pat Print First meeting at the weir",
        "date not given Wave Radio Which event it reported on is not stated.",
    ]
    assert [text(each) for each in having(page("findings/"), "entry")] == [
        (
            "1 Both banks want the fish to pass. Conclusion stated by the organisers Other matters"
            " · as of when is not stated"
        )
    ]
    assert [text(each) for each in having(page("objectives/"), "numbered")[0]] == [
        "Know how the other bank uses the water. 2 events serve it · 0 findings speak to it",
        "Find what both banks need. 1 event serves it · 1 finding speaks to it",
    ]


def test_conflicts_keep_every_value_and_mark_the_chosen_one(page):
    root = page("conflicts/")
    assert [text(each) for each in having(root, "conflict")] == [
        (
            "Who hosted the first meeting? The Guild alone Three years at the river, characters 50–60 "
            "The Guild and the society shown here 堰边会议, characters 20–30 "
            "Why: The page is the organisers’ own."
        ),
        (
            "How is the name spelled? WANG Xi Three years at the river, characters 60–67 "
            "Xi Wang 堰边会议, characters 40–47 No value has been chosen yet."
        ),
    ]


def test_texts_as_printed_keep_their_language_and_direction(page):
    root = page("events/lock-2021/", language="zh-hans")
    assert next(root.iter("html") if root.tag != "html" else iter([root])).get("lang") == "zh-Hans"
    marked = {text(each): (each.get("lang"), each.get("dir")) for each in root.iter() if each.get("lang")}
    assert marked["سليم النهري"] == ("ar", "rtl")
    assert marked["闸门的未来"] == ("zh-Hans", "ltr")
    assert marked["At the lock"] == ("en", "ltr")


def test_demonstration_shows_its_informal_talk_of_october_2019_off_the_record(page, seat, client, sign_in):
    demo = import_programme((files("tracktwo") / "demo" / "sino-us-space.json").read_bytes(), by=None)
    seat_in(demo, client, seat, sign_in, side=demo.sides.first().key)
    listed = {
        tuple(text(each) for each in having(entry, "when")): [text(each) for each in having(entry, "rule")]
        for entry in having(page("events/", key=demo.key), "entry")
    }
    assert listed["23 October 2019",] == ["Off the record"]
    assert listed["11 November 2021",] == ["Not for attribution"]
    assert listed["12 November 2021",] == ["On the record"]


def test_programme_written_right_to_left_marks_every_text_with_its_direction(page, seat, client, sign_in):
    demo = import_programme((files("tracktwo") / "demo" / "northshore-southshore.json").read_bytes(), by=None)
    seat_in(demo, client, seat, sign_in, side=demo.sides.first().key)
    paths = ["", "events/", "people/", "organisations/", "documents/", "research/", "conflicts/"]
    paths += [f"events/{key}/" for key in demo.events.values_list("key", flat=True)]
    paths += [f"people/{key}/" for key in demo.persons.values_list("key", flat=True)]
    arabic = re.compile(r"[\u0600-\u06ff]")
    runs = [run for path in paths for run in directed(page(path, key=demo.key))]
    assert {direction for direction, words in runs if arabic.search(words)} == {"rtl"}
    assert {direction for direction, words in runs if re.search("[a-z]", words)} == {"ltr"}


def directed(element: Element, direction: str = ""):
    """Every run of text with the direction it is shown in, pictures aside: they place their own letters."""
    direction = element.get("dir", direction)
    if element.tag != "svg":
        yield direction, element.text or ""
        for child in element:
            yield from directed(child, direction)
            yield direction, child.tail or ""


def seat_in(programme: Programme, client, seat, sign_in, *, side: str) -> None:
    sign_in(client, seat("researcher", programme=programme, side=side))


def test_hostile_names_are_shown_as_they_are_and_do_nothing(page, programme):
    bidi = "safe\u202eevil\u2066"
    PersonName.objects.filter(person__key="birch").update(text=bidi, family="", given="")
    for path in ("people/", "people/script/", "events/lock-2021/", "people/birch/"):
        root = page(path)
        assert list(root.iter("script")) == []
    assert "<script>alert(1)</script>" in [text(each) for each in page("people/").iter("a")]
    assert [text(each) for each in page("people/birch/").iter("h1")] == [bidi]


def test_empty_programme_says_what_each_page_is_for(client, seat, sign_in, other_programme):
    sign_in(client, seat("convenor", programme=other_programme))
    for path in PAGES:
        response = client.get(f"/office/harbour/{path}")
        reader = Reader()
        reader.feed(response.content.decode())
        root = reader.tree.close()
        assert (path, response.status_code, len(having(root, "empty"))) == (path, 200, 1)
    overview = client.get("/office/harbour/").content.decode()
    assert "No events yet. Plan the first one, or read one in from a document you already have." in overview
    assert 'href="/office/harbour/plan/"' in overview


# It has no day, so no calendar has a place for it, and nothing of it is on the record.
FILES = ["agenda/weir-2019/files/participants.pdf"]
IN_AGENDA = [
    f"agenda/weir-2019/new/{kind}"
    for kind in ("attendance/", "lesson/", "note/", "note/?for=side", "remark/")
]


def test_links_to_edit_are_shown_to_those_who_may(client, programme, seat, sign_in):
    shown = {}
    for role in ("convenor", "facilitator", "moderator", "researcher"):
        sign_in(client, seat(role))
        pages = "".join(
            client.get(f"/office/river/{path}").content.decode()
            for path in ("", "events/weir-2019/", "documents/report/", "people/alder/")
        )
        shown[role] = sorted(
            set(re.findall(r'href="/office/river/((?:edit|new|plan|agenda|change-kind)/[^"]*)"', pages))
        )
    assert shown == {
        "convenor": [
            *(
                "agenda/weir-2019/",
                *FILES,
                *IN_AGENDA,
                "change-kind/weir-2019/",
                "edit/document/report/",
                "edit/event/weir-2019/",
            ),
            *("edit/person/alder/", "edit/programme/river/", "plan/"),
        ],
        "facilitator": ["agenda/weir-2019/", *FILES, *IN_AGENDA],
        "moderator": FILES,
        "researcher": [*FILES, "edit/document/report/"],
    }


@pytest.mark.slow
def test_every_page_has_one_heading_and_all_links_inside_lead_somewhere(client, programme, seat, sign_in):
    """Slow because it opens every page there is."""
    sign_in(client, seat("convenor"))
    seen, waiting = set(), ["/office/river/"]
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        response = client.get(address)
        assert (address, response.status_code) == (address, 200)
        if not response.headers["Content-Type"].startswith("text/html"):
            continue  # a file to take along
        reader = Reader()
        reader.feed(response.content.decode())
        root = reader.tree.close()
        assert (address, len(list(root.iter("h1")))) == (address, 1)
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        assert (address, sorted(ids)) == (address, sorted(set(ids)))
        if "/edit/" in address or "/new/" in address or "/agenda/" in address:
            continue
        links = [each.get("href", "").split("#")[0] for each in root.iter("a")]
        waiting += [link for link in links if link.startswith("/office/river/")]
    assert len(seen) > 60


@pytest.mark.parametrize("path", ["", "events/", "timeline/", "people/", "organisations/", "research/"])
def test_lists_take_as_many_queries_for_three_hundred_rows_as_for_few(page, programme, path):
    few = {"": 56, "events/": 7, "timeline/": 7, "people/": 14, "organisations/": 11, "research/": 11}
    with CaptureQueriesContext(connection) as before:
        page(path)
    add_many(programme, events=300, people=300)
    with CaptureQueriesContext(connection) as after:
        page(path)
    assert (len(before), len(after)) == (few[path], few[path])


@pytest.mark.parametrize("people", [1, 300])
def test_event_page_takes_as_many_queries_for_three_hundred_people_as_for_one(page, programme, people):
    add_many(programme, events=1, people=people)
    with CaptureQueriesContext(connection) as queries:
        page("events/many-0/")
    assert len(queries) == 33


def add_many(programme: Programme, *, events: int, people: int) -> None:
    sides = list(programme.sides.all())
    made = Event.objects.bulk_create(
        Event(
            programme=programme, key=f"many-{n}", kind="informal_discussion", status="held", date="2020-01-01",
            earliest=date(2020, 1, 1), latest=date(2020, 1, 1), rule="off_the_record",
        )
        for n in range(events)
    )  # fmt: skip
    EventName.objects.bulk_create(EventName(event=event, text=f"Event {event.key}") for event in made)
    persons = Person.objects.bulk_create(Person(programme=programme, key=f"many-{n}") for n in range(people))
    PersonName.objects.bulk_create(
        PersonName(person=person, text=f"Name {n}", family=f"{n}", preferred=True)
        for n, person in enumerate(persons)
    )
    Contribution.objects.bulk_create(
        Contribution(
            programme=programme, key=f"many-{n}", event=made[n % events], person=person, side=sides[n % 2],
            listed_as="speaker", name_as_printed=f"Name {n}",
        )
        for n, person in enumerate(persons)
    )  # fmt: skip
    Organisation.objects.bulk_create(
        Organisation(programme=programme, key=f"many-{n}", name=f"Organisation {n}") for n in range(people)
    )


def test_stylesheet_lets_pictures_follow_the_page(repository):
    style = (repository / "src/tracktwo/office/shell/static/tracktwo.css").read_text(encoding="utf-8")
    assert STYLESHEET.strip() in style


def test_invented_record_is_what_the_file_says():
    """The file is canonical: what an export would write."""
    assert json.dumps(json.loads(FILE.read_text()), ensure_ascii=False, indent=1) + "\n" == FILE.read_text()
