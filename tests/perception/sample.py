"""The sample rounds as they are shipped, and what is found in simulated answers."""

import json
from collections.abc import Sequence
from importlib.resources import files
from typing import Any

import pyarrow as pa

from tracktwo.perception import Gaps, Recipe, SimulatedAnswer, gaps, read_recipe, simulate
from tracktwo.perception.tables.arrow import from_flags, from_numbers, from_texts

SPACE = "sino-us-space-sample"
SHORES = "northshore-southshore-sample"
LARGE = 0.2


def round_file(name: str) -> dict[str, Any]:
    return json.loads((files("tracktwo") / "demo" / "rounds" / f"{name}.json").read_text(encoding="utf-8"))


def recipe_of(shipped: dict[str, Any]) -> Recipe:
    return read_recipe(shipped["recipe"], statements=[row["key"] for row in shipped["statements"]])


def table(rows: Sequence[SimulatedAnswer]) -> pa.Table:
    return pa.table(
        {
            "participant": from_texts(row.participant for row in rows),
            "side": from_texts(row.seat for row in rows),
            "statement": from_texts(row.statement for row in rows),
            "stance": from_texts(row.stance and row.stance.value for row in rows),
            "expected": from_numbers([None if row.expected is None else row.expected / 10 for row in rows]),
            "origin": from_texts("simulated" for _ in rows),
        }
    )


def found(shipped: dict[str, Any], recipe: Recipe, *, seed: int) -> Gaps:
    statements = {
        "statement": from_texts(row["key"] for row in shipped["statements"]),
        "reciprocal": from_flags([row["kind"] == "reciprocal" for row in shipped["statements"]]),
    }
    return gaps(table(simulate(recipe, seed=seed)), statements=pa.table(statements), sides=recipe.sides)


def planted_gaps(recipe: Recipe) -> dict[tuple[str, str], float]:
    """Return the gaps planted: what the other side guesses of a side, minus that side's share."""
    return {
        (key, side): round(planted.guesses[other] - planted.shares[side], 2)
        for key, planted in recipe.planted.items()
        for side, other in (recipe.sides, recipe.sides[::-1])
    }


def signs_right(recipe: Recipe, result: Gaps) -> dict[tuple[str, str], bool]:
    """Return, for each planted gap of at least 20 points, whether the gap found has its sign."""
    columns = (result.columns[name] for name in ("statement", "side", "gap"))
    seen = {(statement, side): gap for statement, side, gap in zip(*columns, strict=True)}
    return {place: gap * seen[place] > 0 for place, gap in planted_gaps(recipe).items() if abs(gap) >= LARGE}


def mirrored(result: Gaps) -> set[str]:
    return {row["statement"] for row in result.to_dict()["statements"] if row["class"] == "mirror_image"}
