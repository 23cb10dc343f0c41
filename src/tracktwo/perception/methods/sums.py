"""The arithmetic of a tally: one batch of codes and guesses to one small array of exact integers."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables import COARSE, FINE, Camp, Part

__all__ = ["SAID", "SIDES", "sum_batch"]

SIDES = 2
SAID = 4
"""What a row can say of its own view: agree, disagree, unsure, nothing; in this order."""
_GUESSED = 4
"""And of the other side: no guess, below one half, exactly one half, above."""

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def sum_batch(
    cells: Codes, *, said: Codes, guesses: Floats, statements: int, own: Floats | None = None
) -> Counts:
    """Return the counts and sums of a batch, shape (statements, 2, parts).

    Args:
        cells: statement × 2 + side of each row.
        said: what each row says of its own view, 0 to 3: agree, disagree, unsure, nothing.
        guesses: share 0-1 expected of the other side, NaN where there is none.
        statements: how many statements there are.
        own: share 0-1 expected of the own side, NaN where there is none; None if nobody was asked.
    """
    counts = np.zeros((statements, SIDES, len(Part)), dtype=np.int64)
    guessed = _halves(guesses)
    size = statements * SIDES
    table = np.bincount((cells * SAID + said) * _GUESSED + guessed, minlength=size * SAID * _GUESSED)
    table = table.reshape(statements, SIDES, SAID, _GUESSED)
    views, classes = table.sum(axis=3), table.sum(axis=2)
    present = np.where(guessed > 0, guesses, 0.0)
    counts[:, :, : Part.GUESSES] = views[:, :, :3]
    counts[:, :, Part.GUESSES] = classes[:, :, 1:].sum(axis=2)
    counts[:, :, Part.BELOW : Part.SUM_COARSE] = classes[:, :, 1:3]
    for limb, sums in enumerate(_limbs(present), start=Part.SUM_COARSE):
        counts[:, :, limb] = np.bincount(cells, weights=sums, minlength=size).reshape(statements, SIDES)
    if own is not None:
        _add_own(counts, cells, said=said, own=own)
    return counts


def _add_own(counts: Counts, cells: Codes, *, said: Codes, own: Floats) -> None:
    """Add the guesses about the own side, by what each person says of the own view."""
    guessed = np.flatnonzero(own == own)  # noqa: PLR0124 -- NaN
    cells, said, own = cells[guessed], said[guessed], own[guessed]
    shape = (*counts.shape[:2], len(Camp))
    # unsure and skipped are one camp, the last
    camps = cells * len(Camp) + np.minimum(said, len(Camp) - 1)
    for part, chosen in ((Part.OWN_BELOW, own < 1 / 2), (Part.OWN_EVEN, own == 1 / 2)):
        counts[:, :, part] = np.bincount(cells[chosen], minlength=shape[0] * SIDES).reshape(shape[:2])
    for limb, sums in enumerate((None, *_limbs(own))):
        counts[:, :, [camp + limb for camp in Camp]] = np.bincount(
            camps, weights=sums, minlength=shape[0] * SIDES * len(Camp)
        ).reshape(shape)


def _halves(guesses: Floats) -> Codes:
    """Return the class of each guess: three comparisons, none holds without a guess, all hold above one half."""
    guessed: Codes = (guesses == guesses).astype(np.int32) + (guesses >= 1 / 2) + (guesses > 1 / 2)  # noqa: PLR0124 -- NaN
    return guessed


def _limbs(guesses: Floats) -> Iterator[Floats]:
    """Return guesses and then their squares in fixed point, each as two arrays of whole numbers.

    A batch's sums of them stay below 2⁵³, so that they are exact.
    """
    for values in (guesses, guesses * guesses):
        coarse = np.rint(values * COARSE)
        yield coarse
        yield np.rint((values - coarse / COARSE) * FINE)
