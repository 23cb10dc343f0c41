"""Whole populations whose truth is known, from which people are drawn: for coverage of what is said over statements."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception import Part, Tally
from tracktwo.perception.methods.overview import Shares
from tracktwo.perception.methods.sums import sum_batch

SIDES: Final = ("A", "B")
PEOPLE: Final = 4_000


@dataclass(frozen=True)
class Population:
    """What everybody of both sides would add to a tally, shape (sides, people, statements, parts)."""

    counts: NDArray[np.int64]

    @property
    def truth(self) -> Tally:
        """The tally of everybody."""
        return tally_of(self.counts.sum(axis=1).transpose(1, 0, 2))

    def draw(self, rng: np.random.Generator, *, people: tuple[int, int]) -> tuple[Tally, Shares]:
        """Return the tally of some people of each side, drawn without regard to anything, and what each adds."""
        drawn = [
            each[rng.choice(len(each), count, replace=False)]
            for each, count in zip(self.counts, people, strict=True)
        ]
        seats = np.repeat([0, 1], people).astype(np.int32)
        shares = Shares(counts=np.concatenate(drawn), seats=seats, sizes=np.ones(len(seats), dtype=np.int64))
        return tally_of(np.stack([each.sum(axis=0) for each in drawn], axis=1)), shares


def tally_of(counts: NDArray[np.int64]) -> Tally:
    return Tally(statements=tuple(f"s{k:02}" for k in range(len(counts))), sides=SIDES, counts=counts)


def grouped(shares: Shares, *, groups: int) -> Shares:
    """Return the same people in groups of unlike size, side by side."""
    units = np.random.default_rng(groups).integers(groups, size=len(shares.seats)) * 2 + shares.seats
    counts = np.zeros((groups * 2, *shares.counts.shape[1:]), dtype=np.int64)
    np.add.at(counts, units, shares.counts)
    sizes = np.bincount(units, minlength=groups * 2)
    seats = np.tile(np.array([0, 1], dtype=np.int32), groups)
    return Shares(counts=counts[sizes > 0], seats=seats[sizes > 0], sizes=sizes[sizes > 0])


def population(kind: str, *, statements: int, seed: int, people: int = PEOPLE) -> Population:
    """Return a population. People differ in how readily they agree; guesses drift, lean to the own view and heap.

    Args: kind: ``apart`` (sides independent), ``near`` (mostly alike) or ``alike`` (the same shares).
    """
    rng = np.random.default_rng(seed)
    share = rng.beta(1.2, 1.2, (2, statements))
    if kind == "near":
        share[1] = _expit(_logit(share[0]) + rng.normal(0, 1, statements))
    if kind == "alike":
        share[1] = share[0]
    hostile = rng.normal(0, 0.7, (2, statements))
    return Population(
        np.stack(
            [
                _side(rng, share[side], other=share[1 - side], hostile=hostile[side], people=people)
                for side in (0, 1)
            ]
        )
    )


def _side(
    rng: np.random.Generator,
    share: NDArray[np.float64],
    *,
    other: NDArray[np.float64],
    hostile: NDArray[np.float64],
    people: int,
) -> NDArray[np.int64]:
    shape = (people, len(share))
    agrees = rng.random(shape) < _expit(_logit(share) + rng.normal(0, 0.7, (people, 1)))
    said = np.where(rng.random(shape) < 0.1, 2, np.where(agrees, 0, 1))
    said[rng.random(shape) < 0.05] = 3
    lean = 0.4 * np.where(said == 0, 1, np.where(said == 1, -1, 0)) + rng.normal(0, 0.5, (people, 1))
    about, own = (
        np.round(_expit(0.6 * _logit(target) + extra + lean + rng.normal(0, 0.8, shape)), 1)
        for target, extra in ((other, hostile), (share, 0.0))
    )
    about[rng.random(shape) < 0.1] = np.nan
    size = people * len(share)
    counts = sum_batch(
        np.arange(size, dtype=np.int32),
        said=said.reshape(-1).astype(np.int32),
        guesses=about.reshape(-1),
        own=own.reshape(-1),
        statements=-(-size // 2),
    )
    return counts.reshape(-1, len(Part))[:size].reshape(*shape, len(Part))


def _expit(x: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1 / (1 + np.exp(-x))


def _logit(p: NDArray[np.float64]) -> NDArray[np.float64]:
    p = np.clip(p, 0.02, 0.98)
    return np.log(p / (1 - p))
