"""A person who is erased is forgotten here, too: a name somebody typed goes out of every text."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from tracktwo.office.questions.models import (
    AnswerSource,
    InformationGap,
    Question,
    QuestionAnswer,
    QuestionStep,
    Wish,
)
from tracktwo.office.record.actions import Texts, scrub_rows

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["forget_names"]

_TEXTS: Final[Texts] = (
    (Question, "programme", ("text", "why")),
    (QuestionStep, "question__programme", ("text",)),
    (QuestionAnswer, "question__programme", ("text", "reason")),
    (AnswerSource, "answer__question__programme", ("printed",)),
    (InformationGap, "programme", ("text", "finding", "printed")),
    (Wish, "programme", ("text",)),
)


def forget_names(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything that was written in a programme's exchange; return how many texts held one."""
    return scrub_rows(_TEXTS, programme=programme, names=names)
