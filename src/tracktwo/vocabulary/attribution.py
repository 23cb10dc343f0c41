"""Rules of attribution: what may be said outside about what was said inside.

A rule covers what was said, who attended and what derives from it. That an event took place is a separate
matter. A rule nobody stated is off the record.
"""

from enum import StrEnum
from typing import Final

__all__ = ["Rule", "read_rule", "strictest"]


class Rule(StrEnum):
    """How material may be used, from the most open to the strictest."""

    ON_THE_RECORD = "on_the_record"
    NOT_FOR_ATTRIBUTION = "not_for_attribution"
    OFF_THE_RECORD = "off_the_record"


_STRICTNESS: Final = {rule: place for place, rule in enumerate(Rule)}


def read_rule(text: str | None) -> Rule:
    """Return the rule a text names; anything unknown or missing is off the record."""
    try:
        return Rule(text or "")
    except ValueError:
        return Rule.OFF_THE_RECORD


def strictest(*rules: Rule | None) -> Rule:
    """Return the strictest of several rules; ``None`` (not known) and no rule at all are off the record.

    >>> strictest(Rule.ON_THE_RECORD, Rule.NOT_FOR_ATTRIBUTION)
    <Rule.NOT_FOR_ATTRIBUTION: 'not_for_attribution'>
    """
    known = [Rule.OFF_THE_RECORD if rule is None else rule for rule in rules]
    return max(known, key=_STRICTNESS.__getitem__, default=Rule.OFF_THE_RECORD)
