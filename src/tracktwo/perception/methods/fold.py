"""One pass over a source: every batch is checked, coded and summed, whatever the number and order of its rows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from tracktwo.perception.checks import Ledger
from tracktwo.perception.methods.guesses import guesses_of
from tracktwo.perception.methods.sums import SIDES, sum_batch
from tracktwo.perception.readers import Labels, People, Source, ahead
from tracktwo.perception.tables import ANSWERS, Origin, Part, Stance, Tally
from tracktwo.vocabulary.errors import TableError, UsageError

__all__ = ["Batch", "Fold", "Keep", "fold"]

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]
Record = Callable[[Codes, Codes, Codes], None]

# by place in Stance, and one more at the end for a skip; the numbers are those of `sums.SAID`
_SAID: Final = np.array(
    [{Stance.AGREE: 0, Stance.DISAGREE: 1}.get(each, 2) for each in Stance] + [3], dtype=np.int32
)


class Batch(NamedTuple):
    """Some rows of a checked table, as arrays with one entry a row.

    ``people`` and ``statements`` are codes, by first appearance; ``seats`` are places in the sides as the table
    has them. The rest is as :func:`sum_batch` takes it.
    """

    people: Codes
    seats: Codes
    statements: Codes
    said: Codes
    guesses: Floats
    own: Floats | None


Keep = Callable[[Batch, Labels], None]
"""What is done with every batch beside adding it up; it is told who the people are."""


def fold(
    source: Source,
    *,
    sides: tuple[str, str] | None,
    participants: Labels | People,
    record: Record,
    keep: Keep | None = None,
) -> "Fold":
    """Return what a source comes to, every batch of it read and checked by itself.

    Args:
        source: what to read.
        sides: the two sides to compare; None if the table must have exactly two.
        participants: learns who the participants are.
        record: takes down who answered what for which side, batch by batch.
        keep: what is done with every batch beside adding it up; needs participants by name.

    Raises: TableError, UsageError or FileError as :func:`~tracktwo.perception.tally` does.
    """
    columns = ANSWERS.find_columns(source.columns, where=source.name)
    if sides is not None:
        _check_sides(sides)
    found = Fold(
        source=source,
        record=record,
        chosen=sides,
        sides=Labels(sides or ()),
        participants=participants,
        keep=keep,
    )
    for batch in ahead(source.batches(list(columns.values()))):
        cells = [batch.column(there) for there in columns.values()]
        found.add(pa.RecordBatch.from_arrays(cells, names=list(columns)))
    return found


def _check_sides(sides: Sequence[object]) -> None:
    names = [side.strip() for side in sides if isinstance(side, str)]
    # a text is a sequence of texts too: sides="AB" would pass for two sides
    if isinstance(sides, str) or len(names) != len(sides):
        raise UsageError(f'sides should be two names, such as ("A", "B"); it is {sides!r}.')
    if len(names) != SIDES or len({*names, ""}) <= SIDES:
        raise UsageError("Two different sides are compared; name both, as the answers write them.")


@dataclass(slots=True, kw_only=True)
class Fold:
    """What is carried from batch to batch.

    Attributes:
        source: what is read.
        record: takes down who answered what for which side, as codes; a side's is its place in ``sides``.
        chosen: the sides to compare; None if the table must have exactly two.
        participants: who they are, by name or, where no name is needed, by hash.
        keep: what is done with every batch beside adding it up; needs names.
    """

    source: Source
    record: Record
    chosen: tuple[str, str] | None
    sides: Labels
    keep: Keep | None
    participants: Labels | People
    statements: Labels = field(default_factory=Labels)
    stances: Labels = field(default_factory=lambda: Labels(Stance, any_case=True))
    constants: dict[str, Labels] = field(
        default_factory=lambda: {
            name: Labels(any_case=bool(ANSWERS.column(name).choices)) for name in ANSWERS.constant
        }
    )
    gaps_in: set[str] = field(default_factory=set)
    counts: NDArray[np.int64] = field(default_factory=lambda: np.zeros((0, SIDES, len(Part)), dtype=np.int64))
    rows: int = 0
    left_out: int = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Check one batch and add it to the sums."""
        if not batch.num_rows:
            return
        people = self._names(batch, "participant", self.participants)
        seats = self._names(batch, "side", self.sides)
        statements = self._names(batch, "statement", self.statements)
        said = _SAID[self._stances(batch)]
        guesses = self._guesses(batch, "expected")
        own = self._guesses(batch, "expected_own") if "expected_own" in batch.schema.names else None
        self._check_constants(batch)
        self.rows += batch.num_rows
        if len(self.sides) > SIDES:
            kept = self._kept(seats)
            people, seats, statements, said = (each[kept] for each in (people, seats, statements, said))
            guesses, own = guesses[kept], None if own is None else own[kept]
        self.record(people, statements, seats)
        if self.keep is not None:
            assert isinstance(self.participants, Labels)
            self.keep(Batch(people, seats, statements, said, guesses, own), self.participants)
        self._make_room()
        self.counts += sum_batch(
            statements * SIDES + seats,
            said=said,
            guesses=guesses,
            statements=len(self.statements),
            own=own,
        )

    @property
    def order(self) -> list[int]:
        """The places of the two sides in the order of the result."""
        return [0, 1] if self.chosen or self.sides[0] < self.sides[1] else [1, 0]

    def check_sides(self, ledger: Ledger) -> None:
        """Refuse a whole table that has not both sides. Raises: TableError or UsageError."""
        where = self.source.name
        if not self.rows:
            raise TableError(f"{where} has no answers; expected a row for each participant and statement.")
        if len(self.sides) < SIDES:
            raise TableError(f"{where} has one side only, {self.sides[0]!r}; two sides are compared.")
        for seat in range(SIDES):
            if not ledger.people_of(seat):
                raise UsageError(
                    f"{where} has no rows of the side {self.sides[seat]!r}; "
                    "name sides as the answers write them."
                )

    def check_people(self, ledger: Ledger) -> None:
        """Refuse a whole table in which somebody sits on both sides or answers twice. Raises: TableError."""
        assert isinstance(self.participants, Labels)
        person = ledger.on_both_sides()
        if person is not None:
            raise TableError(
                f"{self.source.name}: participant {self.participants[person]!r} answers for both sides; "
                "a participant has one side. Give two people two codes, or correct the side."
            )
        twice = ledger.answered_twice()
        if twice is not None:
            raise TableError(
                f"{self.source.name}: participant {self.participants[twice[0]]!r} answers statement "
                f"{self.statements[twice[1]]!r} more than once; keep one of those rows."
            )

    def tally(self) -> Tally:
        """Return the tally of the batches so far."""
        order = self.order
        origin = self.constants["origin"]
        return Tally(
            statements=self.statements.names(),
            sides=(self.sides[order[0]], self.sides[order[1]]),
            counts=np.ascontiguousarray(self.counts[:, order]),
            left_out=self.left_out,
            origin=Origin(origin[0]) if len(origin) else None,
        )

    def _names(self, batch: pa.RecordBatch, name: str, labels: Labels | People) -> Codes:
        """Return the codes of a column that must name something in every row."""
        codes = self._codes(batch, name, labels)
        if (codes < 0).any():
            raise self._fault(codes < 0, f"{name} is blank; expected {ANSWERS.column(name).rule()}")
        return codes

    def _codes(self, batch: pa.RecordBatch, name: str, labels: Labels | People) -> Codes:
        try:
            return labels.codes(batch.column(name))
        except pa.ArrowException as error:
            rule = ANSWERS.column(name).rule()
            raise TableError(
                f"{self.source.name}: {name} must be {rule}; it holds something else."
            ) from error

    def _stances(self, batch: pa.RecordBatch) -> Codes:
        codes = self._codes(batch, "stance", self.stances)
        if len(self.stances) > len(Stance):
            rule = ANSWERS.column("stance").rule()
            raise self._fault(codes >= len(Stance), f"stance must be {rule}. Recode it")
        return codes

    def _guesses(self, batch: pa.RecordBatch, name: str) -> Floats:
        return guesses_of(batch.column(name), name=name, where=self.source.name, fault=self._fault)

    def _check_constants(self, batch: pa.RecordBatch) -> None:
        for name, labels in self.constants.items():
            if name not in batch.schema.names:
                continue
            codes = self._codes(batch, name, labels)
            if (codes < 0).any():
                self.gaps_in.add(name)
            choices = ANSWERS.column(name).choices
            if choices and not set(labels.names()) <= set(choices):
                raise TableError(
                    f"{self.source.name}: {name} must be {ANSWERS.column(name).rule()}. Recode it."
                )
            if len(labels) + (name in self.gaps_in) > 1:
                raise TableError(f"{self.source.name} {_MIXED[name]}")

    def _kept(self, seats: Codes) -> NDArray[np.bool_]:
        if self.chosen is None:
            names = ", ".join(sorted(self.sides.names()))
            raise UsageError(
                f"{self.source.name} has more than two sides: {names}. "
                "Choose two of them (--sides A,B; sides=(A, B))."
            )
        kept = seats < SIDES
        self.left_out += int(np.count_nonzero(~kept))
        return kept

    def _make_room(self) -> None:
        missing = len(self.statements) - len(self.counts)
        self.counts = np.pad(self.counts, ((0, missing), (0, 0), (0, 0)))

    def _fault(self, wrong: NDArray[np.bool_], sentence: str) -> TableError:
        """Return an error about the first wrong row; what the row says is never repeated."""
        row = self.rows + int(wrong.argmax()) + self.source.first_row
        return TableError(f"{self.source.name}, row {row}: {sentence}.")


_MIXED: Final = {
    "origin": "mixes answers of different or unstated origin; "
    "simulated and real answers are never counted together. Hand in one kind at a time.",
    "round": "holds several rounds; hand in one round at a time.",
}
