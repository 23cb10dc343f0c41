"""The keys of the demonstration's convenors to the one term that is public there: its two definitions both stand."""

from typing import TYPE_CHECKING, Final

from tracktwo.office.terms.concept_actions import give_key
from tracktwo.office.terms.concepts import concept_called, is_known_outside, outside_digest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Membership, Programme

__all__ = ["approve_terms"]

_PUBLIC: Final = {"northshore-southshore": ("commercial-ferry",)}


def approve_terms(programme: "Programme", *, convenors: "Sequence[Membership]") -> None:
    """Give both demo convenors' keys to the terms that are public, unless they are.

    Raises: DataError if one cannot be approved.
    """
    for key in _PUBLIC.get(programme.key, ()):
        found = concept_called(programme, key)
        if found is None or is_known_outside(found):
            continue
        for convenor in convenors:
            give_key(found, by=convenor.account, sha256=outside_digest(found))
