"""The closed sets of interviews, and their words."""

from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

__all__ = ["CONSENT_WORDS", "Consent"]


class Consent(StrEnum):
    """What the person interviewed agreed to; each includes those before it."""

    INSIDE = "inside"
    COUNTED = "counted"
    QUOTED = "quoted"


CONSENT_WORDS: Final = {
    Consent.INSIDE: _("To be read by the researchers of the own side, and no more"),
    Consent.COUNTED: _("To be counted, where enough people say the same"),
    Consent.QUOTED: _("To be counted, and to be asked about words that may be quoted"),
}
