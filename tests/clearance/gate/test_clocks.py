"""Whose clocks a public event is told by, and where questions are sent: only where place, date and rule allow it."""

from dataclasses import replace

import pytest
from clearance.gate.samples import NFA, ON, event

from tracktwo.clearance import CONVENORS, PUBLIC, Fact, Reason, clear
from tracktwo.clearance.account import account
from tracktwo.clearance.kinds import Event, Status


def shown(audience=PUBLIC, rule=ON, **changes):
    told = clear(replace(event(rule), **changes), audience=audience).value
    return told.zone, told.clocks, told.ask_at


def hidden(noun, name):
    return {name: replace(getattr(noun, name), sources=(), approvals=())}


def status(value):
    return {"status": replace(event(ON).status, value=Status(value=value))}


def test_clocks_are_told_where_the_place_is_known_or_its_own_clock_is_one_of_them():
    told = ("event-zone", ("event-clock",), "event-ask")
    assert shown() == told
    assert shown(**hidden(event(ON), "place")) == (None, (), "event-ask")
    own = ("event-clock", "event-zone")
    assert shown(**hidden(event(ON), "place"), clocks=own) == ("event-zone", own, "event-ask")
    assert shown(**hidden(event(ON), "date")) == (None, (), "event-ask")
    assert shown(zone="") == shown(clocks=()) == (None, (), "event-ask")
    assert shown(CONVENORS) == told


@pytest.mark.parametrize("audience", [PUBLIC, CONVENORS], ids=str)
def test_what_nobody_said_is_not_known(audience):
    whole = event(ON)
    assert shown(audience, ask_at="") == ("event-zone", ("event-clock",), None)
    given = {each: getattr(whole, each) for each in ("key", "rule", "kind", "date", "place", "clocks")}
    told = clear(Event(**given), audience=audience).value
    assert (told.zone, told.clocks, told.ask_at) == (None, (), None)


def test_nothing_of_it_is_told_where_the_agenda_is_not():
    assert shown(rule=NFA) == (None, (), None)


@pytest.mark.parametrize("over", ["held", "not_held"])
def test_questions_are_sent_nowhere_once_it_is_over(over):
    assert shown(**status("planned"))[2] == "event-ask"
    assert shown(**status(over))[2] is None
    # Where nobody outside knows that it is over, it is not told by this, either.
    assert shown(status=Fact(value=Status(value=over)))[2] == "event-ask"


def test_the_account_says_why():
    unplaced = replace(event(ON), **hidden(event(ON), "place"))
    found = {line.field: line.reason for line in account([unplaced])}
    assert {name: found[name] for name in ("zone", "clocks", "place")} == dict.fromkeys(
        ("zone", "clocks", "place"), Reason.NOT_KNOWN_OUTSIDE
    )
