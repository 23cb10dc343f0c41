"""The two keys: what goes outside a team is approved by one convenor of each side, over what both were shown.

A room keeps its keys as rows with a side, an account and the moment they were given (``side``, ``account``, ``at``).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.utils.translation import gettext as _

from tracktwo.office.accounts.queries import seats
from tracktwo.office.accounts.rights import Right
from tracktwo.vocabulary.errors import DataError

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership, Programme, Side

__all__ = [
    "Key",
    "acting_seat",
    "deciding_seat",
    "is_given_by_both",
    "key_of_each",
    "may_give",
    "refuse_second_key",
]

_SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One side's key: who gave it and when; None while it is waited for."""

    side: "Side"
    by: str | None
    at: datetime | None


def acting_seat(by: "Account", programme: "Programme", right: Right) -> "Membership":
    """Return the seat of somebody who has a right in a programme, as it is now.

    Raises: DataError if the account has none.
    """
    seat = seats(by).filter(programme=programme, account__is_active=True).select_related("account").first()
    if seat is None or not seat.may(right):
        raise DataError(_("Your seat in this programme does not let you do this."))
    return seat


def deciding_seat(account: "Account", *, programme: int) -> "Membership":
    """Return the seat of a convenor as it is now.

    Raises: DataError if the account has none in the programme, is out of use, or may not decide.
    """
    seat = (
        seats(account).filter(programme=programme, account__is_active=True).select_related("account").first()
    )
    if seat is None or not seat.may(Right.APPROVE_RELEASE):
        raise DataError(_("Only a convenor of this programme approves anything for a side."))
    return seat


def refuse_second_key(given: Any, *, seat: "Membership") -> None:
    """Refuse a key where the account or the side gave one: two keys are two people of two sides.

    Args: given: the rows of keys given so far, a manager or query set; seat: the convenor's.
    Raises: DataError with which of the two it was.
    """
    if given.filter(account=seat.account).exists():
        raise DataError(_("You gave your side's key already; the other one is the other side's."))
    if given.filter(side=seat.side).exists():
        raise DataError(_("Your side's key was given already; the other one is the other side's."))


def may_give(given: Any, *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for: the first one of the side and of the account."""
    of_theirs = Q(side=seat.side_id) | Q(account=seat.account_id)
    return seat.may(Right.APPROVE_RELEASE) and not given.filter(of_theirs).exists()


def is_given_by_both(given: Any) -> bool:
    """Return whether each side gave its key."""
    return bool(given.count() == _SIDES)


def key_of_each(given: Any, *, sides: Iterable["Side"]) -> list[Key]:
    """Return the key of each side, in the order of the sides."""
    found = {key.side_id: key for key in given.select_related("account")}
    return [
        Key(
            side=side,
            by=found[side.pk].account.name if side.pk in found else None,
            at=found[side.pk].at if side.pk in found else None,
        )
        for side in sides
    ]
