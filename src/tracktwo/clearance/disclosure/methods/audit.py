"""The audit: would any value that a series could take now give an answer away, beside its earlier releases?

It looks at who was counted and at what was released, never at what was answered now; so that a series is held
back tells a reader nothing.
"""

from collections.abc import Sequence
from itertools import product

from tracktwo.clearance.disclosure.methods.attacker import pins_somebody
from tracktwo.clearance.disclosure.methods.bands import bands
from tracktwo.clearance.disclosure.methods.evidence import Evidence
from tracktwo.clearance.disclosure.tables import (
    Attendance,
    Bands,
    Counts,
    ExactStances,
    History,
    Issue,
    Policy,
)

__all__ = ["could_give_away"]


def could_give_away(history: History, attendance: Attendance, *, policy: Policy) -> bool:
    """Return whether some pair of bands that the series could take now would pin somebody's answer.

    Agreement and disagreement are audited together, for the insiders that the smallest release stands for.

    Args:
        history: the earlier releases of the series of stances.
        attendance: who was counted at each and is counted now; the audit needs nothing else of today.
        policy: the rules of the round.
    """
    people = attendance.people(attendance.moments - 1)
    insiders = policy.insiders_at(min([people, *(issue.people for issue in history.issues)]))
    shown = bands(people, insiders=policy.insiders_at(people))
    earlier = [_allowed(issue) for issue in history.issues]
    return any(
        pins_somebody(
            _evidence(attendance, earlier=earlier, now=(agree.counts(people), disagree.counts(people))),
            insiders=insiders,
        )
        for agree, disagree in product(shown, repeat=2)
    )


def _allowed(issue: Issue) -> tuple[Counts, Counts]:
    match issue.released.value:
        case Bands(agree=agree, disagree=disagree):
            return agree.counts(issue.people), disagree.counts(issue.people)
        case ExactStances(agree=agree, disagree=disagree):
            return Counts(agree, agree), Counts(disagree, disagree)
        case _:
            raise AssertionError("a series of stances holds stances only")


def _evidence(
    attendance: Attendance, *, earlier: Sequence[tuple[Counts, Counts]], now: tuple[Counts, Counts]
) -> Evidence:
    agree, disagree = zip(*earlier, now, strict=True)
    return Evidence(
        spells=[spell for spell, _ in attendance.heads],
        heads=[count for _, count in attendance.heads],
        agree=agree,
        disagree=disagree,
    )
