"""Words that one side says more: published figures, independent software, and what must hold of any corpus."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse, stats

from tracktwo.terms.methods.dispersion import deviation_of_proportions, juilland, voices
from tracktwo.terms.methods.keyness import adjusted, clustered_interval, permuted, studentised
from tracktwo.terms.methods.measures import log_likelihood, log_odds, log_ratio
from tracktwo.terms.methods.permuting import draw_sides, p_values, splits_of
from tracktwo.terms.tables import TermSettings

SETTINGS = TermSettings()
ONE, TWO = np.array([30, 5, 0, 965]), np.array([10, 15, 4, 1171])


def test_log_odds_with_an_informative_prior_are_as_of_scattertext():
    share = (ONE + TWO) / (ONE + TWO).sum()
    found = log_odds(ONE, TWO, ONE.sum(), TWO.sum(), share=share, prior=500)
    assert 500 * share[0] == pytest.approx(9.090909)
    assert found.delta[0] == pytest.approx(0.856954, abs=1e-6)
    assert found.z == pytest.approx([3.044249, -1.505007, -1.368690, -1.242289], abs=1e-6)


def test_log_likelihood_is_that_of_four_cells():
    table = [[30, 10], [970, 1190]]
    expected = stats.chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
    found = log_likelihood(30, 10, 1000, 1200)
    assert found == pytest.approx(14.704328, abs=1e-6)
    assert found == pytest.approx(expected)
    assert log_likelihood(0, 4, 1000, 1200) == pytest.approx(4.855157, abs=1e-6)


def test_log_ratio_takes_none_for_a_half():
    assert log_ratio(30, 10, 1000, 1200) == pytest.approx(1.847997, abs=1e-6)
    assert log_ratio(0, 4, 1000, 1200) == pytest.approx(-2.736966, abs=1e-6)


def test_dispersion_is_as_worked_by_hand():
    hits, sizes = [3, 1, 0, 6], [1000, 1000, 500, 2000]
    assert deviation_of_proportions(hits, sizes) == pytest.approx((0.233333, 0.2625), abs=1e-6)
    assert juilland(hits, sizes) == pytest.approx(0.571429, abs=1e-6)
    found = voices(np.array(hits)[:, None])
    assert (found.people[0], found.largest[0]) == (3, pytest.approx(0.6))
    assert found.effective[0] == pytest.approx(2.173913, abs=1e-6)


def test_interval_is_that_of_a_ratio_estimator_over_people():
    said, sizes = np.array([3, 0, 5, 1, 1, 0, 2]), np.array([100.0, 150, 120, 90, 200, 80, 160])
    first = np.array([True, True, True, True, False, False, False])
    low, high = clustered_interval(sparse.csr_array(said[:, None]), sizes, first, level=0.9)
    spread = 0.0
    for side in (first, ~first):
        y, t = said[side], sizes[side]
        rate = y.sum() / t.sum()
        spread += len(y) / (len(y) - 1) * ((y - t * rate) ** 2).sum() / y.sum() ** 2
    middle = np.log((9 / 460) / (3 / 440))
    half = stats.t.ppf(0.95, 5) * np.sqrt(spread)
    assert (low[0], high[0]) == pytest.approx(((middle - half) / np.log(2), (middle + half) / np.log(2)))


def test_statistic_of_a_draw_is_that_of_the_two_sides_apart():
    rng = np.random.default_rng(1)
    said, sizes = rng.poisson(3, (9, 4)).astype(float), rng.integers(50, 400, 9).astype(float)
    first = np.array([1.0, 1, 1, 1, 0, 0, 0, 0, 0])
    found = studentised(said, said**2, said * sizes[:, None], sizes=sizes, first=first[None])
    rates, variances = [], []
    for side in (first == 1, first == 0):
        y, t = said[side], sizes[side][:, None]
        rate = y.sum(axis=0) / t.sum()
        rates.append(rate)
        variances.append(len(y) / (len(y) - 1) * ((y - t * rate) ** 2).sum(axis=0) / t.sum() ** 2)
    assert found[0] == pytest.approx(np.abs(rates[0] - rates[1]) / np.sqrt(sum(variances)))


def test_p_of_few_people_is_that_of_every_split():
    said = np.array([[9], [8], [9], [0], [1], [0]])
    sizes, first = np.full(6, 100.0), np.array([True] * 3 + [False] * 3)
    p = permuted(sparse.csr_array(said), sizes, first, strata=np.zeros(6, dtype=np.int32), settings=SETTINGS)
    assert p == pytest.approx([2 / 20])


def test_draws_stay_within_strata():
    first = np.array([True, True, False, False, True, False])
    strata = np.array([0, 0, 0, 0, 1, 1], dtype=np.int32)
    assert splits_of(first, strata=strata) == 6 * 2
    draws = draw_sides(first, strata=strata, settings=SETTINGS)
    assert draws.exact
    assert len({tuple(row) for row in draws.first}) == 12
    assert (draws.first[:, :4].sum(axis=1) == 2).all()
    assert (draws.first[:, 4:].sum(axis=1) == 1).all()
    by_lot = draw_sides(first, strata=strata, settings=SETTINGS, exact=0)
    assert by_lot.first.shape == (999, 6)
    assert (by_lot.first[:, 4:].sum(axis=1) == 1).all()


def test_p_counts_what_was_observed_as_a_draw_unless_all_were_taken():
    drawn = np.array([1.0, 2.0, 3.0, 3.0])
    assert p_values(np.array(3.0), drawn, exact=False) == pytest.approx(3 / 5)
    assert p_values(np.array(3.0), drawn, exact=True) == pytest.approx(2 / 4)


def test_adjusted_leaves_what_is_not_known():
    assert adjusted(np.array([0.01, np.nan, 0.04, 0.03])) == pytest.approx(
        [0.03, np.nan, 0.04, 0.04], nan_ok=True
    )


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), min_size=1, max_size=8))
def test_exchanging_the_sides_turns_every_sign_round(pairs):
    one, two = np.array(pairs).T
    share = (one + two + 1) / (one + two + 1).sum()
    found = log_odds(one, two, 1000, 800, share=share, prior=500)
    other = log_odds(two, one, 800, 1000, share=share, prior=500)
    assert found.delta == pytest.approx(-other.delta)
    assert found.variance == pytest.approx(other.variance)
    assert log_ratio(one, two, 1000, 800) == pytest.approx(-log_ratio(two, one, 800, 1000))
