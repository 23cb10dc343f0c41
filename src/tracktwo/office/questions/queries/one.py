"""One question: whether its words were read, its answers, and where it comes from."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from tracktwo.office.questions.definitions import digest
from tracktwo.office.questions.models import Question, QuestionAnswer, QuestionCheck, QuestionStep
from tracktwo.office.questions.queries.lists import readable
from tracktwo.vocabulary.languages import LanguageText

if TYPE_CHECKING:
    from tracktwo.office.models import Programme, Side

__all__ = [
    "Checked",
    "Lineage",
    "answers_of",
    "checks_of",
    "draft_of_answer",
    "is_read",
    "lineage_of",
    "missing_languages",
    "question_called",
    "steps_of",
    "words_read",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One language of a question or an answer, and who has read it as it stands; "" if nobody has."""

    language: str
    sha256: str
    by: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Where a question comes from, the earliest first, and what came of it, as one side's team may read it."""

    before: tuple[Question, ...]
    after: tuple[Question, ...]


def question_called(programme: "Programme", key: str, *, side: "Side") -> Question | None:
    """Return a question a side's team may read; another side's draft does not exist for it."""
    found = readable(programme, side).filter(key=key)
    return found.select_related("programme", "side", "gap", "account", "wish").first()


def answers_of(question: Question, *, side: "Side") -> list[QuestionAnswer]:
    """Return the answers given, the earliest first, and the draft of a side's own team."""
    found = question.answers.filter(Q(given_on__isnull=False) | Q(side=side))
    return list(
        found.select_related("side", "question").prefetch_related("sources__document", "consents__side")
    )


def draft_of_answer(question: Question, *, side: "Side") -> QuestionAnswer | None:
    """Return the answer a side's team is writing; None if it is not."""
    return question.answers.filter(given_on=None, side=side).select_related("question__programme").first()


def steps_of(question: Question) -> list[QuestionStep]:
    """Return everything that happened to a question, the earliest first, each with the names of its event."""
    found = question.steps.select_related("side", "event").prefetch_related("event__names__owner")
    return list(found)


def missing_languages(question: Question, text: LanguageText) -> list[str]:
    """Return the programme's languages a text is not written in."""
    return [tag for tag in question.programme.languages if not text.get(tag)]


def words_read(question: Question, answer: QuestionAnswer | None, *, language: str) -> str:
    """Return the SHA-256 of what somebody reads who checks one language: those words beside all the others."""
    words: dict[str, Any] = {"text": question.text, "why": question.why}
    if answer is not None:
        words = {"text": answer.text, "reason": answer.reason}
    return digest({"language": language, **words})


def checks_of(question: Question, answer: QuestionAnswer | None = None) -> list[Checked]:
    """Return every language of a question, or of one of its answers, and who has read it."""
    kept = QuestionCheck.objects.filter(question=question, answer=answer).select_related("account")
    done = {each.language: each for each in kept}
    found = []
    for language in question.programme.languages:
        sha256 = words_read(question, answer, language=language)
        check = done.get(language)
        holds = check is not None and check.sha256 == sha256
        found.append(
            Checked(
                language=language,
                sha256=sha256,
                by=check.account.name if check and holds else "",
                day=check.day if check and holds else None,
            )
        )
    return found


def is_read(question: Question, answer: QuestionAnswer | None = None) -> bool:
    """Return whether a named person has read each language as it stands."""
    return all(each.by for each in checks_of(question, answer))


def lineage_of(question: Question, *, side: "Side") -> Lineage:
    """Return where a question comes from and what came of it: one query a step back, one for what came of it."""
    before: list[Question] = []
    seen, parent = {question.pk}, question.comes_from_id
    while parent and parent not in seen:
        found = readable(question.programme, side).filter(pk=parent).first()
        if found is None:
            break
        before.insert(0, found)
        seen.add(parent)
        parent = found.comes_from_id
    after = readable(question.programme, side).filter(comes_from=question).order_by("pk")
    return Lineage(before=tuple(before), after=tuple(after))
