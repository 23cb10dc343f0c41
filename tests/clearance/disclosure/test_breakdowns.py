"""A second breakdown: declared before the round, every part large enough, all parts or none, never beside the whole."""

import importlib.util
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    Breakdown,
    Disclosure,
    HeadCount,
    History,
    Policy,
    Reason,
    Released,
    in_order,
    lean,
    release_breakdown,
    release_stances,
    share_limits,
)
from tracktwo.vocabulary.errors import DataError, UsageError

spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(samples)
Panel, day, stances = samples.Panel, samples.day, samples.stances

POLICY = Policy(most_seats=1, breakdown=("labs", "universities"))


def added(cells, history=None):
    """The side that holds these cells."""
    total = {name: sum(getattr(cell.now, name) for cell in cells) for name in ("agree", "disagree", "unsure")}
    return stances(**total, history=history)


def shown(*, labs, universities, policy=POLICY, on=0, sides=None):
    """Each part as its two series, one a side."""
    parts = {"universities": universities, "labs": labs}
    whole = sides or tuple(added(cells) for cells in zip(labs, universities, strict=True))
    return release_breakdown(whole, parts=parts, policy=policy, today=day(on), origin=None)


def bands_of(value):
    return value.people, (value.agree.low, value.agree.high), (value.disagree.low, value.disagree.high)


TEN = HeadCount.FROM_10


def test_parts_are_shown_and_the_whole_reaches_around_them():
    result = shown(
        labs=(stances(9, 2, 1), stances(1, 12, 0)), universities=(stances(5, 4, 1), stances(14, 3, 4))
    )
    third = Fraction(1, 3)
    assert [(name, [bands_of(each.value) for each in pair]) for name, pair in result.parts] == [
        ("labs", [(TEN, (2 * third, 1), (0, third)), (TEN, (0, third), (2 * third, 1))]),
        (
            "universities",
            [
                (TEN, (third, 2 * third), (third, 2 * third)),
                (HeadCount.FROM_20, (3 * third - Fraction(2, 5), Fraction(4, 5)), (0, Fraction(1, 5))),
            ],
        ),
    ]
    assert [bands_of(side.value) for side in result.sides] == [
        (HeadCount.FROM_20, (third, 1), (0, 2 * third)),
        (HeadCount.FROM_20, (0, Fraction(4, 5)), (0, 1)),
    ]
    assert [side.value.classed for side in result.sides] == [True, True]
    first = result.parts[0][1][0]
    assert [(side.number, side.day, side.policy, side.reach, side.held) for side in result.sides] == [
        (first.number, first.day, first.policy, first.reach, first.held)
    ] * 2


@pytest.mark.parametrize("cell", range(4))
def test_one_part_too_small_drops_the_whole_breakdown(cell):
    """Nine in one part of one side: the statement is shown as a whole, as if no parts had been declared."""
    cells = [stances(6, 6) for _ in range(4)]
    cells[cell] = stances(4, 5)
    labs, universities = tuple(cells[:2]), tuple(cells[2:])
    sides = tuple(added(each) for each in zip(labs, universities, strict=True))
    whole = release_stances(sides, policy=POLICY, today=day(0), origin=None)
    assert all(isinstance(each, Released) for each in whole)
    assert shown(labs=labs, universities=universities) == whole


def test_the_effective_size_of_a_part_counts():
    policy = replace(POLICY, most_seats=3)
    eleven, twelve = (stances(6, 5), stances(6, 5)), (stances(6, 6), stances(6, 6))
    assert not isinstance(shown(labs=eleven, universities=twelve, policy=policy), Breakdown)
    assert isinstance(shown(labs=twelve, universities=twelve, policy=policy), Breakdown)


def test_parts_that_were_not_declared_are_refused():
    cells = (stances(6, 6), stances(6, 6))
    with pytest.raises(UsageError, match="has the parts labs, universities; the policy declares none"):
        shown(labs=cells, universities=cells, policy=Policy(most_seats=1))
    with pytest.raises(UsageError, match="has the parts none; the policy declares labs, universities"):
        release_breakdown(cells, parts={}, policy=POLICY, today=day(0), origin=None)
    with pytest.raises(UsageError, match="has the parts none; the policy declares none"):
        release_breakdown(cells, parts={}, policy=Policy(), today=day(0), origin=None)


def test_parts_that_do_not_add_up_are_refused():
    cells = (stances(6, 6), stances(6, 6))
    with pytest.raises(DataError, match="do not add up"):
        shown(labs=cells, universities=cells, sides=(stances(12, 12), stances(12, 11, 1)))


def test_exact_round_shows_no_parts():
    policy = replace(POLICY, disclosure=Disclosure.EXACT)
    cells = (stances(15, 15), stances(15, 15))
    sides = (stances(30, 30), stances(30, 30))
    assert shown(labs=cells, universities=cells, policy=policy) == release_stances(
        sides, policy=policy, today=day(0), origin=None
    )


def opened(people=30):
    """Two parts on two sides, released once."""
    panels = {
        name: tuple(Panel({f"{name}{side}{n}": "AD"[n % 2] for n in range(people)}) for side in range(2))
        for name in ("labs", "universities")
    }
    result = released(panels, on=0)
    keep(panels, result)
    return panels, result


def released(panels, *, on):
    return shown(**{name: tuple(each.series() for each in pair) for name, pair in panels.items()}, on=on)


def keep(panels, result):
    for name, pair in result.parts:
        for panel, each in zip(panels[name], pair, strict=True):
            panel.keep(each)


def test_all_parts_change_together_or_all_are_repeated():
    panels, before = opened()
    for n in range(3):
        panels["labs"][0].answer(f"labs0{n}", "A")
    after = released(panels, on=30)
    assert after.parts == tuple(
        (name, tuple(replace(each, held=Reason.BATCH) for each in pair)) for name, pair in before.parts
    )
    assert after.sides == tuple(replace(side, held=Reason.BATCH) for side in before.sides)
    for pair in panels.values():
        for panel in pair:
            for person in list(panel.answers)[:6]:
                panel.leave(person)
                panel.answer(f"{person}+", "A")
    new = released(panels, on=60)
    assert {each.held for _, pair in new.parts for each in pair} == {None}
    assert {each.number for _, pair in new.parts for each in pair} == {2}


def test_a_repeated_whole_keeps_how_many_it_rested_on():
    """Forty answered when the parts were released; thirty-seven now: the older value goes with the older number."""
    panels, before = opened(people=20)
    for person in list(panels["labs"][0].answers)[:3]:
        panels["labs"][0].leave(person)
    after = released(panels, on=30)
    assert [side.value.people for side in before.sides] == [HeadCount.FROM_40] * 2
    assert after.sides == tuple(replace(side, held=Reason.BATCH) for side in before.sides)


def test_a_repeated_whole_rests_on_those_of_its_newest_release():
    """Thirty-two answered at first and forty-four later, which is what is repeated."""
    panels, before = opened(people=16)
    for panel in (each for pair in panels.values() for each in pair):
        for person in list(panel.answers)[:8]:
            panel.leave(person)
        for n in range(14):
            panel.answer(f"new{n}", "AD"[n % 2])
    new = released(panels, on=30)
    keep(panels, new)
    repeated = released(panels, on=60)
    assert [side.value.people for side in before.sides] == [HeadCount.FROM_20] * 2
    assert [(side.number, side.value.people) for side in new.sides] == [(2, HeadCount.FROM_40)] * 2
    assert repeated.sides == tuple(replace(side, held=Reason.BATCH) for side in new.sides)


def test_parts_that_became_too_small_repeat_their_values_and_the_whole_is_never_shown():
    panels, before = opened(people=12)
    for person in list(panels["labs"][0].answers)[:9]:
        panels["labs"][0].leave(person)
    after = released(panels, on=30)
    assert after.sides == tuple(replace(side, held=Reason.TOO_FEW) for side in before.sides)


def test_a_statement_shown_as_a_whole_is_never_shown_by_parts():
    fresh = {name: (stances(15, 15), stances(15, 15)) for name in POLICY.breakdown}
    whole = [Panel({f"{side}{n}": "AD"[n % 2] for n in range(60)}) for side in range(2)]
    first = release_stances(tuple(each.series() for each in whole), policy=POLICY, today=day(0), origin=None)
    for panel, outcome in zip(whole, first, strict=True):
        panel.keep(outcome)
    sides = tuple(panel.series() for panel in whole)
    again = release_breakdown(sides, parts=fresh, policy=POLICY, today=day(30), origin=None)
    assert again == tuple(replace(each, held=Reason.BATCH) for each in first)


def test_parts_that_were_not_released_together_are_refused():
    panels, _ = opened()
    panels["labs"][0].history, panels["labs"][0].counted = History(), []
    with pytest.raises(DataError, match="at different times"):
        released(panels, on=30)


@pytest.mark.parametrize("where", ["side", "part"])
def test_what_was_taken_down_takes_parts_and_whole_with_it(where):
    panels, _ = opened()
    cells = {name: tuple(each.series() for each in pair) for name, pair in panels.items()}
    gone = History(removed=day(10))
    if where == "part":
        for pair in cells.values():
            assert pair[0].history.issues
        cells = {name: tuple(stances(15, 15, history=gone) for _ in pair) for name, pair in cells.items()}
        sides = (stances(30, 30), stances(30, 30))
    else:
        sides = (stances(30, 30, history=gone), stances(30, 30))
    again = release_breakdown(sides, parts=cells, policy=POLICY, today=day(30), origin=None)
    assert again == (Reason.REMOVED, Reason.REMOVED)


counts = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30)).filter(lambda c: sum(c) >= 10)


@settings(max_examples=40, deadline=None)
@given(st.tuples(counts, counts, counts, counts))
def test_the_whole_lies_within_what_is_said_of_it(cells):
    labs, universities = ((stances(*cells[0]), stances(*cells[1])), (stances(*cells[2]), stances(*cells[3])))
    result = shown(labs=labs, universities=universities)
    for side, whole in enumerate(added(each) for each in zip(labs, universities, strict=True)):
        value, now = result.sides[side].value, whole.now
        assert value.agree.low <= Fraction(now.agree, now.people) <= value.agree.high
        assert value.disagree.low <= Fraction(now.disagree, now.people) <= value.disagree.high
        limits = share_limits(value)
        if now.agree + now.disagree:
            assert limits.low <= Fraction(now.agree, now.agree + now.disagree) <= limits.high
        leans = {lean(pair[side].value) for _, pair in result.parts}
        assert lean(value) in leans if len(leans) == 1 else lean(value).value == "too_close"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from("ADU"), min_size=40, max_size=40), st.randoms())
def test_whether_parts_are_shown_depends_on_who_was_counted_only(answers, random):
    def release(given):
        cells = [given[start : start + 10] for start in range(0, 40, 10)]
        series = [stances(each.count("A"), each.count("D"), each.count("U")) for each in cells]
        return shown(labs=tuple(series[:2]), universities=tuple(series[2:]))

    other = [random.choice("ADU") for _ in answers]
    assert isinstance(release(answers), Breakdown)
    assert isinstance(release(other), Breakdown)


def test_statements_with_parts_are_listed_like_any_other():
    wide = Bands(
        people=TEN,
        agree=Band(first=1, last=2, parts=3),
        disagree=Band(first=0, last=1, parts=3),
        classed=True,
    )
    assert in_order({"b": (wide, wide), "a": (wide, wide)}) == ("a", "b")
