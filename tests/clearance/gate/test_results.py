"""The result of a statement: who reads it, and what follows from what was released."""

from dataclasses import replace

import pytest
from clearance.gate.samples import (
    AUDIENCES,
    CONVENORS,
    NFA,
    NORTH,
    ON,
    OTHER_ROOM,
    OWN_ROOM,
    PUBLIC,
    SOUTH,
    event,
    released,
    result,
    result_side,
    round_of,
    tens,
    thirds,
    two,
)

from tracktwo.clearance import Cleared, Reason, Release, Room, Withheld, clear, disclosure
from tracktwo.clearance.disclosure import (
    Area,
    Awareness,
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
    ShownPlanted,
    ShownResultPart,
)
from tracktwo.perception import Finding, Firmness

TEAMS = (CONVENORS, NORTH, SOUTH)
PARTICIPANTS = Room(event="round:round")
EVERYBODY = (*AUDIENCES, PARTICIPANTS)


def read(material, audience=PUBLIC):
    cleared = clear(material, audience=audience)
    return cleared.value if isinstance(cleared, Cleared) else cleared


def with_sides(first, second, **changes):
    return result(ON, sides=(first, second), **changes)


NORTH_SIDE = result_side("north", stances=thirds(2, 0), expects=tens(20))
SOUTH_SIDE = result_side("south", stances=thirds(1, 0), expects=tens(70))


@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
@pytest.mark.parametrize("rule", [ON, NFA])
def test_nobody_reads_a_value_before_the_round_is_closed(rule, audience):
    still_open = result(rule, round=round_of(rule, is_closed=False, is_revealed=False))
    assert read(still_open, audience) == Withheld(reason=Reason.NOT_CLOSED)


@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
def test_only_the_team_reads_a_value_before_both_sides_do(audience):
    kept = result(ON, round=round_of(ON, is_revealed=False))
    if audience in TEAMS:
        assert read(kept, audience) == read(result(ON), audience)
    else:
        assert read(kept, audience) == Withheld(reason=Reason.NOT_REVEALED)


@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
def test_statement_goes_out_in_words_a_named_person_approved(audience):
    unapproved = result(ON, statement=Release(text={"en": "Words"}, approved_by=" "))
    assert read(unapproved, audience) == Withheld(reason=Reason.NO_RELEASE)
    assert read(result(ON, statement=None), audience) == Withheld(reason=Reason.NO_RELEASE)


def reads(side, words, *, approved_by="Ada"):
    return replace(side, reads=Release(text=two(words), approved_by=approved_by))


def test_each_side_may_read_a_sentence_of_its_own():
    sides = reads(NORTH_SIDE, "They have more."), reads(SOUTH_SIDE, "Those have more.")
    shown = read(with_sides(*sides, statement=None))
    assert shown.statement is None
    assert [side.reads for side in shown.sides] == [two("They have more."), two("Those have more.")]
    assert [side.reads for side in read(with_sides(*sides)).sides] == [None, None]
    for pair in ((sides[0], SOUTH_SIDE), (sides[0], reads(SOUTH_SIDE, "Those have more.", approved_by=""))):
        assert read(with_sides(*pair, statement=None)) == Withheld(reason=Reason.NO_RELEASE)


@pytest.mark.parametrize("audience", EVERYBODY, ids=str)
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
    assert read(kept, OWN_ROOM) == read(kept, CONVENORS) == read(with_sides(NORTH_SIDE, (
        result_side("south", stances=thirds(2, 0), expects=tens(20))
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
    for audience in (PUBLIC, OTHER_ROOM, OWN_ROOM, PARTICIPANTS):
        assert read(with_sides(*sides), audience) == read(with_sides(*fresh), audience)
    assert [side.held for side in read(with_sides(*sides), CONVENORS).sides] == [disclosure.Reason.BATCH] * 2


def test_sides_go_by_key_and_each_keeps_what_it_expects_of_the_other():
    shown = read(with_sides(SOUTH_SIDE, NORTH_SIDE))
    assert shown == read(with_sides(NORTH_SIDE, SOUTH_SIDE))
    assert [(side.side, side.expects.points, side.expects.gap) for side in shown.sides] == [
        ("north", "20", ShownLimits(low="-17/20", high="-1/4")),
        ("south", "70", ShownLimits(low="-7/20", high="1/12")),
    ]


def counted(side, agree, disagree, unsure, points, people, spread):
    return result_side(
        side,
        stances=ExactStances(agree=agree, disagree=disagree, unsure=unsure),
        expects=ExactExpectation(points=points, people=people, spread=spread),
    )


def test_exact_round_reads_in_counts_with_what_perception_says_of_them():
    shown = read(
        with_sides(counted("north", 12, 4, 2, 50.0, 24, 20.0), counted("south", 0, 30, 0, 78.1, 30, 10.0))
    )
    assert [(side.bands, side.counts, side.lean, side.area) for side in shown.sides] == [
        (None, ShownCounts(agree=12, disagree=4, unsure=2), Lean.AGREE, Area.TOO_CLOSE),
        (None, ShownCounts(agree=0, disagree=30, unsure=0), Lean.DISAGREE, Area.DIFFER_KNOWN),
    ]
    assert [side.limits for side in shown.sides] == [
        ShownLimits(low="0.549", high="0.889"),
        ShownLimits(low="0.000", high="0.062"),
    ]
    assert [side.expects for side in shown.sides] == [
        ShownExpectation(
            people="24",
            points="50.0",
            limits=ShownLimits(low="0.429", high="0.571"),
            reading=Reading.OVER,
            gap=ShownLimits(low="0.400", high="0.557"),
        ),
        ShownExpectation(
            people="30",
            points="78.1",
            limits=ShownLimits(low="0.730", high="0.812"),
            reading=Reading.ABOUT_RIGHT,
            gap=ShownLimits(low="-0.123", high="0.227"),
        ),
    ]
    assert (shown.finding, shown.awareness, shown.unaware) == (Finding.RECOGNISED_DIFFERENCE, None, None)
    assert (shown.firmness, shown.probability) == (Firmness.LEANING, "0.615")


def test_the_one_side_that_does_not_see_it_is_named():
    shown = read(
        with_sides(counted("south", 28, 2, 0, 80.0, 30, 10.0), counted("north", 27, 3, 0, 15.0, 30, 10.0))
    )
    assert (shown.finding, shown.awareness, shown.unaware) == (
        Finding.HIDDEN_AGREEMENT,
        Awareness.ONE_SIDED,
        "north",
    )
    assert [side.area for side in shown.sides] == [Area.AGREE_UNKNOWN, Area.AGREE_KNOWN]


def test_mirror_image_stands_in_no_area():
    sides = counted("north", 28, 2, 0, 20.0, 30, 10.0), counted("south", 27, 3, 0, 15.0, 30, 10.0)
    shown = read(with_sides(*sides, is_reciprocal=True))
    assert (shown.finding, shown.awareness) == (Finding.MIRROR_IMAGE, Awareness.UNKNOWN)
    assert [side.area for side in shown.sides] == [None, None]
    banded = read(
        with_sides(
            NORTH_SIDE, result_side("south", stances=thirds(2, 0), expects=tens(70)), is_reciprocal=True
        )
    )
    assert [side.area for side in banded.sides] == [None, None]


@pytest.mark.parametrize("north", [(12, 8, 0), (16, 8, 0), (0, 0, 25)])
def test_two_sides_of_which_one_does_not_clearly_agree_are_no_mirror_image(north):
    """Sixteen of twenty-four reach down to one half, which is not above it."""
    shown = read(
        with_sides(
            counted("north", *north, 20.0, 30, 10.0),
            counted("south", 27, 3, 0, 15.0, 30, 10.0),
            is_reciprocal=True,
        )
    )
    assert None not in [side.area for side in shown.sides]


@pytest.mark.parametrize(
    ("points", "expected", "gap"),
    [
        (39.8, Reading.UNDER, ("-0.375", "-0.001")),
        (39.9, Reading.ABOUT_RIGHT, ("-0.374", "0.000")),
        (79.1, Reading.ABOUT_RIGHT, ("0.000", "0.375")),
        (79.2, Reading.OVER, ("0.001", "0.376")),
    ],
)
def test_a_gap_that_may_be_none_is_about_right(points, expected, gap):
    sides = (counted(side, 12, 8, 0, points, 24, 20.0) for side in ("north", "south"))
    for side in read(with_sides(*sides)).sides:
        assert (side.expects.reading, side.expects.gap) == (expected, ShownLimits(low=gap[0], high=gap[1]))


def test_exact_answers_beside_banded_guesses_have_limits_and_no_class():
    sides = [
        replace(counted(side, 12, 4, 2, 50.0, 24, 20.0), expects=released(tens(30), policy="p"))
        for side in ("north", "south")
    ]
    shown = read(with_sides(*sides))
    assert (shown.finding, shown.firmness, shown.probability) == (None, None, None)
    assert [side.area for side in shown.sides] == [Area.TOO_CLOSE, Area.TOO_CLOSE]
    assert [side.limits for side in shown.sides] == [ShownLimits(low="0.549", high="0.889")] * 2
    assert [side.expects.limits for side in shown.sides] == [None, None]


def test_nobody_with_a_view_has_no_limits():
    shown = read(
        with_sides(counted("north", 0, 0, 25, 50.0, 24, 20.0), counted("south", 20, 5, 0, 50.0, 24, 20.0))
    )
    assert [side.limits is None for side in shown.sides] == [True, False]
    assert [(side.expects.gap is None, side.expects.reading) for side in shown.sides] == [
        (False, Reading.UNDER),
        (True, Reading.ABOUT_RIGHT),
    ]
    assert shown.finding is Finding.OPEN_QUESTION


def test_planted_values_are_read_of_simulated_answers_only():
    real = result(ON, round=round_of(ON, is_simulated=False))
    assert [side.planted for side in read(real).sides] == [None, None]
    assert [side.planted for side in read(result(ON)).sides] == [ShownPlanted(share="0.25", guess="0.75")] * 2
    bare = [replace(side, planted=replace(side.planted, guess=None)) for side in (NORTH_SIDE, SOUTH_SIDE)]
    assert [side.planted for side in read(with_sides(*bare)).sides] == [
        ShownPlanted(share="0.25", guess=None)
    ] * 2


def test_small_side_reads_over_or_under_without_a_mean():
    small = ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.OVER)
    shown = read(with_sides(result_side("north", stances=thirds(2, 0), expects=small), replace(SOUTH_SIDE)))
    assert shown.sides[0].expects == ShownExpectation(
        people="5-9", points=None, limits=None, reading=Reading.OVER, gap=None
    )
    assert shown.finding is None


def test_result_of_a_round_of_its_own_needs_no_meeting():
    alone = result(ON, round=round_of(ON, event=None, rules=(ON,)))
    assert read(alone) == read(result(ON)) == read(alone, CONVENORS)


def test_result_of_a_meeting_nobody_outside_knows_of_stays_inside():
    hidden = result(NFA, round=round_of(NFA, event=replace(event(NFA), kind=None, status=None)))
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
    bare = [replace(side, evidence=None, planted=None) for side in (NORTH_SIDE, SOUTH_SIDE)]
    alone = Result(
        key="s",
        round=round_of(ON),
        number=1,
        statement=Release(text={"zh-Hans": "轨道"}, approved_by="Ada"),
        sides=(bare[0], bare[1]),
    )
    shown = read(alone)
    assert (shown.kind, shown.topic, shown.partner, shown.is_reciprocal) == ("", None, "", False)
    assert [(side.evidence, side.planted) for side in shown.sides] == [(None, None)] * 2


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
