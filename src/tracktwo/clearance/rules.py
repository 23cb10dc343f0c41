"""What a rule of attribution lets an audience read: the allow-list every kind of material goes by.

=========================  =======================  ====================  ========
rule                       outside                  in its own room       the team
=========================  =======================  ====================  ========
on the record              agenda, people           agenda, people        all
not for attribution        nothing                  agenda, people        all
off the record             nothing                  agenda                all
=========================  =======================  ====================  ========

That an event takes place is no matter of its rule (:attr:`Fact.is_known_outside`); words spoken have a rule of
their own (:mod:`tracktwo.clearance.kinds.remarks`).
"""

from enum import Enum, auto
from typing import TypeVar, assert_never

from tracktwo.clearance.audiences import Reach
from tracktwo.clearance.tables import Fact
from tracktwo.vocabulary.attribution import Rule, strictest

__all__ = ["Covered", "governing", "known", "may_read"]

T = TypeVar("T")


class Covered(Enum):
    """What a rule covers, words apart: what is on the agenda, and who is there."""

    AGENDA = auto()
    PEOPLE = auto()


def governing(*rules: Rule | None) -> Rule:
    """Return the rule of material joined from several sources: the strictest; anything unknown is off the record."""
    # Not read_rule: a text that merely looks like a rule was never read by anybody, so it is unknown too.
    return strictest(*(rule if isinstance(rule, Rule) else None for rule in rules))


def may_read(covered: Covered, *, rule: Rule, near: Reach) -> bool:
    """Return whether somebody this near may read what the rule covers."""
    if near is Reach.TEAM:
        return True
    match rule:
        case Rule.ON_THE_RECORD:
            return True
        case Rule.NOT_FOR_ATTRIBUTION:
            return near is Reach.ROOM
        case Rule.OFF_THE_RECORD:
            return near is Reach.ROOM and covered is Covered.AGENDA
        case _:
            assert_never(rule)


def known(fact: Fact[T] | None, *, near: Reach) -> T | None:
    """Return the value of a fact for somebody this near: outside, only if it is known outside."""
    if fact is None or (near is Reach.OUTSIDE and not fact.is_known_outside):
        return None
    return fact.value
