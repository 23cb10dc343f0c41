"""What a statement of the programme rests on: evidence, and what the strictest rule of it leaves of the statement.

=====================  =============================================================================
a piece of evidence    outside
=====================  =============================================================================
gone, or withdrawn     the whole statement is withheld until the team has looked at it
off the record         the whole statement is withheld: it would derive from what was said there
a result not shown     the whole statement is withheld: it would tell a value that is not released
not for attribution    the statement may go out, the evidence is not named
anything else          named where the public reads of it, else not named
=====================  =============================================================================

The team reads all of it. Whether what is left is enough is for each kind of statement to say.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from tracktwo.clearance.audiences import PUBLIC, Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, can_name, show_event
from tracktwo.clearance.kinds.library import Document, Publication, show_document, show_publication
from tracktwo.clearance.kinds.results import Result, show_result
from tracktwo.clearance.rules import governing
from tracktwo.clearance.tables import Reason, Withheld
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import Stance
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Answer", "Evidence", "ShownEvidence", "first_unnamed", "is_simulated", "show_evidence"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Answer:
    """An answer of the question exchange, as far as a statement rests on it: never its words."""

    key: str
    rule: Rule | None
    as_of: PartialDate | None = None
    is_given: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Evidence:
    """One piece of evidence; ``subject`` None is one that is gone.

    ``ref`` names it ("event:spring"), ``start`` and ``end`` are the passage of a document, ``note`` is the team's.
    """

    ref: str
    subject: Event | Document | Publication | Result | Answer | None = None
    stance: Stance = Stance.SUPPORTS
    side: str | None = None
    start: int | None = None
    end: int | None = None
    note: LanguageText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEvidence:
    """A piece of evidence as one audience may read it; ``item`` is its id, empty for an answer, which has no page."""

    kind: str
    item: str
    stance: Stance
    side: str | None
    as_of: PartialDate | None
    start: int | None
    end: int | None


def show_evidence(
    evidence: Sequence[Evidence], *, audience: Audience
) -> tuple[ShownEvidence, ...] | Withheld:
    """Return the evidence an audience may read of, or why it may not read what rests on it."""
    if reach(audience, event=None) is Reach.TEAM:
        return tuple(_shown(each) for each in evidence if each.subject is not None)
    refusals = (_refusal(each) for each in evidence)
    if refused := next(filter(None, refusals), None):
        return refused
    return tuple(_shown(each) for each in evidence if _unnamed(each) is None)


def is_simulated(evidence: Sequence[Evidence]) -> bool:
    """Return whether a result of a simulated round is among the evidence."""
    return any(isinstance(each.subject, Result) and each.subject.round.is_simulated for each in evidence)


def first_unnamed(evidence: Sequence[Evidence]) -> Withheld:
    """Return why the first piece of evidence that the public does not read of is not named."""
    return next(why for each in evidence if (why := _unnamed(each)) is not None)


def _rule(each: Evidence) -> Rule | None:
    match each.subject:
        case Event():
            return governing(each.subject.rule.value if each.subject.rule else None)
        case Answer():
            return governing(each.subject.rule)
        case _:
            return None


def _refusal(each: Evidence) -> Withheld | None:
    """Return why a piece of evidence keeps what rests on it inside; None if it does not."""
    match each.subject:
        case None:
            return Withheld(reason=Reason.NO_EVIDENCE)
        case Answer() if not each.subject.is_given:
            return Withheld(reason=Reason.NO_EVIDENCE)
        case Result():
            told = show_result(each.subject, audience=PUBLIC)
            return told if isinstance(told, Withheld) else None
        case _ if _rule(each) is Rule.OFF_THE_RECORD:
            return Withheld(reason=Reason.RULE, rule=Rule.OFF_THE_RECORD)
        case _:
            return None


def _unnamed(each: Evidence) -> Withheld | None:
    """Return why the public does not read which evidence it is, beside what rests on it; None if it does."""
    told: object = None
    match each.subject:
        case None:
            return Withheld(reason=Reason.NO_EVIDENCE)
        case Event() as event:
            told = show_event(event, audience=PUBLIC)
            if not isinstance(told, Withheld) and not can_name(event, audience=PUBLIC):
                return Withheld(reason=Reason.RULE, rule=_rule(each))
        case Document() as document:
            told = show_document(document, audience=PUBLIC)
        case Publication() as work:
            told = show_publication(work, audience=PUBLIC)
        case Answer():
            rule = _rule(each)
            return None if rule is Rule.ON_THE_RECORD else Withheld(reason=Reason.RULE, rule=rule)
        case Result():
            return None
        case _:
            assert_never(each.subject)
    return told if isinstance(told, Withheld) else None


def _shown(each: Evidence) -> ShownEvidence:
    assert each.subject is not None
    kind = type(each.subject).__name__.lower()
    return ShownEvidence(
        kind=kind,
        item="" if isinstance(each.subject, Answer) else f"{kind}:{each.subject.key}",
        stance=each.stance,
        side=each.side,
        as_of=each.subject.as_of if isinstance(each.subject, Answer) else None,
        start=each.start,
        end=each.end,
    )
