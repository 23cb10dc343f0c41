"""Invented worlds with a known truth, to see whether what is claimed comes true.

Agree-shares come from Beta(1.2, 1.2). A guess is expit(γ logit r + bias + shift × own stance + noise), with
r the other side's share and a bias for each side and statement; 12 % of people answer exactly one half, half
round to tens and 30 % to fives of a hundred.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

from tracktwo.perception import Finding, Tally
from tracktwo.perception.methods.sums import sum_batch

CROWD = 1_500
"""So many guesses stand for all a side would ever make, to know the mean of its guesses."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class World:
    """What the sides are like; every figure is printed beside the results."""

    name: str
    same_lean: float
    """Share of statements on which the second side's share lies near the first's; else independent."""
    open_items: float
    """Share of statements on which many are unsure."""
    hostility: float
    """Logits by which every guess is too low."""
    bias: float = 0.7
    """Spread, in logits, of what a side gets wrong about a statement."""
    gamma: tuple[float, float] = (0.1, 1.0)
    noise: float = 0.8
    consensus: float = 0.5
    """Logits by which people who agree guess higher, at most."""
    reciprocal: float = 0.15
    spread: float = 1.2
    doubt: tuple[float, float] = (1.2, 5.0)
    """Beta parameters of the unsure-share on ordinary items; far less doubt than this spoils *open question* at
    five a side, where three unsure people of five are then mostly an accident."""

    def __str__(self) -> str:
        return (
            f"{self.name}: same lean {self.same_lean:.0%}, open items {self.open_items:.0%}, "
            f"hostility {self.hostility} and bias {self.bias} logits, gamma {self.gamma[0]}-{self.gamma[1]}, "
            f"noise {self.noise}, consensus shift up to {self.consensus}, reciprocal {self.reciprocal:.0%}, "
            f"shares Beta({self.spread}, {self.spread}), unsure Beta{self.doubt}, on open items Beta(6, 8)"
        )


@dataclass(frozen=True, kw_only=True)
class Truth:
    """Agree-shares, unsure-shares and mean guesses (about the other side), shape (statements, 2)."""

    share: Floats
    unsure: Floats
    guess: Floats
    reciprocal: NDArray[np.bool_]
    gamma: Floats
    shift: Floats
    bias: Floats


def draw_truth(world: World, rng: np.random.Generator, *, statements: int) -> Truth:
    share = rng.beta(world.spread, world.spread, (statements, 2))
    near = expit(logit(share[:, 0]) + rng.normal(0, 0.5, statements))
    share[:, 1] = np.where(rng.random(statements) < world.same_lean, near, share[:, 1])
    share = np.clip(share, 0.005, 0.995)
    unsure = rng.beta(*world.doubt, (statements, 2))
    unsure = np.where(
        (rng.random(statements) < world.open_items)[:, None], rng.beta(6, 8, (statements, 2)), unsure
    )
    gamma = rng.uniform(*world.gamma, (statements, 2))
    shift = rng.uniform(0, world.consensus, (statements, 2))
    truth = Truth(
        share=share,
        unsure=unsure,
        guess=np.zeros_like(share),
        reciprocal=rng.random(statements) < world.reciprocal,
        gamma=gamma,
        shift=shift,
        bias=rng.normal(0, world.bias, (statements, 2)) - world.hostility,
    )
    for side in (0, 1):
        said = _stances(truth, rng, side=side, people=CROWD)
        truth.guess[:, side] = _guesses(world, truth, rng, side=side, said=said).mean(axis=1)
    return truth


def draw_tally(world: World, truth: Truth, rng: np.random.Generator, *, people: int) -> Tally:
    """Let so many people of each side answer everything."""
    statements = len(truth.share)
    cells, said, guesses = [], [], []
    for side in (0, 1):
        stances = _stances(truth, rng, side=side, people=people)
        cells.append(np.repeat(np.arange(statements) * 2 + side, people))
        said.append(stances.ravel())
        guesses.append(_guesses(world, truth, rng, side=side, said=stances).ravel())
    counts = sum_batch(
        np.concatenate(cells).astype(np.int32),
        said=np.concatenate(said).astype(np.int32),
        guesses=np.concatenate(guesses),
        statements=statements,
    )
    return Tally(statements=tuple(f"s{k:04}" for k in range(statements)), sides=("A", "B"), counts=counts)


def true_classes(truth: Truth) -> list[Finding]:
    """Return each statement's class by the table of classes, knowing everything."""
    lean, reads = _leans(truth), _reads(truth)
    return [
        _true_class(unsure, leans, right=bool(right.all()), reciprocal=bool(mutual))
        for unsure, leans, right, mutual in zip(truth.unsure, lean, reads, truth.reciprocal, strict=True)
    ]


def readings_right(truth: Truth) -> float:
    """Return how often a side that could misread the other, because it is not split, reads it rightly."""
    return float(_reads(truth)[_leans(truth)[:, ::-1] != 0].mean())


def _leans(truth: Truth) -> NDArray[np.int_]:
    return (truth.share >= 0.55).astype(int) - (truth.share <= 0.45)


def _reads(truth: Truth) -> NDArray[np.bool_]:
    return (truth.guess > 0.5) == (_leans(truth)[:, ::-1] > 0)


def _true_class(unsure: Floats, lean: NDArray[np.int_], *, right: bool, reciprocal: bool) -> Finding:
    if (unsure >= 1 / 3).any():
        return Finding.OPEN_QUESTION
    if (lean == 0).any():
        return Finding.DIVIDED_WITHIN
    if reciprocal and (lean > 0).all():
        return Finding.MIRROR_IMAGE
    if reciprocal or lean[0] == lean[1]:
        return Finding.SHARED_GROUND if right else Finding.HIDDEN_AGREEMENT
    return Finding.RECOGNISED_DIFFERENCE if right else Finding.OVERLOOKED_DIFFERENCE


def _stances(truth: Truth, rng: np.random.Generator, *, side: int, people: int) -> NDArray[np.int_]:
    """Return 0 agree, 1 disagree, 2 unsure, shape (statements, people)."""
    shape = (len(truth.share), people)
    view = (rng.random(shape) >= truth.share[:, side, None]).astype(int)
    return np.where(rng.random(shape) < truth.unsure[:, side, None], 2, view)


def _guesses(
    world: World, truth: Truth, rng: np.random.Generator, *, side: int, said: NDArray[np.int_]
) -> Floats:
    own = np.select([said == 0, said == 1], [1.0, -1.0], 0.0) * truth.shift[:, side, None]
    about = truth.gamma[:, side] * logit(truth.share[:, 1 - side]) + truth.bias[:, side]
    guess = expit(about[:, None] + own + rng.normal(0, world.noise, said.shape))
    habit = rng.random(said.shape)
    guess = np.where(habit < 0.5, np.round(guess, 1), np.where(habit < 0.8, np.round(guess * 20) / 20, guess))
    return np.where(rng.random(said.shape) < 0.12, 0.5, guess)
