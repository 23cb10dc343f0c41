"""The differencing attack in small: it works against weaker rules and not against these. In full: tests/deep."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

spec = importlib.util.spec_from_file_location("differencing", Path(__file__).with_name("differencing.py"))
attack = importlib.util.module_from_spec(spec)
spec.loader.exec_module(attack)


@pytest.mark.parametrize("people", [5, 7, 10, 20])
def test_nobody_is_pinned_within_the_guarantee(people):
    rng = np.random.default_rng(20211112 + people)
    for _ in range(12):
        for told in attack.release_all([attack.draw_panel(rng, people=people) for _ in range(2)]):
            for insiders in range(attack.POLICY.insiders_at(attack.smallest(told)) + 1):
                assert attack.attack_ours(told, insiders)[0] == 0


@pytest.mark.parametrize("name", list(attack.WEAKER))
def test_the_attack_works_against_weaker_rules(name):
    """A decoy: the same attacker, the same panels; two insiders for the rules that come closest to ours."""
    rng = np.random.default_rng(20190401)
    rule, batch = attack.WEAKER[name]
    panels = [attack.draw_panel(rng, people=people) for people in (5, 10, 13) for _ in range(60)]
    assert sum(attack.attack_weaker(panel, rule, batch, 2)[0] for panel in panels) > 0
