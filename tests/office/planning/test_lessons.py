"""Lessons of earlier events: where they appear, why, and what becomes of them."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.accounts.queries import seats
from tracktwo.office.models import AuditEntry, Topic
from tracktwo.office.planning.lesson_pages import why
from tracktwo.office.planning.needs import needs
from tracktwo.office.record import actions, queries
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.kinds import Uptake
from tracktwo.vocabulary.errors import DataError

TODAY = date(2027, 2, 1)
pytestmark = pytest.mark.django_db


def learn(event, key, **fields):
    kept = {
        "kind": "did_not_work",
        "text": {"en": f"{key} failed"},
        "advice": {"en": f"Test {key}"},
        **fields,
    }
    return event.lessons.create(programme=event.programme, key=key, **kept)


def similar(plan):
    return queries.similar_lessons(plan.programme, [plan.event])["spring"]


def test_a_lesson_appears_for_each_thing_two_events_have_in_common(planned):
    old = planned(key="old", status="held", kind="informal_discussion", place={"en": "Lowbridge"})
    learn(old.event, "sound")
    plan = planned(kind="formal_workshop", place={"en": "lowbridge", "zh-Hans": "低桥"})
    assert [why(each) for each in similar(plan)] == ["the same place"]
    east, west = plan.programme.sides.order_by("key")
    for each in (old, plan):
        each.event.presences.create(side=east, mode="in_person")
        each.event.presences.create(side=west, mode="remote")
    beside = plan.programme.conferences.create(key="fair", name="River fair")
    for each in (old, plan):
        each.event.conference = beside
    plan.event.kind = "informal_discussion"
    old.event.save()
    plan.event.save()
    fees = Topic.objects.create(
        programme=plan.programme, key="fees", name={"en": "Fees"}, dimension="economy"
    )
    old.item("talk")
    fees.tags.create(subject="segment:old-0")
    fees.tags.create(subject="event:spring")
    assert [why(each) for each in similar(plan)] == [
        (
            "the same kind of event, each side took part the same way, the same place, beside the same conference, "
            "the same topic: Fees"
        )
    ]


def test_nothing_in_common_or_not_stated_shows_no_lesson(planned):
    old = planned(key="old", status="held", kind="public_panel")
    learn(old.event, "sound")
    plan = planned()
    for each in (old, plan):
        each.event.presences.create(side=plan.programme.sides.first(), mode="not_stated")
    learn(plan.event, "own")
    assert similar(plan) == ()


def test_what_is_open_and_has_most_in_common_comes_first(planned, convenor):
    for key, place in (("far", {}), ("near", {"en": "Lowbridge"}), ("done", {"en": "Lowbridge"})):
        learn(planned(key=key, status="held", place=place).event, key)
    plan = planned(place={"en": "Lowbridge"})
    by = {"programme": plan.programme, "by": convenor, "event": "spring", "today": TODAY}
    actions.use_lesson(**by, lesson="done", state=Uptake.NOT_APPLICABLE)
    assert [(each.lesson.key, each.is_open, each.is_taken_up) for each in similar(plan)] == [
        ("near", True, False),
        ("far", True, False),
        ("done", False, False),
    ]


def test_what_was_decided_is_kept_told_and_decided_again(planned, convenor):
    old = planned(key="old", status="held")
    learn(old.event, "sound")
    plan = planned()
    by = {"programme": plan.programme, "by": convenor, "event": "spring", "today": TODAY}
    actions.use_lesson(**by, lesson="sound", state=Uptake.TAKEN_UP)
    actions.use_lesson(**by, lesson="sound", state=Uptake.TAKEN_UP)
    use = queries.lessons_taken_up(plan.event)[0]
    assert (use.lesson.key, use.lesson.event.key, use.state, use.date) == (
        "sound",
        "old",
        "taken_up",
        "2027-02-01",
    )
    actions.use_lesson(**by, lesson="sound", state=None)
    assert queries.lessons_taken_up(plan.event) == []
    told = AuditEntry.objects.filter(subject="lesson:sound").order_by("pk").values_list("before", "after")
    assert list(told) == [
        (None, {"uses": {"spring": "taken_up"}}),
        ({"uses": {"spring": "taken_up"}}, None),
    ]
    learn(plan.event, "own")
    for lesson in ("own", "gone"):
        with pytest.raises(DataError, match="not there any more"):
            actions.use_lesson(**by, lesson=lesson, state=Uptake.TAKEN_UP)


def test_what_became_of_lessons_goes_through_the_file(planned):
    old = planned(key="old", status="held")
    plan = planned()
    learn(old.event, "sound").uses.create(event=plan.event, state="taken_up", date="2027-02")
    file = export_programme(plan.programme)
    plan.programme.key = "before"
    plan.programme.save()
    again = import_programme(file, by=None)
    assert export_programme(again) == file
    assert queries.lessons_taken_up(again.events.get(key="spring"))[0].date == "2027-02"


def test_pages_and_needs_tell_of_lessons_with_a_constant_number_of_queries(planned, client_of, convenor):
    old = planned(key="old", status="held")
    plan = planned(date="2099-03-05")
    base = f"/office/{plan.programme.key}/"

    def asked(page):
        with CaptureQueriesContext(connection) as caught:
            answer = client_of.get(base + page)
        assert answer.status_code == 200
        return len(caught), " ".join(answer.content.decode().split())

    assert "No lesson yet" in asked("lessons/")[1]
    learn(old.event, "sound")
    pages = ("lessons/", "agenda/spring/", "events/spring/", "events/old/")
    before = {page: asked(page)[0] for page in pages}
    for number in range(3):
        learn(old.event, f"more-{number}")
    assert {page: asked(page)[0] for page in pages} == before
    assert "Shown because of: the same kind of event" in asked("agenda/spring/")[1]
    waiting = [each for each in needs(seats(convenor).get()) if "lessons" in each.address]
    assert [(each.what, each.where, each.address) for each in waiting] == [
        (
            "4 lessons of events like it have not been looked at",
            "The spring workshop",
            f"{base}agenda/spring/#lessons",
        )
    ]
    for lesson, state in (("sound", "taken_up"), ("more-0", "not_applicable"), ("more-1", "nonsense")):
        client_of.post(f"{base}agenda/spring/lessons/{lesson}/", {"state": state})
    assert "Taken up from earlier events" in asked("events/spring/")[1]
    told = asked("lessons/")[1]
    assert told.count("The spring workshop") == 2
    waiting = [each for each in needs(seats(convenor).get()) if "lessons" in each.address]
    assert waiting[0].what == "2 lessons of events like it have not been looked at"
