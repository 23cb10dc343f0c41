"""Both sides' stances on a statement: shown, repeated, or withheld."""

import importlib.util
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.clearance.disclosure import (
    Band,
    Bands,
    Disclosure,
    ExactStances,
    HeadCount,
    History,
    Policy,
    Reach,
    Reason,
    Released,
    Series,
    Stances,
    read_attendance,
    release_stances,
)
from tracktwo.perception import Origin
from tracktwo.vocabulary.errors import DataError

spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(samples)
Panel, day, stances = samples.Panel, samples.day, samples.stances

ONE_SEAT = Policy(most_seats=1)
NO_RATE = Policy(most_seats=1, yearly=4)


def shown(*sides, policy=ONE_SEAT, on=0, origin=None):
    return release_stances(sides, policy=policy, today=day(on), origin=origin)


def test_first_release_shows_bands_and_nothing_else():
    first, second = shown(stances(9, 2, 1), stances(3, 2, 0))
    assert first == Released(
        value=Bands(
            people=HeadCount.FROM_10,
            agree=Band(first=2, last=2, parts=3),
            disagree=Band(first=0, last=0, parts=3),
            classed=True,
        ),
        number=1,
        day=day(0),
        policy=ONE_SEAT.hash,
        reach=Reach.PUBLIC,
        held=None,
    )
    assert second.value == Bands(
        people=HeadCount.FROM_5,
        agree=Band(first=1, last=1, parts=2),
        disagree=Band(first=0, last=0, parts=2),
        classed=False,
    )


@pytest.mark.parametrize(("seats", "least"), [(1, 5), (2, 6), (3, 7), (5, 9)])
def test_smallest_group_grows_with_the_seats_of_one_organisation(seats, least):
    policy = Policy(most_seats=seats)
    assert shown(stances(least - 1), stances(30), policy=policy) == (Reason.TOO_FEW, Reason.OTHER_SIDE)
    first, second = shown(stances(least), stances(30), policy=policy)
    assert isinstance(first, Released)
    assert isinstance(second, Released)


def test_class_is_read_from_an_effective_size_of_ten():
    assert [shown(stances(n), stances(30), policy=Policy())[0].value.classed for n in (11, 12)] == [
        False,
        True,
    ]


def test_group_too_small_for_its_margin_is_not_shown():
    policy = Policy(most_seats=1, insiders=3)
    assert shown(stances(5), stances(30), policy=policy) == (Reason.MARGIN, Reason.OTHER_SIDE)


def released_once(people=12, other=12):
    panels = [
        Panel({f"{side}{n}": "AD"[n % 2] for n in range(size)})
        for side, size in (("a", people), ("b", other))
    ]
    outcomes = shown(*(panel.series() for panel in panels))
    for panel, outcome in zip(panels, outcomes, strict=True):
        panel.keep(outcome)
    return panels


def test_repeated_value_is_the_old_one_to_the_byte():
    panels = released_once()
    for person in ("a0", "a1", "a2", "a3"):
        panels[0].answer(person, "U")
    first, second = shown(*(panel.series() for panel in panels), on=30)
    assert first == replace(panels[0].history.last, held=Reason.BATCH)
    assert second == replace(panels[1].history.last, held=Reason.BATCH)
    assert first.day == day(0)


@pytest.mark.parametrize(("revisions", "held"), [(4, Reason.BATCH), (5, Reason.AUDIT), (7, None)])
def test_seven_revisions_change_a_series_and_five_do_not(revisions, held):
    """Five make a batch; but two of them could be insiders, who know both of their answers."""
    panels = released_once()
    for n in range(revisions):
        panels[0].answer(f"a{n}", "A")
    series = panels[0].series()
    assert series.attendance.changed == revisions
    first, _ = shown(series, panels[1].series(), on=30)
    assert first.held is held


def test_batch_counts_changes_since_the_series_own_last_release():
    """Four changes and then four more: repeated once, then new, counted from what was last shown."""
    panels = released_once()
    for turn, expected in ((0, Reason.BATCH), (1, None)):
        for n in range(4):
            panels[0].answer(f"a{4 * turn + n}", "A")
        outcome, _ = shown(*(panel.series() for panel in panels), on=30 + turn)
        panels[0].keep(outcome)
        assert outcome.held is expected


def test_series_that_became_too_small_repeats_its_value():
    panels = released_once(people=8)
    for n in range(5):
        panels[0].leave(f"a{n}")
    first, _ = shown(*(panel.series() for panel in panels), on=30)
    assert first == replace(panels[0].history.last, held=Reason.TOO_FEW)


def test_five_who_only_join_are_held_back_by_the_audit():
    """Ten became fifteen: were all five to agree, the move from the middle to the top band would tell it."""
    panels = released_once(people=10)
    for n in range(10, 15):
        panels[0].answer(f"a{n}", "A")
    first, _ = shown(*(panel.series() for panel in panels), on=30)
    assert first == replace(panels[0].history.last, held=Reason.AUDIT)


def test_series_changes_at_most_four_times_in_a_year_and_eight_times_ever():
    panels = released_once(people=60, other=60)
    opened = panels[0].history.last
    numbers = [opened.number]
    for turn in range(1, 24):
        for person in list(panels[0].answers)[:8]:
            panels[0].leave(person)
            panels[0].answer(f"{person}+", "A" if turn % 2 else "D")
        outcome, _ = shown(*(panel.series() for panel in panels), on=60 * turn)
        panels[0].keep(outcome)
        numbers.append(outcome.number)
        assert outcome.held in {None, Reason.RATE, Reason.AUDIT}
    changes = [day(60 * turn) for turn, number in enumerate(numbers) if number not in numbers[:turn]]
    assert max(numbers) <= 8
    for start in changes:
        assert sum(start <= each < start + timedelta(days=365) for each in changes) <= 4
    assert len(changes) > 4


@pytest.mark.parametrize(
    ("agree", "origin", "exact"), [(20, None, True), (19, None, False), (3, Origin.SIMULATED, True)]
)
def test_exact_policy_counts_from_twenty_on_both_sides_or_when_simulated(agree, origin, exact):
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    first, second = shown(stances(agree, 0, 0), stances(15, 9, 1), policy=policy, origin=origin)
    if exact:
        assert first.value == ExactStances(agree=agree, disagree=0, unsure=0)
        assert second.value == ExactStances(agree=15, disagree=9, unsure=1)
    else:
        assert [type(each.value) for each in (first, second)] == [Bands, Bands]


def test_exact_policy_keeps_threshold_batch_and_rate():
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=17)
    assert shown(stances(20), stances(40), policy=policy) == (Reason.TOO_FEW, Reason.OTHER_SIDE)


def test_exact_value_stays_once_the_side_is_too_small_for_another():
    """What was exact could be subtracted from any band that followed it."""
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    panels = [Panel({f"{side}{n}": "AD"[n % 2] for n in range(22)}) for side in "ab"]
    for panel, outcome in zip(panels, shown(*(each.series() for each in panels), policy=policy), strict=True):
        panel.keep(outcome)
    for n in range(6):
        panels[0].leave(f"a{n}")
    first, _ = shown(*(panel.series() for panel in panels), policy=policy, on=30)
    assert first == replace(panels[0].history.last, held=Reason.AUDIT)


def test_simulated_real_and_unknown_are_told_apart():
    """Bands of a simulated round follow the same rules as those of a real one."""
    assert shown(stances(4), stances(9), origin=Origin.SIMULATED) == (Reason.TOO_FEW, Reason.OTHER_SIDE)


def test_room_only_goes_no_further_than_the_room():
    policy = Policy(disclosure=Disclosure.ROOM_ONLY, most_seats=1)
    first, second = shown(stances(9, 2, 1), stances(3, 2, 0), policy=policy)
    assert (first.reach, second.reach) == (Reach.ROOM, Reach.ROOM)
    public = shown(stances(9, 2, 1), stances(3, 2, 0))
    assert [each.value for each in (first, second)] == [each.value for each in public]


def test_series_taken_down_is_never_shown_again_and_keeps_nothing():
    panels = released_once()
    gone = panels[0].history.removed_on(day(10))
    assert gone == History(removed=day(10))
    assert gone.removed_on(day(20)) == gone
    sides = stances(12, history=gone), panels[1].series()
    assert shown(*sides, on=400) == (Reason.REMOVED, Reason.OTHER_SIDE)


def test_series_taken_down_stays_down_in_every_later_release():
    """Whoever joins and however much changes, and whatever the office tries to remember of it."""
    panels = released_once(people=40, other=40)
    value = panels[0].history.last
    panels[0].history = panels[0].history.removed_on(day(10))
    panels[0].counted = []
    for turn in range(1, 9):
        for person in list(panels[0].answers)[:8]:
            panels[0].leave(person)
            panels[0].answer(f"{person}+", "A")
        outcomes = shown(*(panel.series() for panel in panels), on=100 * turn)
        assert outcomes == (Reason.REMOVED, Reason.OTHER_SIDE)
        assert panels[0].history.after(value, people=40) == History(removed=day(10))


def test_tombstone_with_a_value_is_refused():
    history = released_once()[0].history
    with pytest.raises(DataError, match="taken down still has releases"):
        replace(history, removed=day(10))


def test_erased_person_leaves_a_head_count_and_decides_nothing():
    """Erasing somebody gives the same decision as that person's leaving."""
    panels = released_once()
    for person in ("a0", "a1", "a2", "a3", "a4"):
        panels[0].leave(person)
    left = panels[0].series()
    erased = read_attendance([{person: 0} for person in ("a0",)])
    rest = [{person: version for person, version in panels[0].counted[0].items() if person != "a0"}]
    kept = replace(left, attendance=read_attendance([*rest, panels[0].present()], erased=erased))
    assert kept == left


def test_counts_and_attendance_must_speak_of_the_same_people():
    with pytest.raises(DataError, match=r"counts \[4\] people .* the series \[5\]"):
        Series(
            now=Stances(agree=5, disagree=0, unsure=0), attendance=read_attendance([dict.fromkeys("abcd", 1)])
        )


answers = st.lists(st.sampled_from("ADU"), min_size=5, max_size=16)


@settings(max_examples=60, deadline=None)
@given(first=answers, second=answers, data=st.data())
def test_what_is_shown_depends_on_answers_through_bands_only(first, second, data):
    """Other answers within the same bands, over two releases: the same outcomes, reasons included.

    And with any other answers at all the same decision is taken, from the same earlier bands on.
    """
    panels = [Panel(dict(enumerate(given))) for given in (first, second)]
    before = shown(*(panel.series() for panel in panels), policy=Policy(most_seats=1))
    for panel, outcome in zip(panels, before, strict=True):
        panel.keep(outcome)
    panel = panels[0]
    for person in data.draw(st.lists(st.sampled_from(sorted(panel.answers)), unique=True, max_size=7)):
        panel.answer(person, data.draw(st.sampled_from("ADU")))
    for person in range(100, 100 + data.draw(st.integers(0, 6))):
        panel.answer(person, data.draw(st.sampled_from("ADU")))
    truth = shown(*(each.series() for each in panels), on=30)
    panel.answers = {person: data.draw(st.sampled_from("ADU")) for person in panel.answers}
    other = shown(*(each.series() for each in panels), on=30)
    if isinstance(truth[0], Released):
        assert [each.held for each in truth] == [each.held for each in other]
        if truth[0].held:
            assert truth == other
    else:
        assert truth == other


@settings(max_examples=40, deadline=None)
@given(first=answers, second=answers)
def test_sides_are_treated_alike(first, second):
    one, two = (Panel(dict(enumerate(given))).series() for given in (first, second))
    assert shown(one, two) == shown(two, one)[::-1]
