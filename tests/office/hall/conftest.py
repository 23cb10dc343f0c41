"""A room that is open, in a meeting with two items on its agenda."""

import pytest
from office.rounds.conftest import make_round

from tracktwo.office.hall import actions
from tracktwo.office.hall.models import Hall
from tracktwo.office.models import Account, Contribution, Event, Part, Person, PersonName, Programme, Segment
from tracktwo.office.rounds.models import Round


def make_event(programme: Programme, **fields: object) -> Event:
    """A held meeting under the rule of no attribution, with a talk of each side."""
    whole = {"key": "spring", "kind": "informal_discussion", "status": "held", "rule": "not_for_attribution"}
    event = Event.objects.create(programme=programme, **{**whole, **fields})
    for position, (side, latin, han) in enumerate((("east", "Wei Lin", "林薇"), ("west", "Ada Ferry", ""))):
        person = Person.objects.create(programme=programme, key=f"person-{position}")
        PersonName.objects.create(
            person=person, text=latin, family=latin.split()[-1], given=latin.split()[0], preferred=True
        )
        if han:
            PersonName.objects.create(
                person=person,
                text=han,
                family=han[0],
                given=han[1:],
                language="zh-Hans",
                order="family_first",
            )
        entry = Contribution.objects.create(
            programme=programme, key=f"entry-{position}", event=event, person=person,
            side=programme.sides.get(key=side), listed_as="speaker", name_as_printed=latin,
            post_as_printed=f"Harbour master {position}", position=position,
        )  # fmt: skip
        segment = Segment.objects.create(
            programme=programme, key=f"talk-{position}", event=event, position=position, kind="talk",
            title=f"Talk {position} on tides", minutes=20,
        )  # fmt: skip
        Part.objects.create(segment=segment, contribution=entry, role="speaker")
    return event


@pytest.fixture
def event(programme: Programme) -> Event:
    return make_event(programme)


@pytest.fixture
def running(event: Event) -> Round:
    """An open round of the event."""
    return make_round(event.programme, event=event)


@pytest.fixture
def hall(event: Event, facilitator: Account) -> Hall:
    return actions.open_hall(event, by=facilitator)


@pytest.fixture
def other_facilitator(seat) -> Account:
    """The facilitator of the other side."""
    return seat("facilitator", side="west")
