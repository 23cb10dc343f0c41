"""What the sides of the invented demonstration keep to themselves, loaded once, and what of it is counted."""

from importlib.resources import files

import pytest

from tracktwo.clearance.disclosure import HeadCount
from tracktwo.office.interviews.demonstration import load_interviews
from tracktwo.office.interviews.queries import interview_list, is_quotable, themes, types_heard
from tracktwo.office.models import Membership
from tracktwo.office.outreach.demonstration import load_outreach
from tracktwo.office.outreach.queries import contacts_of, stages
from tracktwo.office.record.exchange import import_programme

pytestmark = pytest.mark.django_db


@pytest.fixture
def shores():
    return import_programme((files("tracktwo") / "demo" / "northshore-southshore.json").read_bytes(), by=None)


@pytest.fixture
def convenors(shores, seat):
    accounts = [seat("convenor", side=side, programme=shores) for side in ("north", "south")]
    return [Membership.objects.get(account=each) for each in accounts]


def test_interviews_are_kept_once_by_each_side_and_counted_where_enough_were_heard(shores, convenors):
    for _time in range(2):
        load_interviews(shores, convenors=convenors)
    kept = {each.side.key: interview_list(shores, each.side) for each in convenors}
    assert {side: len(rows) for side, rows in kept.items()} == {"north": 7, "south": 2}
    sides = list(shores.sides.order_by("key"))
    found = [
        (each.subject, {side: count and count.value for side, count in each.people.items()})
        for each in themes(shores, sides)
    ]
    assert found == [("question:q2", {"north": "5-9", "south": None})]
    (heard,) = types_heard(shores, sides)
    assert (heard.type, heard.people) == (None, {"north": HeadCount.FROM_5, "south": None})
    quotable = [
        each.quote["en"] for rows in kept.values() for row in rows for each in row.passages.all()
        if is_quotable(each)
    ]  # fmt: skip
    assert quotable == ["They would count it if they were asked."]


def test_outreach_is_kept_once_and_the_other_side_reads_what_is_shared(shores, convenors):
    for _time in range(2):
        load_outreach(shores, convenors=convenors)
    north, south = convenors
    assert {
        each.stage.value: [(row.name, bool(same)) for row, same in each.rows]
        for each in stages(shores, north.side)
    } == {
        "idea": [("Night Market Cooks (invented)", False)],
        "approached": [("Lighthouse Insurance (invented)", False)],
        "agreed": [("Coast radio (invented)", False)],
        "active": [("University of Grey Harbour", True)],
        "declined": [("Harbour police (invented)", False)],
    }
    assert [(row.held, row.event.key) for row in contacts_of(shores, south.side)] == [
        ("2024-05-30", "marsa-ar-raml-2024")
    ]
