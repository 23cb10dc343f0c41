"""Readers: files to turns, seats and answers."""

from tracktwo.terms.readers.cases import read_cases
from tracktwo.terms.readers.seats import SPEAKERS, Seat, read_seats
from tracktwo.terms.readers.spoken import Known
from tracktwo.terms.readers.turns import check_speakers, read_text, read_turns

__all__ = [
    "SPEAKERS",
    "Known",
    "Seat",
    "check_speakers",
    "read_cases",
    "read_seats",
    "read_text",
    "read_turns",
]
