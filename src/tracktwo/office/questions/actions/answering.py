"""An answer from its draft to the side that asked, and what that side says of it."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tracktwo.office.questions.actions import acting as act
from tracktwo.office.questions.definitions import Answering, answering_of, digest, faults_of_answer
from tracktwo.office.questions.kinds import Basis, State, StepKind, Verdict
from tracktwo.office.questions.models import AnswerSource, Question, QuestionAnswer
from tracktwo.office.questions.queries import is_read, missing_languages
from tracktwo.office.record.queries import document_list
from tracktwo.vocabulary.errors import DataError
from tracktwo.vocabulary.languages import endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Account, Membership

__all__ = ["delete_answer", "draft_answer", "edit_answer", "give_answer", "judge_answer"]

_LONGEST_SOURCE = 500


@transaction.atomic
def draft_answer(question: Question, answering: Answering, *, by: "Account") -> QuestionAnswer:
    """Return the draft of an answer, which the team of the answering side alone can read.

    Raises: DataError if the question is one's own or does not wait, a draft is there, or it has no source.
    """
    found = act.held(question, State.ROUTED, State.ANSWERED)
    seat = act.acting(by, found.programme)
    _refuse_own(found, seat)
    if found.answers.filter(given_on=None).exists():
        raise DataError(_("Somebody of your team is writing an answer already; go on with that one."))
    _check(answering)
    number = (found.answers.aggregate(last=Max("number"))["last"] or 0) + 1
    made = QuestionAnswer(question=found, number=number, side=seat.side, account=by)
    _fill(made, answering)
    act.note(seat, _subject(made), "created", after=asdict(answering))
    return made


@transaction.atomic
def edit_answer(answer: QuestionAnswer, answering: Answering, *, by: "Account", seen: str) -> bool:
    """Return whether the draft of an answer changed.

    Raises: DataError if it was given, is the other side's, has no source, or somebody saved it since.
    """
    found = act.held_answer(answer, is_given=False)
    seat = act.acting(by, found.question.programme)
    act.of_own_side(seat, found.side_id, _("The answer has changed meanwhile; look at the question again."))
    before = answering_of(found)
    if seen != digest(before):
        raise DataError(_("Somebody saved this answer after you opened it; nothing of yours is saved yet."))
    _check(answering)
    if before == answering:
        return False
    _fill(found, answering)
    old, new = asdict(before), asdict(answering)
    changed = [name for name in new if old[name] != new[name]]
    was, now = ({name: each[name] for name in changed} for each in (old, new))
    act.note(seat, _subject(found), "edited", before=was, after=now)
    return True


@transaction.atomic
def delete_answer(answer: QuestionAnswer, *, by: "Account") -> None:
    """Take the draft of an answer away; what was given stays."""
    found = act.held_answer(answer, is_given=False)
    seat = act.acting(by, found.question.programme)
    act.of_own_side(seat, found.side_id, _("The answer has changed meanwhile; look at the question again."))
    act.note(seat, _subject(found), "deleted", before=asdict(answering_of(found)))
    found.delete()


@transaction.atomic
def give_answer(answer: QuestionAnswer, *, by: "Account") -> None:
    """Give an answer to the side that asked; for the side, so by a convenor.

    Raises: DataError if it is not written or not read in a language, has no source, or the question does not wait.
    """
    found = act.held_answer(answer, is_given=False)
    question = act.held(found.question, State.ROUTED, State.ANSWERED)
    seat = act.speaking(by, question.programme)
    act.of_own_side(seat, found.side_id, _("The answer has changed meanwhile; look at the question again."))
    _refuse_own(question, seat)
    missing = missing_languages(question, found.text)
    if missing:
        raise DataError(
            _("It is not written in %(languages)s.") % {"languages": _(", ").join(map(endonym, missing))}
        )
    if not is_read(question, found):
        raise DataError(_("Before it is given, somebody reads each language beside the others."))
    _check(answering_of(found))
    found.given_on = act.today()
    found.save(update_fields=["given_on"])
    _answered(question, is_unknown=found.basis == Basis.NOBODY_KNOWS)
    act.step(question, StepKind.ANSWERED, found.side_id)
    act.note(seat, _subject(found), "answer given")


@transaction.atomic
def judge_answer(answer: QuestionAnswer, verdict: Verdict, *, by: "Account") -> None:
    """Keep whether an answer answers the question, as the side that asked says.

    Raises: DataError if the answer is one's own side's.
    """
    found = act.held_answer(answer, is_given=True)
    seat = act.acting(by, found.question.programme)
    act.of_own_side(seat, found.question.side_id, _("The side that asked says whether it is answered."))
    before, found.verdict = found.verdict, verdict
    found.save(update_fields=["verdict"])
    act.note(
        seat,
        _subject(found),
        "answer judged",
        before={"verdict": before} if before else None,
        after={"verdict": verdict.value},
    )


def _refuse_own(question: Question, seat: "Membership") -> None:
    """Refuse whoever asked: their side, and the account itself should it sit on the other side by now."""
    if seat.side_id == question.side_id:
        raise DataError(_("Your side asked this; the other side answers it."))
    if seat.account_id == question.account_id:
        raise DataError(_("You asked this for the other side; somebody else of your side answers it."))


def _answered(question: Question, *, is_unknown: bool) -> None:
    if question.answered_on is None and question.routed_on is not None:
        question.answered_on = act.today()
        question.waited = (question.answered_on - question.routed_on).days
    question.state, question.nobody_knows = State.ANSWERED, is_unknown
    question.save(update_fields=["answered_on", "waited", "state", "nobody_knows"])


def _check(answering: Answering) -> None:
    act.refuse_first(faults_of_answer(answering, today=act.today()))
    if any(len(each) > _LONGEST_SOURCE for each in answering.printed):
        raise DataError(_("A printed source has up to %(most)s characters.") % {"most": _LONGEST_SOURCE})


def _fill(answer: QuestionAnswer, answering: Answering) -> None:
    known = {each.key: each for each in document_list(answer.question.programme)}
    strange = [key for key in answering.documents if key not in known]
    if strange:
        raise DataError(_("There is no document “%(key)s” any more; choose another.") % {"key": strange[0]})
    answer.text, answer.reason = dict(answering.text), dict(answering.reason)
    answer.basis, answer.rule = answering.basis, answering.rule
    answer.as_of, answer.review_by = answering.as_of, answering.review_by
    answer.save()
    answer.sources.all().delete()
    AnswerSource.objects.bulk_create(
        [
            *(AnswerSource(answer=answer, document=known[key]) for key in answering.documents),
            *(AnswerSource(answer=answer, printed=text) for text in answering.printed),
        ]
    )


def _subject(answer: QuestionAnswer) -> str:
    return f"answer:{answer.question.key}/{answer.number}"
