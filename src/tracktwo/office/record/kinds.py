"""The closed sets of the record as the office says them: every word in the language of who reads."""

from django.utils.translation import gettext_lazy

from tracktwo.vocabulary import kinds
from tracktwo.vocabulary.kinds import (
    Delivery,
    DeliveryBasis,
    EventKind,
    EventStatus,
    GovernmentLevel,
    ListedAs,
    Measure,
    OrganiserRole,
    PartRole,
    PresenceMode,
    PublicationKind,
    PublicationLink,
    RelationKind,
    SegmentKind,
    SupportKind,
    default_rule,
    is_public,
    takes_number,
)

__all__ = [
    "WORDS",
    "Delivery",
    "DeliveryBasis",
    "EventKind",
    "EventStatus",
    "GovernmentLevel",
    "ListedAs",
    "Measure",
    "OrganiserRole",
    "PartRole",
    "PresenceMode",
    "PublicationKind",
    "PublicationLink",
    "RelationKind",
    "SegmentKind",
    "SupportKind",
    "default_rule",
    "is_public",
    "takes_number",
]

WORDS = {value: gettext_lazy(word) for value, word in kinds.WORDS.items()}
"""A value's word, translated when shown."""
