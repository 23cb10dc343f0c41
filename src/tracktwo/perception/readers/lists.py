"""Small tables of texts, such as lists of statements or of seats, read at once and checked by their specification."""

from collections.abc import Mapping

import pyarrow as pa

from tracktwo.perception.readers.source import Source
from tracktwo.vocabulary.tables import TableSpec

__all__ = ["read_list"]


def read_list(source: Source, *, spec: TableSpec, found: Mapping[str, str]) -> dict[str, list[str | None]]:
    """Return the columns of a table as texts, as the specification reads them.

    Args: source: the table; spec: its specification; found: what the table calls each column that is read.
    Raises: TableError if it breaks the specification; FileError if it cannot be read.
    """
    schema = pa.schema([(name, pa.string()) for name in found])
    batches = [
        pa.record_batch([batch.column(there).cast(pa.string()) for there in found.values()], schema=schema)
        for batch in source.batches(list(found.values()))
    ]
    rows = spec.validate(pa.Table.from_batches(batches, schema=schema), where=source.name).collect()
    return {name: rows[name].to_list() for name in found}
