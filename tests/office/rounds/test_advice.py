"""Remarks on words: what they notice in each language, what they leave alone, and how sides are counted."""

from dataclasses import replace

import pytest
from office.rounds.drafts import WORDINGS, make_draft

from tracktwo.office.models import Programme
from tracktwo.office.rounds import actions, queries
from tracktwo.office.rounds.advice import advice_of, advice_on, minutes_for
from tracktwo.office.rounds.definitions import Wording
from tracktwo.office.rounds.kinds import StatementKind

TWO = "it may hold two ideas (“%s”), and somebody may agree with one of them only."
NOT = "it says what is not (“%s”); to disagree with that is easily misread."
QUESTION = "it is a question; write what one can agree or disagree with."
LONG = "it has %s characters; up to %s are read at a glance."


@pytest.mark.parametrize(
    ("text", "remarks"),
    [
        ("The water is for both.", []),
        ("Boats are large and nets are fine.", [TWO % "and"]),
        ("Sand is not water.", [NOT % "not"]),
        ("Boats can’t turn.", [NOT % "n’t"]),
        ("Is the water for both?", [QUESTION]),
        ("No one knows, or does anyone?", [TWO % "or", NOT % "No", QUESTION]),
        ("The brand of the land stands in northern notes.", []),
        ("x" * 140, []),
        ("x" * 141, [LONG % (141, 140)]),
        ("河水归两岸共有。", []),
        ("船大而且网好。", [TWO % "而且"]),
        ("河水不归谁。", [NOT % "不"]),
        ("不论在哪一岸，河水都一样。", []),
        ("河水归谁？", [QUESTION]),
        ("水" * 60, []),
        ("水" * 61, [LONG % (61, 60)]),
        ("الماء للشاطئين.", []),
        ("الماء ليس لأحد.", [NOT % "ليس"]),
        ("هل الماء للشاطئين؟", [QUESTION]),
    ],
)
def test_a_text_is_remarked_on_in_its_own_language(text: str, remarks: list[str]):
    assert advice_on(text) == remarks


def test_a_boundary_case_may_name_two_things():
    assert advice_on("A ferry that carries fish and people.", is_case=True) == []


def said(programme: Programme, *wordings: Wording) -> list[tuple[str, str]]:
    draft = make_draft(programme)
    for statement in queries.asked(draft):
        actions.delete_statement(statement, by=None)
    for number, wording in enumerate(wordings):
        actions.add_statement(draft, wording, by=None, key=f"s{number}")
    fresh = queries.round_called(programme, draft.key)
    found = advice_of(fresh, queries.asked(fresh))
    return [(each.statement.key if each.statement else "", each.sentence) for each in found]


def about(english: str, *, partner: str = "", kind: StatementKind = StatementKind.STRUCTURE) -> Wording:
    return Wording(kind=kind, text={"en": english}, partner=partner)


def test_a_statement_about_one_side_asks_for_the_same_about_the_other(programme: Programme):
    assert said(programme, about("In the East, nets matter.")) == [
        ("", "Statements that name one side only: East bank 1; West bank 0."),
        (
            "s0",
            "It is about one side; the same should be asked about the other. Name that one as its partner.",
        ),
    ]


def test_partners_name_each_other(programme: Programme):
    both = about("In the East, nets matter.", partner="s1"), about("In the West, traps matter.", partner="s0")
    assert said(programme, *both) == []


def test_a_partner_that_names_another_is_remarked_on(programme: Programme):
    wordings = (
        about("In the East, nets matter.", partner="s1"),
        about("In the West, traps matter.", partner="s2"),
        about("The water is for both.", kind=StatementKind.SHARED),
    )
    assert said(programme, *wordings) == [
        ("s0", "“s1” is its partner, but does not name this one as its own."),
        ("s1", "“s2” is its partner, but does not name this one as its own."),
    ]


def test_it_is_counted_which_side_is_named_first(programme: Programme):
    first = about("Eastern boats and western boats are alike.", kind=StatementKind.SHARED)
    again = replace(first, text={"en": "The East resembles the West."})
    other = replace(first, text={"en": "The West resembles the East."})
    assert ("", "Where both sides are named, it is named first: East bank 2; West bank 1.") in said(
        programme, first, again, other
    )
    assert [sentence for key, sentence in said_again(programme, again, other) if not key] == []


def said_again(programme: Programme, *wordings: Wording) -> list[tuple[str, str]]:
    actions.delete_round(queries.round_called(programme, "boats-and-nets"), by=None)
    return said(programme, *wordings)


def test_reciprocal_statements_name_no_side_more_than_the_other(programme: Programme):
    assert said(programme, WORDINGS["boats"]) == []


def test_a_round_that_takes_long_is_remarked_on(programme: Programme):
    water = WORDINGS["water"]
    assert said(programme, *[water] * 30) == []
    assert said_again(programme, *[water] * 31) == [
        ("", "31 statements take about 8 minutes; few people finish more than 30.")
    ]


@pytest.mark.parametrize(("statements", "minutes"), [(0, 1), (3, 1), (24, 6), (60, 15)])
def test_a_statement_takes_a_quarter_of_a_minute(statements: int, minutes: int):
    assert minutes_for(statements) == minutes
