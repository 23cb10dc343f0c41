"""A name that is not public, in a short name: not in one byte outside, and the leak check would find it there."""

import json
from datetime import date
from importlib.resources import files

import pytest

from tracktwo.clearance import PUBLIC, Cleared, clear
from tracktwo.clearance.leaks import gather, list_public, search
from tracktwo.office.models import Programme
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.releases.addresses import drawn_keys, ids_in_record
from tracktwo.office.releases.contents import assembled
from tracktwo.publish.bundle import SITE_LANGUAGES, assemble
from tracktwo.publish.site import plan

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 4)

SECRETS = ("quillfeather", "starlingworks")


@pytest.fixture
def programme(db) -> Programme:
    """The river's demonstration; a speaker and a host whose short names are made of names no source states."""
    text = (files("tracktwo") / "demo" / "northshore-southshore.json").read_text(encoding="utf-8")
    for old, new in (('"hollin"', '"marta-quillfeather"'), ("gh-hollin", "gh-quillfeather")):
        assert old in text
        text = text.replace(old, new)
    told = json.loads(text)
    host = told["organisations"][0]
    text = text.replace(f'"{host["key"]}"', '"starlingworks"')
    told = json.loads(text)
    [speaker] = [each for each in told["people"] if each["key"] == "marta-quillfeather"]
    private = {**speaker["names"][0], "text": "Marta Quillfeather", "preferred": False, "source": ""}
    speaker["names"].append({**private, "family": "Quillfeather", "given": "Marta"})
    return import_programme(json.dumps(told, ensure_ascii=False).encode(), by=None)


def site(content):
    return {page.path: page.render() for page in plan(content)}


def test_no_page_says_a_private_name_by_its_address(programme):
    _material, content = assembled(programme, previous=None, day=DAY, waiting=0)
    outside = site(content)
    texts = [*outside, *(data.decode("utf-8", "replace") for data in outside.values())]
    assert [text for text in texts for secret in SECRETS if secret in text.casefold()] == []
    drawn = drawn_keys(programme)("person:marta-quillfeather")
    page = outside[f"en/people/{drawn}.html"].decode()
    assert "Hollin" in page
    assert f'href="../people/{drawn}.html"' in outside["en/events/grey-harbour-2023.html"].decode()


def test_the_address_stays_while_the_record_says_the_same(programme):
    _material, first = assembled(programme, previous=None, day=DAY, waiting=0)
    _material, second = assembled(programme, previous=first, day=DAY, waiting=0)
    assert second.items == first.items


def test_the_team_still_knows_who_it_is(programme):
    _material, content = assembled(programme, previous=None, day=DAY, waiting=0)
    drawn = ids_in_record(programme, content.items)
    assert {"person:marta-quillfeather", "organisation:starlingworks"} <= set(drawn.values())
    assert all(each in content.items and old not in content.items for each, old in drawn.items())


def test_the_leak_check_finds_a_name_that_only_a_key_tells(programme):
    """Without drawn keys the name would be in an address; that it is the item's own key excuses nothing."""
    material = holdings(programme)
    cleared = [
        each for each in (clear(one, audience=PUBLIC) for one in material) if isinstance(each, Cleared)
    ]
    content = assemble(cleared, previous=None, date=DAY, languages=SITE_LANGUAGES[:1])
    needles = gather(material)
    items = {each: item.content for each, item in content.items.items()}
    listing = list_public(items, words=(), needles=needles)
    page = next(each for each in plan(content) if each.path == "en/events/grey-harbour-2023.html")
    hits = search([(page.path, page.render())], needles=needles, listing=listing, shows=lambda _: page.shows)
    found = {(hit.item, hit.field) for hit in hits if not hit.is_doubtful}
    assert ("person:marta-quillfeather", "names") in found
