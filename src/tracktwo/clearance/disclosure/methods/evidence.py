"""What a reader knows of a series who remembers every release and knows who was counted when.

People with the same spell are alike, so a possible world is a number of people for each spell and answer. For
one answer alone the worlds are an interval system (each spell covers neighbouring releases), which is totally
unimodular: *alternating sums* of releases (plus one, minus a later one, plus a still later one …) say everything
there is to know about it. With three answers at once they still say what cannot be; what can be is shown by a
*split*, a choice of who is unsure, after which agreement is again a single interval system.

Why: a system has a solution unless some weights of its rows rule that out (Farkas). Let P be the running sum of such
weights of releases, in whole numbers. A spell from a to b then weighs P(b) − P(a − 1). P is made of its levels, 1
where P ≥ k and else 0; each level steps up and down in turn, so it is an alternating sum, and no difference of P has
another sign in one of its levels. So what the weights rule out, one of the alternating sums does. The solution is one
in whole people: taking each release from the next leaves every spell at most one 1 and one −1, as in a network, so
that the system is totally unimodular and has whole corners (Hoffman & Kruskal 1956, Integral Boundary Points of Convex
Polyhedra).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property
from itertools import combinations
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.clearance.disclosure.tables import Counts, Spell

__all__ = ["Answer", "Evidence", "System", "Whole", "multiplied"]

# whole numbers far below 2**24, so single precision is exact and its products are fast
Whole = NDArray[np.float32]


class Answer(IntEnum):
    """What somebody answered; everyone counted gave exactly one of these."""

    AGREE = 0
    DISAGREE = 1
    UNSURE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Head-counts by spell, and the counts each release allows.

    Attributes:
        spells: the spells, each once.
        heads: how many people had each.
        agree: for each release, how many may agree.
        disagree: for each release, how many may disagree.
    """

    spells: Sequence[Spell]
    heads: Sequence[int]
    agree: Sequence[Counts]
    disagree: Sequence[Counts]

    def without(self, known: Mapping[tuple[Spell, Answer], int]) -> "Evidence":
        """Return what is left to find out by somebody who knows the answers of these people."""
        gone = {spell: sum(known.get((spell, answer), 0) for answer in Answer) for spell in self.spells}

        def others(bounds: Sequence[Counts], answer: Answer) -> list[Counts]:
            counted = [
                sum(
                    n for ((first, last), given), n in known.items() if given is answer and first <= r <= last
                )
                for r in range(len(bounds))
            ]
            return [Counts(low - n, high - n) for (low, high), n in zip(bounds, counted, strict=True)]

        return Evidence(
            spells=self.spells,
            heads=[count - gone[spell] for spell, count in zip(self.spells, self.heads, strict=True)],
            agree=others(self.agree, Answer.AGREE),
            disagree=others(self.disagree, Answer.DISAGREE),
        )


class System:
    """Evidence as arrays: releases × spells, and every alternating sum of releases."""

    def __init__(self, evidence: Evidence) -> None:
        releases = range(len(evidence.agree))
        self.heads: Final[Whole] = np.asarray(evidence.heads, dtype=np.float32)
        self.counted: Final[Whole] = np.array(
            [[first <= r <= last for first, last in evidence.spells] for r in releases], dtype=np.float32
        )
        self.people: Final[Whole] = multiplied(self.counted, self.heads)
        agree, disagree = (np.asarray(each, dtype=np.float32) for each in (evidence.agree, evidence.disagree))
        unsure = self.people[:, None] - (agree + disagree)[:, ::-1]
        self.bounds: Final = {Answer.AGREE: agree, Answer.DISAGREE: disagree, Answer.UNSURE: unsure}
        signs = _alternating(len(evidence.agree))
        self.weights: Final[Whole] = multiplied(signs, self.counted)
        self._plus, self._minus = (signs > 0).astype(np.float32), (signs < 0).astype(np.float32)
        self._above = (self.weights > 0).astype(np.float32)

    @cached_property
    def slack(self) -> dict[Answer, Whole]:
        """For each answer and alternating sum, how many people may stray from what the sum would force.

        Below 0 there is no such world at all.
        """
        return {
            answer: multiplied(self._above, self.heads)
            - multiplied(self._plus, limits[:, 0])
            + multiplied(self._minus, limits[:, 1])
            for answer, limits in self.bounds.items()
        }

    def slack_of(self, splits: Whole) -> tuple[Whole, Whole]:
        """Return the same for agreement, once it is fixed who is unsure, and how far apart its limits are.

        Args: splits: splits × spells, how many of each spell are unsure.
        Returns: slack as splits × alternating sums, and room as splits × releases. A split can push the least
            and the most who agree past each other: with less than no room there is no such world, which no
            alternating sum of different releases shows.
        """
        (agree, disagree) = (self.bounds[Answer.AGREE], self.bounds[Answer.DISAGREE])
        decided = self.people - multiplied(splits, self.counted.T)
        low = np.maximum(agree[:, 0], decided - disagree[:, 1])
        high = np.minimum(agree[:, 1], decided - disagree[:, 0])
        slack = (
            multiplied(self.heads - splits, self._above.T)
            - multiplied(low, self._plus.T)
            + multiplied(high, self._minus.T)
        )
        return slack, high - low


def multiplied(one: Whole, other: Whole) -> Whole:
    """Return a matrix product of whole numbers."""
    # some BLAS kernels raise the flag of an invalid number on their own padding
    with np.errstate(invalid="ignore"):
        result: Whole = one @ other
    return result


@cache
def _alternating(releases: int) -> Whole:
    """Return every alternating sum of releases: sums × releases of +1, 0, −1."""
    chosen = [each for size in range(1, releases + 1) for each in combinations(range(releases), size)]
    signs = np.zeros((2 * len(chosen), releases), dtype=np.float32)
    for row, places in enumerate(chosen):
        signs[2 * row, places] = [(-1) ** turn for turn in range(len(places))]
    signs[1::2] = -signs[::2]
    return signs
