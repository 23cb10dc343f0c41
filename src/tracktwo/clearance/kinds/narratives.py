"""Narratives and shared challenges: statements that many make, and what speaks for, against or in part for them."""

from dataclasses import dataclass

from tracktwo.clearance.audiences import PUBLIC, Audience, Reach, reach
from tracktwo.clearance.kinds.event import Event, can_name
from tracktwo.clearance.kinds.grounds import Evidence, ShownEvidence, is_simulated, show_evidence
from tracktwo.clearance.kinds.results import Result, show_result
from tracktwo.clearance.rules import known
from tracktwo.clearance.tables import Fact, Reason, Texts, Withheld, fixed, shown
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Challenge", "Narrative", "ShownChallenge", "ShownNarrative", "show_challenge", "show_narrative"]

_BOTH = 2


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Narrative:
    """A claim that is often heard, what is ``partly`` true of it, and the ``result`` that says who holds it."""

    key: str
    number: int
    text: Fact[LanguageText]
    partly: Fact[LanguageText] | None = None
    result_ref: str = ""
    result: Result | None = None
    as_of: PartialDate | None = None
    review_by: PartialDate | None = None
    objectives: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNarrative:
    """A narrative as one audience may read it; ``result`` is the key of the result of a round, or empty."""

    key: str
    number: int
    text: Texts
    partly: Texts | None
    result: str
    as_of: PartialDate | None
    review_by: PartialDate | None
    objectives: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


def show_narrative(narrative: Narrative, *, audience: Audience) -> ShownNarrative | Withheld:
    """Return a narrative that is known outside and rests on something the public reads of; any to the team."""
    near = reach(audience, event=None)
    text = known(narrative.text, near=near)
    if text is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    evidence = show_evidence(narrative.evidence, audience=audience)
    if isinstance(evidence, Withheld):
        return evidence
    result = _held(narrative.result, audience=audience)
    if near is not Reach.TEAM and not (evidence or result):
        return Withheld(reason=Reason.NO_EVIDENCE)
    return ShownNarrative(
        key=narrative.key,
        number=narrative.number,
        text=fixed(text),
        partly=shown(known(narrative.partly, near=near)),
        result=result,
        as_of=narrative.as_of,
        review_by=narrative.review_by,
        objectives=narrative.objectives,
        evidence=evidence,
    )


def _held(result: Result | None, *, audience: Audience) -> str:
    """Return the key of a result an audience reads; a room of another meeting reads what the public does."""
    outside = reach(audience, event=None) is not Reach.TEAM
    if result is None or isinstance(show_result(result, audience=PUBLIC if outside else audience), Withheld):
        return ""
    return result.key


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Challenge:
    """What may be a challenge to both sides; each piece of evidence is of a side, ``next_event`` goes on with it."""

    key: str
    number: int
    text: Fact[LanguageText]
    is_shared: bool = False
    next_event: Event | None = None
    as_of: PartialDate | None = None
    review_by: PartialDate | None = None
    objectives: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownChallenge:
    """A challenge as one audience may read it; ``next_event`` is a key, or empty."""

    key: str
    number: int
    text: Texts
    is_shared: bool
    next_event: str
    as_of: PartialDate | None
    review_by: PartialDate | None
    objectives: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]


def show_challenge(challenge: Challenge, *, audience: Audience) -> ShownChallenge | Withheld:
    """Return a challenge that is known outside and rests on something the public reads of; any to the team.

    Only with evidence from both sides that the audience itself reads of is it called shared; simulated answers are
    evidence of nothing here.
    """
    near = reach(audience, event=None)
    text = known(challenge.text, near=near)
    if text is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    evidence = show_evidence(challenge.evidence, audience=audience)
    if isinstance(evidence, Withheld):
        return evidence
    if near is not Reach.TEAM and (not evidence or is_simulated(challenge.evidence)):
        return Withheld(reason=Reason.NO_EVIDENCE)
    sides = {each.side for each in evidence if each.side is not None}
    event = challenge.next_event
    return ShownChallenge(
        key=challenge.key,
        number=challenge.number,
        text=fixed(text),
        is_shared=challenge.is_shared and len(sides) >= _BOTH,
        next_event=event.key if event is not None and _is_told(event, audience=audience) else "",
        as_of=challenge.as_of,
        review_by=challenge.review_by,
        objectives=challenge.objectives,
        evidence=evidence,
    )


def _is_told(event: Event, *, audience: Audience) -> bool:
    outside = reach(audience, event=None) is not Reach.TEAM
    return can_name(event, audience=PUBLIC if outside else audience)
