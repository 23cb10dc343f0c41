"""Where a review stands: what holds, what changed, what is left, and the accepted record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracktwo.record.tables.decisions import Subject
from tracktwo.record.tables.mentions import Judgement
from tracktwo.record.tables.proposals import Anchor, Proposal, ProposalKind, Value

__all__ = ["Accepted", "Difference", "Outcome", "Review", "Reviewed", "Standing"]


class Outcome(StrEnum):
    """What became of something decided when its documents were read again."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    """It stands elsewhere, or its passage is worded differently, and says the same."""
    CHANGED = "changed"
    """A value says something else than was accepted: somebody has to look."""
    GONE = "gone"
    """No document states it any more; what was accepted stays."""
    NEW = "new"
    """Nobody has decided on it."""


class Standing(StrEnum):
    """What was decided on a proposal, as it holds now."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field that reads otherwise than when it was decided on.

    Attributes:
        field: its name.
        was: what was accepted, or what a person gave; None where the field was not stated.
        now: what the documents say now; None where they say nothing.
        is_human: whether ``was`` is a person's own value: it is contested, and never overwritten.
    """

    field: str
    was: Value | None
    now: Value | None
    is_human: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewed:
    """A proposal with what was decided on it.

    Attributes:
        key: of the proposal now; of what is gone, the key it last had.
        origin: the key it had when it was first decided on; the same as ``key`` if it never was. Give rows this one.
        kind: what it is.
        proposal: None for what is gone, and for what a person added.
        outcome: what became of it.
        standing: what holds.
        values: by field, what holds: accepted or given by a person; of what is open, what is proposed.
        human: by field, the id of the decision in which a person gave the value.
        decisions: ids of the decisions that hold, in the order of the log.
        differences: where the documents say something else than what holds.
        is_regression: whether it changed though its passage did not: the rules read it otherwise than before.
        subject: as it was when it was last decided on; None if it never was.
        also: the origins of others that were decided on by themselves and are one with it now.
    """

    key: str
    origin: str
    kind: ProposalKind
    proposal: Proposal | None
    outcome: Outcome = Outcome.NEW
    standing: Standing = Standing.OPEN
    values: Mapping[str, Value] = field(default_factory=dict)
    human: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[str, ...] = ()
    differences: tuple[Difference, ...] = ()
    is_regression: bool = False
    subject: Subject | None = None
    also: tuple[str, ...] = ()

    @property
    def is_left(self) -> bool:
        """Return whether a person has to look: it is open, put off, or changed since."""
        if self.outcome is Outcome.GONE:
            return False
        return self.standing in (Standing.OPEN, Standing.LATER) or self.outcome is Outcome.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """An entry of the accepted record: every value has passages, or the decision in which a person gave it.

    Attributes:
        origin: the key it had when it was first decided on.
        kind: what it is.
        event: the origin of its event; empty where it belongs to none.
        values: by field.
        anchors: by field, the passages.
        human: by field, the id of the decision.
        links: by field, the origins of the entries it names, those among them that are accepted.
        is_gone: whether no document states it any more.
        also: the origins of other entries that are one with it now.
    """

    origin: str
    kind: ProposalKind
    event: str
    values: Mapping[str, Value]
    anchors: Mapping[str, tuple[Anchor, ...]]
    human: Mapping[str, str]
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_gone: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Where a review stands: nothing in it is stored, it is what the documents and the log say together.

    Attributes:
        items: everything, in the order in which it is best looked at.
        record: what was accepted.
        judgements: what people decided about names, for reading again.
        withheld: how many proposals are kept back because they name somebody who was erased.
    """

    items: tuple[Reviewed, ...]
    record: tuple[Accepted, ...]
    judgements: tuple[Judgement, ...] = ()
    withheld: int = 0

    @property
    def left(self) -> tuple[Reviewed, ...]:
        """Return what a person still has to look at."""
        return tuple(each for each in self.items if each.is_left)
