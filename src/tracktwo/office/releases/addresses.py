"""The public's addresses for people and organisations whose short name would tell a name that is not public.

Drawn with the office's secret: whoever guesses the short name cannot check the guess, and the next release has the
same address.
"""

import base64
import hmac
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from django.conf import settings

from tracktwo.publish.bundle import Draw

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["drawn_keys", "ids_in_record"]

_LENGTH: Final = 8
_ROWS: Final = {
    "person": "persons",
    "organisation": "organisations",
    "contribution": "contributions",
    "conflict": "conflicts",
}
"""Whose addresses may be drawn, and what a programme calls its rows of them."""


def drawn_keys(programme: "Programme") -> Draw:
    """Return what draws a key for an id of a programme, always the same for the same."""
    secret = settings.SECRET_KEY.encode()

    def draw(each: str) -> str:
        digest = hmac.digest(secret, f"public address {programme.key} {each}".encode(), "sha256")
        letters = base64.b32encode(digest).decode().lower()[:_LENGTH]
        return f"{each.partition(':')[0]}-{letters}"

    return draw


def ids_in_record(programme: "Programme", ids: Iterable[str]) -> Mapping[str, str]:
    """Return which ids of a release are drawn, and the ids they stand for in the record."""
    wanted, draw = set(ids), drawn_keys(programme)
    found: dict[str, str] = {}
    for kind, rows in _ROWS.items():
        if any(each.startswith(f"{kind}:{kind}-") for each in wanted):
            keys = getattr(programme, rows).values_list("key", flat=True)
            found |= {f"{kind}:{draw(f'{kind}:{key}')}": f"{kind}:{key}" for key in keys}
    return {each: found[each] for each in wanted if each in found}
