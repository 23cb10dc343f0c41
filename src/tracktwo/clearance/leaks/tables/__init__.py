"""The nouns of the leak check."""

from tracktwo.clearance.leaks.tables.fields import FIELDS, SENTENCES, Sort
from tracktwo.clearance.leaks.tables.findings import Hit, Kind, Origin
from tracktwo.clearance.leaks.tables.needles import Beginnings, Listing, Needle, Needles

__all__ = [
    "FIELDS",
    "SENTENCES",
    "Beginnings",
    "Hit",
    "Kind",
    "Listing",
    "Needle",
    "Needles",
    "Origin",
    "Sort",
]
