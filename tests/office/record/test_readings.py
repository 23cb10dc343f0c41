"""A passage counts for the value somebody read it for: a changed value is read again, or stays inside."""

import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.kinds import Event
from tracktwo.office.models import AuditEntry, Programme
from tracktwo.office.record.exchange import export_programme, import_programme
from tracktwo.office.record.queries import facts_of
from tracktwo.office.record.queries.material import holdings
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.django_db

FILE = Path(__file__).with_name("two-banks.json")
CONFIRM = "/office/river/confirm"


def told(**changes):
    """The file of the two banks with its report public and the date and kind of the weir stated in it."""
    file = json.loads(FILE.read_bytes())
    next(row for row in file["documents"] if row["key"] == "report")["is_public"] = True
    weir = next(row for row in file["events"] if row["key"] == "weir-2019")
    weir["citations"].append({"document": "report", "field": "kind", "start": 1, "end": 9})
    return json.dumps(file | changes).encode()


@pytest.fixture
def programme(db: None) -> Programme:
    return import_programme(told(), by=None)


def shown(programme):
    """What the public reads of the weir."""
    found = [each for each in holdings(programme) if isinstance(each, Event) and each.key == "weir-2019"]
    cleared = clear(found[0], audience=PUBLIC)
    assert isinstance(cleared, Cleared)
    return cleared.value


def move(programme, place):
    weir = programme.events.get(key="weir-2019")
    weir.place = {"en": place}
    weir.save()
    return weir


def fingerprint_of(row, field):
    return next(fact.fingerprint for fact in facts_of(row) if fact.field == field)


def test_a_changed_value_stays_inside_until_the_passages_are_read_again(
    programme, researcher, client: Client, sign_in
):
    sign_in(client, researcher)
    assert shown(programme).place is not None
    weir = move(programme, "Uptown")
    assert shown(programme).place is None
    page = unescape(re.sub(r"<[^>]+>", " ", client.get("/office/river/events/weir-2019/").content.decode()))
    assert "The passages given for it were read for another value" in page
    seen = fingerprint_of(weir, "place")
    answer = client.post(f"{CONFIRM}/event/weir-2019/", {"field": "place", "seen": seen})
    assert answer.status_code == 302
    assert dict(shown(programme).place.text) == {"en": "Uptown"}
    entry = AuditEntry.objects.first()
    assert (entry.action, entry.account, entry.after) == ("passages confirmed", researcher, {"place": seen})


def test_the_value_they_were_read_for_counts_again(programme):
    before = shown(programme)
    move(programme, "Uptown")
    weir = programme.events.get(key="weir-2019")
    weir.place = {"en": "Weirtown", "zh-Hans": "堰镇"}
    weir.save()
    assert shown(programme) == before


def test_what_was_not_seen_is_not_confirmed(programme, researcher, client: Client, sign_in):
    sign_in(client, researcher)
    seen = fingerprint_of(move(programme, "Uptown"), "place")
    move(programme, "Downtown")
    answer = client.post(f"{CONFIRM}/event/weir-2019/", {"field": "place", "seen": seen})
    assert (answer.status_code, "Somebody changed this" in unescape(answer.content.decode())) == (400, True)
    nothing = client.post(
        f"{CONFIRM}/event/weir-2019/",
        {"field": "date", "seen": fingerprint_of(programme.events.get(key="weir-2019"), "date")},
    )
    assert (nothing.status_code, "no passage to confirm" in nothing.content.decode()) == (400, True)
    assert shown(programme).place is None


def test_conclusions_and_names_of_organisations_are_read_too(programme, researcher, client: Client, sign_in):
    sign_in(client, researcher)
    mill = programme.organisations.get(key="mill")
    mill.name = "Another mill"
    mill.save()
    fish = programme.outcomes.get(key="fish")
    fish.text = {"en": "Another conclusion"}
    fish.save()
    assert b"The passages state this value" in client.get("/office/river/organisations/mill/").content
    assert b"The passages state this value" in client.get("/office/river/findings/fish/").content
    for kind, row, field in (("organisation", mill, "name"), ("outcome", fish, "text")):
        fields = {"field": field, "seen": fingerprint_of(row, field)}
        assert client.post(f"{CONFIRM}/{kind}/{row.key}/", fields).status_code == 302
    assert [fact.unread for row in (mill, fish) for fact in facts_of(row)] == [(), ()]


def test_a_file_does_not_make_read_what_was_not(programme):
    move(programme, "Uptown")
    before = export_programme(programme)
    readings = json.loads(before)["readings"]
    assert [(row["subject"], row["field"]) for row in readings] == [("event:weir-2019", "place")]
    copy = before.replace(b'"key": "river"', b'"key": "copy"', 1)
    again = import_programme(copy, by=None)
    assert shown(again).place is None
    assert export_programme(again) == copy


def test_a_reading_is_of_something_there():
    with pytest.raises(DataError, match="“event:nowhere” is no row of the file"):
        import_programme(told(readings=[{"subject": "event:nowhere", "field": "place"}]), by=None)
