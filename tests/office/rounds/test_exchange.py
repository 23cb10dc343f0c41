"""The round file: there and back to the same bytes, and whatever is wrong in it said with its place."""

import json
from importlib.resources import files

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from office.rounds.drafts import DEFINITION, WORDINGS, make_draft

from tracktwo.office.models import Account, Programme
from tracktwo.office.rounds import queries
from tracktwo.office.rounds.definitions import definition_of, wording_of
from tracktwo.office.rounds.exchange import FORMAT, RoundFile, export_round, import_round, read_round
from tracktwo.office.rounds.models import Round
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError, FileError


def a_file(**changes: object) -> dict[str, object]:
    return {
        "format": FORMAT,
        "round": {
            "key": "boats",
            "title": {"en": "Boats", "zh-Hans": "船"},
            "origin": "real",
            "languages": ["en", "zh-Hans"],
        },
        "sides": [{"side": "east", "noun": {"en": "the East"}}, {"side": "west"}],
        "policy": {"most_seats": 2},
        "statements": [
            {"key": "a", "kind": "shared", "text": {"en": "Water.", "zh-Hans": "水。"}},
            {"key": "b", "kind": "wish", "text": {"en": "Fish."}, "partner": "a", "author": "participant"},
        ],
        **changes,
    }


def test_a_round_goes_out_and_comes_back_to_the_same_bytes(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    written = export_round(queries.round_called(programme, draft.key))
    made = import_round(programme, written, by=convenor, key="again")
    fresh = queries.round_called(programme, "again")
    assert definition_of(fresh) == DEFINITION
    assert {each.key: wording_of(each) for each in queries.asked(fresh)} == WORDINGS
    assert export_round(fresh).replace(b'"again"', b'"boats-and-nets"') == written
    assert made.code != draft.code
    assert draft.code.encode() not in written


@pytest.mark.parametrize("name", ["sino-us-space-sample", "northshore-southshore-sample"])
def test_the_shipped_rounds_are_canonical(name: str):
    content = (files("tracktwo") / "demo" / "rounds" / f"{name}.json").read_bytes()
    found = read_round(content)
    assert isinstance(found, RoundFile)
    assert found.origin is Origin.SIMULATED
    assert (json.dumps(json.loads(content), ensure_ascii=False, indent=1) + "\n").encode() == content


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"round": None}, "round: missing; every round file describes its round here."),
        ({"rounds": {}}, "rounds: no such field; expected one of format, round, sides, policy,"),
        ({"round": {"title": {"en": "x"}, "origin": "real"}}, "round.key: missing; expected a short key"),
        ({"round": {"key": "x", "title": {}, "origin": "real"}}, "round.title: empty;"),
        ({"round": {"key": "x", "title": {"en": "x"}}}, "round.origin: missing; expected one of the words"),
        (
            {"round": {"key": "x", "title": {"en": "x"}, "origin": "dreamt"}},
            "round.origin: “dreamt” is not known here; expected one of real, simulated.",
        ),
        (
            {"round": {"key": "x", "title": {"en": "x"}, "origin": "real", "code": "AAAAAA"}},
            "round.code: no such field",
        ),
        (
            {"round": {"key": "x", "title": {"en": "x"}, "origin": "real", "opens": "2021-11-12T09:00"}},
            "round.opens: “2021-11-12T09:00” is no moment; expected one such as 2021-11-12T09:00:00",
        ),
        (
            {"round": {"key": "x", "title": {"en": "x"}, "origin": "real", "closes": 5}},
            "round.closes: 5 is no moment",
        ),
        ({"sides": [{"side": "east"}, {"side": "east"}]}, "sides: names one side twice; name each once."),
        ({"sides": [{"side": "north"}]}, "There is no side “north” in this programme."),
        ({"sides": [{}]}, "sides[0].side: missing;"),
        ({"statements": {}}, "statements: expected a list in brackets, found an object."),
        ({"statements": [{}] * 501}, "statements: 501 rows, expected at most 500; divide it."),
        (
            {"statements": [{"key": "a", "kind": "shared", "text": {"en": "x"}}] * 2},
            "statements[1].key: “a” is the key of an earlier statement; give each its own.",
        ),
        (
            {"statements": [{"key": "a", "kind": "opinion", "text": {"en": "x"}}]},
            "statements[0].kind: “opinion” is not known here; expected one of belief, reciprocal,",
        ),
        ({"statements": [{"key": "a", "kind": "wish", "text": {}}]}, "statements[0].text: empty;"),
        (
            {"statements": [{"key": "a", "kind": "wish", "text": {"en": "{me}"}}]},
            "“me” is no place for a word of a side",
        ),
        ({"policy": []}, "policy: expected an object in braces, found a list."),
        ({"policy": {"smallest": 4}}, "The policy's smallest is 4; expected a whole number from 5"),
        ({"policy": {"most_seats": True}}, "policy.most_seats: expected a whole number, a word"),
        ({"policy": {"disclosure": ["bands"]}}, "policy.disclosure: expected a list of words for the"),
        ({"policy": {"disclosure": "all"}}, "The policy's disclosure is 'all'; expected one of exact,"),
        ({"policy": {"breakdown": [1, 2]}}, "policy.breakdown: expected a list of words."),
        ({"policy": {"breakdown": ["a"]}}, "The policy's breakdown is ('a',)"),
        ({"policy": {"seats": 1}}, "The policy has no rule “seats”; it has disclosure, most_seats"),
        ({"recipe": {}}, "recipe: belongs to simulated answers only;"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_made(
    programme: Programme, changes: dict[str, object], sentence: str
):
    with pytest.raises(DataError) as refused:
        import_round(programme, json.dumps(a_file(**changes)), by=None)
    assert str(refused.value).startswith(sentence)
    assert not Round.objects.exists()


def test_a_recipe_must_fit_the_statements(programme: Programme):
    simulated = {**a_file()["round"], "origin": "simulated"}
    with pytest.raises(DataError, match=r"^recipe: "):
        import_round(programme, json.dumps(a_file(round=simulated, recipe={"seed": 1})), by=None)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff", "The file is not UTF-8"),
        (b"{", "The file is not JSON"),
        (b"[]", "the file: expected an object in braces"),
        (b'{"format": "tracktwo-programme/1"}', "The file is not a round file: its “format” is"),
        (b'{"format": "tracktwo-round/2"}', "The file is of the format tracktwo-round/2, made by a newer"),
        (b'{"format": "a", "format": "b"}', "The file gives “format” twice"),
    ],
)
def test_a_file_that_is_no_round_is_refused(programme: Programme, content: bytes, sentence: str):
    with pytest.raises((FileError, DataError)) as refused:
        import_round(programme, content, by=None)
    assert str(refused.value).startswith(sentence)


anything = st.one_of(
    st.none(), st.booleans(), st.integers(-2, 9), st.text(max_size=5), st.just([]), st.just({})
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_whatever_stands_in_a_place_is_read_or_refused_in_a_sentence(data: st.DataObject):
    file = json.loads(json.dumps(a_file()))
    part = data.draw(st.sampled_from(["round", "sides", "policy", "statements", "recipe"]))
    inside = file.get(part)
    if isinstance(inside, list):
        inside = inside[0]
    if isinstance(inside, dict) and data.draw(st.booleans()):
        inside[data.draw(st.sampled_from([*inside, "key", "opens", "partner", "topic"]))] = data.draw(
            anything
        )
    else:
        file[part] = data.draw(anything)
    said = "."
    try:
        read_round(json.dumps(file))
    except DataError as refused:
        said = str(refused)
    assert said.endswith((".", ";"))
