"""The audit: would any value that a series could take now give an answer away, beside its earlier releases?

It looks at who was counted and at what was released, never at what was answered now; so that a series is held
back tells a reader nothing.
"""

from collections.abc import Sequence
from itertools import combinations_with_replacement, product
from typing import Final

from tracktwo.clearance.disclosure.methods.attacker import coalition_may_pin, pins_somebody
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
    Spell,
)

__all__ = ["could_give_away"]

_MOST_SUMS: Final = 4_000_000
"""How many alternating sums of coalitions are looked at for one pair of bands: some seconds for all pairs."""


def could_give_away(history: History, attendance: Attendance, *, policy: Policy) -> bool:
    """Return whether some pair of bands that the series could take now would pin somebody's answer.

    Agreement and disagreement are audited together, for as many insiders as the smallest release stands for. An
    insider may be anybody who was ever counted, and knows every answer that he or she gave.

    Args:
        history: the earlier releases of the series of stances.
        attendance: who was counted at each and is counted now; the audit needs nothing else of today.
        policy: the rules of the round.

    Returns: exactly that for insiders with one answer each. For insiders who changed an answer it is sound but may
        be over-cautious, and it is True where so many people changed theirs at different times that there are too
        many coalitions to look at.
    """
    people = attendance.people(attendance.moments - 1)
    insiders = policy.insiders_at(min([people, *(issue.people for issue in history.issues)]))
    coalitions = _coalitions(attendance, insiders=insiders)
    rows = (len(attendance.spells) + 1) * sum(2 ** len(coalition) for coalition in coalitions)
    if rows << attendance.moments > _MOST_SUMS:
        return True
    earlier = [_allowed(issue) for issue in history.issues]
    for bands_now in product(bands(people, insiders=policy.insiders_at(people)), repeat=2):
        agree, disagree = (band.counts(people) for band in bands_now)
        evidence = _evidence(attendance, earlier=earlier, now=(agree, disagree))
        if pins_somebody(evidence, insiders=insiders) or coalition_may_pin(evidence, coalitions=coalitions):
            return True
    return False


def _coalitions(attendance: Attendance, *, insiders: int) -> tuple[tuple[Spell, ...], ...]:
    """Return the spells known to each possible coalition in which somebody had more than one spell.

    Coalitions of people with one spell each are not listed: any so many answers are audited together anyway.
    """
    heads = dict(attendance.heads)
    return tuple(
        tuple(spell for pattern in chosen for spell in pattern)
        for chosen in combinations_with_replacement(heads, insiders)
        if any(len(pattern) > 1 for pattern in chosen)
        and all(chosen.count(pattern) <= heads[pattern] for pattern in chosen)
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
        spells=list(attendance.spells),
        heads=list(attendance.spells.values()),
        agree=agree,
        disagree=disagree,
    )
