"""Dask's workers count to the same integers as one process, and what is wrong is said in the same words.

Slow: two real processes start, with the scheduler that sends them work.
"""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pytest
from pyarrow import parquet

from tracktwo.engines import DaskEngine, cluster
from tracktwo.perception import gaps, tally
from tracktwo.vocabulary.errors import TableError, UsageError

PEOPLE, STATEMENTS = 120, 15


@pytest.fixture(scope="module")
def engine() -> Iterator[DaskEngine]:
    with cluster(workers=2) as started:
        yield started


def write(path, *, repeat=False):
    """Answers in no order at all, in a file of six row groups."""
    rng = np.random.default_rng(7)
    row = rng.permutation(PEOPLE * STATEMENTS)
    person, statement = row // STATEMENTS, row % STATEMENTS
    if repeat:
        person[-1], statement[-1] = person[0], statement[0]
    guesses = rng.random(len(row))
    table = pa.table(
        {
            "participant": [f"人{k}" for k in person],
            "side": [("East", "南岸")[k % 2] for k in person],
            "statement": [f"s{k}" for k in statement],
            "stance": [("agree", "disagree", "unsure", None)[k] for k in rng.integers(0, 4, len(row))],
            "expected": pa.array(guesses, mask=guesses > 0.9),
        }
    )
    parquet.write_table(table, path, row_group_size=300)
    return path


@pytest.mark.slow
def test_two_workers_give_the_tally_of_one_process_and_refuse_in_its_words(engine, tmp_path, monkeypatch):
    path = write(tmp_path / "answers.parquet")
    whole = tally(path)
    assert tally(path, engine=engine) == whole
    assert tally(path, sides=("南岸", "East"), engine=engine) == tally(path, sides=("南岸", "East"))
    monkeypatch.chdir(tmp_path)  # the workers run where they were started
    assert gaps("answers.parquet", engine=engine).to_dict() == gaps(path).to_dict()
    twice = write(tmp_path / "twice.parquet", repeat=True)
    with pytest.raises(TableError, match="more than once") as here:
        tally(twice)
    with pytest.raises(TableError) as there:
        tally(twice, engine=engine)
    assert str(there.value) == str(here.value)


def test_a_cluster_that_is_not_there_is_told():
    with pytest.raises(UsageError, match="There is no cluster at nowhere; check"), cluster("nowhere"):
        pass
