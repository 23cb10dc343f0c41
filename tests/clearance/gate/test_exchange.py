"""Questions and what was answered: both keys over the whole, answers on the record alone, drafts their side's own."""

from dataclasses import replace

import pytest
from clearance.gate.samples import AUDIENCES, NFA, NORTH, ON, OTR, OWN_ROOM, SOUTH, two

from tracktwo.clearance import (
    CONVENORS,
    PUBLIC,
    Approval,
    Cleared,
    Fact,
    Reason,
    Room,
    Withheld,
    clear,
)
from tracktwo.clearance.account import account
from tracktwo.clearance.kinds import Document, Question, Reply, ReplyBasis, ShownQuestion, ShownReply, Side
from tracktwo.clearance.tables import fixed
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.sides import Mark

BOTH = (Approval(side="north", by="Ada"), Approval(side="south", by="Bo"))
OUTSIDE = [PUBLIC, Room(event="another"), OWN_ROOM]
OPEN = Document(key="act", title="Licensing act", is_public=True)
CLOSED = Document(key="memo", title="Memo", is_public=False)


def reply(rule=ON, **fields):
    told = {
        "side": "south",
        "basis": ReplyBasis.SOURCES,
        "is_given": True,
        "as_of": PartialDate.parse("2021"),
    }
    return Reply(text=two(f"reply {rule}"), rule=rule, **{**told, **fields})


def question(*replies, approvals=BOTH, **fields):
    told = {"key": "question-1", "side": "north", "text": two("asked"), "is_asked": True, "why": two("why")}
    return Question(approved=Fact(value="0f", approvals=approvals), replies=replies, **{**told, **fields})


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.parametrize("audience", OUTSIDE, ids=str)
def test_outside_it_is_read_which_side_asked_and_what_was_answered_on_the_record(audience):
    told = reply(documents=(OPEN, CLOSED), printed=("Gazette 3",), reason=two("since"))
    strict = [reply(rule) for rule in (NFA, OTR, None)]
    draft = reply(is_given=False)
    assert read(question(told, *strict, draft), audience) == ShownQuestion(
        key="question-1",
        side="north",
        text=fixed(two("asked")),
        replies=(
            ShownReply(
                text=fixed(told.text),
                basis=ReplyBasis.SOURCES,
                reason=fixed(two("since")),
                as_of=PartialDate.parse("2021"),
                review_by=None,
                documents=("act",),
                printed=("Gazette 3",),
            ),
        ),
    )


def test_what_nobody_said_was_asked_or_given_is_a_draft():
    words = Reply(side="south", text=two("reply"), basis=ReplyBasis.SOURCES, rule=ON)
    bare = Question(
        key="question-1",
        side="north",
        text=two("asked"),
        approved=Fact(value="0f", approvals=BOTH),
        replies=(words,),
    )
    assert read(bare, PUBLIC) == Withheld(reason=Reason.TEAM_ONLY)
    assert read(replace(bare, is_asked=True), PUBLIC).replies == ()


def test_what_an_answer_rests_on_is_published_under_these_names():
    assert list(ReplyBasis) == ["sources", "experience", "not_public", "nobody_knows"]


@pytest.mark.parametrize("audience", OUTSIDE, ids=str)
def test_an_answer_that_stays_inside_leaves_no_trace(audience):
    assert read(question(reply(NFA), reply(None)), audience) == read(question(), audience)


@pytest.mark.parametrize(
    "approvals",
    [(), BOTH[:1], (BOTH[0], Approval(side="south", by="Ada")), (BOTH[0], Approval(side="north", by="Bo"))],
)
@pytest.mark.parametrize("audience", OUTSIDE, ids=str)
def test_two_keys_are_two_people_of_two_sides(approvals, audience):
    assert read(question(reply(), approvals=approvals), audience) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)


def test_the_team_reads_every_answer_that_was_given_and_its_own_side_the_draft():
    found = question(reply(OTR), reply(is_given=False), approvals=())
    assert [len(read(found, audience).replies) for audience in (CONVENORS, NORTH, SOUTH)] == [1, 1, 2]


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_the_draft_of_a_question_is_its_own_side_s_alone_with_any_keys(audience):
    told = read(question(is_asked=False), audience)
    assert isinstance(told, ShownQuestion) == (audience == NORTH)
    assert audience == NORTH or told == Withheld(reason=Reason.TEAM_ONLY)


def test_the_account_says_whose_key_is_missing_and_what_stays_and_is_silent_of_drafts():
    sides = [
        Side(key="north", name=two("N"), mark=Mark.CIRCLE),
        Side(key="south", name=two("S"), mark=Mark.DIAMOND),
    ]
    nouns = [
        question(approvals=BOTH[:1]),
        question(reply(), reply(OTR), key="question-2"),
        question(reply(documents=(CLOSED,)), key="question-3"),
        question(key="question-4", is_asked=False, approvals=()),
        question(reply(OTR, is_given=False), reply(documents=(CLOSED,)), key="question-5"),
    ]
    lines = account([*sides, *nouns])
    assert [
        (each.item, each.field, each.reason, each.rule, each.missing, each.is_partial) for each in lines
    ] == [
        ("question:question-1", "", Reason.NOT_KNOWN_OUTSIDE, None, ("south",), False),
        ("question:question-2", "replies", Reason.RULE, OTR, (), True),
        ("question:question-3", "replies", Reason.NOT_PUBLIC, None, (), True),
        ("question:question-5", "replies", Reason.NOT_PUBLIC, None, (), True),
    ]


def test_why_it_was_asked_and_what_was_said_about_it_are_read_nowhere():
    found = question(reply(), talk=(two("talk"),))
    bare = replace(found, why=None, talk=())
    assert [read(found, each) for each in AUDIENCES] == [read(bare, each) for each in AUDIENCES]
    assert "asked" not in repr(found)
