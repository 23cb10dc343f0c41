"""The result of a statement: who reads it, and what follows from what was released."""

from dataclasses import replace

import pytest
from clearance.gate.samples import (
    AUDIENCES,
    CONVENORS,
    NFA,
    ON,
    OTHER_ROOM,
    OWN_ROOM,
    PUBLIC,
    released,
    result,
    result_side,
    tens,
    thirds,
    two,
)

from tracktwo.clearance import Cleared, Reason, Release, Withheld, clear, disclosure
from tracktwo.clearance.disclosure import (
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    HeadCount,
    Lean,
    Reach,
    Reading,
)
from tracktwo.clearance.kinds import (
    Result,
    ResultPart,
    ShownBands,
    ShownCounts,
    ShownExpectation,
    ShownLimits,
    ShownResultPart,
)


def read(material, audience=PUBLIC):
    cleared = clear(material, audience=audience)
    return cleared.value if isinstance(cleared, Cleared) else cleared


def with_sides(first, second, **changes):
    return replace(result(ON), sides=(first, second), **changes)


NORTH_SIDE = result_side("north", stances=thirds(2, 0), expects=tens(20))
SOUTH_SIDE = result_side("south", stances=thirds(1, 0), expects=tens(70))


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_nobody_reads_a_value_before_the_round_is_closed(audience):
    assert read(replace(result(ON), is_closed=False), audience) == Withheld(reason=Reason.NOT_CLOSED)


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
def test_statement_goes_out_in_words_a_named_person_approved(audience):
    unapproved = replace(result(ON), statement=Release(text={"en": "Words"}, approved_by=" "))
    assert read(unapproved, audience) == Withheld(reason=Reason.NO_RELEASE)


@pytest.mark.parametrize("audience", AUDIENCES, ids=str)
@pytest.mark.parametrize("why", list(disclosure.Reason))
def test_one_side_that_is_not_shown_hides_both(audience, why):
    hidden = replace(SOUTH_SIDE, stances=why)
    reason = Reason.TAKEN_DOWN if why is disclosure.Reason.REMOVED else Reason.SMALL_GROUP
    assert read(with_sides(NORTH_SIDE, hidden), audience) == Withheld(reason=reason)
    assert read(with_sides(hidden, NORTH_SIDE), audience) == Withheld(reason=reason)


@pytest.mark.parametrize("hidden", ["north", "south"])
def test_expectations_are_read_from_both_sides_or_neither(hidden):
    sides = [
        replace(side, expects=disclosure.Reason.TOO_FEW) if side.side == hidden else side
        for side in (NORTH_SIDE, SOUTH_SIDE)
    ]
    shown = read(with_sides(*sides))
    assert [side.expects for side in shown.sides] == [None, None]
    assert [side.lean for side in shown.sides] == [Lean.AGREE, Lean.TOO_CLOSE]
    assert shown.finding is None


def test_values_for_the_room_stay_in_the_room():
    sides = [
        result_side(side, stances=thirds(2, 0), expects=tens(20), reach=Reach.ROOM)
        for side in ("north", "south")
    ]
    kept = with_sides(*sides)
    assert read(kept) == read(kept, OTHER_ROOM) == Withheld(reason=Reason.NOT_PUBLIC)
    assert read(kept, OWN_ROOM) == read(kept, CONVENORS) == read(with_sides(NORTH_SIDE, replace(
        NORTH_SIDE, side="south", stances=replace(NORTH_SIDE.stances, policy="south-policy"),
    )))  # fmt: skip


def test_value_for_the_room_on_one_side_or_one_question_is_enough_to_hold_back():
    kept = replace(NORTH_SIDE, stances=replace(NORTH_SIDE.stances, reach=Reach.ROOM))
    assert read(with_sides(kept, SOUTH_SIDE)) == Withheld(reason=Reason.NOT_PUBLIC)
    guesses = replace(NORTH_SIDE, expects=replace(NORTH_SIDE.expects, reach=Reach.ROOM))
    assert [side.expects for side in read(with_sides(guesses, SOUTH_SIDE)).sides] == [None, None]


def test_repeated_value_reads_to_outsiders_as_it_read_before():
    sides = [
        result_side(side, stances=thirds(2, 0), expects=tens(20), held=disclosure.Reason.BATCH)
        for side in ("north", "south")
    ]
    fresh = [replace(each, stances=replace(each.stances, held=None)) for each in sides]
    for audience in (PUBLIC, OTHER_ROOM, OWN_ROOM):
        assert read(with_sides(*sides), audience) == read(with_sides(*fresh), audience)
    assert [side.held for side in read(with_sides(*sides), CONVENORS).sides] == [disclosure.Reason.BATCH] * 2


def test_sides_go_by_key_and_each_keeps_what_it_expects_of_the_other():
    shown = read(with_sides(SOUTH_SIDE, NORTH_SIDE))
    assert shown == read(with_sides(NORTH_SIDE, SOUTH_SIDE))
    assert [(side.side, side.expects.points, side.expects.gap) for side in shown.sides] == [
        ("north", "20", ShownLimits(low="-17/20", high="-1/4")),
        ("south", "70", ShownLimits(low="-7/20", high="1/12")),
    ]


def test_exact_round_reads_in_counts_and_leaves_the_class_to_perception():
    shown = read(
        with_sides(
            result_side(
                "north",
                stances=ExactStances(agree=12, disagree=4, unsure=8),
                expects=ExactExpectation(points=50.0, people=24),
            ),
            result_side(
                "south",
                stances=ExactStances(agree=0, disagree=30, unsure=0),
                expects=ExactExpectation(points=78.1, people=30),
            ),
            is_simulated=True,
        )
    )
    assert [(side.bands, side.counts, side.lean) for side in shown.sides] == [
        (None, ShownCounts(agree=12, disagree=4, unsure=8), Lean.TOO_CLOSE),
        (None, ShownCounts(agree=0, disagree=30, unsure=0), Lean.DISAGREE),
    ]
    assert [side.expects for side in shown.sides] == [
        ShownExpectation(
            people="24",
            points="50.0",
            reading=Reading.OVER,
            gap=ShownLimits(low="999/2000", high="1001/2000"),
        ),
        ShownExpectation(
            people="30",
            points="78.1",
            reading=Reading.OVER,
            gap=ShownLimits(low="61/2000", high="63/2000"),
        ),
    ]
    assert (shown.finding, shown.is_simulated) == (None, True)


def test_small_side_reads_over_or_under_without_a_mean():
    small = ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.OVER)
    shown = read(with_sides(result_side("north", stances=thirds(2, 0), expects=small), replace(SOUTH_SIDE)))
    assert shown.sides[0].expects == ShownExpectation(
        people="5-9", points=None, reading=Reading.OVER, gap=None
    )
    assert shown.finding is None


def test_result_of_a_round_of_its_own_needs_no_meeting():
    alone = replace(result(ON), event=None)
    assert read(alone) == read(result(ON)) == read(alone, CONVENORS)


def test_result_of_a_meeting_nobody_outside_knows_of_stays_inside():
    hidden = replace(result(NFA), event=replace(result(NFA).event, kind=None, status=None))
    assert read(hidden) == Withheld(reason=Reason.NOT_KNOWN_OUTSIDE, rule=NFA)
    assert read(hidden, OWN_ROOM) == read(result(NFA), OWN_ROOM)


@pytest.mark.parametrize("sides", [{"stances": tens(20)}, {"expects": thirds(2, 0)}])
def test_values_in_the_wrong_place_are_refused(sides):
    swapped = {name: replace(getattr(NORTH_SIDE, name), value=value) for name, value in sides.items()}
    with pytest.raises(TypeError, match=r"are not released stances|is not a released expectation"):
        read(with_sides(replace(NORTH_SIDE, **swapped), SOUTH_SIDE))
    with pytest.raises(TypeError, match=r"are not released stances|is not a released expectation"):
        read(with_sides(replace(SOUTH_SIDE, side="a"), replace(NORTH_SIDE, **swapped)))


def test_result_says_only_what_it_was_told():
    alone = Result(
        key="s",
        statement=Release(text={"zh-Hans": "轨道"}, approved_by="Ada"),
        sides=(NORTH_SIDE, SOUTH_SIDE),
        is_closed=True,
        is_simulated=True,
    )
    shown = read(alone)
    assert (shown.kind, shown.topic, shown.is_reciprocal, shown.is_simulated) == ("", None, False, True)


def part(key, agree, disagree, **more):
    return ResultPart(
        key=key, name=two(key), stances=released(thirds(agree, disagree), policy="policy", **more)
    )


def test_parts_of_a_side_are_read_by_key():
    sides = [
        replace(side, parts=(part("universities", 1, 0), part("labs", 2, 0)))
        for side in (NORTH_SIDE, SOUTH_SIDE)
    ]
    low, high = ShownLimits(low="0", high="1/3"), ShownLimits(low="2/3", high="1")
    middle = ShownLimits(low="1/3", high="2/3")
    for audience in AUDIENCES:
        assert [side.parts for side in read(with_sides(*sides), audience).sides] == 2 * [
            (
                ShownResultPart(
                    key="labs", name=two("labs"), bands=ShownBands(people="10-19", agree=high, disagree=low)
                ),
                ShownResultPart(
                    key="universities",
                    name=two("universities"),
                    bands=ShownBands(people="10-19", agree=middle, disagree=low),
                ),
            )
        ]


@pytest.mark.parametrize(
    "wrong",
    [
        part("labs", 2, 0, reach=Reach.ROOM),
        ResultPart(key="labs", name=two("labs"), stances=released(tens(20), policy="policy")),
        ResultPart(
            key="labs",
            name=two("labs"),
            stances=released(ExactStances(agree=1, disagree=2, unsure=3), policy="policy"),
        ),
    ],
)
def test_parts_that_are_not_bands_or_not_so_public_are_refused(wrong):
    with pytest.raises(TypeError, match="part of a side is not released in bands"):
        read(with_sides(replace(NORTH_SIDE, parts=(wrong,)), SOUTH_SIDE))
