"""How one side answered where each side is asked by itself: read by that side alone."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from clearance.gate.samples import (
    AUDIENCES,
    NFA,
    NORTH,
    ON,
    OTR,
    SOUTH,
    released,
    result,
    round_of,
    tens,
    thirds,
    two,
)

from tracktwo.clearance import CONVENORS, PUBLIC, Cleared, Reason, Release, Room, Withheld, clear
from tracktwo.clearance.disclosure import (
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    Guesses,
    HeadCount,
    Lean,
    Policy,
    Reading,
    Series,
    Stances,
    read_attendance,
    release_expectations,
    release_stances,
)
from tracktwo.clearance.disclosure import Reason as Why
from tracktwo.clearance.kinds import (
    OwnResult,
    ShownBands,
    ShownCounts,
    ShownGuess,
    ShownLimits,
    ShownOwnResult,
    room_of_side,
)
from tracktwo.clearance.tables import fixed

PEOPLE, OTHERS = room_of_side("round", "north"), room_of_side("round", "south")
EVERYBODY = (*AUDIENCES, PEOPLE, OTHERS, Room(event="round:round"))


def own(rule, **changes):
    told = {
        "key": "statement",
        "round": round_of(rule, is_apart=True, is_revealed=False, event=None, rules=(rule,)),
        "number": 3,
        "side": "north",
        "reads": Release(text=two("north-reads"), approved_by="Cleo"),
        "stances": released(thirds(2, 0), policy="north-policy"),
        "expects": released(tens(20), policy="north-policy"),
        "is_let": True,
    }
    return OwnResult(**{**told, **changes})


def read(material, audience):
    told = clear(material, audience=audience)
    return told.value if isinstance(told, Cleared) else told


SHOWN = ShownOwnResult(
    key="statement",
    round="round",
    number=3,
    side="north",
    reads=fixed(two("north-reads")),
    bands=ShownBands(
        people="10-19", agree=ShownLimits(low="2/3", high="1"), disagree=ShownLimits(low="0", high="1/3")
    ),
    counts=None,
    lean=Lean.AGREE,
    expects=ShownGuess(people="20-39", points="20"),
)


@pytest.mark.parametrize("rule", [ON, NFA, OTR, None])
@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
def test_a_side_reads_its_own_and_nobody_else_anything(rule, audience):
    told = SHOWN if audience in (NORTH, PEOPLE) else Withheld(reason=Reason.TEAM_ONLY)
    assert read(own(rule), audience) == told


def test_its_people_wait_for_their_convenor_and_its_team_does_not():
    waiting = own(ON, is_let=False)
    assert read(waiting, PEOPLE) == Withheld(reason=Reason.NOT_REVEALED)
    assert read(waiting, NORTH) == SHOWN


@pytest.mark.parametrize("audience", [NORTH, PEOPLE], ids=str)
def test_nothing_is_read_before_the_round_closes_or_of_a_round_that_asks_both(audience):
    is_open = own(ON, round=round_of(ON, is_apart=True, is_closed=False))
    assert read(is_open, audience) == Withheld(reason=Reason.NOT_CLOSED)
    assert read(own(ON, round=round_of(ON)), audience) == Withheld(reason=Reason.NOT_PUBLIC)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"stances": Why.TOO_FEW}, Reason.SMALL_GROUP),
        ({"stances": Why.REMOVED}, Reason.TAKEN_DOWN),
        ({"reads": Release(text=two("north-reads"), approved_by=" ")}, Reason.NO_RELEASE),
    ],
)
def test_what_is_too_few_taken_down_or_unread_is_not_shown(change, reason):
    assert read(own(ON, **change), NORTH) == Withheld(reason=reason)


def test_counts_are_shown_where_they_were_released_and_a_guess_only_where_it_was():
    exact = own(
        ON,
        stances=released(ExactStances(agree=20, disagree=4, unsure=1), policy="p"),
        expects=released(ExactExpectation(points=31.24, people=22, spread=1.0), policy="p"),
    )
    counted = replace(
        SHOWN,
        bands=None,
        counts=ShownCounts(agree=20, disagree=4, unsure=1),
        expects=ShownGuess(people="22", points="31.2"),
    )
    assert read(exact, NORTH) == counted
    assert read(own(ON, expects=Why.TOO_FEW), NORTH) == replace(SHOWN, expects=None)
    few = released(ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.OVER), policy="p")
    assert read(own(ON, expects=few), NORTH) == replace(SHOWN, expects=ShownGuess(people="5-9", points=None))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"stances": released(tens(20), policy="p")}, "A side's stances are not released stances"),
        ({"expects": released(thirds(2, 0), policy="p")}, "expectation of the other is not a released"),
    ],
)
def test_figures_in_the_place_of_others_are_never_shown(change, why):
    with pytest.raises(TypeError, match=why):
        clear(own(ON, **change), audience=NORTH)


@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
def test_nobody_reads_both_sides_of_such_a_round_even_if_it_seems_revealed(audience):
    apart = result(ON, round=round_of(ON, is_apart=True))
    assert isinstance(clear(apart, audience=audience), Withheld)
    assert isinstance(clear(result(ON), audience=audience), Cleared)


def test_the_two_teams_together_and_the_public_are_no_side():
    assert [read(own(ON), each) for each in (CONVENORS, PUBLIC, SOUTH, OTHERS)] == [
        Withheld(reason=Reason.TEAM_ONLY)
    ] * 4


@pytest.mark.parametrize("people", [5, 7])
def test_what_a_side_reads_does_not_move_with_what_the_other_side_answers(people):
    """Every way the other side can answer, beside a few of this one: one and the same noun each time."""
    series = {
        said: Series(now=said, attendance=read_attendance([dict.fromkeys(range(people), 1)]))
        for said in (
            *(Stances(agree=a, disagree=d, unsure=people - a - d)
              for a, d in product(range(people + 1), repeat=2) if a + d <= people),
            *(Guesses(people=people, mean=mean, spread=0.2) for mean in (0.1, 0.5, 0.9)),
        )
    }  # fmt: skip
    stances = [each for each in series if isinstance(each, Stances)]
    guesses = [each for each in series if isinstance(each, Guesses)]
    known = {"policy": Policy(most_seats=1), "today": date(2950, 1, 2), "origin": None}
    for mine, guess in product(stances[:: 2 * people], guesses[::2]):
        seen = set()
        for theirs, back in product(stances, guesses[::2]):
            told = release_stances((series[mine], series[theirs]), **known)
            expects = release_expectations((series[guess], series[back]), stances=told, **known)
            shown = read(own(ON, stances=told[0], expects=expects[0]), NORTH)
            seen.add(repr(shown))
        assert len(seen) == 1
