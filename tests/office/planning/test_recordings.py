"""Recordings and releases: who is asked, what is recorded, what is taken back, and what of it goes outside."""

import pytest

from tracktwo.clearance import Cleared, Public, Reason, Withheld, clear
from tracktwo.office.models import MediaPlace, Publication, PublicationEvent
from tracktwo.office.planning.needs import needs
from tracktwo.office.record.actions import Refused, save_entry
from tracktwo.office.record.entries import ENTRIES, content_of, versions
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries import recording_lines, recording_list
from tracktwo.office.record.queries.material import holdings

pytestmark = pytest.mark.django_db


@pytest.fixture
def film(programme, planned):
    """A recording of one talk of an event at which two people are listed."""
    event = planned(date="2023-03-05", status="held", kind="public_panel", rule="on_the_record")
    ada, bo = event.person("Ada Reed"), event.person("Bo Lin", side="west")
    film = Publication.objects.create(
        programme=programme, key="film", kind="recording", title="Film", is_public=True,
        transcript={"en": "Ada: words", "zh-Hans": "艾达：话"},
    )  # fmt: skip
    event.item("talk", ada, publication=film)
    event.item("talk", bo)
    return film


def asked(programme):
    return {
        line.publication.key: [(each.person.key, each.is_released) for each in line.speakers]
        for line in recording_lines(programme, list(recording_list(programme)), language="en")
    }


def send(client, film, person, what, **typed):
    return client.post(
        f"/office/{film.programme.key}/recordings/{film.key}/{person}/{what}/", typed, follow=True
    )


def of_gate(programme):
    (work,) = (noun for noun in holdings(programme) if getattr(noun, "key", "") == "film")
    return clear(work, audience=Public())


def test_who_speaks_in_the_items_a_recording_is_named_with_is_asked(programme, film):
    assert asked(programme) == {"film": [("ada-reed", False)]}


def test_without_an_item_everybody_listed_is_asked(programme, film):
    film.segments.update(publication=None)
    PublicationEvent.objects.create(
        publication=film, event=programme.events.get(key="spring"), link="record_of"
    )
    assert asked(programme) == {"film": [("ada-reed", False), ("bo-lin", False)]}


def test_a_release_lets_a_recording_out_and_taking_it_back_takes_it_in(programme, film, client_of, convenor):
    assert of_gate(programme) == Withheld(reason=Reason.NO_PERMISSION)
    page = send(client_of, film, "ada-reed", "release", purpose="the public site").content.decode()
    assert "The release is recorded." in page
    assert "the public site" in page
    assert convenor.name in page
    assert isinstance(of_gate(programme), Cleared)
    assert dict(of_gate(programme).value.transcript) == film.transcript
    assert "recorded already" in send(client_of, film, "ada-reed", "release").content.decode()
    page = send(client_of, film, "ada-reed", "withdraw").content.decode()
    assert "names nothing" in page
    assert of_gate(programme) == Withheld(reason=Reason.NO_PERMISSION)
    assert asked(programme) == {"film": [("ada-reed", False)]}
    assert "no release to take back" in send(client_of, film, "ada-reed", "withdraw").content.decode()


def test_a_missing_release_needs_somebody(programme, film, convenor):
    seat = convenor.memberships.get(programme=programme)
    assert [str(row.what) for row in needs(seat) if row.where == "Film"] == [
        "A recording waits for a release"
    ]
    film.permissions.create(person=programme.persons.get(key="ada-reed"), given="2023-04")
    assert [row for row in needs(seat) if row.where == "Film"] == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "ftp://a.example", "https://", 'https://a"b'])
def test_an_address_that_is_none_of_the_web_is_refused(programme, film, address):
    entry = ENTRIES["publication"]
    before = content_of(entry, film)
    row = {"address": address, "side": "", "reach": "", "tried": ""}
    with pytest.raises(Refused, match="not an address of the web"):
        save_entry(
            programme=programme, by=None, entry=entry, key="film", content={**before, "places": [row]},
            opened_at=versions(before),
        )  # fmt: skip


def test_releases_and_places_travel_with_the_programme(programme, film):
    film.permissions.create(
        person=programme.persons.get(key="ada-reed"), given="2023-04", withdrawn="2024", by="Somebody"
    )
    for place, reach in (("east", "opens"), ("west", "fails")):
        MediaPlace.objects.create(
            publication=film, position=len(reach), address="https://film.example/1", reach=reach, tried="2024",
            side=programme.sides.get(key=place),
        )  # fmt: skip
    programme.events.get(key="spring").lessons.create(
        programme=programme, key="lesson", kind="worked", text={"en": "Two rooms"}, advice={"en": "Again"}
    )
    file = export_programme(programme)
    other = import_programme(
        file.replace(b'"key": "%s"' % programme.key.encode(), b'"key": "other"', 1), by=None
    )
    assert export_programme(other).replace(b'"other"', b'"%s"' % programme.key.encode(), 1) == file
