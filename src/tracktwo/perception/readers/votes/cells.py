"""What the readers of votes share: ids, the numbers votes are written in, and how large a matrix may be."""

from typing import Final

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tracktwo.perception.readers.labels import Labels
from tracktwo.perception.readers.source import Source
from tracktwo.perception.tables import Vote
from tracktwo.perception.tables.arrow import ArrowArray
from tracktwo.vocabulary.errors import TableError

__all__ = ["VOTE_RULE", "Cells", "empty_matrix"]

VOTE_RULE: Final = "must be 1 (agree), 0 (pass) or -1 (disagree)"
_MOST_CELLS: Final = 4_000_000_000
# a program that fills gaps makes 1 a 1.0
_WORDS: Final = {"1": Vote.AGREE, "0": Vote.UNSURE, "-1": Vote.DISAGREE}
_KNOWN: Final = (*_WORDS, *(f"{word}.0" for word in _WORDS), "-0", "-0.0", "+1")
_VOTES: Final = np.array(
    [*_WORDS.values(), *_WORDS.values(), Vote.UNSURE, Vote.UNSURE, Vote.AGREE, Vote.UNSEEN], dtype=np.int8
)


class Cells:
    """Reads ids and votes of one source, batch by batch, and says in which row something is wrong."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._votes = Labels(_KNOWN)
        self.rows = 0

    def names(self, column: ArrowArray, labels: Labels, *, name: str) -> NDArray[np.int32]:
        """Return the codes of ids. Raises: TableError if one is blank, or they are no ids."""
        try:
            codes = labels.codes(column)
        except pa.ArrowException as error:
            raise TableError(
                f"{self._source.name}: {name} must be text or a whole number; it holds something else."
            ) from error
        if (codes < 0).any():
            raise self.fault(codes < 0, f"{name} is blank; expected text or a whole number")
        return codes

    def votes(self, column: ArrowArray, *, name: str, blank: bool) -> NDArray[np.int8]:
        """Return votes, :attr:`Vote.UNSEEN` where the cell is blank. Raises: TableError if one is none."""
        rule = f"{name} {VOTE_RULE}{' or blank' if blank else ''}"
        try:
            codes = self._votes.codes(column)
        except pa.ArrowException as error:
            raise TableError(f"{self._source.name}: {rule}; it holds something else.") from error
        wrong = (codes >= len(_KNOWN)) if blank else (codes >= len(_KNOWN)) | (codes < 0)
        if wrong.any():
            raise self.fault(wrong, rule)
        # a blank has the code -1, which is the last place
        return _VOTES[codes]

    def fault(self, wrong: NDArray[np.bool_], sentence: str) -> TableError:
        """Return an error about the first wrong row of the batch; what the row says is never repeated."""
        row = self.rows + int(wrong.argmax()) + self._source.first_row
        return TableError(f"{self._source.name}, row {row}: {sentence}.")


def empty_matrix(people: int, statements: int, *, name: str) -> NDArray[np.int8]:
    """Return a matrix in which nobody has seen anything.

    Raises: TableError if nobody is in it, or it would be larger than a machine can be expected to hold.
    """
    if not people:
        raise TableError(f"{name} has no votes; expected at least one row below its header.")
    if people * statements > _MOST_CELLS:
        raise TableError(
            f"{name} holds {people} people and {statements} statements, more than this program keeps at once; "
            "hand in fewer statements."
        )
    return np.full((people, statements), Vote.UNSEEN, dtype=np.int8)
