"""What goes in: turns, each one stretch of speech or text of one person, and who said it under which rule."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.vocabulary.attribution import Rule
from tracktwo.vocabulary.tables import Column, Kind, TableSpec

__all__ = ["TURNS", "Coded", "Corpus", "LeftOut", "Turn"]

TURNS: Final = TableSpec(
    name="turns",
    meaning="One row for each turn: what one person says or writes in one go. In JSON Lines, one object a line.",
    columns=(
        Column(name="text", kind=Kind.TEXT, meaning="the words; a turn without any is left out", blank=True),
        Column(name="doc", kind=Kind.KEY, meaning="the document or transcript it stands in", required=False),
        Column(
            name="side",
            kind=Kind.KEY,
            meaning="the side that speaks; without it a turn can be searched, and counts for nobody",
            required=False,
            blank=True,
            examples=("Northshore", "南岸"),
        ),
        Column(
            name="speaker",
            kind=Kind.KEY,
            meaning="who speaks; blank = the document stands for one speaker",
            required=False,
            blank=True,
        ),
        Column(
            name="language",
            kind=Kind.KEY,
            meaning="its language (BCP 47); blank = zh where half of the letters are Han, else und",
            required=False,
            blank=True,
            examples=("en", "zh-Hans"),
        ),
        Column(name="event", kind=Kind.KEY, meaning="where it was said", required=False, blank=True),
        Column(name="date", kind=Kind.KEY, meaning="when it was said", required=False, blank=True),
        Column(
            name="rule",
            kind=Kind.KEY,
            meaning=f"how it may be used: {', '.join(Rule)}; blank or anything else = {Rule.OFF_THE_RECORD}",
            required=False,
            blank=True,
            examples=tuple(Rule),
        ),
    ),
    one_each=(("speaker", "side"),),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn. None is "not known"; ``rule`` is never unknown: what nobody stated is off the record."""

    text: str
    doc: str
    side: str | None = None
    speaker: str | None = None
    language: str = "und"
    event: str | None = None
    date: str | None = None
    rule: Rule = Rule.OFF_THE_RECORD

    @property
    def person(self) -> str:
        """Return who stands behind the turn: the speaker, or a side's words in the document where nobody is named."""
        if self.speaker is not None:
            return self.speaker
        return f"[{self.doc}]" if self.side is None else f"[{self.doc}, {self.side}]"


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """How many turns a count does without, and why.

    Attributes:
        empty: without words.
        no_side: of no side.
        other_sides: of sides that are not compared.
        other_languages: in a language that is not compared.
        stricter: under a rule stricter than was asked for, or outside the dates.
    """

    empty: int = 0
    no_side: int = 0
    other_sides: int = 0
    other_languages: int = 0
    stricter: int = 0

    def to_dict(self) -> dict[str, int]:
        """Return the numbers by reason, ready for JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, kw_only=True)
class Corpus:
    """Turns as read, in their order; ``empty`` is how many had no words and are not among them."""

    turns: Sequence[Turn]
    empty: int = 0

    @cached_property
    def sides(self) -> "Coded":
        """Return the side of each turn."""
        return _coded(turn.side for turn in self.turns)

    @cached_property
    def people(self) -> "Coded":
        """Return who stands behind each turn."""
        return _coded(turn.person for turn in self.turns)

    @cached_property
    def seats(self) -> NDArray[np.int32]:
        """Return the side of each of ``people``, by number: that of their first turn; -1 for neither."""
        seats = np.full(len(self.people.names), -1, dtype=np.int32)
        seats[self.people.codes[::-1]] = self.sides.codes[::-1]
        return seats

    @cached_property
    def dates(self) -> "Coded":
        """Return the date of each turn."""
        return _coded(turn.date for turn in self.turns)


class Coded(NamedTuple):
    """A column of the turns: the number of each turn's value, -1 = not known, and the values by number."""

    codes: NDArray[np.int32]
    names: tuple[str, ...]

    def ranks(self) -> NDArray[np.int64]:
        """Return the place of each turn's value in the order of their names; what is not known comes first."""
        places = np.full(len(self.names) + 1, -1, dtype=np.int64)
        places[sorted(range(len(self.names)), key=self.names.__getitem__)] = np.arange(len(self.names))
        ranks: NDArray[np.int64] = places[self.codes]
        return ranks


def _coded(values: Iterable[str | None]) -> Coded:
    known: dict[str, int] = {}
    codes = [-1 if value is None else known.setdefault(value, len(known)) for value in values]
    return Coded(np.array(codes, dtype=np.int32), tuple(known))
