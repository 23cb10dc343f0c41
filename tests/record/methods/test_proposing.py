from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from record.layers import layer
from record.methods.test_who import NOTE as PORTS_NOTE
from record.methods.test_who import PAGE as PORTS
from record.reviewed import NOTE, PAGE, TEXTS, all_accepted, only, read, review

from tracktwo.record import (
    Basis,
    GroundCode,
    Look,
    ProposalKind,
    band_words,
    field_words,
    ground_words,
    look_words,
    outcome_words,
    propose,
    read_layers,
)
from tracktwo.record.tables import Band, Outcome


def by_kind(proposals):
    """How many of each kind, in the order they come."""
    return list(Counter(each.kind.value for each in proposals).items())


def quotes(found):
    """The words of passages."""
    return [each.quote for each in found]


def test_proposals_come_as_they_are_best_looked_at():
    assert by_kind(propose(read())) == [
        ("event", 1),
        ("conflict", 2),
        ("contribution", 4),
        ("person", 4),
        ("organisation", 7),
    ]


def test_a_contribution_says_what_it_rests_on():
    line = only(review().items, "contribution", person="Ingrid Solheim").proposal
    assert dict(line.values) == {
        "person": "Ingrid Solheim",
        "side": "NO",
        "functions": ("speaker",),
        "roles": ("Director",),
        "orgs": ("Willow Foundation",),
        "title": "Ice that comes late",
    }
    assert {name: quotes(found) for name, found in line.evidence.items()} == {
        "line": ["Ingrid Solheim, Director, Willow Foundation: “Ice that comes late”"],
        "person": ["Ingrid Solheim"],
        "side": ["Norwegian Side"],
        "functions": ["SPEAKERS:"],
        "roles": ["Director"],
        "orgs": ["Willow Foundation"],
        "title": ["Ice that comes late"],
    }
    assert line.basis == {"functions": Basis.INHERITED, "side": Basis.INHERITED}
    assert line.must_look == (Look.NOT_PUBLIC,)
    assert [(each.code, dict(each.args)) for each in line.grounds] == [
        (GroundCode.LINE, {}),
        (GroundCode.HEADING, {"field": "functions", "words": "SPEAKERS:"}),
        (GroundCode.HEADING, {"field": "side", "words": "Norwegian Side"}),
    ]
    items = {each.key: each for each in review().items}
    assert [items[key].values["name"] for key in (*line.links["person"], *line.links["orgs"])] == [
        "Ingrid Solheim",
        "Willow Foundation",
    ]
    assert items[line.event].kind is ProposalKind.EVENT


def test_one_person_is_one_proposal_with_every_printed_form():
    found = only(review().items, "person", name="GU Wenbo").proposal
    assert set(found.values["forms"]) == {"GU Wenbo", "顾文博"}
    assert quotes(found.evidence["forms"]) == ["顾文博", "GU Wenbo"]
    assert found.grounds[0].args == {"number": 2, "forms": 2}


def test_a_doubt_is_a_question_and_comes_before_contributions():
    note = PORTS_NOTE + "Janis Ozol, Vice President, Port Works Ltd\n"
    proposals = propose(read({"page": PORTS, "note": note}))
    kinds = [each.kind.value for each in proposals]
    first = kinds.index("person")
    assert first < kinds.index("contribution")
    (one, other) = proposals[first : first + 2]
    assert (one.doubts, other.doubts) == ({other.key: "letter"}, {one.key: "letter"})
    assert Look.DOUBT in one.must_look
    assert "person" in kinds[first + 2 :]


def test_what_a_public_page_says_without_a_rule_need_not_be_looked_at():
    texts = {"ports": PORTS}
    closed, public = (
        only(review(texts=texts).items, "contribution", person="Janis Ozols").proposal.must_look,
        [each for each in propose(read(texts), public={"ports"}) if each.kind is ProposalKind.CONTRIBUTION],
    )
    assert closed == (Look.NOT_PUBLIC,)
    assert [each.must_look for each in public] == [(), (), ()]
    ruled = propose(read(), public=set(TEXTS))
    assert {each.must_look for each in ruled if each.kind is ProposalKind.CONTRIBUTION} == {
        (Look.NOT_PUBLIC,)
    }
    assert Look.ATTRIBUTION in ruled[0].must_look


@settings(max_examples=12)
@given(
    st.sampled_from([{"page": PAGE}, {"note": NOTE}, TEXTS, {"ports": PORTS, "more": PORTS_NOTE}]),
    st.text(alphabet="ab \n水", max_size=30),
)
def test_keys_are_unique_and_do_not_hang_on_where_things_stand(texts, lead):
    keys = sorted(each.key for each in propose(read(texts)))
    moved = {name: f"Archive {lead}\n\n{text}" for name, text in texts.items()}
    assert len(set(keys)) == len(keys)
    assert sorted(each.key for each in propose(read(moved))) == keys


def test_every_value_has_a_passage_that_is_in_the_text_and_an_anchor_for_it():
    texts = {**TEXTS, "ports": PORTS, "ports-note": PORTS_NOTE}
    for each in propose(read(texts), lineages={"page": "lineage-1"}):
        assert set(each.values) <= set(each.evidence)
        assert set(each.anchors) == set(each.evidence)
        for found in each.evidence.values():
            assert found
            assert all(texts[one.doc][one.start : one.end] == one.quote for one in found)
        assert {anchor.lineage for told in each.anchors.values() for anchor in told} <= {
            "lineage-1",
            "note",
            "ports",
            "ports-note",
        }


def test_a_card_is_as_sure_as_its_least_sure_value():
    for each in propose(read()):
        assert each.confidence == (min(each.sure.values()) if each.sure else 0.5)
        assert set(each.sure) == set(each.rules)


def test_nothing_read_nothing_proposed():
    assert propose(read_layers([])) == ()
    assert propose(read_layers([layer("A page about gulls.\n")])) == ()


def test_every_code_has_words_in_both_languages():
    grounds = {
        each.code: ground_words(each, language=language)
        for language in ("en", "zh-Hans")
        for proposal in propose(read())
        for each in proposal.grounds
    }
    assert all(grounds.values())
    for language in ("en", "zh-Hans"):
        assert all(band_words(each, language=language) for each in Band)
        assert all(look_words(each, language=language) for each in Look)
        assert all(outcome_words(each, language=language) for each in Outcome)
    assert field_words("series_no", language="en") == "number in its series"
    assert field_words("unheard-of", language="en") == "unheard-of"


def test_publications_and_media_are_proposed_last_and_found_again():
    page = PORTS + "\nThe two institutes published a report, “Ferries and Ice in the Gulf”, in May 2018.\n"
    page += "\nMedia coverage\n\n航运周报\nShipping Weekly\n"
    last = propose(read({"page": page}))[-2:]
    assert [(each.kind.value, dict(each.values)) for each in last] == [
        ("publication", {"title": "Ferries and Ice in the Gulf", "date": "2018-05"}),
        ("media", {"name": "Shipping Weekly", "chinese": "航运周报"}),
    ]
    log = all_accepted(review((), {"page": page}).items)
    changed = {"page": page.replace("in the Gulf", "on the Gulf").replace("\nShipping Weekly", "")}
    items = review(log, changed).items
    assert Outcome.GONE not in {each.outcome for each in items}
    told = {
        each.kind.value: each.outcome.value for each in items if each.kind.value in {"publication", "media"}
    }
    assert told == {"publication": "changed", "media": "changed"}
