"""The tally: additive, subtractable, and the same to the last bit however the answers arrive."""

import math

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception import Part, tally
from tracktwo.perception.methods.tally import tally_source
from tracktwo.perception.readers import open_table
from tracktwo.perception.tables import Camp
from tracktwo.vocabulary.errors import DataError, TableError

SIDES = ("East", "南岸")
guess = st.one_of(st.none(), st.floats(0, 1), st.sampled_from([0.0, 0.5, 1.0]))
row = st.tuples(
    st.sampled_from(["s1", "二", "s3"]),
    st.sampled_from(["agree", "disagree", "unsure", "depends", None]),
    guess,
    guess,
)


@st.composite
def tables(draw):
    lines = []
    for person in range(draw(st.integers(2, 8))):
        for statement, *said in draw(st.lists(row, min_size=1, max_size=3, unique_by=lambda each: each[0])):
            lines.append((f"p{person}", SIDES[person % 2], statement, *said))
    return frame_of(lines)


def frame_of(lines):
    columns = ["participant", "side", "statement", "stance", "expected", "expected_own"][: len(lines[0])]
    frame = pd.DataFrame(lines, columns=columns)
    return frame.astype({"stance": "str"} | dict.fromkeys(columns[4:], "float64"))


def test_tally_by_hand():
    found = tally(
        frame_of(
            [
                ("p1", "A", "s1", "agree", 0.25),
                ("p2", "B", "s1", "depends", 0.5),
                ("p3", "B", "s1", None, 0.75),
                ("p3", "B", "s2", "disagree", None),
            ]
        )
    )
    assert (found.statements, found.sides, found.left_out, found.origin) == (
        ("s1", "s2"),
        ("A", "B"),
        0,
        None,
    )
    counted = found.counts[:, :, : Part.SUM_COARSE].tolist()
    assert counted == [[[1, 0, 0, 1, 1, 0], [0, 0, 1, 2, 0, 1]], [[0] * 6, [0, 1, 0, 0, 0, 0]]]
    assert found.sum_guesses().tolist() == [[0.25, 1.25], [0.0, 0.0]]
    assert found.sum_squares().tolist() == [[0.0625, 0.8125], [0.0, 0.0]]


def test_tally_of_guesses_about_the_own_side_by_hand():
    found = tally(
        frame_of(
            [
                ("p1", "A", "s1", "agree", 0.25, 0.75),
                ("p2", "A", "s1", "agree", None, 0.5),
                ("p3", "A", "s1", "disagree", 0.5, 0.25),
                ("p4", "A", "s1", "unsure", None, 1.0),
                ("p5", "A", "s1", None, None, 0.0),
                ("p6", "A", "s1", "agree", 1.0, None),
                ("q1", "B", "s2", "disagree", None, 0.5),
            ]
        )
    )
    assert found.of(Part.OWN_BELOW).tolist() == [[2, 0], [0, 0]]
    assert found.of(Part.OWN_EVEN).tolist() == [[1, 0], [0, 1]]
    by_camp = {camp: [each[0].tolist() for each in found.guessed_own(camp)] for camp in Camp}
    assert by_camp == {
        Camp.AGREE: [[2, 0], [1.25, 0.0], [0.8125, 0.0]],
        Camp.DISAGREE: [[1, 0], [0.25, 0.0], [0.0625, 0.0]],
        Camp.NEITHER: [[2, 0], [1.0, 0.0], [1.0, 0.0]],
    }
    assert [each.tolist() for each in found.guessed_own()] == [
        [[5, 0], [0, 1]],
        [[2.5, 0.0], [0.0, 0.5]],
        [[1.875, 0.0], [0.0, 0.25]],
    ]
    assert found.of(Part.GUESSES).tolist() == [[3, 0], [0, 0]]


@given(table=tables())
@settings(max_examples=50, deadline=None)
def test_tally_without_guesses_about_the_own_side_is_the_same_but_for_those(table):
    if set(table["side"]) != set(SIDES):
        return
    asked, unasked = tally(table), tally(table.drop(columns="expected_own"))
    assert (asked.counts[:, :, : Part.OWN_BELOW] == unasked.counts[:, :, : Part.OWN_BELOW]).all()
    assert not unasked.counts[:, :, Part.OWN_BELOW :].any()


def test_a_guess_about_the_own_side_off_the_scale_is_named_by_its_row_and_column():
    lines = [("p1", "A", "s1", "agree", 0.2, 0.2), ("p2", "B", "s1", "agree", 0.2, 1.2)]
    with pytest.raises(
        TableError, match="row 2: expected_own must be a share, a number from 0 to 1 or blank"
    ):
        tally(frame_of(lines))


@settings(max_examples=50, deadline=None)
@given(table=tables(), data=st.data())
def test_tally_of_parts_adds_up_under_any_split(table, data):
    belongs = data.draw(st.lists(st.booleans(), min_size=len(table), max_size=len(table)))
    parts = [table[np.array(belongs) == which] for which in (True, False)]
    for part in parts:
        if set(part["side"]) != set(SIDES):
            return
    whole, one, two = tally(table), *(tally(part) for part in parts)
    assert (one + two).listed(whole.statements) == whole
    assert (one + two) - two == one.listed((one + two).statements)


@settings(max_examples=50, deadline=None)
@given(table=tables(), data=st.data())
def test_tally_is_the_same_in_any_order(table, data):
    order = data.draw(st.permutations(range(len(table))))
    whole = tally(table)
    assert tally(table.iloc[order]).listed(whole.statements) == whole


@settings(max_examples=50, deadline=None)
@given(table=tables())
def test_tally_without_a_person_is_as_if_the_person_had_never_answered(table):
    gone = table["participant"] == table["participant"].iloc[0]
    if set(table[~gone]["side"]) != set(SIDES):
        return
    whole, rest = tally(table), tally(table[~gone])
    silent = table[~gone].assign(stance=None, expected=np.nan, expected_own=np.nan)
    alone = tally(pd.concat([table[gone], silent]))
    assert (whole - alone).listed(rest.statements) == rest


@settings(deadline=None)
@given(guesses=st.lists(st.floats(0, 1), min_size=1, max_size=60))
def test_tally_sums_guesses_as_exactly_as_a_double_can(guesses):
    lines = [(f"p{k}", SIDES[0], "s1", None, guess, guess) for k, guess in enumerate(guesses)]
    found = tally(frame_of([*lines, ("q", SIDES[1], "s1", "agree", None, None)]))
    total, squares = math.fsum(guesses), math.fsum(q * q for q in guesses)
    assert found.sum_guesses()[0, 0] == pytest.approx(total, rel=1e-15, abs=1e-15)
    assert found.sum_squares()[0, 0] == pytest.approx(squares, rel=1e-15, abs=1e-15)
    own = found.guessed_own()
    assert (own.people[0, 0], own.total[0, 0], own.squares[0, 0]) == (
        len(guesses),
        found.sum_guesses()[0, 0],
        found.sum_squares()[0, 0],
    )


@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
def test_tally_does_not_depend_on_the_size_of_batches(size):
    rng = np.random.default_rng(3)
    table = pa.Table.from_pandas(
        frame_of(
            [
                (p, SIDES[p % 2], f"s{s}", ["agree", "disagree", None][(p * s) % 3], q)
                for p in range(9)
                for s, q in enumerate(rng.random(7))
            ]
        )
    )
    whole = open_table(table, name="answers")

    def batches(columns):
        return iter(table.select(columns).to_batches(max_chunksize=size))

    split = type(whole)(name=whole.name, columns=whole.columns, kind=whole.kind, batches=batches)
    assert tally_source(split) == tally_source(whole)


def test_tally_reads_dictionaries_with_unused_and_repeated_values():
    values = pa.DictionaryArray.from_arrays
    table = pa.table(
        {
            "participant": ["p1", "p2", "p3"],
            "side": values(pa.array([2, 1, 1], pa.int8()), pa.array(["nobody", "B", "A"])),
            "statement": values(pa.array([1, 1, 0]), pa.array(["s1", "s1"])),
            "stance": values(pa.array([0, 0, None], pa.int8()), pa.array(["agree", "never used"])),
            "expected": pa.array([1, 0, None], pa.int64()),
        }
    )
    found = tally(table)
    assert (found.statements, found.sides) == (("s1",), ("A", "B"))
    assert found.counts[:, :, :4].tolist() == [[[1, 0, 0, 1], [1, 0, 0, 1]]]


def test_tally_refuses_to_combine_what_does_not_belong_together():
    table = frame_of([("p1", "A", "s1", "agree", 0.2), ("p2", "B", "s1", "agree", 0.2)])
    real, simulated = (tally(table.assign(origin=origin)) for origin in ("real", "simulated"))
    with pytest.raises(DataError, match="never combined"):
        real + simulated
    with pytest.raises(DataError, match="of the sides A, B and A, C do not combine"):
        real + tally(table.assign(origin="real").replace({"side": {"B": "C"}}))
    with pytest.raises(DataError, match="never part of it"):
        real - (real + real)
    assert real != "a tally"


def test_tally_adds_sides_named_in_another_order():
    table = frame_of([("p1", "A", "s1", "agree", 0.2), ("p2", "B", "s1", "disagree", 0.4)])
    one, other = tally(table, sides=("A", "B")), tally(table, sides=("B", "A"))
    assert (one + other).counts.tolist() == (2 * one.counts).tolist()
