"""The exact attacker against every world written out, on thousands of histories of up to four releases."""

from collections import Counter
from itertools import combinations_with_replacement, product
from random import Random

import pytest
from clearance.disclosure import worlds as slow

from tracktwo.clearance.disclosure import (
    Answer,
    Counts,
    Evidence,
    Spell,
    bands,
    coalition_may_pin,
    pinned_by,
    pins_somebody,
)

pytestmark = pytest.mark.deep

HISTORIES = 1_200
MOST_WORLDS = 4_000


def draw(random: Random) -> Evidence | None:
    """A few people, a few spells, narrow limits as often as wide ones."""
    releases = random.choice((1, 2, 2, 3, 3, 3, 4, 4))
    spells = [Spell(first, last) for first in range(releases) for last in range(first, releases)]
    chosen = random.sample(spells, random.randint(1, min(len(spells), 5)))
    heads = Counter(random.choice(chosen) for _ in range(random.randint(2, 9 if releases < 4 else 7)))
    people = [
        sum(count for (first, last), count in heads.items() if first <= release <= last)
        for release in range(releases)
    ]

    def limits(counted: int) -> Counts:
        if counted >= 5 and random.random() < 0.5:
            return random.choice(bands(counted, insiders=0)).counts(counted)
        low = random.randint(0, counted)
        wide = random.choice((0, 1, 2, counted))
        return random.choice((Counts(0, counted), Counts(low, random.randint(low, min(counted, low + wide)))))

    if min(people) == 0:
        return None
    return Evidence(
        spells=list(heads),
        heads=list(heads.values()),
        agree=[limits(counted) for counted in people],
        disagree=[limits(counted) for counted in people],
    )


def drawn(random: Random):
    """Evidence with all its worlds, as long as there are some and not too many to write out."""
    found = 0
    while found < HISTORIES:
        evidence = draw(random)
        possible = list(slow.worlds(evidence)) if evidence else []
        if 0 < len(possible) <= MOST_WORLDS:
            found += 1
            yield evidence, possible


@pytest.mark.parametrize("seed", [1956, 1962, 2012, 2019, 2021, 2026])
def test_attacker_finds_exactly_what_all_worlds_show(seed):
    random, pinning = Random(seed), 0
    for evidence, possible in drawn(random):
        kinds = list(product(evidence.spells, Answer))
        for insiders in range(3 if len(kinds) <= 9 or len(possible) <= 300 else 2):
            told = any(
                slow.pinned_in(possible, evidence, Counter(chosen))
                for chosen in combinations_with_replacement(kinds, insiders)
            )
            assert pins_somebody(evidence, insiders=insiders) == told
            pinning += told
        world = random.choice(possible)
        people = [
            (spell, answer)
            for spell, heads in zip(evidence.spells, world, strict=True)
            for answer in Answer
            for _ in range(heads[answer])
        ]
        known = Counter(random.sample(people, random.randint(0, min(3, len(people) - 1))))
        assert pinned_by(evidence, known=known) == slow.pinned_in(possible, evidence, known)
    assert HISTORIES // 10 < pinning < 3 * HISTORIES


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_coalition_is_cleared_that_could_tell(seed):
    """Up to four answers known to a coalition: where the quick proof clears it, no world tells it anything."""
    random, cleared, telling = Random(seed), 0, 0
    for evidence, possible in drawn(random):
        everybody = [
            spell for spell, heads in zip(evidence.spells, evidence.heads, strict=True) for _ in range(heads)
        ]
        coalition = tuple(random.sample(everybody, random.randint(1, min(4, len(everybody) - 1))))
        told = any(
            slow.pinned_in(possible, evidence, Counter(zip(coalition, gave, strict=True)))
            for gave in product(Answer, repeat=len(coalition))
        )
        may = coalition_may_pin(evidence, coalitions=[coalition])
        assert may or not told
        cleared, telling = cleared + (not may), telling + told
    assert cleared > HISTORIES // 50
    assert telling > HISTORIES // 10
