import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from tracktwo.record import Ledgers, ledgers
from tracktwo.record.methods.ledgers import LEVEL, STRENGTH

COUNTS = {"line:item": (40, 1), "line:cell": (9, 0), "side:heading": (3, 3)}


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "share"),
    [
        ("line:item", 40, 1, 50 / 52),
        ("line:cell", 9, 0, 50 / 52),
        ("line:prose", 0, 0, 50 / 52),
        ("side:heading", 3, 3, 0.5),
        ("date:heading", 0, 0, 0.5),
    ],
)
def test_trust_is_the_lower_bound_of_a_share_whose_prior_is_the_family(rule, right, wrong, share):
    bound = beta(STRENGTH * share + right, STRENGTH * (1 - share) + wrong).ppf(LEVEL)
    assert Ledgers(counts=COUNTS).trust(rule) == pytest.approx(bound)


def test_a_value_is_as_sure_as_all_its_steps_together():
    told = Ledgers(counts=COUNTS)
    assert told.sure(["line:item", "side:heading"]) == pytest.approx(
        told.trust("line:item") * told.trust("side:heading")
    )
    assert told.sure([]) == 1.0


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_rule_gains_trust_when_right_and_loses_it_when_wrong(right, wrong):
    def trust(*counts):
        return Ledgers(counts={"a:b": counts, "a:c": (1000, 1000)}).trust("a:b")

    assert trust(right, wrong + 1) < trust(right, wrong) < trust(right + 1, wrong)


def test_a_programmes_own_counts_are_added():
    both = Ledgers(counts=COUNTS).with_more({"line:item": (1, 2), "new:rule": (5, 0)})
    assert both.counts == COUNTS | {"line:item": (41, 3), "new:rule": (5, 0)}


def test_the_shipped_ledgers_know_the_rules_of_every_family_of_steps():
    families = {rule.partition(":")[0] for rule in ledgers().counts}
    assert {
        "event",
        "line",
        "date",
        "city",
        "hosts",
        "side",
        "functions",
        "roles",
        "orgs",
        "person",
    } <= families
    assert all(0 < ledgers().trust(rule) < 1 for rule in ledgers().counts)
