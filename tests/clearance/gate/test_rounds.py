"""A round: who may know of it, from when, and how its dates are told."""

from dataclasses import replace
from datetime import date

import pytest
from clearance.gate.samples import (
    CONVENORS,
    NFA,
    NORTH,
    ON,
    OTHER_ROOM,
    OTR,
    OWN_ROOM,
    PUBLIC,
    event,
    result,
    round_of,
)

from tracktwo.clearance import Cleared, Reason, Room, Withheld, clear
from tracktwo.clearance.disclosure import Disclosure, Policy
from tracktwo.clearance.kinds import Round, RoundSide
from tracktwo.vocabulary.attribution import Rule

PARTICIPANTS = Room(event="round:round")
ROOM_ONLY = Policy(disclosure=Disclosure.ROOM_ONLY)


def read(material, audience=PUBLIC):
    cleared = clear(material, audience=audience)
    return cleared.value if isinstance(cleared, Cleared) else cleared


@pytest.mark.parametrize("audience", [PUBLIC, OTHER_ROOM, Room(event="round"), Room(event="round:other")])
@pytest.mark.parametrize(
    ("material", "reason"),
    [
        (round_of(ON, is_closed=False, is_revealed=False), Reason.NOT_CLOSED),
        (round_of(ON, is_revealed=False), Reason.NOT_REVEALED),
        (round_of(ON, policy=ROOM_ONLY), Reason.NOT_PUBLIC),
    ],
)
def test_outsiders_know_of_a_round_once_it_was_revealed(material, reason, audience):
    assert read(material, audience) == Withheld(reason=reason)
    for near in (OWN_ROOM, PARTICIPANTS, CONVENORS, NORTH):
        assert read(material, near).title == material.title


@pytest.mark.parametrize("rules", [(), (None,), (OTR,), (ON, OTR)])
def test_a_round_of_its_own_without_an_open_rule_is_off_the_record(rules):
    alone = round_of(ON, event=None, rules=rules)
    assert read(alone) == read(alone, OWN_ROOM) == Withheld(reason=Reason.RULE, rule=OTR)
    assert read(alone, PARTICIPANTS).rule is read(alone, CONVENORS).rule is OTR


def test_the_strictest_of_the_meetings_rule_and_its_own_governs():
    for held, own in ((ON, NFA), (NFA, ON)):
        material = round_of(held, rules=(own,))
        assert [
            read(material, audience).rule for audience in (PUBLIC, PARTICIPANTS, OWN_ROOM, CONVENORS)
        ] == [NFA] * 4
    unstated = round_of(ON, event=replace(event(ON), rule=None), rules=(ON,))
    assert read(unstated) == Withheld(reason=Reason.RULE, rule=OTR)
    assert read(unstated, PARTICIPANTS).rule is OTR


def test_participants_read_the_results_of_a_round_of_a_meeting_nobody_outside_knows():
    hidden = round_of(NFA, event=replace(event(NFA), kind=None, status=None))
    assert read(hidden) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=NFA)
    assert read(hidden, PARTICIPANTS) == read(round_of(NFA))
    assert read(result(NFA, round=hidden), PARTICIPANTS) == read(result(NFA))


@pytest.mark.parametrize(("rule", "day"), [(ON, "2021-11-12"), (NFA, "2021-11")])
def test_days_are_told_on_the_record_only(rule, day):
    shown = read(round_of(rule, opened=date(2021, 11, 12), closed=None))
    assert (shown.opened.edtf, shown.closed) == (day, None)
    (told,) = {side.day.edtf for side in read(result(rule)).sides}
    assert told == ("2950-01-02" if rule is ON else "2950-01")


def test_sides_go_by_key():
    shown = read(round_of(ON))
    assert [side.side for side in shown.sides] == ["north", "south"]
    assert read(round_of(ON, sides=tuple(reversed(round_of(ON).sides)))) == shown


def test_how_answers_were_made_is_told_where_they_were_made():
    assert read(round_of(ON)).recipe.seed == 2954
    assert read(round_of(ON, is_simulated=False), CONVENORS).recipe is None


def test_policy_is_shown_with_the_hash_it_was_frozen_by():
    policy = Policy(
        most_seats=4, smallest=6, batch=7, insiders=3, yearly=2, ever=3, disclosure=Disclosure.EXACT
    )
    shown = read(round_of(ON, policy=policy)).policy
    assert (shown.disclosure, shown.smallest_shown, shown.hash) == (Disclosure.EXACT, 9, policy.hash)
    assert (shown.most_seats, shown.smallest, shown.batch) == (4, 6, 7)
    assert (shown.insiders, shown.yearly, shown.ever) == (3, 2, 3)


def test_round_says_only_what_it_was_told():
    bare = Round(
        key="r",
        title={"en": "Round", "ar": " "},
        languages=("en",),
        policy=Policy(),
        sides=(RoundSide(side="b", name={"en": "B"}), RoundSide(side="a", name={"en": "A"})),
        is_closed=True,
        is_revealed=True,
        is_simulated=True,
        asked=3,
        rules=(Rule.ON_THE_RECORD,),
    )
    shown = read(bare)
    assert (shown.title, shown.asked) == ({"en": "Round"}, 3)
    assert [shown.purpose, shown.label, shown.question, shown.opened, shown.closed, shown.recipe] == [
        None
    ] * 6
