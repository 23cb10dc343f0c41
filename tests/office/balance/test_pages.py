"""The page of the balance: with the demonstration, with nothing, with very much, as of a day."""

import re
from datetime import date
from importlib.resources import files

import pytest

from tracktwo.balance import Measure, balance
from tracktwo.office.balance.queries import balance_of, balance_page, held_by, rooms_of
from tracktwo.office.models import Contribution, Event, Part, Person, Presence, Programme, Segment
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries import counted, event_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def space(db: None) -> Programme:
    return import_programme((files("tracktwo") / "demo" / "sino-us-space.json").read_bytes(), by=None)


def fill(programme: Programme, *, events: int) -> None:
    """Hold events with two speakers a side, one of them with a talk of 20 minutes."""
    sides = list(programme.sides.all())
    people = Person.objects.bulk_create(
        Person(programme=programme, key=f"person-{number}") for number in range(4)
    )
    held = Event.objects.bulk_create(
        Event(programme=programme, key=f"event-{n}", kind="formal_workshop", status="held", date="2020")
        for n in range(events)
    )
    for event in held:
        event.set_bounds()
    Event.objects.bulk_update(held, ["earliest", "latest"])
    entries = Contribution.objects.bulk_create(
        Contribution(
            programme=programme,
            key=f"{event.key}-{place}",
            event=event,
            person=person,
            side=sides[place % 2],
            listed_as="speaker",
            name_as_printed="A",
        )
        for event in held
        for place, person in enumerate(people)
    )
    talks = Segment.objects.bulk_create(
        Segment(
            programme=programme, key=f"{event.key}-talk", event=event, position=0, kind="talk", minutes=20
        )
        for event in held
    )
    Part.objects.bulk_create(
        Part(segment=talk, contribution=entries[4 * place], role="speaker")
        for place, talk in enumerate(talks)
    )
    Presence.objects.bulk_create(
        Presence(event=event, side=side, mode="in_person") for event in held for side in sides
    )


def test_the_demonstration_shows_where_rooms_were_and_says_nothing_about_it(
    client, space, seat, sign_in
) -> None:
    found = balance_of(space, as_of=None)
    assert rooms_of(found).of_side == {"CN": 4, "US": 1}
    formal = [room for room in found.rooms if room.side == "CN"]
    assert [room.modes["US"] for room in formal] == ["hybrid", "remote", "remote", "remote"]
    page = sign_in(client, seat("observer", programme=space, side="US")).get("/office/sino-us-space/balance/")
    assert page.status_code == 403
    member = sign_in(client, seat("facilitator", programme=space, side="US"))
    text = member.get("/office/sino-us-space/balance/").content.decode()
    assert "Paris Peace Forum" in text
    assert not [word for word in ("imbalance", "fail", "unequal", "unfair") if word in text.lower()]


def test_an_event_is_counted_on_its_own_page_as_here(space) -> None:
    for event in balance(counted(space)).events:
        sheet = event_sheet(space, event.event, language="en")
        assert sheet is not None
        of = {pair.measure: pair.numbers for pair in event.pairs}
        assert [
            (each.people, each.speakers, each.slots, each.minutes, each.facilitators, each.chairing)
            for each in sheet.counts
        ] == [
            tuple(
                of[measure][each.side.key]
                for measure in (
                    *(Measure.PEOPLE, Measure.SPEAKERS, Measure.SLOTS),
                    *(Measure.MINUTES, Measure.FACILITATORS, Measure.CHAIRING),
                )
            )
            for each in sheet.counts
        ]


@pytest.mark.parametrize("demo", ["sino-us-space.json", "northshore-southshore.json"])
def test_what_was_held_by_a_day_is_counted_by_the_database_as_in_the_balance(db, demo) -> None:
    programme = import_programme((files("tracktwo") / "demo" / demo).read_bytes(), by=None)
    days = [date(year, month, 15) for year in range(2018, 2027) for month in (1, 6, 12)]
    counted_here = [held_by(programme, as_of=day) for day in days]
    assert counted_here == [balance_of(programme, as_of=day).held for day in days]
    assert len({str(pairs) for pairs in counted_here}) > 3


def test_a_page_of_the_balance_says_what_the_whole_says_of_its_events_and_of_all(space) -> None:
    fill(space, events=120)
    Event.objects.filter(key="event-7").update(status="planned")
    day = date(2021, 1, 1)
    whole, shown = balance_of(space, as_of=day), []
    for number in ("1", "2", "3"):
        found, page = balance_page(space, as_of=day, number=number)
        assert (found.held, found.planned, rooms_of(found)) == (whole.held, whole.planned, rooms_of(whole))
        shown += [(each.to_dict(), room) for each in page for room in found.rooms if room.event == each.event]
    assert len(shown) > 120
    assert shown == [(each.to_dict(), room) for each, room in zip(whole.events, whole.rooms, strict=True)]


def test_as_of_a_day_and_a_date_that_is_none(client, space, seat, sign_in) -> None:
    member = sign_in(client, seat("researcher", programme=space, side="CN"))
    assert b"As of" in member.get("/office/sino-us-space/balance/?as_of=2019").content
    then = member.get("/office/sino-us-space/balance/?as_of=2019").content.decode()
    assert "Changsha" in then
    assert "Fuzhou" not in then
    wrong = member.get("/office/sino-us-space/balance/?as_of=%3Cb%3E").content.decode()
    assert "“&lt;b&gt;” is not a date" in wrong


def test_a_programme_without_events_says_what_the_page_is_for(client, programme, convenor, sign_in) -> None:
    page = sign_in(client, convenor).get("/office/river/balance/").content.decode()
    assert "Balance appears with the first event." in page


def test_three_hundred_events_cost_the_queries_of_one(
    client,
    programme,
    other_programme,
    seat,
    sign_in,
    django_assert_num_queries,
    django_assert_max_num_queries,
) -> None:
    fill(programme, events=1)
    fill(other_programme, events=300)
    one = sign_in(client, seat("convenor"))
    with django_assert_max_num_queries(30) as few:
        assert one.get("/office/river/balance/").status_code == 200
    many = sign_in(client, seat("convenor", programme=other_programme))
    with django_assert_num_queries(len(few)):
        assert many.get("/office/harbour/balance/").status_code == 200


def test_a_convenor_explains_a_pair_and_the_page_says_so(client, space, seat, sign_in) -> None:
    convenor = sign_in(client, seat("convenor", programme=space, side="US"))
    form = {"measure": "in_room", "most_apart": "2", "reason_en": "Travel was not possible.", "opened_at": ""}
    page = convenor.post("/office/sino-us-space/new/measure/", _filled(convenor, form))
    assert page.status_code == 302
    text = convenor.get("/office/sino-us-space/balance/").content.decode()
    assert "Not meant to be alike. Travel was not possible." in " ".join(text.split())
    assert "Further apart than the programme’s own measure (2)." in text
    again = convenor.post("/office/sino-us-space/new/measure/", _filled(convenor, form))
    assert again.status_code == 422
    assert "There is a note on this already" in again.content.decode()
    assert client.get("/office/sino-us-space/edit/measure/in-room/").status_code == 200
    reader = sign_in(client, seat("researcher", programme=space, side="US"))
    assert reader.get("/office/sino-us-space/new/measure/").status_code == 403


def _filled(client, values: dict[str, str]) -> dict[str, str]:
    """The fields of an empty form, those given filled in; every language's text by its own name."""
    page = client.get("/office/sino-us-space/new/measure/").content.decode()
    fields = {
        name: value
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
        if name != "csrfmiddlewaretoken"
    }
    return {**fields, **values}
