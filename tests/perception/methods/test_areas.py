"""Areas of agreement as one side sees them: sums of the classes' parts, told again cell by cell."""

from itertools import product

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception import Area, Settings, gaps
from tracktwo.perception.methods import class_posterior, leans, unsure_below
from tracktwo.perception.methods.areas import perceived

LEANS = (1, 0, -1)
counts = st.tuples(st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
chances = st.floats(0.01, 0.99)


def posterior_of(sides, expects, *, reciprocal):
    lean = [leans([agree], [disagree], settings=Settings()) for agree, disagree, _ in sides]
    settled = np.prod(
        [unsure_below([u], [a + d], settings=Settings()) for a, d, u in sides],
        axis=0,
    )
    expects_agree = ([expects[0]], [expects[1]])
    return class_posterior(
        tuple(lean),
        settled=settled,
        expects_agree=expects_agree,
        reciprocal=[reciprocal],
        settings=Settings(),
    )


def by_cells(sides, expects, *, reciprocal):
    """The four areas of each side: the nine pairs of leans, each read rightly or wrongly by either side."""
    lean = [leans([a], [d], settings=Settings()) for a, d, _ in sides]
    chance = [dict(zip(LEANS, (float(each[0]) for each in side), strict=True)) for side in lean]
    settled = np.prod([unsure_below([u], [a + d], settings=Settings())[0] for a, d, u in sides])
    omega, total = Settings().omega, 0.0
    areas = [dict.fromkeys(list(Area)[:4], 0.0) for _ in sides]
    for x, y, *rights in product(LEANS, LEANS, (True, False), (True, False)):
        weight = chance[0][x] * chance[1][y]
        for right, other, expected in zip(rights, (y, x), expects, strict=True):
            if other == 0:
                weight *= 1.0 if right else 0.0
            else:
                p = expected if other == 1 else 1 - expected
                weight *= 2 * omega * p if right else 2 * (1 - omega) * (1 - p)
        total += weight
        if 0 in (x, y) or (reciprocal and x == y == 1):
            continue
        agree = "agree" if reciprocal or x == y else "differ"
        for side, right in enumerate(rights):
            areas[side][Area(f"{agree}_{'known' if right else 'unknown'}")] += weight
    return [[each * settled / total for each in side.values()] for side in areas]


@given(counts, counts, chances, chances, st.booleans())
@settings(max_examples=60, deadline=None)
def test_areas_are_the_sums_of_their_cells(one, other, first, second, reciprocal):
    posterior = posterior_of((one, other), (first, second), reciprocal=reciprocal)
    found = perceived(posterior).probabilities[0]
    assert found.tolist() == [
        pytest.approx(side, abs=1e-12)
        for side in by_cells((one, other), (first, second), reciprocal=reciprocal)
    ]
    swapped = perceived(posterior_of((other, one), (second, first), reciprocal=reciprocal))
    assert swapped.probabilities[0, ::-1].tolist() == [
        pytest.approx(side, abs=1e-12) for side in found.tolist()
    ]


def test_gaps_place_a_statement_only_where_the_area_is_firm(answers):
    def areas(**sides):
        table = gaps(answers("s", **sides)).columns
        return list(zip(table["area"], table["p_area"], strict=True))

    known = areas(A=([12, 0, 0], [0.1] * 12), B=([11, 1, 0], [0.9] * 12))
    assert [area for area, _ in known] == ["agree_unknown", "agree_known"]
    assert all(p > Settings().firm for _, p in known)
    split = areas(A=([6, 6, 0], [0.5] * 12), B=([6, 6, 0], [0.5] * 12))
    assert [area for area, _ in split] == ["too_close"] * 2
    few = areas(A=([4, 0, 0], [0.9] * 4), B=([12, 0, 0], [0.9] * 12))
    assert few == [(None, None)] * 2


def test_a_mirror_image_lies_in_no_area(answers):
    table = answers("s", A=([12, 0, 0], [0.9] * 12), B=([11, 1, 0], [0.9] * 12))
    found = gaps(table, statements=pa.table({"statement": ["s"], "reciprocal": [True]})).columns
    assert (found["class"], found["area"]) == (["mirror_image"] * 2, [None] * 2)
