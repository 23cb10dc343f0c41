"""Counts of equal answers give the tally of the answers, to the last bit."""

import random
from collections import Counter

import numpy as np
import pyarrow as pa

from tracktwo.perception import Counted, Origin, Part, Stance, tally, tally_counted


def test_counts_of_equal_answers_give_the_tally_of_the_answers_themselves():
    rng = random.Random(20211112)
    said = [
        (
            f"p{person}",
            "AB"[person % 2],
            statement,
            rng.choice([*Stance, None]),
            rng.choice([*range(11), None]),
        )
        for person in range(60)
        for statement in ("s2", "s1", "s3")
    ]
    columns = list(zip(*said, strict=True))
    answers = pa.table(
        {
            "participant": columns[0],
            "side": columns[1],
            "statement": columns[2],
            "stance": [stance or "" for stance in columns[3]],
            "expected": pa.array(
                [None if guess is None else guess / 10 for guess in columns[4]], pa.float64()
            ),
            "origin": ["simulated"] * len(said),
        }
    )
    counted = Counter(row[2:3] + row[1:2] + row[3:] for row in said)

    assert tally_counted(
        (Counted(*what, people) for what, people in counted.items()),
        statements=("s2", "s1", "s3"),
        sides=("A", "B"),
        origin=Origin.SIMULATED,
    ) == tally(answers)


def test_a_statement_nobody_answered_is_a_row_of_zeros():
    found = tally_counted([Counted("a", "B", Stance.AGREE, 3, 2)], statements=("b", "a"), sides=("A", "B"))
    assert not found.counts[0].any()
    assert found.of(Part.AGREE).tolist() == [[0, 0], [0, 2]]
    assert np.allclose(found.sum_guesses(), [[0, 0], [0, 0.6]])
    assert not tally_counted([], statements=("a",), sides=("A", "B")).counts.any()
