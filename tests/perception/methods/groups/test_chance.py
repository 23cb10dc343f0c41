"""What chance says: crowds without groups are told so, planted groups are found, readiness is no group."""

from dataclasses import replace

import numpy as np
import pytest
from perception.crowds import crowd, matrix

from tracktwo.perception import GroupSettings, Vote
from tracktwo.perception.methods.groups.chance import _crowds, most_active, readiness_of, verdict_on
from tracktwo.perception.methods.groups.plane import deviations, means_of, stretches

QUICK = replace(GroupSettings(), draws=39)


def p_of(votes, settings=QUICK):
    said = votes.said
    return verdict_on(said, stretch=stretches(said, zeros=0), settings=settings).p


@pytest.mark.parametrize("readiness", [0.0, 1.0])
def test_one_crowd_is_told_as_one(readiness):
    ps = np.array([p_of(crowd(24, 20, readiness=readiness, seed=seed)[0]) for seed in range(20)])
    assert (ps > QUICK.level).sum() >= 18
    assert 0.3 < ps.mean() < 0.75


@pytest.mark.parametrize("planted", [{"groups": 2, "apart": 2.0}, {"groups": 3, "apart": 2.0}])
def test_planted_groups_are_found(planted):
    assert [p_of(crowd(60, 30, seed=seed, **planted)[0]) for seed in range(4)] == [1 / 40] * 4


def test_two_camps_that_agree_with_everything_and_nothing_are_more_than_readiness():
    votes, _ = crowd(60, 30, groups=2, apart=2.0, one_way=True, bridging=0)
    assert readiness_of(votes.said) > 0.3
    assert p_of(votes) == 1 / 40


def test_everybody_alike_is_what_chance_makes():
    assert p_of(matrix(np.ones((30, 10)))) == 1.0
    assert p_of(matrix(np.full((30, 10), Vote.UNSEEN))) == 1.0


def test_crowds_keep_who_voted_on_what_and_every_statements_votes():
    said = crowd(30, 12, groups=2, density=0.5)[0].said
    apart = deviations(said, means_of(said))
    chance = np.random.default_rng(2)
    drawn = np.concatenate(list(_crowds(said, readiness=0.3, count=5, chance=chance)))
    assert drawn.shape == (5, 30, 12)
    for each in drawn:
        assert not each[said == Vote.UNSEEN].any()
        assert np.array_equal(np.sort(each, axis=0), np.sort(apart, axis=0))
        assert not np.array_equal(each, apart)


def test_crowds_are_as_ready_as_told():
    said = crowd(400, 40, seed=8)[0].said
    assert readiness_of(said) == pytest.approx(0, abs=0.02)
    apart = next(_crowds(said, readiness=0.3, count=1, chance=np.random.default_rng(2)))[0]
    again = np.full(said.shape, Vote.UNSEEN, dtype=np.int8)
    seen = said != Vote.UNSEEN
    again[seen] = np.rint(apart + means_of(said))[seen]
    assert readiness_of(again) == pytest.approx(0.3, abs=0.06)


def test_readiness_of_a_logistic_crowd_is_its_latent_correlation():
    said = crowd(2_000, 40, readiness=1.0)[0].said
    assert readiness_of(said) == pytest.approx(1 / (1 + np.pi**2 / 3), abs=0.03)


def test_most_active_are_looked_at_where_there_are_many():
    said = crowd(300, 10, density=0.5)[0].said
    cast = (said != Vote.UNSEEN).sum(axis=1)
    chosen = most_active(said, settings=replace(QUICK, test_people=120))
    assert (len(chosen), (np.diff(chosen) > 0).all()) == (120, True)
    assert cast[chosen].min() >= np.sort(cast)[-120]
    assert len(most_active(said, settings=replace(QUICK, test_cells=1))) == 100
