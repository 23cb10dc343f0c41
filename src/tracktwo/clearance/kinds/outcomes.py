"""Outcomes and notes: what the organisers conclude for everybody, and what a team writes for itself."""

from dataclasses import dataclass
from typing import assert_never

from tracktwo.clearance.audiences import Audience, Convenors, Public, Room, Team, reach
from tracktwo.clearance.rules import known
from tracktwo.clearance.tables import Fact, Reason, Texts, Withheld, fixed
from tracktwo.vocabulary.languages import LanguageText

__all__ = ["Note", "Outcome", "ShownNote", "ShownOutcome", "show_note", "show_outcome"]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Outcome:
    """A conclusion; whichever event it came from, it goes out once both sides approve it or a source states it."""

    key: str
    number: int
    text: Fact[LanguageText]
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownOutcome:
    """A conclusion as one audience may read it."""

    key: str
    number: int
    text: Texts
    objectives: tuple[str, ...]


def show_outcome(outcome: Outcome, *, audience: Audience) -> ShownOutcome | Withheld:
    """Return a conclusion that is known outside to everybody, any other to the team."""
    text = known(outcome.text, near=reach(audience, event=None))
    if text is None:
        return Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    return ShownOutcome(
        key=outcome.key, number=outcome.number, text=fixed(text), objectives=outcome.objectives
    )


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
