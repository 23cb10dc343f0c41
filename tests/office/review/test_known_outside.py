"""What becomes known outside when something read is accepted: what a public document prints, and nothing beside it."""

import pytest
from office.review.conftest import about, item

from tracktwo.office.models import Citation, Document, ReviewDecision
from tracktwo.office.record.actions import confirm_reading, create_entry
from tracktwo.office.record.entries import ENTRIES, blank
from tracktwo.office.record.queries import facts_of
from tracktwo.office.review import actions
from tracktwo.office.review.working import read_now

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("read")]


def accept(programme, by, title, *, kind, choice):
    actions.accept(**about(item(programme, title, kind), by), choice=choice)


@pytest.fixture
def minutes(programme):
    """A document of the team's, which nobody outside may read."""
    return Document.objects.create(programme=programme, key="minutes", title="Minutes", characters=500)


@pytest.fixture
def make(programme, convenor):
    """Make an entry as somebody does by hand."""

    def made(kind, event_kind="", **values):
        entry = ENTRIES[kind]
        content = {**blank(entry), **values}
        return create_entry(programme=programme, by=convenor, entry=entry, content=content, kind=event_kind)

    return made


def known(row):
    return {fact.field for fact in facts_of(row) if fact.is_known}


def test_a_public_document_does_not_tell_who_else_organised(programme, convenor, minutes, make):
    accept(programme, convenor, "Amber Foundation", kind="organisation", choice=actions.NEW)
    host = programme.organisations.get()
    quiet = make("organisation", name="Quiet Council", language="en")
    event = make(
        "event",
        "formal_workshop",
        names=[{"text": "Workshop on ports", "language": "en", "owner": "", "preferred": True}],
        status="held",
        date="2021-05-11",
        place={"en": "Riga", "fi": "Ministerin residenssi"},
        organisers=[
            {"organisation": host.key, "role": "host"},
            {"organisation": quiet.key, "role": "consulted"},
        ],
    )
    passage = {"programme": programme, "document": minutes, "subject": f"event:{event.key}"}
    for field in ("organisers", "place"):
        Citation.objects.create(**passage, field=field, start=0, end=9)
    for fact in facts_of(event):
        if fact.unread:
            about_it = {"kind": "event", "key": event.key, "field": fact.field, "seen": fact.fingerprint}
            confirm_reading(programme=programme, by=convenor, **about_it)
    accept(programme, convenor, "Workshop on ports", kind="event", choice=event.key)
    event.refresh_from_db()
    assert {"date", "hosts"} <= known(event)
    assert known(event).isdisjoint({"consulted", "place"})


def test_a_public_document_does_not_tell_of_a_second_host(programme, convenor, make):
    quiet = make("organisation", name="Quiet Council", language="en")
    event = make(
        "event",
        "formal_workshop",
        names=[{"text": "Workshop on ports", "language": "en", "owner": "", "preferred": True}],
        status="held",
        date="2021-05-11",
        organisers=[{"organisation": quiet.key, "role": "host"}],
    )
    accept(programme, convenor, "Workshop on ports", kind="event", choice=event.key)
    event.refresh_from_db()
    assert "hosts" not in known(event)


def test_a_public_document_does_not_tell_a_name_it_does_not_print(programme, convenor, make):
    own = make("organisation", name="Amber Cell of the Ministry", language="en")
    accept(programme, convenor, "Amber Foundation", kind="organisation", choice=own.key)
    own.refresh_from_db()
    assert known(own) == set()
    assert {(each.text, each.source.is_public) for each in own.names.all()} == {("Amber Foundation", True)}
    assert {each.field for each in Citation.objects.filter(subject=f"organisation:{own.key}")} == {"names"}


def test_taking_back_takes_back_what_became_known(programme, convenor, make):
    """Also where somebody had cited the same document by hand, for another value."""
    event = make(
        "event",
        "formal_workshop",
        names=[{"text": "Workshop on ports", "language": "en", "owner": "", "preferred": True}],
        status="held",
        date="2021-05-11",
    )
    for document in programme.documents.all():
        by_hand = {"document": document, "subject": f"event:{event.key}", "field": "date"}
        Citation.objects.create(programme=programme, start=0, end=9, **by_hand)
    assert "date" not in known(event)
    accept(programme, convenor, "Workshop on ports", kind="event", choice=event.key)
    event.refresh_from_db()
    assert "date" in known(event)
    first = ReviewDecision.objects.filter(programme=programme, along=None).order_by("-number").first()
    actions.undo(programme=programme, by=convenor, number=first.number)
    event.refresh_from_db()
    assert "date" not in known(event)


@pytest.mark.parametrize("closed", [False, True])
def test_a_number_tells_the_kind_of_a_numbered_event_alone(programme, convenor, add, closed):
    """A rule that only the team's document states makes another kind of it, and no public passage says that."""
    if closed:
        where = "Workshop on ports\n\nWhen: 11 May 2021\nWhere: Riga, Latvia\n\n"
        add("closed", f"{where}It was held under the Chatham House Rule.\n")
        read_now(programme, by=None, documents=["report", "page", "closed"])
    accept(programme, convenor, "Workshop on ports", kind="event", choice=actions.NEW)
    event = programme.events.get()
    assert event.kind == ("small_group_dialogue" if closed else "formal_workshop")
    assert ("kind" in known(event)) is not closed
