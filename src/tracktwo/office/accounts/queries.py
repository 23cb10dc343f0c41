"""Who is in the team, whose link is open, and what was changed."""

import json
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from tracktwo.office.accounts.models import Account, AuditEntry, Membership
from tracktwo.office.accounts.rights import Role
from tracktwo.office.accounts.signin import normal

__all__ = [
    "Difference",
    "account_called",
    "account_of_link",
    "changes",
    "differences",
    "is_open_to",
    "manages",
    "member",
    "seats",
    "team",
]

_CHANGES_A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One field of a change; None where it did not exist."""

    field: str
    before: str | None
    after: str | None


def team(seat: Membership) -> QuerySet[Membership]:
    """Return every seat of the programme a member sits in, by name: no side first."""
    seats = Membership.objects.select_related("account", "side", "programme")
    return seats.filter(programme_id=seat.programme_id).order_by("account__name")


def seats(account: Account) -> QuerySet[Membership]:
    """Return the seats of an account, each with its programme and side."""
    return account.memberships.select_related("programme", "side").order_by("programme__key")


def member(seat: Membership, number: int) -> Membership | None:
    """Return one seat of a convenor's own side; None for any other."""
    return team(seat).filter(side_id=seat.side_id, pk=number).first()


def account_of_link(link_hash: str) -> Account | None:
    """Return the active account a link is open for."""
    return Account.objects.filter(link_hash=link_hash, is_active=True).first() if link_hash else None


def account_called(name: str) -> Account | None:
    """Return the account of a name, however a keyboard composed it."""
    return Account.objects.filter(name=normal(name)).first()


def manages(convenor: Account, account: Account) -> bool:
    """Return whether every seat of an account is on a side of which the convenor is convenor."""
    own = set(convenor.memberships.filter(role=Role.CONVENOR).values_list("side_id", flat=True))
    return set(account.memberships.values_list("side_id", flat=True)) <= own


def changes(seat: Membership, *, subject: str, page: str) -> Page[AuditEntry]:
    """Return one page of a programme's changes, latest first, whose subject starts with a text."""
    entries = AuditEntry.objects.filter(programme_id=seat.programme_id).select_related("account", "side")
    if subject:
        entries = entries.filter(subject__istartswith=subject)
    return Paginator(entries, _CHANGES_A_PAGE).get_page(page)


def is_open_to(entry: AuditEntry, seat: Membership) -> bool:
    """Return whether a member may read who made a change and what it was; that there was one, each convenor may."""
    return entry.side_id in (None, seat.side_id)


def differences(entry: AuditEntry) -> list[Difference]:
    """Return the fields of a change with both values as text."""
    before, after = entry.before or {}, entry.after or {}
    return [
        Difference(field=field, before=_text(before, field), after=_text(after, field))
        for field in dict.fromkeys([*before, *after])
    ]


def _text(values: dict[str, Any], field: str) -> str | None:
    if field not in values:
        return None
    value = values[field]
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
