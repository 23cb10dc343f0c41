"""How sure values are said to be, beside how often they are right, on specimens nobody wrote rules for."""

import importlib
from itertools import chain

import pytest

pytestmark = pytest.mark.deep


def test_the_calibration_error_of_the_held_specimens_is_at_most_5_of_100(repository):
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(repository / "benchmarks")
        claims, marked, calibration = map(importlib.import_module, ("claims", "marked", "calibration"))
        held = list(chain.from_iterable(claims.claims(each) for each in marked.specimens("held")))
    assert len(held) > 1000
    assert calibration.error(held) <= calibration.LIMIT
    clear = [each for each in held if each.sure >= 0.95]
    assert sum(each.is_right for each in clear) >= 0.95 * len(clear) > 100
