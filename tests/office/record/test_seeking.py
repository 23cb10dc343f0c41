"""A field for one entry: a list where there are few, and where there are many a part of a name with few answers."""

import re
from html import unescape

import pytest

from tracktwo.office.models import Event, EventName, Guest, Person, PersonName
from tracktwo.office.record.queries import MOST_OFFERED, events_meant, seek_events, seek_people

pytestmark = pytest.mark.django_db
INVITATIONS, PLAN = "/office/river/invitations/e0/", "/office/river/plan/"


@pytest.fixture
def many(programme):
    """More events and people than a list shows; two people of one name."""
    number = MOST_OFFERED + 2
    events = Event.objects.bulk_create(
        Event(programme=programme, key=f"e{n}", kind="formal_workshop", status="held", date=f"20{n:02}-05")
        for n in range(number)
    )
    EventName.objects.bulk_create(EventName(event=each, text=f"Meeting {each.key}") for each in events)
    people = Person.objects.bulk_create(Person(programme=programme, key=f"p{n}") for n in range(number))
    names = [f"Ann Reed {n}" for n in range(number - 2)] + ["Bo Lin", "Bo Lin"]
    PersonName.objects.bulk_create(
        PersonName(person=each, text=name, preferred=True) for each, name in zip(people, names, strict=True)
    )
    return number


@pytest.fixture
def convenors_page(client, convenor, sign_in):
    return sign_in(client, convenor)


def answers(page):
    """The entries a page offers to the words that were typed: key and name."""
    found = re.findall(
        r'name="person_one" value="([^"]*)"[^>]*> <bdi[^>]*>([^<]*)</bdi>', page.content.decode()
    )
    return [(key, unescape(name)) for key, name in found]


def add(client, **typed):
    return client.post(INVITATIONS, {"add": "yes", "side": "east", "name": "", **typed})


def test_a_short_list_is_shown_whole_and_a_long_one_asks_for_a_part_of_the_name(
    convenors_page, programme, many
):
    assert 'type="search" name="person"' in convenors_page.get(INVITATIONS).content.decode()
    Person.objects.exclude(key__in=("p0", "p1")).delete()
    options = re.findall(r'<option value="(p\d+)"', convenors_page.get(INVITATIONS).content.decode())
    assert options == ["p0", "p1"]


def test_the_only_one_of_a_name_is_taken_at_once(convenors_page, many):
    assert add(convenors_page, person="reed 17").status_code == 302
    assert Guest.objects.get().person.key == "p17"


def test_several_are_offered_and_the_one_chosen_is_taken(convenors_page, many):
    asked = add(convenors_page, person="Bo Lin")
    keys = [f"p{many - 2}", f"p{many - 1}"]
    assert asked.status_code == 422
    assert answers(asked) == [(key, f"Bo Lin ({key})") for key in keys]
    assert "Several names contain “Bo Lin”: choose one of them." in unescape(asked.content.decode())
    chosen = {"person": "Bo Lin", "person_for": "Bo Lin", "person_one": keys[1]}
    assert add(convenors_page, **chosen).status_code == 302
    assert Guest.objects.get().person.key == keys[1]


def test_an_answer_to_other_words_is_not_taken(convenors_page, many):
    stale = {"person": "Ann Reed 3", "person_for": "Bo Lin", "person_one": f"p{many - 1}"}
    assert add(convenors_page, **stale).status_code == 302
    assert Guest.objects.get().person.key == "p3"


def test_more_than_are_offered_are_said_and_nobody_is_said_too(convenors_page, many):
    asked = add(convenors_page, person="n")
    assert len(answers(asked)) == 12
    assert "There are more; write more of the name." in asked.content.decode()
    nobody = add(convenors_page, person='Zoë"><script>')
    assert nobody.status_code == 422
    assert 'No name contains “Zoë"><script>”.' in unescape(nobody.content.decode())
    assert "<script>”" not in nobody.content.decode()
    assert not Guest.objects.exists()


def test_an_event_is_found_by_its_key_its_name_or_its_date(programme, many):
    def keys(words):
        return [each.key for each in seek_events(programme, words, language="en")]

    assert keys("e1") == ["e1"]
    assert keys("meeting e1") == sorted((f"e1{n}" for n in [*range(10), ""]), reverse=True)
    assert keys("2007-05") == ["e7"]
    assert len(keys("")) == MOST_OFFERED + 1
    assert set(events_meant(programme, "e3").values_list("key", flat=True)) == {"e3"}
    assert seek_people(programme, "p3", language="en") == [("p3", "Ann Reed 3", "en", "Ann Reed 3")]


def test_a_list_is_narrowed_to_events_by_a_part_of_their_name(convenors_page, programme, many):
    page = convenors_page.get("/office/river/people/?event=Meeting").content.decode()
    assert '<input id="event" name="event" type="search" value="Meeting"' in page
    assert "Nobody in the record fits all of this." in page


def test_a_plan_starts_from_an_earlier_event_found_by_its_name(convenors_page, programme, many):
    for event in Event.objects.all():
        event.segments.create(programme=programme, key=f"{event.key}-talk", kind="talk", position=0)
    sent = {"start": "copy", "name_en": "Next", "copy": "Meeting e1"}
    asked = convenors_page.post(PLAN, sent)
    assert asked.status_code == 302
    assert Event.objects.latest("pk").segments.get().kind == "talk"
    assert convenors_page.post(PLAN, {**sent, "copy": "Meeting e"}).status_code == 422
