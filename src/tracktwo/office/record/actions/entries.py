"""Making an entry and saving it: the whole entry or nothing, never over what somebody else just saved."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.keys import free_key, key_problem
from tracktwo.office.record.checks import Problems, check
from tracktwo.office.record.entries import (
    Content,
    Entry,
    changed,
    changed_since,
    content_of,
    find_row,
    kept_in_trail,
    settled,
)
from tracktwo.office.record.exchange.format import Field, Kind, Shape, field_of, owner_of
from tracktwo.office.record.queries import formal_numbers
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = [
    "Refused",
    "Stale",
    "clean",
    "create_entry",
    "lock",
    "renumbered",
    "replace_rows",
    "save_entry",
    "write",
]


class Refused(DataError):  # noqa: N818 -- reads as what it is: the entry was refused
    """An entry cannot be kept as it is; ``problems`` says why, by field or list."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(" ".join(sentence for sentences in problems.values() for sentence in sentences))
        self.problems = problems


class Stale(DataError):  # noqa: N818 -- same: the form is stale
    """Somebody saved the entry after the form was opened; ``content`` is the entry as it is now."""

    def __init__(self, *, fields: list[str], content: Content) -> None:
        super().__init__(
            _("Somebody saved this entry after you opened it, so your changes are not saved yet.")
        )
        self.fields = fields
        self.content = content


@transaction.atomic
def create_entry(
    *,
    programme: record.Programme,
    by: "Account | None",
    entry: Entry,
    content: Content,
    key: str = "",
    event: str = "",
    kind: str = "",
    side: str = "",
) -> Any:
    """Make a new entry and return its row.

    Args:
        programme: The programme it belongs to.
        by: Who makes it; None for the command line.
        entry: Its kind.
        content: Its fields and lists.
        key: Its key, which never changes afterwards; "" to have one made from its title.
        event: For an entry that belongs to an event, or a note on one, the key of the event.
        kind: For an event, its kind.
        side: For a note, the key of the side that keeps it for itself; "" for both.

    Raises:
        Refused: If a field or list cannot be kept, or the key is no key or taken.
    """
    lock(programme)
    numbers = _numbers(entry, programme)
    row = _start(entry, programme, event=event, kind=kind, side=side)
    row.key = key or free_key(entry, programme, content, row)
    problem = key_problem(entry, programme, row.key)
    if problem:
        raise Refused({"key": [problem]})
    write(entry, row, content, programme=programme, before=None)
    old, new = renumbered(numbers, _numbers(entry, programme))
    record_change(
        programme=programme,
        by=by,
        action="created",
        subject=f"{entry.name}:{row.key}",
        before=old or None,
        after=kept_in_trail(row, {"key": row.key, **settled(row), **_written(content_of(entry, row)), **new}),
    )
    return row


@transaction.atomic
def save_entry(
    *,
    programme: record.Programme,
    by: "Account | None",
    entry: Entry,
    key: str,
    content: Content,
    opened_at: str,
) -> list[str]:
    """Save an entry and return which fields and lists changed; none means nothing was written.

    Passages stay attached to the facts they support.

    Args:
        programme: The programme it belongs to.
        by: Who saves it; None for the command line.
        entry: Its kind.
        key: Its key.
        content: What it is to become, whole.
        opened_at: What :func:`~tracktwo.office.record.entries.versions` said when the form was opened.

    Raises:
        Refused: If a field or list cannot be kept.
        Stale: If somebody else saved the entry since.
        DataError: If there is no such entry any more.
    """
    lock(programme)
    row = find_row(entry, programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    before = content_of(entry, row)
    if content == before:
        return []
    stale = changed_since(opened_at, before)
    if stale:
        raise Stale(fields=stale, content=before)
    numbers = _numbers(entry, programme)
    approved_by = row.release_approved_by if isinstance(row, record.Remark) else ""
    write(entry, row, content, programme=programme, before=before)
    after = content_of(entry, find_row(entry, programme, key))
    names = changed(before, after)
    if names:
        old, new = renumbered(numbers, _numbers(entry, programme))
        if approved_by:
            old["release_approved_by"], new["release_approved_by"] = approved_by, ""
        record_change(
            programme=programme,
            by=by,
            action="edited",
            subject=f"{entry.name}:{key}",
            before=kept_in_trail(row, {name: before[name] for name in names} | old),
            after=kept_in_trail(row, {name: after[name] for name in names} | new),
        )
    return names


def _numbers(entry: Entry, programme: record.Programme) -> Mapping[str, int]:
    return formal_numbers(programme) if entry.name == "event" else {}


def renumbered(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[Content, Content]:
    """Return the formal numbers that differ, as they were and as they are, for the audit trail; else nothing."""
    keys = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    if not keys:
        return {}, {}
    return {"numbers": {key: before.get(key) for key in keys}}, {
        "numbers": {key: after.get(key) for key in keys}
    }


def lock(programme: record.Programme) -> None:
    """Let one writer at a time into a programme, where the database does not already."""
    record.Programme.objects.select_for_update().get(pk=programme.pk)


def _written(content: Content) -> Content:
    return {name: value for name, value in content.items() if value not in ("", None, [], {})}


def _start(entry: Entry, programme: record.Programme, *, event: str, kind: str, side: str) -> Any:
    """Return the row of a new entry before anything is written in it."""
    row = entry.model(programme=programme)
    if isinstance(row, record.Event):
        row.kind = kind
    if not entry.in_event:
        return row
    found = programme.events.filter(key=event).first()
    if found is None:
        raise DataError(_("There is no event “%(key)s” any more; somebody deleted it.") % {"key": event})
    if isinstance(row, record.Note):
        row.subject = f"event:{event}"
        row.side = programme.sides.get(key=side) if side else None
    else:
        row.event = found
    if hasattr(row, "position"):
        last = entry.model.objects.filter(event=found).aggregate(last=models.Max("position"))["last"]
        row.position = 0 if last is None else last + 1
    return row


def write(
    entry: Entry, row: Any, content: Content, *, programme: record.Programme, before: Content | None
) -> None:
    """Fill and keep a row with its lists, or raise Refused before anything is kept."""
    problems = check(entry, content, programme=programme, row=row)
    if problems:
        raise Refused(problems)
    fields = entry.fields
    _fill(row, fields, content, programme)
    if isinstance(row, record.Remark):
        # Approved were these words of this person under this rule; of a changed remark nothing is approved.
        row.release_approved_by, row.release_approver = "", None
    clean(row)
    row.save()
    for field in fields:
        if field.shape is Shape.REFERENCES:
            getattr(row, field.name).set([_row(field, programme, key) for key in content[field.name]])
    for name, kind in entry.lists.items():
        if before is None or before[name] != content[name]:
            owner = owner_of(entry.kind, name)
            replace_rows(row, name, kind, owner=owner, rows=content[name], programme=programme)


def replace_rows(
    row: Any, name: str, kind: Kind, *, owner: str, rows: Sequence[Content], programme: record.Programme
) -> None:
    """Put other rows in the place of a list's: nothing points at them, so they need not be told apart."""
    getattr(row, name).all().delete()
    fields = [field_of(kind.model, each) for each in kind.fields]
    for position, values in enumerate(rows):
        child: Any = kind.model(**{owner: row})
        if hasattr(child, "position"):
            child.position = position
        _fill(child, fields, values, programme, where=name)
        clean(child, where=name)
        child.save()


def _fill(
    row: Any, fields: Sequence[Field], content: Content, programme: record.Programme, *, where: str = ""
) -> None:
    for field in fields:
        value = content[field.name]
        if field.shape is Shape.REFERENCE:
            setattr(row, field.name, _row(field, programme, value, where=where) if value else None)
        elif field.shape is not Shape.REFERENCES:
            setattr(row, field.name, value)


def _row(field: Field, programme: record.Programme, key: str, *, where: str = "") -> Any:
    target: Any = field.target
    found = target.objects.filter(programme=programme, key=key).first()
    if found is None:
        raise Refused(
            {where or field.name: [_("There is no entry “%(key)s” any more; choose another.") % {"key": key}]}
        )
    return found


def clean(row: Any, *, where: str = "") -> None:
    """Raise Refused if a row cannot be kept as it is, at its fields, or at the place given."""
    try:
        row.full_clean()
    except ValidationError as error:
        problems = error.message_dict
        if where:
            problems = {where: [sentence for sentences in problems.values() for sentence in sentences]}
        raise Refused(
            {"" if name == NON_FIELD_ERRORS else name: list(problems[name]) for name in problems}
        ) from error
