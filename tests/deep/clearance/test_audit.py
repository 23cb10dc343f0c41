"""Histories that the audit let through, told to every coalition within the promise: nobody else's answer is certain.

Small panels, large changes, answers that are nearly all alike: where an attack would work first.
"""

from collections import Counter
from datetime import date, timedelta
from itertools import combinations
from random import Random

import pytest
from clearance.disclosure.rounds import Kept

from tracktwo.clearance.disclosure import (
    Answer,
    Evidence,
    Policy,
    Released,
    Series,
    Spell,
    Stances,
    pinned_by,
    read_attendance,
    release_stances,
)

pytestmark = pytest.mark.deep

ODDS = ("A", "AAAAAAD", "AD", "ADU", "AAU", "DDDDU", "D")
ANSWERS = dict(zip("ADU", Answer, strict=True))
OTHER = Series(
    now=Stances(agree=15, disagree=12, unsure=3), attendance=read_attendance([dict.fromkeys(range(30), 1)])
)


def change(now: dict, versions: Counter, random: Random, newest: int) -> int:
    """Five to ten people join, leave, answer anew or come back."""
    odds = random.choice(ODDS)
    for _ in range(random.choice((5, 5, 6, 6, 7, 8, 10))):
        move, present = random.random(), sorted(now)
        if move < 0.45 or len(now) < 5:
            now[newest] = (0, random.choice(odds))
            newest += 1
        elif move < 0.8:
            person = random.choice(present)
            versions[person] = now.pop(person)[0] + 1
        elif move < 0.93:
            person = random.choice(present)
            now[person] = (now[person][0] + 1, random.choice(odds))
        elif versions and (person := random.choice(sorted(versions))) not in now:
            now[person] = (versions[person], random.choice(odds))
    return newest


def accepted(random: Random, policy: Policy) -> tuple[list[dict], list]:
    """Who was counted with which answer at each release the rules allowed, and what was shown."""
    newest = random.choice((5, 6, 7, 7, 8, 9, 10, 11, 12, 14))
    odds, versions, kept = random.choice(ODDS), Counter(), Kept()
    now = {person: (0, random.choice(odds)) for person in range(newest)}
    moments, shown = [], []
    for turn in range(random.choice((2, 3, 4, 5))):
        newest = change(now, versions, random, newest) if turn else newest
        given = Counter(answer for _, answer in now.values())
        stances = Stances(agree=given["A"], disagree=given["D"], unsure=given["U"])
        present = {person: version for person, (version, _) in now.items()}
        day = date(2021, 1, 1) + timedelta(days=100 * turn)
        outcome, _ = release_stances(
            (kept.series(stances, present), OTHER), policy=policy, today=day, origin=None
        )
        kept.keep(outcome, stances, present)
        if isinstance(outcome, Released) and outcome.held is None:
            moments.append(dict(now))
            shown.append(outcome.value)
    return moments, shown


@pytest.mark.parametrize("seed", [3, 4, 5, 6])
def test_no_coalition_is_certain_of_anybody_else(seed):
    random, histories = Random(seed), 0
    while histories < 250:
        policy = Policy(most_seats=random.choice((1, 1, 1, 2)), insiders=random.choice((2, 2, 2, 3)))
        moments, shown = accepted(random, policy)
        if len(moments) < 2:
            continue
        histories += 1
        places: dict[tuple[int, int], list[int]] = {}
        for place, moment in enumerate(moments):
            for person, (version, _) in moment.items():
                places.setdefault((person, version), []).append(place)
        gave = {key: (Spell(at[0], at[-1]), ANSWERS[moments[at[0]][key[0]][1]]) for key, at in places.items()}
        heads = Counter(spell for spell, _ in gave.values())
        evidence = Evidence(
            spells=list(heads),
            heads=list(heads.values()),
            agree=[value.agree.counts(len(now)) for value, now in zip(shown, moments, strict=True)],
            disagree=[value.disagree.counts(len(now)) for value, now in zip(shown, moments, strict=True)],
        )
        insiders = policy.insiders_at(min(map(len, moments)))
        for coalition in combinations(sorted({person for person, _ in gave}), insiders):
            known = Counter(gave[key] for key in gave if key[0] in coalition)
            others = {spell for key, (spell, _) in gave.items() if key[0] not in coalition}
            assert not pinned_by(evidence, known=known) & others
