from collections import Counter

import pytest
from record.edits import EDITS
from record.methods.test_who import NOTE as PORTS_NOTE
from record.methods.test_who import PAGE as PORTS
from record.replayed import fates
from record.reviewed import TEXTS

ALL = {**TEXTS, "ports": PORTS, "ports-note": PORTS_NOTE}


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_no_decision_is_lost_when_a_page_is_edited(edit):
    found = Counter()
    for seed in range(3):
        found += fates(ALL, edit, seed)
    assert found["lost"] == found["misapplied"] == 0
    assert found["kept"] >= 0.9 * (found.total() - found["taken off"])
