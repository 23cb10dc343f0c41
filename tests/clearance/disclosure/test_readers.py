"""From people to head-counts; outcomes kept as JSON and read back."""

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import (
    Attendance,
    Band,
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    HeadCount,
    Reach,
    Reading,
    Reason,
    Released,
    Spell,
    read_attendance,
    read_outcome,
    write_outcome,
)
from tracktwo.vocabulary.errors import DataError


def test_spells_begin_with_joining_revising_and_returning():
    attendance = read_attendance(
        [{"王": 1, "Lee": 1, "Ann": 1}, {"王": 1, "Lee": 2, "Bo": 1}, {"王": 1, "Ann": 2, "Bo": 2}]
    )
    first, second, third = Spell(0, 0), Spell(1, 1), Spell(2, 2)
    assert attendance == Attendance(
        moments=3,
        heads=(
            ((first, second), 1),  # Lee, who answered anew and then left
            ((first, third), 1),  # Ann, who left and returned
            ((Spell(0, 2),), 1),  # 王, all the time
            ((second, third), 1),  # Bo, who joined and answered anew
        ),
    )
    assert attendance.spells == {first: 2, Spell(0, 2): 1, second: 2, third: 2}
    assert attendance.changed == 3
    assert [attendance.people(moment) for moment in range(3)] == [3, 3, 3]


people = st.dictionaries(st.integers(0, 9), st.integers(1, 3))


@given(st.lists(people, min_size=1, max_size=4))
def test_head_counts_add_up_to_the_people_counted(counted):
    attendance = read_attendance(counted)
    assert [attendance.people(moment) for moment in range(len(counted))] == [len(each) for each in counted]
    before, now = ({}, *counted)[-2:]
    assert attendance.changed == sum(before.get(each) != now.get(each) for each in {*before, *now})


@given(st.lists(people, min_size=2, max_size=4), st.integers(0, 9))
def test_erased_person_counts_on_as_one_who_left(counted, person):
    *past, now = counted
    now = {each: version for each, version in now.items() if each != person}
    erased = read_attendance([{each: v for each, v in moment.items() if each == person} for moment in past])
    rest = [{each: v for each, v in moment.items() if each != person} for moment in past]
    assert read_attendance([*rest, now], erased=erased) == read_attendance([*past, now])


@pytest.mark.parametrize(
    "heads",
    [
        (((Spell(0, 2),), 1),),
        (((Spell(-1, 0),), 1),),
        (((Spell(1, 0),), 1),),
        (((Spell(0, 1),), 0),),
        (((), 1),),
        (((Spell(0, 1), Spell(1, 1)), 1),),
        (((Spell(0, 1),), 1), ((Spell(0, 1),), 2)),
    ],
)
def test_attendance_that_cannot_be_is_refused(heads):
    with pytest.raises(DataError, match="Attendance names"):
        Attendance(moments=2, heads=heads)


BANDS = Bands(
    people=HeadCount.FROM_10,
    agree=Band(first=2, last=2, parts=3),
    disagree=Band(first=0, last=0, parts=3),
    classed=True,
)
VALUES = [
    BANDS,
    ExactStances(agree=14, disagree=5, unsure=1),
    ExpectationBand(people=HeadCount.FROM_40, points=70, reading=None),
    ExpectationBand(people=HeadCount.FROM_5, points=None, reading=Reading.UNDER),
    ExactExpectation(points=41.7857, people=28, spread=21.3),
]


def outcome(value, *, held=None):
    return Released(
        value=value,
        number=2,
        day=date(2021, 11, 12),
        policy="a" * 64,
        reach=Reach.PUBLIC,
        held=held,
    )


ENDS = [
    ExpectationBand(people=HeadCount.FROM_10, points=0, reading=None),
    ExpectationBand(people=HeadCount.FROM_10, points=100, reading=None),
    ExactExpectation(points=0.0, people=1, spread=0.0),
    ExactExpectation(points=100.0, people=1, spread=50.0),
]
KEPT = [
    *Reason,
    *(outcome(value) for value in (*VALUES, *ENDS)),
    outcome(BANDS, held=Reason.BATCH),
    replace(outcome(BANDS), number=1),
]
REFUSED = "^A kept outcome is not one that was written; expected it as it was released, unchanged[.]$"


@pytest.mark.parametrize("kept", KEPT)
def test_an_outcome_comes_back_as_it_was_kept(kept):
    text = json.dumps(write_outcome(kept), sort_keys=True)
    assert read_outcome(json.loads(text)) == kept


def test_an_outcome_is_written_under_the_names_of_its_fields():
    assert write_outcome(outcome(VALUES[1], held=Reason.RATE)) == {
        "value": {"kind": "counts", "agree": 14, "disagree": 5, "unsure": 1},
        "number": 2,
        "day": "2021-11-12",
        "policy": "a" * 64,
        "reach": "public",
        "held": "rate",
    }


def broken():
    """Every kept outcome with a field too many, too few, or of no type there is."""
    yield from (None, [], "released", 1, {})
    for kept in (Reason.BATCH, *(outcome(value) for value in VALUES)):
        plain = write_outcome(kept)
        yield from (each for each in _spoiled(plain) if each != plain)
        if "value" in plain:
            yield from (
                {**plain, "value": each} for each in _spoiled(plain["value"]) if each != plain["value"]
            )


def _spoiled(plain):
    yield {**plain, "more": 1}
    for name in plain:
        yield {key: value for key, value in plain.items() if key != name}
        yield from ({**plain, name: wrong} for wrong in (None, True, -1, [], {}))


@pytest.mark.parametrize("value", list(broken()))
def test_what_was_not_written_as_an_outcome_is_refused(value):
    with pytest.raises(DataError, match=REFUSED):
        read_outcome(value)


@pytest.mark.parametrize(
    ("kind", "name", "wrong"),
    [
        ("bands", "agree", {"first": 2, "last": 1, "parts": 3}),
        ("bands", "agree", {"first": 0, "last": 3, "parts": 3}),
        ("expected_band", "points", 45),
        ("expected_band", "points", 110),
        ("expected_band", "reading", "over_estimated"),
        ("expected", "points", 100.5),
        ("expected", "points", -0.5),
        ("expected", "points", float("nan")),
        ("expected", "spread", 50.5),
        ("expected", "spread", float("inf")),
        ("expected", "people", 0),
        ("counts", "agree", "14"),
    ],
)
def test_figures_that_cannot_be_are_refused(kind, name, wrong):
    plain = next(
        written for value in VALUES if (written := write_outcome(outcome(value)))["value"]["kind"] == kind
    )
    with pytest.raises(DataError, match=REFUSED):
        read_outcome({**plain, "value": {**plain["value"], name: wrong}})


def test_no_release_comes_before_the_first():
    with pytest.raises(DataError, match=REFUSED):
        read_outcome({**write_outcome(outcome(BANDS)), "number": 0})
