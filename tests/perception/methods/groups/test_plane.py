"""Places, beside the singular value decomposition of the filled-in table."""

import numpy as np
import pytest
from perception.crowds import crowd

from tracktwo.perception import Vote
from tracktwo.perception.methods.groups.plane import leading, means_of, places_of, stretches


def decomposed(said, *, zeros):
    """Return places by filling gaps with the mean and decomposing the whole table."""
    gaps = said == Vote.UNSEEN
    filled = np.where(gaps, np.nan, said)
    filled = np.where(gaps, np.nan_to_num(np.nanmean(filled, axis=0)), filled)
    filled -= filled.mean(axis=0)
    axes = np.linalg.svd(filled, full_matrices=False)[2][:2].T
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])
    cast = (~gaps).sum(axis=1) + zeros
    return filled @ axes * np.sqrt((said.shape[1] + zeros) / cast)[:, None]


@pytest.mark.parametrize(("people", "statements"), [(50, 20), (20, 50), (300, 250), (250, 300)])
def test_places_are_the_principal_components_of_the_filled_in_table(people, statements):
    said = crowd(people, statements, groups=3, apart=2, density=0.6)[0].said
    said[:, 3] = Vote.AGREE
    places = places_of(said, stretch=stretches(said, zeros=2))
    assert np.allclose(places, decomposed(said, zeros=2), atol=1e-6)


def test_places_of_many_people_in_single_precision_are_nearly_the_same():
    said = crowd(5_100, 400, groups=3, apart=2, density=0.1)[0].said
    assert np.allclose(
        places_of(said, stretch=stretches(said, zeros=0)), decomposed(said, zeros=0), atol=2e-3
    )


def test_places_follow_people_and_do_not_know_the_order_of_statements():
    said = crowd(40, 25, groups=2, apart=2)[0].said
    rng = np.random.default_rng(1)
    people, statements = rng.permutation(40), rng.permutation(25)
    places = places_of(said, stretch=stretches(said, zeros=0))
    moved = np.ascontiguousarray(said[people][:, statements])
    assert np.allclose(places_of(moved, stretch=stretches(moved, zeros=0)), places[people], atol=1e-7)


def test_places_of_one_statement_or_of_equal_people_are_one_place():
    alike = np.ones((4, 3), dtype=np.int8)
    assert not places_of(alike, stretch=stretches(alike, zeros=0)).any()
    one = np.array([[1], [1], [-1], [Vote.UNSEEN]], dtype=np.int8)
    places = places_of(one, stretch=stretches(one, zeros=0))
    assert places[:, 1].tolist() == [0, 0, 0, 0]
    assert (places[0] == places[1]).all()
    assert means_of(one).tolist() == [1 / 3]


@pytest.mark.parametrize("size", [3, 201, 320])
def test_leading_equals_the_full_decomposition(size):
    rng = np.random.default_rng(size)
    table = rng.normal(size=(size, 2 * size)) * rng.gamma(1, 3, (size, 1))
    square = table @ table.T
    values, vectors = np.linalg.eigh(square)
    found = leading(lambda vector: square @ vector, size=size)
    assert np.allclose(np.abs((found * vectors[:, [-1, -2]]).sum(axis=0)), 1, atol=1e-9)
    assert np.allclose(square @ found, found * values[[-1, -2]], atol=1e-5 * values[-1])


def test_leading_takes_a_matrix_of_one_direction_or_none():
    one = np.ones((250, 250))
    assert np.allclose(np.abs(leading(lambda vector: one @ vector, size=250)[:, 0]), 250**-0.5)
    assert leading(np.zeros_like, size=250).shape == (250, 2)
