"""The share of variance between the sides."""

import numpy as np
import pytest

from tracktwo.perception.methods import (
    between_share,
    variances,
)


def test_between_share_by_hand():
    # 11 of 12 and 1 of 10: D = .816667² - .0763889/11 - .09/9 = .65; W = (12 × .0763889/11 + 10 × .09/9) / 2
    parts = variances([[11, 1]], [[1, 9]])
    assert float(parts.between[0]) == pytest.approx(0.1625)
    assert float(parts.within[0]) == pytest.approx(0.0916667, abs=1e-7)
    assert between_share(parts) == pytest.approx([0.63934426], abs=1e-8)


def test_between_share_at_its_ends():
    parts = variances([[5, 0], [5, 5], [3, 3], [1, 9]], [[0, 5], [0, 0], [3, 3], [0, 1]])
    assert between_share(parts) == pytest.approx([1.0, 0.0, 0.0, np.nan], nan_ok=True)


def test_variance_between_is_unbiased_where_the_sides_do_not_differ():
    rng = np.random.default_rng(20211112)
    agree = rng.binomial(5, rng.beta(1.2, 1.2, 20_000)[:, None].repeat(2, axis=1))
    parts = variances(agree, 5 - agree)
    assert abs(parts.between.sum() / (parts.between.sum() + parts.within.sum())) < 0.01
