"""A programme with one release that both sides approved, and something in the record that nobody may read outside."""

from datetime import date

import pytest

from tracktwo.office.models import Event, Person, PersonName, Programme, Release
from tracktwo.office.releases.contents import assembled
from tracktwo.office.releases.kinds import State
from tracktwo.publish.bundle import fingerprint, write_content

DAY = date(2026, 3, 4)


@pytest.fixture
def programme(programme: Programme) -> Programme:
    """The small programme with a contact, a dialogue that nothing states outside, and a person named nowhere."""
    programme.contact = {"en": "The desk of the river dialogue"}
    programme.save()
    Event.objects.create(
        programme=programme, key="weir", kind="formal_workshop", status="held", date="2025-04-02"
    )
    person = Person.objects.create(programme=programme, key="hidden")
    PersonName.objects.create(person=person, text="Quillon Vardabas", language="en", preferred=True)
    return programme


@pytest.fixture
def release(programme: Programme) -> Release:
    """What is known outside, as both sides approved it."""
    _material, content = assembled(programme, previous=None, day=DAY, waiting=0)
    written = write_content(content)
    return Release.objects.create(
        programme=programme,
        proposal=1,
        number=1,
        state=State.APPROVED,
        name=programme.name,
        content=written.decode(),
        sha256=fingerprint(written),
        leaks=[],
    )
