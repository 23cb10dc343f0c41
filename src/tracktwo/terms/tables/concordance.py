"""What comes out of looking a term up: lines with the term in the middle."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

import pyarrow as pa

from tracktwo.terms.tables.columns import Cell, key, table_of, text
from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["CONCORDANCE", "Concordance", "Line", "Order", "Voices"]


class Order(StrEnum):
    """In which order lines come."""

    TEXT = "text"
    """As in the corpus."""
    LEFT = "left"
    """By the word before the term, then the one before that."""
    RIGHT = "right"
    """By the word after the term, then the next."""
    SIDE = "side"
    SPEAKER = "speaker"
    DATE = "date"


CONCORDANCE: Final = TableSpec(
    name="concordance",
    meaning="One row for each hit. Whoever passes a line on is bound by its rule.",
    columns=(
        text("left", "the words before"),
        key("match", "the term, as written"),
        text("right", "the words after"),
        text("side", "the side that speaks"),
        text("speaker", "who speaks; blank = nobody is named"),
        key("doc", "the document"),
        text("event", "where it was said"),
        text("date", "when"),
        key("language", "its language"),
        key("rule", f"how it may be used: {', '.join(Rule)}"),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One hit: the term as written, what stands around it, and who says it under which rule.

    ``turn`` is the place of its turn in the corpus, from 0; ``cuts`` are the characters of left, match and right, taken
    together, at which a word in Chinese begins right after another one.
    """

    left: str
    match: str
    right: str
    side: str | None
    speaker: str | None
    doc: str
    event: str | None
    date: str | None
    language: str
    rule: Rule
    turn: int
    cuts: tuple[int, ...] = ()

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """Return left, match and right, each in pieces: text cut where a word in Chinese ends and the next begins."""
        parts, first = [], 0
        for part in (self.left, self.match, self.right):
            inside = [cut - first for cut in self.cuts if first < cut < first + len(part)]
            parts.append(tuple(part[start:end] for start, end in pairwise((0, *inside, len(part)))))
            first += len(part)
        return tuple(parts)


class Voices(NamedTuple):
    """How many people of a side say a term so many times."""

    side: str | None
    hits: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Concordance:
    """Lines with a term in the middle.

    Attributes:
        term: as asked for.
        hits: how often it stands in what may be looked at, shown or not.
        people: how many people say it.
        by_side: hits by side, None for turns of no side.
        voices: how many people say it how often, who say it most first; nobody is named.
        order: in which the lines come.
        per_person: at most so many lines of one person; None = all.
        lines: those asked for.
    """

    term: str
    hits: int
    people: int
    by_side: Mapping[str | None, int]
    voices: tuple[Voices, ...]
    order: Order
    per_person: int | None
    lines: tuple[Line, ...]

    @property
    def columns(self) -> Mapping[str, Sequence[Cell]]:
        """Return the lines by column (:data:`CONCORDANCE`)."""
        return {
            column.name: [getattr(line, column.name) for line in self.lines] for column in CONCORDANCE.columns
        }

    @property
    def table(self) -> pa.Table:
        """Return the lines as an Arrow table."""
        return table_of(self.columns)

    def to_dict(self) -> dict[str, object]:
        """Return the result ready for JSON; no key is ever missing."""
        return {
            "term": self.term,
            "hits": self.hits,
            "people": self.people,
            "by_side": [{"side": side, "hits": hits} for side, hits in self.by_side.items()],
            "voices": [each._asdict() for each in self.voices],
            "order": self.order.value,
            "per_person": self.per_person,
            "lines": [asdict(line) for line in self.lines],
        }
