"""Attacks through what the office itself does: prepare, two keys, publish; and the folder afterwards.

Nothing is put into rows of releases by hand; the keys are given as convenors give them.
"""

from importlib.resources import files
from random import Random

import pytest
from publish.attacks.rows import ENTRIES
from publish.attacks.test_folders import files_of

from tracktwo.office.accounts.rights import Role
from tracktwo.office.models import Account, Membership
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.models import Attendance, Remark
from tracktwo.office.releases import actions
from tracktwo.vocabulary.errors import DataError

pytestmark = [pytest.mark.django_db, pytest.mark.slow]  # each publishes in processes of its own


@pytest.fixture
def programme(tmp_path, settings):
    settings.DATA = tmp_path / "data"
    return import_programme((files("tracktwo") / "demo" / "northshore-southshore.json").read_bytes(), by=None)


@pytest.fixture
def convenors(programme):
    """One seat of each side."""
    return [
        Membership.objects.create(
            account=Account.objects.create(name=f"KESTREL convenor {side.key}"),
            programme=programme, side=side, role=Role.CONVENOR,
        )
        for side in programme.sides.order_by("key")
    ]  # fmt: skip


def approve_all(convenors):
    """Prepare a release, give both keys, and return it."""
    release = actions.prepare(by=convenors[0])
    assert release.sha256, release.note
    for seat in convenors:
        release = actions.approve(release, by=seat, sha256=release.sha256)
    return release


def test_what_a_team_enters_is_nothing_new_to_approve(programme, convenors, tmp_path):
    """With everything entered that outsiders must not know, the office finds nothing that changed for the public."""
    approve_all(convenors)
    actions.publish_into(tmp_path / "sites", programme, tell=lambda _: None)
    before = files_of(tmp_path / "sites")
    for entry in ENTRIES:
        entry(programme, Random(3))
    refused = actions.prepare(by=convenors[1])
    assert "Nothing has changed for the public" in refused.note
    actions.publish_into(tmp_path / "sites", programme, tell=lambda _: None)
    assert files_of(tmp_path / "sites") == before
    assert not [path for path, file in before.items() if b"KESTREL" in file or b"kestrel" in file]


def five_heard_without_names(programme, convenors, words):
    """Five approved remarks of five people, not for attribution, at a known meeting; one says something."""
    event = programme.events.get(key="middle-island-2023")
    event.rule = "not_for_attribution"
    event.save()
    people = list(programme.persons.exclude(key="varley"))[:5]
    for number, person in enumerate(people):
        said = words if number == 2 else f"We spoke of nets, {number} times."
        Remark.objects.create(
            programme=programme, event=event, key=f"said-{number}", position=number, author=person,
            side=convenors[0].side, original={"en": "An original"}, release={"en": said},
            release_approved_by=convenors[0].account.name, release_approver=convenors[0].account,
        )  # fmt: skip
    Attendance.objects.create(
        programme=programme, event=event, key="guest", name="Zenobia Quarrel", side=convenors[1].side
    )


def test_released_words_that_name_somebody_there_are_not_approved(programme, convenors):
    """A person approved the wording and was tired: the leak check finds the name, and the keys do not turn."""
    five_heard_without_names(programme, convenors, "As Zenobia Quarrel put it, nets are nets.")
    release = actions.prepare(by=convenors[0])
    with pytest.raises(DataError, match="leak check found something"):
        actions.approve(release, by=convenors[0], sha256=release.sha256)


def test_released_words_that_name_nobody_are_approved(programme, convenors):
    """Control: the same without the name."""
    five_heard_without_names(programme, convenors, "Somebody put it well: nets are nets.")
    assert approve_all(convenors).state == "approved"


def test_a_name_of_a_closed_meeting_typed_into_a_public_sentence_is_not_approved(programme, convenors):
    for entry in ENTRIES:
        entry(programme, Random(3))
    programme.refresh_from_db()
    programme.summary = {"en": "Welcome, as Vera KESTREL of the KESTREL Institute said."}
    programme.save()
    release = actions.prepare(by=convenors[0])
    with pytest.raises(DataError, match="leak check found something"):
        actions.approve(release, by=convenors[0], sha256=release.sha256)


def test_a_folder_that_missed_a_release_never_shows_what_was_taken_down_since(programme, convenors, tmp_path):
    """Release 2 told something that release 3 took down: a folder that holds 1 never shows it, not for a moment."""
    sites = tmp_path / "sites"
    approve_all(convenors)
    actions.publish_into(sites, programme, tell=lambda _: None)
    for summary in ({"en": "A plover flew in."}, {"en": "Nothing flew in."}):
        programme.summary = summary
        programme.save()
        approve_all(convenors)
    seen = []
    actions.publish_into(
        sites,
        programme,
        tell=lambda _: seen.append(any(b"plover" in file for file in files_of(sites).values())),
    )
    assert len(seen) > 2
    assert True not in seen
