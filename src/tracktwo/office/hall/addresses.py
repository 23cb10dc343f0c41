"""What leads into a room: the code people type, and the screen's own address, which can be taken back."""

import secrets
from typing import TYPE_CHECKING, Final, NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from tracktwo.office.hall.models import Hall
from tracktwo.office.rounds.codes import ALPHABET, typed
from tracktwo.office.rounds.queries import CODE_LENGTH, round_of_code
from tracktwo.vocabulary.provenance import fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import HttpRequest

__all__ = [
    "Glance",
    "address_for_phones",
    "free_code",
    "glance",
    "hall_of_code",
    "hall_of_screen",
    "hash_of_token",
    "new_seed",
    "screen_token",
]


class Glance(NamedTuple):
    """A room by its number, the version of its state, and when a screen last asked."""

    hall: int
    version: int
    screen_seen: "datetime | None"


_HERE: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
_TOKEN_LENGTH: Final = 32


def new_seed() -> str:
    """Return what another screen address is worked out from."""
    return secrets.token_hex(16)


def screen_token(seed: str) -> str:
    """Return the secret part of a screen's address: 128 bits, worked out anew and stored nowhere."""
    return salted_hmac("screen of a room", seed, algorithm="sha256").hexdigest()[:_TOKEN_LENGTH]


def hash_of_token(token: str) -> str:
    """Return what is stored of a screen's address."""
    return fingerprint(token.encode())


def glance(token: str) -> "Glance | None":
    """Return what a screen needs to know whether it has the newest: one short look, for a thousand may ask."""
    found = Hall.objects.filter(screen_hash=hash_of_token(token), closed_at=None)
    row = found.values_list("pk", "version", "screen_seen").order_by().first()
    return Glance(*row) if row else None


def hall_of_screen(token: str) -> Hall | None:
    """Return the room a screen's address belongs to while it is open; None for an old, wrong or closed one."""
    found = Hall.objects.select_related("event__programme", "round", "segment", "question", "statement")
    return found.filter(screen_hash=hash_of_token(token), closed_at=None).first()


def hall_of_code(text: str) -> Hall | None:
    """Return the open room of a code as a person types it; None for any other."""
    code = typed(text)
    if len(code) != CODE_LENGTH or not set(code) <= set(ALPHABET):
        return None
    found = Hall.objects.select_related("event__programme", "round")
    return found.filter(code=code, closed_at=None).first()


def free_code() -> str:
    """Return a code no room and no round has: random, so that knowing one tells nothing of another."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
        if round_of_code(code) is None and not Hall.objects.filter(code=code).exists():
            return code


def address_for_phones(request: "HttpRequest", hall: Hall) -> str:
    """Return the address people open on their phones.

    A console or a screen on the machine that serves knows it as itself; phones reach it by the first name or number
    it answers to besides.
    """
    path = reverse("hall-door", kwargs={"code": hall.code})
    host, colon, port = request.get_host().rpartition(":")
    if not colon or not port.isdecimal():
        host, colon, port = request.get_host(), "", ""
    others = [each for each in settings.ALLOWED_HOSTS if each not in _HERE and each[:1] not in {".", "*"}]
    if host in _HERE and others:
        return f"{request.scheme}://{others[0]}{colon}{port}{path}"
    return request.build_absolute_uri(path)
