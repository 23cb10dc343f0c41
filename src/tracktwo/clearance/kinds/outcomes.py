"""Findings and notes: what the programme concludes for everybody, and what a team writes for itself.

A finding goes out once both sides approve its words, or a public source states them; and if it is not somebody's
conclusion or judgement by its own label, only with evidence the public reads of. What it rests on may keep it inside
(:mod:`tracktwo.clearance.kinds.grounds`).
"""

from dataclasses import dataclass
from typing import Final, assert_never

from tracktwo.clearance.audiences import Audience, Convenors, Public, Reach, Room, Team, reach
from tracktwo.clearance.kinds.grounds import Evidence, ShownEvidence, is_simulated, show_evidence
from tracktwo.clearance.rules import known
from tracktwo.clearance.tables import Fact, Reason, Release, Texts, Withheld, fixed, released, shown
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.kinds import FindingBasis, FindingKind
from tracktwo.vocabulary.languages import LanguageText

__all__ = [
    "Correction",
    "Note",
    "Outcome",
    "ShownCorrection",
    "ShownNote",
    "ShownOutcome",
    "ShownSideNote",
    "SideNote",
    "show_note",
    "show_outcome",
]

_LABELLED: Final = frozenset({FindingBasis.JUDGED, FindingBasis.CONCLUDED})
"""What a finding may be without evidence: it says itself that it is a judgement."""
_RESTS_ON: Final = {
    FindingBasis.MEASURED: "result",
    FindingBasis.ANSWERS: "answer",
    FindingBasis.DEMONSTRATION: "result",
}
"""What a finding needs among its evidence to be what it says it is."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class SideNote:
    """One side's note to a finding, in the words a named person of that side's team wrote for everybody."""

    side: str
    text: Release


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownSideNote:
    """One side's note to a finding as anybody may read it."""

    side: str
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right in a finding, and when."""

    date: PartialDate | None
    text: LanguageText


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCorrection:
    """A correction as anybody may read it."""

    date: PartialDate | None
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outcome:
    """A finding; by default a conclusion the organisers stated. ``unknown`` is what is not known about it."""

    key: str
    number: int
    text: Fact[LanguageText]
    kind: FindingKind = FindingKind.OTHER
    basis: FindingBasis = FindingBasis.CONCLUDED
    as_of: PartialDate | None = None
    review_by: PartialDate | None = None
    unknown: Fact[LanguageText] | None = None
    corrections: Fact[tuple[Correction, ...]] | None = None
    objectives: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[SideNote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOutcome:
    """A finding as one audience may read it."""

    key: str
    number: int
    text: Texts
    kind: FindingKind
    basis: FindingBasis
    as_of: PartialDate | None
    review_by: PartialDate | None
    unknown: Texts | None
    corrections: tuple[ShownCorrection, ...]
    objectives: tuple[str, ...]
    evidence: tuple[ShownEvidence, ...]
    notes: tuple[ShownSideNote, ...]


def show_outcome(outcome: Outcome, *, audience: Audience) -> ShownOutcome | Withheld:
    """Return a finding that is known outside, and is what it says it is, to everybody; any other to the team."""
    near = reach(audience, event=None)
    text = known(outcome.text, near=near)
    if text is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    evidence = show_evidence(outcome.evidence, audience=audience)
    if isinstance(evidence, Withheld):
        return evidence
    if near is not Reach.TEAM and not _is_what_it_says(outcome, evidence):
        return Withheld(reason=Reason.NO_EVIDENCE)
    return ShownOutcome(
        key=outcome.key,
        number=outcome.number,
        text=fixed(text),
        kind=outcome.kind,
        basis=outcome.basis,
        as_of=outcome.as_of,
        review_by=outcome.review_by,
        unknown=shown(known(outcome.unknown, near=near)),
        corrections=tuple(
            ShownCorrection(date=each.date, text=fixed(each.text))
            for each in known(outcome.corrections, near=near) or ()
        ),
        objectives=outcome.objectives,
        evidence=evidence,
        notes=tuple(
            ShownSideNote(side=each.side, text=words)
            for each in sorted(outcome.notes, key=lambda note: note.side)
            if (words := released(each.text)) is not None
        ),
    )


def _is_what_it_says(outcome: Outcome, evidence: tuple[ShownEvidence, ...]) -> bool:
    """Return whether the evidence outsiders read of bears out its label; invented answers only ever demonstrate."""
    if is_simulated(outcome.evidence) is not (outcome.basis is FindingBasis.DEMONSTRATION):
        return False
    if outcome.basis in _LABELLED:
        return True
    return _RESTS_ON[outcome.basis] in {each.kind for each in evidence}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Note:
    """A note on something, by kind and key; with a ``side`` it is that side's team's alone, else both teams'."""

    subject: str
    text: LanguageText
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownNote:
    """A note as its team may read it."""

    subject: str
    text: Texts
    side: str | None


def show_note(note: Note, *, audience: Audience) -> ShownNote | Withheld:
    """Return a note to the team it belongs to. What both teams read together is no side's own."""
    match audience:
        case Public() | Room():
            own = False
        case Convenors():
            own = note.side is None
        case Team():
            own = note.side is None or note.side == audience.side
        case _:
            assert_never(audience)
    if not own:
        return Withheld(reason=Reason.TEAM_ONLY)
    return ShownNote(subject=note.subject, text=fixed(note.text), side=note.side)
