"""What a person looks at and decides: proposals, the log of decisions, and what holds once it is replayed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self, TypeAlias

from tracktwo.record.tables.mentions import Judgement
from tracktwo.record.tables.reading import Basis, Evidence
from tracktwo.vocabulary.errors import DataError

__all__ = [
    "Accepted",
    "Anchor",
    "Band",
    "Choice",
    "Decision",
    "Difference",
    "Ground",
    "GroundCode",
    "Look",
    "Outcome",
    "Proposal",
    "ProposalKind",
    "Review",
    "Reviewed",
    "Standing",
    "Subject",
    "Value",
    "Verb",
]

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
class Subject:
    """What a decision is about, as it was then: enough to find it again when much else has changed.

    Attributes:
        kind: what it is.
        key: of the proposal then.
        origin: the key it had when it was first decided on; never changes afterwards.
        event: the key of its event's proposal then; empty where it belongs to none.
        values: what was proposed then.
        anchors: by field, the passages it rested on.
        rules: by field, the rules the value came by.
        place: its place among its like, from 0.
    """

    kind: ProposalKind
    key: str
    origin: str
    event: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    anchors: Mapping[str, tuple[Anchor, ...]] = field(default_factory=dict)
    rules: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: int = 0

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "kind": self.kind.value,
            "key": self.key,
            "origin": self.origin,
            "event": self.event,
            "values": _plain(self.values),
            "anchors": {name: [each.to_dict() for each in found] for name, found in self.anchors.items()},
            "rules": {name: list(found) for name, found in self.rules.items()},
            "place": self.place,
        }

    @classmethod
    def from_dict(cls, said: Mapping[str, object]) -> Self:
        """Return the subject that :meth:`to_dict` wrote. Raises: DataError if it is none."""
        try:
            anchors = said["anchors"]
            assert isinstance(anchors, Mapping)
            return cls(
                kind=ProposalKind(str(said["kind"])),
                key=str(said["key"]),
                origin=str(said["origin"]),
                event=str(said["event"]),
                values=_values(said["values"]),
                anchors={name: tuple(Anchor(**each) for each in found) for name, found in anchors.items()},
                rules=_rules(said["rules"]),
                place=int(str(said["place"])),
            )
        except (AssertionError, KeyError, TypeError, ValueError) as problem:
            raise DataError(
                "A decision's subject cannot be read: it was not written by this program."
            ) from problem


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


class Verb(StrEnum):
    """What a person can decide."""

    ACCEPT = "accept"
    EDIT = "edit"
    """Accept, with other values for some fields; these are the person's own from then on."""
    REJECT = "reject"
    LATER = "later"
    ADD = "add"
    """Something no document was read to say."""
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    CHOOSE = "choose"
    """Which value of a conflict is shown; both are kept."""
    UNDO = "undo"
    ERASE = "erase"
    """A person is taken out for good; what is left is a hash that keeps them out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One line of the log, which is only ever added to.

    Attributes:
        id: unique in the log.
        verb: what was decided.
        subject: what about; None for undo and erase.
        values: of an edit or an addition, the fields the person gave; of a choice, ``value``.
        other: of same, different and unsure, the other one.
        names: of same, different and unsure, the printed names of both.
        withdraws: of undo, the id of the decision it takes back.
        tombstones: of erase, the keyed hashes of the person's names.
        by: who decided.
        at: when, ISO 8601.
        why: in their words.
    """

    id: str
    verb: Verb
    subject: Subject | None = None
    values: Mapping[str, Value | None] = field(default_factory=dict)
    other: Subject | None = None
    names: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    withdraws: str = ""
    tombstones: tuple[str, ...] = ()
    by: str = ""
    at: str = ""
    why: str = ""

    def to_dict(self) -> dict[str, object]:
        """Return it ready for JSON."""
        return {
            "id": self.id,
            "verb": self.verb.value,
            "subject": self.subject and self.subject.to_dict(),
            "values": _plain(self.values),
            "other": self.other and self.other.to_dict(),
            "names": [list(each) for each in self.names],
            "withdraws": self.withdraws,
            "tombstones": list(self.tombstones),
            "by": self.by,
            "at": self.at,
            "why": self.why,
        }

    @classmethod
    def from_dict(cls, said: Mapping[str, object]) -> Self:
        """Return the decision that :meth:`to_dict` wrote. Raises: DataError if it is none."""
        try:
            subject, other, names = said["subject"], said["other"], said["names"]
            tombstones = said["tombstones"]
            assert isinstance(names, Sequence)
            assert isinstance(tombstones, Sequence)
            one, two = names
            return cls(
                id=str(said["id"]),
                verb=Verb(str(said["verb"])),
                subject=Subject.from_dict(subject) if isinstance(subject, Mapping) else None,
                values=_given(said["values"]),
                other=Subject.from_dict(other) if isinstance(other, Mapping) else None,
                names=(tuple(one), tuple(two)),
                withdraws=str(said["withdraws"]),
                tombstones=tuple(map(str, tombstones)),
                by=str(said["by"]),
                at=str(said["at"]),
                why=str(said["why"]),
            )
        except (AssertionError, KeyError, TypeError, ValueError) as problem:
            raise DataError("A decision cannot be read: it was not written by this program.") from problem


def _plain(values: Mapping[str, Value | None]) -> dict[str, object]:
    return {name: list(each) if isinstance(each, tuple) else each for name, each in values.items()}


def _given(values: object) -> dict[str, Value | None]:
    """Return values as read from JSON, lists as tuples."""
    if not isinstance(values, Mapping):
        raise TypeError(values)
    return {name: tuple(each) if isinstance(each, list) else each for name, each in values.items()}


def _values(values: object) -> dict[str, Value]:
    return {name: each for name, each in _given(values).items() if each is not None}


def _rules(rules: object) -> dict[str, tuple[str, ...]]:
    return {name: each for name, each in _given(rules).items() if isinstance(each, tuple)}


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
