"""The table of statements: how each group answers, what sets it apart, and what chance says of that."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.groups.contrasts import (
    Contrast,
    Counts,
    benjamini_hochberg,
    consensus,
    contrast,
)
from tracktwo.perception.methods.groups.plane import Floats
from tracktwo.perception.tables import GROUPS, Cell, GroupSettings, Votes

__all__ = ["explained_by", "no_statements", "statement_columns"]

_DIGITS: Final = 9


def explained_by(counts: Counts) -> float:
    """Return the share of the variance of votes that groups explain, over all statements.

    Args: counts: agree, disagree and unsure, shape (statements, groups, 3).
    """
    votes = counts.sum(axis=2)
    sums = counts[:, :, 0] - counts[:, :, 1]
    cast = np.maximum(1, votes.sum(axis=1))
    middle = sums.sum(axis=1) ** 2 / cast
    total = (counts[:, :, :2].sum(axis=(1, 2)) - middle).sum()
    between = ((sums**2 / np.maximum(1, votes)).sum(axis=1) - middle).sum()
    return float(between / total) if total > 0 else 0.0


def no_statements() -> dict[str, list[Cell]]:
    """Return the table without rows."""
    return {column.name: [] for column in GROUPS.columns}


def statement_columns(
    votes: Votes, counts: Counts, *, chances: Floats | None, settings: GroupSettings
) -> dict[str, list[Cell]]:
    """Return the columns of :data:`GROUPS`, one entry for each statement and group.

    Args:
        votes: whose statements they are.
        counts: agree, disagree and unsure, shape (statements, groups, 3).
        chances: of such differences in agreeing and in disagreeing, shape (statements not rejected, groups, 2); None
            if they were not asked for.
        settings: printed in every row; their level says what is representative.
    """
    statements, k, _ = counts.shape
    n = counts.sum(axis=2)
    apart = contrast(counts) if k > 1 else None
    # chances are about statements that make groups; others stay blank
    p = np.full((statements, k), np.nan)
    q = p.copy()
    if chances is not None and apart is not None:
        # what is told is one kind of answer, so that kind was tested
        p[~votes.rejected] = np.where(apart.agrees[~votes.rejected], chances[..., 0], chances[..., 1])
        q[~votes.rejected] = benjamini_hochberg(p[~votes.rejected])
    more = np.zeros(n.shape, dtype=np.bool_) if apart is None else apart.against > 0
    origin = None if votes.origin is None else votes.origin.value
    return {
        "origin": [origin] * n.size,
        "statement": _each(votes.statements, k),
        "rejected": _each(votes.rejected.tolist(), k),
        "consensus": _each(_numbers(consensus(counts)), k),
        "group": list(range(k)) * statements,
        "n": _cells(n),
        **{name: _cells(counts[:, :, part]) for part, name in enumerate(("agree", "disagree", "unsure"))},
        **{
            f"share_{name}": _numbers((counts[:, :, part] + 1) / (n + 2))
            for part, name in enumerate(("agree", "disagree"))
        },
        **_contrasts(apart, n),
        "p": _numbers(p),
        "q": _numbers(q),
        "representative": _cells((q <= settings.level) & more),
        "settings": [settings.to_text()] * n.size,
    }


def _contrasts(apart: Contrast | None, n: Counts) -> dict[str, list[Cell]]:
    names = ("ratio", "z_within", "z_against")
    if apart is None:
        blank: list[Cell] = [None] * n.size
        return {"direction": blank, **dict.fromkeys(names, blank), "exploratory": [False] * n.size}
    return {
        "direction": [
            ("agree" if agrees else "disagree") if against > 0 else None
            for agrees, against in zip(apart.agrees.flat, apart.against.flat, strict=True)
        ],
        **dict(zip(names, map(_numbers, (apart.ratio, apart.within, apart.against)), strict=True)),
        "exploratory": _cells(apart.passes),
    }


def _each(values: Sequence[Cell], k: int) -> list[Cell]:
    return [value for value in values for _ in range(k)]


def _cells(values: NDArray[np.int64] | NDArray[np.bool_]) -> list[Cell]:
    return list(values.ravel().tolist())


def _numbers(values: Floats) -> list[Cell]:
    """Return numbers, rounded to where adding up in another order makes no difference; None where unknown."""
    return [None if value != value else round(value, _DIGITS) for value in values.ravel().tolist()]  # noqa: PLR0124
