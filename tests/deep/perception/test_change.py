"""Do the limits of a change hold the truth, how often does nothing look like something, and do classes that differ?

The same people are asked twice in invented worlds with a known truth; the table is printed as it is made.
"""

import importlib.util
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import beta

from tracktwo.perception import Settings, agreement_shift, change_columns, estimate, guess_shift
from tracktwo.perception.tables import Guessed, Pairs

spec = importlib.util.spec_from_file_location("worlds", Path(__file__).with_name("worlds.py"))
worlds = importlib.util.module_from_spec(spec)
spec.loader.exec_module(worlds)

pytestmark = pytest.mark.deep

SIZES = (5, 10, 20, 80)
SETS = 4_000
LEVEL = Settings().interval
CROWD = 1_500
# share of people who make up their minds anew, and by how many logits the second view lies higher
WORLDS = {"people move": (0.6, 0.8), "few move": (0.15, 0.8), "nothing changes": (0.4, 0.0)}


def held(interval, truth):
    return float(np.mean((interval.low <= truth) & (truth <= interval.high)))


def detected(interval):
    return float(np.mean((interval.low > 0) | (interval.high < 0)))


def draw_agreement(rng, *, people, anew, pull):
    """Agree-shares Beta(1.2, 1.2); a share of people answers anew, from a share that lies elsewhere."""
    before = rng.beta(1.2, 1.2, SETS)
    logit = np.log(before / (1 - before))
    again = expit(logit + (rng.normal(0, 1, SETS) + pull) * (pull > 0))
    afresh = rng.beta(2 * anew, 2 * (1 - anew), SETS)
    left, joined = afresh * before * (1 - again), afresh * (1 - before) * again
    shares = np.stack([1 - left - joined, left, joined], axis=1)
    return joined - left, rng.multinomial(people, shares)


def draw_guesses(rng, *, people, pull):
    """Guesses in logits, each time with noise; 12 % answer exactly one half, half round to tens, 30 % to fives."""
    centre = rng.normal(0, 1, (SETS, 1))
    moved = (rng.normal(0, 0.6, (SETS, 1)) + pull) * (pull > 0)

    def answered(count):
        person = centre + rng.normal(0, 0.7, (SETS, count))
        both = person + rng.normal(0, 0.4, (2, SETS, count))
        both[1] += moved
        shares, kind = expit(both), rng.random(both.shape)
        shares = np.where(kind < 0.5, np.round(shares, 1), np.round(20 * shares) / 20)
        shares = np.where(kind > 0.8, expit(both), shares)
        return np.where(rng.random(both.shape) < 0.12, 0.5, shares)

    before, after = answered(people)
    crowd = answered(CROWD)
    truth = (crowd[1] - crowd[0]).mean(axis=1) if pull else np.zeros(SETS)
    step = after - before
    return truth, (np.full(SETS, people), step.sum(axis=1), (step**2).sum(axis=1))


@pytest.mark.parametrize("name", WORLDS)
@pytest.mark.parametrize("people", SIZES)
def test_limits_of_change_cover(people, name, capsys):
    anew, pull = WORLDS[name]
    rng = np.random.default_rng(20220803 + people)
    own_truth, tables = draw_agreement(rng, people=people, anew=anew, pull=pull)
    own = agreement_shift(*tables.T, level=LEVEL)
    guess_truth, sums = draw_guesses(rng, people=people, pull=pull)
    guess = guess_shift(*sums, level=LEVEL)
    found = {"agreement": held(own.interval, own_truth), "guess": held(guess.interval, guess_truth)}
    calls = {"agreement": detected(own.interval), "guess": detected(guess.interval)}
    with capsys.disabled():
        print(f"\n{people} a side; {name}: {anew:.0%} answer anew, pulled by {pull} logits")
        for each, share in found.items():
            print(f"  {each:<12}holds the truth {share:.3f}, detectable {calls[each]:.3f}")
    assert min(found.values()) >= 0.88
    # where hardly anybody moves, or exactly as many one way as the other, few people can only be too careful
    assert name != "people move" or max(found.values()) <= 0.98
    if not pull:
        assert max(calls.values()) <= 0.12


@pytest.mark.parametrize(
    "table", [(1_000, 500, 3), (4_000, 0, 200), (60_000, 19_000, 400), (600_000, 150_000, 900)]
)
def test_limits_of_thousands_of_people_cut_off_equal_tails(table):
    """By integration over small parts of all there is: a million places for the share that changed."""
    stayed, left, joined = table
    moved = beta(left + joined + 0.5, stayed + 0.5)
    shares = moved.ppf((np.arange(10**6) + 0.5) / 10**6)
    low, high = agreement_shift(*table, level=LEVEL).interval
    way = beta(joined + 0.5, left + 0.5)
    outside = [
        float(np.mean(way.cdf((1 + low / shares) / 2))),
        float(np.mean(way.sf((1 + high / shares) / 2))),
    ]
    assert outside == pytest.approx([0.05, 0.05], abs=2e-4)


@pytest.mark.parametrize("people", SIZES)
def test_gaps_and_classes_change_as_often_as_they_say(people, capsys):
    """Half of the statements stay as they are, the other half are drawn anew; other people answer, the hardest case."""
    world = worlds.World(name="independent sides", same_lean=0.0, open_items=0.0, hostility=0.0)
    rng = np.random.default_rng(20190401 + people)
    one = worlds.draw_truth(world, rng, statements=1_000)
    two = worlds.draw_truth(world, rng, statements=1_000)
    same = np.arange(1_000) % 2 == 0
    mixed = {
        name: np.where(same[:, None], getattr(one, name), getattr(two, name))
        for name in ("share", "unsure", "guess", "gamma", "shift", "bias")
    }
    two = replace(one, **mixed)
    rounds = []
    for truth in (one, two):
        tally = worlds.draw_tally(world, truth, rng, people=people)
        reciprocal = {s for s, mutual in zip(tally.statements, one.reciprocal, strict=True) if mutual}
        rounds.append(estimate(tally, reciprocal=reciprocal))
    nobody = Guessed(*(np.zeros((1_000, 2), dtype=kind) for kind in (np.int64, float, float)))
    pairs = Pairs(
        statements=tally.statements,
        sides=tally.sides,
        agreement=np.zeros((1_000, 2, 4), dtype=np.int64),
        before=nobody,
        after=nobody,
        moved=nobody,
    )
    columns = change_columns(pairs, before=rounds[0], after=rounds[1])
    low, high = (np.array(columns[f"gap_change_{end}"], dtype=float) for end in ("low", "high"))
    gap = [(each.guess[:, ::-1] - each.share).reshape(-1) for each in (one, two)]
    known = ~np.isnan(low)
    truth = (gap[1] - gap[0])[known]
    coverage = float(np.mean((low[known] <= truth) & (truth <= high[known])))
    claimed = np.array(columns["p_class_differs"], dtype=float)[::2]
    differs = np.array(worlds.true_classes(one)) != np.array(worlds.true_classes(two))
    answered = ~np.isnan(claimed)
    with capsys.disabled():
        print(f"\n{people} a side; the step of a gap holds the truth {coverage:.3f}")
        print(f"  classes differ {differs[answered].mean():.3f}, claimed {claimed[answered].mean():.3f}")
        print(f"  claimed where nothing changed {claimed[answered & same].mean():.3f}")
    assert coverage >= 0.88
    assert claimed[answered].mean() >= differs[answered].mean()
