"""What is typed of a question, an answer and a gap, and what is wrong with it before it is kept."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.utils.translation import gettext as _

from tracktwo.office.questions.kinds import Basis, Importance
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText, endonym

if TYPE_CHECKING:
    from tracktwo.office.models import Question, QuestionAnswer

__all__ = [
    "LONGEST",
    "Answering",
    "Asking",
    "Closing",
    "GapText",
    "answering_of",
    "asking_of",
    "digest",
    "faults_of_answer",
    "faults_of_closing",
    "faults_of_question",
    "is_past",
]

LONGEST: Final = 600
"""Characters a question may have in one language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """A question but for its way; ``gap`` is a key, ``due`` a partial date."""

    text: LanguageText
    why: LanguageText = field(default_factory=dict)
    gap: str = ""
    due: str = ""
    shows_account: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """An answer; ``documents`` are keys of the record, ``printed`` a source a line."""

    text: LanguageText
    basis: Basis = Basis.SOURCES
    documents: tuple[str, ...] = ()
    printed: tuple[str, ...] = ()
    reason: LanguageText = field(default_factory=dict)
    as_of: str = ""
    review_by: str = ""
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GapText:
    """What is not known, to which side (a key; "" is both), and how much hangs on it."""

    text: LanguageText
    side: str = ""
    importance: Importance = Importance.MIDDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """What closes a gap: an answer (its id), a document (its key), or where it is printed or was looked for."""

    finding: LanguageText
    nobody_knows: bool = False
    answer: int | None = None
    document: str = ""
    printed: str = ""
    as_of: str = ""
    review_by: str = ""


def asking_of(question: "Question") -> Asking:
    """Return what a question says now."""
    return Asking(
        text=question.text,
        why=question.why,
        gap=question.gap.key if question.gap else "",
        due=question.due,
        shows_account=question.shows_account,
    )


def answering_of(answer: "QuestionAnswer") -> Answering:
    """Return what an answer says now."""
    sources = list(answer.sources.select_related("document"))
    return Answering(
        text=answer.text,
        basis=Basis(answer.basis),
        documents=tuple(each.document.key for each in sources if each.document),
        printed=tuple(each.printed for each in sources if each.printed),
        reason=answer.reason,
        as_of=answer.as_of,
        review_by=answer.review_by,
        rule=answer.rule,
    )


def digest(content: Any) -> str:
    """Return the SHA-256 of the canonical JSON of what is typed, or of a mapping."""
    told = content if isinstance(content, Mapping) else asdict(content)
    text = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def is_past(partial: str, *, today: date) -> bool:
    """Return whether a partial date has wholly passed; no date never has."""
    return bool(partial) and PartialDate.parse(partial).latest < today


def faults_of_question(asking: Asking) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a question: the field, and a sentence."""
    for name, text in (("text", asking.text), ("why", asking.why)):
        for tag, words in text.items():
            if len(words) > LONGEST:
                yield (
                    name,
                    _("%(language)s: it has %(count)s characters; up to %(most)s are read.")
                    % {"language": endonym(tag), "count": len(words), "most": LONGEST},
                )


def faults_of_answer(answering: Answering, *, today: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with an answer: the field, and a sentence."""
    if answering.basis == Basis.SOURCES and not (answering.documents or answering.printed):
        yield (
            "documents",
            _(
                "An answer rests on something: choose a document or write where it is printed, or say above that "
                "it is from experience, cannot be given publicly, or that nobody knows."
            ),
        )
    if answering.basis == Basis.NOT_PUBLIC and not answering.reason:
        yield "reason", _("Say why it cannot be answered publicly.")
    yield from _of_dates(answering.as_of, answering.review_by, today=today)


def faults_of_closing(closing: Closing, *, today: date) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the closing of a gap: the field, and a sentence."""
    if closing.nobody_knows and not (closing.printed or closing.answer):
        yield "printed", _("That nobody knows is an answer, too: say where it was looked for.")
    elif not (closing.answer or closing.document or closing.printed):
        yield (
            "answer",
            _("A gap closes with an answer or with a source; choose one, or write where it is printed."),
        )
    yield from _of_dates(closing.as_of, closing.review_by, today=today)


def _of_dates(as_of: str, review_by: str, *, today: date) -> Iterator[tuple[str, str]]:
    if not as_of:
        yield "as_of", _("Say as of when it holds: things change.")
    elif PartialDate.parse(as_of).earliest > today:
        yield "as_of", _("This date is still to come; say as of when it is known to hold.")
    elif review_by and PartialDate.parse(review_by).latest <= PartialDate.parse(as_of).earliest:
        yield "review_by", _("It is to be looked at again after the date as of which it holds.")
