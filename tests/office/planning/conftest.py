"""An invented event of the small programme that is being planned."""

from collections.abc import Callable
from typing import Any

import pytest

from tracktwo.office.models import (
    Account,
    Contribution,
    Event,
    EventName,
    Part,
    Person,
    PersonName,
    Programme,
    Segment,
)


class Planned:
    """A planned event and short ways to put things on its agenda."""

    def __init__(self, programme: Programme, **fields: Any) -> None:
        self.programme = programme
        self.event = Event.objects.create(
            programme=programme, **{"key": "spring", "kind": "formal_workshop", "status": "planned", **fields}
        )
        EventName.objects.create(event=self.event, text=f"The {self.event.key} workshop", language="en")

    def person(self, name: str, side: str = "east", listed_as: str = "speaker") -> Contribution:
        """Somebody on a list of the event; the same name is the same person."""
        key = name.lower().replace(" ", "-")
        person, is_new = Person.objects.get_or_create(programme=self.programme, key=key)
        if is_new:
            PersonName.objects.create(person=person, text=name, language="en", preferred=True)
        return Contribution.objects.create(
            programme=self.programme,
            event=self.event,
            key=f"{self.event.key}-{key}-{listed_as}",
            person=person,
            side=self.programme.sides.get(key=side),
            listed_as=listed_as,
            name_as_printed=name,
            position=self.event.contributions.count(),
        )

    def item(
        self, kind: str = "talk", *people: Contribution, role: str = "speaker", **fields: Any
    ) -> Segment:
        """An item at the end of the agenda."""
        place = self.event.segments.count()
        segment = Segment.objects.create(
            programme=self.programme,
            event=self.event,
            **{"key": f"{self.event.key}-{place}", "position": place, "kind": kind, **fields},
        )
        for number, person in enumerate(people):
            Part.objects.create(segment=segment, contribution=person, role=role, position=number)
        return segment


@pytest.fixture
def planned(programme: Programme) -> Callable[..., Planned]:
    """Make a planned event: ``planned(date="2027-03-05")``."""
    return lambda **fields: Planned(programme, **fields)


@pytest.fixture
def client_of(client, convenor: Account):
    """The convenor's browser."""
    client.force_login(convenor)
    return client
