"""What documents say, as proposals that wait for a person: with passages, how sure, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from tracktwo.record.tables.reading import Basis, Evidence

__all__ = ["Anchor", "Band", "Choice", "Ground", "GroundCode", "Look", "Proposal", "ProposalKind", "Value"]

Value: TypeAlias = str | int | tuple[str, ...]
"""A value of a field; what is not stated has no value and no key."""

CLEAR, LIKELY = 0.95, 0.70


class ProposalKind(StrEnum):
    """What a proposal is about."""

    EVENT = "event"
    PERSON = "person"
    ORGANISATION = "organisation"
    CONTRIBUTION = "contribution"
    PUBLICATION = "publication"
    MEDIA = "media"
    CONFLICT = "conflict"
    """Two passages that contradict each other about one field of an event."""


class Band(StrEnum):
    """How sure a proposal is, in words."""

    CLEAR = "clear"
    LIKELY = "likely"
    UNSURE = "unsure"

    @classmethod
    def of(cls, confidence: float) -> "Band":
        """Return the band of a confidence: clear from 0.95, likely from 0.7, unsure below."""
        return cls.CLEAR if confidence >= CLEAR else cls.LIKELY if confidence >= LIKELY else cls.UNSURE


class Look(StrEnum):
    """Why a person has to look at a proposal, however sure it is."""

    ATTRIBUTION = "attribution"
    """It says by which rule an event was held."""
    NOT_PUBLIC = "not_public"
    """It names somebody at an event that is not stated to have been public."""
    DOUBT = "doubt"
    """It may be one with another, and nobody has looked."""
    CONTRADICTED = "contradicted"
    """Documents contradict each other."""


class GroundCode(StrEnum):
    """Why a proposal is as it is, or is less sure than it could be."""

    LINE = "line"
    """A line of its own says it."""
    HEADING = "heading"
    """``field`` stands in the heading ``words`` over the line."""
    SENTENCE = "sentence"
    """``field`` is said by a sentence about all of a side."""
    ELSEWHERE = "elsewhere"
    """``field`` follows from what is said elsewhere of the same person, organisation or side."""
    DOCUMENTS = "documents"
    """``number`` documents say so."""
    MENTIONS = "mentions"
    """It is named ``number`` times, in ``forms`` ways."""
    TRUNCATED = "truncated"
    """The line may be cut off."""
    SUSPECT = "suspect"
    """``words`` may be misread or misprinted."""
    CONTRADICTED = "contradicted"
    """Another passage says something else of ``field``."""
    RIVAL = "rival"
    """The line can be read in another way that fits nearly as well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A reason with what it needs to be put into words."""

    code: GroundCode
    args: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A passage that can be found again in another version of its document.

    Attributes:
        lineage: what all versions of a document have in common.
        exact: its words.
        prefix, suffix: the words before and after it.
        start: where it stood; a hint and nothing more.
    """

    lineage: str
    exact: str
    prefix: str = ""
    suffix: str = ""
    start: int = 0

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "lineage": self.lineage,
            "exact": self.exact,
            "prefix": self.prefix,
            "suffix": self.suffix,
            "start": self.start,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values that contradict each other, with the passages that say it."""

    value: Value
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Something the documents say that waits for a person's decision.

    Attributes:
        key: stable: made of what it says, never of where it stands or the order of reading. Says nothing by itself.
        kind: what it is.
        event: the key of its event's proposal; empty where it belongs to none.
        values: by field, what is proposed. Fields that nothing states are left out.
        printed: by field, the words on the page where the value is a code or made from them.
        evidence: by field, the passages it rests on.
        context: by field, the headings or sentences an inherited value comes from.
        basis: by field, how it is known; what is not listed is explicit.
        links: by field, the keys of the proposals it names: a contribution's person and organisations, hosts, a parent.
        choices: of a conflict, the values that stand against each other.
        doubts: keys of proposals of the same kind that may be one with it, with the reason's code
            (``reason_words`` of the resolution puts words to it).
        sure: by field, how sure the value is, 0 to 1.
        confidence: of its least sure value, 0 to 1.
        rules: by field, the rules the value came by.
        grounds: why it is as sure as it is.
        must_look: why it may not be accepted unseen.
        anchors: by field, the passages of ``evidence`` so that they can be found again.
        place: its place among its like, from 0.
    """

    key: str
    kind: ProposalKind
    event: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    printed: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    context: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    basis: Mapping[str, Basis] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    doubts: Mapping[str, str] = field(default_factory=dict)
    sure: Mapping[str, float] = field(default_factory=dict)
    confidence: float = 1.0
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    must_look: tuple[Look, ...] = ()
    anchors: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)
    place: int = 0

    @property
    def band(self) -> Band:
        """Return how sure it is, in a word."""
        return Band.of(self.confidence)
