"""Two entries made one, in one decision that can be taken back at any time.

What was merged is then as if there had only ever been one entry: every list, page, count and gate reads it so. All
that the other was, and every place that named it, is kept with the judgement; nobody reads it but who takes it back.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain, count
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock, replace_rows, write
from tracktwo.office.record.entries import ENTRIES, Content, Entry, changed, content_of, find_row
from tracktwo.office.record.exchange.format import Shape, owner_of
from tracktwo.office.record.merged import COMPARED, anybody_may_name, merged_content
from tracktwo.office.record.places import Place, exchanged, places_of, row_of
from tracktwo.record import Verdict
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["MERGED", "judge", "merge_entries", "put_in_place", "today", "withdraw"]

MERGED: Final = frozenset({"person", "organisation"})
"""Kinds of entry of which two can be made one."""


@transaction.atomic
def merge_entries(
    *,
    programme: record.Programme,
    by: "Account | None",
    kind: str,
    kept: str,
    gone: str,
    chosen: Mapping[str, str],
    why: str = "",
) -> record.Judgement:
    """Make two entries one and return the judgement that they were the same.

    Everything that names the entry that goes names the other from then on; every form of its name is kept, with the
    document it is printed in, and a document stands for nothing it was not read for.

    Args:
        programme: The programme they belong to.
        by: Who decided; None for the command line.
        kind: ``"person"`` or ``"organisation"``.
        kept: The key of the entry that stays, and with it its address.
        gone: The key of the other.
        chosen: Field → ``"gone"`` where the other's value is to stand.
        why: In a sentence.

    Raises:
        DataError: If one of them is not there, both are the same entry, or the address of the one that stays would
            tell outside a name that nobody may read there.
        Refused: If what would come about cannot be kept.
    """
    lock(programme)
    entry = ENTRIES[kind]
    stays, goes = (_found(entry, programme, key) for key in (kept, gone))
    _check_two(stays, goes)
    before, other = content_of(entry, stays), content_of(entry, goes)
    after = merged_content(stays, goes, before=before, other=other, chosen=chosen)
    places = [_exchange(place, programme, old=goes, new=stays) for place in _elsewhere(goes, stays)]
    subjects = _move_subjects(entry, stays, goes, before=before, other=other, after=after)
    goes.delete()
    write(entry, stays, after, programme=programme, before=before)
    after = content_of(entry, _found(entry, programme, kept))
    undo = {"before": before, "after": after, "gone": other, "places": places, **subjects}
    judgement = _judgement(
        programme, by=by, kind=kind, one=kept, other=gone, verdict=Verdict.SAME, why=why, undo=undo
    )
    names = changed(before, after)
    record_change(
        programme=programme,
        by=by,
        action="merged",
        subject=f"{kind}:{kept}",
        before={name: before[name] for name in names} | {"merged": None},
        after={name: after[name] for name in names} | {"merged": gone},
        note=why,
    )
    return judgement


@transaction.atomic
def judge(
    *,
    programme: record.Programme,
    by: "Account | None",
    kind: str,
    one: str,
    other: str,
    verdict: Verdict,
    why: str = "",
) -> record.Judgement:
    """Keep that two entries are different, or that nobody can say; an earlier judgement on them is withdrawn.

    Raises: DataError if one of them is not there, or the two are said to be the same, which merges them.
    """
    lock(programme)
    if verdict is Verdict.SAME:
        raise DataError(_("Two entries that are the same are merged; do that instead."))
    first, second = sorted((one, other))
    for key in (first, second):
        _found(ENTRIES[kind], programme, key)
    for standing in programme.judgements.filter(
        kind=kind, one__in=(first, second), other__in=(first, second), withdrawn=""
    ):
        withdraw(standing, by=by)
    judgement = _judgement(
        programme, by=by, kind=kind, one=first, other=second, verdict=verdict, why=why, undo={}
    )
    record_change(
        programme=programme,
        by=by,
        action=f"judged {verdict}",
        subject=f"{kind}:{first}",
        before=None,
        after={"merged": second},
        note=why,
    )
    return judgement


def withdraw(judgement: record.Judgement, *, by: "Account | None") -> None:
    """Take back a judgement, so that its pair is looked at again."""
    judgement.withdrawn, judgement.withdrawn_by = today(), by.name if by else ""
    judgement.save(update_fields=["withdrawn", "withdrawn_by"])


def today() -> str:
    """Return the day it is, in UTC."""
    return datetime.now(tz=UTC).date().isoformat()


def put_in_place(place: Place, row: Any, value: Any, *, programme: record.Programme) -> None:
    """Let something else stand in a place; what was approved about its row stays approved."""
    if place.rows is not None:
        owner = owner_of(place.entry.kind, place.name)
        replace_rows(row, place.name, place.rows, owner=owner, rows=value, programme=programme)
        return
    target = type(row)._meta.get_field(place.name).related_model  # noqa: SLF001 (Django's documented way to ask)
    if place.shape is Shape.REFERENCES:
        getattr(row, place.name).set(target.objects.filter(programme=programme, key__in=value))
        return
    pointed = target.objects.get(programme=programme, key=value)
    type(row).objects.filter(pk=row.pk).update(**{place.name: pointed})


def _found(entry: Entry, programme: record.Programme, key: str) -> Any:
    row = find_row(entry, programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    return row


def _check_two(stays: Any, goes: Any) -> None:
    """Refuse two that cannot be one."""
    if stays.pk == goes.pk:
        raise DataError(_("This is one entry already; choose another to merge it with."))
    if anybody_may_name(goes) and not anybody_may_name(stays):
        raise DataError(
            _(
                "Keep “%(key)s”: a public document names it, and the address of the other entry would "
                "tell outside what no public document says."
            )
            % {"key": goes.key}
        )
    if isinstance(stays, record.Organisation):
        between = record.Relation.objects.filter(one__in=(stays, goes), other__in=(stays, goes))
        if between.exists():
            raise DataError(
                _("A relation between the two is recorded, so they are not the same; delete it first.")
            )


def _elsewhere(goes: Any, stays: Any) -> list[Place]:
    """Return every place that names the entry that goes, but for the one that stays: its own content says that."""
    return [
        place
        for place in places_of(goes)
        if not (place.entry.model is type(stays) and place.key == stays.key)
    ]


def _exchange(place: Place, programme: record.Programme, *, old: Any, new: Any) -> list[Any]:
    """Name one entry for the other in a place; return what stood and what stands there."""
    row = row_of(place, programme)
    before = place.value(row)
    after = exchanged(place, before, old=old.key, new=new.key)
    put_in_place(place, row, after, programme=programme)
    return [[place.entry.name, place.key, place.name, place.column], before, after]


def _move_subjects(
    entry: Entry, stays: Any, goes: Any, *, before: Content, other: Content, after: Content
) -> dict[str, Any]:
    """Let passages, disagreements and notes about one entry be about the other; return how it was.

    A passage goes on stating a field only if its entry's value is the one that stands; else it states another form
    of the name, or something about the entry.
    """
    programme, kind = stays.programme, entry.name
    old, new = f"{kind}:{goes.key}", f"{kind}:{stays.key}"
    of_kept = {name: before[name] != after[name] for name in COMPARED[kind]}
    of_gone = {name: other[name] != after[name] for name in COMPARED[kind]}
    readings = _merge_readings(programme, old=old, new=new, gone_stands=of_kept.get("name", False))
    if readings["was"].get(old) != readings["was"].get(new) and not of_kept.get("name", False):
        of_gone["name"] = True
    passages = []
    for citation in record.Citation.objects.filter(programme=programme, subject__in=(old, new)):
        loses = (of_gone if citation.subject == old else of_kept).get(citation.field, False)
        field = {True: "names" if citation.field == "name" else "", False: citation.field}[loses]
        if (citation.subject, citation.field) == (new, field):
            continue
        span = [citation.document.key, citation.start, citation.end]
        passages.append([span, [citation.subject, citation.field], [new, field]])
        citation.subject, citation.field = new, field
        citation.save()
    moved = {}
    for name, model in (("conflicts", record.Conflict), ("notes", record.Note)):
        rows = model.objects.filter(programme=programme, subject=old)
        moved[name] = sorted(rows.values_list("key", flat=True))
        rows.update(subject=new)
    return {"passages": passages, "readings": readings, **moved}


def _merge_readings(programme: record.Programme, *, old: str, new: str, gone_stands: bool) -> dict[str, Any]:
    """Keep the reading of the name that stands; return what was read of both names, and what is read now."""
    rows = record.FactReading.objects.filter(programme=programme, subject__in=(old, new), field="name")
    was = dict(rows.values_list("subject", "fingerprint"))
    rows.filter(subject=old).delete()
    if gone_stands:
        rows.filter(subject=new).delete()
        if old in was:
            record.FactReading.objects.create(
                programme=programme, subject=new, field="name", fingerprint=was[old]
            )
    now = rows.filter(subject=new).values_list("fingerprint", flat=True).first()
    return {"was": was, "now": now}


def _judgement(
    programme: record.Programme, *, by: "Account | None", undo: Mapping[str, Any], **said: Any
) -> record.Judgement:
    taken = set(programme.judgements.values_list("key", flat=True))
    numbered = (f"judgement-{number}" for number in count(2))
    row = record.Judgement(
        programme=programme,
        key=next(key for key in chain(["judgement"], numbered) if key not in taken),
        by=by.name if by else "",
        date=today(),
        undo=json.loads(json.dumps(undo, sort_keys=True)),
        **said,
    )
    row.why = row.why.strip()[:_LONGEST_WHY]
    row.full_clean()
    row.save()
    return row


_LONGEST_WHY: Final = 500
