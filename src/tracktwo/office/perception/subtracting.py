"""Counts of a statement that was asked twice: whether those of one time, less those of the other, are a few people's.

Who answers again may have changed their mind, so a later answer is that of a new person to disclosure control; but
whoever supposes that nobody did learns from two counts what those said who came new, or who left.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from tracktwo.clearance.disclosure import (
    SMALLEST_GROUP,
    ExactExpectation,
    ExactStances,
    Released,
    read_outcome,
)
from tracktwo.office.perception.models import Issue, Paired
from tracktwo.office.perception.sums import Sums
from tracktwo.office.rounds.kinds import Asked

if TYPE_CHECKING:
    from tracktwo.office.models import Round

__all__ = ["is_a_few", "subtractable"]


class _Link(NamedTuple):
    """A statement of the round, the same of another round, and which of the two was asked again."""

    here: int
    elsewhere: int
    later: int


def is_a_few(people: int) -> bool:
    """Return whether these are somebody, and fewer than any group that is told apart."""
    return 0 < people < SMALLEST_GROUP


def subtractable(round_: "Round", sums: Sums) -> frozenset[int]:
    """Return the statements (ids) whose counts, beside those another round let out, would tell of a few people.

    As far as return codes tell who is the same, and by the numbers of people alone.

    Args:
        round_: the round, closed.
        sums: what its answers sum to now.
    """
    links = list(_links(round_))
    let_out = _counts_let_out({link.elsewhere for link in links})
    twice = _paired({link.later for link in links})
    found = set()
    for link in links:
        for (statement, side, asked), people in let_out:
            if statement == link.elsewhere:
                now = _people(sums, link.here, side, asked)
                both = twice.get((link.later, side, asked), 0)
                if any(is_a_few(each) for each in (now - both, people - both, abs(now - people))):
                    found.add(link.here)
    return frozenset(found)


def _links(round_: "Round") -> Iterator[_Link]:
    statements = round_.statements.filter(Q(repeats__isnull=False) | Q(repeated_by__isnull=False))
    for here, before, later in statements.values_list("pk", "repeats", "repeated_by").distinct():
        if before is not None:
            yield _Link(here, before, here)
        if later is not None:
            yield _Link(here, later, later)


def _counts_let_out(statements: set[int]) -> list[tuple[tuple[int, int, str], int]]:
    """Return each release of statements that was in counts: its statement, side and series, and how many it counted."""
    issues = Issue.objects.filter(statement__in=statements)
    return [
        ((issue.statement_id, issue.side_id, issue.asked), issue.people)
        for issue in issues
        if isinstance(released := read_outcome(issue.released), Released)
        and isinstance(released.value, ExactStances | ExactExpectation)
    ]


def _paired(statements: set[int]) -> Mapping[tuple[int, int, str], int]:
    found = {}
    for each in Paired.objects.filter(statement__in=statements):
        place = each.statement_id, each.side_id
        found[*place, Asked.STANCES.value] = each.both + each.gave_up + each.took_up + each.neither
        found[*place, Asked.EXPECTS.value] = each.guessed
    return found


def _people(sums: Sums, statement: int, side: int, asked: str) -> int:
    if asked == Asked.STANCES:
        return sums.stances(statement, side).people
    return sums.guesses(statement, side).people
