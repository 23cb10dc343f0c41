"""The log of decisions: whole as it is written, and noticed wherever somebody changed it."""

import pytest
from django.db import DatabaseError, connection, transaction

from tracktwo.office.models import Account, Decision, Programme, Release
from tracktwo.office.releases.decisions import (
    decisions,
    digest,
    faults,
    record_decision,
    refuse_broken_log,
)
from tracktwo.office.releases.kinds import Action, State
from tracktwo.vocabulary.errors import DataError


@pytest.fixture
def release(programme: Programme) -> Release:
    return Release.objects.create(
        programme=programme, proposal=1, number=1, state=State.PROPOSED, sha256="a" * 64
    )


@pytest.fixture
def log(release: Release, convenor: Account, other_convenor: Account) -> list[Decision]:
    """A log of three lines: proposed by one, approved by both."""
    record_decision(release, action=Action.PROPOSED, by=convenor)
    for account, side in ((convenor, "east"), (other_convenor, "west")):
        record_decision(release, action=Action.APPROVED, by=account, side=side)
        seat = account.memberships.get()
        release.approvals.create(side=seat.side, account=account, sha256=release.sha256)
    Release.objects.update(state=State.APPROVED)
    return decisions(release.programme)


def tamper(statement: str, *values: object) -> None:
    """Change the log past the office, as somebody would who may drop its triggers."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for verb in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS office_decision_no_{verb}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE office_decision DISABLE TRIGGER USER")
        cursor.execute(statement, values)


def test_each_line_carries_the_hash_of_the_one_before(log: list[Decision]):
    assert [(line.place, line.action, line.side) for line in log] == [
        (1, "proposed", ""),
        (2, "approved", "east"),
        (3, "approved", "west"),
    ]
    assert [line.previous for line in log] == ["", log[0].hash, log[1].hash]
    assert len({line.hash for line in log}) == 3


def test_a_log_nobody_touched_is_whole(log: list[Decision], programme: Programme):
    assert faults(programme) == []
    assert digest(log) == log[-1].hash
    refuse_broken_log(programme)


def test_an_empty_log_is_whole_and_has_no_digest(programme: Programme):
    assert (faults(programme), digest(decisions(programme))) == ([], "")


@pytest.mark.parametrize(
    ("statement", "value"),
    [
        ("UPDATE office_decision SET note = %s WHERE place = 2", "another"),
        ("UPDATE office_decision SET side = %s WHERE place = 2", "west"),
        ("UPDATE office_decision SET {by} = %s WHERE place = 2", "Somebody else"),
        ("UPDATE office_decision SET sha256 = %s WHERE place = 2", "b" * 64),
        ("UPDATE office_decision SET action = %s WHERE place = 2", "refused"),
        ("UPDATE office_decision SET number = %s WHERE place = 2", 7),
        ("UPDATE office_decision SET proposal = %s WHERE place = 2", 7),
        ("UPDATE office_decision SET at = %s WHERE place = 2", "2020-01-01 00:00:00+00:00"),
        ("UPDATE office_decision SET account_id = NULL WHERE place = 2 AND note <> %s", "another"),
    ],
)
def test_a_line_that_was_changed_is_noticed(
    log: list[Decision], programme: Programme, statement: str, value: object
):
    tamper(statement.replace("{by}", '"by"'), value)
    assert faults(programme)[0] == "Line 2 was changed after it was written."


def test_a_line_changed_with_its_hash_breaks_the_next(log: list[Decision], programme: Programme):
    tamper("UPDATE office_decision SET hash = %s WHERE place = 2", "c" * 64)
    assert (
        faults(programme)
        == [
            "Line 2 was changed after it was written.",
            "Line 3 does not follow from the line before.",
            "Line 3 was changed after it was written.",
        ][:2]
    )


def test_a_line_taken_out_is_noticed(log: list[Decision], programme: Programme):
    tamper("DELETE FROM office_decision WHERE place = %s", 2)
    assert faults(programme)[0] == "A line is missing before line 3."


def test_an_end_cut_off_is_noticed_by_the_keys_that_stand(log: list[Decision], programme: Programme):
    tamper("DELETE FROM office_decision WHERE place = %s", 3)
    assert faults(programme) == [
        "Proposal 1 has a key that the log does not know.",
        "Proposal 1 counts as approved, but not by both sides in the log.",
    ]


def test_a_release_approved_past_the_log_is_noticed(programme: Programme):
    Release.objects.create(programme=programme, proposal=1, number=1, state=State.APPROVED, sha256="a" * 64)
    with pytest.raises(
        DataError, match="The log of decisions is not whole, so nothing can be decided: Proposal 1"
    ):
        refuse_broken_log(programme)


def test_the_office_changes_no_line(log: list[Decision]):
    log[0].note = "another"
    with pytest.raises(DataError, match="only ever added to"):
        log[0].save()
    with pytest.raises(DataError, match="only ever added to"):
        log[0].delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Decision.objects.update(note="another"),
        lambda: Decision.objects.filter(place=3).delete(),
        lambda: Decision.objects.bulk_update([Decision.objects.first()], ["note"]),
    ],
)
def test_the_database_changes_no_line(log: list[Decision], change):
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        change()


def test_two_lines_never_have_one_place(log: list[Decision]):
    twin = Decision(**{field.attname: getattr(log[0], field.attname) for field in Decision._meta.fields})
    twin.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        twin.save()


def test_logs_of_two_programmes_are_apart(log: list[Decision], other_programme: Programme):
    other = Release.objects.create(programme=other_programme, proposal=1, number=1, state=State.PROPOSED)
    assert record_decision(other, action=Action.PROPOSED, by=None).previous == ""
    assert len(decisions(other_programme)) == 1
