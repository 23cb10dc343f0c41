"""When items of an agenda begin after one of them changed: later ones of the day move with it, others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.office.record.running import Slot, clock, day_numbers, exchanged, minutes_of, rippled


def slots(*times):
    """Slots from "09:30+20", "+20" or "09:30"."""
    made = []
    for time in times:
        starts, plus, minutes = time.partition("+")
        made.append(Slot(starts=minutes_of(starts), minutes=int(minutes) if plus else None))
    return made


def clocks(minutes):
    return [clock(each) for each in minutes]


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        pytest.param(
            ["09:00+20", "09:20+30", "10:00+15"], ["09:00+30", "09:20+30", "10:00+15"],
            ["09:00", "09:30", "10:10"], id="longer",
        ),
        pytest.param(
            ["09:00+20", "09:20+30", "10:00+15"], ["09:00+20", "09:10+30", "10:00+15"],
            ["09:00", "09:10", "09:50"], id="begins earlier",
        ),
        pytest.param(
            ["09:00+20", "09:20+30", "10:00+15"], ["10:00+30", "09:20+30", "11:45+15"],
            ["10:00", "10:30", "11:45"], id="a typed start stays as typed",
        ),
        pytest.param(
            ["09:00+20", "+30", "10:00+15"], ["09:00+10", "+30", "10:00+15"],
            ["09:00", "", "09:50"], id="what has no time gets none",
        ),
        pytest.param(["09:00", "09:20"], ["09:00+15", "09:20"], ["09:00", "09:20"], id="a length learnt"),
        pytest.param(["09:00", "09:20"], ["09:00+25", "09:20"], ["09:00", "09:25"], id="a length that overlaps"),
        pytest.param(["09:00+20", "09:20+5"], ["09:00", "09:20+5"], ["09:00", "09:20"], id="a length forgotten"),
        pytest.param(["23:00+20", "23:30+5"], ["23:00+55", "23:30+5"], ["23:00", "00:05"], id="past midnight"),
    ],
)  # fmt: skip
def test_what_comes_after_moves_along(before, typed, after):
    assert clocks(rippled(slots(*before), slots(*typed))) == after


def test_an_item_past_midnight_can_be_told_from_one_in_the_morning():
    assert rippled(slots("23:00+20", "23:30+5"), slots("23:00+55", "23:30+5")) == [23 * 60, 24 * 60 + 5]


def test_the_next_day_does_not_move():
    before, typed = slots("16:00+20", "16:20+20", "09:00+20"), slots("16:00+30", "16:20+20", "09:00+20")
    assert clocks(rippled(before, typed, days=2)) == ["16:00", "16:30", "09:00"]
    assert clocks(rippled(before, typed, days=1)) == ["16:00", "16:30", "09:10"]
    assert day_numbers(before, days=2) == [0, 0, 1]
    assert day_numbers(before) == [0, 0, 0]


def test_a_plan_gets_its_times_from_the_first():
    before, typed = slots("+10", "+20", "", "+5"), slots("09:00+10", "+20", "", "+5")
    assert clocks(rippled(before, typed, fill=True)) == ["09:00", "09:10", "09:30", ""]
    assert clocks(rippled(before, typed)) == ["09:00", "", "", ""]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("09:00+20", "09:20+30", ["09:00", "09:30"], id="one after the other"),
        pytest.param("09:00+20", "09:30+30", ["09:00", "09:40"], id="the pause stays"),
        pytest.param("09:00", "09:20+30", ["09:00", "09:30"], id="a length that follows"),
        pytest.param("09:00+20", "09:20", ["09:00", "09:20"], id="a length nobody knows"),
        pytest.param("09:00+20", "09:00+20", ["09:00", "09:00"], id="side by side"),
        pytest.param("09:00+20", "+20", ["09:00", ""], id="one without a time"),
    ],
)
def test_two_items_change_places(first, second, expected):
    assert clocks(exchanged(*slots(first, second))) == expected


known = st.builds(Slot, starts=st.integers(0, 1439), minutes=st.integers(0, 300))


@given(
    st.lists(st.one_of(known, st.builds(Slot, starts=st.none(), minutes=st.none())), max_size=9),
    st.integers(1, 3),
)
def test_nothing_typed_moves_nothing(listed, days):
    assert rippled(listed, listed, days=days) == [slot.starts for slot in listed]


@given(st.lists(known, min_size=1, max_size=9), st.integers(0, 60))
def test_a_longer_item_moves_everything_after_it_by_as_much(listed, more):
    first = Slot(starts=listed[0].starts, minutes=listed[0].minutes + more)
    after = rippled(listed, [first, *listed[1:]])
    assert after == [listed[0].starts, *(slot.starts + more for slot in listed[1:])]


@given(known, known)
def test_exchanging_twice_changes_nothing_where_nothing_overlaps(one, other):
    first, second = sorted((one, other), key=lambda slot: slot.starts)
    if first.starts + first.minutes > second.starts:
        return
    starts = exchanged(first, second)
    back = exchanged(
        Slot(starts=starts[0], minutes=second.minutes), Slot(starts=starts[1], minutes=first.minutes)
    )
    assert back == (first.starts, second.starts)
