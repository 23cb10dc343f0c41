"""What is accepted becomes entries of the record, through the record's own actions, and can be taken back."""

from tracktwo.office.review.entering.desk import Desk, desk_of
from tracktwo.office.review.entering.entries import enter, follow
from tracktwo.office.review.entering.matching import Match, matches_of
from tracktwo.office.review.entering.needing import Need, needs_of
from tracktwo.office.review.entering.shelf import Shelf
from tracktwo.office.review.entering.writing import Line, Pen, take_back

__all__ = [
    "Desk",
    "Line",
    "Match",
    "Need",
    "Pen",
    "Shelf",
    "desk_of",
    "enter",
    "follow",
    "matches_of",
    "needs_of",
    "take_back",
]
