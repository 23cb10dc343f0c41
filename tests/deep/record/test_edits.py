"""Every specimen, every edit, several seeds: how many decisions hold."""

import importlib
from collections import Counter

import pytest
from record.edits import EDITS
from record.replayed import fates

pytestmark = pytest.mark.deep


def test_99_of_100_decisions_hold_over_edits_of_every_specimen(repository, capsys):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(repository / "benchmarks")
        marked = importlib.import_module("marked")
        specimens = [each for which in marked.SETS for each in marked.specimens(which)]
    found = {edit.__name__: Counter() for edit in EDITS}
    for specimen in specimens:
        for edit in EDITS:
            for seed in (1, 2):
                found[edit.__name__] += fates(specimen.texts, edit, seed)
    total = sum(found.values(), Counter())
    with capsys.disabled():
        for name, counts in found.items():
            print(f"{name:20} {dict(counts)}")
        print(f"{'all':20} {dict(total)}")
    standing = total.total() - total["taken off"]
    assert standing > 10_000
    assert total["misapplied"] == 0
    assert total["lost"] <= 0.01 * standing
    assert total["kept"] >= 0.97 * standing


def test_no_decision_on_the_sources_is_lost_when_they_are_edited(shared):
    texts = {
        name: (shared / "sources" / f"{name}.txt").read_text(encoding="utf-8")
        for name in ("report", "fuzhou-page")
    }
    for edit in EDITS:
        found = fates(texts, edit, 1)
        assert found["lost"] == found["misapplied"] == 0
        assert found["kept"] >= 0.95 * (found.total() - found["taken off"]), (edit.__name__, found)
