"""Company a term keeps: bonds and gaps against worked figures, and what a side that says more may not do."""

import numpy as np
import pytest
from scipy import sparse
from scipy.spatial.distance import jensenshannon

from tracktwo.terms.methods.choosing import choose
from tracktwo.terms.methods.collocates import bond, collocates
from tracktwo.terms.methods.disagreement import disagreement, indicators
from tracktwo.terms.methods.indexing import index_texts
from tracktwo.terms.methods.permuting import draw_sides, p_values
from tracktwo.terms.methods.usage import divergence, gap_of, likeness, similar, step_of, thinned, uneven
from tracktwo.terms.methods.windows import company_of
from tracktwo.terms.tables import Corpus, TermSettings, Turn

A = np.array([[4, 1, 0, 0], [3, 2, 1, 0], [5, 0, 0, 1]])
B = np.array([[0, 1, 4, 1], [1, 0, 3, 2], [0, 2, 2, 0]])
SIX = np.array([[1.0, 1, 1, 0, 0, 0]])
YES = [[1, 0, 1], [1, 1, -1], [1, 0, 0], [1, 0, 1]]
NO = [[0, 0, 1], [0, 1, 1], [1, 0, 0], [-1, 0, 1], [0, 1, 1]]


def corpus(*turns):
    return Corpus(
        turns=tuple(
            Turn(text=text, doc="d", side=speaker[0], speaker=speaker, language="en")
            for speaker, text in turns
        )
    )


def chosen(*turns):
    found = corpus(*turns)
    return choose(found, index_texts([turn.text for turn in found.turns]))


@pytest.mark.parametrize(
    ("window", "pmi", "mi3", "t"), [(1, 7.228819, 17.042600, 5.440711), (10, 3.906891, 13.720672, 5.112077)]
)
def test_bonds_are_as_worked_by_hand(window, pmi, mi3, t):
    found = bond(30, 100, 200, 100_000, window=window)
    assert (found.pmi, found.mi3, found.t) == pytest.approx((pmi, mi3, t), abs=1e-6)
    assert found.log_dice == pytest.approx(11.678072, abs=1e-6)
    if window == 1:
        assert found.npmi == pytest.approx(0.617703, abs=1e-6)


def test_gap_is_as_worked_by_hand():
    products = likeness(sparse.csr_array(np.concatenate([A, B])), scaled=False)
    found = similar(products, SIX, weights=np.ones(6))
    assert (found.first[0], found.second[0], found.between[0]) == pytest.approx(
        (0.516667, 0.351852, 0.119136), abs=1e-6
    )
    assert gap_of(found)[0] == pytest.approx(0.720580, abs=1e-6)
    assert step_of(found)[0] == pytest.approx(0.630247, abs=1e-6)


def test_gap_does_not_change_with_the_order_of_people_or_the_name_of_sides():
    products = likeness(sparse.csr_array(np.concatenate([A, B])), scaled=True)
    weights = np.array([0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
    order = [4, 0, 5, 2, 1, 3]
    found = similar(products, SIX, weights=weights)
    moved = similar(products[np.ix_(order, order)], 1 - SIX[:, order], weights=weights[order])
    assert step_of(found) == pytest.approx(step_of(moved))
    assert gap_of(found) == pytest.approx(gap_of(moved))


def test_gap_is_not_known_where_a_side_shares_no_word():
    counts = sparse.csr_array(np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, 0, 1]]))
    found = similar(likeness(counts, scaled=False), np.array([[1.0, 1, 0, 0]]), weights=np.ones(4))
    assert np.isnan(gap_of(found)[0])


def test_divergence_is_that_of_scipy():
    assert divergence([4, 3, 2, 1], [1, 2, 3, 4]) == pytest.approx(0.153561, abs=1e-6)
    assert divergence(A.sum(axis=0), B.sum(axis=0)) == pytest.approx(0.423759, abs=1e-6)
    assert divergence(A.sum(axis=0), B.sum(axis=0)) == pytest.approx(
        jensenshannon(A.sum(axis=0), B.sum(axis=0), base=2) ** 2
    )
    assert divergence([1, 0], [0, 1]) == 1


def test_excess_is_as_worked_by_hand_and_its_p_that_of_every_split():
    given = indicators(np.array([[1 - x if x >= 0 else -1 for x in row] for row in YES + NO], dtype=np.int8))
    first = np.array([True] * 4 + [False] * 5)
    found = disagreement(given, first[None].astype(float))
    assert (found.between[0], found.within[0], found.excess[0]) == pytest.approx(
        (0.533333, 0.444444, 0.088889), abs=1e-6
    )
    assert found.cases[0] == pytest.approx([0.5, -0.1, -0.133333], abs=1e-6)
    draws = draw_sides(first, strata=np.zeros(9, dtype=np.int32), settings=TermSettings())
    assert len(draws.first) == 126
    drawn = disagreement(given, draws.first.astype(float)).excess
    assert p_values(found.excess[0], drawn, exact=draws.exact) == pytest.approx(26 / 126)


def test_depends_disagrees_with_yes_and_with_no():
    given = indicators(np.array([[2], [2], [0], [0], [1], [1]], dtype=np.int8))
    found = disagreement(given, np.array([[1.0, 1, 0, 0, 0, 0]]))
    assert found.between[0] == 1
    assert found.within[0] == pytest.approx((0 + 2 / 3) / 2)


def test_collocates_stay_within_a_turn_and_count_people():
    material = chosen(
        *[("A1", "open launch market"), ("A1", "launch"), ("A2", "open launch")] * 3,
        *[("B1", "state launch"), ("B2", "launch state office")] * 3,
    )
    found = collocates(material, "launch", settings=TermSettings(least_hits=1))
    rows = [(row["side"], row["word"], row["together"], row["people"]) for row in found.to_dict()["words"]]
    assert (found.hits, found.people) == ((9, 6), (2, 2))
    assert rows == [("A", "open", 6, 2), ("A", "market", 3, 1), ("B", "state", 6, 2), ("B", "office", 3, 1)]


def test_who_says_more_is_thinned_out_to_the_other_side():
    material = chosen(
        *[(f"A{k}", "b launch c") for k in range(8) for _ in range(12)],
        *[(f"B{k}", "b launch d") for k in range(8) for _ in range(4)],
    )
    company = company_of(material, "launch", window=5)
    people = np.arange(16)
    assert uneven(company.hits(), material.first) == 3
    _, weights = thinned(company, people, material.first, settings=TermSettings())
    assert weights == pytest.approx(np.full(16, 4 / 6))
