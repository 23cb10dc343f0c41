"""The arithmetic of a tally: one batch of codes and guesses to one small array of exact integers."""

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables import COARSE, FINE, Part

__all__ = ["SAID", "SIDES", "sum_batch"]

SIDES = 2
SAID = 4
"""What a row can say of its own view: agree, disagree, unsure, nothing; in this order."""
_GUESSED = 4
"""And of the other side: no guess, below one half, exactly one half, above."""

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Counts = NDArray[np.int64]


def sum_batch(cells: Codes, *, said: Codes, guesses: Floats, statements: int) -> Counts:
    """Return the counts and sums of a batch, shape (statements, 2, parts).

    Args:
        cells: statement × 2 + side of each row.
        said: what each row says of its own view, 0 to 3: agree, disagree, unsure, nothing.
        guesses: share 0-1 expected of the other side, NaN where there is none.
        statements: how many statements there are.
    """
    # three comparisons put a guess in its class: none fail without a guess, all hold above one half
    guessed = (guesses == guesses).astype(np.int32) + (guesses >= 1 / 2) + (guesses > 1 / 2)  # noqa: PLR0124 -- NaN
    size = statements * SIDES
    table = np.bincount((cells * SAID + said) * _GUESSED + guessed, minlength=size * SAID * _GUESSED)
    table = table.reshape(statements, SIDES, SAID, _GUESSED)
    views, classes = table.sum(axis=3), table.sum(axis=2)
    present = np.where(guessed > 0, guesses, 0.0)
    counts = np.empty((statements, SIDES, len(Part)), dtype=np.int64)
    counts[:, :, : Part.GUESSES] = views[:, :, :3]
    counts[:, :, Part.GUESSES] = classes[:, :, 1:].sum(axis=2)
    counts[:, :, Part.BELOW : Part.SUM_COARSE] = classes[:, :, 1:3]
    for part, values in ((Part.SUM_COARSE, present), (Part.SQUARES_COARSE, present * present)):
        coarse, fine = _limbs(values)
        for limb, sums in ((part, coarse), (part + 1, fine)):
            counts[:, :, limb] = np.bincount(cells, weights=sums, minlength=size).reshape(statements, SIDES)
    return counts


def _limbs(values: Floats) -> tuple[Floats, Floats]:
    """Return values in fixed point, as two whole-number floats; a batch's sums of them stay below 2⁵³."""
    coarse = np.rint(values * COARSE)
    return coarse, np.rint((values - coarse / COARSE) * FINE)
