"""A draft: made, changed, put in order, taken away; and what the trail keeps of it."""

from dataclasses import replace

import pytest
from office.rounds.drafts import DEFINITION, WORDINGS, make_draft, opened

from tracktwo.office.models import Account, AuditEntry, Programme
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.codes import ALPHABET
from tracktwo.office.rounds.definitions import definition_of, digest, wording_of
from tracktwo.office.rounds.kinds import State
from tracktwo.office.rounds.models import Round, Statement
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError


def trail(action: str) -> list[tuple[str, object, object]]:
    entries = AuditEntry.objects.filter(action=action).order_by("pk")
    return [(entry.subject, entry.before, entry.after) for entry in entries]


def keys(round_: Round) -> list[str]:
    return [each.key for each in queries.asked(round_)]


def test_what_is_made_is_what_was_said(programme: Programme, convenor: Account):
    made = actions.make_round(programme, DEFINITION, by=convenor, origin=Origin.REAL)
    assert (made.key, made.state, made.origin) == ("boats-and-nets", State.DRAFT, "real")
    assert definition_of(queries.round_called(programme, "boats-and-nets")) == DEFINITION
    assert set(made.code) <= set(ALPHABET)
    assert len(made.code) == 6
    ((subject, before, after),) = trail("created")
    assert (subject, before, after["origin"], after["title"]) == (
        "round:boats-and-nets",
        None,
        "real",
        DEFINITION.title,
    )


def test_keys_and_codes_are_each_rounds_own(programme: Programme):
    made = [
        actions.make_round(programme, DEFINITION, by=None, origin=Origin.SIMULATED, key=key)
        for key in ("", "", "other")
    ]
    assert [each.key for each in made] == ["boats-and-nets", "boats-and-nets-2", "other"]
    assert len({each.code for each in made}) == 3
    with pytest.raises(DataError, match="“other” is the key of another round"):
        actions.make_round(programme, DEFINITION, by=None, origin=Origin.REAL, key="other")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"title": {}}, "Give the round a title."),
        ({"title": {"en": "  "}}, "Give the round a title."),
        ({"event": "never"}, "There is no event “never” in this programme."),
        ({"sides": {"north": DEFINITION.sides["east"]}}, "There is no side “north” in this programme."),
        ({"policy": {"smallest": 4}}, "The policy's smallest is 4; expected a whole number from 5 to 1000."),
        (
            {"policy": {"disclosure": "open"}},
            "The policy's disclosure is 'open'; expected one of exact, bands, room_only.",
        ),
        (
            {"policy": {"most_chairs": 4}},
            "The policy has no rule “most_chairs”; it has disclosure, most_seats",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nothing_is_made(
    programme: Programme, changes: dict[str, object], sentence: str
):
    with pytest.raises(DataError, match=sentence):
        actions.make_round(programme, replace(DEFINITION, **changes), by=None, origin=Origin.REAL)
    assert not Round.objects.exists()


def test_an_edit_keeps_what_changed_and_nothing_else(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    changed = replace(DEFINITION, title={"en": "Boats"}, policy={"most_seats": 3})
    assert actions.edit_round(draft, changed, by=convenor, seen=digest(DEFINITION)) == ["title", "policy"]
    assert definition_of(queries.round_called(programme, draft.key)) == changed
    assert trail("edited") == [
        (
            "round:boats-and-nets",
            {"title": DEFINITION.title, "policy": {"most_seats": 2}},
            {"title": {"en": "Boats"}, "policy": {"most_seats": 3}},
        )
    ]
    assert actions.edit_round(draft, changed, by=convenor, seen=digest(changed)) == []
    assert len(trail("edited")) == 1


def test_an_edit_never_goes_over_what_somebody_else_saved(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    boats = queries.asked(draft)[0]
    with pytest.raises(DataError, match="Somebody saved this round after you opened it"):
        actions.edit_round(draft, replace(DEFINITION, title={"en": "Mine"}), by=convenor, seen="0" * 64)
    with pytest.raises(DataError, match="Somebody saved this statement after you opened it"):
        actions.edit_statement(boats, WORDINGS["water"], by=convenor, seen="0" * 64)
    assert trail("edited") == []


def test_statements_keep_their_order_and_their_keys(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    boats, _water, ferry = queries.asked(draft)
    actions.move_statement(ferry, by=convenor, earlier=True)
    actions.move_statement(boats, by=convenor, earlier=True)
    assert keys(draft) == ["boats", "ferry", "water"]
    assert trail("reordered") == [
        (
            "round:boats-and-nets",
            {"statements": ["boats", "water", "ferry"]},
            {"statements": ["boats", "ferry", "water"]},
        )
    ]
    actions.delete_statement(boats, by=convenor)
    added = actions.add_statement(draft, WORDINGS["water"], by=convenor)
    assert (added.key, keys(draft)) == ("s1", ["ferry", "water", "s1"])
    assert [each.position for each in queries.asked(draft)] == [0, 1, 2]
    assert trail("deleted")[0][0] == "statement:boats-and-nets/boats"


def test_a_statement_is_edited_whole(programme: Programme, convenor: Account):
    water = queries.asked(make_draft(programme))[1]
    changed = replace(WORDINGS["water"], text={"en": "The water is nobody's.", "zh-Hans": "河水不属于谁。"})
    names = actions.edit_statement(water, changed, by=convenor, seen=digest(WORDINGS["water"]))
    assert names == ["text"]
    assert wording_of(Statement.objects.get(pk=water.pk)) == changed


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ({}, "Write the statement in at least one language."),
        ({"en": " "}, "Write the statement in at least one language."),
        ({"en": "{we} fish"}, r"“we” is no place for a word of a side \(English\); write {own}, {other}"),
    ],
)
def test_words_that_cannot_be_asked_are_refused(programme: Programme, text: dict[str, str], sentence: str):
    draft = make_draft(programme)
    with pytest.raises(DataError, match=sentence):
        actions.add_statement(draft, replace(WORDINGS["water"], text=text), by=None)
    with pytest.raises(DataError, match="“boats” cannot be the key"):
        actions.add_statement(draft, WORDINGS["water"], by=None, key="boats")
    with pytest.raises(DataError, match=r"“\.\./x” cannot be the key"):
        actions.add_statement(draft, WORDINGS["water"], by=None, key="../x")
    assert keys(draft) == ["boats", "water", "ferry"]


def test_what_people_were_asked_can_be_neither_changed_nor_deleted(programme: Programme, convenor: Account):
    made = opened(programme, convenor)
    boats = queries.asked(made)[0]
    attempts = (
        lambda: actions.edit_round(made, DEFINITION, by=convenor, seen=digest(DEFINITION)),
        lambda: actions.delete_round(made, by=convenor),
        lambda: actions.add_statement(made, WORDINGS["water"], by=convenor),
        lambda: actions.edit_statement(boats, WORDINGS["water"], by=convenor, seen=digest(WORDINGS["boats"])),
        lambda: actions.move_statement(boats, by=convenor, earlier=False),
        lambda: actions.delete_statement(boats, by=convenor),
        lambda: actions.open_round(made, by=convenor),
    )
    before = (queries.texts_of(made), Round.objects.values().get())
    for attempt in attempts:
        with pytest.raises(DataError, match="This round was opened"):
            attempt()
    assert (queries.texts_of(made), Round.objects.values().get()) == before


def test_a_draft_is_deleted_with_what_is_in_it(programme: Programme, convenor: Account):
    draft = make_draft(programme)
    actions.delete_round(draft, by=convenor)
    assert not Round.objects.exists()
    assert not Statement.objects.exists()
    assert trail("deleted")[0][:1] == ("round:boats-and-nets",)
    with pytest.raises(DataError, match="somebody deleted it"):
        actions.add_statement(draft, WORDINGS["water"], by=convenor)
