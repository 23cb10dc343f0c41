"""The rows of rounds; read by this room's queries and written by its actions alone."""

from tracktwo.office.rounds.models.answers import Answer, Departure, Guess, Invitation, Participant
from tracktwo.office.rounds.models.ballots import Ballot, Batch, Keying
from tracktwo.office.rounds.models.rounds import Round, RoundSide, TextCheck
from tracktwo.office.rounds.models.statements import Statement
from tracktwo.office.rounds.models.suggestions import Suggestion, Verdict

__all__ = [
    "Answer",
    "Ballot",
    "Batch",
    "Departure",
    "Guess",
    "Invitation",
    "Keying",
    "Participant",
    "Round",
    "RoundSide",
    "Statement",
    "Suggestion",
    "TextCheck",
    "Verdict",
]
