"""From the rows of two tables to pairs: who answered both times, and what they said before and after."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from tracktwo.perception.methods.sums import SIDES
from tracktwo.perception.methods.tally import Rows
from tracktwo.perception.tables import Guessed, Pairs, Tally, Twice
from tracktwo.vocabulary.errors import TableError

__all__ = ["Round", "Seated", "pair_rounds"]

Codes = NDArray[np.int32]
Floats = NDArray[np.float64]

_NOBODY: Final = -1
_AGREES, _SKIPS = 0, 3


class Round(NamedTuple):
    """One round: what to call its table in a sentence, its tally, and its rows."""

    name: str
    tally: Tally
    rows: Rows


class Seated(NamedTuple):
    """Participants by side, in the order of the tally's sides, each sorted."""

    both: tuple[tuple[str, ...], ...]
    only_before: tuple[tuple[str, ...], ...]
    only_after: tuple[tuple[str, ...], ...]


class _Answers(NamedTuple):
    """What was said before and after, one entry for each participant and statement; statement × 2 + side."""

    cells: NDArray[np.int64]
    said: tuple[Codes, Codes]
    guesses: tuple[Floats, Floats]


def pair_rounds(before: Round, after: Round, *, statements: Sequence[str]) -> tuple[Pairs, Seated]:
    """Return the answers of people who answered both times, as sums, and who did and who did not.

    Args:
        before: the earlier round.
        after: the later round, with the same sides in the same order.
        statements: which statements to pair, in the order of the result.

    Raises: TableError if nobody is in both rounds, or somebody changed sides.
    """
    seats = _seats(before.rows), _seats(after.rows)
    # the later round's people by the codes of the earlier one
    codes = {name: code for code, name in enumerate(before.rows.participants)}
    known = np.array([codes.get(name, _NOBODY) for name in after.rows.participants], dtype=np.int32)
    known[(seats[1] == _NOBODY) | (seats[0][known] == _NOBODY)] = _NOBODY
    _check_people(before, after, known=known, seats=seats)
    stayed = np.isin(np.arange(len(seats[0])), known)
    seated = Seated(
        both=_named(before.rows.participants, seats=seats[0], chosen=stayed),
        only_before=_named(before.rows.participants, seats=seats[0], chosen=~stayed),
        only_after=_named(after.rows.participants, seats=seats[1], chosen=known == _NOBODY),
    )
    one, its_keys = _keyed(before, people=np.arange(len(stayed), dtype=np.int32), statements=statements)
    two, other_keys = _keyed(after, people=known, statements=statements)
    keys, first, second = np.intersect1d(its_keys, other_keys, assume_unique=True, return_indices=True)
    answers = _Answers(
        cells=keys % len(statements) * SIDES + before.rows.seats[one[first]],
        said=(before.rows.said[one[first]], after.rows.said[two[second]]),
        guesses=(before.rows.guesses[one[first]], after.rows.guesses[two[second]]),
    )
    return _summed(answers, statements=tuple(statements), sides=before.tally.sides), seated


def _seats(rows: Rows) -> Codes:
    """Return the side each participant sits on; nobody's where all rows are left out."""
    seats = np.full(len(rows.participants), _NOBODY, dtype=np.int32)
    seats[rows.people] = rows.seats
    return seats


def _check_people(before: Round, after: Round, *, known: Codes, seats: tuple[Codes, Codes]) -> None:
    returned = np.flatnonzero(known != _NOBODY)
    if not len(returned):
        raise TableError(
            f"{before.name} and {after.name} have no participant in common; "
            "a person needs the same code both times."
        )
    moved = returned[seats[1][returned] != seats[0][known[returned]]]
    if len(moved):
        person = int(moved[0])
        sides = before.tally.sides
        raise TableError(
            f"Participant {after.rows.participants[person]!r} answers for "
            f"{sides[seats[0][known[person]]]!r} in {before.name} and for {sides[seats[1][person]]!r} in "
            f"{after.name}; a code belongs to one person, and a person to one side. Correct the side, or give "
            "the person a new code."
        )


def _named(
    participants: Sequence[str], *, seats: Codes, chosen: NDArray[np.bool_]
) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(sorted(participants[code] for code in np.flatnonzero(chosen & (seats == side)).tolist()))
        for side in range(SIDES)
    )


def _keyed(
    round_: Round, *, people: Codes, statements: Sequence[str]
) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
    """Return the rows that can be paired, and the participant and statement of each as one number."""
    places = {statement: place for place, statement in enumerate(statements)}
    asked = np.array([places.get(each, _NOBODY) for each in round_.tally.statements], dtype=np.int64)
    person, statement = people[round_.rows.people], asked[round_.rows.statements]
    rows = np.flatnonzero((person != _NOBODY) & (statement != _NOBODY))
    return rows, person[rows].astype(np.int64) * len(statements) + statement[rows]


def _summed(answers: _Answers, *, statements: tuple[str, ...], sides: tuple[str, str]) -> Pairs:
    said, guesses = answers.said, answers.guesses
    shape = (len(statements), SIDES, len(Twice))
    taken = np.flatnonzero((said[0] != _SKIPS) & (said[1] != _SKIPS))
    # the places of `Twice`: 2 for not having agreed before, 1 for not agreeing after
    kinds = 2 * (said[0][taken] != _AGREES) + (said[1][taken] != _AGREES)
    agreement = np.bincount(answers.cells[taken] * len(Twice) + kinds, minlength=int(np.prod(shape)))
    guessed = np.flatnonzero(~np.isnan(guesses[0]) & ~np.isnan(guesses[1]))
    cells, earlier, later = answers.cells[guessed], guesses[0][guessed], guesses[1][guessed]
    return Pairs(
        statements=statements,
        sides=sides,
        agreement=agreement.reshape(shape),
        before=_sums(cells, earlier, shape=shape[:2]),
        after=_sums(cells, later, shape=shape[:2]),
        moved=_sums(cells, later - earlier, shape=shape[:2]),
    )


def _sums(cells: NDArray[np.int64], values: Floats, *, shape: tuple[int, int]) -> Guessed:
    """Return how many values each cell has, Σ and Σ²; the smallest are added first, whatever the order of the rows."""
    order = np.lexsort((values, cells))
    cells, values = cells[order], values[order]
    people = np.bincount(cells, minlength=shape[0] * shape[1])
    total, squares = (
        np.bincount(cells, weights=weights, minlength=len(people)).astype(np.float64).reshape(shape)
        for weights in (values, values**2)
    )
    return Guessed(people.reshape(shape), total, squares)
