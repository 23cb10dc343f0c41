"""Tension: parts, one p for all of them, limits, and what may be said."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.terms.methods.choosing import choose
from tracktwo.terms.methods.indexing import index_texts
from tracktwo.terms.methods.tension import tension, together, verdict_of
from tracktwo.terms.tables import (
    Corpus,
    PartKind,
    Refused,
    Sorted,
    TermSettings,
    Turn,
    Verdict,
    Warned,
)
from tracktwo.vocabulary.errors import TableError

SIDES = ("A", "B")
SETTINGS = TermSettings()
QUICK = TermSettings(draws=199, exact=1_000)


def sorted_by(answers, *, people=None, sides=None, cases=None):
    answers = np.asarray(answers, dtype=np.int8)
    half = len(answers) // 2
    sides = sides or ("A",) * half + ("B",) * (len(answers) - half)
    people = people or tuple(f"{side}{k}" for k, side in enumerate(sides))
    return Sorted(people, sides, cases or tuple(f"c{k}" for k in range(answers.shape[1])), answers)


def drawn(shares, *, a=10, b=10, seed=0):
    """Answers of ``a`` and ``b`` people; ``shares`` are (A's, B's) share of yes, a pair for each case."""
    rng = np.random.default_rng(seed)
    yes = np.array([[pair[side] for pair in shares] for side in [0] * a + [1] * b])
    return sorted_by(np.where(rng.random(yes.shape) < yes, 0, 1), sides=("A",) * a + ("B",) * b)


def spoken(words, *, people=10, turns=8):
    """Turns in which each side says "launch" with words of its own around it."""
    found = [
        Turn(
            text=f"the launch of {words[side]} {turn}",
            doc="d",
            side=side,
            speaker=f"{side}{k}",
            language="en",
        )
        for side in SIDES
        for k in range(people)
        for turn in range(turns)
    ]
    corpus = Corpus(turns=tuple(found))
    return choose(corpus, index_texts([turn.text for turn in found]))


def part(found, kind):
    return next(each for each in found.parts if each.kind is kind)


def test_a_planted_gap_on_every_case_is_said_to_differ():
    found = tension("launch", sides=SIDES, cases=drawn([(0.9, 0.2)] * 12))
    cases = part(found, PartKind.CASES)
    assert found.verdict is Verdict.DIFFERS
    assert found.p == pytest.approx(0.001)
    assert found.value == cases.value == pytest.approx(cases.between - cases.within)
    assert found.low < found.value < found.high
    assert (cases.people, cases.items) == ((10, 10), 12)
    assert [each.refused for each in found.parts] == [None, Refused.NOT_ASKED, Refused.NOT_ASKED]


def test_that_nothing_is_found_is_not_that_nothing_is_there():
    few = tension("launch", sides=SIDES, cases=drawn([(0.5, 0.5)] * 6, a=6, b=6))
    assert few.verdict is Verdict.NOT_ENOUGH
    assert few.people_needed > 12
    many = tension("launch", sides=SIDES, cases=drawn([(0.8, 0.8)] * 14, a=80, b=80, seed=3))
    assert many.verdict is Verdict.NO_LARGER
    assert many.high < SETTINGS.same_within
    assert many.people_needed is None


def test_five_a_side_is_provisional_and_exact():
    found = tension("launch", sides=SIDES, cases=drawn([(1, 0)] * 6, a=5, b=5))
    assert found.p == pytest.approx(2 / 252)
    assert found.splits == 252
    assert found.warned == (Warned.PROVISIONAL,)


@pytest.mark.parametrize(
    ("cases", "reason"),
    [
        (drawn([(1, 0)] * 8, a=4, b=9), Refused.TOO_FEW_PEOPLE),
        (drawn([(1, 0)] * 5), Refused.TOO_FEW_CASES),
        (sorted_by([[-1] * 8] * 12), Refused.TOO_FEW_PEOPLE),
    ],
)
def test_too_little_is_refused_with_the_reason(cases, reason):
    found = tension("launch", sides=SIDES, cases=cases)
    assert part(found, PartKind.CASES).refused is reason
    assert (found.value, found.p, found.low) == (None, None, None)
    assert found.verdict is Verdict.NOT_ENOUGH


def test_usage_alone_gives_no_tension():
    found = tension("launch", sides=SIDES, chosen=spoken({"A": "open market", "B": "state plan"}))
    usage = part(found, PartKind.USAGE)
    assert usage.p == pytest.approx(0.001)
    assert usage.value > 0.3
    assert (found.value, found.p, found.verdict) == (None, None, Verdict.NOT_ENOUGH)


def test_parts_of_the_same_people_are_weighed_alike_and_tested_at_once():
    cases = drawn([(0.9, 0.3)] * 8)
    cases = cases._replace(people=tuple(f"{side}{k}" for side in SIDES for k in range(10)))
    found = tension(
        "launch",
        sides=SIDES,
        cases=cases,
        features=cases,
        chosen=spoken({"A": "open market", "B": "state plan"}),
    )
    values = [each.value for each in found.parts]
    assert found.value == pytest.approx(np.mean(values))
    assert all(each.p is not None for each in found.parts)
    assert found.splits == 184_756
    assert found.p == pytest.approx(0.001)


def test_one_voice_and_groups_that_differ_in_everything_give_no_p():
    material = spoken({"A": "open market", "B": "state plan"})
    loud = [
        replace(turn, speaker="A0") if turn.side == "A" and turn.speaker < "A6" else turn
        for turn in material.corpus.turns
    ]
    corpus = Corpus(turns=tuple(loud + [turn for turn in loud if turn.speaker == "A0"] * 4))
    chosen = choose(corpus, index_texts([turn.text for turn in corpus.turns]))
    found = tension("launch", sides=SIDES, chosen=chosen, settings=replace(SETTINGS, min_speakers=3))
    assert part(found, PartKind.USAGE).refused is Refused.ONE_VOICE
    uneven = [
        Turn(text=f"the launch of {side} x", doc="d", side=side, speaker=f"{side}{k}", language="en")
        for side, people, turns in (("A", 8, 12), ("B", 24, 4))
        for k in range(people)
        for _ in range(turns)
    ]
    corpus = Corpus(turns=tuple(uneven))
    chosen = choose(corpus, index_texts([turn.text for turn in corpus.turns]))
    usage = part(tension("launch", sides=SIDES, chosen=chosen), PartKind.USAGE)
    assert (usage.refused, usage.p) == (Refused.UNEVEN, None)
    assert usage.value > 0


def test_who_answers_on_one_side_and_speaks_on_the_other_is_refused():
    people = tuple(f"{side}{k}" for side in ("B", "A") for k in range(10))
    cases = drawn([(0.9, 0.3)] * 8)._replace(people=people)
    with pytest.raises(TableError, match="each person has one side"):
        tension("launch", sides=SIDES, cases=cases, chosen=spoken({"A": "open", "B": "state"}))


def test_many_terms_share_their_false_alarms():
    found = [tension(f"t{k}", sides=SIDES, cases=drawn([(0.5, 0.5)] * 8, seed=k)) for k in range(5)]
    found.append(tension("t5", sides=SIDES, cases=drawn([(0.95, 0.1)] * 8)))
    told = together(found)
    assert {each.tested for each in told} == {6}
    assert told[5].q == pytest.approx(0.006)
    assert [each.verdict is Verdict.DIFFERS for each in told][-1]
    assert together(found[:1]) == tuple(found[:1])


def test_cases_stand_most_disputed_first_with_everybody_counted():
    answers = [[0, 0, 2]] * 5 + [[0, 1, 0]] * 5
    found = tension("launch", sides=SIDES, cases=sorted_by(answers, cases=("same", "split", "depends")))
    rows = found.to_dict()["cases"]
    assert [row["case"] for row in rows] == ["split", "depends", "same"]
    assert [rows[1][name] for name in ("yes_first", "depends_first", "yes_second")] == [0, 5, 5]
    assert [row["excess"] for row in rows] == [1, 1, 0]


@pytest.mark.parametrize(
    ("value", "larger", "p", "verdict"),
    [
        (0.04, True, 0.05, Verdict.DIFFERS),
        (0.039, True, 0.001, Verdict.NOT_ENOUGH),
        (0.2, True, 0.051, Verdict.NOT_ENOUGH),
        (0.0, False, 0.5, Verdict.NO_LARGER),
        (0.0, True, 0.5, Verdict.NOT_ENOUGH),
        (None, True, None, Verdict.NOT_ENOUGH),
    ],
)
def test_verdicts_are_three(value, larger, p, verdict):
    assert verdict_of(value, larger=larger, p=p, settings=SETTINGS) is verdict


def test_shares_that_happen_to_be_equal_rule_nothing_out():
    """Half of eight people say yes to everything, on either side: the estimate stands still, and says nothing."""
    found = tension("x", sides=SIDES, cases=sorted_by([[0] * 6, [1] * 6] * 8))
    assert found.high < SETTINGS.same_within
    assert found.verdict is Verdict.NOT_ENOUGH
    assert found.people_needed > 16


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.integers(5, 9), st.integers(5, 9))
def test_exchanging_sides_and_the_order_of_people_change_nothing(seed, a, b):
    rng = np.random.default_rng(seed)
    cases = sorted_by(rng.integers(-1, 3, (a + b, 7)), sides=("A",) * a + ("B",) * b)
    order = rng.permutation(a + b)
    moved = Sorted(
        tuple(cases.people[k] for k in order),
        tuple(cases.sides[k] for k in order),
        cases.cases,
        cases.answers[order],
    )
    one = tension("x", sides=SIDES, cases=cases, settings=QUICK)
    other = tension("x", sides=("B", "A"), cases=moved, settings=QUICK)
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high))
    assert one.splits == other.splits
