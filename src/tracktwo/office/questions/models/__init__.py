"""The rows of the question exchange."""

from tracktwo.office.questions.models.answers import AnswerConsent, AnswerSource, QuestionAnswer
from tracktwo.office.questions.models.gaps import InformationGap, Wish
from tracktwo.office.questions.models.keys import QuestionKey
from tracktwo.office.questions.models.questions import Question, QuestionCheck, QuestionStep

__all__ = [
    "AnswerConsent",
    "AnswerSource",
    "InformationGap",
    "Question",
    "QuestionAnswer",
    "QuestionCheck",
    "QuestionKey",
    "QuestionStep",
    "Wish",
]
