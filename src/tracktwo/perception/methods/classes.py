"""The probability of each class, in closed form: no random numbers, no seed.

The stance priors here differ from those of the intervals on purpose: Jeffreys priors give right intervals and
over-confident classes.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from tracktwo.perception.methods import beta as betas
from tracktwo.perception.tables import Finding, Firmness, Settings

__all__ = ["Leans", "Posterior", "class_posterior", "firmness", "leans", "unsure_below"]

Floats = NDArray[np.float64]
_AGREE, _SPLIT, _DISAGREE = range(3)
# compared after rounding, so that the order of additions never settles a tie
_TIE_DIGITS = 12


class Leans(NamedTuple):
    """Probabilities that a side leans to agree, is split, or leans to disagree; they sum to 1."""

    agree: Floats
    split: Floats
    disagree: Floats


class Posterior(NamedTuple):
    """Probabilities per statement.

    ``classes`` has shape (statements, 7) in the order of :class:`Finding`; ``unaware`` holds the parts of
    hidden agreement and of overlooked difference as (statements, 2, 3): mutual, only the first side, only the
    second; ``mirror`` the parts of mirror image as (statements, 2): known, unknown.
    """

    classes: Floats
    unaware: Floats
    mirror: Floats

    def labels(self) -> tuple[NDArray[np.intp], Floats]:
        """Return the most probable class's index and its probability."""
        best = np.round(self.classes, _TIE_DIGITS).argmax(axis=1)
        return best, np.take_along_axis(self.classes, best[:, None], axis=1)[:, 0]

    def sublabels(self, labels: NDArray[np.intp], *, sides: tuple[str, str]) -> list[str | None]:
        """Return each label's sublabel: the largest part of its mass; None on a tie, or where none is due."""
        finding = list(Finding)
        unaware = ("mutual", f"only:{sides[0]}", f"only:{sides[1]}")
        parts = {
            finding.index(Finding.HIDDEN_AGREEMENT): (self.unaware[:, 0], unaware),
            finding.index(Finding.OVERLOOKED_DIFFERENCE): (self.unaware[:, 1], unaware),
            finding.index(Finding.MIRROR_IMAGE): (self.mirror, ("known", "unknown")),
        }
        return [
            _largest(parts[label][0][row], parts[label][1]) if label in parts else None
            for row, label in enumerate(labels.tolist())
        ]


def leans(agree: ArrayLike, disagree: ArrayLike, *, settings: Settings) -> Leans:
    """Return how probable each lean of a side is, given its counts (any shape)."""
    low, high = settings.lean_margin
    alpha = np.add(agree, settings.prior_stance[0])
    beta = np.add(disagree, settings.prior_stance[1])
    up, down = betas.above(alpha, beta, high), betas.below(alpha, beta, low)
    # a difference of tails can fall a hair below zero at large counts
    return Leans(up, np.clip(1 - up - down, 0.0, 1.0), down)


def unsure_below(unsure: ArrayLike, opinionated: ArrayLike, *, settings: Settings) -> Floats:
    """Return the probability that a side's unsure-share is below tau (counts of any shape)."""
    alpha, beta = np.add(unsure, settings.prior_unsure[0]), np.add(opinionated, settings.prior_unsure[1])
    return betas.below(alpha, beta, settings.tau)


def class_posterior(
    sides: tuple[Leans, Leans],
    *,
    settled: ArrayLike,
    expects_agree: tuple[ArrayLike, ArrayLike],
    reciprocal: ArrayLike,
    settings: Settings,
) -> Posterior:
    """Return the probability of each of the seven classes, per statement.

    Args:
        sides: the leans of the two sides, arrays of shape (statements,).
        settled: probability that neither side's unsure-share reaches tau.
        expects_agree: probability that the first side expects the second to lean to agree, and the reverse;
            one half where a side made no guesses.
        reciprocal: whether two agreements clash, one boolean per statement.
        settings: omega and kappa.

    Returns: probabilities that sum to 1 for each statement, with the masses behind the sublabels.
    Source: the table of classes in the method notes: nine cells of leans × reading right or wrong.
    """
    settled, reciprocal = np.asarray(settled, dtype=np.float64), np.asarray(reciprocal, dtype=bool)
    classes = {each: np.zeros_like(settled) for each in Finding}
    unaware = np.zeros((len(settled), 2, 3))
    mirror = np.zeros((len(settled), 2))
    for x in (_AGREE, _SPLIT, _DISAGREE):
        for y in (_AGREE, _SPLIT, _DISAGREE):
            prior = _lean_prior(x, y, kappa=settings.kappa)
            right_a, wrong_a = _reading(np.asarray(expects_agree[0]), lean=y, omega=settings.omega)
            right_b, wrong_b = _reading(np.asarray(expects_agree[1]), lean=x, omega=settings.omega)
            base = sides[0][x] * sides[1][y] * prior
            aware = base * right_a * right_b
            parts = np.stack(
                [base * wrong_a * wrong_b, base * wrong_a * right_b, base * right_a * wrong_b], axis=-1
            )
            missed = parts.sum(axis=-1)
            if _SPLIT in (x, y):
                classes[Finding.DIVIDED_WITHIN] += aware + missed
                continue
            clash = reciprocal & (x == y == _AGREE)
            same = (reciprocal | (x == y)) & ~clash
            apart = ~same & ~clash
            classes[Finding.MIRROR_IMAGE] += clash * (aware + missed)
            mirror += clash[:, None] * np.stack([aware, missed], axis=-1)
            classes[Finding.SHARED_GROUND] += same * aware
            classes[Finding.RECOGNISED_DIFFERENCE] += apart * aware
            unaware[:, 0] += same[:, None] * parts
            unaware[:, 1] += apart[:, None] * parts
    classes[Finding.HIDDEN_AGREEMENT] = unaware[:, 0].sum(axis=-1)
    classes[Finding.OVERLOOKED_DIFFERENCE] = unaware[:, 1].sum(axis=-1)
    stacked = np.stack([classes[each] for each in Finding], axis=-1)
    stacked *= (settled / stacked.sum(axis=-1))[:, None]
    stacked[:, list(Finding).index(Finding.OPEN_QUESTION)] = 1 - settled
    return Posterior(stacked, unaware, mirror)


def firmness(probability: float, *, smaller_n: int, settings: Settings) -> Firmness:
    """Return the word for a class's probability; a side under ``settings.small`` answers asks for more."""
    firm = settings.firm_small if smaller_n < settings.small else settings.firm
    if probability >= firm:
        return Firmness.FIRM
    return Firmness.LEANING if probability >= settings.leaning else Firmness.NOT_RESOLVED


def _lean_prior(x: int, y: int, *, kappa: float) -> float:
    if _SPLIT in (x, y):
        return 1.0
    return 2 * kappa if x == y else 2 * (1 - kappa)


def _reading(expects_agree: Floats, *, lean: int, omega: float) -> tuple[Floats, Floats]:
    """Return the masses of reading a lean rightly and wrongly; a split side cannot be misread."""
    if lean == _SPLIT:
        return np.ones_like(expects_agree), np.zeros_like(expects_agree)
    p = expects_agree if lean == _AGREE else 1 - expects_agree
    return 2 * omega * p, 2 * (1 - omega) * (1 - p)


def _largest(parts: Floats, names: tuple[str, ...]) -> str | None:
    total = parts.sum()
    shares = np.round(parts / total, _TIE_DIGITS) if total > 0 else parts
    winners = np.flatnonzero(shares == shares.max())
    # neither side is named first: where two parts weigh the same, no name is given
    return names[int(winners[0])] if len(winners) == 1 else None
