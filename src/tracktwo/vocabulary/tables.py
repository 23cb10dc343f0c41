"""What a table must look like, as data: one specification validates, documents and generates.

A :class:`TableSpec` is the single place where a table's columns, their meaning and their limits are written
down. It checks frames of any kind narwhals knows (pandas, polars, Arrow, a DuckDB relation, lazy or not),
prints itself as a Markdown table for the reference pages, and makes valid rows for tests. It is not a parser:
readers turn foreign formats into frames first.
"""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

import narwhals as nw
from narwhals.typing import IntoFrame

from tracktwo.vocabulary.errors import TableError

__all__ = ["Column", "Kind", "TableSpec"]

# listed, because not every kind of frame counts the no-break and the ideographic space as white by itself
_LAST_WHITE: Final = 0x3000
_WHITE: Final = "".join(filter(str.isspace, map(chr, range(_LAST_WHITE + 1))))


class Kind(StrEnum):
    """What a cell holds."""

    KEY = "key"
    """A name for a thing: text or a whole number."""
    TEXT = "text"
    """Words in any language."""
    CODE = "code"
    """One of a closed list of words."""
    NUMBER = "number"
    """A number, possibly between limits."""
    COUNT = "count"
    """A whole number, 0 or more."""
    FLAG = "flag"
    """true or false."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: ``required`` is about the column, ``blank`` about its cells; ``examples`` feed samples."""

    name: str
    kind: Kind
    meaning: str
    required: bool = True
    blank: bool = False
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    examples: tuple[str, ...] = ()

    def rule(self) -> str:
        """Return what a cell must be, to follow "must be" in a sentence: ``"from 0 to 1 or blank"``."""
        words = {
            Kind.KEY: "text or a whole number",
            Kind.TEXT: "text",
            Kind.CODE: f"one of {', '.join(self.choices)}",
            Kind.NUMBER: _between(self.low, self.high),
            Kind.COUNT: "a whole number, 0 or more",
            Kind.FLAG: "true or false",
        }[self.kind]
        return f"{words} or blank" if self.blank else f"{words}, never blank"

    def read(self, there: str, dtype: nw.dtypes.DType) -> nw.Expr:
        """Return the cell as it is compared: names and codes without white space around, codes in any case.

        Args: there: what the table calls the column; dtype: what it holds.
        """
        cell = nw.col(there)
        if self.kind in (Kind.KEY, Kind.CODE, Kind.FLAG) and dtype in (nw.String, nw.Categorical):
            cell = cell.cast(nw.String).str.strip_chars(_WHITE)
            if self.kind is not Kind.KEY:
                cell = cell.str.to_lowercase()
        return cell.alias(self.name)

    def fault(self, dtype: nw.dtypes.DType) -> nw.Expr:
        """Return the expression that is true where a cell, as read, breaks the rule."""
        cell = nw.col(self.name)
        if self.kind in (Kind.NUMBER, Kind.COUNT):
            missing, wrong = _number_faults(cell, dtype=dtype, column=self)
        elif dtype == nw.Boolean:
            missing, wrong = cell.is_null(), nw.lit(self.kind is not Kind.FLAG)
        else:
            text = cell.cast(nw.String)
            missing = cell.is_null() | (text.str.strip_chars() == "")
            allowed = ("true", "false") if self.kind is Kind.FLAG else self.choices
            wrong = ~text.is_in(allowed) if allowed else nw.lit(value=False)
        wrong = wrong & ~missing
        return wrong if self.blank else wrong | missing

    def sample(self, rng: random.Random, *, number: int) -> object:
        """Return one valid cell; ``number`` numbers the things that a key column names."""
        if self.blank and rng.random() < _BLANK_RATE:
            return None
        match self.kind:
            case Kind.CODE:
                return rng.choice(self.choices)
            case Kind.FLAG:
                return rng.random() < 1 / 2
            case Kind.COUNT:
                return rng.randrange(100)
            case Kind.NUMBER:
                low = 0.0 if self.low is None else self.low
                return round(rng.uniform(low, low + 1.0 if self.high is None else self.high), 3)
            case Kind.KEY | Kind.TEXT:
                stems = self.examples or (f"{self.name} {number}", f"第{number}项")
                return stems[number % len(stems)]


_BLANK_RATE: Final = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A table's columns and what must hold between its rows.

    ``unique`` lists sets of columns that name a row at most once; ``one_each`` lists pairs (key, column)
    where a key has one value of the column throughout; ``constant`` lists columns with one value in the whole
    table. Columns that are not listed are allowed and ignored. A column's name is read in any case, and with
    white space around it.
    """

    name: str
    meaning: str
    columns: tuple[Column, ...]
    unique: tuple[tuple[str, ...], ...] = ()
    one_each: tuple[tuple[str, str], ...] = ()
    constant: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """Return the column called ``name``. Raises: KeyError if the specification has none."""
        return {column.name: column for column in self.columns}[name]

    def find_columns(self, found: Iterable[str], *, where: str) -> dict[str, str]:
        """Return what a table calls each column of the specification that it has.

        Args: found: the names a table has; where: how to call that table in a sentence.
        Raises: TableError naming the required columns it lacks, or a column it has twice.
        """
        names: dict[str, list[str]] = {column.name: [] for column in self.columns}
        for name in found:
            names.get(str(name).strip().lower(), []).append(name)
        missing = [column.name for column in self.columns if column.required and not names[column.name]]
        if missing:
            raise TableError(
                f"{where} has no column{'s' if len(missing) > 1 else ''} {_listed(missing)}; the columns of "
                f"{self.name} are {', '.join(column.name for column in self.columns if column.required)}. "
                f"Add {'them' if len(missing) > 1 else 'it'}, or rename what holds "
                f"{'them' if len(missing) > 1 else 'it'}."
            )
        for name, twins in names.items():
            if len(twins) > 1:
                raise TableError(
                    f"{where} has several columns for {name}: {_listed(twins)}; keep one of them."
                )
        return {name: twins[0] for name, twins in names.items() if twins}

    def validate(
        self, frame: IntoFrame, *, where: str | None = None, first_row: int | None = None
    ) -> nw.LazyFrame[Any]:
        """Return a frame as the specification reads it, or refuse one that breaks a rule.

        Args:
            frame: pandas, polars, Arrow, DuckDB … whatever narwhals knows, eager or lazy.
            where: how to call the table in a sentence; by default "the table of answers".
            first_row: what number the first row goes by, where rows have an order and a reader can look them up.

        Returns: the columns of the specification that the frame has, under their own names; names and codes
            are without white space around them, codes and flags in lower case.

        Raises: TableError at the first broken rule: which column, what was expected, how many rows break it.
        """
        where = where or f"the table of {self.name}"
        table = nw.from_native(frame).lazy()
        schema = table.collect_schema()
        found = self.find_columns(schema.names(), where=where)
        table = table.select(*(self.column(name).read(there, schema[there]) for name, there in found.items()))
        schema = table.collect_schema()
        present = [self.column(name) for name in found]
        for column in present:
            fault = column.fault(schema[column.name])
            bad = _count(table.filter(fault))
            if bad:
                first = None if first_row is None else first_row + _first(table, fault)
                raise TableError(
                    f"{where}: {column.name} must be {column.rule()}; {_rows(bad, first)} not. "
                    "Correct or remove them."
                )
        for keys in self.unique:
            repeated = table.group_by(*keys).agg(nw.len().alias("rows_")).filter(nw.col("rows_") > 1)
            if _count(repeated):
                raise TableError(
                    f"{where} has several rows for the same {' and '.join(keys)}; keep one of each."
                )
        self._validate_constancy(table, where=where, names=set(found))
        return table

    def _validate_constancy(self, table: nw.LazyFrame[Any], *, where: str, names: set[str]) -> None:
        for key, value in self.one_each:
            values = table.select(key, value).unique().group_by(key).agg(nw.len().alias("rows_"))
            if _count(values.filter(nw.col("rows_") > 1)):
                raise TableError(f"{where} gives the same {key} more than one {value}; each has exactly one.")
        for name in self.constant:
            if name in names and _count(table.select(name).unique()) > 1:
                raise TableError(f"{where} mixes several values of {name}; hand in one at a time.")

    def document(self) -> str:
        """Return the specification as a Markdown table for the reference pages, ending in a newline."""
        lines = [
            f"{self.meaning}",
            "",
            "| column | must be | column may be missing | meaning |",
            "|---|---|---|---|",
        ]
        lines += [
            f"| `{column.name}` | {column.rule()} | {'no' if column.required else 'yes'} | {column.meaning} |"
            for column in self.columns
        ]
        rules = [f"Rows are unique by {' and '.join(f'`{key}`' for key in keys)}." for keys in self.unique]
        rules += [f"Each `{key}` has one `{value}`." for key, value in self.one_each]
        rules += [f"`{name}` has one value in a table." for name in self.constant]
        return "\n".join([*lines, *([""] if rules else []), *rules]) + "\n"

    def sample(self, rng: random.Random, *, rows: int) -> dict[str, list[object]]:
        """Return ``rows`` valid rows as columns, English and Chinese side by side, fixed by ``rng``."""
        made: dict[tuple[str, object], object] = {}
        seen: set[tuple[str, tuple[object, ...]]] = set()
        table: list[dict[str, object]] = []
        while len(table) < rows:
            row = {c.name: c.sample(rng, number=rng.randrange(4 * rows)) for c in self.columns}
            for name in self.constant:
                row[name] = made.setdefault((name, None), row[name])
            for key, value in self.one_each:
                row[value] = made.setdefault((f"{key}/{value}", row[key]), row[value])
            names = {("/".join(keys), tuple(row[key] for key in keys)) for keys in self.unique}
            if not names & seen:
                seen |= names
                table.append(row)
        return {column.name: [row[column.name] for row in table] for column in self.columns}


def _listed(names: Sequence[str]) -> str:
    """Return names in quotes as a list in a sentence: ``'a', 'b' and 'c'``."""
    *rest, last = map(repr, names)
    return f"{', '.join(rest)} and {last}" if rest else last


def _between(low: float | None, high: float | None) -> str:
    match low, high:
        case None, None:
            return "a number"
        case _, None:
            return f"a number, {low:g} or more"
        case None, _:
            return f"a number, {high:g} or less"
        case _:
            return f"a number from {low:g} to {high:g}"


def _number_faults(cell: nw.Expr, *, dtype: nw.dtypes.DType, column: Column) -> tuple[nw.Expr, nw.Expr]:
    if not dtype.is_numeric():
        # a column of blanks has no type, or a text one; anything else in it is not a number
        return cell.is_null(), ~cell.is_null()
    missing = cell.is_null() | cell.is_nan() if dtype.is_float() else cell.is_null()
    low = 0.0 if column.kind is Kind.COUNT else column.low
    wrong = nw.lit(value=False)
    if low is not None:
        wrong = wrong | (cell < low)
    if column.high is not None:
        wrong = wrong | (cell > column.high)
    if column.kind is Kind.COUNT and dtype.is_float():
        wrong = wrong | (cell != cell.round(0))
    return missing, wrong


def _count(table: nw.LazyFrame[Any]) -> int:
    return int(table.select(nw.len()).collect().item())


def _first(table: nw.LazyFrame[Any], fault: nw.Expr) -> int:
    """Return the place of the first row that a fault is in."""
    wrong: list[bool] = table.select(wrong_=fault).collect()["wrong_"].to_list()
    return wrong.index(True)


def _rows(count: int, first: int | None) -> str:
    if first is None:
        return "1 row is" if count == 1 else f"{count} rows are"
    return f"row {first} is" if count == 1 else f"{count} rows, row {first} the first of them, are"
