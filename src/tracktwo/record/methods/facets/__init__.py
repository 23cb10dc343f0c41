"""What sentences say about an event: one small family of patterns for each thing an event has."""

from tracktwo.record.methods.facets.hosts import Hosts, find_hosts
from tracktwo.record.methods.facets.manner import find_manner, find_platform, find_side_manners
from tracktwo.record.methods.facets.measures import find_audience, find_duration
from tracktwo.record.methods.facets.naming import (
    find_kind,
    find_number,
    find_theme,
    find_turn,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.methods.facets.places import Place, find_place
from tracktwo.record.methods.facets.rules import find_attribution, find_margins
from tracktwo.record.methods.facets.standing import find_status

__all__ = [
    "Hosts",
    "Place",
    "find_attribution",
    "find_audience",
    "find_duration",
    "find_hosts",
    "find_kind",
    "find_manner",
    "find_margins",
    "find_number",
    "find_place",
    "find_platform",
    "find_side_manners",
    "find_status",
    "find_theme",
    "find_turn",
    "has_event_noun",
    "is_periodical",
]
