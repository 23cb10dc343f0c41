"""How often limits over all statements hold what is true of everybody, and how far the drift found is off."""

from collections import defaultdict

import numpy as np
import pytest
from perception.populations import grouped, population

from tracktwo.perception import Settings
from tracktwo.perception.methods.compression import compression
from tracktwo.perception.methods.overview.bridges import bridge
from tracktwo.perception.methods.overview.headlines import Headlines
from tracktwo.perception.methods.overview.overall import overall

pytestmark = pytest.mark.deep

RULES = Settings()
STATEMENTS = 20
FEWEST = 100
"""On fewer data sets nothing is said about how often a limit holds."""


@pytest.mark.parametrize("kind", ["apart", "near", "alike"])
@pytest.mark.parametrize(("people", "groups"), [(5, None), (10, None), (20, None), (80, None), (600, 64)])
def test_limits_over_statements_hold_the_truth(kind, people, groups):
    held, drift = defaultdict(list), []
    for seed in range(40 if people > 20 else 60):
        world = population(kind, statements=STATEMENTS, seed=seed)
        for draw in range(4 if people > 20 else 10):
            sums, shares = world.draw(np.random.default_rng([seed, draw, people]), people=(people, people))
            shares = shares if groups is None else grouped(shares, groups=groups)
            over = Headlines(
                sums, np.zeros(STATEMENTS, dtype=bool), shares=shares, unseen=None, settings=RULES
            )
            truth = overall(world.truth, over.chosen, seen=np.zeros((STATEMENTS, 2)))
            reading = over.reading(0)
            for name, figure in {
                "between": over.between(),
                "wrong": reading.wrong_side,
                "brier": reading.brier,
                "same": reading.same,
                "opposite": reading.opposite,
                "nearer": over.nearer(),
                "further": reading.error_difference,
            }.items():
                if figure.low is not None:
                    # what cannot be less than nothing is cut there; of everybody it is hardly ever less
                    least = -1.0 if name in {"nearer", "further"} else 0.0
                    true = max(least, getattr(truth, name)[0])
                    held[name].append(figure.low <= true <= figure.high)
            for name, found in (("same", reading.skill_same), ("opposite", reading.skill_opposite)):
                if found.low is not None:
                    skill = 1 - truth.brier[0] / getattr(truth, name)[0]
                    held[f"skill against {name}"].append(found.low <= skill <= found.high)
            drift.append(
                compression(sums, settings=RULES).gamma - compression(world.truth, settings=RULES).gamma
            )
    coverage = {name: (round(float(np.mean(each)), 3), len(each)) for name, each in held.items()}
    print(kind, people, groups or "", coverage, f"drift off by {np.mean(drift):+.3f} ± {np.std(drift):.3f}")
    told = {name: rate for name, (rate, sets) in coverage.items() if sets >= FEWEST}
    assert {"between"} <= set(told)
    assert all(rate >= 0.84 for rate in told.values()), told


@pytest.mark.parametrize("people", [(5, 5), (10, 10), (20, 20), (80, 80), (5, 80)])
def test_limits_of_what_both_sides_agree_to_hold_the_truth(people):
    rng = np.random.default_rng(20211112)
    for law in ((1.2, 1.2), (6, 2), (1, 8)):
        share = rng.beta(*law, (4_000, 2))
        n = np.broadcast_to(people, share.shape)
        found = bridge(rng.binomial(n, share), n, unseen=None, level=RULES.interval)
        true = np.sqrt(share.prod(axis=1))
        both = float(np.mean((found.limits.low <= true) & (true <= found.limits.high)))
        lower = float(np.mean(found.limits.low <= true))
        print(people, law, f"both limits {both:.3f}, lower limit {lower:.3f}")
        assert 0.88 <= both <= 0.98
        assert lower >= 0.92
