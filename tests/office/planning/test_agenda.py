"""The agenda editor: every row at once, later items move along, nothing of somebody else's work is overwritten."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import AuditEntry

pytestmark = pytest.mark.django_db
ADDRESS = "/office/river/agenda/spring/"


def sent_as_shown(page: str) -> dict[str, str]:
    """What a browser would send if the rows were saved as they are shown."""
    form = page.split('class="edit agenda-rows"')[1].split("</form>", maxsplit=1)[0]
    fields = {
        unescape(name): unescape(value)
        for name, value in re.findall(
            r'<input type="(?:text|number)" name="([^"]+)"(?: value="([^"]*)")?', form
        )
    }
    fields |= {
        name: unescape(value)
        for name, value in re.findall(
            r'<input type="text" id="[^"]+" name="([^"]+)"[^>]* value="([^"]*)"', form
        )
    }
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options)
        fields[name] = chosen[1] if chosen else ""
    fields["opened_at"] = unescape(re.search(r'name="opened_at" value="([^"]*)"', form)[1])
    return fields


def shown(client) -> dict[str, str]:
    return sent_as_shown(client.get(ADDRESS).content.decode())


def timetable(event):
    return [(row.key, row.starts, row.minutes) for row in event.segments.all()]


@pytest.fixture
def morning(planned):
    plan = planned(date="2027-03-05", zone="Asia/Shanghai")
    plan.programme.sides.filter(key="west").update(zone="America/New_York")
    plan.programme.sides.filter(key="east").update(zone="Asia/Shanghai")
    plan.item("opening", starts="09:00", minutes=10)
    plan.item("talk", starts="09:10", minutes=20, title="Weirs", titles={"zh-Hans": "堰"})
    plan.item("q_and_a", starts="09:30", minutes=10)
    return plan


def test_saving_what_is_shown_changes_nothing(client_of, morning):
    entries = AuditEntry.objects.count()
    answer = client_of.post(ADDRESS, shown(client_of), follow=True)
    assert "Nothing was changed." in answer.content.decode()
    assert AuditEntry.objects.count() == entries


def test_a_longer_item_moves_what_comes_after_it(client_of, morning):
    answer = client_of.post(ADDRESS, {**shown(client_of), "spring-1-minutes": "35"})
    assert answer["Location"] == f"{ADDRESS}#segments"
    assert timetable(morning.event) == [
        ("spring-0", "09:00", 10),
        ("spring-1", "09:10", 35),
        ("spring-2", "09:45", 10),
    ]
    entry = AuditEntry.objects.latest("pk")
    assert (entry.action, entry.subject, entry.before, entry.after) == (
        "edited",
        "event:spring",
        {"segments": {"spring-1": {"minutes": 20}, "spring-2": {"starts": "09:30"}}},
        {"segments": {"spring-1": {"minutes": 35}, "spring-2": {"starts": "09:45"}}},
    )


def test_titles_in_each_language_stay_with_the_one_that_was_printed(client_of, morning):
    typed = {
        "spring-1-titles_en": "Weirs and locks",
        "spring-1-titles_zh-Hans": "",
        "spring-1-mode": "remote",
    }
    client_of.post(ADDRESS, {**shown(client_of), **typed})
    row = morning.event.segments.get(key="spring-1")
    assert (row.title, row.language, row.titles, row.mode) == ("Weirs and locks", "en", {}, "remote")


def test_what_is_typed_is_saved_before_an_item_moves(client_of, morning):
    answer = client_of.post(ADDRESS, {**shown(client_of), "spring-1-minutes": "30", "down": "spring-1"})
    assert answer["Location"] == f"{ADDRESS}#row-spring-1"
    assert timetable(morning.event) == [
        ("spring-0", "09:00", 10),
        ("spring-2", "09:10", 10),
        ("spring-1", "09:20", 30),
    ]


def test_one_more_item_begins_where_the_last_one_ends_once_it_is_saved(client_of, morning):
    typed = {"more-kind": "talk", "more-minutes": "15", "more-titles_zh-Hans": "船闸"}
    client_of.post(ADDRESS, {**shown(client_of), **typed})
    row = morning.event.segments.last()
    assert (row.kind, row.title, row.language, row.minutes) == ("talk", "船闸", "zh-Hans", 15)
    client_of.post(ADDRESS, {**shown(client_of), "spring-0-starts": "10:00"})
    assert [starts for _key, starts, _minutes in timetable(morning.event)] == [
        "10:00",
        "10:10",
        "10:30",
        "10:40",
    ]


def test_what_cannot_be_understood_is_told_and_nothing_is_saved(client_of, morning):
    typed = {
        **shown(client_of),
        "spring-0-starts": "25:00",
        "spring-1-minutes": "-5",
        "spring-2-minutes": "99",
    }
    answer = client_of.post(ADDRESS, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "2 things to put right; nothing is saved yet" in page
    assert 'value="25:00"' in page
    assert timetable(morning.event)[2] == ("spring-2", "09:30", 10)


def test_an_item_pushed_past_midnight_is_refused_in_a_sentence(client_of, morning):
    answer = client_of.post(ADDRESS, {**shown(client_of), "spring-1-minutes": "900"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "With this it would begin on another day; shorten what comes before it, or type its time." in page
    assert timetable(morning.event)[1] == ("spring-1", "09:10", 20)


def test_somebody_elses_change_is_not_overwritten(client_of, morning):
    opened = shown(client_of)
    client_of.post(ADDRESS, {**opened, "spring-1-minutes": "25"})
    answer = client_of.post(ADDRESS, {**opened, "spring-1-minutes": "45"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 409
    assert "Somebody changed this agenda after you opened it" in page
    assert 'value="45"' in page
    assert "Kept now: 09:10 · 25 · Talk · Weirs" in page
    assert timetable(morning.event)[1] == ("spring-1", "09:10", 25)
    client_of.post(ADDRESS, sent_as_shown(answer.content.decode()))
    assert timetable(morning.event)[1:] == [("spring-1", "09:10", 45), ("spring-2", "09:55", 10)]


def test_both_sides_clocks_stand_beside_the_place(client_of, morning):
    page = client_of.get(ADDRESS).content.decode()
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
    assert "09:10–09:30 · ● East bank 09:10 · ◆ West bank 20:10 UTC−5, 4 March 2027" in words


def test_without_times_an_agenda_counts_from_its_beginning(client_of, planned):
    plan = planned()
    plan.item("opening", minutes=10)
    plan.item("talk", minutes=75, title="Weirs")
    plan.item("closing")
    page = unescape(client_of.get(ADDRESS).content.decode())
    assert re.findall(r"([0-9:]+) after the beginning", page) == ["0:00", "0:10", "1:25"]


@pytest.mark.parametrize(
    ("start", "kinds", "minutes"),
    [("panel", ["opening", "panel", "q_and_a"], 60), ("informal", ["opening", "q_and_a", "closing"], 90)],
)
def test_an_empty_agenda_starts_from_a_usual_one(client_of, planned, start, kinds, minutes):
    plan = planned()
    assert f'<button name="begin" value="{start}">' in client_of.get(ADDRESS).content.decode()
    client_of.post(ADDRESS, {"begin": start})
    rows = list(plan.event.segments.all())
    assert ([row.kind for row in rows], sum(row.minutes for row in rows)) == (kinds, minutes)
    assert client_of.post(ADDRESS, {"begin": start}).status_code == 400
    assert plan.event.segments.count() == len(kinds)


def test_an_earlier_agenda_is_copied_without_people_titles_or_a_looser_rule(client_of, planned, morning):
    morning.event.segments.filter(key="spring-2").update(rule="off_the_record", mode="remote")
    morning.event.segments.filter(key="spring-0").update(rule="on_the_record")
    later = planned(key="autumn", rule="not_for_attribution")
    client_of.post("/office/river/agenda/autumn/", {"begin": "copy", "copy": "spring"})
    assert [
        (row.kind, row.starts, row.minutes, row.title, row.rule, row.mode)
        for row in later.event.segments.all()
    ] == [
        ("opening", "09:00", 10, "", "", ""),
        ("talk", "09:10", 20, "", "", ""),
        ("q_and_a", "09:30", 10, "", "off_the_record", "remote"),
    ]


def test_the_script_that_a_page_asks_for_is_one_its_policy_lets_in(client_of, morning):
    answer = client_of.get(ADDRESS)
    assert "agenda.js" in answer.content.decode()
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]


def test_queries_do_not_grow_with_the_agenda(client_of, morning):
    counts = []
    for more in (0, 40):
        vera = morning.person(f"Vera {more}")
        for _ in range(more):
            morning.item("talk", vera, title="More")
        with CaptureQueriesContext(connection) as asked:
            client_of.get(ADDRESS)
        counts.append(len(asked))
    assert counts[0] == counts[1]
