"""What is accepted becomes entries of the record, through the record's own actions, and can be taken back."""

from tracktwo.office.review.entering.desk import Desk, desk_of
from tracktwo.office.review.entering.entries import enter, follow
from tracktwo.office.review.entering.matching import Match, entry_of, matches_of
from tracktwo.office.review.entering.needing import Need, needs_of
from tracktwo.office.review.entering.writing import Line, Pen, take_back

__all__ = [
    "Desk",
    "Line",
    "Match",
    "Need",
    "Pen",
    "desk_of",
    "enter",
    "entry_of",
    "follow",
    "matches_of",
    "needs_of",
    "take_back",
]
