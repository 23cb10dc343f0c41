"""What findings, narratives and challenges rest on; whether a challenge is shared; each side's own note."""

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.queries import seats
from tracktwo.office.accounts.rights import Right
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.contradictions import of_challenge, of_evidence
from tracktwo.office.record.entries import ENTRIES, find_row, versions
from tracktwo.office.record.kinds import Stance
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["EvidenceText", "link_evidence", "set_held_by", "set_shared", "unlink_evidence", "write_side_note"]

_SIDES: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceText:
    """One piece of evidence as typed; ``side`` is a key, ``start`` and ``end`` the passage of a document."""

    subject: str
    stance: Stance = Stance.SUPPORTS
    side: str = ""
    start: int | None = None
    end: int | None = None
    note: LanguageText | None = None


@transaction.atomic
def link_evidence(
    *, programme: record.Programme, by: "Account | None", kind: str, key: str, evidence: EvidenceText
) -> None:
    """Link a piece of evidence to a finding (``outcome``), a narrative or a challenge.

    Raises: DataError if there is no such entry or side, the passage cannot be, or it is linked already.
    """
    lock(programme)
    row = _found(programme, kind, key)
    side = programme.sides.filter(key=evidence.side).first() if evidence.side else None
    if evidence.side and side is None:
        raise DataError(_("There is no such side."))
    lengths = dict(programme.documents.values_list("key", "characters"))
    if next(of_evidence({"evidence": [asdict(evidence)]}, lengths=lengths), None) is not None:
        raise DataError(
            _("This cannot be evidence: choose something from the list, and a passage that is in it.")
        )
    place = {"subject": evidence.subject, "side": side, "start": evidence.start, "end": evidence.end}
    if row.evidence.filter(**place).exists():
        raise DataError(_("This is linked already."))
    last = row.evidence.aggregate(last=Max("position"))["last"]
    row.evidence.create(
        **place,
        stance=evidence.stance,
        note=dict(evidence.note or {}),
        position=0 if last is None else last + 1,
    )
    _record(programme, by, "evidence linked", kind, key, after=_told(evidence))


@transaction.atomic
def unlink_evidence(
    *, programme: record.Programme, by: "Account | None", kind: str, key: str, number: int
) -> None:
    """Take a piece of evidence away, by the number of its row; nothing is written where it is gone.

    Raises: DataError if there is no such entry, or a challenge would be called shared without it.
    """
    lock(programme)
    row = _found(programme, kind, key)
    found = row.evidence.filter(pk=number).select_related("side").first()
    if found is None:
        return
    if isinstance(row, record.Challenge) and row.is_shared and _sides_of(row, without=found.pk) < _SIDES:
        raise DataError(
            _("Without this the challenge has evidence from one side only; say first that it is not shared.")
        )
    side = found.side.key if found.side else ""
    found.delete()
    _record(programme, by, "evidence taken away", kind, key, before={"subject": found.subject, "side": side})


@transaction.atomic
def set_shared(*, programme: record.Programme, by: "Account | None", key: str, is_shared: bool) -> None:
    """Say that a challenge is shared, or that it is not.

    Raises: DataError if there is no such challenge, or evidence of one side is missing.
    """
    lock(programme)
    row = _found(programme, "challenge", key)
    evidence = [{"side": side} for side in row.evidence.values_list("side", flat=True)]
    if next(of_challenge({"is_shared": is_shared, "evidence": evidence}), None) is not None:
        raise DataError(
            _("A challenge is shared only with evidence from both sides. Link evidence and say whose it is.")
        )
    if row.is_shared != is_shared:
        row.is_shared = is_shared
        row.save(update_fields=["is_shared"])
        told = {"before": {"is_shared": not is_shared}, "after": {"is_shared": is_shared}}
        _record(programme, by, "edited", "challenge", key, **told)


@transaction.atomic
def set_held_by(*, programme: record.Programme, by: "Account | None", key: str, result: str) -> None:
    """Say which statement of a round tells who holds a narrative, by the key of its result; "" for none.

    Raises: DataError if there is no such narrative.
    """
    lock(programme)
    row = _found(programme, "narrative", key)
    if row.result != result:
        before, row.result = row.result, result
        row.save(update_fields=["result"])
        _record(
            programme, by, "edited", "narrative", key, before={"result": before}, after={"result": result}
        )


@transaction.atomic
def write_side_note(
    *,
    programme: record.Programme,
    by: "Account",
    subject: str,
    text: LanguageText,
    opened_at: str | None = None,
) -> None:
    """Write the note of one's own side to a finding or to a statement of a round; no words take it back.

    Args:
        programme: The programme it belongs to.
        by: Somebody of that side's team who may.
        subject: What it is a note to, "outcome:key" or "result:key".
        text: The words, which go out with what they are a note to.
        opened_at: What ``versions`` said of the note when its form was opened; None for no form.

    Raises: DataError if the account has no seat that may write here, or somebody of the side wrote it meanwhile.
    """
    lock(programme)
    seat = seats(by).filter(programme=programme, account__is_active=True).first()
    if seat is None or not seat.may(Right.EDIT_DOCUMENTS):
        raise DataError(_("Only convenors and researchers write the note of their own side."))
    kept = record.SideNote.objects.filter(programme=programme, subject=subject, side=seat.side)
    before = kept.first()
    if opened_at is not None and opened_at != versions({"text": before.text if before else {}}):
        raise DataError(_("Somebody saved this note after you opened it; nothing of yours is saved yet."))
    words = {tag: text[tag].strip() for tag in sorted(text) if text[tag].strip()}
    if not words:
        kept.delete()
    else:
        kept.update_or_create(
            defaults={"text": words, "account": by},
            create_defaults={
                "programme": programme,
                "subject": subject,
                "side": seat.side,
                "text": words,
                "account": by,
            },
        )
    record_change(
        programme=programme,
        by=by,
        action="note of a side",
        subject=subject,
        before={"text": before.text} if before else None,
        after={"text": words} if words else None,
    )


def _found(programme: record.Programme, kind: str, key: str) -> Any:
    row = find_row(ENTRIES[kind], programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    return row


def _sides_of(row: record.Challenge, *, without: int) -> int:
    rest = row.evidence.exclude(pk=without).exclude(side=None)
    return rest.order_by().values("side").distinct().count()


def _told(evidence: EvidenceText) -> dict[str, Any]:
    told = asdict(evidence) | {"stance": evidence.stance.value}
    return {name: value for name, value in told.items() if value not in (None, "", {})}


def _record(
    programme: record.Programme,
    by: "Account | None",
    action: str,
    kind: str,
    key: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    subject = f"{kind}:{key}"
    record_change(programme=programme, by=by, action=action, subject=subject, before=before, after=after)
