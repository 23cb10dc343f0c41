"""What other rooms may rest on: answers that were given, and what was answered and closed in a period."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tracktwo.office.questions.kinds import GapState, State
from tracktwo.office.questions.models import InformationGap, Question, QuestionAnswer
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from tracktwo.office.models import Programme
    from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Given", "answered_within", "closed_within", "gaps_and_questions", "given_answers"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer both teams read, by the key evidence names it with: the question's, a stroke, its number."""

    key: str
    question: str
    number: int
    asked: "LanguageText"
    rule: str
    as_of: str
    review_by: str


def given_answers(programme: "Programme") -> list[Given]:
    """Return every answer that was given, in the order of the questions."""
    found = QuestionAnswer.objects.filter(question__programme=programme, given_on__isnull=False)
    return [
        Given(
            key=f"{row.question.key}/{row.number}",
            question=row.question.key,
            number=row.number,
            asked=row.question.text,
            rule=row.rule,
            as_of=row.as_of,
            review_by=row.review_by,
        )
        for row in found.select_related("question").order_by("question_id", "number")
    ]


def answered_within(
    programme: "Programme", keys: "Collection[str]", *, start: date, end: date
) -> list[Question]:
    """Return the questions of some keys that were answered first in a period, both days included."""
    found = Question.objects.filter(programme=programme, key__in=keys)
    return list(found.filter(answered_on__gte=start, answered_on__lte=end).order_by("answered_on", "pk"))


def closed_within(
    programme: "Programme", keys: "Collection[str]", *, start: date, end: date
) -> list[InformationGap]:
    """Return the gaps of some keys that are closed as of a day in a period; one dated wider is in if all of it is."""
    closed = InformationGap.objects.filter(programme=programme, key__in=keys).exclude(state=GapState.OPEN)
    return [row for row in closed if _is_within(row.as_of, start=start, end=end)]


def _is_within(text: str, *, start: date, end: date) -> bool:
    if not text:
        return False
    partial = PartialDate.parse(text)
    return start <= partial.earliest and partial.latest <= end


def gaps_and_questions(programme: "Programme") -> "Iterable[tuple[str, str, LanguageText]]":
    """Yield kind, key and words of every gap, and of every question both teams read."""
    for gap in InformationGap.objects.filter(programme=programme).order_by("pk"):
        yield "gap", gap.key, gap.text
    for question in Question.objects.filter(programme=programme).exclude(state=State.DRAFT).order_by("pk"):
        yield "question", question.key, question.text
