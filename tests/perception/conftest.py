"""Answers for the tests of this room."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

COLUMNS = ("participant", "side", "statement", "stance", "expected")
Table = Callable[..., pa.Table]


@pytest.fixture(scope="session")
def answers() -> Table:
    """Make an answers table from one statement's counts and guesses per side."""

    def make(statement: str = "s1", /, **sides: tuple[Sequence[int], Sequence[float | None]]) -> pa.Table:
        rows: list[tuple[Any, ...]] = []
        for side, (counts, guesses) in sides.items():
            stances = [
                stance
                for stance, count in zip(("agree", "disagree", "unsure"), counts, strict=True)
                for _ in range(count)
            ]
            people = max(len(stances), len(guesses))
            stances += [None] * (people - len(stances))
            expected = [*guesses, *[None] * (people - len(guesses))]
            rows += [
                (f"{side}{k}", side, statement, stance, guess)
                for k, (stance, guess) in enumerate(zip(stances, expected, strict=True))
            ]
        schema = pa.schema([*((name, pa.string()) for name in COLUMNS[:4]), ("expected", pa.float64())])
        return pa.Table.from_pydict(
            dict(zip(COLUMNS, map(list, zip(*rows, strict=True)), strict=True)), schema=schema
        )

    return make


@pytest.fixture(scope="session")
def oracles(shared: Path) -> Mapping[str, Any]:
    """The reference values, computed elsewhere with 30 digits."""
    return json.loads((shared / "design" / "perception-oracles.json").read_text(encoding="utf-8"))
