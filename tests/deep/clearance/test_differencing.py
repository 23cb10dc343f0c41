"""The differencing attack in full: eight moments, five sizes, up to two insiders; the table is printed."""

import importlib.util

import numpy as np
import pytest

pytestmark = pytest.mark.deep

# how many are on a side → how many statements with two sides are run
STATEMENTS = {5: 400, 7: 300, 10: 300, 20: 200, 80: 60}
PUBLISHED = {
    "exact, every release": {5: "81 / 93", 10: "65 / 93", 20: "42 / 91", 80: "15 / 92"},
    "exact, n >= 5": {5: "78 / 88", 10: "65 / 93", 20: "42 / 91", 80: "15 / 92"},
    "% to nearest 5, n >= 10": {5: "15 / 18", 10: "63 / 88", 20: "39 / 82", 80: "1.8 / 16"},
    "threshold 10, round to 5": {5: "2.0 / 2.3", 10: "13 / 16", 20: "9.6 / 17", 80: "3.7 / 14"},
    "bands only": {5: "6.8 / 9.5", 10: "5.7 / 11", 20: "4.6 / 13", 80: "0.8 / 7.3"},
    "exact + batch of 5 only": {5: "28 / 23", 10: "26 / 22", 20: "16 / 17", 80: "5.3 / 15"},
    "bands + margin + batch": {5: "0.2 / 0.3", 10: "0 / 0", 20: "0.2 / 0.5", 80: "0 / 0"},
}
"""Pinned answers in per cent, all / movers, in the design study of these rules (another simulation, other seeds)."""


@pytest.fixture(scope="module")
def attack(repository):
    path = repository / "tests" / "clearance" / "disclosure" / "differencing.py"
    spec = importlib.util.spec_from_file_location("differencing", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def row(name, sums, study=""):
    hit, answers, moved, movers, statements, panels = sums
    return (
        f"  {name:<44}{100 * hit / answers:6.1f} / {100 * moved / max(1, movers):5.1f}"
        f"{100 * statements / panels:9.1f}   {study}"
    )


@pytest.mark.parametrize("people", STATEMENTS)
def test_nobody_is_pinned_within_the_guarantee(attack, people, capsys):
    rng = np.random.default_rng(20211112 + people)
    pairs = [[attack.draw_panel(rng, people=people) for _ in range(2)] for _ in range(STATEMENTS[people])]
    panels = [panel for pair in pairs for panel in pair]
    lines, weaker = [], {}
    for name, (rule, batch) in attack.WEAKER.items():
        weaker[name] = sum(attack.attack_weaker(panel, rule, batch, 0) for panel in panels)
        lines.append(row(name, weaker[name], PUBLISHED[name].get(people, "")))
    everything = [told for pair in pairs for told in attack.release_all(pair)]
    inside = 0
    for insiders in range(3):
        sums = {True: np.zeros(6, dtype=int), False: np.zeros(6, dtype=int)}
        for told in everything:
            guarded = insiders <= attack.POLICY.insiders_at(attack.smallest(told))
            sums[guarded] += attack.attack_ours(told, insiders)
        inside += sums[True][0]
        for guarded, label in ((True, "within the guarantee"), (False, "outside it")):
            if sums[guarded][-1]:
                lines.append(row(f"all rules, {insiders} insiders, {label}", sums[guarded]))
    errors = np.mean([error for told in everything for error in told.errors])
    updates = np.mean([len(told.shown) for told in everything])
    with capsys.disabled():
        print(
            f"\n{people} a side, {len(panels)} series   pinned %, all / movers; series with one; in the study"
        )
        print("\n".join(lines))
        print(f"  releases of a series: {updates:.1f} of 8; mean error of what is shown: {errors:.3f}")
    assert inside == 0
    assert weaker["exact, every release"][0] > 0
    assert weaker["bands only"][0] > 0
