"""Everything over all statements of a closed round, for the team: from the answers, and not kept.

How far a figure moves with the people can be told from people alone, so the answers are read once more and put into
one table in memory, in which nobody has more than a number. Who is left out of the sums is left out here, too.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import pyarrow as pa

from tracktwo.office.perception.lines import Line
from tracktwo.office.perception.nouns import address_of
from tracktwo.office.perception.working import Ledger
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.tallying import answered_by_side
from tracktwo.perception import Overview, overview
from tracktwo.perception.tables import Cell, rows_of

__all__ = ["Ranked", "overview_of_answers", "ranked", "stands_still"]

_TENTHS: Final = 10
_HALF: Final = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A statement in its place: how far both sides say the same to it, with its limits, as shares."""

    line: Line
    score: float
    low: float
    high: float


def stands_still(ledger: Ledger) -> bool:
    """Return whether figures over all statements wait: somebody has withdrawn, and not enough people yet."""
    sides = [each.side for each in ledger.round.sides.all()]
    return not all(ledger.is_settled(each, side) for each in asked(ledger.round) for side in sides)


def overview_of_answers(ledger: Ledger) -> Overview | None:
    """Return what all statements of a closed round show together; None where a side has no answers.

    Statements are called as their results are. What was taken down is left out.

    Args: ledger: that of the round.
    """
    round_ = ledger.round
    statements = [each for each in asked(round_) if each.pk not in ledger.removed]
    keys = {each.key: address_of(round_, each) for each in statements}
    rows = [row for row in answered_by_side(round_) if row.statement in keys]
    first, second = ledger.sums.tally.sides
    if {row.side for row in rows} != {first, second}:
        return None
    text = pa.string()
    return overview(
        pa.table(
            {
                "participant": pa.array([str(row.person) for row in rows], text),
                "side": pa.array([row.side for row in rows], text),
                "statement": pa.array([keys[row.statement] for row in rows], text),
                "stance": pa.array([row.stance or None for row in rows], text),
                "expected": pa.array([_share(row.expected) for row in rows], pa.float64()),
                "origin": pa.array([round_.origin for _row in rows], text),
            }
        ),
        statements=pa.table(
            {
                "statement": pa.array(list(keys.values()), text),
                "reciprocal": pa.array([each.is_reciprocal for each in statements], pa.bool_()),
            }
        ),
        sides=(first, second),
    )


def _share(expected: int | None) -> float | None:
    return None if expected is None else expected / _TENTHS


def ranked(seen: Overview, lines: Iterable[Line], *, among: tuple[str, ...], score: str) -> list[Ranked]:
    """Return the statements that more than half of both sides together say for certain, the surest first.

    Args:
        seen: the overview.
        lines: the statements that are shown.
        among: those that more than half of each side say, the surest first.
        score: the column of what they are ranked by.
    """
    told = {line.key: line for line in lines}
    found = {str(row["statement"]): row for row in rows_of(seen.columns)}
    return [
        Ranked(line=told[key], score=_number(found[key][score]), low=_number(found[key][f"{score}_low"]),
               high=_number(found[key][f"{score}_high"]))
        for key in among
        if key in told and _number(found[key][f"{score}_low"]) > _HALF
    ]  # fmt: skip


def _number(cell: Cell) -> float:
    assert isinstance(cell, int | float)  # whatever has a place has its figures
    return float(cell)
