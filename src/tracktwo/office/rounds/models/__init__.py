"""The rows of rounds; read by this room's queries and written by its actions alone."""

from tracktwo.office.rounds.models.answers import Answer, Departure, Guess, Invitation, Participant
from tracktwo.office.rounds.models.rounds import Round, RoundSide, TextCheck
from tracktwo.office.rounds.models.statements import Statement

__all__ = [
    "Answer",
    "Departure",
    "Guess",
    "Invitation",
    "Participant",
    "Round",
    "RoundSide",
    "Statement",
    "TextCheck",
]
