"""How much more two people from opposite sides disagree than two people from the same side, case by case."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["ANSWERS", "Disagreement", "disagreement", "indicators", "variance_at"]

Floats = NDArray[np.float64]

ANSWERS: Final = 3
"""Yes, no, depends: answers of three kinds. Two people disagree when their answers are of different kinds."""
_FEWEST: Final = 2


class Disagreement(NamedTuple):
    """Chance that two people disagree, by draw: from opposite sides, from the same side, and the difference.

    The same by case is NaN where a side has fewer than two answers.
    """

    between: Floats
    within: Floats
    excess: Floats
    cases: Floats


def indicators(answers: NDArray[np.int8]) -> Floats:
    """Return 1 where a person gives an answer, else 0, shape (people, cases, answers).

    Args: answers: codes 0 … :data:`ANSWERS` − 1, −1 = none, shape (people, cases).
    """
    given: Floats = (answers[:, :, None] == np.arange(ANSWERS)).astype(np.float64)
    return given


def disagreement(given: Floats, sides: Floats) -> Disagreement:
    """Return how much more people disagree across sides than within them.

    With shares p_k and q_k of answer k on the sides, n and m people: between is 1 − Σ p_k·q_k, within the mean of
    (1 − Σ p_k²)·n/(n − 1) and the same of the other side. The excess is unbiased for ½·Σ (p_k − q_k)², so a little
    below 0 at times; for yes and no alone that is the squared difference of the shares.

    Args:
        given: as :func:`indicators` gives them, shape (people, cases, answers).
        sides: 1 where a person is of the first side, else 0, shape (draws, people).

    Returns: means over the cases that both sides answered, by draw; ``cases`` has shape (draws, cases).
    Source: Rao 1982, Theoretical Population Biology 21:24 (diversity between and within, here unbiased).
    """
    people, cases, kinds = given.shape
    counts = [(side @ given.reshape(people, -1)).reshape(-1, cases, kinds) for side in (sides, 1 - sides)]
    sizes = [each.sum(axis=2) for each in counts]
    with np.errstate(invalid="ignore", divide="ignore"):
        shares = [each / size[:, :, None] for each, size in zip(counts, sizes, strict=True)]
        within = [
            (1 - (share**2).sum(axis=2)) * size / (size - 1)
            for share, size in zip(shares, sizes, strict=True)
        ]
        between = 1 - (shares[0] * shares[1]).sum(axis=2)
    inside = (within[0] + within[1]) / 2
    sound = (sizes[0] >= _FEWEST) & (sizes[1] >= _FEWEST)
    return Disagreement(
        _mean(between, sound),
        _mean(inside, sound),
        _mean(between - inside, sound),
        np.where(sound, between - inside, np.nan),
    )


def variance_at(value: float, given: Floats, first: NDArray[np.bool_]) -> float:
    """Return how much the excess would vary with other people if it truly were ``value``, at most.

    Leaving people out in turn tells how an estimate moves where it stands. Where shares happen to be equal it stands
    still, however few people there are; so before anything is ruled out, this is asked. With δ the differences of
    shares, the excess is |δ|²/2J over J cases and varies by 2·value·λ/J, λ being the variance of δ along the direction
    in which it is largest.

    Args:
        value: the excess held against.
        given: as :func:`indicators` gives them.
        first: whether each person is of the first side.
    """
    total = np.zeros((given[0].size, given[0].size))
    for side in (True, False):
        own = given[first == side]
        asked = own.sum(axis=2, keepdims=True)
        count = np.maximum(asked.sum(axis=0), 1)
        # who gave no answer is taken to be as the others; the rest then stand for more
        rest = (own - asked * own.sum(axis=0) / count) * (len(own) / count)
        flat = rest.reshape(len(own), -1)
        total += flat.T @ flat / (len(own) * max(1, len(own) - 1))
    return float(2 * value * np.linalg.eigvalsh(total)[-1] / given.shape[1])


def _mean(values: Floats, sound: NDArray[np.bool_]) -> Floats:
    total = np.where(sound, values, 0.0).sum(axis=1)
    count = sound.sum(axis=1)
    mean: Floats = np.divide(total, count, out=np.full(len(total), np.nan), where=count > 0)
    return mean
