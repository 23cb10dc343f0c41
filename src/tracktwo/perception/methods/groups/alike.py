"""How alike two ways of sorting the same people are, and whether chance alone would make them so."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = ["adjusted_mutual_information", "adjusted_rand", "chance_of_sharing", "crossed"]

Counts = NDArray[np.int64]
Labels = NDArray[np.intp]
Floats = NDArray[np.float64]

_NOTHING: Final = 1e-12


def crossed(one: Labels, other: Labels) -> Counts:
    """Return how many people are in each pair of groups, shape (groups of one, groups of the other)."""
    rows, columns = (np.unique(each, return_inverse=True)[1].reshape(-1) for each in (one, other))
    shape = int(rows.max()) + 1, int(columns.max()) + 1
    return np.bincount(rows * shape[1] + columns, minlength=shape[0] * shape[1]).reshape(shape)


def adjusted_rand(table: Counts) -> float:
    """Return the adjusted Rand index of two sortings, crossed: 1 = the same, 0 = no better than chance.

    Source: Hubert & Arabie 1985, Journal of Classification 2:193.
    """
    both, one, other, pairs = (
        float((each * (each - 1) / 2).sum())
        for each in (table, table.sum(axis=1), table.sum(axis=0), np.atleast_1d(table.sum()))
    )
    expected = one * other / pairs if pairs else 0.0
    most = (one + other) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def adjusted_mutual_information(table: Counts) -> float:
    """Return the adjusted mutual information of two sortings, crossed: 1 = the same, 0 = no better than chance.

    It is (MI - E) / (mean of the entropies - E), where E is the mean of MI over all ways to shuffle the people.
    Source: Vinh, Epps & Bailey 2010, Journal of Machine Learning Research 11:2837.
    """
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    expected = _expected_information(rows, columns)
    most = (_entropy(rows) + _entropy(columns)) / 2
    shared = _information(table)
    if most - expected < _NOTHING:  # nothing to share: all in one group, or everybody alone
        return float(most - shared < _NOTHING)
    return (shared - expected) / (most - expected)


def chance_of_sharing(one: Labels, other: Labels, *, shuffles: int, chance: np.random.Generator) -> float:
    """Return how often shuffled labels share at least as much information as these: (1 + hits) / (1 + shuffles)."""
    digits = 12
    shared = round(_information(crossed(one, other)), digits)
    hits = sum(
        round(_information(crossed(chance.permutation(one), other)), digits) >= shared
        for _ in range(shuffles)
    )
    return (1 + hits) / (1 + shuffles)


def _entropy(sizes: Counts) -> float:
    shares = sizes[sizes > 0] / sizes.sum()
    return float(-(shares * np.log(shares)).sum())


def _information(table: Counts) -> float:
    total = table.sum()
    alone = np.outer(table.sum(axis=1), table.sum(axis=0))
    some = table > 0
    return float((table[some] / total * np.log(table[some] * total / alone[some])).sum())


def _expected_information(rows: Counts, columns: Counts) -> float:
    total = int(rows.sum())
    logs = np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, total + 1)))])  # log n!
    expected = 0.0
    for row in rows.tolist():
        for column in columns.tolist():
            shared = np.arange(max(1, row + column - total), min(row, column) + 1)
            chances: Floats = np.exp(
                logs[row]
                + logs[column]
                + logs[total - row]
                + logs[total - column]
                - logs[total]
                - logs[shared]
                - logs[row - shared]
                - logs[column - shared]
                - logs[total - row - column + shared]
            )
            expected += float((shared / total * np.log(total * shared / (row * column)) * chances).sum())
    return expected
