"""An event is planned, its agenda given out in versions, and each version stays readable as it was."""

import json
from datetime import date
from html import unescape

import pytest

from tracktwo.office.models import AgendaVersion, AuditEntry
from tracktwo.office.planning import actions
from tracktwo.office.planning.patterns import PATTERNS
from tracktwo.office.planning.versions import Kept, differences, outside, read_kept
from tracktwo.office.record.actions import erase_person
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db
PLAN = "/office/river/plan/"


def test_an_event_is_planned_from_a_usual_agenda(client_of, programme):
    answer = client_of.post(
        PLAN,
        {
            "start": "panel",
            "name_en": "On weirs",
            "name_zh-Hans": "论堰",
            "date": "2027-03-05",
            "key": "weirs",
        },
    )
    assert answer["Location"] == "/office/river/agenda/weirs/"
    event = programme.events.get()
    assert (event.kind, event.status, event.date, event.duration, event.rule) == (
        *("public_panel", "planned", "2027-03-05", "PT1H", "on_the_record"),
    )
    assert sorted(event.names.values_list("language", "text")) == [("en", "On weirs"), ("zh-Hans", "论堰")]
    assert list(event.segments.values_list("kind", "minutes")) == [
        ("opening", 5),
        ("panel", 40),
        ("q_and_a", 15),
    ]


def test_an_event_is_planned_like_an_earlier_one(client_of, planned):
    plan = planned(kind="small_group_dialogue", duration="PT2H")
    plan.item("talk", plan.person("Vera Alder"), title="Weirs", minutes=20)
    client_of.post(PLAN, {"start": "copy", "copy": "spring", "name_en": "Again", "key": "again"})
    event = plan.programme.events.get(key="again")
    assert (event.kind, event.duration, event.rule, event.contributions.count()) == (
        *("small_group_dialogue", "PT2H", "not_for_attribution", 0),
    )
    assert list(event.segments.values_list("kind", "minutes", "title")) == [("talk", 20, "")]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"start": "panel"}, "Write it in at least one language."),
        ({"start": "copy", "name_en": "Again"}, "Choose the event whose agenda it starts from."),
        ({"start": "panel", "name_en": "Again", "key": "spring"}, "is the short name of another entry"),
        ({"start": "panel", "name_en": "Again", "date": "next week"}, "is not a date that can be kept"),
    ],
)
def test_a_plan_that_cannot_be_kept_is_told_and_nothing_is_made(client_of, planned, typed, sentence):
    planned().item("opening")
    answer = client_of.post(PLAN, typed)
    assert answer.status_code == 422
    assert sentence in unescape(answer.content.decode())
    assert [event.key for event in planned(key="other").programme.events.order_by("key")] == [
        "other",
        "spring",
    ]


@pytest.mark.parametrize("start", PATTERNS)
def test_every_usual_agenda_fits_the_length_it_says(start):
    longest = {"half-day": 5 * 60, "full-day": 9 * 60, "PT1H30M": 90, "PT2H": 120, "PT1H": 60}
    assert PATTERNS[start].minutes <= longest[PATTERNS[start].duration]


def release(plan, account, seen=0):
    return actions.release(
        programme=plan.programme, by=account, event="spring", seen=seen, today=date(2027, 2, 1)
    )


def test_a_title_missing_in_a_language_stops_only_the_release(planned, convenor):
    plan = planned()
    segment = plan.item("talk", title="Weirs")
    with pytest.raises(DataError, match="“Weirs” has no title in 简体中文"):
        release(plan, convenor)
    segment.titles = {"zh-Hans": "堰"}
    segment.save()
    assert release(plan, convenor) == 1
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.before, entry.after) == ("agenda released", None, {"version": 1})


def test_an_agenda_without_items_is_not_given_out(planned, convenor):
    with pytest.raises(DataError, match="nothing to give out"):
        release(planned(), convenor)


def test_of_two_who_release_at_once_the_second_is_told(planned, convenor):
    plan = planned()
    plan.item("opening")
    release(plan, convenor)
    with pytest.raises(DataError, match="Somebody gave out a version"):
        release(plan, convenor)
    assert release(plan, convenor, seen=1) == 2


def test_an_earlier_version_reads_as_it_was(client_of, planned, convenor):
    plan = planned(date="2027-03-05", rule="on_the_record")
    vera = plan.person("Vera Alder")
    segment = plan.item("talk", vera, title="Weirs", titles={"zh-Hans": "堰"}, starts="09:00")
    release(plan, convenor)
    segment.title, segment.starts = "Locks", "10:00"
    segment.save()
    plan.event.date, plan.event.status = "2027-04", "not_held"
    plan.event.save()
    page = unescape(client_of.get("/office/river/agenda/spring/versions/1/").content.decode())
    for words in ("Not held", "5 March 2027", "09:00", "Weirs", "堰", "Vera Alder", "The last version"):
        assert words in page
    assert "Locks" not in page
    assert client_of.get("/office/river/agenda/spring/versions/2/").status_code == 404
    page = unescape(client_of.get("/office/river/agenda/spring/release/").content.decode())
    for sentence in (
        "The date is April 2027; it was 5 March 2027.",
        "“Locks” begins at 10:00.",
        "“Locks” was called “Weirs” or has changed its words.",
    ):
        assert sentence in page


def item(key, **fields):
    return {"key": key, "kind": "talk", "titles": {"en": key.title()}, "starts": "09:00", **fields}


def kept(*items, **fields):
    return read_kept({"rule": "on_the_record", "items": list(items), **fields})


def test_what_changed_is_said_in_sentences():
    vera = {"name": "Vera Alder", "language": "en", "side": "east", "role": "speaker"}
    before = kept(item("weirs"), item("locks", minutes=20), item("fish", people=[vera]), item("mud"))
    after = kept(item("locks", minutes=30), item("weirs"), item("fish"), item("silt"))
    assert differences(before, after) == [
        "“Mud” was taken out.",
        "“Silt” was added.",
        "“Locks” has another place in the order.",
        "“Locks” takes 30 minutes.",
        "“Weirs” has another place in the order.",
        "Vera Alder is no longer in “Fish” as Speaker.",
    ]
    assert differences(before, before) == []


def test_outside_a_closed_session_only_moves_and_only_if_announced():
    closed = {"rule": "off_the_record", "people": [{"name": "Vera Alder"}]}
    before = kept(item("weirs"), item("secret", **closed, announced=True), item("hidden", **closed))
    after = kept(
        item("weirs"),
        item("secret", **{**closed, "starts": "11:00"}, announced=True),
        item("hidden", **{**closed, "starts": "12:00"}),
    )
    assert differences(outside(before), outside(after)) == ["A closed session moved."]
    assert differences(outside(kept()), outside(after)) == [
        "“Weirs” was added.",
        "A closed session was added.",
    ]
    for rule in ("off_the_record", "not_for_attribution", ""):
        assert outside(kept(item("weirs"), rule=rule)) == Kept()


@pytest.mark.parametrize(
    "content",
    [None, [], {"items": 3}, {"items": [3, {"kind": "?"}]}, {"date": "soon", "place": [], "rule": 4}],
)
def test_a_version_a_file_brought_is_read_for_what_it_says(content):
    assert read_kept(content) == Kept()


def test_versions_go_with_the_programme_file(planned, convenor):
    plan = planned()
    plan.item("talk", plan.person("Vera Alder"), title="Weirs", titles={"zh-Hans": "堰"}, mode="pre_recorded")
    plan.event.segments.get().subtitles.create(language="zh-Hans", state="in_work")
    release(plan, convenor)
    file = json.loads(export_programme(plan.programme))
    file["programme"]["key"] = "copy"
    made = import_programme(json.dumps(file), by=None)
    assert json.loads(export_programme(made)) == file
    version = AgendaVersion.objects.get(event__programme=made)
    assert (version.number, version.by, version.date) == (1, convenor.name, "2027-02-01")
    assert version.content["items"][0]["people"][0]["name"] == "Vera Alder"


def test_an_erased_person_is_in_no_version(planned, convenor):
    plan = planned()
    plan.item("opening", plan.person("Vera Alder"))
    release(plan, convenor)
    erase_person(programme=plan.programme, by=convenor, key="vera-alder")
    assert "Alder" not in json.dumps(AgendaVersion.objects.get().content)


def test_an_event_whose_agenda_was_given_out_is_not_deleted(client_of, planned, convenor):
    plan = planned()
    plan.item("opening")
    release(plan, convenor)
    plan.event.segments.all().delete()
    page = unescape(client_of.get("/office/river/delete/event/spring/").content.decode())
    assert "versions of the agenda that were given out (1)" in page


def test_who_may_plan_and_release(client, planned, seat):
    planned().item("opening")
    allowed = {}
    for role in ("convenor", "facilitator", "moderator", "researcher", "observer"):
        client.force_login(seat(role))
        allowed[role] = [
            client.get(f"/office/river/{path}").status_code == 200
            for path in ("plan/", "agenda/spring/", "agenda/spring/release/")
        ]
    assert allowed == {
        "convenor": [True, True, True],
        "facilitator": [False, True, False],
        **{role: [False] * 3 for role in ("moderator", "researcher", "observer")},
    }
