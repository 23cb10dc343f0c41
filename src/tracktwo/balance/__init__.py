"""Balance: how a programme's events, words and rooms are shared between its two sides, counted and not judged.

What took place, or is planned, goes in as plain values; pairs of counts come out, for each event and for all of them.
Nothing here says what a pair should be: that is the programme's own business, and so are its reasons.
"""

from tracktwo.balance.methods import balance, count_event, hosting, is_counted
from tracktwo.balance.pictures import draw_pairs, measure_definition, measure_word, unknown_in_words
from tracktwo.balance.tables import (
    IN_ROOM,
    LISTED_TO_SPEAK,
    OF_ROLE,
    SPEAKING,
    Asked,
    Balance,
    EventBalance,
    Held,
    Listing,
    Material,
    Measure,
    Pair,
    Part,
    Presence,
    Room,
    RoomOf,
)

__all__ = [
    "IN_ROOM",
    "LISTED_TO_SPEAK",
    "OF_ROLE",
    "SPEAKING",
    "Asked",
    "Balance",
    "EventBalance",
    "Held",
    "Listing",
    "Material",
    "Measure",
    "Pair",
    "Part",
    "Presence",
    "Room",
    "RoomOf",
    "balance",
    "count_event",
    "draw_pairs",
    "hosting",
    "is_counted",
    "measure_definition",
    "measure_word",
    "unknown_in_words",
]
