"""Changes to accounts, and the one way every change in the office is recorded."""

from typing import Any

from django.db import transaction

from tracktwo.office.accounts.models import Account, AuditEntry, Membership

__all__ = ["record_change", "set_preferences"]


def record_change(
    *,
    programme: Any,
    by: Account | None,
    action: str,
    subject: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
    note: str = "",
) -> None:
    """Keep who changed what, and what it was before. Call it in the transaction of the change itself.

    Args:
        programme: the programme changed; None for what belongs to no programme.
        by: the account that made the change; None for the command line.
        action: what was done, in one word such as ``"edited"``.
        subject: kind and key, such as ``"event:changsha-2019"``.
        before: the changed fields as they were, in JSON's types; None for something new.
        after: the changed fields as they are; None for something taken away.
        note: why, where the change asks for a reason.
    """
    AuditEntry.objects.create(
        programme=programme, account=by, action=action, subject=subject, before=before, after=after, note=note
    )


@transaction.atomic
def set_preferences(*, by: Account, **chosen: str) -> None:
    """Keep an account's language or theme; a preference is nobody else's business and leaves no trace."""
    Account.objects.filter(pk=by.pk).update(**chosen)
