"""The table of statements: which there are, in which order, which are reciprocal and which ask for a fact."""

from dataclasses import dataclass

import pyarrow as pa

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.tables import STATEMENTS

__all__ = ["StatementList", "read_statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementList:
    """The ids in file order, and those of them that are reciprocal or a question of fact."""

    name: str
    ids: tuple[str, ...]
    reciprocal: frozenset[str]
    fact: frozenset[str] = frozenset()


def read_statements(table: TableLike) -> StatementList:
    """Return the list of statements from a frame, a CSV file or a Parquet file.

    Raises: TableError if it breaks :data:`STATEMENTS`; UsageError or FileError if it cannot be read.
    """
    source = open_table(table, name="the table of statements")
    found = STATEMENTS.find_columns(source.columns, where=source.name)
    schema = pa.schema([(name, pa.string()) for name in found])
    rows = pa.Table.from_batches(
        [
            pa.record_batch(
                [batch.column(there).cast(pa.string()) for there in found.values()], schema=schema
            )
            for batch in source.batches(list(found.values()))
        ],
        schema=schema,
    )
    columns = STATEMENTS.validate(rows, where=source.name).collect()
    ids = tuple(columns["statement"].to_list())
    marked = {
        name: frozenset(
            each for each, flag in zip(ids, columns[name].to_list(), strict=True) if flag == "true"
        )
        for name in ("reciprocal", "fact")
        if name in found
    }
    return StatementList(name=source.name, ids=ids, **marked)
