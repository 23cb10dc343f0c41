"""How sure values are said to be, beside how often they are right, on specimens nobody wrote rules for."""

import importlib
from itertools import chain

import pytest

from tracktwo.record.lexica import ledger_rows

pytestmark = pytest.mark.deep


@pytest.fixture
def bench(repository):
    """What brings in a module of the benchmarks."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(repository / "benchmarks")
        yield importlib.import_module


def test_the_shipped_ledgers_are_those_of_the_rules_as_they_are(bench):
    learnt = chain.from_iterable(bench("marked").specimens(each) for each in bench("ledgers").LEARNT)
    counted = bench("ledgers").counted(claim for each in learnt for claim in bench("claims").claims(each))
    assert dict(ledger_rows()) == counted, "python benchmarks/ledgers.py --write"


def test_the_calibration_error_of_the_held_specimens_is_at_most_5_of_100(bench):
    claims, marked, calibration = map(bench, ("claims", "marked", "calibration"))
    held = list(chain.from_iterable(claims.claims(each) for each in marked.specimens("held")))
    assert len(held) > 1000
    assert calibration.error(held) <= calibration.LIMIT
    clear = [each for each in held if each.sure >= 0.95]
    assert sum(each.is_right for each in clear) >= 0.95 * len(clear) > 100
