"""What goes in and what comes out."""

from tracktwo.clearance.disclosure.tables.history import (
    Attendance,
    Guesses,
    History,
    Issue,
    Series,
    Spell,
    Stances,
)
from tracktwo.clearance.disclosure.tables.policy import RULES, Disclosure, Policy
from tracktwo.clearance.disclosure.tables.values import (
    Band,
    Bands,
    Counts,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Group,
    HeadCount,
    Reach,
    Reading,
    Reason,
    Released,
    Value,
)

__all__ = [
    "RULES",
    "Attendance",
    "Band",
    "Bands",
    "Counts",
    "Disclosure",
    "ExactExpectation",
    "ExactStances",
    "ExpectationBand",
    "Group",
    "Guesses",
    "HeadCount",
    "History",
    "Issue",
    "Policy",
    "Reach",
    "Reading",
    "Reason",
    "Released",
    "Series",
    "Spell",
    "Stances",
    "Value",
]
