"""A broadcast: one subject, clocks for the public, a way to ask beforehand."""

import pytest

from tracktwo.office.planning.warnings import agenda_warnings
from tracktwo.office.record import queries
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db


def warned(plan):
    return agenda_warnings(queries.event_sheet(plan.programme, "spring", language="en"), today=None)


def test_a_broadcast_is_begun_with_a_subject_and_keeps_one(client_of, programme):
    base = f"/office/{programme.key}/"
    typed = {"start": "broadcast", "name_en": "An evening", "date": "2027", "key": "evening"}
    answer = client_of.post(f"{base}plan/", typed)
    assert answer.status_code == 422
    assert "A broadcast has exactly one subject: write it here." in answer.content.decode()
    assert client_of.post(f"{base}plan/", {**typed, "subject_en": "Fees"}).status_code == 302
    event = programme.events.get(key="evening")
    assert (event.kind, event.theme) == ("public_broadcast", {"en": "Fees"})
    copied = {"start": "copy", "copy": "evening", "name_en": "Once more", "key": "again"}
    assert client_of.post(f"{base}plan/", copied).status_code == 302
    assert programme.events.get(key="again").theme == {"en": "Fees"}
    workshop = {"start": "half_day", "name_en": "A day", "key": "day", "subject_en": "Fees"}
    assert client_of.post(f"{base}plan/", workshop).status_code == 302
    assert programme.events.get(key="day").theme == {}


def test_what_a_broadcast_still_needs_is_told_in_sentences(planned):
    plan = planned(kind="public_broadcast", zone="Europe/Oslo")
    assert warned(plan) == [
        "A broadcast has exactly one subject, and its theme is not written yet.",
        "The public is told the times by no clock but that of the place; name other clocks for them.",
        "Nothing says where the public sends questions beforehand.",
    ]
    plan.event.theme = {"en": "Fees"}
    plan.event.ask_at = "https://ask.example/join/hall/AB2CD3/"
    plan.event.save()
    plan.event.clocks.create(zone="Asia/Tokyo")
    assert warned(plan) == [
        (
            "The public is told no times by other clocks, because the event has no place: add its own clock, "
            "Europe/Oslo, to theirs."
        )
    ]
    plan.event.clocks.create(zone="Europe/Oslo", position=1)
    assert warned(plan) == []


def test_clocks_and_the_address_go_through_the_file_and_are_held_to_it(planned):
    plan = planned(kind="public_broadcast", ask_at="https://ask.example/room")
    for place, zone in enumerate(("Asia/Tokyo", "America/Lima")):
        plan.event.clocks.create(zone=zone, position=place)
    file = export_programme(plan.programme)
    plan.programme.key = "before"
    plan.programme.save()
    again = import_programme(file, by=None)
    assert export_programme(again) == file
    event = again.events.get(key="spring")
    assert [clock.zone for clock in event.clocks.all()] == ["Asia/Tokyo", "America/Lima"]
    again.key = "again"
    again.save()
    for old, new, sentence in (
        (b"https://ask.example/room", b"ask.example", "is no address of the web"),
        (b'"America/Lima"', b'"Asia/Tokyo"', "says the same"),
        (b'"America/Lima"', b'"Lima"', "is no time zone known here"),
    ):
        with pytest.raises(DataError, match=sentence):
            import_programme(file.replace(old, new), by=None)
