"""Agreement of coders against published figures."""

import numpy as np
import pytest

from tracktwo.terms import cohen_kappa, krippendorff_alpha

# Krippendorff's example of four observers and twelve units; 0 = not coded
EXAMPLE = """1 2 3 3 2 1 4 1 2 0 0 0
1 2 3 3 2 2 4 1 2 5 0 3
0 3 3 3 2 3 4 2 2 5 1 0
1 2 3 3 2 4 4 1 2 5 1 0"""


def test_kappa_is_that_of_independent_software():
    one, two = ([*"aabbbcacba"], [*"aabbcccabb"])
    assert cohen_kappa(one, two) == pytest.approx(0.393939, abs=1e-6)
    assert np.isnan(cohen_kappa(["a", "a"], ["a", "a"]))


def test_alpha_is_as_published():
    codes = np.array([line.split() for line in EXAMPLE.splitlines()], dtype=int).T - 1
    found = krippendorff_alpha(codes)
    assert found.value == pytest.approx(0.743421, abs=1e-6)
    assert found.low < found.value < found.high
    assert found == krippendorff_alpha(codes[:, ::-1])


def test_alpha_of_nothing_is_not_known():
    assert np.isnan(krippendorff_alpha(np.full((3, 2), -1)).value)
    assert np.isnan(krippendorff_alpha(np.zeros((3, 2), dtype=int)).value)
