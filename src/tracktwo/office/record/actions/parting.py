"""A merge taken back: both entries as they were, and what was edited meanwhile as it was edited."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import contradictions
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock, write
from tracktwo.office.record.actions.merging import put_in_place, withdraw
from tracktwo.office.record.entries import ENTRIES, Content, Entry, blank, content_of, find_row
from tracktwo.office.record.exchange.format import Field, Shape, field_of
from tracktwo.office.record.merged import parted_content
from tracktwo.office.record.places import put_back, read_place, row_of
from tracktwo.record import Verdict
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["take_apart", "take_back"]


@transaction.atomic
def take_apart(*, programme: record.Programme, by: "Account | None", key: str) -> record.Judgement:
    """Take a merge back and return its judgement, withdrawn: there are two entries again.

    A place nobody edited since names again what it named; one that was edited keeps the edit, and names the other
    entry where it still says what that entry's row said. What is gone meanwhile is not made again.

    Raises: DataError if there is no such merge, it is taken back already, or the entry it made was itself merged.
    """
    lock(programme)
    judgement = _standing_merge(programme, key)
    entry = ENTRIES[judgement.kind]
    now = content_of(entry, find_row(entry, programme, judgement.one))
    try:
        apart = _part(entry, judgement, now=now)
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # a file may say anything here
        raise DataError(
            _("It is not kept what the two entries were, so this cannot be taken back.")
        ) from error
    withdraw(judgement, by=by)
    names = [name for name in now if now[name] != apart[name]]
    record_change(
        programme=programme,
        by=by,
        action="taken apart",
        subject=f"{judgement.kind}:{judgement.one}",
        before={name: now[name] for name in names} | {"merged": judgement.other},
        after={name: apart[name] for name in names} | {"merged": None},
    )
    return judgement


@transaction.atomic
def take_back(*, programme: record.Programme, by: "Account | None", key: str) -> record.Judgement:
    """Take any judgement back and return it: a merge is taken apart, any other pair is proposed again.

    Raises: DataError if it is taken back already, or a merge that cannot be.
    """
    lock(programme)
    judgement = programme.judgements.filter(key=key).first()
    if judgement is None or judgement.withdrawn or judgement.verdict == Verdict.SAME:
        return take_apart(programme=programme, by=by, key=key)
    withdraw(judgement, by=by)
    record_change(
        programme=programme,
        by=by,
        action="judgement withdrawn",
        subject=f"{judgement.kind}:{judgement.one}",
        before={"merged": judgement.other},
        after=None,
    )
    return judgement


def _part(entry: Entry, judgement: record.Judgement, *, now: Content) -> Content:
    """Make two entries of one again; return what the one that stayed is now."""
    programme, undo = judgement.programme, judgement.undo
    goes = entry.model(programme=programme, key=judgement.other)
    write(entry, goes, _sound(entry, undo["gone"], goes), programme=programme, before=None)
    for words, before, after in undo["places"]:
        _put_back(words, before, after, judgement=judgement)
    stays = find_row(entry, programme, judgement.one)
    apart = _sound(entry, parted_content(now, before=undo["before"], after=undo["after"]), stays)
    write(entry, stays, apart, programme=programme, before=now)
    _move_back(judgement, undo)
    return apart


def _standing_merge(programme: record.Programme, key: str) -> record.Judgement:
    """Return a merge that stands and can be taken back."""
    judgement = programme.judgements.filter(key=key).first()
    if judgement is None or judgement.verdict != Verdict.SAME or judgement.withdrawn:
        raise DataError(_("There is no such merge to take back; somebody did so already."))
    kind = judgement.kind
    if find_row(ENTRIES[kind], programme, judgement.one) is None:
        raise DataError(
            _("“%(key)s” was itself merged with another entry since; take that back first.")
            % {"key": judgement.one}
        )
    if find_row(ENTRIES[kind], programme, judgement.other) is not None:
        raise DataError(
            _("There is another entry “%(key)s” by now, so this cannot be taken back.")
            % {"key": judgement.other}
        )
    return judgement


def _put_back(words: list[str], before: Any, after: Any, *, judgement: record.Judgement) -> None:
    """Let a place name the other entry again, if it is there and still names the one."""
    place, programme = read_place(words), judgement.programme
    row = row_of(place, programme) if place else None
    if place is None or row is None:
        return
    now = place.value(row)
    value = put_back(place, now, before=before, after=after, old=judgement.other, new=judgement.one)
    if value != now:
        put_in_place(place, row, value, programme=programme)


def _sound(entry: Entry, content: Mapping[str, Any], row: Any) -> Content:
    """Return the content of an entry without references to what is not there any more."""
    programme = row.programme
    sound = {name: content.get(name, value) for name, value in blank(entry).items()}
    for field in entry.fields:
        sound[field.name] = _reference(field, sound[field.name], programme)
    for name, kind in entry.lists.items():
        fields = [field_of(kind.model, each) for each in kind.fields]
        rows = [
            {**row, **{field.name: _reference(field, row[field.name], programme) for field in fields}}
            for row in sound[name]
        ]
        needed = [field.name for field in fields if field.required and field.shape is Shape.REFERENCE]
        sound[name] = [row for row in rows if all(row[each] for each in needed)]
    if sound.get("parent"):
        parents = dict(programme.organisations.values_list("key", "parent__key"))
        if contradictions.circle(parents | {row.key: sound["parent"]}):
            sound["parent"] = ""
    return sound


def _reference(field: Field, value: Any, programme: record.Programme) -> Any:
    """Return a value; nothing if it names a row that is gone."""
    if field.shape is not Shape.REFERENCE or not value:
        return value
    target: Any = field.target
    return value if target.objects.filter(programme=programme, key=value).exists() else ""


def _move_back(judgement: record.Judgement, undo: Mapping[str, Any]) -> None:
    """Let passages, disagreements and notes be about what they were about."""
    programme, kind = judgement.programme, judgement.kind
    old, new = f"{kind}:{judgement.other}", f"{kind}:{judgement.one}"
    for (document, start, end), (subject, field), (now, now_field) in undo["passages"]:
        span = {"document__key": document, "start": start, "end": end}
        found = programme.citations.filter(subject=now, field=now_field, **span).first()
        if found and subject in (old, new):
            found.subject, found.field = subject, field
            found.save()
    for name, model in (("conflicts", record.Conflict), ("notes", record.Note)):
        model.objects.filter(programme=programme, subject=new, key__in=undo[name]).update(subject=old)
    was, now = undo["readings"]["was"], undo["readings"]["now"]
    readings = record.FactReading.objects.filter(programme=programme, field="name")
    if readings.filter(subject=new).values_list("fingerprint", flat=True).first() == now:
        readings.filter(subject=new).delete()
        restored = [new, old]
    else:
        restored = [old]
    for subject in restored:
        if subject in was:
            readings.update_or_create(
                subject=subject, field="name", programme=programme, defaults={"fingerprint": was[subject]}
            )
