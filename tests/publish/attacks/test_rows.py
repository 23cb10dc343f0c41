"""The same attack on real rows: what two teams enter into the demonstrations changes no byte outside.

From the rows through the material of the office, the gate and the release to every file of the site.
"""

from datetime import date
from functools import cache
from random import Random

import pytest
from publish.attacks.rows import ENTRIES, SECRET, account_of, sides
from publish.attacks.shipped import tree_of

from tracktwo.clearance import CONVENORS, Cleared, Team, approvable, clear
from tracktwo.clearance.leaks import gather, list_public, search, singled_out
from tracktwo.office.models import FactApproval, Organiser, Programme
from tracktwo.office.record.models import Remark
from tracktwo.office.record.queries.material import holdings
from tracktwo.office.releases.contents import assembled
from tracktwo.office.releases.searching import _site_words
from tracktwo.publish.bundle import read_content, write_content
from tracktwo.publish.site import plan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.slow,  # whole demonstrations are loaded and published
    pytest.mark.usefixtures("demonstrations"),
]

PROGRAMMES = ("sino-us-space", "northshore-southshore")


@pytest.fixture(params=PROGRAMMES)
def programme(request):
    return load(request.param)


def load(key):
    return Programme.objects.get(key=key)


def release_of(programme, previous=None, *, month=1):
    programme.refresh_from_db()
    _, content = assembled(
        programme, previous=previous and read_content(previous), day=date(2026, month, 1), waiting=0
    )
    return write_content(content)


@pytest.fixture(scope="module")
def untouched(demonstrations, django_db_blocker):
    """The release of each demonstration as it was read in, and what the team reads of it."""
    with django_db_blocker.unblock():
        return {key: (release_of(load(key)), read_by_the_team(load(key))) for key in PROGRAMMES}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_what_a_team_enters_changes_no_byte_outside(programme, untouched, entry):
    before, _ = untouched[programme.key]
    entry(programme, Random(entry.__name__))
    assert release_of(programme) == before


def test_all_of_it_over_four_releases_changes_no_byte_outside(programme):
    """Release after release with everything entered between them: each is the release of an untouched record."""
    untouched, worked_on, months = [], [], range(1, 5)
    for month in months:
        untouched.append(release_of(programme, untouched[-1] if untouched else None, month=month))
    for month in months:
        worked_on.append(release_of(programme, worked_on[-1] if worked_on else None, month=month))
        for place, entry in enumerate(ENTRIES):
            if place % 4 == month - 1:
                entry(programme, Random(f"{month} {place}"))
    assert worked_on == untouched
    for content in worked_on[1:]:
        assert not [name for name in ("KESTREL", "红隼", "kestrel") if name.encode() in content]


def test_no_file_of_the_site_changes_either(programme):
    before = tree_of(release_of(programme))
    for entry in ENTRIES:
        entry(programme, Random(1))
    after = tree_of(release_of(programme))
    assert after == before


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_the_team_reads_what_was_entered(programme, untouched, entry):
    """Decoy: all but the trail, orders of rows, the sector, balance and plans is there to be leaked."""
    _, before = untouched[programme.key]
    entry(programme, Random(entry.__name__))
    unread = {"audit_trail", "entered_in_another_order", "approvals_of_one_side"}
    unread |= {"the_sector", "words_about_the_balance", "what_is_being_planned"}
    is_read = entry.__name__ not in unread
    assert (read_by_the_team(programme) != before) is is_read


def read_by_the_team(programme):
    programme.refresh_from_db()
    audiences = [CONVENORS, *(Team(side=side.key) for side in sides(programme))]
    read = [clear(noun, audience=audience) for noun in holdings(programme) for audience in audiences]
    return [each.value for each in read if isinstance(each, Cleared)]


def test_five_people_are_heard_without_names():
    """Control: a fifth author opens the group; their words go out in another order, without names or sides."""
    programme = load("sino-us-space")
    event = programme.events.get(key="paris-forum-2021-dialogue")
    keeper, before = account_of(programme, "one"), release_of(programme)
    for number, person in enumerate(programme.persons.all()[:5]):
        assert release_of(programme) == before
        Remark.objects.create(
            programme=programme, event=event, key=f"kestrel-{number}", position=number, author=person,
            side=sides(programme)[0], original=SECRET, release={"en": f"Heard {9 - number}"},
            release_approved_by=keeper.name, release_approver=keeper,
        )  # fmt: skip
    heard = read_content(release_of(programme)).items["remarks:paris-forum-2021-dialogue"].content
    assert heard == {
        "event": "paris-forum-2021-dialogue",
        "remarks": [{"released": {"en": f"Heard {number}"}} for number in range(5, 10)],
    }


def test_two_keys_open_a_fact_and_one_does_not():
    """Control: the theme of a meeting nobody outside knew the theme of."""
    programme = load("sino-us-space")
    event = programme.events.get(key="washington-2019")
    event.theme = SECRET
    event.save()
    before = release_of(programme)
    for number, side in enumerate(sides(programme)):
        assert release_of(programme) == before
        FactApproval.objects.create(
            programme=programme, subject="event:washington-2019", field="theme", side=side,
            account=account_of(programme, str(number)), fingerprint=approvable(SECRET),
        )  # fmt: skip
    opened = release_of(programme)
    assert read_content(opened).items["event:washington-2019"].content["theme"] == SECRET
    event.theme = {"en": "Another theme, which nobody approved"}
    event.save()
    assert release_of(programme) == before


def test_a_list_its_paper_does_not_state_stays_inside_whole():
    programme = load("sino-us-space")
    before = release_of(programme)
    event = programme.events.get(key="washington-2019")
    quiet = programme.organisations.exclude(organised__event=event).first()
    added = Organiser.objects.create(event=event, organisation=quiet, role="consulted")
    assert "consulted" not in read_content(release_of(programme)).items["event:washington-2019"].content
    added.delete()
    assert release_of(programme) == before


def test_a_value_its_paper_does_not_state_stays_inside():
    programme = load("sino-us-space")
    event = programme.events.get(key="washington-2019")
    event.place = {"en": "KESTREL house, second floor"}
    event.save()
    assert b"KESTREL" not in release_of(programme)


@cache
def site_of(written):
    """Every page of a release, and what each shows; what is entered changes none, so they are made once."""
    pages = list(plan(read_content(written)))
    return [(page.path, page.render()) for page in pages], {page.path: page.shows for page in pages}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.__name__)
def test_what_is_entered_never_makes_the_leak_check_cry_wolf(entry):
    """A note on an event that stands in a public disagreement, and everything else: a clean site stays clean."""
    programme = load("northshore-southshore")
    entry(programme, Random(5))
    programme.refresh_from_db()
    material, content = assembled(programme, previous=None, day=date(2026, 1, 1), waiting=0)
    needles = gather(material)
    items = {each: item.content for each, item in content.items.items()}
    listing = list_public(items, words=_site_words(), needles=needles)
    pages, shows = site_of(write_content(content))
    hits = search(
        pages,
        needles=needles,
        listing=listing,
        shows=lambda path: shows[path],
    )
    assert [hit for hit in (*hits, *singled_out(material, items=items)) if not hit.is_doubtful] == []
