"""The table of statements: which there are, in which order, and which are reciprocal."""

from dataclasses import dataclass

import narwhals as nw
import pyarrow as pa

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.tables import STATEMENTS

__all__ = ["StatementList", "read_statements"]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementList:
    """The ids in file order, and those of them that are reciprocal."""

    name: str
    ids: tuple[str, ...]
    reciprocal: frozenset[str]


def read_statements(table: TableLike) -> StatementList:
    """Return the list of statements from a frame, a CSV file or a Parquet file.

    Raises: TableError if it breaks :data:`STATEMENTS`; UsageError or FileError if it cannot be read.
    """
    source = open_table(table, name="the table of statements")
    STATEMENTS.check_names(source.columns, where=source.name)
    wanted = [column.name for column in STATEMENTS.columns]
    schema = pa.schema([(name, pa.string()) for name in wanted])
    rows = pa.Table.from_batches(
        [
            pa.record_batch([column.cast(pa.string()) for column in batch.columns], schema=schema)
            for batch in source.batches(wanted)
        ],
        schema=schema,
    )
    STATEMENTS.validate(rows, where=source.name)
    columns = nw.from_native(rows, eager_only=True)
    ids = tuple(columns["statement"].to_list())
    flags = columns["reciprocal"].str.to_lowercase().to_list()
    reciprocal = frozenset(each for each, flag in zip(ids, flags, strict=True) if flag == "true")
    return StatementList(name=source.name, ids=ids, reciprocal=reciprocal)
