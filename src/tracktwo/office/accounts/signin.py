"""Signing in by name and passphrase. Guessing is slowed, and nothing tells which names there are.

A try is counted before the passphrase is looked at, so that tries at the same moment count too. An unknown
name costs the same work, one write and one hash, and gets the same answer as a wrong passphrase.
"""

import unicodedata
from datetime import timedelta
from typing import Any, Final

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.hashers import make_password
from django.db.models import F, Q
from django.http import HttpRequest
from django.utils import timezone

from tracktwo.office.accounts.models import Account

__all__ = ["PassphraseBackend", "normal", "verify"]

_FREE_TRIES: Final = 5
_COUNTED: Final = 1000
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(minutes=15)


class PassphraseBackend(BaseBackend):
    """Django's way in: an active account by name and passphrase."""

    def authenticate(
        self, request: HttpRequest | None, name: str = "", passphrase: str = "", **_others: Any
    ) -> Account | None:
        """Return the account, or None for a wrong pair, too many tries, or an account put out of use."""
        del request
        return verify(name, passphrase)

    def get_user(self, user_id: int) -> Account | None:
        """Return the account of a session while it is active."""
        return Account.objects.filter(pk=user_id, is_active=True).first()


def normal(text: str) -> str:
    """Return a name or passphrase in the one form it is kept in, however a keyboard composed it."""
    return unicodedata.normalize("NFKC", text).strip()


def verify(name: str, passphrase: str) -> Account | None:
    """Return the active account that this pair opens, counting the try; None otherwise."""
    account = Account.objects.filter(name=normal(name)).first()
    may_try = _count_try(account)
    if account is None:
        make_password(normal(passphrase))
        return None
    is_right = account.check_password(normal(passphrase))
    if not (is_right and may_try and account.is_active):
        return None
    Account.objects.filter(pk=account.pk).update(failures=0, locked_until=None)
    return account


def _count_try(account: Account | None) -> bool:
    """Return whether a try is open now, and count it as wrong until it proves right."""
    now = timezone.now()
    if account is not None:
        failures = min(account.failures + 1, _COUNTED)
        is_open = Q(locked_until=None) | Q(locked_until__lte=now)
        locked_until = now + _wait(failures) if failures >= _FREE_TRIES else None
        tries = Account.objects.filter(is_open, pk=account.pk, failures=account.failures)
        if tries.update(failures=failures, locked_until=locked_until):
            return True
    anyone = Account.objects.order_by("pk").values("pk")[:1]
    Account.objects.filter(pk__in=anyone).update(failures=F("failures"))
    return False


def _wait(failures: int) -> timedelta:
    """Return how long to wait after this many wrong tries: twice as long each time, up to a limit."""
    doublings = min(failures - _FREE_TRIES, 10)
    return min(_FIRST_WAIT * (1 << doublings), _LONGEST_WAIT)
