"""What goes wrong on an evening: two facilitators who press at once, a laptop that slept, a clock that is a day off."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from office.perception.answered import BOATS, sit

from tracktwo.office.hall import actions
from tracktwo.office.hall.addresses import screen_token
from tracktwo.office.hall.console import news_of
from tracktwo.office.hall.kinds import Showing
from tracktwo.office.hall.models import Hall
from tracktwo.office.perception.models import Reveal
from tracktwo.office.record.queries import event_sheet

DAY = timedelta(days=1)
ROOM = "/office/river/events/spring/room/"


@pytest.fixture
def two(facilitator, other_facilitator) -> list[Client]:
    """Two facilitators, each at a console of their own."""
    consoles = [Client(), Client()]
    for console, account in zip(consoles, (facilitator, other_facilitator), strict=True):
        console.force_login(account)
    return consoles


def said(console: Client, path: str, **posted: str) -> str:
    answer = console.post(f"{ROOM}{path}", posted, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def news(hall: Hall, at) -> dict[str, object]:
    hall.refresh_from_db()
    sheet = event_sheet(hall.event.programme, hall.event.key, language="en")
    return news_of(sheet, hall, at=at)


def test_two_who_open_the_room_at_once_are_in_one_room(event, two):
    for console in two:
        said(console, "open/")
    assert Hall.objects.filter(event=event).count() == 1


def test_two_who_close_the_round_at_once_close_it_once_and_the_second_is_told(
    hall, facilitator, running, two
):
    actions.choose_round(hall, running.key, by=facilitator)
    sit(running, "east", BOATS)
    first, second = (said(console, "close-round/") for console in two)
    assert "Its results wait for one key of each side." in first
    assert "No round is open in this room." in second
    assert Reveal.objects.filter(round=running).count() == 1


def test_two_who_close_the_room_at_once_carry_its_questions_over_once(hall, two):
    for console in two:
        said(console, "close/")
    hall.refresh_from_db()
    assert hall.closed_at is not None
    assert two[0].get(f"{ROOM}state/").json() == {"version": 0}


def test_a_press_on_a_console_of_before_the_room_closed_changes_nothing(hall, facilitator, two):
    seen = hall.version
    actions.close_hall(hall, by=facilitator)
    said(two[1], "show/", what="rule", seen=str(seen))
    hall.refresh_from_db()
    assert (hall.showing, hall.closed_at is None) == (Showing.BLANK, False)


def test_a_laptop_that_slept_says_since_when_the_screen_is_lost_and_goes_on_where_it_was(
    client: Client, hall, facilitator
):
    actions.show(hall, Showing.NOW, by=facilitator, seen=hall.version, of="talk-0")
    address, slept = f"/screen/{screen_token(hall.screen_seed)}/", timezone.now() + timedelta(hours=3)
    client.get(address)
    told = news(hall, slept)
    assert (told["lost"], told["left"]) == (True, "160 minutes over")
    assert "The screen was last heard at" in str(told["screen"])
    Hall.objects.update(screen_seen=timezone.now() - timedelta(hours=3))
    assert "Talk 0 on tides" in client.get(address).content.decode()
    assert news(hall, timezone.now())["lost"] is False


def test_a_clock_that_was_put_back_a_day_takes_no_screen_for_heard_and_gives_nobody_more_time(
    client: Client, hall, facilitator
):
    actions.show(hall, Showing.NOW, by=facilitator, seen=hall.version, of="talk-0")
    Hall.objects.update(screen_seen=timezone.now() + DAY, segment_since=timezone.now() + DAY)
    told = news(hall, timezone.now())
    assert (told["lost"], told["left"]) == (True, "20 minutes left")
    client.get(f"/screen/{screen_token(hall.screen_seed)}/")
    assert news(hall, timezone.now())["lost"] is False
