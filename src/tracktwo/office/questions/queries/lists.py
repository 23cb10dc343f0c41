"""The lists of questions: what waits for whom, what is answered, what nobody knows."""

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from tracktwo.office.questions.kinds import Descent, State, StepKind
from tracktwo.office.questions.models import Question, QuestionStep

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = ["Show", "question_counts", "question_list", "readable"]


class Show(StrEnum):
    """One of the lists."""

    FOR_US = "for_us"
    FOR_THEM = "for_them"
    ANSWERED = "answered"
    NOBODY_KNOWS = "nobody_knows"
    DRAFTS = "drafts"


_WAITING = (State.ASKED, State.ROUTED)
_DONE = (State.ANSWERED, State.CLOSED)


def readable(programme: "Programme", side: "Side") -> QuerySet[Question]:
    """Return the questions a side's team may read: its own drafts, and whatever was asked."""
    found = Question.objects.filter(programme=programme)
    return found.filter(~Q(state=State.DRAFT) | Q(side=side))


def question_list(programme: "Programme", side: "Side", show: Show) -> QuerySet[Question]:
    """Return one list as a side's team reads it, each with its gap and the events it was raised at.

    What was asked again in other words stands once, in the latest ones; its history is on its page.
    """
    found = _listed(programme, side).filter(_wanted(side)[show]).select_related("side", "gap")
    raised = QuestionStep.objects.filter(kind=StepKind.RAISED).select_related("event")
    return found.prefetch_related(
        Prefetch("steps", raised.prefetch_related("event__names__owner"), to_attr="raised")
    )


def question_counts(programme: "Programme", side: "Side") -> dict[Show, int]:
    """Return how many questions are in each list, in one query."""
    wanted = {show.value: Count("pk", filter=which) for show, which in _wanted(side).items()}
    found = _listed(programme, side).aggregate(**wanted)
    return {show: found[show.value] for show in Show}


def _listed(programme: "Programme", side: "Side") -> QuerySet[Question]:
    later = Question.objects.filter(comes_from=OuterRef("pk"), descent=Descent.REPHRASED)
    return readable(programme, side).exclude(Exists(later.exclude(state=State.DRAFT)))


def _wanted(side: "Side") -> dict[Show, Q]:
    ours = Q(side=side)
    return {
        Show.FOR_US: ~ours & Q(state__in=_WAITING),
        Show.FOR_THEM: ours & Q(state__in=_WAITING),
        Show.ANSWERED: Q(state__in=_DONE, nobody_knows=False),
        Show.NOBODY_KNOWS: Q(state__in=_DONE, nobody_knows=True),
        Show.DRAFTS: ours & Q(state=State.DRAFT),
    }
