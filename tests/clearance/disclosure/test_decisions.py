"""When a series may take a new value, and when its statement is shown in exact counts."""

import importlib.util
from pathlib import Path

import pytest

from tracktwo.clearance.disclosure import Disclosure, Policy, Reach, Reason, Released
from tracktwo.clearance.disclosure.methods.decisions import is_exact, refusal
from tracktwo.clearance.disclosure.methods.stances import in_bands
from tracktwo.perception import Origin

spec = importlib.util.spec_from_file_location("samples", Path(__file__).with_name("samples.py"))
samples = importlib.util.module_from_spec(spec)
spec.loader.exec_module(samples)
Panel, day, stances = samples.Panel, samples.day, samples.stances

ONE_SEAT = Policy(most_seats=1)


def changed_on(*days):
    """A series of sixty people released on each of some days, eight of whom have been replaced since every one."""
    panel = Panel({f"p{n}": "AD"[n % 2] for n in range(60)})
    for number, on in enumerate(days, start=1):
        panel.keep(
            Released(
                value=in_bands(panel.series().now, policy=ONE_SEAT),
                number=number,
                day=day(on),
                policy=ONE_SEAT.hash,
                reach=Reach.PUBLIC,
                held=None,
            )
        )
        for person in list(panel.answers)[:8]:
            panel.leave(person)
            panel.answer(f"{person}+", "A")
    return panel.series()


def refused(series, *, on, policy=ONE_SEAT):
    return refusal(series, policy=policy, today=day(on), simulated=False)


@pytest.mark.parametrize(("on", "reason"), [(301, Reason.RATE), (364, Reason.RATE), (365, None)])
def test_fifth_value_of_a_year_waits_until_the_first_is_a_year_old(on, reason):
    assert refused(changed_on(0, 100, 200, 300), on=on) is reason


def test_three_values_in_a_year_leave_room_for_a_fourth():
    assert refused(changed_on(0, 100, 200), on=300) is None


@pytest.mark.parametrize(("values", "reason"), [(7, None), (8, Reason.RATE)])
def test_ninth_value_never_comes_however_far_apart_they_are(values, reason):
    assert refused(changed_on(*(400 * n for n in range(values))), on=10_000) is reason


def test_stricter_rates_hold_back_sooner():
    policy = Policy(most_seats=1, yearly=1, ever=2)
    assert refused(changed_on(0), on=300, policy=policy) is Reason.RATE
    assert refused(changed_on(0), on=400, policy=policy) is None
    assert refused(changed_on(0, 400), on=4_000, policy=policy) is Reason.RATE


def test_batch_is_asked_of_changes_and_not_of_the_first_value():
    policy = Policy(most_seats=1, batch=17)
    assert refused(stances(6), on=0, policy=policy) is None
    assert refused(changed_on(0), on=30, policy=policy) is Reason.BATCH


@pytest.mark.parametrize(
    ("people", "subtractable", "origin", "exact"),
    [
        (20, False, Origin.REAL, True),
        (19, False, Origin.REAL, False),
        (20, True, Origin.REAL, False),
        (20, True, None, False),
        (19, True, Origin.SIMULATED, True),
    ],
)
def test_counts_that_could_be_subtracted_are_not_exact_unless_they_are_nobodys(
    people, subtractable, origin, exact
):
    sides = stances(people), stances(30)
    policy = Policy(disclosure=Disclosure.EXACT, most_seats=1)
    assert is_exact(sides, policy=policy, origin=origin, subtractable=subtractable) is exact
    assert is_exact(sides, policy=ONE_SEAT, origin=origin, subtractable=subtractable) is False


def test_figures_of_nobody_are_shown_anew_once_anything_changed_and_not_before():
    panel = Panel({f"p{n}": "A" for n in range(3)})
    first = panel.series()
    panel.keep(
        Released(
            value=in_bands(stances(6).now, policy=ONE_SEAT),
            number=1,
            day=day(0),
            policy=ONE_SEAT.hash,
            reach=Reach.PUBLIC,
            held=None,
        )
    )
    same = panel.series()
    panel.answer("p0", "D")
    asked = [
        refusal(each, policy=ONE_SEAT, today=day(1), simulated=True)
        for each in (first, same, panel.series(), stances())
    ]
    assert asked == [None, Reason.BATCH, None, Reason.TOO_FEW]
