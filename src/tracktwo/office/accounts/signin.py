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
from django.utils.translation import gettext as _

from tracktwo.office.accounts.models import Account
from tracktwo.vocabulary.errors import DataError

__all__ = ["PassphraseBackend", "new_name", "normal", "verify"]

_FREE_TRIES: Final = 5
_COUNTED: Final = 1000
_FIRST_WAIT: Final = timedelta(seconds=30)
_LONGEST_WAIT: Final = timedelta(minutes=15)
_LONGEST_NAME: Final = 150
_UNSEEN: Final = frozenset("\u034f\u115f\u1160\u2800\ufe0e\ufe0f")  # letters and signs without a shape
_JOINERS: Final = str.maketrans("", "", "\u200c\u200d")
"""Characters without a width that Persian and Indic spelling needs: kept, but they tell no two names apart."""


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


def new_name(text: str) -> str:
    """Return the name of a new account in the form it is kept in.

    Raises: DataError if nobody could read it, or an account has it already, in capitals or not.
    """
    name = normal(text)
    if not any(unicodedata.category(character)[0] in "LN" for character in name):
        raise DataError(_("An account needs a name; write the name the person is known by in the team."))
    if any(
        character in _UNSEEN or unicodedata.category(character)[0] in "CZ" for character in _written(name)
    ):
        raise DataError(_("This name has a character that cannot be seen; write it again without copying."))
    if len(name) > _LONGEST_NAME:
        raise DataError(
            _("This name has %(length)s characters; write at most %(most)s.")
            % {"length": len(name), "most": _LONGEST_NAME}
        )
    for other in Account.objects.values_list("name", flat=True):
        if _alike(other) == _alike(name):
            raise DataError(
                _(
                    "There is already an account called “%(name)s”; "
                    "add what tells the two apart, such as the organisation."
                )
                % {"name": other}
            )
    return name


def _written(name: str) -> str:
    """Return the characters of a name that are to be seen."""
    return name.translate(_JOINERS).replace(" ", "")


def _alike(name: str) -> str:
    """Return a name without what a reader does not tell apart."""
    return normal(_written(name).casefold())


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
