"""From the big table to the tally: one pass over the answers, here or spread over an engine's workers."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.checks import Ledger
from tracktwo.perception.methods.fold import Batch, Fold, Keep, fold
from tracktwo.perception.methods.portions import tally_parts
from tracktwo.perception.readers import Labels, People, Source, TableLike, open_table
from tracktwo.perception.tables import Engine, Tally

__all__ = ["ANSWERS_NAME", "Batch", "Rows", "tally", "tally_keeping", "tally_rows", "tally_source"]

ANSWERS_NAME: Final = "the table of answers"

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]


class Rows(NamedTuple):
    """The rows of a checked table, as arrays with one entry a row: for what no sum can tell.

    ``people`` and ``statements`` are codes: places in ``participants`` and in the tally's statements;
    ``seats`` are places in the tally's sides. ``said`` and ``guesses`` are as :func:`sum_batch` takes them.
    """

    participants: tuple[str, ...]
    people: Codes
    seats: Codes
    statements: Codes
    said: Codes
    guesses: Floats


def tally(answers: TableLike, *, sides: tuple[str, str] | None = None, engine: Engine | None = None) -> Tally:
    """Return the sums per statement and side that every result is made of.

    Args:
        answers: an :data:`ANSWERS` table: a path to a CSV or Parquet file, or a frame of any kind.
        sides: the two sides to compare; rows of others are left out and counted. Without it the table must
            have exactly two, which come in alphabetical order.
        engine: who reads the parts of a Parquet file, such as a cluster; None reads them here. Other tables are
            always read here. The tally is the same to the last count.

    Returns: the tally, statements in the order in which the table first has them.
    Raises: TableError if the table breaks its specification; UsageError if ``sides`` does not fit it;
        FileError if the file cannot be read.
    """
    return tally_source(open_table(answers, name=ANSWERS_NAME), sides=sides, engine=engine)


def tally_source(
    source: Source, *, sides: tuple[str, str] | None = None, engine: Engine | None = None
) -> Tally:
    """Return the tally of an opened source; see :func:`tally`."""
    if engine is not None and source.parts:
        found = tally_parts(source.parts, sides=sides, engine=engine)
    else:
        found = _hashed(source, sides=sides)
    # what is suspicious by hashes is looked at again by names: it is either said in their words, or nothing
    return found or _checked(source, sides=sides).tally()


def tally_keeping(source: Source, *, sides: tuple[str, str] | None, keep: Keep) -> tuple[Tally, list[int]]:
    """Return the tally of an opened source, and where its sides stand in the batches ``keep`` was given."""
    found = _checked(source, sides=sides, keep=keep)
    return found.tally(), found.order


def tally_rows(source: Source, *, sides: tuple[str, str] | None = None) -> tuple[Tally, Rows]:
    """Return the tally of an opened source and its rows, which must fit in memory; see :func:`tally`."""
    kept: list[Batch] = []
    found = _checked(source, sides=sides, keep=lambda batch, _: kept.append(batch))
    people, seats, statements, said, guesses = (
        np.concatenate([batch[place] for batch in kept]) for place in range(Batch._fields.index("own"))
    )
    seats = np.argsort(found.order)[seats].astype(np.int32)
    assert isinstance(found.participants, Labels)
    names = found.participants.names()
    return found.tally(), Rows(names, people, seats, statements, said, guesses)


def _hashed(source: Source, *, sides: tuple[str, str] | None) -> Tally | None:
    """Return the tally of a source whose participants are told apart by hashes; None if any seem to repeat."""
    with Ledger() as ledger:
        found = fold(source, sides=sides, participants=People(), record=ledger.record)
        found.check_sides(ledger)
        repeats = ledger.on_both_sides() is not None or ledger.answered_twice() is not None
        return None if repeats else found.tally()


def _checked(source: Source, *, sides: tuple[str, str] | None, keep: Keep | None = None) -> Fold:
    """Return what a source comes to once all of it is read and checked, participants by name."""
    with Ledger() as ledger:
        found = fold(source, sides=sides, participants=Labels(), record=ledger.record, keep=keep)
        found.check_sides(ledger)
        found.check_people(ledger)
        return found
