"""What the pages outside any programme show."""

from django.db.models import QuerySet

from tracktwo.office.models import Account, Membership, Programme

__all__ = ["programmes", "seats"]


def programmes() -> QuerySet[Programme]:
    """Return every programme of this office."""
    return Programme.objects.order_by("key")


def seats(account: Account) -> QuerySet[Membership]:
    """Return the seats of an account, each with its programme and side."""
    return account.memberships.select_related("programme", "side").order_by("programme__key")
