"""Disclosure control: which numbers of a round may be shown, how coarse, and when they may change.

Counts and a history go in; for each side of a statement a release comes out, or the reason why there is none.
The rules are those of statistical disclosure control for very small groups: a threshold with dominance, bands
with a margin, changes in batches, and an audit by an exact attacker against differencing. Nothing here knows
whose answer is whose: histories are head-counts.

>>> from datetime import date
>>> from tracktwo.clearance.disclosure import Policy, Series, Stances, read_attendance, release_stances
>>> def answered(*, agree, disagree, unsure):
...     now = Stances(agree=agree, disagree=disagree, unsure=unsure)
...     return Series(now=now, attendance=read_attendance([{person: 1 for person in range(now.people)}]))
>>> sides = answered(agree=9, disagree=2, unsure=1), answered(agree=4, disagree=4, unsure=0)
>>> shown = release_stances(sides, policy=Policy(), today=date(2021, 11, 12), origin=None)
>>> [(each.value.people.value, str(each.value.agree.low), str(each.value.agree.high)) for each in shown]
[('10-19', '2/3', '1'), ('5-9', '0', '1/2')]
"""

from tracktwo.clearance.disclosure.methods import (
    Answer,
    Evidence,
    Lean,
    Limits,
    Outcome,
    bands,
    coalition_may_pin,
    could_give_away,
    expected_lean,
    find_class,
    gap_limits,
    group_statement_refusal,
    head_count,
    in_order,
    lean,
    pinned_by,
    pins_somebody,
    reading,
    release_breakdown,
    release_expectations,
    release_groups,
    release_stances,
    release_themes,
    release_writings,
    share_limits,
)
from tracktwo.clearance.disclosure.readers import read_attendance
from tracktwo.clearance.disclosure.tables import (
    RULES,
    SMALLEST_GROUP,
    Attendance,
    Band,
    Bands,
    Breakdown,
    Counts,
    Disclosure,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Group,
    Guesses,
    HeadCount,
    History,
    Issue,
    Pattern,
    Policy,
    Reach,
    Reading,
    Reason,
    Released,
    Series,
    ShownWriting,
    Spell,
    Stances,
    Value,
    Writing,
)

__all__ = [
    "RULES",
    "SMALLEST_GROUP",
    "Answer",
    "Attendance",
    "Band",
    "Bands",
    "Breakdown",
    "Counts",
    "Disclosure",
    "Evidence",
    "ExactExpectation",
    "ExactStances",
    "ExpectationBand",
    "Group",
    "Guesses",
    "HeadCount",
    "History",
    "Issue",
    "Lean",
    "Limits",
    "Outcome",
    "Pattern",
    "Policy",
    "Reach",
    "Reading",
    "Reason",
    "Released",
    "Series",
    "ShownWriting",
    "Spell",
    "Stances",
    "Value",
    "Writing",
    "bands",
    "coalition_may_pin",
    "could_give_away",
    "expected_lean",
    "find_class",
    "gap_limits",
    "group_statement_refusal",
    "head_count",
    "in_order",
    "lean",
    "pinned_by",
    "pins_somebody",
    "read_attendance",
    "reading",
    "release_breakdown",
    "release_expectations",
    "release_groups",
    "release_stances",
    "release_themes",
    "release_writings",
    "share_limits",
]
