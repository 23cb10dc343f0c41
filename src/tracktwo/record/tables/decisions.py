"""What people decide on proposals: lines of a log that is only added to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self

from tracktwo.record.tables.proposals import Anchor, ProposalKind, Value
from tracktwo.vocabulary.errors import DataError

__all__ = ["Decision", "Subject", "Verb"]


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
