"""Two keys: who may give them, over what, and everything that is refused."""

from datetime import UTC, datetime, timedelta

import pytest

from tracktwo.office.models import Account, Approval, AuditEntry, Membership, Programme, Release
from tracktwo.office.releases import actions
from tracktwo.office.releases.contents import bundle_of, deadlocked, standing
from tracktwo.office.releases.decisions import decisions, faults
from tracktwo.publish.bundle import fingerprint, read_bundle, read_content
from tracktwo.vocabulary.errors import DataError

HIT = {
    "path": "en/index.html",
    "line": 3,
    "encoding": "utf-8",
    "kind": "name",
    "item": "person:gao-ming",
    "field": "names",
    "is_doubtful": False,
}


def _log(programme: Programme) -> list[tuple[str, str, str]]:
    return [(line.action, line.by, line.side) for line in decisions(programme)]


def test_two_convenors_one_of_each_side_approve(propose, programme, east: Membership, west: Membership):
    release = propose()
    once = actions.approve(release, by=west, sha256=release.sha256)
    assert (once.state, once.closed_at) == ("proposed", None)
    twice = actions.approve(release, by=east, sha256=release.sha256)
    assert twice.state == "approved"
    assert standing(programme) == twice
    assert _log(programme) == [
        ("proposed", "convenor east river", ""),
        ("approved", "convenor west river", "west"),
        ("approved", "convenor east river", "east"),
    ]
    assert [(entry.action, entry.subject) for entry in AuditEntry.objects.all()[:2]] == [
        ("release approved", "release:1"),
        ("release approved", "release:1"),
    ]
    assert faults(programme) == []


def test_the_bundle_holds_the_content_and_both_approvals(propose, east: Membership, west: Membership):
    release = propose()
    for seat in (east, west):
        actions.approve(release, by=seat, sha256=release.sha256)
    bundle = read_bundle(bundle_of(release))
    assert bundle.sha256 == release.sha256
    assert [(each.side, each.by, each.sha256) for each in bundle.approvals] == [
        ("east", "convenor east river", release.sha256),
        ("west", "convenor west river", release.sha256),
    ]


@pytest.mark.parametrize("missing", ["east", "west"])
def test_with_one_key_there_is_no_bundle(propose, east: Membership, west: Membership, missing: str):
    release = propose()
    actions.approve(release, by=west if missing == "east" else east, sha256=release.sha256)
    with pytest.raises(DataError, match="each side has to approve"):
        bundle_of(release)


def test_one_account_gives_one_key(propose, east: Membership):
    release = propose()
    actions.approve(release, by=east, sha256=release.sha256)
    with pytest.raises(DataError, match="You gave your side's key already"):
        actions.approve(release, by=east, sha256=release.sha256)
    assert Approval.objects.count() == 1


def test_one_side_gives_one_key(propose, east: Membership, seat):
    release = propose()
    actions.approve(release, by=east, sha256=release.sha256)
    second = seat("convenor", name="a second convenor of the east").memberships.get()
    with pytest.raises(DataError, match="Your side's key was given already"):
        actions.approve(release, by=second, sha256=release.sha256)


def test_an_account_that_changed_sides_gives_no_second_key(propose, programme: Programme, east: Membership):
    """One account holds one key, whatever is done to its seat in between."""
    release = propose()
    actions.approve(release, by=east, sha256=release.sha256)
    east.side = programme.sides.get(key="west")
    east.save()
    with pytest.raises(DataError, match="You gave your side's key already"):
        actions.approve(release, by=east, sha256=release.sha256)


@pytest.mark.parametrize("sha256", ["", "0" * 64, "the other"])
def test_a_key_is_given_over_exactly_what_was_shown(propose, east: Membership, sha256: str):
    with pytest.raises(DataError, match="not the proposal you were shown"):
        actions.approve(propose(), by=east, sha256=sha256)


def test_content_changed_behind_its_fingerprint_is_not_approved(propose, east: Membership):
    release = propose()
    Release.objects.update(content=release.content.replace("water", "blood"))
    with pytest.raises(DataError, match="not the proposal you were shown"):
        actions.approve(release, by=east, sha256=release.sha256)


@pytest.mark.parametrize("leaks", [None, [HIT], [{**HIT, "is_doubtful": True}, HIT]])
def test_what_leaks_or_was_not_searched_is_not_approved(propose, east: Membership, leaks):
    release = propose()
    Release.objects.update(leaks=leaks)
    with pytest.raises(DataError, match="leak check found something"):
        actions.approve(release, by=east, sha256=release.sha256)


def test_a_doubt_of_the_leak_check_leaves_the_decision_to_people(propose, east: Membership):
    release = propose()
    Release.objects.update(leaks=[{**HIT, "is_doubtful": True}])
    assert actions.approve(release, by=east, sha256=release.sha256).approvals.count() == 1


def test_a_proposal_older_than_the_record_is_not_approved(propose, programme: Programme, east, west):
    """Also when one key was given already: the second would let out what the record says no longer."""
    release = propose()
    actions.approve(release, by=east, sha256=release.sha256)
    programme.summary = {"en": "Nothing more is said."}
    programme.save()
    with pytest.raises(DataError, match="The record has changed since this was prepared"):
        actions.approve(release, by=west, sha256=release.sha256)
    assert standing(programme) is None


def test_what_only_the_team_reads_may_change_meanwhile(propose, programme: Programme, east: Membership):
    release = propose()
    programme.outcomes.create(key="later", number=1, text={"en": "Nobody approved this yet."})
    assert actions.approve(release, by=east, sha256=release.sha256).approvals.count() == 1


def test_a_replaced_proposal_waits_no_longer(propose, programme: Programme, east: Membership):
    old = propose()
    programme.summary = {"en": "Said in another way."}
    programme.save()
    propose()
    with pytest.raises(DataError, match="no longer waits for keys"):
        actions.approve(old, by=east, sha256=old.sha256)


@pytest.mark.parametrize("role", ["facilitator", "moderator", "researcher", "observer"])
def test_only_convenors_decide(propose, seat, role: str):
    release, by = propose(), seat(role).memberships.get()
    for decide in (
        lambda: actions.approve(release, by=by, sha256=release.sha256),
        lambda: actions.refuse(release, by=by, note="No."),
        lambda: actions.prepare(by=by),
    ):
        with pytest.raises(DataError, match="Only a convenor"):
            decide()


def test_a_seat_is_looked_at_again(propose, east: Membership):
    """The seat a request came with may be gone by the time it decides."""
    release = propose()
    Membership.objects.filter(pk=east.pk).update(role="observer")
    with pytest.raises(DataError, match="Only a convenor"):
        actions.approve(release, by=east, sha256=release.sha256)
    Membership.objects.filter(pk=east.pk).update(role="convenor")
    Account.objects.filter(pk=east.account_id).update(is_active=False)
    with pytest.raises(DataError, match="Only a convenor"):
        actions.approve(release, by=east, sha256=release.sha256)


def test_a_convenor_of_another_programme_decides_nothing_here(propose, other_programme: Programme, seat):
    stranger = seat("convenor", programme=other_programme).memberships.get()
    release = propose()
    with pytest.raises(DataError, match="no longer waits for keys"):
        actions.approve(release, by=stranger, sha256=release.sha256)


def test_a_refusal_says_why_and_stays_in_the_log(propose, programme: Programme, west: Membership):
    release = actions.refuse(propose(), by=west, note="  The place is wrong.  ")
    assert (release.state, release.note) == ("refused", "The place is wrong.")
    assert [(line.action, line.side, line.note) for line in decisions(programme)][1:] == [
        ("refused", "west", "The place is wrong.")
    ]
    with pytest.raises(DataError, match="no longer waits for keys"):
        actions.approve(release, by=west, sha256=release.sha256)


@pytest.mark.parametrize("note", ["", "  \n"])
def test_a_refusal_without_a_reason_is_none(propose, west: Membership, note: str):
    release = propose()
    with pytest.raises(DataError, match="Say in a sentence why"):
        actions.refuse(release, by=west, note=note)
    release.refresh_from_db()
    assert release.state == "proposed"


def test_with_a_broken_log_nothing_is_decided(propose, programme: Programme, east: Membership):
    release = propose()
    release.approvals.create(
        side=programme.sides.get(key="west"), account=east.account, sha256=release.sha256
    )
    for decide in (
        lambda: actions.approve(release, by=east, sha256=release.sha256),
        lambda: actions.refuse(release, by=east, note="No."),
        lambda: actions.prepare(by=east),
    ):
        with pytest.raises(DataError, match="The log of decisions is not whole"):
            decide()


def test_the_next_release_follows_the_one_both_approved(propose, programme: Programme, east, west):
    first = propose()
    for seat in (east, west):
        actions.approve(first, by=seat, sha256=first.sha256)
    programme.summary = {"en": "Said in another way."}
    programme.save()
    content = read_content(propose().content.encode())
    assert (content.number, content.previous) == (2, fingerprint(first.content.encode()))


def test_a_key_that_waited_over_fourteen_days_for_the_other_is_a_deadlock(propose, programme, east, west):
    release, now = propose(), datetime.now(tz=UTC)
    assert deadlocked(programme) == 0
    actions.approve(release, by=east, sha256=release.sha256)
    Approval.objects.update(at=now - timedelta(days=13))
    assert deadlocked(programme) == 0
    Approval.objects.update(at=now - timedelta(days=15))
    assert deadlocked(programme) == 1
    Release.objects.update(state="superseded", closed_at=now)
    assert deadlocked(programme) == 1
    Release.objects.update(closed_at=now - timedelta(days=3))
    assert deadlocked(programme) == 0


def test_a_release_that_was_approved_late_is_no_deadlock(propose, programme, east, west):
    release = propose()
    for seat in (east, west):
        actions.approve(release, by=seat, sha256=release.sha256)
    Approval.objects.update(at=datetime.now(tz=UTC) - timedelta(days=40))
    assert deadlocked(programme) == 0
