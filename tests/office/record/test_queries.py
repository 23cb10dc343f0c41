"""What the record's pages read, against the invented record read by hand."""

import hashlib
from pathlib import Path

import pytest
from django.utils import translation

from tracktwo.office.models import DocumentText, Event, EventName, Person, Programme
from tracktwo.office.record import actions, queries
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.forms.words import fact_in_words
from tracktwo.office.record.pages.sentences import length_in_words


@pytest.fixture
def programme(db: None) -> Programme:
    return import_programme(Path(__file__).with_name("two-banks.json").read_bytes(), by=None)


def sheet(programme: Programme, key: str, language: str = "en") -> queries.EventSheet:
    found = queries.event_sheet(programme, key, language=language)
    assert found is not None
    return found


def test_title_is_in_the_readers_language_and_lists_the_others(programme):
    english, chinese = (sheet(programme, "weir-2019", tag).line.title for tag in ("en", "zh-Hans"))
    assert (english.text, english.language) == ("First meeting at the weir", "en")
    assert [name.text for name in english.others] == ["The Guild’s weir talks", "堰边会议"]
    assert (chinese.text, chinese.language) == ("堰边会议", "zh-Hans")
    assert [name.text for name in chinese.others] == ["First meeting at the weir", "The Guild’s weir talks"]


def test_title_prefers_a_name_that_belongs_to_neither_side(programme):
    event = Event.objects.get(programme=programme, key="weir-2019")
    EventName.objects.filter(event=event).update(preferred=False)
    assert queries.event_title(event, language="en").text == "First meeting at the weir"


def test_title_of_a_nameless_event_is_its_kind_and_date_and_no_more(programme):
    event = Event.objects.get(programme=programme, key="autumn-2020")
    assert queries.event_title(event, language="en").text == "Formal workshop, May 2020"
    event.date = ""
    assert queries.event_title(event, language="en").text == "Formal workshop"


def test_posts_are_dated_by_events_and_kept_apart_when_printed_differently(programme):
    found = queries.person_sheet(programme, "alder", language="en")
    assert [
        (post.post, post.affiliation, [line.event.key for line in post.lines]) for post in found.posts
    ] == [
        ("Master", "Mill Guild", ["weir-2019"]),
        ("Lock keeper", "River Board", ["lock-2021"]),
    ]


def test_counts_take_a_person_once_and_every_slot(programme):
    found = sheet(programme, "weir-2019")
    assert [
        (each.side.key, each.people, each.facilitators, each.speakers, each.slots, each.chairing)
        for each in found.counts
    ] == [("east", 2, 1, 2, 3, 1), ("west", 1, 0, 1, 1, 0)]


def test_running_order_starts_with_who_speaks_first(programme):
    found = sheet(programme, "weir-2019")
    assert [entry.key for entry in found.running_order] == [
        "weir-alder",
        "weir-wang",
        "weir-alder-f",
        "weir-birch",
    ]


def test_sides_alternate_by_the_events_place_in_time(programme):
    keys = programme.events.values_list("key", flat=True)
    orders = [[side.key for side in sheet(programme, key).sides] for key in keys]
    assert orders == [["east", "west"], ["west", "east"]] * 5


def test_lengths_are_said_in_words():
    said = {text: length_in_words(text) for text in ("half-day", "full-day", "PT1H30M", "PT1H", "PT45M", "?")}
    assert said == {
        "half-day": "half a day",
        "full-day": "a full day",
        "PT1H30M": "1 hour 30 minutes",
        "PT1H": "1 hour",
        "PT45M": "45 minutes",
        "?": "?",
    }


def test_facts_have_words_for_every_field_a_citation_can_name(programme):
    assert fact_in_words("event:x", "names") == "Names"
    assert fact_in_words("event:x", "date") == "Date"
    assert fact_in_words("event:x", "") == ""
    assert fact_in_words("event:x", "of an older version") == "of an older version"


def test_sources_number_each_passage_once_in_document_order(programme):
    found = sheet(programme, "weir-2019").sources
    assert [
        (document.key, [(number, citation.start) for number, citation in passages])
        for document, passages in found.by_document()
    ] == [("page", [(1, 5)]), ("report", [(2, 30), (3, 130)])]
    assert [number for number, _citation in found.of("event:weir-2019", "date", "place")] == [2]
    assert [number for number, _citation in found.all_of("contribution:weir-wang")] == [3]


def test_subjects_name_every_kind_of_entry(programme):
    names = [
        *(
            "programme:river",
            "side:east",
            "objective:know",
            "outcome:fish",
            "media:gazette",
            "organisation:water",
        ),
        *(
            "conference:water-week-2019",
            "publication:views",
            "document:page",
            "person:alder",
            "event:ford-2020",
        ),
        *("contribution:weir-wang", "segment:weir-1", "event:nowhere", "nothing:at-all"),
    ]
    found = queries.subjects(programme, names, language="en")
    assert {name: (each.text, each.language, each.page_of) for name, each in found.items()} == {
        "programme:river": ("River dialogue", "en", "river"),
        "side:east": ("East bank", "en", "east"),
        "objective:know": ("Know how the other bank uses the water.", "en", "know"),
        "outcome:fish": ("Both banks want the fish to pass.", "en", "fish"),
        "media:gazette": ("River Gazette", "en", "gazette"),
        "organisation:water": ("水务学会", "zh-Hans", "water"),
        "conference:water-week-2019": ("Water Week 2019", "en", "water-week-2019"),
        "publication:views": ("两岸的看法", "zh-Hans", "views"),
        "document:page": ("堰边会议", "zh-Hans", "page"),
        "person:alder": ("Ann ALDER", "en", "alder"),
        "event:ford-2020": ("At the ford", "en", "ford-2020"),
        "contribution:weir-wang": ("WANG Xi", "zh-Hans", "weir-2019"),
        "segment:weir-1": ("Opening remarks", "en", "weir-2019"),
    }


def test_conference_series_shows_our_events_beside_each_edition(programme):
    found = queries.conference_series(programme, "water-week-2020", language="en")
    assert (found.name, [(row.key, [line.event.key for line in lines]) for row, lines in found.editions]) == (
        "Water Week",
        [("water-week-2019", ["weir-2019"]), ("water-week-2020", ["ford-2020"])],
    )


def test_objective_shows_what_serves_it(programme):
    use = {each.objective.key: each for each in queries.objective_use(programme, language="en")}["share"]
    assert [line.event.key for line in use.events] == ["ford-2020"]
    assert [outcome.key for outcome in use.outcomes] == ["fish"]


def test_needs_name_what_is_missing_or_undecided(programme):
    found = queries.needs(programme, language="en")
    assert [line.event.key for line in found.without_facilitator.lines] == ["weir-2019"]
    assert [line.event.key for line in found.without_rule.lines] == ["ford-2020"]
    assert [conflict.key for conflict in found.open_conflicts] == ["wang-name"]
    assert (found.more_conflicts, found.unreviewed_types, found.unchecked_languages) == (0, 2, ("ar",))


def test_needs_name_ten_events_and_count_the_rest(programme):
    Event.objects.bulk_create(
        Event(programme=programme, key=f"bare-{n}", kind="public_panel", status="planned") for n in range(12)
    )
    found = queries.needs(programme, language="en").without_rule
    assert (len(found.lines), found.more) == (10, 3)


def test_people_are_listed_by_family_name_and_found_in_any_form(programme):
    def keys(query: str) -> list[str]:
        return [person.key for person in queries.people_list(programme, query=query)]

    assert keys("") == ["script", "alder", "birch", "wang", "salim"]
    assert (keys("王溪"), keys("dr. ann"), keys("النهري"), keys("<script>"), keys("%"), keys("nobody")) == (
        ["wang"], ["alder"], ["salim"], ["script"], [], [],
    )  # fmt: skip


def test_a_reader_is_shown_the_form_of_a_name_they_can_read(programme):
    wang, salim = (Person.objects.get(programme=programme, key=key) for key in ("wang", "salim"))
    shown = [queries.shown_name(wang, language=tag).text for tag in ("en", "zh-Hans", "ar")]
    assert shown == ["WANG Xi", "王溪", "WANG Xi"]
    assert queries.shown_name(salim, language="en").text == "سليم النهري"


def test_languages_without_a_form_of_the_name_are_told(programme):
    missing = {
        key: queries.person_sheet(programme, key, language="en").missing_languages
        for key in ("alder", "wang", "salim")
    }
    assert missing == {"alder": ("zh-Hans", "ar"), "wang": ("ar",), "salim": ("en", "zh-Hans")}


def test_passage_opens_once_the_file_is_read(programme):
    document = programme.documents.get(key="report")
    content = ("零" * 20 + "the date is here" + "x" * 20).encode()
    closed = queries.Closed

    def opened(start: int, end: int):
        return queries.open_passage(document, start=start, end=end)

    assert opened(20, 36) == closed.NO_FINGERPRINT
    document.sha256 = "../" + "a" * 61
    assert opened(20, 36) == closed.NO_FINGERPRINT
    document.sha256 = hashlib.sha256(content).hexdigest()
    document.save()
    assert (opened(20, 36), queries.document_is_added(document)) == (closed.NOT_ADDED, False)
    file = queries.file_of(document)
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    assert (opened(20, 36), queries.document_is_added(document)) == (closed.NOT_READ, True)
    actions.read_file(programme=programme, by=None, key="report")
    assert opened(20, 36) == queries.Words(before="零" * 20, words="the date is here", after="x" * 20)
    assert opened(50, 57) == closed.TOO_SHORT
    DocumentText.objects.update(text="another text of a length that would do for the passage")
    assert opened(20, 36) == closed.NOT_READ


def test_nothing_is_found_in_another_programme(programme):
    other = Programme.objects.create(key="other", name={"en": "Other"})
    assert (
        queries.event_sheet(other, "weir-2019", language="en"),
        queries.person_sheet(other, "alder", language="en"),
        queries.organisation_sheet(other, "mill", language="en"),
        queries.document_sheet(other, "report"),
        queries.passage_sheet(other, "report", start=30, end=40, language="en"),
        queries.conference_series(other, "water-week-2019", language="en"),
        queries.objective_use(other, language="en"),
    ) == (None, None, None, None, None, None, [])


def test_words_of_an_event_follow_the_reader(programme):
    with translation.override("zh-hans"):
        found = sheet(programme, "lock-2021", "zh-Hans")
    assert found.line.title.text == "At the lock"
