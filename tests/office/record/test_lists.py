"""Every list costs as many queries for three hundred rows as for one, and shows a page of them."""

import re
from datetime import date

import pytest
from django.test import Client

from tracktwo.office import models as rows

pytestmark = pytest.mark.django_db
LISTS = (
    *("conflicts/", "objectives/", "documents/", "media/", "changes/", "limits/", "topic-coverage/"),
    *("recordings/", "research/", "topics/", "lessons/", "interviews/", "stakeholders/", "contacts/"),
    *("terms/texts/", "people/?event=e", "organisations/?event=e", "invitations/e0/", "plan/"),
)


def fill(programme, number):
    """Events with a talk that was recorded and an article about each, people, and whatever else a list shows."""
    many, (side, _other) = range(number), programme.sides.order_by("key")
    told = {"programme": programme}

    def make(model, each):
        return model.objects.bulk_create([model(**each(n)) for n in many])

    day = date(2020, 1, 1)
    events = make(
        rows.Event,
        lambda n: told | {"key": f"e{n}", "kind": "formal_workshop", "status": "held", "date": "2020-01-01",
                          "earliest": day, "latest": day},
    )  # fmt: skip
    make(rows.EventName, lambda n: {"event": events[n], "text": f"Event {n}", "preferred": True})
    people = make(rows.Person, lambda n: told | {"key": f"p{n}"})
    make(rows.PersonName, lambda n: {"person": people[n], "text": f"Name {n}", "preferred": True})
    entries = make(
        rows.Contribution,
        lambda n: told | {"key": f"c{n}", "event": events[n], "person": people[n], "side": side,
                          "listed_as": "speaker", "name_as_printed": f"Name {n}"},
    )  # fmt: skip
    houses = make(rows.Organisation, lambda n: told | {"key": f"o{n}", "name": f"House {n}", "side": side})
    make(rows.Organiser, lambda n: {"event": events[n], "organisation": houses[n], "role": "host"})
    papers = make(rows.Document, lambda n: told | {"key": f"d{n}", "title": f"Paper {n}"})
    works = make(
        rows.Publication, lambda n: told | {"key": f"w{n}", "title": f"Film {n}", "kind": "recording"}
    )
    make(rows.PublicationEvent, lambda n: {"publication": works[n], "event": events[n], "link": "record_of"})
    talks = make(
        rows.Segment,
        lambda n: (
            told
            | {"key": f"s{n}", "event": events[n], "kind": "talk", "position": 0, "publication": works[n]}
        ),
    )
    make(
        rows.Part,
        lambda n: {"segment": talks[n], "contribution": entries[n], "role": "speaker", "position": 0},
    )
    make(rows.MediaCoverage, lambda n: told | {"key": f"m{n}", "outlet": {"en": "News"}, "event": events[n]})
    aims = make(rows.Objective, lambda n: told | {"key": f"a{n}", "number": n + 1, "text": {"en": "Aim"}})
    for aim, event in zip(aims, events, strict=True):
        aim.events.add(event)
    doubts = make(
        rows.Conflict,
        lambda n: told | {"key": f"x{n}", "subject": f"event:e{n}", "field": "date", "question": {"en": "?"}},
    )
    make(
        rows.ConflictValue,
        lambda n: {"conflict": doubts[n], "position": 1, "text": {"en": "2020"}, "document": papers[n],
                   "start": 0, "end": 4},
    )  # fmt: skip
    make(
        rows.Limit,
        lambda n: told | {"key": f"l{n}", "number": n + 1, "kind": "not_discussed", "text": {"en": "Not"}},
    )
    topics = make(
        rows.Topic, lambda n: told | {"key": f"t{n}", "name": {"en": f"Topic {n}"}, "dimension": "economy"}
    )
    make(rows.TopicTag, lambda n: {"topic": topics[n], "subject": f"event:e{n}"})
    make(rows.Lesson, lambda n: told | {"key": f"n{n}", "event": events[n], "text": {"en": "Learnt"}})
    make(rows.Guest, lambda n: {"event": events[0], "person": people[n], "side": side})
    make(
        rows.AuditEntry, lambda n: told | {"action": "edited", "subject": f"event:e{n}", "after": {"a": "b"}}
    )
    kept = make(rows.Interview, lambda n: told | {"side": side, "key": f"i{n}"})
    make(rows.InterviewPassage, lambda n: {"interview": kept[n], "number": 1, "text": {"en": "Words"}})
    make(rows.Stakeholder, lambda n: told | {"side": side, "name": f"Name {n}", "changed": day})
    make(
        rows.OfficialContact,
        lambda n: told | {"side": side, "held": "2020", "informed": "A desk", "by": "Ada", "event": events[n],
                          "about": {"en": "That we meet"}},
    )  # fmt: skip
    make(
        rows.TermSource,
        lambda n: told | {"key": f"q{n}", "title": f"Text {n}", "kind": "file", "event": events[n]},
    )


@pytest.fixture
def clients(programme, other_programme, seat, sign_in):
    """A convenor of a programme with one row of each kind, and one of a programme with three hundred."""
    fill(programme, 1)
    fill(other_programme, 300)
    few = sign_in(Client(), seat("convenor"))
    return few, sign_in(Client(), seat("convenor", programme=other_programme))


def test_three_hundred_rows_cost_the_queries_of_one(
    clients, django_assert_num_queries, django_assert_max_num_queries
):
    few, many = clients
    for path in LISTS:
        with django_assert_max_num_queries(40) as counted:
            assert (path, few.get(f"/office/river/{path}").status_code) == (path, 200)
        with django_assert_num_queries(len(counted), info=path):
            assert (path, many.get(f"/office/harbour/{path}").status_code) == (path, 200)


@pytest.mark.parametrize("path", ["research/", "documents/", "media/", "conflicts/", "recordings/"])
def test_a_long_list_comes_in_parts_and_a_link_leads_to_the_part_with_its_row(clients, path):
    _few, many = clients
    prefix = {"research/": "w", "documents/": "d", "media/": "m", "conflicts/": "x", "recordings/": "w"}[path]
    page = many.get(f"/office/harbour/{path}").content.decode()
    assert "Page 1 of 3" in page
    assert len(re.findall(r'id="[wmx]\d+"', page)) == (0 if path == "documents/" else 100)
    last = many.get(f"/office/harbour/{path}?at={prefix}99").content.decode()
    assert "Page 3 of 3" in last
    assert "Page 1 of 3" in many.get(f"/office/harbour/{path}?at=nothing&page=zz").content.decode()
