"""The question exchange: what one side asked the other, and what was answered on the record.

=========================  ====================================================  =====================
material                   outside                                               the team
=========================  ====================================================  =====================
a question                 its words, once two people, one of each side, let     all of it; a draft its
                           it out as it stands, and then which side asked        own side alone
an answer                  with its question, if it was given on the record      all of it; a draft its
                                                                                 own side alone
=========================  ====================================================  =====================

An answer under any other rule, and one of no rule, leaves no trace: outside, a question it was given to is one without
a published answer. Why a question was asked and what was said to clarify it stay with the teams.
"""

from dataclasses import dataclass
from enum import StrEnum

from tracktwo.clearance.audiences import Audience, Reach, Team, reach
from tracktwo.clearance.kinds.library import Document, show_document
from tracktwo.clearance.rules import governing, known
from tracktwo.clearance.tables import Fact, Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Question", "Reply", "ReplyBasis", "ShownQuestion", "ShownReply", "show_question"]


class ReplyBasis(StrEnum):
    """What an answer rests on. That nobody knows is an answer, too."""

    SOURCES = "sources"
    EXPERIENCE = "experience"
    NOT_PUBLIC = "not_public"
    NOBODY_KNOWS = "nobody_knows"


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Reply:
    """An answer of a side; until ``is_given`` it is a draft of that side's team alone."""

    side: str
    text: LanguageText
    basis: ReplyBasis
    rule: Rule | None = None
    is_given: bool = False
    reason: LanguageText | None = None
    as_of: PartialDate | None = None
    review_by: PartialDate | None = None
    documents: tuple[Document, ...] = ()
    printed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReply:
    """An answer as one audience may read it; ``documents`` are keys."""

    text: Texts
    basis: ReplyBasis
    reason: Texts | None
    as_of: PartialDate | None
    review_by: PartialDate | None
    documents: tuple[str, ...]
    printed: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Question:
    """What a side asks the other; until ``is_asked`` it is a draft of that side's team alone.

    ``approved`` states the fingerprint of all that would go outside; each side's key approves that. The key is drawn:
    it says nothing of how many questions there are.
    """

    key: str
    side: str
    text: LanguageText
    approved: Fact[str]
    is_asked: bool = False
    why: LanguageText | None = None
    replies: tuple[Reply, ...] = ()
    talk: tuple[LanguageText, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownQuestion:
    """A question as one audience may read it."""

    key: str
    side: str
    text: Texts
    replies: tuple[ShownReply, ...]


def show_question(question: Question, *, audience: Audience) -> ShownQuestion | Withheld:
    """Return a question both sides let out, with its answers on the record; any that was asked to the team."""
    near = reach(audience, event=None)
    if not question.is_asked and not _is_own(question.side, audience):
        return Withheld(reason=Reason.TEAM_ONLY)
    if known(question.approved, near=near) is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownQuestion(
        key=question.key,
        side=question.side,
        text=fixed(question.text),
        replies=tuple(
            _reply(each, audience=audience) for each in question.replies if _may_read(each, audience)
        ),
    )


def _may_read(reply: Reply, audience: Audience) -> bool:
    if not reply.is_given:
        return _is_own(reply.side, audience)
    return reach(audience, event=None) is Reach.TEAM or governing(reply.rule) is Rule.ON_THE_RECORD


def _is_own(side: str, audience: Audience) -> bool:
    return isinstance(audience, Team) and audience.side == side


def _reply(reply: Reply, *, audience: Audience) -> ShownReply:
    read = (show_document(each, audience=audience) for each in reply.documents)
    return ShownReply(
        text=fixed(reply.text),
        basis=reply.basis,
        reason=shown(reply.reason),
        as_of=reply.as_of,
        review_by=reply.review_by,
        documents=tuple(each.key for each in read if not isinstance(each, Withheld)),
        printed=reply.printed,
    )
