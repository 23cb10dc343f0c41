"""Edit pages of a large record: no list of thousands, but a part of a name, for one entry and for several."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tracktwo.office.models import Document, Event, EventName, Organisation, Person, PersonName, Publication
from tracktwo.office.record.forms.references import MOST_LISTED

pytestmark = pytest.mark.django_db


def fill(programme, number):
    """So many of everything a form may point at, by keys with the number in them."""
    told = {"programme": programme}
    Organisation.objects.bulk_create(
        Organisation(**told, key=f"o{number}-{n}", name=f"House {n} of {number}") for n in range(number)
    )
    people = Person.objects.bulk_create(Person(**told, key=f"p{number}-{n}") for n in range(number))
    PersonName.objects.bulk_create(
        PersonName(person=each, text=f"Ann Reed {each.key}", preferred=True) for each in people
    )
    events = Event.objects.bulk_create(
        Event(**told, key=f"e{number}-{n}", kind="formal_workshop", status="held") for n in range(number)
    )
    EventName.objects.bulk_create(
        EventName(event=each, text=f"Meeting {each.key}", preferred=True) for each in events
    )
    Document.objects.bulk_create(
        Document(**told, key=f"d{number}-{n}", title=f"Paper {n} of {number}") for n in range(number)
    )
    Publication.objects.bulk_create(
        Publication(**told, key=f"w{number}-{n}", title=f"Book {n} of {number}", kind="report")
        for n in range(number)
    )


@pytest.fixture
def large(programme):
    fill(programme, MOST_LISTED + 1)
    programme.events.create(key="spring", kind="formal_workshop", status="held")
    return programme


@pytest.fixture
def page(client, convenor, sign_in):
    """Open an edit page, or send it: its inputs as a browser sends them, with what is typed."""
    sign_in(client, convenor)

    def ask(path, **typed):
        address = f"/office/river/edit/{path}/"
        opened = client.get(address)
        return client.post(address, {**inputs(opened), **typed}) if typed else opened

    return ask


def inputs(page):
    """Return what a browser sends of a page that nothing was typed in."""
    sent = {}
    form = page.content.decode().split('<form method="post" class="edit">')[1].split("</form>")[0]
    for tag in re.findall(r"<input [^>]*>", form):
        given = dict(re.findall(r'(\w+)="([^"]*)"', tag))
        if given.get("type") not in ("checkbox", "radio") or " checked" in tag:
            sent.setdefault(given["name"], []).append(unescape(given.get("value", "")))
    for name, options in re.findall(r'<select name="([^"]*)".*?>(.*?)</select>', form, re.DOTALL):
        sent[name] = (
            re.findall(r'value="([^"]*)" selected', options) or re.findall(r'value="([^"]*)"', options)[:1]
        )
    for name, text in re.findall(r'<textarea [^>]*name="([^"]*)"[^>]*>\n?(.*?)</textarea>', form, re.DOTALL):
        sent[name] = [unescape(text)]
    return sent


def answers(page, name):
    return re.findall(rf'name="{name}_one" value="([^"]*)"', page.content.decode())


def test_a_page_holds_no_list_of_hundreds_and_asks_as_often_for_a_thousand_rows(page, large):
    for path in ("event/spring", "document/d301-1", "organisation/o301-1", "publication/w301-1"):
        with CaptureQueriesContext(connection) as few:
            assert page(path).content.decode().count("301-2") == 0
        fill(large, 310)
        with CaptureQueriesContext(connection) as many:
            page(path)
        large.organisations.filter(key__startswith="o310").delete()
        for rows in (large.persons, large.events, large.documents, large.publications):
            rows.filter(key__contains="310-").delete()
        assert len(many) == len(few), path


def test_one_is_found_by_a_part_of_its_name_kept_and_taken_away(page, large):
    row = large.organisations.get(key="o301-1")
    assert page("organisation/o301-1", parent="House 77 of").status_code == 302
    row.refresh_from_db()
    assert row.parent.key == "o301-77"
    assert page("organisation/o301-1", note_en="Words").status_code == 302
    row.refresh_from_db()
    assert (row.parent.key, row.note) == ("o301-77", {"en": "Words"})
    assert page("organisation/o301-1", parent="").status_code == 302
    row.refresh_from_db()
    assert row.parent is None


def test_several_that_fit_are_offered_and_an_entry_is_no_part_of_itself(page, large):
    itself = page("organisation/o301-1", parent="House 1 of")
    assert itself.status_code == 422
    assert "No name contains “House 1 of”." in unescape(itself.content.decode())
    asked = page("organisation/o301-1", parent="House 2")
    assert "Several names contain “House 2”: choose one of them." in unescape(asked.content.decode())
    offered = answers(asked, "parent")
    assert len(offered) == 12
    sent = {"parent": "House 2", "parent_for": "House 2", "parent_one": offered[3]}
    assert page("organisation/o301-1", **sent).status_code == 302
    assert large.organisations.get(key="o301-1").parent.key == offered[3]


def test_several_entries_are_found_ticked_and_unticked(page, large):
    row = large.documents.get(key="d301-1")

    def publishers():
        return sorted(row.publishers.values_list("key", flat=True))

    assert page("document/d301-1", publishers_more="House 77 of").status_code == 302
    assert publishers() == ["o301-77"]
    asked = page("document/d301-1", publishers_more="House 29")
    assert asked.status_code == 422
    assert 'type="checkbox" name="publishers" value="o301-77" checked' in asked.content.decode()
    offered = answers(asked, "publishers")
    assert set(offered) == {"o301-29", *(f"o301-29{n}" for n in range(10))}
    sent = {"publishers_more": "House 29", "publishers_for": "House 29", "publishers_one": offered[:2]}
    assert page("document/d301-1", **sent).status_code == 302
    assert publishers() == sorted(["o301-77", *offered[:2]])
    assert page("document/d301-1", licence="CC BY").status_code == 302
    assert len(publishers()) == 3
    assert page("document/d301-1", publishers=["o301-77"]).status_code == 302
    assert publishers() == ["o301-77"]
    asked = page("document/d301-1", publishers_more='Zoë"><script>')
    assert asked.status_code == 422
    assert 'No name contains “Zoë"><script>”.' in unescape(asked.content.decode())
    assert "<script>”" not in asked.content.decode()


def test_in_a_row_of_a_list_the_first_words_that_mean_one_are_taken(page, large):
    sent = {"organisers-0-organisation": "House 77 of", "organisers-0-role": "host"}
    assert page("event/spring", **sent).status_code == 302
    assert [each.organisation.key for each in large.events.get(key="spring").organisers.all()] == ["o301-77"]
    asked = page("event/spring", **{"organisers-1-organisation": "House", "organisers-1-role": "host"})
    assert asked.status_code == 422
    assert len(answers(asked, "organisers-1-organisation")) == 12


def test_what_somebody_saved_meanwhile_is_told_by_name(client, page, large):
    opened = page("document/d301-1")
    other = large.organisations.get(key="o301-5")
    large.documents.get(key="d301-1").publishers.add(other)
    sent = {**inputs(opened), "publishers_more": "House 6 of"}
    answer = client.post("/office/river/edit/document/d301-1/", sent)
    assert answer.status_code == 409
    assert "Publishers is now: House 5 of 301" in unescape(answer.content.decode())


def test_the_other_of_a_pair_and_the_event_of_a_timetable_are_found_by_name(client, convenor, sign_in, large):
    there = "/office/river/merge/person/p301-1/"
    sign_in(client, convenor)
    assert client.get(there).content.decode().count("Ann Reed p301-2") == 0
    found = client.get(f"{there}?other=Reed+p301-77")
    assert (found.status_code, found.headers["Location"]) == (302, f"{there}?other=p301-77")
    several = client.get(f"{there}?other=Reed+p301-1")
    assert several.status_code == 422
    assert "p301-1" not in answers(several, "other")
    key = answers(several, "other")[0]
    chosen = client.get(f"{there}?other=Reed+p301-1&other_for=Reed+p301-1&other_one={key}")
    assert chosen.headers["Location"] == f"{there}?other={key}"
    brought = client.get("/office/river/import/").content.decode()
    assert 'type="search" name="event"' in brought
    assert "Meeting e301-2" not in brought
