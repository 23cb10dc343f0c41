"""Preconditions across rows: nobody answers a statement twice, nobody sits on both sides.

A ledger checks both exactly, in bounded memory and one pass, whatever the order of the rows. Digests check them where
each worker sees a part of the rows: they add up.
"""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Final, Self

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.tables.arrow import from_texts
from tracktwo.perception.tables.hashes import Hashes, distinct, hashes_of, mixed
from tracktwo.vocabulary.errors import FileError

__all__ = ["Digest", "Hasher", "Ledger"]

_DENSE_CELLS: Final = 1 << 27
_PARTITIONS: Final = 64
_LOW: Final = (1 << 32) - 1

Codes = NDArray[np.int32]


class Ledger:
    """Remembers who answered what and for which side.

    Participants × statements are first kept as one byte a pair. Where that would pass 128 MB the pairs go to
    temporary files, in parts by participant, and each part is sorted at the end.
    """

    def __init__(self, *, dense_cells: int = _DENSE_CELLS) -> None:
        self._dense_cells = dense_cells
        self._answered: NDArray[np.bool_] | None = np.zeros((1, 1), dtype=np.bool_)
        self._rows = 0
        self._seats = np.zeros((2, 1), dtype=np.bool_)
        self._twice: tuple[int, int] | None = None
        self._parts: list[IO[bytes]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for part in self._parts:
            part.close()

    def record(self, participants: Codes, statements: Codes, sides: Codes) -> None:
        """Take down a batch of answers: three codes a row, sides 0 or 1.

        Raises: FileError if pairs must go to a temporary file and the disk will not take them.
        """
        if not len(participants):
            return
        people, questions = int(participants.max()) + 1, int(statements.max()) + 1
        self._seats = _grown(self._seats, (2, people))
        self._seats[sides, participants] = True
        self._rows += len(participants)
        if self._answered is not None:
            shape = _capacity(self._answered.shape, (questions, people))
            if shape[0] * shape[1] > self._dense_cells:
                self._spill_dense(self._answered)
                self._answered = None
            else:
                self._answered = _grown(self._answered, (questions, people))
        if self._answered is None:
            self._spill(participants, statements)
        else:
            self._mark(self._answered, participants, statements)

    def people_of(self, side: int) -> int:
        """Return how many people sit on a side, 0 or 1."""
        return int(np.count_nonzero(self._seats[side]))

    def on_both_sides(self) -> int | None:
        """Return the code of a participant who sits on both sides, None if there is none."""
        both = np.flatnonzero(self._seats.all(axis=0))
        return int(both[0]) if len(both) else None

    def answered_twice(self) -> tuple[int, int] | None:
        """Return the codes of a participant and a statement that come twice, None if none do."""
        found = (self._twice, *(_twice(part) for part in self._parts))
        return next((pair for pair in found if pair is not None), None)

    def _mark(self, answered: NDArray[np.bool_], participants: Codes, statements: Codes) -> None:
        flat = answered.reshape(-1)
        pairs = statements.astype(np.int64) * answered.shape[1] + participants
        before = flat[pairs]
        flat[pairs] = True
        # every row marks a pair: as many pairs as rows means that no pair came twice
        if self._twice is None and np.count_nonzero(flat) != self._rows:
            firsts = np.unique(pairs, return_index=True)[1]
            before |= ~np.isin(np.arange(len(pairs)), firsts)
            row = int(before.argmax())
            self._twice = int(participants[row]), int(statements[row])

    def _spill_dense(self, answered: NDArray[np.bool_]) -> None:
        for statement, people in enumerate(answered):
            participants = np.flatnonzero(people).astype(np.int32)
            self._spill(participants, np.full(len(participants), statement, dtype=np.int32))

    def _spill(self, participants: Codes, statements: Codes) -> None:
        if not self._parts:
            self._parts = [tempfile.TemporaryFile() for _ in range(_PARTITIONS)]  # noqa: SIM115 -- closed on leaving
        part = (participants % _PARTITIONS).astype(np.uint8)
        order = np.argsort(part, kind="stable")
        pairs = (participants.astype(np.int64) << 32 | statements)[order]
        ends = np.cumsum(np.bincount(part, minlength=_PARTITIONS))
        try:
            for file, rows in zip(self._parts, np.split(pairs, ends[:-1]), strict=True):
                file.write(rows.tobytes())
        except OSError as error:
            raise FileError(
                f"The folder for temporary files ({tempfile.gettempdir()}) cannot hold the check for answers "
                f"given twice: {error.strerror}. Free some space there."
            ) from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Who answered what for which side, as sets of hashes, and from how many rows.

    What comes twice is in a set but once. So repeats show in the sizes: all of them, and hardly ever anything else.

    Attributes:
        rows: how many rows there were.
        pairs: a hash for each participant and statement that come together, ascending.
        people: by side, the hash of each participant, ascending.
    """

    rows: int
    pairs: Hashes
    people: Mapping[str, Hashes]

    def __add__(self, other: "Digest") -> "Digest":
        """Return the digest of the rows of both."""
        people = dict(self.people)
        for side, theirs in other.people.items():
            people[side] = _union(people[side], theirs) if side in people else theirs
        return Digest(
            rows=self.rows + other.rows,
            pairs=_union(self.pairs, other.pairs),
            people=people,
        )

    @property
    def is_plain(self) -> bool:
        """Whether nobody answers a statement twice or sits on both sides; False is a suspicion, True is certain."""
        seats = sum(map(len, self.people.values()))
        everybody = np.sort(np.concatenate([np.empty(0, dtype=np.uint64), *self.people.values()]))
        return self.rows == len(self.pairs) and seats == len(distinct(everybody))


class Hasher:
    """Takes down who answered what for which side, as a :class:`Ledger` does, for a part of a table."""

    def __init__(self) -> None:
        self._pairs: list[NDArray[np.int64]] = []
        self._seats = np.zeros((2, 1), dtype=np.bool_)

    def record(self, participants: Codes, statements: Codes, sides: Codes) -> None:
        """Take down a batch of answers: three codes a row, sides 0 or 1."""
        if len(participants):
            self._seats = _grown(self._seats, (2, int(participants.max()) + 1))
            self._seats[sides, participants] = True
            self._pairs.append(participants.astype(np.int64) << 32 | statements)

    def has(self, side: int) -> bool:
        """Return whether anybody sits on a side, 0 or 1."""
        return bool(self._seats[side].any())

    def digests(
        self, people: Hashes, *, statements: Sequence[str], sides: Sequence[str], pieces: int
    ) -> tuple[Digest, ...]:
        """Return the digest of all that was taken down, in pieces by hash.

        Args:
            people: the hash of each participant, by code.
            statements: their names, by code.
            sides: their names, by code.
            pieces: how many, a power of two.
        """
        codes = np.concatenate([np.empty(0, dtype=np.int64), *self._pairs])
        # a statement may be called as a participant is, so the two do not enter alike
        salt = mixed(hashes_of(from_texts(statements).cast("large_string")))
        pairs = np.sort(mixed(people[codes >> 32] + salt[codes & _LOW]))
        seated = {
            name: np.sort(people[np.flatnonzero(self._seats[side])])
            for side, name in enumerate(sides[: len(self._seats)])
            if self.has(side)
        }
        cut = [_cut(pairs, pieces), *(_cut(each, pieces) for each in seated.values())]
        return tuple(
            Digest(rows=len(found), pairs=distinct(found), people=dict(zip(seated, those, strict=True)))
            for found, *those in zip(*cut, strict=True)
        )


def _cut(hashes: Hashes, pieces: int) -> list[Hashes]:
    """Return ascending hashes in pieces by their first bits."""
    edges = np.arange(1, pieces, dtype=np.uint64) << np.uint64(65 - pieces.bit_length())
    return np.split(hashes, np.searchsorted(hashes, edges))


def _union(one: Hashes, other: Hashes) -> Hashes:
    # a stable sort takes two ascending runs as they are
    return distinct(np.sort(np.concatenate([one, other]), kind="stable"))


def _twice(part: IO[bytes]) -> tuple[int, int] | None:
    part.seek(0)
    pairs = np.sort(np.frombuffer(part.read(), dtype=np.int64))
    repeats = np.flatnonzero(pairs[1:] == pairs[:-1])
    return divmod(int(pairs[repeats[0]]), 1 << 32) if len(repeats) else None


def _capacity(have: tuple[int, ...], need: tuple[int, int]) -> tuple[int, int]:
    """Return a shape that holds ``need``, doubling so that growth stays cheap."""
    rows, columns = (old if old >= new else max(new, 2 * old) for old, new in zip(have, need, strict=True))
    return rows, columns


def _grown(table: NDArray[np.bool_], need: tuple[int, int]) -> NDArray[np.bool_]:
    shape = _capacity(table.shape, need)
    if shape == table.shape:
        return table
    grown = np.zeros(shape, dtype=np.bool_)
    grown[: table.shape[0], : table.shape[1]] = table
    return grown
