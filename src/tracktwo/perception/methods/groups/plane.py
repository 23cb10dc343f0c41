"""From votes to places: people in the plane in which their votes differ most."""

from collections.abc import Callable, Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables import Vote

__all__ = [
    "AXES",
    "Floats",
    "Matrix",
    "deviations",
    "leading",
    "means_of",
    "places_of",
    "product",
    "stretches",
]

Floats = NDArray[np.float64]
Matrix = NDArray[np.int8]

AXES: Final = 2
_BLOCK_CELLS: Final = 4_000_000
_DOUBLE_CELLS: Final = 2_000_000
_STEPS: Final = 20
_TILE: Final = 64
_TILED: Final = 512
_RESIDUAL: Final = 1e-9
_DIGITS: Final = 9
_SINGLE_DIGITS: Final = 4


def places_of(said: Matrix, *, stretch: Floats) -> Floats:
    """Return where each person stands, shape (people, 2).

    Args:
        said: a :class:`Vote` for each person and statement that may move people.
        stretch: what each person's place is multiplied by, from :func:`stretches`.

    A missing vote counts as the statement's mean, so that it moves nobody; the axes are the two principal components
    of what remains, exact and not sampled, and point to where their largest weight is positive.

    Source: Small et al. 2021, Recerca 26(2) (Polis); compdemocracy/polis, math/src/polismath/math/pca.clj.
    """
    if not said.size:
        return np.zeros((len(said), AXES))
    means = means_of(said)
    weights = _axes(said, means)
    places = np.empty((len(said), AXES))
    for rows, block in _blocks(said, means):
        places[rows] = product(block, weights.astype(block.dtype))
    # the last digits depend on how the machine adds up; equal people are to stand at equal places
    digits = _DIGITS if said.size <= _DOUBLE_CELLS else _SINGLE_DIGITS
    return np.asarray(np.round(places * stretch[:, None], digits) + 0.0)


def stretches(said: Matrix, *, zeros: int) -> Floats:
    """Return √(statements / own votes) for each person: who votes on little would otherwise seem moderate.

    Args:
        said: the votes that may move people.
        zeros: the number of rejected statements, on which everybody counts as having passed.
    """
    cast = np.count_nonzero(said != Vote.UNSEEN, axis=1) + zeros
    return np.asarray(np.sqrt((said.shape[1] + zeros) / np.maximum(1, cast)))


def means_of(said: Matrix) -> Floats:
    """Return the mean vote on each statement over those who voted; 0 where nobody did."""
    agree = np.count_nonzero(said == Vote.AGREE, axis=0)
    disagree = np.count_nonzero(said == Vote.DISAGREE, axis=0)
    seen = np.count_nonzero(said != Vote.UNSEEN, axis=0)
    return np.asarray((agree - disagree) / np.maximum(1, seen), dtype=np.float64)


def deviations(said: Matrix, means: Floats) -> Floats:
    """Return votes minus their statement's mean, 0 where there is no vote."""
    return np.asarray((said - means) * (said != Vote.UNSEEN))


def leading(multiply: Callable[[Floats], Floats], *, size: int, error: float = _RESIDUAL) -> Floats:
    """Return the two eigenvectors with the largest eigenvalues of a symmetric matrix, as columns, largest first.

    Args:
        multiply: returns the matrix times a vector.
        size: how many rows the matrix has.
        error: how far the matrix may turn them, as a share of the largest eigenvalue.

    Source: Lanczos 1950 with full orthogonalisation; Golub & Van Loan 2013, Matrix Computations,
        4th ed., chapter 10.
    """
    basis = np.empty((size, size))
    diagonal: list[float] = []
    beside: list[float] = []
    # every direction has a part in this start
    step = np.cos(np.arange(size))
    length = float(np.linalg.norm(step))
    vectors = np.ones((1, 1))
    for place in range(size):
        basis[place] = step / length
        step = multiply(basis[place])
        diagonal.append(float(step @ basis[place]))
        known = basis[: place + 1]
        for _ in range(2):
            step -= np.einsum("i,ij->j", product(known, step), known)
        length = float(np.linalg.norm(step))
        nothing_left = length <= error * max(diagonal)
        if nothing_left or place % _STEPS == _STEPS - 1 or place + 1 == size:
            values, vectors = np.linalg.eigh(np.diag(diagonal) + np.diag(beside, 1) + np.diag(beside, -1))
            if length * np.abs(vectors[-1, -AXES:]).max() <= error * abs(values[-1]):
                break
        beside.append(length)
    found = product(basis[: len(diagonal)].T, vectors[:, ::-1][:, :AXES])
    return found if found.shape[1] == AXES else np.column_stack([found, np.zeros(size)])


def product(one: Floats, other: Floats) -> Floats:
    """Return a matrix times a vector, or times a few columns.

    The library behind ``@`` shares even such small products out among threads, which then wait for each other; on a
    busy machine that takes many times as long as the product.
    """
    if other.ndim == 1:
        return np.asarray(np.einsum("ij,j->i", one, other))
    return np.stack([product(one, np.ascontiguousarray(column)) for column in other.T], axis=1)


def _axes(said: Matrix, means: Floats) -> Floats:
    """Return each statement's weight on the two axes, from the cross products along the shorter edge."""
    people, statements = said.shape
    tall = people >= statements
    size = min(people, statements)
    products = np.zeros((size, size))
    for _, block in _blocks(said, means) if tall else _columns(said, means):
        products += _squared(block) if tall else block @ block.T
    vectors = leading(lambda vector: product(products, vector), size=size)
    weights = vectors if tall else np.zeros((statements, AXES))
    if not tall:
        for rows, block in _blocks(said, means):
            weights += product(block.T, vectors[rows])
        lengths = np.linalg.norm(weights, axis=0)
        weights /= np.where(lengths > 0, lengths, 1)
    largest = np.abs(np.round(weights, _DIGITS)).argmax(axis=0)
    return np.asarray(weights * np.where(weights[largest, range(AXES)] < 0, -1, 1))


def _squared(block: Floats) -> Floats:
    """Return the cross products of a block's columns; few columns are done in tiles too small for threads."""
    rows, columns = block.shape
    if columns > _TILED:
        return block.T @ block
    tiles = np.pad(block, ((0, -rows % _TILE), (0, 0))).reshape(-1, _TILE, columns)
    products = np.empty((columns, columns))
    for one in range(0, columns, _TILE):
        for other in range(one, columns, _TILE):
            first, second = slice(one, one + _TILE), slice(other, other + _TILE)
            part = (tiles[:, :, first].transpose(0, 2, 1) @ tiles[:, :, second]).sum(axis=0, dtype=np.float64)
            products[first, second] = part
            products[second, first] = part.T
    return products


def _blocks(said: Matrix, means: Floats) -> Iterator[tuple[slice, Floats]]:
    """Return deviations in blocks of people; single precision where there are many, summed in double."""
    step = max(1, _BLOCK_CELLS // said.shape[1])
    precision = "float64" if said.size <= _DOUBLE_CELLS else "float32"
    centre: Floats = means.astype(precision)
    for start in range(0, len(said), step):
        rows = slice(start, start + step)
        block: Floats = said[rows].astype(precision)
        block -= centre
        block *= said[rows] != Vote.UNSEEN
        yield rows, block


def _columns(said: Matrix, means: Floats) -> Iterator[tuple[slice, Floats]]:
    """Return deviations in blocks of statements."""
    step = max(1, _BLOCK_CELLS // len(said))
    for start in range(0, said.shape[1], step):
        columns = slice(start, start + step)
        yield columns, deviations(said[:, columns], means[columns])
