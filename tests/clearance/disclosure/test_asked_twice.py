"""A statement asked twice: what two releases, in counts or in ranges, tell of the one person who came in between."""

from collections import defaultdict
from functools import cache
from itertools import product
from math import comb

import pytest

from tracktwo.clearance.disclosure import Policy
from tracktwo.clearance.disclosure.methods.bands import bands

# Of one person who came new to n others, uniform over how many agree: how often somebody who supposes that none of the
# others changed their mind holds the new answer for certain, and how often that is right. Nobody did; one in ten did.
RISK = {
    ("counts", 7): ((1.00, 1.00), (0.71, 0.73)),
    ("counts", 10): ((1.00, 1.00), (0.62, 0.67)),
    ("counts", 20): ((1.00, 1.00), (0.42, 0.56)),
    ("counts", 40): ((1.00, 1.00), (0.24, 0.51)),
    ("ranges", 7): ((0.06, 1.00), (0.10, 0.79)),
    ("ranges", 10): ((0.09, 1.00), (0.21, 0.72)),
    ("ranges", 20): ((0.10, 1.00), (0.09, 0.75)),
    ("ranges", 40): ((0.11, 1.00), (0.09, 0.69)),
}


@cache
def shown_as(told, agree, people):
    """What is let out of how many agree."""
    if told == "counts":
        return agree
    policy = Policy(most_seats=1)
    cut = bands(people, insiders=policy.insiders_at(people))
    return next(place for place, band in enumerate(cut) if agree <= band.counts(people).high)


def risk(told, people, changing):
    """How often somebody feels certain of the newcomer's answer, and how often they are right then."""
    could_be = defaultdict(set)
    for agree, new in product(range(people + 1), (0, 1)):
        seen = shown_as(told, agree, people), shown_as(told, agree + new, people + 1)
        could_be[seen].add(new)
    certain = right = 0.0
    for agree, new in product(range(people + 1), (0, 1)):
        before = shown_as(told, agree, people)
        leave, join = (binomial(number, changing) for number in (agree, people - agree))
        for (left, p), (joined, q) in product(enumerate(leave), enumerate(join)):
            seen = before, shown_as(told, agree - left + joined + new, people + 1)
            if len(could_be[seen]) == 1:
                certain += p * q / (people + 1) / 2
                right += p * q / (people + 1) / 2 * (could_be[seen] == {new})
    return round(certain, 2), round(right / certain, 2)


def binomial(number, share):
    return [comb(number, each) * share**each * (1 - share) ** (number - each) for each in range(number + 1)]


@pytest.mark.parametrize("people", [7, 10, 20, 40])
@pytest.mark.parametrize("told", ["counts", "ranges"])
def test_what_somebody_learns_of_one_newcomer_who_supposes_that_nobody_changed_their_mind(told, people):
    assert (risk(told, people, 0.0), risk(told, people, 0.1)) == RISK[told, people]
