"""Votes for benchmarks and slow proofs: planted groups, bridging statements, and people who vote more or less."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import csv

__all__ = ["Block", "make_blocks", "write_votes"]

HEADER: Final = ("timestamp", "datetime", "comment-id", "voter-id", "vote")
PEOPLE_A_BLOCK: Final = 5_000
PASS: Final = 0.15
SPREAD: Final = 0.8
"""How unequal people are: the standard deviation of the logarithm of how much of the statements they vote on."""


class Block(NamedTuple):
    """Some people's votes: one row a vote, and the planted group of each person."""

    voter: NDArray[np.int64]
    statement: NDArray[np.int64]
    vote: NDArray[np.int64]
    planted: NDArray[np.int64]


def make_blocks(
    people: int,
    statements: int,
    *,
    density: float,
    groups: int = 3,
    bridging: float = 0.3,
    seed: int = 20211112,
) -> Iterator[Block]:
    """Return votes block by block: agree 1, disagree -1, pass 0.

    Args:
        people: how many vote; each belongs to one of the planted groups, drawn evenly.
        statements: how many there are.
        density: the mean share of the statements that a person votes on.
        groups: how many are planted; 1 plants none: votes on a statement are drawn alike for all.
        bridging: the share of statements that all groups agree with alike.
        seed: the same seed gives the same votes.
    """
    rng = np.random.default_rng(seed)
    leaning = rng.normal(0, 1.5, (groups, statements))
    shared = rng.random(statements) < bridging
    leaning[:, shared] = leaning[0, shared]
    agree = 1 / (1 + np.exp(-leaning))
    for start in range(0, people, PEOPLE_A_BLOCK):
        count = min(PEOPLE_A_BLOCK, people - start)
        planted = rng.integers(0, groups, count)
        much = np.clip(density * rng.lognormal(-(SPREAD**2) / 2, SPREAD, count), 0, 1)
        voter, statement = np.nonzero(rng.random((count, statements)) < much[:, None])
        said = np.where(rng.random(len(voter)) < agree[planted[voter], statement], 1, -1)
        said[rng.random(len(voter)) < PASS] = 0
        yield Block(voter + start, statement, said, planted)


def write_votes(path: Path, blocks: Iterator[Block]) -> NDArray[np.int64]:
    """Write votes as Polis exports them, one row a vote; return the planted group of each person."""
    planted: list[NDArray[np.int64]] = []
    schema = pa.schema([(name, pa.int64()) for name in HEADER])
    with csv.CSVWriter(path, schema, write_options=csv.WriteOptions(quoting_style="none")) as writer:
        for block in blocks:
            clock = np.arange(len(block.voter)) + 1_500_000_000_000
            columns = (clock, clock, block.statement, block.voter, block.vote)
            writer.write_table(pa.table({n: pa.array(c) for n, c in zip(HEADER, columns, strict=True)}))
            planted.append(block.planted)
    return np.concatenate(planted)
