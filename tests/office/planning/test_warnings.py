"""What an agenda's warnings say: whole sentences, nothing where there is nothing to say, and they block nothing."""

from datetime import date
from pathlib import Path

import pytest

from tracktwo.office.planning.warnings import agenda_warnings, missing_titles
from tracktwo.office.record import queries
from tracktwo.office.record.exchange import import_programme

TODAY = date(2027, 2, 1)
pytestmark = pytest.mark.django_db


def warnings_of(programme, key, **options):
    sheet = queries.event_sheet(programme, key, language="en")
    elsewhere = queries.listed_elsewhere(sheet.event)
    return agenda_warnings(sheet, **{"today": TODAY, "elsewhere": elsewhere, **options})


def test_warnings_say_who_lacks_a_facilitator_and_how_a_panel_is_made_up(db):
    banks = Path(__file__).parent.parent / "record" / "two-banks.json"
    programme = import_programme(banks.read_bytes(), by=None)
    assert {key: warnings_of(programme, key) for key in ("weir-2019", "lock-2021", "island-2019")} == {
        "weir-2019": ["One side has no facilitator: West bank."],
        "lock-2021": ["The panel has one person from one side and two from the other."],
        "island-2019": [],
    }


def test_items_that_overlap_and_who_is_in_both(planned):
    plan = planned(zone="Asia/Shanghai")
    vera = plan.person("Vera Alder")
    plan.item("talk", vera, title="Weirs", starts="09:00", minutes=30)
    plan.item("panel", vera, role="moderator", title="Locks", starts="09:20", minutes=30)
    plan.item("break", starts="09:50", minutes=10)
    assert warnings_of(plan.programme, "spring") == [
        "“Weirs” and “Locks” overlap: one ends at 09:30, the other begins at 09:20.",
        "Vera Alder is in two places at once: “Weirs” and “Locks”.",
    ]


def test_an_item_out_of_order_is_the_next_day_only_where_there_is_one(planned):
    plan = planned(date="2027-03-05", zone="Asia/Shanghai")
    plan.item("talk", title="Weirs", starts="14:00", minutes=30)
    plan.item("talk", title="Locks", starts="09:00", minutes=30)
    said = ["“Locks” stands after “Weirs” but begins before it."]
    assert warnings_of(plan.programme, "spring") == said
    plan.event.date = "2027-03-05/2027-03-06"
    plan.event.save()
    assert warnings_of(plan.programme, "spring") == []


def test_a_person_on_the_lists_of_both_sides(planned):
    plan = planned()
    plan.person("Vera Alder")
    plan.person("Vera Alder", listed_as="facilitator")
    plan.person("Bo West", side="west", listed_as="facilitator")
    assert warnings_of(plan.programme, "spring") == []
    plan.person("Bo West", listed_as="panellist")
    assert warnings_of(plan.programme, "spring") == ["Bo West is on the lists of both sides."]


def test_a_person_on_the_lists_of_two_events_of_a_day(planned):
    planned(date="2027-03-05", key="autumn").person("Vera Alder")
    planned(date="2027-03", key="month").person("Vera Alder")
    planned(date="2027-03-05", key="given-up", status="not_held").person("Vera Alder")
    plan = planned(date="2027-03-05")
    plan.person("Vera Alder", listed_as="facilitator")
    plan.person("Bo West", side="west", listed_as="facilitator")
    assert warnings_of(plan.programme, "spring") == [
        "Vera Alder is also on the list of another event of that day: “The autumn workshop”."
    ]


def test_an_interview_needs_both_roles_and_a_panel_a_moderator(planned):
    plan = planned()
    vera, bo = plan.person("Vera Alder"), plan.person("Bo West", side="west")
    plan.item("interview", vera, role="interviewee", title="Weirs")
    plan.item("interview", bo, role="interviewer", starts="10:00")
    plan.item("interview")
    plan.item("panel", vera, bo, role="panellist", title="Locks")
    plan.event.zone = "Asia/Shanghai"
    plan.event.save()
    assert warnings_of(plan.programme, "spring") == [
        "The interview “Weirs” has nobody who interviews.",
        "The interview “Interview at 10:00” has nobody who is interviewed.",
        "The panel “Locks” has no moderator.",
    ]


@pytest.mark.parametrize(
    ("fields", "subtitles", "expected"),
    [
        pytest.param(
            {},
            {},
            [
                "“Weirs” comes as a recording, and nothing says by when it is to be there.",
                "“Weirs” comes as a recording, and nothing says what is done if it fails on the day.",
                "Nothing is said of subtitles for the recording of “Weirs”.",
            ],
            id="nothing settled",
        ),
        pytest.param(
            {"due": "2027-01-20", "fallback": {"en": "It is read out."}},
            {"zh-Hans": "in_work"},
            [
                "The recording of “Weirs” was due by 20 January 2027 and is not there.",
                "Subtitles of “Weirs” are not ready in: 简体中文.",
            ],
            id="overdue",
        ),
        pytest.param(
            {"due": "2027-02", "fallback": {"en": "It is read out."}},
            {"zh-Hans": "ready"},
            [],
            id="not due yet",
        ),
        pytest.param(
            {"due": "2026", "material": "weirs.mp4", "fallback": {"en": "It is read out."}},
            {"zh-Hans": "ready", "en": "ready"},
            [],
            id="there",
        ),
    ],
)
@pytest.mark.parametrize("mode", ["pre_recorded", "sent_video"])
def test_a_recording_says_what_it_still_needs(planned, mode, fields, subtitles, expected):
    plan = planned()
    segment = plan.item("talk", title="Weirs", mode=mode, **fields)
    for language, state in subtitles.items():
        segment.subtitles.create(language=language, state=state)
    assert warnings_of(plan.programme, "spring") == expected
    plan.event.status = "held"
    plan.event.save()
    assert warnings_of(plan.programme, "spring") == []


def test_nobody_interprets_between_sides_without_a_language_in_common(planned):
    plan = planned()
    plan.item("opening", starts="09:00")
    plan.programme.sides.filter(key="west").update(languages=["zh-Hans"])
    assert warnings_of(plan.programme, "spring") == [
        "No interpreter is named, and the two sides have no language in common.",
        "Whose clock the times are told by is not stated; give the event a time zone.",
    ]
    plan.event.interpreters, plan.event.zone = {"en": "The host's own."}, "Asia/Shanghai"
    plan.event.save()
    assert warnings_of(plan.programme, "spring") == []


def test_a_missing_title_is_told_language_by_language(planned):
    plan = planned()
    plan.item("opening")
    plan.item("talk", title="Weirs")
    plan.item("talk", title="船闸", language="zh-Hans", titles={"en": "Locks"})
    plan.item("interview", starts="10:00")
    sheet = queries.event_sheet(plan.programme, "spring", language="en")
    assert missing_titles(plan.programme, sheet.segments) == [
        "“Weirs” has no title in 简体中文.",
        "“Interview at 10:00” has no title in English.",
        "“Interview at 10:00” has no title in 简体中文.",
    ]
