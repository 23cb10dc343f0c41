"""A programme that can be published, its two convenors' seats, and proposals worked out without building them."""

from collections.abc import Callable
from datetime import date

import pytest

from tracktwo.office.models import Account, Membership, Programme, Release
from tracktwo.office.releases.contents import assembled, content_of, standing
from tracktwo.office.releases.decisions import record_decision
from tracktwo.office.releases.kinds import Action, State
from tracktwo.publish.bundle import fingerprint, write_content

DAY = date(2026, 3, 4)


@pytest.fixture
def programme(programme: Programme) -> Programme:
    """The small programme, with what every public page needs."""
    programme.contact = {"en": "The desk of the river dialogue"}
    programme.save()
    return programme


@pytest.fixture
def east(convenor: Account) -> Membership:
    return convenor.memberships.get()


@pytest.fixture
def west(other_convenor: Account) -> Membership:
    return other_convenor.memberships.get()


Propose = Callable[[], Release]


@pytest.fixture
def propose(programme: Programme, east: Membership) -> Propose:
    """Let the record as it is wait for keys, as a preparation leaves it; only nothing is built."""

    def make() -> Release:
        last = standing(programme)
        _material, content = assembled(programme, previous=content_of(last), day=DAY, waiting=0)
        written = write_content(content)
        Release.objects.filter(state=State.PROPOSED).update(state=State.SUPERSEDED)
        release = Release.objects.create(
            programme=programme,
            proposal=Release.objects.count() + 1,
            number=content.number,
            state=State.PROPOSED,
            name=programme.name,
            content=written.decode(),
            sha256=fingerprint(written),
            difference={"appears": [], "changes": {}, "vanishes": [], "settings": []},
            leaks=[],
            prepared_by=east.account,
        )
        record_decision(release, action=Action.PROPOSED, by=east.account)
        return release

    return make
