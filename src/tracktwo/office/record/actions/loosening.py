"""Loosening a rule of attribution once something was entered under it: only what everybody concerned agreed to."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import clean, lock
from tracktwo.office.record.checks import loosens
from tracktwo.office.record.concerned import concerned_by, effective_rule, missing_words
from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["loosen_rule"]


@transaction.atomic
def loosen_rule(
    *,
    programme: record.Programme,
    by: "Account",
    kind: str,
    key: str,
    before: str,
    rule: str,
    agreed: Collection[tuple[int | None, str]],
) -> None:
    """Give an entry a looser rule that everybody concerned agreed to.

    Args:
        programme: The programme it belongs to.
        by: Who changes it; both keys are the caller's to have asked for.
        kind: ``"event"``, ``"segment"`` or ``"remark"``.
        key: The entry's key.
        before: The rule they were asked about, as it stood then.
        rule: The looser rule.
        agreed: Who agreed, as ``Concerned`` tells them.

    Raises:
        DataError: If the entry is gone, its rule changed meanwhile, the new one is not looser or looser than the
            event's, or somebody's agreement is missing, and whose.
    """
    lock(programme)
    row: Any = find_row(ENTRIES[kind], programme, key)
    if row is None:
        raise DataError(_("There is no entry “%(key)s” any more; somebody deleted it.") % {"key": key})
    if effective_rule(kind, row) != before:
        raise DataError(_("The rule changed meanwhile; look at it again."))
    if not loosens(before, rule):
        raise DataError(
            _("This is not looser than the rule there is; a stricter rule needs nobody’s agreement.")
        )
    if kind != "event" and loosens(row.event.rule, rule):
        raise DataError(
            _("This is looser than the rule of the event. Choose the same rule or a stricter one, or none.")
        )
    missing = [each for each in concerned_by(kind, row) if each.who not in agreed]
    if missing:
        raise DataError(missing_words(missing))
    old = row.rule
    row.rule = rule
    if isinstance(row, record.Remark):
        row.release_approved_by, row.release_approver = "", None
    clean(row)
    row.save()
    record_change(
        programme=programme,
        by=by,
        action="rule loosened",
        subject=f"{kind}:{key}",
        before={"rule": old},
        after={"rule": rule},
    )
