"""The exact attacker against the one who writes out every world."""

import importlib.util
from collections import Counter
from itertools import combinations_with_replacement, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

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
from tracktwo.clearance.disclosure.methods import attacker
from tracktwo.clearance.disclosure.methods.evidence import System

spec = importlib.util.spec_from_file_location("worlds", Path(__file__).with_name("worlds.py"))
slow = importlib.util.module_from_spec(spec)
spec.loader.exec_module(slow)


def evidence_of(heads, agree, disagree):
    return Evidence(
        spells=[Spell(*spell) for spell in heads],
        heads=list(heads.values()),
        agree=[Counts(*each) for each in agree],
        disagree=[Counts(*each) for each in disagree],
    )


@st.composite
def evidences(draw, most=12):
    """Histories of up to three releases; what is allowed are bands of the rules, or any limits at all."""
    releases = draw(st.integers(1, 3))
    spells = [Spell(first, last) for first in range(releases) for last in range(first, releases)]
    heads = draw(
        st.lists(st.integers(0, 4 if releases > 1 else 9), min_size=len(spells), max_size=len(spells))
    )
    assume(sum(heads) <= most)
    heads = {spell: count for spell, count in zip(spells, heads, strict=True) if count}
    counted = [sum(n for (first, last), n in heads.items() if first <= r <= last) for r in range(releases)]
    assume(min(counted) > 0)

    def limits(people):
        if people >= 5 and draw(st.booleans()):
            return draw(st.sampled_from(bands(people, insiders=0))).counts(people)
        low = draw(st.integers(0, people))
        return Counts(low, draw(st.integers(low, people)))

    return evidence_of(heads, [limits(n) for n in counted], [limits(n) for n in counted])


# somebody joins while agreement rises as far as it can, and the same with the two answers at odds
JOINED = evidence_of({(0, 1): 5, (1, 1): 1}, [(0, 2), (3, 6)], [(0, 5), (0, 6)])
# the limits have a solution in halves of people and none in people
HALVES = evidence_of({(0, 1): 1, (1, 2): 1, (0, 2): 1}, [(0, 3), (1, 1), (0, 3)], [(1, 1), (0, 3), (1, 1)])

# nobody may be unsure in the end, so the two who stayed are at odds, and the one who left was unsure
SETTLED = evidence_of({(0, 0): 1, (0, 1): 2, (1, 1): 2}, [(0, 1), (2, 2)], [(0, 1), (2, 2)])

# what no sum of releases rules out and no split shows: one of the two who stayed agreed, so the one who left agreed
LEFT = evidence_of({(0, 0): 1, (0, 1): 2}, [(2, 2), (1, 2)], [(0, 3), (1, 1)])
# at most one of three agreed before and two of three agree now, so one who stayed does and the one who joined
CAME = evidence_of({(0, 0): 1, (0, 1): 2, (1, 1): 1}, [(0, 3), (2, 2)], [(2, 3), (0, 3)])
# the first agreed, so both others disagreed when they came, and one of them agrees in the end: there is no such world
NEVER = evidence_of({(0, 1): 1, (1, 2): 2}, [(1, 1), (0, 3), (1, 1)], [(0, 0), (2, 2), (0, 2)])


@pytest.mark.parametrize("insiders", range(3))
@pytest.mark.parametrize("evidence", [JOINED, HALVES, SETTLED, LEFT, CAME, NEVER])
def test_attacker_settles_what_is_neither_ruled_out_nor_shown(evidence, insiders):
    assert pins_somebody(evidence, insiders=insiders) == slow.pins_somebody(evidence, insiders)
    assert pinned_by(evidence, known={}) == slow.pinned_in(list(slow.worlds(evidence)), evidence, {})


@settings(max_examples=150, deadline=None)
@given(evidence=evidences(), insiders=st.integers(0, 2))
@example(evidence=SETTLED, insiders=0)
@example(evidence=JOINED, insiders=0)
@example(evidence=JOINED, insiders=2)
@example(evidence=HALVES, insiders=0)
@example(evidence=HALVES, insiders=1)
def test_attacker_pins_somebody_exactly_where_all_worlds_agree(evidence, insiders):
    assume(insiders < 2 or sum(evidence.heads) <= 10)
    assert pins_somebody(evidence, insiders=insiders) == slow.pins_somebody(evidence, insiders)


@settings(max_examples=100, deadline=None)
@given(evidence=evidences(), data=st.data())
def test_attacker_names_the_same_people_as_all_worlds_do(evidence, data):
    """Insiders answer as in one of the possible worlds, and the attacker is told."""
    possible = list(slow.worlds(evidence))
    assume(possible)
    world = data.draw(st.sampled_from(possible))
    known = {
        (spell, answer): data.draw(st.integers(0, min(2, world[place][answer])))
        for place, spell in enumerate(evidence.spells)
        for answer in Answer
    }
    assert pinned_by(evidence, known=known) == slow.pinned_in(possible, evidence, known)


@settings(max_examples=100, deadline=None)
@given(evidence=evidences(most=10), data=st.data())
def test_coalition_that_knows_several_answers_pins_nobody_where_that_is_proven(evidence, data):
    """Somebody who changed an answer knows both; any such person, whatever the answers were."""
    everybody = [spell for spell, n in zip(evidence.spells, evidence.heads, strict=True) for _ in range(n)]
    coalition = tuple(data.draw(st.permutations(everybody))[: data.draw(st.integers(1, 3))])
    possible = list(slow.worlds(evidence))
    told = any(
        slow.pinned_in(possible, evidence, Counter(zip(coalition, gave, strict=True)))
        for gave in product(Answer, repeat=len(coalition))
    )
    assert coalition_may_pin(evidence, coalitions=[coalition]) or not told


@settings(max_examples=60, deadline=None)
@given(evidence=evidences(most=30), insiders=st.integers(0, 2))
def test_attacker_learns_no_less_with_more_insiders(evidence, insiders):
    """More insiders pin whatever fewer pin, as long as somebody is left who is not one of them."""
    assume(sum(evidence.heads) > insiders + 2)
    assume(any(True for _ in slow.worlds(evidence)) if sum(evidence.heads) <= 12 else True)
    fewer, more = (pins_somebody(evidence, insiders=each) for each in (insiders, insiders + 1))
    assert more or not fewer


@settings(max_examples=60, deadline=None)
@given(evidence=evidences(most=40), insiders=st.integers(0, 2))
def test_attacker_treats_agreement_and_disagreement_alike(evidence, insiders):
    turned = Evidence(
        spells=evidence.spells, heads=evidence.heads, agree=evidence.disagree, disagree=evidence.agree
    )
    assert pins_somebody(evidence, insiders=insiders) == pins_somebody(turned, insiders=insiders)


@settings(max_examples=60, deadline=None)
@given(evidence=evidences(most=40), insiders=st.integers(0, 2))
def test_attacker_treats_time_backwards_alike(evidence, insiders):
    last = len(evidence.agree) - 1
    turned = Evidence(
        spells=[Spell(last - end, last - first) for first, end in evidence.spells],
        heads=evidence.heads,
        agree=evidence.agree[::-1],
        disagree=evidence.disagree[::-1],
    )
    assert pins_somebody(evidence, insiders=insiders) == pins_somebody(turned, insiders=insiders)


def test_attacker_finds_the_one_who_joined():
    """Five people, at most two agree; a sixth comes and at least three do: one insider among the two is enough."""
    assert pinned_by(JOINED, known={}) == {Spell(1, 1)}


def test_attacker_agrees_on_every_small_history_of_two_releases():
    """Every way in which up to two leave, stay and join, every pair of bands of five or six, one answer banded."""
    whole = {n: Counts(0, n) for n in range(4, 9)}
    cases = 0
    for left, stayed, joined in product(range(3), range(3, 5), range(3)):
        heads = {(0, 0): left, (0, 1): stayed, (1, 1): joined}
        heads = {spell: count for spell, count in heads.items() if count}
        if min(left, joined) + stayed < 4:
            continue
        before, now = left + stayed, stayed + joined
        halves = [[(0, n // 2), (n // 2 + 1, n)] for n in (before, now)]
        for agree in product(*halves):
            evidence = evidence_of(heads, agree, [whole[before], whole[now]])
            cases += 1
            for insiders in (0, 1):
                assert pins_somebody(evidence, insiders=insiders) == slow.pins_somebody(evidence, insiders)
    assert cases == 4 * 13


def test_no_one_release_of_five_to_hundred_people_tells_an_answer():
    """Every size, every pair of bands, every choice of insiders within the guarantee, whatever they answered.

    Checked by counting, not by the attacker: with one release people are alike, so only how many insiders gave
    each answer matters. Nobody else's answer follows, and in particular never that all answered alike.
    """
    told = []
    for people in range(5, 101):
        guarded = 1 if people < 7 else 2
        shown = [band.counts(people) for band in bands(people, insiders=guarded)]
        for agree, disagree in product(shown, repeat=2):
            worlds = np.array(
                [
                    (a, d, people - a - d)
                    for a in range(agree.low, agree.high + 1)
                    for d in range(disagree.low, min(disagree.high, people - a) + 1)
                ]
            ).reshape(-1, 3)
            for insiders in range(guarded + 1):
                for gave in combinations_with_replacement(Answer, insiders):
                    left = worlds - [gave.count(answer) for answer in Answer]
                    seen = (left[(left >= 0).all(axis=1)] > 0).any(axis=0)
                    if seen.sum() == 1:
                        told.append((people, agree, disagree, gave))
    assert told == []


def test_the_attacker_clears_every_first_release_of_five_to_hundred_people():
    told = [
        (people, agree, disagree)
        for people in range(5, 101)
        for agree, disagree in product(bands(people, insiders=1 if people < 7 else 2), repeat=2)
        if pins_somebody(
            evidence_of({(0, 0): people}, [agree.counts(people)], [disagree.counts(people)]),
            insiders=1 if people < 7 else 2,
        )
    ]
    assert told == []


def test_proof_for_coalitions_is_not_always_given_up():
    """Two who revised among six, ten others staying: they know four answers and nobody else's."""
    evidence = evidence_of({(0, 0): 6, (0, 1): 10, (1, 1): 6}, [(6, 10), (6, 10)], [(0, 5), (0, 5)])
    known = (Spell(0, 0), Spell(0, 0), Spell(1, 1), Spell(1, 1))
    assert not coalition_may_pin(evidence, coalitions=[known])
    close = evidence_of({(0, 0): 5, (0, 1): 10, (1, 1): 5}, [(0, 5), (6, 10)], [(0, 5), (0, 5)])
    assert coalition_may_pin(close, coalitions=[known])


def test_what_a_split_leaves_out_is_open():
    """Where no split shows that somebody decided, only that somebody was unsure is known to be possible."""
    free = System(evidence_of({(0, 0): 3}, [(0, 3)], [(0, 3)]))
    assert attacker._Possible(free, size=1, hard=[()])._can.tolist() == [False, False, True]
    assert attacker._Possible(free, size=1, hard=[(0,)])._can.tolist() == [True, True, False]


def test_what_cannot_be_pins_nobody():
    """Four of three people agree: one too many."""
    impossible = evidence_of({(0, 0): 3}, [(4, 4)], [(0, 3)])
    one = ((Spell(0, 0),),)
    assert not coalition_may_pin(impossible, coalitions=one)
    assert not pins_somebody(impossible, insiders=1)
    assert pinned_by(impossible, known={}) == set()
    assert coalition_may_pin(evidence_of({(0, 0): 3}, [(3, 3)], [(0, 3)]), coalitions=one)


def test_no_coalition_pins_nobody():
    assert not coalition_may_pin(evidence_of({(0, 0): 3}, [(3, 3)], [(0, 3)]), coalitions=())


def test_who_is_known_to_the_last_is_not_pinned():
    everybody = {(Spell(0, 0), Answer.AGREE): 2, (Spell(0, 0), Answer.UNSURE): 1}
    assert pinned_by(evidence_of({(0, 0): 3}, [(2, 2)], [(0, 0)]), known=everybody) == set()
