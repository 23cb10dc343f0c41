"""Class probabilities: their symmetries, and that they hold together at large counts."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception import Finding, Firmness, Settings
from tracktwo.perception.methods import class_posterior, firmness, leans, unsure_below

count = st.integers(0, 10**7)
chance = st.floats(0, 1)


def posterior(one, two, alpha, beta, *, reciprocal=False):
    rules = Settings()
    sides = tuple(leans(np.array([side[0]]), np.array([side[1]]), settings=rules) for side in (one, two))
    settled = np.prod([unsure_below(side[2], side[0] + side[1], settings=rules) for side in (one, two)])
    return class_posterior(
        sides,
        settled=np.array([settled]),
        expects_agree=(np.array([alpha]), np.array([beta])),
        reciprocal=[reciprocal],
        settings=rules,
    )


sides = st.tuples(count, count, count)


@settings(max_examples=200, deadline=None)
@given(one=sides, two=sides, alpha=chance, beta=chance, reciprocal=st.booleans())
def test_class_posterior_is_finite_and_sums_to_one_up_to_ten_million(one, two, alpha, beta, reciprocal):
    found = posterior(one, two, alpha, beta, reciprocal=reciprocal)
    assert np.isfinite(found.classes).all()
    assert (found.classes >= 0).all()
    assert abs(found.classes.sum() - 1) <= 1e-12


@settings(max_examples=200, deadline=None)
@given(one=sides, two=sides, alpha=chance, beta=chance, reciprocal=st.booleans())
def test_class_posterior_is_the_same_with_the_sides_exchanged(one, two, alpha, beta, reciprocal):
    here = posterior(one, two, alpha, beta, reciprocal=reciprocal)
    there = posterior(two, one, beta, alpha, reciprocal=reciprocal)
    assert np.abs(here.classes - there.classes).max() <= 1e-12
    assert np.allclose(here.unaware, there.unaware[:, :, [0, 2, 1]], rtol=1e-12, atol=1e-15)


@settings(max_examples=200, deadline=None)
@given(one=sides, two=sides, alpha=chance, beta=chance)
def test_class_posterior_is_the_same_with_the_statement_turned_round(one, two, alpha, beta):
    turned = [(side[1], side[0], side[2]) for side in (one, two)]
    here = posterior(one, two, alpha, beta)
    there = posterior(*turned, 1 - alpha, 1 - beta)
    assert np.abs(here.classes - there.classes).max() <= 1e-12


@pytest.mark.parametrize(
    ("sides", "reads", "reciprocal", "finding"),
    [
        (((10**7, 0, 0), (10**7, 0, 0)), (1, 1), False, Finding.SHARED_GROUND),
        (((10**7, 0, 0), (10**7, 0, 0)), (0, 1), False, Finding.HIDDEN_AGREEMENT),
        (((10**7, 0, 0), (0, 10**7, 0)), (0, 1), False, Finding.RECOGNISED_DIFFERENCE),
        (((10**7, 0, 0), (0, 10**7, 0)), (1, 1), False, Finding.OVERLOOKED_DIFFERENCE),
        (((10**7, 0, 0), (10**7, 0, 0)), (1, 1), True, Finding.MIRROR_IMAGE),
        (((10**7, 10**7, 0), (10**7, 0, 0)), (1, 1), False, Finding.DIVIDED_WITHIN),
        (((10**7, 0, 10**7), (10**7, 0, 0)), (1, 1), False, Finding.OPEN_QUESTION),
        # between reciprocal statements only two agreements clash
        (((10**7, 0, 0), (0, 10**7, 0)), (0, 1), True, Finding.SHARED_GROUND),
        (((0, 10**7, 0), (0, 10**7, 0)), (1, 1), True, Finding.HIDDEN_AGREEMENT),
    ],
)
def test_class_posterior_is_certain_where_the_answers_are(sides, reads, reciprocal, finding):
    found = posterior(*sides, *reads, reciprocal=reciprocal).classes[0]
    assert dict(zip(Finding, found, strict=True)) == pytest.approx(
        {each: float(each is finding) for each in Finding}, abs=1e-9
    )


@pytest.mark.parametrize(
    ("probability", "smaller_n", "word"),
    [
        (0.8, 10, Firmness.FIRM),
        (0.7999, 10, Firmness.LEANING),
        (0.8, 9, Firmness.LEANING),
        (0.9, 9, Firmness.FIRM),
        (0.5, 9, Firmness.LEANING),
        (0.4999, 80, Firmness.NOT_RESOLVED),
    ],
)
def test_firmness_has_its_limits(probability, smaller_n, word):
    assert firmness(probability, smaller_n=smaller_n, settings=Settings()) is word
