"""How sure a reader may become of one person from one release, if every count was equally likely beforehand."""

from fractions import Fraction
from itertools import product
from math import perm

import pytest

from tracktwo.clearance.disclosure import Policy, bands


def surest(people, insiders):
    """The highest probability of any answer of one other person, over all bands and all answers of the insiders.

    People are alike beforehand: how many ways there are to place the insiders weighs each world.
    """
    shown = [band.counts(people) for band in bands(people, insiders=Policy().insiders_at(people))]
    best = Fraction(0)
    for agree, disagree in product(shown, repeat=2):
        worlds = [
            (a, d, people - a - d)
            for a in range(agree.low, agree.high + 1)
            for d in range(disagree.low, min(disagree.high, people - a) + 1)
        ]
        for told in product(range(insiders + 1), repeat=3):
            if sum(told) == insiders:
                best = max(best, *likely(worlds, told, others=people - insiders))
    return float(round(best, 2))


def likely(worlds, told, *, others):
    """The probability of each answer of somebody else, for insiders who gave these many of each."""
    weights = [
        perm(world[0], told[0]) * perm(world[1], told[1]) * perm(world[2], told[2]) for world in worlds
    ]
    if not any(weights):
        return (Fraction(0),)
    return tuple(
        Fraction(
            sum(
                weight * (world[answer] - told[answer]) for weight, world in zip(weights, worlds, strict=True)
            ),
            others * sum(weights),
        )
        for answer in range(3)
    )


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (5, [0.73, 0.81, 1.0]),
        (7, [0.71, 0.75, 0.84]),
        (10, [0.80, 0.83, 0.90]),
        (20, [0.90, 0.92, 0.96]),
        (80, [0.94, 0.94, 0.95]),
    ],
)
def test_the_surest_a_reader_may_become(people, expected):
    """Certain only for two insiders among five, who are outside the promise."""
    assert [surest(people, insiders) for insiders in range(3)] == expected
