"""Boolean search beside the index: which turns say this and that and not the other, in SQLite's own full-text table.

The table holds the units of each turn and not its text, which stays where it is. Han characters are units of their own,
so two of them are found as surely as twenty.
"""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.terms.methods.indexing import units_of
from tracktwo.vocabulary.errors import FileError, UsageError

__all__ = ["find_turns", "write_wording"]

_CREATE: Final = """
CREATE VIRTUAL TABLE turns USING fts5(
    units, content='', tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co' tokenchars '''’'"
)
"""
_BATCH: Final = 2_000
_PARTS: Final = re.compile(r'"([^"]*)"|([()])|([^\s()"]+)')
_WORDS_BETWEEN: Final = frozenset({"AND", "OR", "NOT"})


def write_wording(
    path: str | os.PathLike[str], texts: Sequence[str], *, tell: Callable[[int, int], None] | None = None
) -> None:
    """Write the full-text table of some turns to a file, or add turns to the one there is.

    Args:
        path: the file.
        texts: what was said, in the order of the turns; they are numbered on from those that are there.
        tell: told after each piece of work how many texts are done, of how many.

    Raises: FileError if the file cannot be written, or is something else.
    """
    try:
        with closing(sqlite3.connect(path)) as database, database:
            if not _is_ours(database):
                database.execute(_CREATE)
            (known,) = database.execute("SELECT coalesce(max(rowid), 0) FROM turns").fetchone()
            for first in range(0, len(texts), _BATCH):
                batch = texts[first : first + _BATCH]
                rows = (
                    (known + first + place, " ".join(units_of(text))) for place, text in enumerate(batch, 1)
                )
                database.executemany("INSERT INTO turns(rowid, units) VALUES (?, ?)", rows)
                if tell is not None:
                    tell(first + len(batch), len(texts))
    except sqlite3.Error as error:
        raise FileError(f"The text search in {path} cannot be written: {error}.") from error


def find_turns(path: str | os.PathLike[str], query: str) -> NDArray[np.int64]:
    """Return the numbers of the turns that fit a query, from 0, ascending.

    Args:
        path: the file.
        query: words and "phrases", with AND, OR, NOT and brackets; words with nothing between must all be there.

    Raises:
        UsageError: the query holds no word, or cannot be read.
        FileError: there is no text search in the file.
    """
    said = " ".join(_parts(query))
    if '"' not in said:
        raise UsageError(f"{query!r} holds no word to look for.")
    if not Path(path).is_file():
        raise FileError(f"There is no text search in {path}; make it anew.")
    try:
        with closing(sqlite3.connect(path)) as database:
            if not _is_ours(database):
                raise FileError(f"There is no text search in {path}; make it anew.")
            found = _matched(database, said, query=query)
            return np.fromiter((row - 1 for (row,) in found), dtype=np.int64)
    except sqlite3.Error as error:
        raise FileError(f"The text search in {path} cannot be read: {error}.") from error


def _matched(database: sqlite3.Connection, said: str, *, query: str) -> Iterable[tuple[int]]:
    try:
        return database.execute(
            "SELECT rowid FROM turns WHERE turns MATCH ? ORDER BY rowid", (said,)
        ).fetchall()
    except sqlite3.OperationalError as error:
        if "fts5" not in str(error):
            raise
        raise UsageError(
            f"{query!r} cannot be read; write words, AND, OR and NOT between them, and close every bracket."
        ) from error


def _parts(query: str) -> Iterator[str]:
    """Yield the parts of a query as SQLite reads them: every word quoted, so that nothing of it is an order."""
    for phrase, bracket, word in _PARTS.findall(query):
        if bracket or word in _WORDS_BETWEEN:
            yield bracket or word
            continue
        units = units_of(phrase or word)
        if units:
            yield f'"{" ".join(units)}"'


def _is_ours(database: sqlite3.Connection) -> bool:
    found = database.execute("SELECT count(*) FROM sqlite_master WHERE name = 'turns'").fetchone()
    return bool(found[0])
