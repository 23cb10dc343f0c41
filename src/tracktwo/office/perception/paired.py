"""Who answered a statement both times, as sums: written when the later round closes, made less when somebody withdraws.

Figures of them stand still from the moment somebody withdraws until as many have as a result changes by.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from django.db.models import Q

from tracktwo.office.perception.models import Paired, Removal
from tracktwo.office.rounds.actions.building import locked
from tracktwo.office.rounds.queries import policy_of
from tracktwo.office.rounds.tallying import NO_GUESS, SaidTwice, pairings, said_twice, summed_twice
from tracktwo.perception import Pairs, Stance, Twice, change_columns, estimate
from tracktwo.perception.tables import Guessed, rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracktwo.office.models import Participant, Round, Statement
    from tracktwo.office.perception.sums import Sums

__all__ = ["add_pairs", "change_rows", "forget_pairs", "forget_pairs_of", "pairs_of", "take_pairs_out"]

_TENTHS: Final = 10
_SQUARES: Final = ("before_squares", "now_squares", "moved_squares")
_SUMS: Final = ("both", "gave_up", "took_up", "neither", "guessed", "before_sum", "now_sum", *_SQUARES)


def add_pairs(round_: "Round") -> None:
    """Write the pairs of a round that has just closed: nothing where it follows none, or nobody gave a code."""
    removed = set(
        Removal.objects.filter(statement__repeated_by__round=round_).values_list("statement", flat=True)
    )
    repeats = dict(round_.statements.values_list("pk", "repeats_id"))
    found: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(lambda: dict.fromkeys(_SUMS, 0))
    for each in summed_twice(round_):
        if repeats[each.statement] not in removed:
            sums = found[each.statement, each.side]
            for name, number in _summed(each).items():
                sums[name] += number
    Paired.objects.bulk_create(
        Paired(statement_id=statement, side_id=side, **sums) for (statement, side), sums in found.items()
    )


def _summed(each: SaidTwice) -> dict[str, int]:
    """Return what one pattern of answers adds to each sum."""
    sums = {}
    if each.before and each.now:
        agreed = (each.before == Stance.AGREE, each.now == Stance.AGREE)
        name = {(True, True): "both", (True, False): "gave_up", (False, True): "took_up"}.get(
            agreed, "neither"
        )
        sums[name] = each.people
    if NO_GUESS not in {each.expected_before, each.expected_now}:
        before, now = each.expected_before, each.expected_now
        parts = (1, before, now, before**2, now**2, (now - before) ** 2)
        names = ("guessed", "before_sum", "now_sum", *_SQUARES)
        sums |= {name: part * each.people for name, part in zip(names, parts, strict=True)}
    return sums


def pairs_of(round_: "Round") -> Mapping[tuple[int, int], Paired]:
    """Return the pairs of a round by statement and side (ids); none before it closed."""
    rows = Paired.objects.filter(statement__round=round_)
    return {(each.statement_id, each.side_id): each for each in rows}


def change_rows(
    statements: "Sequence[Statement]",
    *,
    paired: Mapping[tuple[int, int], Paired],
    before: "Sums",
    now: "Sums",
) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return the table of change row by row, by the statement's key and the side's.

    Args:
        statements: statements that were asked again.
        paired: who answered them both times.
        before: everybody's answers to the earlier round.
        now: everybody's answers to this one.
    """
    keys = tuple(each.key for each in statements)
    reciprocal = [each.key for each in statements if each.is_reciprocal]
    gaps = [estimate(sums.tally.listed(keys), reciprocal=reciprocal) for sums in (before, now)]
    cells = [[paired.get((each.pk, side), Paired()) for side in now.columns] for each in statements]
    kinds = [[[pair.both, pair.gave_up, pair.took_up, pair.neither] for pair in row] for row in cells]
    pairs = Pairs(
        statements=keys,
        sides=now.tally.sides,
        agreement=np.array(kinds, dtype=np.int64).reshape(len(keys), len(now.columns), len(Twice)),
        before=_guessed(
            [[(pair.guessed, pair.before_sum, pair.before_squares) for pair in row] for row in cells]
        ),
        after=_guessed([[(pair.guessed, pair.now_sum, pair.now_squares) for pair in row] for row in cells]),
        moved=_guessed(
            [
                [(pair.guessed, pair.now_sum - pair.before_sum, pair.moved_squares) for pair in row]
                for row in cells
            ]
        ),
    )
    columns = change_columns(pairs, before=gaps[0], after=gaps[1])
    return {(str(row["statement"]), str(row["side"])): row for row in rows_of(columns)}


def _guessed(cells: list[list[tuple[int, int, int]]]) -> Guessed:
    """Return guesses as the room of perception sums them, as shares: of tenths, and of their squares."""
    people, total, squares = np.array(cells, dtype=np.int64).reshape(len(cells), -1, 3).transpose(2, 0, 1)
    return Guessed(people, total / _TENTHS, squares / _TENTHS**2)


def take_pairs_out(person: "Participant") -> None:
    """Take somebody who withdraws out of the pairs, here and in the round that follows, before they are gone."""
    for seat in pairings(person):
        held = locked(seat.round)
        if not held.moments:
            continue
        enough = policy_of(held).batch
        for each in said_twice(seat):
            sums = _summed(each)
            pair = Paired.objects.filter(statement=each.statement, side=each.side).first() if sums else None
            if pair is not None:  # it may have been taken down
                for name, number in sums.items():
                    setattr(pair, name, getattr(pair, name) - number)
                pair.gone = (pair.gone + 1) % enough
                pair.save()


def forget_pairs_of(statement: int) -> None:
    """Delete the pairs a statement belongs to, asked first or again; ``statement`` is its id."""
    Paired.objects.filter(Q(statement=statement) | Q(statement__repeats=statement)).delete()


def forget_pairs(round_: "Round") -> None:
    """Delete the pairs a round belongs to, asked first or again."""
    Paired.objects.filter(Q(statement__round=round_) | Q(statement__repeats__round=round_)).delete()
