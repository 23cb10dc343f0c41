"""A table in parts, each read by whichever worker: their sums add up, and so does the proof that nobody repeats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.checks import Digest, Hasher
from tracktwo.perception.methods.fold import fold
from tracktwo.perception.methods.sums import SIDES
from tracktwo.perception.readers import People, Source
from tracktwo.perception.tables import Engine, Origin, Part, Sum, Tally
from tracktwo.vocabulary.errors import TableError, UsageError

__all__ = ["Portion", "tally_parts"]

Counts = NDArray[np.int64]

_DIGESTS: Final = 16
"""The digest of who answered what is added up in so many pieces, so that no worker holds all of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """What one part of a table comes to, or several: a tally that may have met only one of the sides as yet.

    Attributes:
        statements: in the order in which they first come.
        counts: by side, counts and sums of shape (statements, parts).
        left_out: rows of other sides.
        constants: by column that must be constant, the values it has, None where a cell is blank.
    """

    statements: tuple[str, ...]
    counts: Mapping[str, Counts]
    left_out: int
    constants: Mapping[str, frozenset[str | None]]

    def __add__(self, other: "Portion") -> "Portion":
        """Return both together, statements in this one's order and then the other's."""
        statements = tuple(dict.fromkeys((*self.statements, *other.statements)))
        place = {statement: row for row, statement in enumerate(statements)}
        counts: dict[str, Counts] = {}
        for portion in (self, other):
            rows = [place[statement] for statement in portion.statements]
            for side, sums in portion.counts.items():
                here = counts.setdefault(side, np.zeros((len(statements), len(Part)), dtype=np.int64))
                here[rows] += sums
        return Portion(
            statements=statements,
            counts=counts,
            left_out=self.left_out + other.left_out,
            constants={name: values | other.constants[name] for name, values in self.constants.items()},
        )

    def tally(self, sides: tuple[str, str] | None) -> Tally | None:
        """Return the tally of a whole table; None if it has not exactly two sides, or mixes what must be constant."""
        two = [side.strip() for side in sides] if sides else sorted(self.counts)
        if set(two) != set(self.counts) or len(two) != SIDES or max(map(len, self.constants.values())) > 1:
            return None
        (origin,) = self.constants["origin"] or {None}
        return Tally(
            statements=self.statements,
            sides=(two[0], two[1]),
            counts=np.stack([self.counts[side] for side in two], axis=1),
            left_out=self.left_out,
            origin=Origin(origin) if origin else None,
        )


def tally_parts(parts: Sequence[Source], *, sides: tuple[str, str] | None, engine: Engine) -> Tally | None:
    """Return the tally of a table in parts, or None if anything about it is wrong or seems so.

    What is wrong is then for one process to say, which meets it in the order of the rows. The check that nobody
    repeats compares hashes: those who do are always found, and once in thousands of tables of a hundred million
    answers two who are not the same are taken for one.
    """
    work = partial(_portion, sides=sides)
    try:
        first, *plain = engine.fold(parts, work, _told, pieces=1 + _DIGESTS)
    except (TableError, UsageError):
        return None
    return first.tally(sides) if isinstance(first, Portion) and all(plain) else None


def _told(piece: Sum) -> Portion | bool:
    """Return what is wanted of a sum: a portion as it is, of a digest only whether it is plain."""
    if isinstance(piece, Portion):
        return piece
    return isinstance(piece, Digest) and piece.is_plain


def _portion(part: Source, *, sides: tuple[str, str] | None) -> tuple[Sum, ...]:
    people, hasher = People(), Hasher()
    found = fold(part, sides=sides, participants=people, record=hasher.record)
    names = found.sides.names()[:SIDES]
    seats = [seat for seat in range(len(names)) if hasher.has(seat)]
    portion = Portion(
        statements=found.statements.names(),
        counts={names[seat]: found.counts[:, seat] for seat in seats},
        left_out=found.left_out,
        constants={
            name: frozenset((*labels.names(), *([None] if name in found.gaps_in else [])))
            for name, labels in found.constants.items()
        },
    )
    digests = hasher.digests(
        people.hashes(), statements=found.statements.names(), sides=names, pieces=_DIGESTS
    )
    return (portion, *digests)
