"""How often groups are told where there are none, and found where they were planted; the tables are printed."""

import sys

import numpy as np
import pytest
from perception.crowds import crowd

from tracktwo.perception import groups_of
from tracktwo.perception.methods.groups.alike import adjusted_rand, crossed

pytestmark = pytest.mark.deep

SHAPES = ((12, 20), (24, 30), (60, 30), (200, 40))


def told(votes):
    """Return whether groups are told, as the command does."""
    return groups_of(votes, few=True)


@pytest.mark.parametrize("shape", SHAPES)
def test_votes_without_groups_are_told_to_have_none(shape):
    results = [told(crowd(*shape, seed=seed)[0]) for seed in range(200)]
    none = np.mean([result.k == 1 for result in results])
    flagged = np.mean([sum(result.columns["representative"]) for result in results])
    print(
        f"\n{shape}: no groups in {none:.3f} of 200; statements called representative: {flagged:.2f}",
        file=sys.stderr,
    )
    assert none >= 0.9
    assert flagged <= 0.5


@pytest.mark.parametrize("shape", SHAPES)
def test_readiness_to_agree_is_no_group(shape):
    none = np.mean([told(crowd(*shape, readiness=1.0, seed=seed)[0]).k == 1 for seed in range(100)])
    print(f"\n{shape}, readiness: no groups in {none:.2f} of 100", file=sys.stderr)
    assert none >= 0.9


@pytest.mark.parametrize("shape", [(30, 30), (60, 30), (200, 40)])
@pytest.mark.parametrize("groups", [2, 3])
def test_planted_groups_are_found_more_often_the_further_apart(groups, shape):
    found = []
    for apart in (0.75, 1.0, 1.5, 2.0, 3.0):
        made = [crowd(*shape, groups=groups, apart=apart, seed=seed) for seed in range(40)]
        results = [told(votes) for votes, _ in made]
        alike = [
            adjusted_rand(crossed(np.array(result.participants["group"]), planted))
            for result, (_, planted) in zip(results, made, strict=True)
            if result.k != 1
        ]
        found.append(np.mean([result.k != 1 for result in results]))
        right = np.mean([result.k == groups for result in results])
        rand = np.mean(alike) if alike else float("nan")
        print(
            f"\n{groups} groups, {shape}, apart {apart}: found {found[-1]:.2f}, "
            f"their number right {right:.2f}, ARI of those found {rand:.2f}",
            file=sys.stderr,
        )
    assert found[-1] >= 0.9
    assert found[0] <= found[-1]
