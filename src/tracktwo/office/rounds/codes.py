"""Codes people type: of a round, to return to one's answers, and of a personal invitation.

A return code is worked out from the participant's id and this office's secret key, so that it can be shown again
to whoever holds the seat and is stored nowhere; the row keeps a keyed hash of it.
"""

import hashlib
import unicodedata
from typing import Final
from uuid import UUID

from django.utils.crypto import salted_hmac

__all__ = [
    "ALPHABET",
    "author_mark",
    "device_mark",
    "hash_of_invitation",
    "hash_of_return_code",
    "return_code",
    "typed",
    "written",
]

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and figures nobody takes for another: no 0 and O, no 1, I and L."""

_LENGTH: Final = 8
_BETWEEN: Final = str.maketrans("", "", " -\u2010\u2011\u2012\u2013\u2014\u2212\t\r\n")


def typed(text: str) -> str:
    """Return a code as it is kept, however a keyboard wrote it: capitals, no spaces, no hyphens, no full width."""
    return unicodedata.normalize("NFKC", text[:200]).upper().translate(_BETWEEN)


def written(code: str) -> str:
    """Return a code of eight characters as it is shown: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def return_code(participant: UUID) -> str:
    """Return the eight characters that bring a participant back."""
    number = int.from_bytes(salted_hmac("return code", participant.hex, algorithm="sha256").digest())
    signs = ""
    for _place in range(_LENGTH):
        number, sign = divmod(number, len(ALPHABET))
        signs += ALPHABET[sign]
    return signs


def hash_of_return_code(code: str) -> str:
    """Return what is stored of a return code: useless without this office's secret key."""
    return salted_hmac("hash of a return code", code, algorithm="sha256").hexdigest()


def hash_of_invitation(secret: str) -> str:
    """Return what is stored of an invitation's secret of 128 bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def device_mark(participant: UUID) -> str:
    """Return the mark by which a device knows whose answers wait on it; it opens nothing."""
    return salted_hmac("mark on a device", participant.hex, algorithm="sha256").hexdigest()[:16]


def author_mark(participant: UUID) -> str:
    """Return the mark by which somebody finds what they sent; without this office's key it says nothing."""
    return salted_hmac("author of a suggestion", participant.hex, algorithm="sha256").hexdigest()
