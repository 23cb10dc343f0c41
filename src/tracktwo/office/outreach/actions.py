"""What a side's convenors keep of whom they think of, and of which officials were told."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tracktwo.office.accounts.actions import record_change
from tracktwo.office.accounts.keys import acting_seat
from tracktwo.office.accounts.rights import Right
from tracktwo.office.outreach.models import OfficialContact, Stakeholder
from tracktwo.office.record.actions import Texts, scrub_rows
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Programme

__all__ = ["delete_contact", "delete_stakeholder", "forget_names", "keep_contact", "keep_stakeholder"]

_Own = Stakeholder | OfficialContact
_TEXTS: Final[Texts] = (
    (Stakeholder, "programme", ("name", "expertise", "note")),
    (OfficialContact, "programme", ("informed", "by", "about")),
)


def keep_stakeholder(
    programme: "Programme", values: Mapping[str, Any], *, by: "Account", there: Stakeholder | None = None
) -> Stakeholder:
    """Return somebody a side thinks of, new or changed.

    Raises: DataError if the account is no convenor, or it is the other side's.
    """
    row = there or Stakeholder(programme=programme)
    row.changed = timezone.now().date()
    _keep(row, values, by=by, kind="stakeholder")
    return row


def keep_contact(
    programme: "Programme", values: Mapping[str, Any], *, by: "Account", there: OfficialContact | None = None
) -> OfficialContact:
    """Return a line of the log of one's own side, new or changed.

    Raises: DataError if the account is no convenor, or it is the other side's.
    """
    row = there or OfficialContact(programme=programme)
    _keep(row, values, by=by, kind="contact")
    return row


def delete_stakeholder(row: Stakeholder, *, by: "Account") -> None:
    """Take somebody off the list of one's own side."""
    _delete(row, by=by, kind="stakeholder")


def delete_contact(row: OfficialContact, *, by: "Account") -> None:
    """Take a line out of the log of one's own side."""
    _delete(row, by=by, kind="contact")


def forget_names(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything here; return how many rows held one."""
    return scrub_rows(_TEXTS, programme=programme, names=names)


@transaction.atomic
def _keep(row: _Own, values: Mapping[str, Any], *, by: "Account", kind: str) -> None:
    seat, is_new = acting_seat(by, row.programme, Right.EDIT_RECORD), row.pk is None
    if is_new:
        row.side = seat.side
    _refuse_other(row, seat)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    _note(seat, f"{kind}:{row.pk}", "created" if is_new else "edited")


@transaction.atomic
def _delete(row: _Own, *, by: "Account", kind: str) -> None:
    seat = acting_seat(by, row.programme, Right.EDIT_RECORD)
    _refuse_other(row, seat)
    _note(seat, f"{kind}:{row.pk}", "deleted")
    row.delete()


def _refuse_other(row: _Own, seat: "Membership") -> None:
    if row.side_id != seat.side_id:
        raise DataError(_("This is the other side’s; only that side changes it."))


def _note(seat: "Membership", subject: str, action: str) -> None:
    """Keep that something was done, for the own side alone, and nothing of whom it is about."""
    record_change(
        programme=seat.programme,
        by=seat.account,
        action=action,
        subject=subject,
        before=None,
        after=None,
        side=seat.side,
    )
