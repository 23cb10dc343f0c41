"""Columns that tables of results are made of, in a line each, and how such a table is held."""

from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa

from tracktwo.vocabulary.tables import Column, Kind

__all__ = ["Cell", "Row", "amount", "count", "flag", "key", "rows_of", "share", "table_of", "text"]

Cell = str | float | int | bool | None
"""What a cell of a result holds; None = not known."""

Row = Mapping[str, Any]
"""A row's cells by column."""


def key(name: str, meaning: str) -> Column:
    """Return a column of names."""
    return Column(name=name, kind=Kind.KEY, meaning=meaning)


def count(name: str, meaning: str) -> Column:
    """Return a column of counts."""
    return Column(name=name, kind=Kind.COUNT, meaning=meaning)


def amount(name: str, meaning: str) -> Column:
    """Return a column of numbers of any size, or blank."""
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True)


def share(name: str, meaning: str) -> Column:
    """Return a column of shares and probabilities, 0 to 1 or blank."""
    return Column(name=name, kind=Kind.NUMBER, meaning=meaning, blank=True, low=0.0, high=1.0)


def flag(name: str, meaning: str) -> Column:
    """Return a column of true or false."""
    return Column(name=name, kind=Kind.FLAG, meaning=meaning)


def text(name: str, meaning: str) -> Column:
    """Return a column of a text, or blank."""
    return Column(name=name, kind=Kind.TEXT, meaning=meaning, blank=True)


def rows_of(columns: Mapping[str, Sequence[Cell]]) -> list[Row]:
    """Return the rows of a table that is held by columns."""
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def table_of(columns: Mapping[str, Sequence[Cell]]) -> pa.Table:
    """Return a table that is held by columns as an Arrow table."""
    return pa.table({name: pa.array(list(cells)) for name, cells in columns.items()})
