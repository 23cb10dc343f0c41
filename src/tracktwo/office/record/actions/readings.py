"""That somebody read the passages of a fact again, after its value had changed."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.record import models as record
from tracktwo.office.record.actions.entries import lock
from tracktwo.office.record.entries import ENTRIES, find_row
from tracktwo.office.record.queries.facts import facts_of
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.accounts.models import Account

__all__ = ["confirm_reading", "take_reading_back"]


@transaction.atomic
def confirm_reading(
    *, programme: record.Programme, by: "Account", kind: str, key: str, field: str, seen: str
) -> None:
    """Say that the passages given for a fact state the value it has now.

    Args:
        programme: The programme it belongs to.
        by: Who read them.
        kind: What it is a fact of: ``"event"``, ``"outcome"`` or ``"organisation"``.
        key: The entry's key.
        field: The fact, by the gate's name for it.
        seen: The fingerprint of the value the reader was shown.

    Raises:
        DataError: If there is no such fact, no passage is given for it, or its value changed meanwhile.
    """
    lock(programme)
    row = find_row(ENTRIES[kind], programme, key)
    facts = facts_of(row) if row is not None else ()
    fact = next((each for each in facts if each.field == field), None)
    if fact is None or fact.fingerprint != seen:
        raise DataError(
            _("Somebody changed this after you opened the page; look at it again, then confirm it.")
        )
    if not fact.unread:
        raise DataError(_("There is no passage to confirm here; open the page again."))
    record.FactReading.objects.update_or_create(
        programme=programme, subject=f"{kind}:{key}", field=field, defaults={"fingerprint": seen}
    )
    record_change(
        programme=programme,
        by=by,
        action="passages confirmed",
        subject=f"{kind}:{key}",
        before={field: fact.read},
        after={field: seen},
    )


@transaction.atomic
def take_reading_back(
    *, programme: record.Programme, by: "Account | None", subject: str, field: str, seen: str, before: str
) -> None:
    """Let the passages of a fact state what they were read for before, unless somebody read them again since.

    Args:
        programme: The programme it belongs to.
        by: Who takes it back.
        subject: What it is a fact of, "kind:key".
        field: The fact, by the gate's name for it.
        seen: The fingerprint they were read for.
        before: The one before; "" for none.
    """
    lock(programme)
    rows = record.FactReading.objects.filter(
        programme=programme, subject=subject, field=field, fingerprint=seen
    )
    if rows.update(fingerprint=before) if before else rows.delete()[0]:
        record_change(
            programme=programme,
            by=by,
            action="passages taken back",
            subject=subject,
            before={field: seen},
            after={field: before},
        )
