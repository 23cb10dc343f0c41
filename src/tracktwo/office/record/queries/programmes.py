"""The programmes of this office."""

from typing import Final

from django.db.models import QuerySet

from tracktwo.office.record.models import Programme

__all__ = ["RESERVED_KEYS", "programme_called", "programmes"]

RESERVED_KEYS: Final = frozenset({"account", "enter", "sign-in", "sign-out"})
"""Words that stand where a programme's key stands in an address; no programme may be called so."""


def programmes() -> QuerySet[Programme]:
    """Return every programme of this office."""
    return Programme.objects.order_by("key")


def programme_called(key: str) -> Programme | None:
    """Return the programme with a key."""
    return Programme.objects.filter(key=key).first()
