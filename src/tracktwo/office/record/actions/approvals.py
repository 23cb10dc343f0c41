"""What a convenor approves for their side: that a fact be known outside, and words that were said there.

A fact that no public document states goes out once two people approved its value, one for each side. Words go out
once a convenor of the side that spoke approved them. Whatever is approved changes, its approval is over.
"""

from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import deciding_seat
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.entries import ENTRIES, content_of, find_row, versions
from tracktwo.office.record.kinds import FindingBasis
from tracktwo.office.record.queries.facts import facts_of
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["approve_fact", "approve_words", "withdraw_fact", "withdraw_words"]

_RESTING: Final = frozenset({"outcome", "narrative", "challenge"})
_LABELLED: Final = frozenset({FindingBasis.JUDGED, FindingBasis.CONCLUDED})


@transaction.atomic
def approve_fact(
    *, programme: record.Programme, by: "Account", kind: str, key: str, field: str, seen: str
) -> None:
    """Approve for one's own side that a fact be known outside, as it is now.

    Args:
        programme: The programme it belongs to.
        by: A convenor.
        kind: What it is a fact of: ``"event"``, ``"outcome"``, ``"narrative"`` or ``"challenge"``.
        key: The entry's key.
        field: The fact, by the gate's name for it.
        seen: The fingerprint of the value the convenor was shown.

    Raises:
        DataError: If ``by`` is no convenor here, the entry states no such fact, or its value changed meanwhile.
    """
    lock(programme)
    seat = deciding_seat(by, programme=programme.pk)
    fact = next((each for each in facts_of(_found(programme, kind, key)) if each.field == field), None)
    if fact is None or fact.fingerprint != seen:
        raise _changed_meanwhile()
    _refuse_unfounded(kind, _found(programme, kind, key))
    given = _given(programme, kind, key, field)
    # One approval of a side, and one of an account: whoever changed sides takes their old one along.
    given.filter(Q(side=seat.side) | Q(account=by)).delete()
    given.create(
        programme=programme,
        subject=f"{kind}:{key}",
        field=field,
        side=seat.side,
        account=by,
        fingerprint=seen,
    )
    _record(programme, by, "fact approved", f"{kind}:{key}", after={field: seen})


@transaction.atomic
def withdraw_fact(*, programme: record.Programme, by: "Account", kind: str, key: str, field: str) -> None:
    """Take back what one's own side approved, whoever of it did; nothing is written where there is nothing.

    Raises:
        DataError: If ``by`` is no convenor here.
    """
    lock(programme)
    seat = deciding_seat(by, programme=programme.pk)
    approval = _given(programme, kind, key, field).filter(side=seat.side).first()
    if approval is not None:
        approval.delete()
        before = {field: approval.fingerprint}
        _record(programme, by, "fact approval withdrawn", f"{kind}:{key}", before=before)


@transaction.atomic
def approve_words(*, programme: record.Programme, by: "Account", key: str, seen: str) -> None:
    """Approve the words of a remark that may go out instead of the original.

    Args:
        programme: The programme it belongs to.
        by: A convenor of the side that spoke.
        key: The remark's key.
        seen: What :func:`~tracktwo.office.record.entries.versions` says of the remark the convenor was shown.

    Raises:
        DataError: If ``by`` is no convenor of that side, there are no such words, or the remark changed meanwhile.
    """
    lock(programme)
    remark = _remark_of_own_side(programme, by, key)
    if not remark.release or versions(content_of(ENTRIES["remark"], remark)) != seen:
        raise _changed_meanwhile()
    before = remark.release_approved_by
    remark.release_approved_by, remark.release_approver = by.name, by
    remark.save()
    _record(
        programme,
        by,
        "words approved",
        f"remark:{key}",
        before={"release_approved_by": before},
        after={"release_approved_by": by.name, "release": remark.release},
    )


@transaction.atomic
def withdraw_words(*, programme: record.Programme, by: "Account", key: str) -> None:
    """Take back the approval of a remark's words; nothing is written where there is none.

    Raises:
        DataError: If ``by`` is no convenor of the side that spoke, or there is no such remark any more.
    """
    lock(programme)
    remark = _remark_of_own_side(programme, by, key)
    before = remark.release_approved_by
    if before:
        remark.release_approved_by, remark.release_approver = "", None
        remark.save()
        subject = f"remark:{key}"
        _record(programme, by, "words withdrawn", subject, before={"release_approved_by": before})


def _remark_of_own_side(programme: record.Programme, by: "Account", key: str) -> record.Remark:
    remark: record.Remark = _found(programme, "remark", key)
    if deciding_seat(by, programme=programme.pk).side_id != remark.side_id:
        raise DataError(_("Only a convenor of the side that spoke approves its words."))
    return remark


def _found(programme: record.Programme, kind: str, key: str) -> Any:
    row = find_row(ENTRIES[kind], programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    return row


def _refuse_unfounded(kind: str, row: Any) -> None:
    """Refuse to propose for the public what rests on nothing and does not say that it is a judgement."""
    if kind not in _RESTING or (kind == "outcome" and row.basis in _LABELLED) or row.evidence.exists():
        return
    if kind == "outcome":
        raise DataError(
            _(
                "A finding goes out with evidence, or with the label of a judgement: link what it rests on, or say "
                "under “What it is” that it is the convenors’ judgement."
            )
        )
    raise DataError(_("Link what it rests on first; nobody outside reads a statement without evidence."))


def _given(programme: record.Programme, kind: str, key: str, field: str) -> Any:
    return record.FactApproval.objects.filter(programme=programme, subject=f"{kind}:{key}", field=field)


def _changed_meanwhile() -> DataError:
    return DataError(_("Somebody changed this after you opened the page; look at it again, then approve it."))


def _record(
    programme: record.Programme,
    by: "Account",
    action: str,
    subject: str,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    record_change(programme=programme, by=by, action=action, subject=subject, before=before, after=after)
