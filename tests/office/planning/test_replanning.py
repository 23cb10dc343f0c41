"""An event is planned anew from a phone: six plain forms, two keys or one, and the plan as it was stays."""

import re
from datetime import date
from html import unescape

import pytest

from tracktwo.office.models import Guest, Note, Replan
from tracktwo.office.planning import replan_actions
from tracktwo.office.planning.replanning import number_if_held, plan_of, read_plan
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
ADDRESS = "/office/river/replan/spring/"
EVENT = "/office/river/events/spring/"


@pytest.fixture
def workshop(planned):
    """A planned workshop with two people."""
    plan = planned(date="2027-03-05", duration="half-day", rule="on_the_record", place={"en": "The Weir"})
    vera, wu = plan.person("Vera Alder"), plan.person("Wu Ke", side="west")
    plan.item("talk", vera, wu, title="Weirs")
    return plan


def walk(client, plan, **more):
    """Send all six steps at once, as the last page does, and return the answer."""
    people = {f"person-{entry.person_id}": "not_coming" for entry in plan.event.contributions.all()}
    return client.post(
        ADDRESS,
        {
            "step": "6", "cause": "visa", "note": "KESTREL", "way": "make_informal", "details": "yes",
            "kind": "informal_discussion", "duration": "1:30", "purpose_en": "To look ahead.",
            "earlier_plan_en": "Planned as a workshop.", "new_agenda": "on", "how": "both", **people, **more,
        },
    )  # fmt: skip


def test_each_step_carries_what_was_typed_and_changes_nothing(client_of, workshop):
    page = unescape(client_of.get(ADDRESS).content.decode())
    assert "Step 1 of 6" in page
    page = client_of.post(ADDRESS, {"step": "1", "cause": "visa", "note": "Visas came late"}).content.decode()
    assert "Step 2 of 6" in page
    assert '<input type="hidden" name="note" value="Visas came late">' in page
    page = client_of.post(ADDRESS, {"step": "2", "cause": "visa"}).content.decode()
    assert "Step 3 of 6" in page
    page = unescape(
        client_of.post(ADDRESS, {"step": "3", "cause": "visa", "way": "make_informal"}).content.decode()
    )
    assert "Step 4 of 6" in page
    assert "To find topics for later, and to see where we do not see eye to eye." in page
    assert "Planned as: Formal workshop, half a day. It became an informal discussion." in page
    sent = {"step": "4", "cause": "visa", "way": "make_informal", "details": "yes"}
    typed = {"kind": "informal_discussion", "duration": "1:30", "purpose_en": "To look ahead."}
    page = unescape(client_of.post(ADDRESS, {**sent, **typed}).content.decode())
    assert "“The spring workshop” will be an informal discussion." in page
    assert "As planned: Formal workshop, half a day, 5 March 2027, The Weir" in page
    assert "Now: Informal discussion, 1 hour 30 minutes, 5 March 2027, The Weir" in page
    assert "Visas" not in page.partition("Dear colleagues")[2].partition("</textarea>")[0]
    workshop.event.refresh_from_db()
    assert (workshop.event.kind, Replan.objects.count()) == ("formal_workshop", 0)


def test_two_keys_change_the_plan_and_keep_it_as_it_was(client_of, workshop, other_convenor, programme):
    before = plan_of(workshop.event)
    assert walk(client_of, workshop)["Location"] == ADDRESS
    workshop.event.refresh_from_db()
    assert plan_of(workshop.event) == before
    assert sorted(Guest.objects.values_list("person__key", "state")) == [
        ("vera-alder", "not_coming"),
        ("wu-ke", "not_coming"),
    ]
    note = Note.objects.get()
    assert (note.text, note.side.key) == ({"en": "KESTREL"}, "east")
    with pytest.raises(DataError, match="You gave your side's key already"):
        replan_actions.agree(
            programme=programme, by=Replan.objects.get().by, event="spring", today=date(2027, 3, 1)
        )
    client_of.force_login(other_convenor)
    assert "KESTREL" not in client_of.get(ADDRESS).content.decode()
    client_of.post(f"{ADDRESS}key/")
    event = programme.events.get()
    assert (event.kind, event.rule, event.duration, event.purpose, event.earlier_plan) == (
        *("informal_discussion", "off_the_record", "PT1H30M", {"en": "To look ahead."}),
        {"en": "Planned as a workshop."},
    )
    assert [item.kind for item in event.segments.all()] == ["opening", "q_and_a", "closing"]
    plan = event.plans.get()
    assert (plan.cause, plan.way, plan.informed, plan.content["before"]) == (
        "visa",
        "make_informal",
        "",
        before,
    )
    page = unescape(client_of.get(f"{ADDRESS}earlier/1/").content.decode())
    assert all(
        words in page for words in ("Weirs", "Vera Alder", "Formal workshop", "Planned as a workshop.")
    )
    assert "Earlier plans" in client_of.get("/office/river/events/spring/").content.decode()
    assert Replan.objects.count() == 0


def test_one_key_changes_it_at_once_and_the_other_side_reads_it(
    client_of, workshop, other_convenor, programme
):
    refused = walk(client_of, workshop, how="mine")
    assert refused.status_code == 422
    assert "Write who of the other side was told, and how." in refused.content.decode()
    walk(client_of, workshop, how="mine", informed="Liu, by telephone")
    event = programme.events.get()
    assert (event.kind, event.plans.get().informed) == ("informal_discussion", "Liu, by telephone")
    client_of.force_login(other_convenor)
    overview = unescape(client_of.get("/office/river/").content.decode())
    assert "A plan was changed with the other side’s key" in overview
    client_of.post(f"{ADDRESS}key/")
    assert Replan.objects.count() == 0


def test_a_plan_changed_meanwhile_is_told_and_nothing_changes(client_of, workshop, other_convenor, programme):
    walk(client_of, workshop)
    programme.events.update(place={"en": "Elsewhere"})
    client_of.force_login(other_convenor)
    client_of.post(f"{ADDRESS}key/")
    assert programme.events.get().kind == "formal_workshop"
    assert Replan.objects.get().keys.count() == 1


def test_a_change_begun_before_the_event_was_edited_is_declined_and_begun_anew(
    client_of, workshop, other_convenor, programme
):
    walk(client_of, workshop)
    client_of.force_login(other_convenor)
    key = '<button class="primary">Give my side’s key</button>'
    assert key in unescape(client_of.get(ADDRESS).content.decode())
    programme.events.update(place={"en": "Elsewhere"})
    page = unescape(client_of.get(ADDRESS).content.decode())
    assert "no key can be given to it any more. Decline it, and plan the event anew." in page
    assert key not in page


def test_who_plans_anew_while_somebody_edits_is_shown_the_new_plan_beside_the_event_as_it_is(
    client_of, workshop, programme
):
    opened = client_of.post(ADDRESS, {"step": "3", "cause": "visa", "way": "make_informal"}).content.decode()
    seen = opened.partition('name="seen" value="')[2].partition('"')[0]
    programme.events.update(place={"en": "Elsewhere"}, duration="full-day")
    answer = walk(client_of, workshop, seen=seen)
    page = unescape(answer.content.decode())
    assert (answer.status_code, Replan.objects.count()) == (422, 0)
    assert "Step 4 of 6" in page
    assert "Somebody changed this event after you were shown what would change; look at it again." in page
    assert "To look ahead." in page
    now = page.partition('name="seen" value="')[2].partition('"')[0]
    assert now != seen
    assert walk(client_of, workshop, seen=now).status_code == 302
    assert Replan.objects.get().before["duration"] == "full-day"


def test_the_page_of_the_event_says_whose_key_a_change_waits_for(client_of, workshop, other_convenor):
    def waits():
        return re.findall("A change of plan waits for [^<]*", unescape(client_of.get(EVENT).content.decode()))

    assert waits() == []
    walk(client_of, workshop)
    assert waits() == ["A change of plan waits for the other side’s key"]
    client_of.force_login(other_convenor)
    assert waits() == ["A change of plan waits for your side’s key"]
    client_of.post(f"{ADDRESS}key/")
    assert waits() == []


def test_a_change_can_be_declined(client_of, workshop, other_convenor):
    walk(client_of, workshop)
    client_of.force_login(other_convenor)
    client_of.post(f"{ADDRESS}key/", {"take_back": "yes"})
    assert Replan.objects.count() == 0


@pytest.mark.parametrize(
    ("way", "typed", "changed"),
    [
        ("cancel", {}, {"status": "not_held"}),
        (
            "move",
            {"date": "2027-05-01", "place_en": "Hill House"},
            {"date": "2027-05-01", "place": {"en": "Hill House"}},
        ),
        ("postpone", {"date": ""}, {"date": ""}),
        (
            "keep_hybrid",
            {"mode-east": "in_person", "mode-west": "remote"},
            {
                "presences": [
                    {"side": "east", "mode": "in_person", "place": {}},
                    {"side": "west", "mode": "remote", "place": {}},
                ]
            },
        ),
    ],
)  # fmt: skip
def test_every_way_changes_its_own_facts_only(client_of, workshop, programme, way, typed, changed):
    before = plan_of(workshop.event)
    sent = {"way": way, "how": "mine", "informed": "Liu", "earlier_plan_en": "It changed.", **typed}
    assert walk(client_of, workshop, **sent).status_code == 302
    after = plan_of(programme.events.get())
    after["presences"].sort(key=lambda each: each["side"])
    assert after == {**before, **changed, "earlier_plan": {"en": "It changed."}}


def test_what_a_plan_was_survives_the_programme_file_and_the_note_does_not(client_of, workshop, programme):
    walk(client_of, workshop, how="mine", informed="Liu")
    content = export_programme(programme)
    assert b"KESTREL" not in content
    copied = import_programme(content.replace(b'"key": "river"', b'"key": "river-2"'), by=None)
    assert export_programme(copied).replace(b"river-2", b"river") == content.replace(b"river-2", b"river")


@pytest.mark.parametrize(
    "content", [None, [], {"before": 3}, {"before": {"kind": ["x"], "date": 7, "presences": [1]}}]
)
def test_a_plan_from_a_file_that_makes_no_sense_reads_as_empty(content):
    assert read_plan(content, "before") == {
        "kind": "", "status": "", "rule": "", "date": "", "duration": "", "place": {}, "purpose": {},
        "earlier_plan": {}, "presences": [],
    }  # fmt: skip


def test_the_number_an_event_would_have_follows_its_kind(workshop, planned):
    planned(key="first", status="held", date="2026-01-01")
    plan = plan_of(workshop.event)
    assert number_if_held(workshop.event, plan) == 2
    assert number_if_held(workshop.event, {**plan, "kind": "informal_discussion"}) is None


def test_an_event_that_was_held_is_not_planned_anew(client_of, planned):
    planned(status="held")
    assert client_of.get(ADDRESS)["Location"] == "/office/river/events/spring/"
