"""Creating and editing every kind of entry through its pages, as a browser without script does."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client

from tracktwo.office.models import (
    Account,
    AuditEntry,
    Citation,
    Conflict,
    Contribution,
    Document,
    Event,
    MediaCoverage,
    Objective,
    Organisation,
    Person,
    Programme,
    Publication,
    Segment,
    Side,
)
from tracktwo.office.record.entries import ENTRIES
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.forms import references, seeking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("full")]


class Form(HTMLParser):
    """The values of the edit form of a page, by the names of its inputs, as a browser would send them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, Any] = {}
        self.ids: set[str] = set()
        self.problems: list[str] = []
        self._select = self._area = ""
        self._inside = self._problem = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.ids.add(given.get("id", ""))
        self._problem = self._problem or given.get("class") == "error-summary"
        if tag == "form":
            self._inside = given.get("class") == "edit"
        elif tag == "li" and self._problem:
            self.problems.append("")
        elif not self._inside:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self._select = given["name"]
            self.values.pop(self._select, None)
        elif tag == "option" and self._select and ("selected" in given or self._select not in self.values):
            self.values[self._select] = given["value"]
        elif tag == "textarea":
            self._area = given["name"]
            self.values[self._area] = ""

    def _input(self, given: dict[str, str]) -> None:
        kind, name = given.get("type", "text"), given["name"]
        if kind == "checkbox":
            if "checked" in given:
                self.values.setdefault(name, []).append(given.get("value", "on"))
        else:
            self.values[name] = given.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self.values[self._area] = self.values[self._area].removeprefix("\n").replace("\n", "\r\n")
            self._area = ""
        elif tag == "div":
            self._problem = False

    def handle_data(self, data: str) -> None:
        if self._area:
            self.values[self._area] += data
        if self._problem and self.problems:
            self.problems[-1] = (self.problems[-1] + data).rstrip("\n")


@pytest.fixture
def enter(client: Client, convenor: Account, sign_in) -> Client:
    return sign_in(client, convenor)


@pytest.fixture
def full(programme: Programme) -> Programme:
    """The programme with one row of each kind that another kind points at."""
    Objective.objects.create(programme=programme, key="know", number=1, text={"en": "Know each other"})
    for key, name in (("mill", "The Mill"), ("lock", "水闸公司")):
        Organisation.objects.create(programme=programme, key=key, name=name)
    for key, name in (("li-hua", "LI Hua"), ("ann-reed", "Ann Reed")):
        Person.objects.create(programme=programme, key=key).names.create(text=name, preferred=True)
    event = Event.objects.create(
        programme=programme,
        key="spring",
        kind="formal_workshop",
        status="held",
        date="2021-04",
        rule="on_the_record",
    )
    event.names.create(text="Spring workshop", language="en", preferred=True)
    Document.objects.create(programme=programme, key="report", title="A report", characters=500)
    Document.objects.create(programme=programme, key="page", title="网页", language="zh-Hans")
    Publication.objects.create(programme=programme, key="handbook", kind="report", title="Handbook")
    return programme


def send(client: Client, path: str, reading: str = "en", /, **typed: Any) -> Any:
    """Open a form, type into it, and send it."""
    client.cookies["django_language"] = reading
    page = client.get(path)
    assert page.status_code == 200, page.content.decode()[-2000:]
    values = Form(page.content.decode()).values
    unknown = [name for name in typed if name not in values and name not in TICKS and "DELETE" not in name]
    assert unknown == []
    return client.post(path, {**values, **typed})


TICKS = {
    *("objectives", "publishers", "delivery", "by_programme", "is_public", "type_reviewed", "more"),
    *(
        f"{name}-{row}-{tick}"
        for name in ("names", "values")
        for row in range(4)
        for tick in ("preferred", "chosen")
    ),
}


def last_change(programme: Programme) -> tuple[Any, ...]:
    return AuditEntry.objects.filter(programme=programme).values_list("action", "subject", "before", "after")[
        0
    ]


CREATED: list[tuple[str, str, dict[str, Any], str, dict[str, Any]]] = [
    (
        "new/objective/",
        "objective:objective-2",
        {"text_en": "Talk more", "text_zh-Hans": "多谈谈"},
        "objectives/objective-2/",
        {"key": "objective-2", "number": 2, "text": {"en": "Talk more", "zh-Hans": "多谈谈"}},
    ),
    (
        "new/organisation/",
        "organisation:bridge-trust",
        {
            "name": "Bridge Trust",
            "side": "east",
            "parent": "mill",
            "names-0-text": "桥基金",
            "names-0-language": "zh-Hans",
            "names-0-source": "page",
        },
        "organisations/bridge-trust/",
        {
            "key": "bridge-trust",
            "name": "Bridge Trust",
            "language": "en",
            "side": "east",
            "parent": "mill",
            "type_reviewed": False,
            "names": [{"text": "桥基金", "language": "zh-Hans", "source": "page"}],
        },
    ),
    (
        "new/person/",
        "person:zhang-wei",
        {
            "names-0-text": "ZHANG Wei",
            "names-0-family": "Zhang",
            "names-0-given": "Wei",
            "names-0-language": "zh-Latn-pinyin",
            "names-0-order": "family_first",
            "note_zh-Hans": "一行\r\n两行",
        },
        "people/zhang-wei/",
        {
            "key": "zhang-wei",
            "names": [
                {
                    "text": "ZHANG Wei",
                    "family": "Zhang",
                    "given": "Wei",
                    "language": "zh-Latn-pinyin",
                    "order": "family_first",
                    "preferred": True,
                    "source": "",
                }
            ],
            "note": {"zh-Hans": "一行\n两行"},
        },
    ),
    (
        "new/conference/",
        "conference:river-week-2022-2022-21",
        {"name": "River Week 2022", "series": "River Week", "date": "2022-21", "place_en": "Upton"},
        "conferences/river-week-2022-2022-21/",
        {
            "key": "river-week-2022-2022-21",
            "name": "River Week 2022",
            "language": "en",
            "series": "River Week",
            "date": "2022-21",
            "place": {"en": "Upton"},
        },
    ),
    (
        "new/event/?kind=informal_discussion",
        "event:upton-2022-23",
        {
            "key": "upton-2022-23",
            "status": "planned",
            "date": "2022-23",
            "duration": "1:30",
            "place_en": "Upton",
            "place_zh-Hans": "阿普顿",
            "country": "nz",
            "twin": "spring",
            "objectives": ["know"],
            "names-0-text": "Autumn talk",
            "names-0-owner": "mill",
            "names-0-preferred": "on",
            "presences-0-side": "west",
            "presences-0-mode": "remote",
            "organisers-0-organisation": "lock",
            "organisers-0-role": "host",
            "audience_estimate": "75",
        },
        "events/upton-2022-23/",
        {
            "key": "upton-2022-23",
            "kind": "informal_discussion",
            "names": [{"text": "Autumn talk", "language": "en", "owner": "mill", "preferred": True}],
            "status": "planned",
            "date": "2022-23",
            "duration": "PT1H30M",
            "place": {"en": "Upton", "zh-Hans": "阿普顿"},
            "country": "NZ",
            "twin": "spring",
            "presences": [{"side": "west", "mode": "remote", "place": {}}],
            "organisers": [{"organisation": "lock", "role": "host"}],
            "objectives": ["know"],
            "rule": "off_the_record",
            "audience_estimate": 75,
        },
    ),
    (
        "new/document/",
        "document:minutes-of-may",
        {
            "title": "Minutes of May",
            "published": "2021-05~",
            "publishers": ["mill", "lock"],
            "is_public": "on",
        },
        "documents/minutes-of-may/",
        {
            "key": "minutes-of-may",
            "title": "Minutes of May",
            "language": "en",
            "published": "2021-05~",
            "is_public": True,
            "publishers": ["lock", "mill"],
        },
    ),
    (
        "new/publication/",
        "publication:two-shores-2021",
        {
            "kind": "research_paper",
            "title": "Two shores",
            "date": "2021",
            "permitted_by": "Ann Reed",
            "links-0-event": "spring",
            "links-0-link": "presented_at",
        },
        "research/",
        {
            "key": "two-shores-2021",
            "kind": "research_paper",
            "title": "Two shores",
            "language": "en",
            "date": "2021",
            "by_programme": True,
            "is_public": False,
            "permitted_by": "Ann Reed",
            "links": [{"event": "spring", "link": "presented_at"}],
        },
    ),
    (
        "new/media/",
        "media:river-post-2021-04-02",
        {"outlet_en": "River Post", "outlet_zh-Hans": "江河邮报", "date": "2021-04-02", "event": "spring"},
        "media/",
        {
            "key": "river-post-2021-04-02",
            "outlet": {"en": "River Post", "zh-Hans": "江河邮报"},
            "date": "2021-04-02",
            "event": "spring",
        },
    ),
    (
        "new/outcome/",
        "outcome:outcome-1",
        {"key": "outcome-1", "text_en": "Both want a gauge", "objectives": ["know"], "basis": "judged"},
        "findings/outcome-1/",
        {
            "key": "outcome-1",
            "number": 1,
            "text": {"en": "Both want a gauge"},
            "objectives": ["know"],
            "kind": "other",
            "basis": "judged",
        },
    ),
    (
        "new/conflict/?subject=event:spring",
        "conflict:event-spring-date",
        {
            "field": "date",
            "question_en": "When was it?",
            "values-0-text_en": "April",
            "values-0-document": "report",
            "values-0-start": "10",
            "values-0-end": "15",
            "values-0-chosen": "on",
            "values-1-text_zh-Hans": "三月",
            "values-1-document": "page",
            "values-1-start": "0",
            "values-1-end": "2",
            "reason_en": "The report is later.",
        },
        "conflicts/",
        {
            "key": "event-spring-date",
            "subject": "event:spring",
            "field": "date",
            "question": {"en": "When was it?"},
            "values": [
                {"text": {"en": "April"}, "document": "report", "start": 10, "end": 15, "chosen": True},
                {"text": {"zh-Hans": "三月"}, "document": "page", "start": 0, "end": 2, "chosen": False},
            ],
            "reason": {"en": "The report is later."},
        },
    ),
    (
        "agenda/spring/new/contribution/",
        "contribution:spring-li-hua",
        {
            "person": "li-hua",
            "side": "west",
            "listed_as": "speaker",
            "name_as_printed": "Li Hua 李华",
            "affiliations-0-organisation": "lock",
            "affiliations-1-organisation": "mill",
            "delivery": ["remote"],
            "delivery_basis": "stated",
        },
        "agenda/spring/",
        {
            "key": "spring-li-hua",
            "event": "spring",
            "person": "li-hua",
            "side": "west",
            "listed_as": "speaker",
            "name_as_printed": "Li Hua 李华",
            "language": "en",
            "affiliations": [{"organisation": "lock"}, {"organisation": "mill"}],
            "delivery": ["remote"],
            "delivery_basis": "stated",
        },
    ),
    (
        "agenda/spring/new/segment/",
        "segment:spring-launch",
        {
            "kind": "launch",
            "title": "手册首发",
            "language": "zh-Hans",
            "minutes": "10",
            "publication": "handbook",
        },
        "agenda/spring/",
        {
            "key": "spring-launch",
            "event": "spring",
            "kind": "launch",
            "title": "手册首发",
            "language": "zh-Hans",
            "minutes": 10,
            "announced": False,
            "publication": "handbook",
        },
    ),
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(
    ("path", "subject", "typed", "shown_at", "kept"), CREATED, ids=[row[1] for row in CREATED]
)
def test_new_entry_is_kept_and_audited(full, enter, language, path, subject, typed, shown_at, kept):
    answer = send(enter, f"/office/river/{path}", language, **typed)

    assert (answer.status_code, answer.headers.get("Location")) == (302, f"/office/river/{shown_at}"), Form(
        answer.content.decode()
    ).problems
    # An item of an agenda has letters drawn behind what it is.
    action, about, before, after = last_change(full)
    about, key = (re.sub("(?<=spring-launch)-[b-z2-9]{6}$", "", each) for each in (about, after.pop("key")))
    assert (action, about, before, {"key": key, **after}) == ("created", subject, None, kept)
    assert enter.get(answer.headers["Location"]).status_code == 200


EDITED: list[tuple[str, dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    (
        "programme/river",
        {"name_en": "The river talks", "partners-0-organisation": "mill", "partners-0-side": "east"},
        {"name": {"en": "The river dialogue", "zh-Hans": "river对话"}, "partners": []},
        {
            "name": {"en": "The river talks", "zh-Hans": "river对话"},
            "partners": [{"organisation": "mill", "side": "east"}],
        },
    ),
    (
        "side/east",
        {"adjective_en": "eastern"},
        {"adjective": {}},
        {"adjective": {"en": "eastern"}},
    ),
    ("objective/know", {"number": "3"}, {"number": 1}, {"number": 3}),
    ("organisation/mill", {"type_en": "company"}, {"type": {}}, {"type": {"en": "company"}}),
    (
        "person/li-hua",
        {"names-1-text": "李华", "names-1-language": "zh-Hans", "names-1-order": "family_first"},
        {
            "names": [
                {
                    "text": "LI Hua",
                    "family": "",
                    "given": "",
                    "language": "en",
                    "order": "given_first",
                    "preferred": True,
                    "source": "",
                }
            ]
        },
        {
            "names": [
                {
                    "text": "LI Hua",
                    "family": "",
                    "given": "",
                    "language": "en",
                    "order": "given_first",
                    "preferred": True,
                    "source": "",
                },
                {
                    "text": "李华",
                    "family": "",
                    "given": "",
                    "language": "zh-Hans",
                    "order": "family_first",
                    "preferred": False,
                    "source": "",
                },
            ]
        },
    ),
    (
        "event/spring",
        {"date": "2021-04-09", "theme_zh-Hans": "水"},
        {"date": "2021-04", "theme": {}},
        {"date": "2021-04-09", "theme": {"zh-Hans": "水"}},
    ),
    ("document/report", {"licence": "CC BY"}, {"licence": ""}, {"licence": "CC BY"}),
    ("publication/handbook", {"kind": "agenda"}, {"kind": "report"}, {"kind": "agenda"}),
]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize(("path", "typed", "before", "after"), EDITED, ids=[row[0] for row in EDITED])
def test_edit_keeps_and_audits_what_changed_and_nothing_else(
    full, enter, language, path, typed, before, after
):
    answer = send(enter, f"/office/river/edit/{path}/", language, **typed)

    assert answer.status_code == 302, Form(answer.content.decode()).problems
    assert last_change(full) == ("edited", path.replace("/", ":"), before, after)


@pytest.mark.parametrize("is_large", [False, True])
@pytest.mark.parametrize("path", [row[0] for row in EDITED])
def test_save_without_a_change_writes_nothing(enter, monkeypatch, path, is_large):
    if is_large:  # nothing is listed to choose from: every entry is found by a part of its name
        monkeypatch.setattr(references, "MOST_LISTED", -1)
        monkeypatch.setattr(seeking, "MOST_OFFERED", -1)
    answer = send(enter, f"/office/river/edit/{path}/")

    assert answer.status_code == 302
    assert AuditEntry.objects.count() == 0


BAD: list[tuple[str, dict[str, Any], str]] = [
    (
        "edit/programme/river/",
        {"name_en": "", "name_zh-Hans": ""},
        "Name of the programme: Write it in at least one language.",
    ),
    (
        "edit/programme/river/",
        {"languages": "en, English"},
        (
            "Languages of the programme: “English” is not a language tag; "
            "write one such as en, zh-Hans, zh-Latn-pinyin or ar."
        ),
    ),
    (
        "edit/programme/river/",
        {"unchecked_languages": "fr"},
        (
            "Languages no native reader has checked: “fr” is not a language "
            "of the programme; add it there or delete it here."
        ),
    ),
    (
        "edit/event/spring/",
        {"date": "April 2021"},
        (
            "Date: “April 2021” is not a date that can be kept. Write a year, month or "
            "day as 2019, 2019-04 or 2019-04-23, a season as 2022-21 (spring) to 2022-24 (winter), a "
            "range as 2019-10/2019-11 with "
            "the earlier date first, and ~ after it for “about”; check that the calendar has it."
        ),
    ),
    (
        "edit/event/spring/",
        {"duration": "long"},
        "Duration: “long” is not a duration; write half-day, full-day, or hours and minutes such as 1:30.",
    ),
    (
        "edit/event/spring/",
        {"country": "New Zealand"},
        (
            "Country: “New Zealand” is not a country’s two letters (ISO 3166-1); "
            "write them, such as NZ, or nothing."
        ),
    ),
    ("edit/event/spring/", {"audience_estimate": "about 75"}, "Estimated size: Enter a whole number."),
    (
        "edit/event/spring/",
        {"audience_estimate": "-1"},
        "Estimated size: Ensure this value is greater than or equal to 0.",
    ),
    (
        "edit/event/spring/",
        {"audience_estimate": "99999999999"},
        "Estimated size: Ensure this value is less than or equal to 2147483647.",
    ),
    (
        "edit/event/spring/",
        {"status": "maybe"},
        "Status: Select a valid choice. maybe is not one of the available choices.",
    ),
    (
        "edit/event/spring/",
        {"conference": "none"},
        "Alongside which conference: Select a valid choice. none is not one of the available choices.",
    ),
    ("edit/event/spring/", {"theme_en": "a\x00b"}, "Theme: Null characters are not allowed."),
    (
        "edit/event/spring/",
        {"names-1-language": "en", "names-1-text": "Other", "names-1-preferred": "on"},
        "Names: Only one name in each language can be preferred; clear the others.",
    ),
    (
        "edit/event/spring/",
        {
            "presences-0-side": "east",
            "presences-0-mode": "remote",
            "presences-1-side": "east",
            "presences-1-mode": "remote",
        },
        "How each side took part: Row 2 repeats an earlier row; keep one of them.",
    ),
    (
        "edit/event/spring/",
        {"organisers-0-organisation": "mill"},
        "Organisers, row 1: Role: This field is required.",
    ),
    ("edit/organisation/mill/", {"name": " "}, "Name: This field is required."),
    (
        "edit/organisation/mill/",
        {"name": "x" * 301},
        "Name: Ensure this value has at most 300 characters (it has 301).",
    ),
    (
        "edit/organisation/mill/",
        {"language": "Chinese"},
        "Language: “Chinese” is not a language tag; write one such as en, zh-Hans, zh-Latn-pinyin or ar.",
    ),
    (
        "edit/objective/know/",
        {"number": "40000"},
        "Number: Ensure this value is less than or equal to 32767.",
    ),
    ("new/person/", {}, "Names, as printed: Write at least one form of the name, as printed somewhere."),
    (
        "new/person/",
        {"names-0-text": "LI Hua", "names-1-text": "李华"},
        "Names, as printed: Mark exactly one form of the name as preferred.",
    ),
    (
        "new/person/",
        {"names-0-text": "LI Hua", "names-0-family": "Wang"},
        (
            "Names, as printed: The family name “Wang” does not "
            "stand in “LI Hua”; write it as it stands there, or nothing."
        ),
    ),
    (
        "new/objective/",
        {"text_en": "More", "key": "know"},
        "Short name in addresses: “know” is the short name of another entry; write a new one.",
    ),
    (
        "new/objective/",
        {"text_en": "More", "key": "a b"},
        "Short name in addresses: “a b” cannot be a short name: write up to 80 letters a–z, digits, - and _.",
    ),
    (
        "new/conflict/",
        {
            "subject": "event:none",
            "field": "date",
            "question_en": "When?",
            "values-0-text_en": "a",
            "values-0-document": "report",
            "values-0-start": "0",
            "values-0-end": "1",
            "values-1-text_en": "b",
            "values-1-document": "report",
            "values-1-start": "2",
            "values-1-end": "3",
        },
        (
            "About which entry: There is no entry “event:none”; write its kind and key, such as "
            "event:spring-2021."
        ),
    ),
    (
        "new/conflict/",
        {
            "subject": "event:spring",
            "field": "date",
            "question_en": "When?",
            "values-0-text_en": "a",
            "values-0-document": "report",
            "values-0-start": "9",
            "values-0-end": "9",
            "values-1-text_en": "b",
            "values-1-document": "page",
            "values-1-start": "2",
            "values-1-end": "3",
        },
        (
            "What each source says: In row 1 the passage ends before it starts; its last character comes "
            "after its first."
        ),
    ),
    (
        "new/conflict/",
        {
            "subject": "event:spring",
            "field": "date",
            "question_en": "When?",
            "values-0-text_en": "a",
            "values-0-document": "report",
            "values-0-start": "9",
            "values-0-end": "501",
            "values-1-text_en": "b",
            "values-1-document": "page",
            "values-1-start": "2",
            "values-1-end": "3",
        },
        "What each source says: In row 1 the passage ends at 501, but the document has 500 characters.",
    ),
    (
        "agenda/spring/new/contribution/",
        {"person": "li-hua", "side": "", "listed_as": "speaker", "name_as_printed": "LI Hua"},
        "Side: This field is required.",
    ),
    ("agenda/spring/new/segment/", {"kind": "talk", "minutes": "ten"}, "Minutes: Enter a whole number."),
]


@pytest.mark.parametrize(
    ("path", "typed", "problem"), BAD, ids=[f"{row[0]}{list(row[1])[:1]}" for row in BAD]
)
def test_bad_input_is_a_sentence_and_nothing_is_written(enter, path, typed, problem):
    answer = send(enter, f"/office/river/{path}", **typed)
    form = Form(answer.content.decode())

    assert (answer.status_code, form.problems) == (422, [problem])
    assert AuditEntry.objects.count() == 0
    # A select never held the value it refuses, and a NUL does not survive a page.
    kept = {
        name: value
        for name, value in typed.items()
        if name not in {*TICKS, "status", "conference", "theme_en"}
    }
    assert {name: form.values.get(name) for name in kept} == kept


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_problem_links_to_a_place_on_the_page(enter, language):
    path = "/office/river/edit/event/spring/"
    answer = send(
        enter, path, language, date="soon", country="Q", **{"names-0-text": "", "names-1-language": "?"}
    )
    page = answer.content.decode()
    anchors = [part.split('"')[0] for part in page.split('<li><a href="#')[1:]]

    assert answer.status_code == 422
    assert anchors == ["id_names-0-text", "id_names-1-text", "id_names-1-language", "id_date", "id_country"]
    assert set(anchors) <= Form(page).ids


def test_two_editors_the_second_is_shown_what_changed_and_loses_nothing(full, enter):
    path = "/office/river/edit/event/spring/"
    first, second = (Form(enter.get(path).content.decode()).values for _each in range(2))
    assert enter.post(path, {**first, "date": "2021-04-09", "place_en": "Upton"}).status_code == 302

    answer = enter.post(path, {**second, "date": "2021-05", "theme_en": "Water"})
    form = Form(answer.content.decode())
    assert answer.status_code == 409
    assert form.problems == ["Date is now: 2021-04-09", "Place is now: English: Upton"]
    assert (form.values["date"], form.values["theme_en"]) == ("2021-05", "Water")
    assert form.values["place_en"] == "Upton"
    assert AuditEntry.objects.count() == 1
    assert Event.objects.get(key="spring").theme == {}

    assert enter.post(path, form.values).status_code == 302
    assert last_change(full) == (
        "edited",
        "event:spring",
        {"date": "2021-04-09", "theme": {}},
        {"date": "2021-05", "theme": {"en": "Water"}},
    )


def test_rows_that_were_only_opened_are_those_somebody_saved_meanwhile(full, enter):
    path = "/office/river/edit/organisation/mill/"
    first, second = (Form(enter.get(path).content.decode()).values for _each in range(2))
    added = {"names-0-text": "磨坊", "names-0-language": "zh-Hans"}
    assert enter.post(path, {**first, **added}).status_code == 302

    answer = enter.post(path, {**second, "note_en": "Grinds."})
    form = Form(answer.content.decode())
    assert (answer.status_code, form.values["names-0-text"]) == (409, "磨坊")
    assert enter.post(path, form.values).status_code == 302
    assert last_change(full)[2:] == ({"note": {}}, {"note": {"en": "Grinds."}})


def test_rows_are_deleted_by_their_box_and_more_can_be_asked_for(full, enter):
    path = "/office/river/edit/organisation/mill/"
    answer = send(enter, path, **{"names-0-text": "Mill Ltd", "names-1-text": "磨坊", "more": "names"})
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{path}#rows-names")

    form = Form(enter.get(path).content.decode())
    assert [form.values.get(f"names-{row}-text") for row in range(6)] == [
        "Mill Ltd",
        "磨坊",
        "",
        "",
        "",
        None,
    ]
    enter.post(path, {**form.values, "names-0-DELETE": "on"})
    assert last_change(full)[2:] == (
        {
            "names": [
                {"text": "Mill Ltd", "language": "en", "source": ""},
                {"text": "磨坊", "language": "en", "source": ""},
            ]
        },
        {"names": [{"text": "磨坊", "language": "en", "source": ""}]},
    )


def test_facts_keep_their_passages(full, enter):
    report = Document.objects.get(key="report")
    cited = Citation.objects.create(
        programme=full, document=report, subject="event:spring", field="names", start=3, end=9
    )
    send(enter, "/office/river/edit/event/spring/", **{"names-0-text": "The spring workshop", "date": "2021"})

    assert list(Citation.objects.values_list("pk", "subject", "field", "start", "end")) == [
        (cited.pk, "event:spring", "names", 3, 9)
    ]


def test_saved_date_is_said_in_words(enter):
    answer = send(enter, "/office/river/edit/event/spring/", date="2021-04~")
    said = "Saved. Dates are understood as follows. Date: about April 2021."
    assert said in enter.get(answer.headers["Location"]).content.decode()
    assert "Understood as: about April 2021" in enter.get("/office/river/edit/event/spring/").content.decode()


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "\u202eevil\u202c",
    "{{ 7*7 }}",
    "</textarea><b>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_typed(enter, text):
    answer = send(
        enter,
        "/office/river/edit/event/spring/",
        **{"names-0-text": text, "theme_en": text, "purpose_zh-Hans": text},
    )
    assert answer.status_code == 302
    page = enter.get("/office/river/edit/event/spring/").content.decode()
    values = Form(page).values

    assert [values[name] for name in ("names-0-text", "theme_en", "purpose_zh-Hans")] == [text] * 3
    assert not any(each in page for each in ("<script>", "<img src=x", "</textarea><b>"))
    assert Event.objects.get(key="spring").purpose == {"zh-Hans": text}


def test_text_in_a_language_the_programme_left_is_still_shown(enter):
    Event.objects.filter(key="spring").update(theme={"ar": "ماء", "en": "Water"})
    page = enter.get("/office/river/edit/event/spring/").content.decode()

    assert Form(page).values["theme_ar"] == "ماء"
    assert '<label for="id_theme_ar" lang="ar" dir="rtl">العربية</label>' in page


def pages(programme: str) -> dict[str, str]:
    return {
        "record": f"/office/{programme}/edit/event/spring/",
        "new record": f"/office/{programme}/new/person/",
        "kind": f"/office/{programme}/change-kind/spring/",
        "delete record": f"/office/{programme}/delete/person/li-hua/",
        "agenda": f"/office/{programme}/agenda/spring/",
        "agenda entry": f"/office/{programme}/edit/contribution/spring-li/",
        "new agenda entry": f"/office/{programme}/agenda/spring/new/segment/",
        "delete agenda entry": f"/office/{programme}/delete/contribution/spring-li/",
        "document": f"/office/{programme}/edit/document/report/",
        "new document": f"/office/{programme}/new/document/",
        "file": f"/office/{programme}/documents/report/add-file/",
        "delete document": f"/office/{programme}/delete/document/page/",
    }


ALLOWED = {
    "convenor": set(pages("")),
    "facilitator": {"agenda", "agenda entry", "new agenda entry", "delete agenda entry"},
    "researcher": {"document", "new document", "file", "delete document"},
    "moderator": set(),
    "observer": set(),
}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("role", list(ALLOWED))
def test_each_role_edits_what_it_may_and_nothing_else(full, client, seat, sign_in, role, method):
    contribution(full, "spring-li", "li-hua")
    sign_in(client, seat(role))
    answers = {name: getattr(client, method)(path).status_code for name, path in pages("river").items()}

    assert {name for name, status in answers.items() if status != 403} == ALLOWED[role]
    assert not [status for status in answers.values() if status >= 500]


def test_another_programme_does_not_exist(client, other_programme, seat, sign_in):
    sign_in(client, seat("convenor", programme=other_programme))
    assert {client.get(path).status_code for path in pages("river").values()} == {404}
    assert client.get("/office/harbour/edit/event/spring/").status_code == 404


def contribution(programme: Programme, key: str, person: str, **more: Any) -> Contribution:
    return Contribution.objects.create(
        programme=programme,
        key=key,
        event=programme.events.get(key="spring"),
        person=programme.persons.get(key=person),
        side=programme.sides.get(key="west"),
        name_as_printed=person,
        **{"listed_as": "facilitator", **more},
    )


def test_side_cannot_take_the_name_of_the_other(programme, enter):
    path = "/office/river/edit/side/east/"
    answer = send(enter, path, name_en="west  BANK")
    assert answer.status_code == 422
    assert (
        "“west  BANK” is the other side&#39;s name; give each a name of its own." in answer.content.decode()
    )
    assert Side.objects.get(programme=programme, key="east").name["en"] == "East bank"


def test_a_form_that_arrives_empty_says_so_in_our_words(full, enter):
    page = enter.post("/office/river/edit/event/spring/").content.decode()
    assert "These rows did not arrive; open the page again and send it once more." in page
    assert "ManagementForm" not in page


def test_side_cannot_be_deleted(enter):
    answer = enter.post("/office/river/delete/side/east/")
    assert answer.status_code == 422
    assert (
        "A programme and its two sides are never deleted; correct their names instead."
        in answer.content.decode()
    )
    assert Side.objects.count() == 2


def test_delete_asks_first_and_is_audited(full, enter):
    path = "/office/river/delete/organisation/lock/"
    assert enter.get(path).status_code == 200
    assert Organisation.objects.filter(key="lock").exists()

    answer = enter.post(path)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/office/river/organisations/")
    assert not Organisation.objects.filter(key="lock").exists()
    assert last_change(full)[:2] == ("deleted", "organisation:lock")


def test_facilitator_fills_an_agenda_and_orders_it(full, client, facilitator, sign_in):
    enter = sign_in(client, facilitator)
    contribution(full, "spring-li", "li-hua", position=0)
    contribution(full, "spring-ann", "ann-reed", position=1, listed_as="speaker")
    new = "/office/river/agenda/spring/new/segment/"
    send(
        enter,
        new,
        kind="talk",
        title="Tides",
        **{"parts-0-contribution": "spring-ann", "parts-0-role": "speaker"},
    )
    send(enter, new, kind="opening", **{"parts-0-contribution": "spring-li", "parts-0-role": "speaker"})
    page = enter.get("/office/river/agenda/spring/").content.decode()
    assert "One side has no facilitator: East bank." in page

    talk, opening = (Segment.objects.get(kind=kind).key for kind in ("talk", "opening"))
    enter.post("/office/river/agenda/spring/", {"move": f"segments:{opening}", "direction": "up"})
    assert list(Segment.objects.values_list("key", "position")) == [(opening, 0), (talk, 1)]
    assert last_change(full) == (
        "reordered",
        "event:spring",
        {"segments": [talk, opening]},
        {"segments": [opening, talk]},
    )


def test_parts_follow_their_position_numbers(full, enter):
    contribution(full, "spring-li", "li-hua")
    contribution(full, "spring-ann", "ann-reed")
    send(
        enter,
        "/office/river/agenda/spring/new/segment/",
        kind="panel",
        **{
            "parts-0-contribution": "spring-li",
            "parts-0-role": "panellist",
            "parts-0-ORDER": "2",
            "parts-1-contribution": "spring-ann",
            "parts-1-role": "moderator",
            "parts-1-ORDER": "1",
        },
    )
    assert list(Segment.objects.get().parts.values_list("contribution__key", "position")) == [
        ("spring-ann", 0),
        ("spring-li", 1),
    ]


def test_kind_is_changed_after_everything_that_follows_was_shown(full, enter):
    Event.objects.create(programme=full, key="autumn", kind="formal_workshop", status="held", date="2021-10")
    path = "/office/river/change-kind/spring/"
    assert enter.post(path, {"kind": "informal_discussion", "reason": " "}).status_code == 422
    assert enter.post(path, {"kind": "formal_workshop", "reason": "x"}).status_code == 422

    shown = enter.post(path, {"kind": "informal_discussion", "reason": "visas"}).content.decode()
    table = [
        [cell.split(">", 1)[1].split("</t")[0] for cell in row.replace("<th", "<td").split("<td")[1:]]
        for row in shown.split('class="kind-change"')[1]
        .split("<tbody>")[1]
        .split("</tbody>")[0]
        .split("<tr>")[1:]
    ]
    assert table == [
        ["Kind", "Formal workshop", "Informal discussion"],
        [
            "Rule of attribution",
            '<span class="rule rule-open">On the record</span>',
            '<span class="rule rule-solid">Off the record</span>',
        ],
        ["Takes a number in the formal sequence", "yes", "no"],
        ["Held before the public", "no", "no"],
        ["Number of “Spring workshop”", "1", "none"],
        ["Number of “Formal workshop, October 2021”", "2", "1"],
    ]
    assert Event.objects.get(key="spring").kind == "formal_workshop"

    sent = {"kind": "informal_discussion", "reason": "visas", "confirm": "yes"}
    assert enter.post(path, {**sent, "seen": "public_panel "}).status_code == 400
    assert enter.post(path, {**sent, "seen": "formal_workshop on_the_record"}).status_code == 302
    assert (*last_change(full), AuditEntry.objects.first().note) == (
        "kind changed",
        "event:spring",
        {"kind": "formal_workshop", "rule": "on_the_record", "numbers": {"spring": 1, "autumn": 2}},
        {"kind": "informal_discussion", "rule": "off_the_record", "numbers": {"spring": None, "autumn": 1}},
        "visas",
    )


def test_rule_is_not_loosened_under_people_who_spoke_by_it(full, enter):
    Event.objects.filter(key="spring").update(rule="not_for_attribution")
    contribution(full, "spring-li", "li-hua")
    path = "/office/river/edit/event/spring/"
    answer = send(enter, path, rule="on_the_record")
    assert (answer.status_code, len(Form(answer.content.decode()).problems)) == (422, 1)
    assert send(enter, path, rule="off_the_record").status_code == 302
    assert Event.objects.get(key="spring").rule == "off_the_record"


def test_conflict_and_coverage_are_edited_again(enter):
    for path, _subject, typed, _shown, _kept in CREATED[7:10]:
        send(enter, f"/office/river/{path}", **typed)
    assert send(enter, "/office/river/edit/media/river-post-2021-04-02/", contact="Kim").status_code == 302
    assert MediaCoverage.objects.get().contact == "Kim"

    chosen = {"values-0-DELETE": "", "values-1-ORDER": "1", "values-0-ORDER": "2"}
    assert send(enter, "/office/river/edit/conflict/event-spring-date/", **chosen).status_code == 302
    values = Conflict.objects.get().values.values_list("document__key", "position", "chosen")
    assert list(values) == [("page", 0, False), ("report", 1, True)]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["sino-us-space", "northshore-southshore"])
def test_opening_and_saving_every_entry_of_a_demonstration_changes_nothing(
    client, seat, sign_in, repository, name
):
    """Slow: some two hundred forms are opened, sent back as they are, and the programme exported again."""
    content = (repository / "src/tracktwo/demo" / f"{name}.json").read_bytes()
    programme = import_programme(content, by=None)
    side = programme.sides.first().key
    enter = sign_in(client, seat("convenor", programme=programme, side=side))
    before = AuditEntry.objects.count()
    for kind, entry in ENTRIES.items():
        rows = [programme] if kind == "programme" else entry.model.objects.filter(programme=programme)
        for row in rows:
            answer = send(enter, f"/office/{name}/edit/{kind}/{row.key}/")
            assert answer.status_code == 302, (kind, row.key, Form(answer.content.decode()).problems)

    assert AuditEntry.objects.count() == before
    assert export_programme(programme) == content


def test_what_the_forms_make_can_be_taken_elsewhere(full, enter):
    for path, _subject, typed, _shown, _kept in CREATED:
        send(enter, f"/office/river/{path}", **typed)
    exported = export_programme(full)
    Programme.objects.filter(pk=full.pk).update(key="old-river")

    assert export_programme(import_programme(exported, by=None)) == exported
