"""How often a p of 5 % is printed where there is nothing, and how often a planted difference is found."""

import numpy as np
import pytest
from deep.terms import worlds
from scipy import sparse, stats

from tracktwo.terms.methods.keyness import permuted
from tracktwo.terms.methods.tension import tension
from tracktwo.terms.tables import PartKind, TermSettings, Verdict

SETTINGS = TermSettings(draws=199, exact=1_000)
SIDES = ("A", "B")
RUNS = 300
LEVEL = 0.05


def alarms(p):
    """The share of p at 5 % or less, and the limits of what chance makes of a true 5 %."""
    known = np.array([each for each in p if each is not None and not np.isnan(each)])
    assert len(known) > len(p) / 2
    return float((known <= LEVEL).mean())


def most(runs, share=LEVEL):
    """The largest share that 999 of 1,000 sets of runs stay below."""
    return float(stats.binom.ppf(0.999, runs, share)) / runs


def usage_p(found):
    return next(part.p for part in found.parts if part.kind is PartKind.USAGE)


@pytest.mark.deep
@pytest.mark.parametrize("people", [5, 10, 20, 40])
@pytest.mark.parametrize(("longer", "obsessed"), [(1, False), (3, False), (1, True)])
def test_keyness_of_words_without_a_difference(people, longer, obsessed):
    rng = np.random.default_rng(people)
    said, tokens = worlds.counted(rng, sizes=(people, people), words=2_000, longer=longer, obsessed=obsessed)
    first = np.arange(2 * people) < people
    p = permuted(
        sparse.csr_array(said), tokens, first, strata=np.zeros(2 * people, np.int32), settings=TermSettings()
    )
    share = alarms(p)
    print(f"keyness, {people} a side, {longer}x longer, obsessed {obsessed}: {share:.3f}")
    assert share <= (most(2_000) if not obsessed else 0.08)


@pytest.mark.deep
def test_keyness_finds_a_doubled_rate():
    found = []
    for people in (5, 10, 20, 40):
        rng = np.random.default_rng(people)
        said, tokens = worlds.counted(rng, sizes=(people, people), words=2_000, times=2)
        first = np.arange(2 * people) < people
        p = permuted(
            sparse.csr_array(said),
            tokens,
            first,
            strata=np.zeros(2 * people, np.int32),
            settings=TermSettings(),
        )
        found.append(float((p <= LEVEL).mean()))
    print("keyness, a doubled rate is found at 5, 10, 20, 40 a side:", np.round(found, 2))
    assert found == sorted(found)
    assert found[-1] > 0.7


@pytest.mark.deep
@pytest.mark.parametrize(("sizes", "longer"), [
    ((10, 10), 1), ((20, 20), 1), ((40, 40), 1), ((20, 20), 3), ((40, 40), 3), ((10, 30), 1), ((30, 10), 1),
])  # fmt: skip
def test_usage_without_a_difference(sizes, longer):
    rng = np.random.default_rng(sum(sizes) + longer)
    p = [
        usage_p(tension("term", sides=SIDES, chosen=worlds.company(rng, sizes=sizes, longer=longer),
                        settings=SETTINGS))
        for _ in range(RUNS)
    ]  # fmt: skip
    share = alarms(p)
    print(f"usage, {sizes} people, {longer}x longer: {share:.3f} of {RUNS}")
    assert share <= most(RUNS, 0.06)


@pytest.mark.deep
def test_usage_is_not_tested_where_sizes_and_lengths_both_differ():
    rng = np.random.default_rng(7)
    for sizes in ((10, 30), (30, 10)):
        found = tension(
            "term", sides=SIDES, chosen=worlds.company(rng, sizes=sizes, longer=3), settings=SETTINGS
        )
        assert usage_p(found) is None


@pytest.mark.deep
def test_usage_finds_what_was_moved():
    found = {}
    for mass in (0.15, 0.3):
        for people in (10, 20, 40):
            rng = np.random.default_rng(people)
            p = [
                usage_p(tension("term", sides=SIDES, settings=SETTINGS,
                                chosen=worlds.company(rng, sizes=(people, people), shift=mass)))
                for _ in range(60)
            ]  # fmt: skip
            found[mass, people] = alarms(p)
    print("usage, mass moved and people a side:", found)
    assert found[0.3, 40] > 0.8
    assert found[0.3, 40] >= found[0.3, 10]


@pytest.mark.deep
def test_strata_hold_where_events_and_sides_go_together():
    """Each event has its own words and mostly one side: without strata that is taken for a difference of sides."""
    events = [0] * 15 + [1] * 5 + [0] * 5 + [1] * 15
    shares = {}
    for within in (False, True):
        rng = np.random.default_rng(11)
        p = [
            usage_p(tension("term", sides=SIDES, settings=SETTINGS, chosen=worlds.company(
                rng, sizes=(20, 20), events=events, event_shift=0.5, within_events=within)))
            for _ in range(RUNS)
        ]  # fmt: skip
        shares[within] = alarms(p)
    print(f"usage, sides and events go together: {shares[False]:.3f} without strata, {shares[True]:.3f} with")
    assert shares[False] > 0.2
    assert shares[True] <= most(RUNS, 0.06)


@pytest.mark.deep
def test_strata_of_keyness_hold_where_events_and_sides_go_together():
    rng = np.random.default_rng(13)
    events = np.array([0] * 15 + [1] * 5 + [0] * 5 + [1] * 15, dtype=np.int32)
    tokens = rng.uniform(500, 3_000, 40).round()
    rates = 0.003 * rng.gamma(2.0, 0.5, (40, 2_000)) * np.where(events, 3, 1)[:, None]
    said, first = sparse.csr_array(rng.poisson(rates * tokens[:, None])), np.arange(40) < 20
    shares = [
        alarms(permuted(said, tokens, first, strata=strata, settings=TermSettings()))
        for strata in (np.zeros(40, np.int32), events)
    ]
    print(f"keyness, sides and events go together: {shares[0]:.3f} without strata, {shares[1]:.3f} with")
    assert shares[0] > 0.2
    assert shares[1] <= 0.08


@pytest.mark.deep
@pytest.mark.parametrize("people", [5, 8, 10, 20, 40])
def test_cases_without_a_gap_and_their_limits(people):
    rng = np.random.default_rng(people)
    p, held, errors = [], 0, []
    for _ in range(RUNS):
        cases, truth = worlds.answers(rng, sizes=(people, people))
        found = tension("term", sides=SIDES, cases=cases, settings=SETTINGS)
        p.append(found.p)
        held += found.low <= truth <= found.high
        errors.append(found.value - truth)
    share = alarms(p)
    print(
        f"cases, {people} a side, no gap: {share:.3f}; limits hold {held / RUNS:.3f}; bias {np.mean(errors):+.4f}"
    )
    assert share <= most(RUNS, 0.06)
    assert held / RUNS >= 0.85
    assert abs(np.mean(errors)) < 0.01


@pytest.mark.deep
@pytest.mark.parametrize("gap", [0.2, 0.4])
def test_cases_find_a_planted_gap(gap):
    found, held = {}, {}
    for people in (5, 8, 10, 20, 40):
        rng = np.random.default_rng(people)
        results = [worlds.answers(rng, sizes=(people, people), gap=gap) for _ in range(150)]
        told = [tension("term", sides=SIDES, cases=cases, settings=SETTINGS) for cases, _ in results]
        found[people] = round(alarms([each.p for each in told]), 2)
        held[people] = round(
            float(np.mean([each.low <= truth <= each.high
                           for each, (_, truth) in zip(told, results, strict=True)])), 2
        )  # fmt: skip
    print(f"cases, a gap of {gap}: found {found}; limits hold {held}")
    assert found[40] > 0.9
    assert min(held.values()) >= 0.8


@pytest.mark.deep
@pytest.mark.parametrize("people", [10, 40, 80])
def test_no_difference_larger_is_hardly_said_where_there_is_one(people):
    """The sides are as far apart as is ruled out: saying so would be wrong."""
    rng = np.random.default_rng(people)
    told = [
        tension(
            "term",
            sides=SIDES,
            cases=worlds.answers(rng, sizes=(people, people), gap=0.2)[0],
            settings=SETTINGS,
        )
        for _ in range(100)
    ]
    wrong = sum(each.verdict is Verdict.NO_LARGER for each in told) / len(told)
    print(f"cases, {people} a side, just as far apart: ruled out in {wrong:.2f}")
    assert wrong <= 0.05


@pytest.mark.deep
@pytest.mark.parametrize("sizes", [(10, 10), (20, 20), (12, 24)])
def test_composite_without_a_difference(sizes):
    """The same people sort cases and speak; nothing of it differs between the sides."""
    rng = np.random.default_rng(sum(sizes))
    p = []
    for _ in range(RUNS):
        cases, _ = worlds.answers(rng, sizes=sizes)
        features, _ = worlds.answers(rng, sizes=sizes, cases=8)
        chosen = worlds.company(rng, sizes=sizes)
        p.append(
            tension("term", sides=SIDES, cases=cases, features=features, chosen=chosen, settings=SETTINGS).p
        )
    share = alarms(p)
    print(f"composite of three, {sizes} people: {share:.3f} of {RUNS}")
    assert share <= most(RUNS, 0.06)


@pytest.mark.deep
def test_composite_of_other_people_and_strata_without_a_difference():
    """Half of those who sort cases speak as well; who speaks is heard at events that go together with the side."""
    rng = np.random.default_rng(3)
    events = [0] * 15 + [1] * 5 + [0] * 5 + [1] * 15
    p = []
    for _ in range(RUNS):
        cases, _ = worlds.answers(rng, sizes=(20, 20))
        people = tuple(f"p{k}" if k % 2 else f"q{k}" for k in range(40))
        chosen = worlds.company(rng, sizes=(20, 20), events=events, event_shift=0.5, within_events=True)
        found = tension(
            "term", sides=SIDES, cases=cases._replace(people=people), chosen=chosen, settings=SETTINGS
        )
        p.append(found.p)
    share = alarms(p)
    print(f"composite of two, half of the people in both, strata: {share:.3f} of {RUNS}")
    assert share <= most(RUNS, 0.06)


@pytest.mark.deep
def test_composite_finds_more_than_either_part():
    rng = np.random.default_rng(5)
    p = {"cases": [], "usage": [], "both": []}
    for _ in range(100):
        cases, _ = worlds.answers(rng, sizes=(15, 15), gap=0.2)
        chosen = worlds.company(rng, sizes=(15, 15), shift=0.2)
        found = tension("term", sides=SIDES, cases=cases, chosen=chosen, settings=SETTINGS)
        p["both"].append(found.p)
        p["cases"].append(found.parts[0].p)
        p["usage"].append(usage_p(found))
    shares = {name: alarms(each) for name, each in p.items()}
    print("composite, both planted:", shares)
    assert shares["both"] >= max(shares["cases"], shares["usage"]) - 0.05
