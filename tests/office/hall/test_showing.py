"""The screen of a room: what it shows, to whom, under which rule; and two consoles at once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from office.perception.answered import BOATS, answered, reveal, seat_of, sit
from office.rounds.conftest import make_round

from tracktwo.office.hall import actions
from tracktwo.office.hall.addresses import hall_of_screen, screen_token
from tracktwo.office.hall.kinds import Showing
from tracktwo.office.hall.models import Hall
from tracktwo.office.hall.slides import slide_of
from tracktwo.office.models import Event
from tracktwo.office.perception.actions import close_and_work_out, take_down
from tracktwo.vocabulary.errors import DataError


def told(hall, at=None):
    """What the screen says: by language, its heading and lines."""
    hall.refresh_from_db()
    slide = slide_of(hall, at=at or timezone.now())
    halves = {
        half.language: [half.heading.text if half.heading else "", *(line.text for line in half.lines)]
        for half in slide.halves
    }
    return slide.showing, halves


def show(hall, what, by, of=""):
    hall.refresh_from_db()
    return actions.show(hall, what, by=by, seen=hall.version, of=of)


def test_a_room_opens_with_how_to_join_in_both_languages(hall):
    showing, halves = told(hall)
    assert (showing, set(halves), halves["en"]) == (Showing.JOIN, {"en", "zh-Hans"}, ["Join with your phone"])


def test_which_language_stands_on_top_turns_with_every_change(hall, facilitator):
    orders = []
    for _turn in range(4):
        show(hall, Showing.BLANK, facilitator)
        hall.refresh_from_db()
        orders.append([half.language for half in slide_of(hall, at=timezone.now()).halves])
    assert orders in (
        [["en", "zh-Hans"], ["zh-Hans", "en"]] * 2,
        [["zh-Hans", "en"], ["en", "zh-Hans"]] * 2,
    )


@pytest.mark.parametrize(
    ("rule", "own", "names"),
    [
        ("on_the_record", "", ["Ada Ferry"]),
        ("not_for_attribution", "", ["Ada Ferry"]),
        ("off_the_record", "", []),
        ("", "", []),
        ("on_the_record", "off_the_record", []),
    ],
)
def test_names_stand_on_the_screen_only_where_the_room_may_know_them(hall, facilitator, rule, own, names):
    hall.event.rule = rule
    hall.event.save()
    hall.event.segments.filter(key="talk-1").update(rule=own)
    show(hall, Showing.NOW, facilitator, of="talk-1")
    assert told(hall)[1]["en"] == ["Talk 1 on tides", "Talk", *names]


def test_the_last_choice_stands_and_who_was_replaced_is_told(hall, facilitator, other_facilitator):
    seen = hall.version
    actions.show(hall, Showing.RULE, by=other_facilitator, seen=seen)
    done = actions.show(hall, Showing.BLANK, by=facilitator, seen=seen)
    assert (done.replaced, done.by) == ("The rule", "facilitator west river")
    assert told(hall)[0] is Showing.BLANK
    again = actions.show(done.hall, Showing.JOIN, by=facilitator, seen=done.hall.version)
    assert (again.replaced, again.by) == ("", "")


def test_pressing_next_twice_moves_once(hall, facilitator, other_facilitator):
    seen = hall.version
    for person in (facilitator, other_facilitator):
        actions.show(hall, Showing.NOW, by=person, seen=seen, of="talk-0")
    hall.refresh_from_db()
    assert hall.segment.key == "talk-0"


def test_nothing_of_a_round_is_shown_before_both_keys(hall, facilitator, running):
    actions.choose_round(hall, running.key, by=facilitator)
    with pytest.raises(DataError, match="one key of each side"):
        show(hall, Showing.REVEAL, facilitator, of="water")


def test_how_many_have_answered_is_said_in_three_bands(hall, facilitator, running):
    actions.choose_round(hall, running.key, by=facilitator)
    show(hall, Showing.ANSWERING, facilitator)
    said = []
    for people in (0, 9, 1, 10, 1):
        for _person in range(people):
            sit(running, "east", BOATS)
        said.append(told(hall)[1]["en"])
    under, between, over = (
        ["Two shores, one river", f"{words} have answered"] for words in ("Under 10", "10 to 20", "Over 20")
    )
    assert said == [under, under, between, between, over]


def test_a_round_of_another_event_never_runs_in_a_room(hall, facilitator, programme):
    other = Event.objects.create(programme=programme, key="autumn", kind="panel", status="held")
    make_round(programme, code="ABCDEF", event=other)
    free = make_round(programme, code="ABCDEG")
    with pytest.raises(DataError, match="another event"):
        actions.choose_round(hall, "round-abcdef", by=facilitator)
    actions.choose_round(hall, free.key, by=facilitator)
    hall.refresh_from_db()
    assert hall.round == free


def revealed(programme, event, convenors, **fields):
    """A round both sides have revealed: twelve a side."""
    made = answered(programme, [BOATS] * 12, [BOATS] * 12, event=event, **fields)
    reveal(close_and_work_out(made, by=None), *convenors)
    made.refresh_from_db()
    return made


def test_what_both_sides_revealed_stands_as_a_picture_in_each_language(
    hall, facilitator, programme, convenor, other_convenor
):
    made = revealed(programme, hall.event, [convenor, other_convenor])
    actions.choose_round(hall, made.key, by=facilitator)
    show(hall, Showing.REVEAL, facilitator, of="water")
    hall.refresh_from_db()
    slide = slide_of(hall, at=timezone.now())
    assert {half.language: half.figure.language for half in slide.halves} == {
        "en": "en",
        "zh-Hans": "zh-Hans",
    }
    assert told(hall)[1]["en"] == ["", "The water is for both."]


def test_the_result_of_a_round_for_the_room_only_leaves_the_screen_on_its_day(
    hall, facilitator, programme, convenor, other_convenor
):
    until = timezone.now() + timedelta(hours=2)
    made = revealed(
        programme, hall.event, [convenor, other_convenor],
        policy={"disclosure": "room_only"}, kept_until=until, rule="off_the_record",
    )  # fmt: skip
    actions.choose_round(hall, made.key, by=facilitator)
    show(hall, Showing.REVEAL, facilitator, of="water")
    before, after = (told(hall, at=until + timedelta(minutes=each))[0] for each in (-1, 1))
    assert (before, after) == (Showing.REVEAL, Showing.BLANK)


def test_a_result_that_was_taken_down_leaves_the_screen(
    hall, facilitator, programme, convenor, other_convenor
):
    made = revealed(programme, hall.event, [convenor, other_convenor])
    actions.choose_round(hall, made.key, by=facilitator)
    show(hall, Showing.REVEAL, facilitator, of="water")
    take_down(made.statements.get(key="water"), by=seat_of(convenor))
    assert told(hall)[0] is Showing.BLANK


def test_a_screen_opens_by_its_own_address_until_that_is_changed_or_the_room_closes(hall, facilitator):
    first = screen_token(hall.screen_seed)
    assert (hall_of_screen(first), hall_of_screen("0" * 32)) == (hall, None)
    actions.new_screen(hall, by=facilitator)
    hall.refresh_from_db()
    second = screen_token(hall.screen_seed)
    assert (hall_of_screen(first), hall_of_screen(second)) == (None, hall)
    actions.close_hall(hall, by=facilitator)
    assert hall_of_screen(second) is None


def test_the_row_of_a_room_does_not_hold_the_address_of_its_screen(hall):
    token = screen_token(hall.screen_seed)
    assert token not in str(list(Hall.objects.values()))


def test_a_screen_that_has_the_page_is_told_so_in_a_few_bytes(client: Client, hall, facilitator):
    address = f"/screen/{screen_token(hall.screen_seed)}/"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    show(hall, Showing.BLANK, facilitator)
    newer = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (newer.status_code, newer["ETag"] == first["ETag"]) == (200, False)
    assert first["Cache-Control"] == "private, no-cache"
    assert client.cookies == {}


def test_what_many_watch_costs_one_query_each(client: Client, hall, django_assert_num_queries):
    address = f"/screen/{screen_token(hall.screen_seed)}/"
    tag = client.get(address)["ETag"]
    with django_assert_num_queries(1):
        client.get(address, headers={"if-none-match": tag})


@pytest.mark.usefixtures("db")
def test_an_unknown_screen_is_no_page(client: Client):
    assert client.get("/screen/" + "0" * 32 + "/").status_code == 404


def test_the_console_leads_to_the_keys_once_the_round_is_closed(
    client: Client, hall, facilitator, running, sign_in
):
    actions.choose_round(hall, running.key, by=facilitator)
    sign_in(client, facilitator)
    address = "/office/river/events/spring/room/"
    page = client.post(f"{address}close-round/", follow=True)
    assert page.status_code == 200
    assert f"/office/river/rounds/{running.key}/reveal/" in page.content.decode()
