"""Rows of a tidy table that is held by columns, and the two rows of each of its statements."""

from collections.abc import Mapping, Sequence
from typing import Any

__all__ = ["Cell", "Pair", "Row", "pairs_of", "rows_of"]

Cell = str | float | int | bool | None
"""What a cell of a result holds; None = not known."""

Row = Mapping[str, Any]
"""A row's cells by column."""

Pair = tuple[Row, Row]
"""A statement's two rows, one for each side in the order of the result."""


def rows_of(columns: Mapping[str, Sequence[Cell]]) -> list[Row]:
    """Return the rows of a table that is held by columns."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def pairs_of(columns: Mapping[str, Sequence[Cell]]) -> list[Pair]:
    """Return the rows of a table with a row for each statement and side, two by two."""
    rows = rows_of(columns)
    return list(zip(rows[::2], rows[1::2], strict=True))
