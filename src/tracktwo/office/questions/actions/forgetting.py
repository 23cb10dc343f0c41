"""A person who is erased is forgotten here, too: a name somebody typed goes out of every text."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction

from tracktwo.office.questions.models import (
    AnswerSource,
    InformationGap,
    Question,
    QuestionAnswer,
    QuestionStep,
    Wish,
)
from tracktwo.office.record.actions import scrubbed

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["forget_names"]

_TEXTS: Final[tuple[tuple[Any, str, tuple[str, ...]], ...]] = (
    (Question, "programme", ("text", "why")),
    (QuestionStep, "question__programme", ("text",)),
    (QuestionAnswer, "question__programme", ("text", "reason")),
    (AnswerSource, "answer__question__programme", ("printed",)),
    (InformationGap, "programme", ("text", "finding", "printed")),
    (Wish, "programme", ("text",)),
)


@transaction.atomic
def forget_names(programme: "Programme", names: Collection[str]) -> int:
    """Take names out of everything that was written in a programme's exchange; return how many texts held one."""
    changed = 0
    for model, whose, fields in _TEXTS:
        for row in model.objects.filter(**{whose: programme}).iterator(chunk_size=500):
            kept = {name: getattr(row, name) for name in fields}
            told = scrubbed(kept, names=names, keys=())
            if told != kept:
                model.objects.filter(pk=row.pk).update(**told)
                changed += 1
    return changed
