import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.vocabulary.attribution import Rule, read_rule, strictest

RULES = st.sampled_from([*Rule, None])


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("on_the_record", Rule.ON_THE_RECORD),
        ("not_for_attribution", Rule.NOT_FOR_ATTRIBUTION),
        ("off_the_record", Rule.OFF_THE_RECORD),
        (None, Rule.OFF_THE_RECORD),
        ("", Rule.OFF_THE_RECORD),
        ("On the record", Rule.OFF_THE_RECORD),
        ("公开", Rule.OFF_THE_RECORD),
    ],
)
def test_read_rule_takes_anything_unknown_as_off_the_record(text, rule):
    assert read_rule(text) is rule


def test_strictest_of_no_rules_is_off_the_record():
    assert strictest() is Rule.OFF_THE_RECORD


@given(RULES)
def test_strictest_is_idempotent_and_off_the_record_absorbs(rule):
    assert strictest(rule, rule) is strictest(rule)
    assert strictest(rule, Rule.OFF_THE_RECORD) is Rule.OFF_THE_RECORD
    assert strictest(rule, Rule.ON_THE_RECORD) is strictest(rule)


@given(RULES, RULES, RULES)
def test_strictest_is_commutative_and_associative(a, b, c):
    assert strictest(a, b) is strictest(b, a)
    assert strictest(strictest(a, b), c) is strictest(a, strictest(b, c)) is strictest(a, b, c)
