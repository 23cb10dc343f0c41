"""A room that meets: the question on its screen, and the lines of its debrief, by rule and audience."""

from dataclasses import replace

import pytest
from clearance.gate.samples import AUDIENCES, NFA, NORTH, ON, OTR, OWN_ROOM, event, kept, two

from tracktwo.clearance import (
    CONVENORS,
    PUBLIC,
    Approval,
    Cleared,
    Fact,
    Reason,
    Release,
    Room,
    Withheld,
    clear,
)
from tracktwo.clearance.kinds import DebriefLine, HallQuestion, ShownDebriefLine, ShownHallQuestion
from tracktwo.clearance.tables import fixed

WORDS = two("asked")
LINE = DebriefLine(key="line-1", part="discuss", text=Fact(value=two("line")))
BOTH = (Approval(side="north", by="Ada"), Approval(side="south", by="Bo"))


def question(rule, text=None):
    return HallQuestion(
        key="question-1", event=event(rule), text=text or Release(text=WORDS, approved_by="Cleo")
    )


def read(material, audience):
    result = clear(material, audience=audience)
    return result.value if isinstance(result, Cleared) else result


@pytest.mark.parametrize("rule", [ON, NFA, OTR, None])
@pytest.mark.parametrize("audience", [OWN_ROOM, CONVENORS, NORTH], ids=str)
def test_a_question_is_read_in_its_own_room_and_by_the_team_whatever_the_rule(rule, audience):
    shown = ShownHallQuestion(event=event(rule).key, text=fixed(WORDS))
    assert read(question(rule), audience) == shown


@pytest.mark.parametrize("rule", [ON, NFA, OTR, None])
@pytest.mark.parametrize("audience", [PUBLIC, Room(event="another")], ids=str)
def test_a_question_is_read_nowhere_outside_even_on_the_record(rule, audience):
    told = read(question(rule), audience)
    assert isinstance(told, Withheld)
    assert told.reason in {Reason.TEAM_ONLY, Reason.NOT_KNOWN_OUTSIDE}


def test_a_question_of_a_meeting_nobody_knows_of_is_withheld_with_it():
    quiet = replace(question(ON), event=event(ON, fact=kept))
    assert read(quiet, PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=ON)


def test_a_question_nobody_let_through_is_not_on_the_screen_either():
    waiting = question(ON, Release(text=WORDS, approved_by=" "))
    assert read(waiting, OWN_ROOM) == Withheld(reason=Reason.NO_RELEASE)


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_a_line_of_the_debrief_goes_out_on_two_words_alone(audience):
    shown = ShownDebriefLine(key="line-1", part="discuss", text=fixed(two("line")))
    confirmed = replace(LINE, text=replace(LINE.text, approvals=BOTH))
    assert read(confirmed, audience) == shown
    is_team = audience != PUBLIC and not isinstance(audience, Room)
    held = shown if is_team else Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
    assert read(LINE, audience) == held


@pytest.mark.parametrize(
    "approvals",
    [
        BOTH[:1],
        (BOTH[0], Approval(side="south", by="Ada")),
        (BOTH[0], Approval(side="north", by="Bo")),
        (BOTH[0], Approval(side=" ", by="Bo")),
    ],
)
def test_two_words_are_two_people_of_two_sides(approvals):
    line = replace(LINE, text=replace(LINE.text, approvals=approvals))
    assert read(line, PUBLIC) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE)
