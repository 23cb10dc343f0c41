import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.record import Anchor, Band, Decision, ProposalKind, Subject, Verb
from tracktwo.vocabulary.errors import DataError

values = st.dictionaries(
    st.sampled_from(["name", "date", "hosts"]),
    st.one_of(st.text(max_size=8), st.integers(0, 99), st.lists(st.text(max_size=5), max_size=3).map(tuple)),
    max_size=3,
)
anchors = st.builds(
    Anchor, lineage=st.text(max_size=5), exact=st.text(max_size=8), prefix=st.text(max_size=4)
)
subjects = st.builds(
    Subject,
    kind=st.sampled_from(ProposalKind),
    key=st.text(max_size=5),
    origin=st.text(max_size=5),
    values=values,
    anchors=st.dictionaries(st.sampled_from(["name", "line"]), st.lists(anchors, max_size=2).map(tuple)),
    rules=st.dictionaries(st.sampled_from(["name", "line"]), st.lists(st.text(max_size=4)).map(tuple)),
    place=st.integers(0, 9),
)
decisions = st.builds(
    Decision,
    id=st.text(min_size=1, max_size=5),
    verb=st.sampled_from(Verb),
    subject=st.none() | subjects,
    other=st.none() | subjects,
    values=values | st.just({"date": None}),
    names=st.tuples(st.lists(st.text(max_size=4)).map(tuple), st.lists(st.text(max_size=4)).map(tuple)),
    tombstones=st.lists(st.text(max_size=4)).map(tuple),
    why=st.text(max_size=9),
)


@settings(max_examples=40)
@given(decisions)
def test_a_decision_is_the_same_after_json(decision):
    assert Decision.from_dict(json.loads(json.dumps(decision.to_dict()))) == decision


@pytest.mark.parametrize(
    "damage",
    [
        {"verb": "perhaps"},
        {"names": "LI Wei"},
        {"values": 3},
        {"subject": {"kind": "person"}},
        {"tombstones": None},
    ],
)
def test_a_damaged_decision_is_refused_in_a_sentence(damage):
    with pytest.raises(DataError, match="cannot be read: it was not written by this program"):
        Decision.from_dict(Decision(id="1", verb=Verb.UNDO).to_dict() | damage)


def test_bands_begin_where_the_words_say():
    told = {
        0.95: Band.CLEAR,
        1.0: Band.CLEAR,
        0.9499: Band.LIKELY,
        0.7: Band.LIKELY,
        0.6999: Band.UNSURE,
        0: Band.UNSURE,
    }
    assert {sure: Band.of(sure) for sure in told} == told
