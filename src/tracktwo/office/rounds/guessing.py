"""Slowing down who guesses codes: wrong ones are counted for each network, ten minutes at a time.

A hall shares one address, so the limit is that of a hall. Beyond it, secrets of a person (a return code, an
invitation) are not looked at until the ten minutes are over; the code of a round, which stands on a screen, still
opens it, and who already has a seat notices nothing. A network is known by a hash that changes every day, and a
count is deleted with the first wrong code after its ten minutes.
"""

from datetime import UTC, datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import Final

from django.conf import settings
from django.db.models import F
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tracktwo.office.rounds.models import Guess

__all__ = ["LIMIT", "count_wrong", "wait_until"]

LIMIT: Final = 60
_WINDOW: Final = timedelta(minutes=10)
_ONE_HOME: Final = 64
"""Bits of an IPv6 address that belong to one line; the rest a computer chooses for itself."""


def wait_until(request: HttpRequest, *, at: datetime) -> datetime | None:
    """Return when a network that guessed too often may try again; None where it may now."""
    window = _window(at)
    counted = Guess.objects.filter(network=_network(request, at), window=window, failures__gte=LIMIT)
    return datetime.fromtimestamp((window + 1) * _WINDOW.total_seconds(), UTC) if counted.exists() else None


def count_wrong(request: HttpRequest, *, at: datetime) -> None:
    """Count one wrong code, and forget the counts of before."""
    window = _window(at)
    Guess.objects.filter(window__lt=window).delete()
    guess, _is_new = Guess.objects.get_or_create(network=_network(request, at), window=window)
    Guess.objects.filter(pk=guess.pk, failures__lt=LIMIT).update(failures=F("failures") + 1)


def _window(at: datetime) -> int:
    return int(at.timestamp() // _WINDOW.total_seconds())


def _network(request: HttpRequest, at: datetime) -> str:
    """Return today's keyed hash of where a request comes from."""
    address = request.META.get("REMOTE_ADDR", "")
    if settings.HTTPS:  # then a proxy stands before us, and says at the end of this line who asked it
        address = request.headers.get("X-Forwarded-For", address).rpartition(",")[2].strip()
    try:
        known = ip_address(address)
        if isinstance(known, IPv6Address):
            address = str(ip_network((known, _ONE_HOME), strict=False))
    except ValueError:
        address = ""
    return salted_hmac(f"network {at.date()}", address, algorithm="sha256").hexdigest()
