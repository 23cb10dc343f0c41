"""What may be counted: turns of two sides in one language, under rules that allow it, and who stands behind them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from tracktwo.terms.tables.index import Index
from tracktwo.terms.tables.turns import Corpus, LeftOut

__all__ = ["Chosen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A part of a corpus; whatever is counted is counted here, so nothing that was left out can show in a figure.

    Attributes:
        corpus, index: the whole of it.
        sides: the two sides.
        language: the language compared, as a primary tag.
        person: who stands behind each turn, by number; -1 where the turn is left out.
        people: what each person is called.
        first: whether each is of the first side.
        strata: within which people change sides by lot, by number: all the same where nothing is held fast.
        left_out: how many turns are left out, and why.
    """

    corpus: Corpus
    index: Index
    sides: tuple[str, str]
    language: str
    person: NDArray[np.int32]
    people: tuple[str, ...]
    first: NDArray[np.bool_]
    strata: NDArray[np.int32]
    left_out: LeftOut

    def counts(self) -> sparse.csr_array:
        """Return how often each person says each word, shape (people, types)."""
        shape = (len(self.people), len(self.index.types))
        total = sparse.csr_array(shape, dtype=np.int64)
        turn = 0
        for segment in self.index.segments:
            turns = len(segment.turns) - 1
            said = np.repeat(self.person[turn : turn + turns], np.diff(segment.word_turns()))
            kept = said >= 0
            ones = np.ones(int(kept.sum()), dtype=np.int64)
            total = total + sparse.csr_array((ones, (said[kept], segment.words[kept])), shape=shape)
            turn += turns
        return total
