"""What a rule covers most: who was there and what was said; and what a team noted for itself."""

from collections.abc import Iterator, Mapping

from tracktwo.clearance import Release
from tracktwo.clearance.kinds import Attendance, Contribution, Event, Note, Remark, Remarks
from tracktwo.office.record import models as record
from tracktwo.office.record.queries.material.facts import rule_of
from tracktwo.office.record.queries.material.rows import Rows

__all__ = ["attendances", "notes", "remarks"]


def attendances(rows: Rows, events: Mapping[int, Event]) -> Iterator[Attendance]:
    """Return everybody who was at an event; a person who has no entry of their own goes by name alone."""
    people = {row.pk: row.key for row in rows.all(record.Person)}
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    organisations = {row.pk: row.key for row in rows.all(record.Organisation)}
    for row in rows.all(record.Attendance):
        yield Attendance(
            event=events[row.event_id],
            person="" if row.person_id is None else people[row.person_id],
            name=row.name,
            side=sides[row.side_id],
            organisation="" if row.organisation_id is None else organisations[row.organisation_id],
            note=row.note,
        )


def remarks(
    rows: Rows, events: Mapping[int, Event], contributions: Mapping[int, Contribution]
) -> Iterator[Remarks]:
    """Return the remarks of each event that has any, all together, in the order they were made."""
    people = {row.pk: row.key for row in rows.all(record.Person)}
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    for event, found in rows.under(record.Remark, "event_id").items():
        yield Remarks(
            event=events[event],
            remarks=tuple(
                Remark(
                    # Who has no entry may be anybody: all of them together count as one author.
                    author="" if row.author_id is None else people[row.author_id],
                    author_name=row.author_name,
                    side=sides[row.side_id],
                    original=row.original,
                    release=_release(row),
                    contribution=None if row.contribution_id is None else contributions[row.contribution_id],
                    rules=(rule_of(row.rule),) if row.rule else (),
                )
                for row in sorted(found, key=lambda row: (row.position, row.key))
            ),
        )


def _release(row: record.Remark) -> Release | None:
    """Return the words for release with who approved them here; a name an import brought approves nothing."""
    if not row.release:
        return None
    return Release(text=row.release, approved_by=row.release_approved_by if row.release_approver_id else "")


def notes(rows: Rows) -> Iterator[Note]:
    """Return every note, each with the side it is of, if it is not both teams'."""
    sides = {row.pk: row.key for row in rows.all(record.Side)}
    for row in rows.all(record.Note):
        side = None if row.side_id is None else sides[row.side_id]
        yield Note(subject=row.subject, text=row.text, side=side)
