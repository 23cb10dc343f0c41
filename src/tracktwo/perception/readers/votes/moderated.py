"""Which statements moderators turned down, from the comments that Polis exports or a list of statements."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.readers.frames import open_table
from tracktwo.perception.readers.lists import read_list
from tracktwo.perception.readers.source import TableLike
from tracktwo.perception.tables import MODERATED
from tracktwo.vocabulary.errors import TableError

__all__ = ["read_rejected"]

_REJECTED = "-1"


def read_rejected(table: TableLike, *, statements: Sequence[str]) -> NDArray[np.bool_]:
    """Return which of these statements were turned down.

    Args:
        table: a table of :data:`MODERATED`; its column of ids may be called ``statement`` as well.
        statements: the ids that were voted on; what is not listed was not turned down.

    Raises: TableError if it breaks its specification, or lists none of these statements.
    """
    source = open_table(table, name="the table of statements")
    names = {str(name).strip().lower(): str(name) for name in source.columns}
    known = list(source.columns)
    if "comment-id" not in names and "statement" in names:
        known[known.index(names["statement"])] = "comment-id"
    found = MODERATED.find_columns(known, where=source.name)
    read = {ours: source.columns[known.index(theirs)] for ours, theirs in found.items()}
    columns = read_list(source, spec=MODERATED, found=read)
    ids = columns["comment-id"]
    if not set(ids) & set(statements):
        raise TableError(f"{source.name} lists none of the statements that were voted on; check the file.")
    flags = columns["moderated"] if "moderated" in read else [None] * len(ids)
    rejected = {each for each, flag in zip(ids, flags, strict=True) if flag == _REJECTED}
    return np.array([each in rejected for each in statements], dtype=np.bool_)
