"""What of a question would go outside, and whose key to that is given."""

from typing import TYPE_CHECKING, Any, Final

from django.db.models import Prefetch
from django.utils.crypto import salted_hmac

from tracktwo.clearance import approvable
from tracktwo.office.accounts.keys import Key, key_of_each, may_give
from tracktwo.office.questions.kinds import State
from tracktwo.office.questions.models import Question, QuestionAnswer, QuestionKey
from tracktwo.office.record.queries import Subject
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.languages import choose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from tracktwo.office.models import Membership, Programme, Side

__all__ = [
    "is_passed_on",
    "keys_of",
    "keys_waiting",
    "may_let_out",
    "outside_digest",
    "outside_key",
    "public_answers",
    "questions_named",
    "whole_questions",
]

_PASSED_ON: Final = (State.ROUTED, State.ANSWERED, State.CLOSED)


def is_passed_on(question: Question) -> bool:
    """Return whether the other side was asked, in words that no longer change."""
    return question.state in _PASSED_ON and question.routed_on is not None


def outside_key(question: Question) -> str:
    """Return the key a question has outside: drawn, and the same in every release; ``programme`` is at hand."""
    named = f"{question.programme.key} {question.key}"
    return f"question-{salted_hmac('question of the exchange', named).hexdigest()[:12]}"


def public_answers(question: Question) -> list[QuestionAnswer]:
    """Return the answers that would go outside: given, and on the record."""
    return [
        each
        for each in question.answers.all()
        if each.given_on is not None and each.rule == Rule.ON_THE_RECORD.value
    ]


def outside_digest(question: Question) -> str:
    """Return the SHA-256 of what of a question would go outside: the words a key is given for."""
    return approvable(
        {
            "side": question.side.key,
            "text": question.text,
            "answers": [_told(each) for each in public_answers(question)],
        }
    )


def _told(answer: QuestionAnswer) -> dict[str, Any]:
    sources = list(answer.sources.all())
    return {
        "text": answer.text,
        "basis": answer.basis,
        "reason": answer.reason,
        "as_of": answer.as_of,
        "review_by": answer.review_by,
        "documents": [each.document.key for each in sources if each.document],
        "printed": [each.printed for each in sources if each.printed],
    }


def keys_of(question: Question, *, sides: "Iterable[Side]") -> list[Key]:
    """Return each side's key to a question as it stands."""
    return key_of_each(_given(question), sides=sides)


def may_let_out(question: Question, *, seat: "Membership") -> bool:
    """Return whether a member's key is waited for, of a question that was passed on."""
    return is_passed_on(question) and may_give(_given(question), seat=seat)


def _given(question: Question) -> "QuerySet[QuestionKey]":
    return QuestionKey.objects.filter(question=question, sha256=outside_digest(question))


def whole_questions(programme: "Programme") -> "QuerySet[Question]":
    """Return all questions of a programme with their answers, what those rest on, and the keys given; few queries."""
    answers = QuestionAnswer.objects.select_related("side").prefetch_related("sources__document")
    found = Question.objects.filter(programme=programme).select_related("programme", "side").order_by("pk")
    return found.prefetch_related(Prefetch("answers", answers), "keys__account", "keys__side", "steps")


def keys_waiting(programme: "Programme") -> list[tuple[Question, set[int]]]:
    """Return the questions one side let out as they stand and the other has not, with the side (by row) that did."""
    begun = whole_questions(programme).filter(state__in=_PASSED_ON, keys__isnull=False).distinct()
    waiting = []
    for question in begun:
        digest = outside_digest(question)
        given = {key.side_id for key in question.keys.all() if key.sha256 == digest}
        if len(given) == 1:
            waiting.append((question, given))
    return waiting


def questions_named(programme: "Programme", ids: "Iterable[str]", *, language: str) -> dict[str, Subject]:
    """Return what the questions of some ids of a release say, for links to where the teams read them."""
    wanted = {each for each in ids if each.startswith("question:")}
    if not wanted:
        return {}
    found = {}
    for question in Question.objects.filter(programme=programme).select_related("programme"):
        each = f"question:{outside_key(question)}"
        if each in wanted:
            tag, text = choose(question.text, language=language)
            found[each] = Subject(
                kind="question", key=question.key, text=text, language=tag, page_of=question.key
            )
    return found
