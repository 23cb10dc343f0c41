"""The index: every word's places as arrays, in segments, so that adding turns leaves what is there as it is."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Index", "Places", "Segment", "Vocabulary"]

Tokens = NDArray[np.uint32]
Offsets = NDArray[np.int64]


class Vocabulary:
    """Types by number, in the order they were first met; it only ever grows, so numbers stay."""

    def __init__(self, types: Sequence[str] = ()) -> None:
        self._types = list(types)
        self._codes = {each: code for code, each in enumerate(self._types)}
        self._ranks = np.empty(0, dtype=np.int32)

    def __len__(self) -> int:
        return len(self._types)

    def __getitem__(self, code: int) -> str:
        return self._types[code]

    def types(self) -> tuple[str, ...]:
        """Return the types; the place of each is its number."""
        return tuple(self._types)

    def find(self, each: str) -> int | None:
        """Return the number of a type, None where it never occurs."""
        return self._codes.get(each)

    def ranks(self) -> NDArray[np.int32]:
        """Return the place of each type in alphabetical order, and −1 at the end, for what is beyond the text."""
        if len(self._ranks) != len(self._types) + 1:
            ranks = np.full(len(self._types) + 1, -1, dtype=np.int32)
            ranks[sorted(range(len(self._types)), key=self._types.__getitem__)] = np.arange(len(self._types))
            self._ranks = ranks
        return self._ranks

    def learn(self, types: Sequence[str]) -> Tokens:
        """Return the number of each type; new ones get the next."""
        codes = np.empty(len(types), dtype=np.uint32)
        for place, each in enumerate(types):
            code = self._codes.setdefault(each, len(self._types))
            if code == len(self._types):
                self._types.append(each)
            codes[place] = code
        return codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """The turns that were indexed in one go.

    A *unit* is a word in letters, or one Han character; a *word* is one unit or, in Chinese, several. Where there is
    no difference, ``words`` is the array of units itself.

    Attributes:
        units: the number of each unit, in the order of the text.
        turns: where each turn begins among the units, and where the last one ends.
        words: the number of each word.
        begins: where each word begins among the units; None where every unit is a word.
        places: where units stand, ascending within each type.
        offsets: where each type's places begin, and where the last one's end.
    """

    units: Tokens
    turns: Offsets
    words: Tokens
    begins: Tokens | None
    places: Tokens
    offsets: Offsets

    @property
    def bytes(self) -> int:
        """Return how large the arrays are."""
        own = (self.units, self.turns, self.places, self.offsets)
        return sum(each.nbytes for each in own) + (
            0 if self.begins is None else self.begins.nbytes + self.words.nbytes
        )

    def word_turns(self) -> Offsets:
        """Return where each turn begins among the words, and where the last one ends."""
        return self.turns if self.begins is None else np.searchsorted(self.begins, self.turns)

    def words_at(self, units: Offsets) -> Offsets:
        """Return the word in which each unit stands."""
        return units if self.begins is None else np.searchsorted(self.begins, units, side="right") - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """All segments, what their numbers mean, and how words in Chinese were told apart.

    Units and words share one vocabulary: a word in letters has one number, and so has a Han character that is a word.
    ``cutter`` names the dictionary, its version and the glossary's fingerprint: two indexes with the same cutter hold
    the same words.
    """

    types: Vocabulary
    segments: tuple[Segment, ...]
    cutter: str

    @property
    def bytes(self) -> int:
        """Return how large the arrays are."""
        return sum(segment.bytes for segment in self.segments)

    @property
    def turns(self) -> int:
        """Return how many turns are indexed."""
        return sum(len(segment.turns) - 1 for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a phrase of so many units stands in a segment whose first turn is ``turn``: the first unit of each hit."""

    segment: Segment
    turn: int
    first: NDArray[np.integer]
    units: int
