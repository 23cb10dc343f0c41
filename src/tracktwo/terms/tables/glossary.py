"""A glossary: concepts, what either side calls them, how each defines them, and how exact equivalents are.

Two definitions of one concept that stand side by side are no fault to mend: they are what was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Concept", "Definition", "Equivalence", "Equivalent", "Glossary", "Kept", "Status", "Term"]


class Equivalence(StrEnum):
    """How exact an equivalent in another language is, read from the term to its equivalent."""

    SAME = "same"
    NARROWER = "narrower"
    """The equivalent covers less."""
    WIDER = "wider"
    """The equivalent covers more."""
    NONE = "none"
    """There is none; what stands there is a way to say it."""
    FALSE_FRIEND = "false_friend"
    """It looks like one, and is not."""


class Status(StrEnum):
    """Whether a term is recommended."""

    PREFERRED = "preferred"
    ADMITTED = "admitted"
    DEPRECATED = "deprecated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word for a concept: in which language, of which side if it is only that side's, and whether recommended."""

    text: str
    language: str
    side: str | None = None
    status: Status | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What a side, or everybody where no side is named, means by a concept, and where that is from."""

    text: str
    language: str
    side: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equivalent:
    """A term and one in another language, how exact that is, and what is lost."""

    term: str
    language: str
    other: str
    other_language: str
    strength: Equivalence
    lost: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Something of a file that we have no use for, kept to be written back: of which format, where, and what."""

    format: str
    place: str
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A concept: its key in the glossary, what it is called and means, and what else a file says of it."""

    key: str
    terms: tuple[Term, ...] = ()
    definitions: tuple[Definition, ...] = ()
    equivalents: tuple[Equivalent, ...] = ()
    note: str | None = None
    kept: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """Concepts in their order, and what a file says outside of them."""

    title: str = ""
    concepts: tuple[Concept, ...] = ()
    kept: tuple[Kept, ...] = ()

    def words(self) -> Sequence[str]:
        """Return what concepts are called, each text once."""
        return list(dict.fromkeys(term.text for concept in self.concepts for term in concept.terms))

    def unknown(self) -> Sequence[Kept]:
        """Return all that was kept because we have no use for it, to be reported."""
        return [*self.kept, *(each for concept in self.concepts for each in concept.kept)]
