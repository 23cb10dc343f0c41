"""A table in parts: whoever reads them, and however they are added up, the tally is that of the whole."""

import pickle
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from tracktwo.perception import gaps, tally
from tracktwo.perception.checks import Hasher
from tracktwo.perception.tables.hashes import hashes_of
from tracktwo.vocabulary.errors import TrackTwoError

SIDES = ("East", "南岸")
COLUMNS = ("participant", "side", "statement", "stance", "expected")


@dataclass
class Workers:
    """An engine of processes that share nothing, as far as one process can be that: all that moves is pickled.

    ``cut`` says where neighbours are added up first; ``twice`` adds the digests of the first part again.
    """

    cut: int = 1
    twice: bool = False

    def fold(self, parts, work, tell, *, pieces):
        self.parts = len(parts)
        done = [[*map(sent, sent(work)(sent(part)))] for part in parts]
        assert {len(each) for each in done} == {pieces}
        if self.twice:
            done.append([replace(done[0][0], counts={}, left_out=0), *done[0][1:]])
        return [sent(sent(tell)(self.added([each[place] for each in done]))) for place in range(pieces)]

    def added(self, sums):
        if len(sums) == 1:
            return sums[0]
        cut = min(self.cut, len(sums) - 1)
        return sent(self.added(sums[:cut]) + self.added(sums[cut:]))


def sent(value):
    return pickle.loads(pickle.dumps(value))


def written(path, rows, *, group, columns=COLUMNS):
    table = pa.table(
        {
            name: pa.array(cells, pa.float64() if name.startswith("expected") else pa.string())
            for name, cells in zip(columns, zip(*rows, strict=True), strict=True)
        }
    )
    parquet.write_table(table, path, row_group_size=group)
    return path


def rows_of(people, statements=4):
    return [
        (
            f"人{p}",
            SIDES[p % 2],
            f"s{s}",
            ["agree", "disagree", "unsure", None][(p * s + p) % 4],
            (p * 7 + s) % 11 / 10,
        )
        for p in range(people)
        for s in range(statements)
    ]


@settings(max_examples=12, deadline=None)
@given(data=st.data(), group=st.integers(3, 12), cut=st.integers(1, 5))
def test_tally_in_parts_is_that_of_the_whole_in_any_order_and_any_tree(tmp_path_factory, data, group, cut):
    rows = data.draw(st.permutations(rows_of(6)))
    path = written(tmp_path_factory.getbasetemp() / "parts.parquet", rows, group=group)
    workers = Workers(cut)
    assert tally(path, engine=workers) == tally(path) == tally(pd.DataFrame(rows, columns=COLUMNS))
    assert tally(path, sides=SIDES[::-1], engine=workers) == tally(path, sides=SIDES[::-1])
    assert gaps(path, engine=workers).to_dict() == gaps(path).to_dict()


def test_tally_in_parts_leaves_others_out_and_counts_guesses_about_the_own_side(tmp_path):
    rows = [(*row, None if k % 3 else 0.4, "real") for k, row in enumerate(rows_of(9))]
    rows += [(f"x{k}", "观察员", "s0", "agree", None, 0.5, "real") for k in range(5)]
    path = written(tmp_path / "own.parquet", rows, group=4, columns=(*COLUMNS, "expected_own", "origin"))
    workers = Workers(2)
    assert tally(path, sides=SIDES, engine=workers) == (whole := tally(path, sides=SIDES))
    assert (workers.parts, whole.left_out) == (11, 5)


def changed(rows, places, column, value):
    return [
        tuple(
            value if row in places and name == column else cell
            for name, cell in zip(COLUMNS, cells, strict=True)
        )
        for row, cells in enumerate(rows)
    ]


ROWS = rows_of(6)
FAULTS = {
    "twice, far apart": [*ROWS, ROWS[0]],
    "on both sides, far apart": [*ROWS, (ROWS[0][0], SIDES[1], "s9", "agree", None)],
    "three sides, never two in a part": changed(ROWS, {20, 21, 22, 23}, "side", "西"),
    "one side": changed(ROWS, range(24), "side", "East"),
    "a blank name": changed(ROWS, {17}, "participant", " "),
    "a strange stance, twice": changed(ROWS, {9, 23}, "stance", "maybe"),
    "another scale": changed(ROWS, range(5, 24), "expected", 7.0),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("sides", [None, SIDES, ("East", "West")])
def test_faults_in_parts_are_told_as_of_the_whole(tmp_path, fault, sides):
    path = written(tmp_path / "faults.parquet", FAULTS[fault], group=4)
    told = []
    for engine in (None, Workers(2)):
        try:
            told.append(tally(path, sides=sides, engine=engine))
        except TrackTwoError as error:
            told.append((type(error), str(error)))
    assert told[0] == told[1]
    assert isinstance(told[0], tuple) == (fault != "three sides, never two in a part" or sides != SIDES)


def test_a_suspicion_is_looked_at_again_by_name(tmp_path):
    path = written(tmp_path / "plain.parquet", ROWS, group=4)
    assert tally(path, engine=Workers(twice=True)) == tally(path)


def test_rounds_and_origins_mixed_across_parts_are_refused(tmp_path):
    for column, values in {
        "origin": ("real", "simulated"),
        "round": ("一", "二"),
        "": (None, "real"),
    }.items():
        rows = [(*row, values[k >= 12]) for k, row in enumerate(ROWS)]
        path = written(tmp_path / "mixed.parquet", rows, group=4, columns=(*COLUMNS, column or "origin"))
        with pytest.raises(TrackTwoError) as here:
            tally(path)
        with pytest.raises(TrackTwoError) as there:
            tally(path, engine=Workers(1))
        assert str(here.value) == str(there.value)


def test_other_tables_are_read_here(tmp_path):
    workers = Workers()
    frame = pd.DataFrame(ROWS, columns=COLUMNS)
    frame.to_csv(tmp_path / "answers.csv", index=False)
    whole = written(tmp_path / "one-group.parquet", ROWS, group=100)
    assert (
        tally(tmp_path / "answers.csv", engine=workers)
        == tally(frame, engine=workers)
        == tally(whole, engine=workers)
    )
    assert not hasattr(workers, "parts")


triples = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.integers(0, 1)), max_size=30)


def digests(rows):
    people = np.arange(7, dtype=np.uint64) << np.uint64(61)
    hasher = Hasher()
    if rows:
        hasher.record(*(np.array(codes, dtype=np.int32) for codes in zip(*rows, strict=True)))
    return hasher.digests(people, statements=("a", "b", "c", "二"), sides=SIDES, pieces=4)


@settings(max_examples=100, deadline=None)
@given(one=triples, other=triples)
def test_digests_of_parts_tell_repeats_of_the_whole(one, other):
    rows = [*one, *other]
    seats = {(person, side) for person, _, side in rows}
    plain = len({row[:2] for row in rows}) == len(rows) and len({person for person, _ in seats}) == len(seats)
    added = [a + b for a, b in zip(digests(one), digests(other), strict=True)]
    assert all(each.is_plain for each in added) == plain
    for found, whole in zip(added, digests(rows), strict=True):
        assert (found.rows, found.pairs.tolist()) == (whole.rows, whole.pairs.tolist())
        assert {side: hashes.tolist() for side, hashes in found.people.items() if len(hashes)} == {
            side: hashes.tolist() for side, hashes in whole.people.items() if len(hashes)
        }


def test_a_person_and_a_statement_of_one_name_are_not_taken_for_each_other():
    names = ("1", "2", "3", "4", "5", "6", "7")
    rows = [(person, statement, 0) for person in range(4) for statement in range(4)]
    hasher = Hasher()
    hasher.record(*(np.array(codes, dtype=np.int32) for codes in zip(*rows, strict=True)))
    found = hasher.digests(
        hashes_of(pa.array(names, pa.large_string())), statements=names[:4], sides=SIDES, pieces=2
    )
    assert all(each.is_plain for each in found)
    assert sum(each.rows for each in found) == 16
