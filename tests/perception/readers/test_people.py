"""People by hash: told apart as by their names, however their names arrive."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception.readers import Labels, People
from tracktwo.perception.tables.hashes import hashes_of

names = st.lists(
    st.one_of(st.none(), st.text(max_size=30), st.sampled_from(["p1", " p1", "p1 ", "人"])), max_size=40
)
LIMIT = 1 << 64


def reference(text):
    """The hash of a text, worked out one number at a time."""

    def mixed(value):
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9 % LIMIT
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB % LIMIT
        return value ^ (value >> 31)

    data = text.encode()
    found = mixed(len(data))
    for begin in range(0, len(data), 8):
        word = data[begin : begin + 8]
        found = mixed(found ^ int.from_bytes(word, "little") << 8 * (8 - len(word)))
    return found


def alike(codes):
    """Which rows have the same code, and which have none: all that is asked of codes."""
    return [[one == other for other in codes] for one in codes], [code < 0 for code in codes]


@settings(max_examples=100, deadline=None)
@given(batches=st.lists(names, min_size=1, max_size=4))
def test_people_are_told_apart_as_by_name_within_and_across_batches(batches):
    people, labels = People(), Labels()
    columns = [pa.array(batch, pa.string()) for batch in batches]
    found = np.concatenate([people.codes(column) for column in columns])
    expected = np.concatenate([labels.codes(column) for column in columns])
    assert alike(found.tolist()) == alike(expected.tolist())
    assert len(people) == len(labels)
    assert sorted(people.hashes().tolist()) == sorted(map(reference, labels.names()))


@pytest.mark.parametrize(
    "column",
    [
        pa.array([1, 2, None, 1], pa.int64()),
        pa.array([1.0, 2.0, None, 1.0]),
        pa.array(["1", " 2", "", "1\u3000"]).dictionary_encode(),
        pa.array(["0", "1", "2", None, "1"], pa.large_string())[1:],
        pa.DictionaryArray.from_arrays(pa.array([1, 2, None, 0], pa.int8()), ["1", "1 ", "2"]),
    ],
)
def test_people_have_one_name_as_numbers_as_text_and_as_dictionaries(column):
    people = People()
    codes = people.codes(column).tolist()
    assert codes[0] == codes[3] != codes[1]
    assert codes[2] == -1
    assert people.hashes()[codes[:2]].tolist() == [reference("1"), reference("2")]


def test_people_refuse_what_names_nobody():
    with pytest.raises(pa.ArrowException):
        People().codes(pa.array([0.5]))


def test_people_by_the_hundred_thousand_keep_their_codes():
    people = People()
    column = pa.array([f"person-{k:06}" for k in range(200_000)])
    codes = people.codes(column)
    assert sorted(codes.tolist()) == list(range(200_000))
    again = np.random.default_rng(5).permutation(200_000)
    assert people.codes(column.take(pa.array(again))).tolist() == codes[again].tolist()
    assert len(set(people.hashes().tolist())) == 200_000


@given(texts=st.lists(st.one_of(st.text(max_size=40), st.text(min_size=9, max_size=9)), max_size=20))
def test_hashes_are_those_worked_out_one_number_at_a_time(texts):
    column = pa.array(["before", *texts], pa.large_string())[1:]
    assert hashes_of(column).tolist() == list(map(reference, texts))
