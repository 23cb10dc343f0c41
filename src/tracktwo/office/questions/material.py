"""Questions as raw material for the gate: what both keys were given over, and each answer with its rule of now."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tracktwo.clearance import Approval, Fact
from tracktwo.clearance.kinds import Question as Noun
from tracktwo.clearance.kinds import Reply, ReplyBasis
from tracktwo.office.questions.kinds import State
from tracktwo.office.questions.queries import is_passed_on, outside_digest, outside_key, whole_questions
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate

if TYPE_CHECKING:
    from tracktwo.clearance.kinds import Document
    from tracktwo.office.models import Programme
    from tracktwo.office.questions.models import Question, QuestionAnswer

__all__ = ["questions_material"]


def questions_material(programme: "Programme", documents: Mapping[str, "Document"]) -> dict[str, Noun]:
    """Return the questions of a programme by "question:key", drafts included, in no order that tells.

    Each is known outside once both keys fit it as it stands.

    Args:
        programme: the programme.
        documents: what answers can rest on, by key.
    """
    nouns = {f"question:{each.key}": _noun(each, documents) for each in whole_questions(programme)}
    return dict(sorted(nouns.items(), key=lambda pair: pair[1].key))


def _noun(question: "Question", documents: Mapping[str, "Document"]) -> Noun:
    digest = outside_digest(question)
    return Noun(
        key=outside_key(question),
        side=question.side.key,
        text=question.text,
        approved=Fact(
            value=digest,
            approvals=tuple(
                Approval(side=key.side.key, by=key.account.name)
                for key in question.keys.all()
                if key.sha256 == digest and is_passed_on(question)
            ),
        ),
        is_asked=question.state != State.DRAFT,
        why=question.why,
        replies=tuple(_reply(each, documents) for each in question.answers.all()),
        talk=tuple(step.text for step in question.steps.all() if step.text),
    )


def _reply(answer: "QuestionAnswer", documents: Mapping[str, "Document"]) -> Reply:
    sources = list(answer.sources.all())
    return Reply(
        side=answer.side.key,
        text=answer.text,
        basis=ReplyBasis(answer.basis),
        rule=Rule(answer.rule) if answer.rule else None,
        is_given=answer.given_on is not None,
        reason=answer.reason,
        as_of=_date(answer.as_of),
        review_by=_date(answer.review_by),
        documents=tuple(documents[each.document.key] for each in sources if each.document),
        printed=tuple(each.printed for each in sources if each.printed),
    )


def _date(text: str) -> PartialDate | None:
    return PartialDate.parse(text) if text else None
