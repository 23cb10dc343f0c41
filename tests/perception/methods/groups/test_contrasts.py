"""What sets groups apart, beside independent software and Polis's formulas in plain arithmetic."""

from math import prod, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from perception.crowds import crowd
from scipy.stats import hypergeom
from statsmodels.stats.multitest import multipletests

from tracktwo.perception import GroupSettings, Start, Vote
from tracktwo.perception.methods.groups.contrasts import (
    benjamini_hochberg,
    chances_of,
    consensus,
    contrast,
    counts_of,
    tail,
)

COUNTS = np.array([[[9, 1, 2], [3, 12, 0]], [[0, 0, 0], [4, 4, 4]], [[5, 0, 0], [60, 1, 0]]])


def test_counts_of_counts_each_group():
    said = np.array([[1, 0], [1, Vote.UNSEEN], [-1, 1]], dtype=np.int8)
    assert counts_of(said, np.array([0, 0, 1]), k=2).tolist() == [
        [[2, 0, 0], [0, 1, 0]],
        [[0, 0, 1], [1, 0, 0]],
    ]


def test_consensus_is_the_product_over_groups():
    expected = [prod((a + 1) / (a + d + u + 2) for a, d, u in groups) for groups in COUNTS.tolist()]
    assert consensus(COUNTS) == pytest.approx(expected)


def test_contrast_follows_polis():
    found = contrast(COUNTS)
    for statement, groups in enumerate(COUNTS.tolist()):
        for group, mine in enumerate(groups):
            theirs = groups[1 - group]
            votes, others = sum(mine), sum(theirs)
            scores = []
            for part in (0, 1):
                a, b = mine[part], theirs[part]
                first, second = (a + 1) / (votes + 1), (b + 1) / (others + 1)
                pooled = (a + b + 2) / (votes + others + 2)
                error = sqrt(max(0, pooled * (1 - pooled)) * (1 / (votes + 1) + 1 / (others + 1)))
                scores.append(
                    (
                        (first - second) / error if error else 0.0,
                        ((a + 1) / (votes + 2)) / ((b + 1) / (others + 2)),
                        2 * sqrt(votes + 1) * (first - 0.5),
                    )
                )
            agrees = scores[0][0] >= scores[1][0]
            against, ratio, within = scores[0 if agrees else 1]
            assert found.agrees[statement, group] == agrees
            assert found.against[statement, group] == pytest.approx(against)
            assert found.ratio[statement, group] == pytest.approx(ratio)
            assert found.within[statement, group] == pytest.approx(within)
            assert found.passes[statement, group] == (within > 1.2816 and against > 1.2816)


def test_contrast_does_not_know_the_names_of_groups():
    turned = contrast(COUNTS[:, ::-1])
    for one, other in zip(contrast(COUNTS), turned, strict=True):
        assert one[:, ::-1].tolist() == other.tolist()


@settings(max_examples=40)
@given(st.tuples(*[st.integers(0, 60)] * 4))
def test_tail_equals_the_hypergeometric_distribution(cells):
    found, drawn_rest, alike_rest, _ = cells
    drawn, alike, total = found + drawn_rest, found + alike_rest, sum(cells)
    below = found * total < alike * drawn
    law = hypergeom(total, alike, drawn)
    expected = law.cdf(found) if below else law.sf(found - 1)
    arrays = [np.array([each]) for each in (found, drawn, alike, total)]
    assert tail(arrays[0], drawn=arrays[1], alike=arrays[2], total=arrays[3]) == pytest.approx(
        expected if total else 1.0, rel=1e-9
    )


def test_tail_of_many_people_stays_exact():
    found, drawn, alike, total = (np.array([each]) for each in (31_000, 90_000, 60_000, 180_000))
    expected = hypergeom(180_000, 60_000, 90_000).sf(30_999)
    assert tail(found, drawn=drawn, alike=alike, total=total) == pytest.approx(expected, rel=1e-6)


@settings(max_examples=40)
@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_benjamini_hochberg_equals_statsmodels(chances):
    assert benjamini_hochberg(np.array(chances)) == pytest.approx(multipletests(chances, method="fdr_bh")[1])


def shares_flagged(votes, members, *, k=2):
    chosen = GroupSettings()
    chances = chances_of(votes.said, members, k=k, start=Start.BEST, zeros=0, settings=chosen)
    agrees = contrast(counts_of(votes.said, members, k=k)).agrees
    return benjamini_hochberg(np.where(agrees, chances[..., 0], chances[..., 1])) <= chosen.level


def test_tested_flags_what_was_planted_and_seldom_what_was_not():
    votes, planted = crowd(80, 30, groups=2, apart=2.5, bridging=0.5, seed=3)
    flagged = shares_flagged(votes, planted)
    counts = counts_of(votes.said, planted, k=2)
    shares = counts[:, :, 0] / counts.sum(axis=2)
    apart = np.abs(shares[:, 0] - shares[:, 1])
    assert (apart > 0.5).sum() >= 4
    assert flagged[apart > 0.5].all()
    assert flagged[apart < 0.1].mean() <= 0.1


def test_tested_flags_next_to_nothing_in_one_crowd():
    flagged = 0.0
    for seed in range(8):
        votes, _ = crowd(40, 20, seed=seed)
        halves = (votes.said[:, 0] > 0).astype(np.intp)
        flagged += shares_flagged(votes, halves).sum()
    assert flagged <= 8


def test_who_does_not_agree_does_not_disagree_for_that():
    # 28 people of a group agree to everything; the other 14 disagree to all but the last, of which they are unsure
    said = np.ones((42, 10), dtype=np.int8)
    said[28:] = Vote.DISAGREE
    said[28:, -1] = Vote.UNSURE
    members = (np.arange(42) >= 28).astype(np.intp)
    chances = chances_of(said, members, k=2, start=Start.BEST, zeros=0, settings=GroupSettings())
    assert (chances[:-1] < 1e-6).all()
    assert (chances[-1, :, 0] < 1e-6).all()
    assert chances[-1, :, 1].tolist() == [1.0, 1.0]
