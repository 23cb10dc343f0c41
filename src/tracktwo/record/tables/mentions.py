"""Where people and organisations are named, and who of them is one and the same."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracktwo.record.tables.entries import Span

__all__ = ["Judgement", "Mention", "Named", "Stated", "Verdict"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name where it stands: ``text`` is the layer's text from ``start`` to ``end``, on one line and without markup.

    Attributes:
        document: the id of the text layer.
        list_of: what list it is an entry of; two entries of one list are two things, unless they are printed alike and
            nothing that stands with them differs. None outside lists.
        witnesses: what stands with it and helps to tell namesakes apart: organisations with a person, the place or
            country with an organisation.
        side: the side stated or inherited for it; None where not stated.
    """

    document: str
    start: int
    end: int
    text: str
    list_of: str | None = None
    witnesses: frozenset[str] = frozenset()
    side: str | None = None


class Verdict(StrEnum):
    """What a person decided about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A decision about two names as printed; it holds wherever they stand."""

    one: str
    other: str
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """Two names that a document itself says are one: ``Full Name (FN)``.

    Attributes:
        document: the id of the text layer, and the statement holds there first; None if it holds everywhere.
        name, short: both as printed.
        name_at, short_at: where they stand; None where they were handed in by a person.
    """

    document: str | None
    name: str
    short: str
    name_at: Span | None = None
    short_at: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """One person or organisation: its mentions, in the order of documents and places.

    Attributes:
        key: stable: made from the name, not from the order of reading.
        name: the fullest form as printed.
        mentions: every place it is named.
        parent: the key of the organisation it is part of; None for a person, or where none is stated.
        doubts: other keys that may be the same one and wait for a person's decision, with the reason by its code.
    """

    key: str
    name: str
    mentions: tuple[Mention, ...]
    parent: str | None = None
    doubts: Mapping[str, str] = field(default_factory=dict)
