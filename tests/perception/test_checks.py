"""Who answered what: exact whatever the order, in memory and out of it."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception.checks import Ledger

rows = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 9)), min_size=1, max_size=60)
IN_MEMORY, ON_DISK = 1 << 27, 4


def record(ledger, pairs):
    people, statements = np.array(pairs, dtype=np.int32).T
    ledger.record(people, statements, people % 2)


@pytest.mark.parametrize("cells", [IN_MEMORY, ON_DISK])
@settings(max_examples=60, deadline=None)
@given(batches=st.lists(rows, min_size=1, max_size=4))
def test_ledger_finds_repeats_within_and_across_batches(cells, batches):
    pairs = [pair for batch in batches for pair in batch]
    repeated = {pair for pair in pairs if pairs.count(pair) > 1}
    with Ledger(dense_cells=cells) as ledger:
        for batch in batches:
            record(ledger, batch)
        found = ledger.answered_twice()
    assert (found in repeated) if repeated else found is None


@pytest.mark.parametrize("cells", [40, 400])
def test_ledger_remembers_what_came_before_it_moved_to_disk(cells):
    with Ledger(dense_cells=cells) as ledger:
        record(ledger, [(1, 1), (2, 0)])
        record(ledger, [(500, 3)])
        record(ledger, [(1, 1)])
        assert ledger.answered_twice() == (1, 1)


def test_ledger_finds_a_person_on_both_sides():
    with Ledger() as ledger:
        ledger.record(*(np.array(codes, dtype=np.int32) for codes in ([0, 7, 3], [0, 0, 0], [0, 1, 1])))
        assert (ledger.people_of(0), ledger.people_of(1), ledger.on_both_sides()) == (1, 2, None)
        ledger.record(*(np.array(codes, dtype=np.int32) for codes in ([7], [1], [0])))
        assert ledger.on_both_sides() == 7
