"""From people to head-counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import Attendance, Spell, read_attendance
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
