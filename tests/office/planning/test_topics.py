"""Topics: where they can be talked about, what is about them, what is talked of and what is not."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import AuditEntry, Event, EventName, Question, Round, Statement, Topic
from tracktwo.office.planning.covering import Counted, Occasion, Spoken, cover
from tracktwo.office.planning.tagging import coverage_of
from tracktwo.office.planning.warnings import agenda_warnings
from tracktwo.office.record import actions, queries
from tracktwo.office.record.entries import ENTRIES
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.kinds import Dimension, Setting
from tracktwo.vocabulary.errors import DataError

ECONOMY, SAFETY = Dimension.ECONOMY, Dimension.SAFETY


@pytest.fixture
def topic(programme):
    """Make a topic: ``topic("fees", setting="behind_closed_doors")``."""

    def make(key, **fields):
        kept = {"name": {"en": key.title()}, "dimension": "economy", **fields}
        return Topic.objects.create(programme=programme, key=key, **kept)

    return make


def sentences(programme):
    sheet = queries.event_sheet(programme, "spring", language="en")
    about = queries.topics_about(programme, sheet.subjects)
    return agenda_warnings(sheet, today=None, topics=about)


def test_shares_are_of_what_has_a_topic_and_two_dimensions_count_twice():
    both, east, west = frozenset({ECONOMY, SAFETY}), frozenset({"east"}), frozenset({"west"})
    spoken = [
        Spoken(kind=Counted.TALK, dimensions=both, sides=east, year=2020),
        Spoken(kind=Counted.TALK, dimensions=frozenset({ECONOMY}), sides=east | west, year=2021),
        Spoken(kind=Counted.TALK, dimensions=frozenset(), sides=west, year=2021),
        Spoken(kind=Counted.STATEMENT, dimensions=frozenset({SAFETY}), year=2021),
        Spoken(kind=Counted.QUESTION, dimensions=frozenset({ECONOMY}), sides=west),
    ]
    occasions = [
        Occasion(key="one", dimensions=both, is_planned=False),
        Occasion(key="two", dimensions=frozenset({SAFETY}), is_planned=True),
    ]
    found = cover(spoken, occasions, sides=("east", "west"))
    rows = {row.dimension: row for row in found.rows}
    assert list(rows) == list(Dimension)
    assert list(rows[ECONOMY].of_kind.values()) == [2, 0, 1]
    assert list(rows[SAFETY].of_kind.values()) == [1, 1, 0]
    assert list(found.of_kind.values()) == [2, 1, 1]
    assert list(found.untold.values()) == [1, 0, 0]
    assert [rows[ECONOMY].of_side[Counted.TALK, side] for side in ("east", "west")] == [2, 1]
    assert [found.of_side[Counted.QUESTION, side] for side in ("east", "west")] == [0, 1]
    assert (found.years, rows[SAFETY].of_year) == ((2020, 2021), {2020: 1, 2021: 1})
    assert found.of_year == {2020: 1, 2021: 2}
    assert (rows[SAFETY].held, rows[SAFETY].planned) == (("one",), ("two",))
    assert [row.dimension for row in found.rows if row.is_covered] == [SAFETY, ECONOMY]


@pytest.mark.django_db
def test_a_talk_without_topics_is_about_those_of_its_event(planned, topic):
    plan = planned(status="held", date="2021-04")
    ida, omar = plan.person("Ida Berg"), plan.person("Omar Aziz", "west", "moderator")
    plan.item("talk", ida)
    plan.item("panel", omar, role="moderator")
    plan.item("break")
    topic("fees").tags.create(subject="event:spring")
    topic("wrecks", dimension="safe_operation").tags.create(subject="segment:spring-1")
    found = coverage_of(plan.programme, sides=list(plan.programme.sides.all()))
    rows = {row.dimension: row for row in found.rows}
    assert found.of_kind[Counted.TALK] == 2
    assert rows[ECONOMY].of_kind[Counted.TALK] == rows[SAFETY].of_kind[Counted.TALK] == 1
    assert rows[ECONOMY].of_side[Counted.TALK, "east"] == 1
    # Whoever only leads a panel did not speak of it.
    assert [rows[SAFETY].of_side[Counted.TALK, side] for side in ("east", "west")] == [0, 0]
    assert (rows[ECONOMY].held, rows[SAFETY].held) == (("spring",), ("spring",))


@pytest.mark.django_db
def test_questions_and_statements_count_once_they_were_asked(programme, topic):
    east, fees = programme.sides.get(key="east"), topic("fees")
    for key, asked in (("asked", "2021-05-01"), ("draft", None)):
        state = "routed" if asked else "draft"
        fields = {"key": key, "side": east, "text": {"en": key}, "state": state, "asked_on": asked}
        Question.objects.create(programme=programme, **fields)
        fees.tags.create(subject=f"question:{key}")
    for key, opened in (("open", "2022-01-02T00:00Z"), ("closed", None)):
        fields = {"key": key, "title": {"en": key}, "languages": ["en"], "opened_at": opened, "code": key}
        held = Round.objects.create(programme=programme, **fields)
        Statement.objects.create(round=held, key="s1", position=0, kind="belief", text={"en": "Yes."})
        fees.tags.create(subject=f"statement:{key}/s1")
    found = coverage_of(programme, sides=list(programme.sides.all()))
    row = next(row for row in found.rows if row.dimension is ECONOMY)
    assert row.of_kind == {Counted.TALK: 0, Counted.STATEMENT: 1, Counted.QUESTION: 1}
    assert row.of_year == {2021: 1, 2022: 1}
    first = Statement.objects.get(round__key="open")
    Statement.objects.create(
        round=first.round, key="again", position=1, kind="belief", text=first.text, repeats=first
    )
    found = coverage_of(programme, sides=list(programme.sides.all()))
    assert (found.of_kind[Counted.STATEMENT], found.untold[Counted.STATEMENT]) == (2, 0)
    assert row.of_side[Counted.QUESTION, "east"] == 1


@pytest.mark.django_db
def test_a_topic_in_an_unsuitable_setting_is_told_in_a_sentence(planned, topic):
    plan = planned(kind="public_panel", rule="on_the_record")
    plan.item("q_and_a", title="Fees")
    fees = topic("fees", setting="behind_closed_doors", sensitivity="hard_to_discuss")
    assert sentences(plan.programme) == []
    fees.tags.create(subject="segment:spring-0")
    said = (
        "“Fees” can be talked about behind closed doors, and here it would be talked about in public, or on "
        "the record."
    )
    assert sentences(plan.programme) == [said]
    plan.event.media_present = {"en": "Two papers"}
    plan.event.save()
    hard = "“Fees” is marked “Hard to talk about”, and media or officials are to be there."
    assert sentences(plan.programme) == [said, hard]
    plan.event.status = "held"
    plan.event.save()
    assert sentences(plan.programme) == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "rule", "own", "here"),
    [
        ("formal_workshop", "on_the_record", "", "in_public"),
        ("formal_workshop", "on_the_record", "off_the_record", "behind_closed_doors"),
        ("informal_discussion", "", "", "behind_closed_doors"),
        ("small_group_dialogue", "not_for_attribution", "", "in_a_small_group"),
        ("public_broadcast", "on_the_record", "off_the_record", "in_public"),
    ],
)
def test_a_setting_is_as_wide_as_kind_and_rule_make_it(planned, topic, kind, rule, own, here):
    plan = planned(kind=kind, rule=rule)
    plan.item("q_and_a", rule=own)
    for setting in Setting:
        topic(setting.value.replace("_", "-"), setting=setting).tags.create(subject="segment:spring-0")
    warned = [
        sentence.split("”")[0].lstrip("“").lower()
        for sentence in sentences(plan.programme)
        if sentence.startswith("“")  # what a broadcast still needs is said besides
    ]
    narrower = list(Setting)[list(Setting).index(here) + 1 :]
    assert sorted(warned) == sorted(setting.value.replace("_", "-") for setting in narrower)


@pytest.mark.django_db
def test_a_topic_is_where_it_was_moved_to_last(topic):
    fees = topic("fees")
    assert queries.setting_now(fees) == "in_public"
    fees.moves.create(position=0, setting="behind_closed_doors", date="2020")
    fees.moves.create(position=1, setting="on_to_officials", date="2021")
    assert queries.setting_now(fees) == "on_to_officials"


@pytest.mark.django_db
def test_a_broadcast_is_about_one_topic(planned, topic, convenor):
    plan = planned(kind="public_broadcast", theme={"en": "Fees"})
    plan.item("talk")
    topic("fees")
    topic("wrecks")
    by = {"programme": plan.programme, "by": convenor}
    wanted = {"event:spring": ["fees"], "segment:spring-0": ["fees"]}
    assert actions.set_topics(**by, wanted=wanted)
    assert not actions.set_topics(**by, wanted=wanted)
    second = {"topic": "wrecks", "subject": "segment:spring-0", "offered": {"segment:spring-0"}}
    with pytest.raises(DataError, match="exactly one subject"):
        actions.tag(**by, **second)
    with pytest.raises(DataError, match="exactly one subject"):
        actions.set_topics(**by, wanted={"segment:spring-0": ["wrecks"]})
    with pytest.raises(DataError, match="no topic “tides” any more"):
        actions.set_topics(**by, wanted={"event:spring": ["tides"]})
    about = queries.topics_about(plan.programme)
    assert {key: [row.key for row in rows] for key, rows in about.items()} == wanted
    kept = AuditEntry.objects.filter(subject="topic:fees").latest("pk")
    tagged = {"tags": ["event:spring", "segment:spring-0"]}
    assert (kept.action, kept.before, kept.after) == ("edited", {"tags": []}, tagged)


@pytest.mark.django_db
def test_tags_go_with_what_they_are_on_and_through_the_file(planned, topic, convenor):
    plan = planned()
    plan.item("talk")
    fees = topic("fees", sensitivity="needs_care", note={"en": "Slowly"})
    fees.moves.create(setting="behind_closed_doors", date="2020", event=plan.event, reason={"en": "Press"})
    fees.tags.create(subject="segment:spring-0")
    fees.tags.create(subject="event:spring")
    file = export_programme(plan.programme)
    by = {"programme": plan.programme, "by": convenor}
    actions.delete_entry(**by, entry=ENTRIES["segment"], key="spring-0")
    assert list(fees.tags.values_list("subject", flat=True)) == ["event:spring"]
    plan.programme.key = "before"
    plan.programme.save()
    again = import_programme(file, by=None)
    assert export_programme(again) == file
    again.key = "again"
    again.save()
    with pytest.raises(DataError, match=r"topics\[0\].tags\[1\]: says the same"):
        import_programme(file.replace(b'"event:spring",', b'"segment:spring-0",'), by=None)
    with pytest.raises(DataError, match="“place:x” cannot be about a topic"):
        import_programme(file.replace(b'"event:spring",', b'"place:x",'), by=None)


@pytest.mark.django_db
def test_pages_show_topics_with_a_constant_number_of_queries(planned, topic, client_of):
    plan = planned(status="held", date="2021-04-02", kind="formal_workshop", rule="on_the_record")
    plan.item("talk", plan.person("Ida Berg"), title="Fees and tolls")

    def asked(page):
        with CaptureQueriesContext(connection) as caught:
            answer = client_of.get(f"/office/{plan.programme.key}/{page}")
        assert answer.status_code == 200
        return len(caught), " ".join(answer.content.decode().split())

    def add(number):
        row = topic(f"fees-{number}", name={"en": f"Fees {number}"})
        row.tags.create(subject="segment:spring-0")
        row.tags.create(subject="event:spring")
        row.moves.create(setting="behind_closed_doors", date="2020", event=plan.event)

    assert "No topic yet" in asked("topics/")[1]
    add(0)
    pages = ("topics/", "topic-coverage/", "topics/fees-0/", "agenda/spring/topics/", "agenda/spring/")
    before = {page: asked(page)[0] for page in pages}
    for number in range(1, 4):
        add(number)
    assert {page: asked(page)[0] for page in pages} == before
    assert "In public → Behind closed doors" in asked("topics/?moved=yes")[1]
    assert "1 of 1" in asked("topic-coverage/")[1]
    assert "Fees and tolls" in asked("topics/fees-0/")[1]


@pytest.mark.django_db
def test_somebody_says_what_is_about_a_topic_and_takes_it_back(planned, topic, client_of):
    plan = planned()
    plan.item("talk", title="Fees")
    topic("fees")
    base = f"/office/{plan.programme.key}/"
    client_of.post(f"{base}topics/fees/about/", {"subject": "segment:spring-0"})
    client_of.post(f"{base}topics/fees/about/", {"subject": "segment:nowhere"})
    assert list(queries.topics_about(plan.programme)) == ["segment:spring-0"]
    client_of.post(f"{base}topics/fees/about/", {"subject": "segment:spring-0", "no_more": "yes"})
    assert not queries.topics_about(plan.programme)
    client_of.post(f"{base}agenda/spring/topics/", {"event:spring": ["fees"]})
    assert list(queries.topics_about(plan.programme)) == ["event:spring"]


@pytest.mark.django_db
def test_in_a_large_programme_what_is_about_a_topic_is_found_by_a_part_of_its_name(planned, topic, client_of):
    plan = planned()
    plan.item("talk", title="Tolls at night")
    topic("fees")
    sittings = Event.objects.bulk_create(
        Event(programme=plan.programme, key=f"e{n}", kind="formal_workshop", status="held")
        for n in range(301)
    )
    EventName.objects.bulk_create(EventName(event=row, text=f"Sitting {row.key}.") for row in sittings)
    page = f"/office/{plan.programme.key}/topics/fees/"

    def offered(query):
        return re.findall(r'<option value="([^"]+)"', client_of.get(page, {"q": query}).content.decode())

    assert offered("") == []
    assert offered("TOLLS") == offered("night · ") == ["segment:spring-0"]
    assert offered("·") == ["segment:spring-0"]
    assert offered("sitting e300.") == ["event:e300"]
    answer = client_of.get(page, {"q": "<nowhere>"}).content.decode()
    assert "No name contains “&lt;nowhere&gt;”." in answer
