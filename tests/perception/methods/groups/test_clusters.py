"""Groups of places, beside the best of all partitions and the definition of the silhouette."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.perception import GroupSettings, Start
from tracktwo.perception.methods.groups.clusters import (
    find_groups,
    gather,
    nearest,
    seeds,
    settle,
    silhouette,
)

SETTINGS = GroupSettings()
coordinates = st.integers(-3, 3).map(float)
some_places = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=12).map(np.array)


def spread(places, members):
    return sum(
        ((places[members == each] - places[members == each].mean(axis=0)) ** 2).sum()
        for each in np.unique(members)
    )


def islands(count, *, people, seed=0):
    rng = np.random.default_rng(seed)
    angles = 2 * np.pi * np.arange(count) / count
    planted = rng.integers(count, size=people)
    return 5 * np.column_stack([np.cos(angles), np.sin(angles)])[planted] + rng.normal(
        0, 0.5, (people, 2)
    ), planted


@pytest.mark.parametrize("seed", range(4))
def test_best_finds_the_tightest_of_all_partitions(seed):
    places = np.random.default_rng(seed).normal(size=(9, 2))
    found = find_groups(places, start=Start.BEST, settings=SETTINGS, forced=2)
    every = min(spread(places, np.array(each)) for each in product((0, 1), repeat=9) if len(set(each)) == 2)
    assert spread(places, found.members) == pytest.approx(every)


@pytest.mark.parametrize(
    ("start", "count", "people"),
    # one start alone, as Polis makes it, may come to rest between more islands than these
    [
        *((Start.BEST, *each) for each in ((2, 40), (3, 90), (4, 400), (5, 5_500))),
        *((Start.POLIS, *each) for each in ((2, 40), (3, 90), (2, 5_500))),
    ],
)
def test_islands_are_found_and_counted(start, count, people):
    places, planted = islands(count, people=people)
    found = find_groups(places, start=start, settings=SETTINGS)
    assert found.k == count
    pairs = set(zip(planted.tolist(), found.members.tolist(), strict=True))
    assert len(pairs) == count
    sizes = np.bincount(found.members)
    assert (np.diff(sizes) <= 0).all()


def test_best_does_not_know_the_order_of_people_beyond_ties():
    places, _ = islands(3, people=60)
    order = np.random.default_rng(5).permutation(60)
    one = find_groups(places, start=Start.BEST, settings=SETTINGS)
    other = find_groups(places[order], start=Start.BEST, settings=SETTINGS)
    assert (one.k, one.members[order].tolist()) == (other.k, other.members.tolist())


def test_polis_begins_at_the_first_distinct_places():
    places = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [10.0, 0.0], [11.0, 0.0]])
    gathering = gather(places, start=Start.POLIS, settings=SETTINGS)
    assert gathering.centres.tolist() == [[0, 0], [1, 0], [10, 0], [11, 0]]
    assert gathering.weights.tolist() == [2, 1, 1, 1]
    assert gathering.members.tolist() == [0, 0, 1, 2, 3]
    found = find_groups(places, start=Start.POLIS, settings=SETTINGS, forced=2)
    assert found.members.tolist() == [0, 0, 0, 1, 1]


def test_gather_gathers_many_people_at_a_hundred_places_each_at_the_nearest():
    places = np.random.default_rng(3).normal(size=(5_200, 2))
    for start in Start:
        gathering = gather(places, start=start, settings=SETTINGS)
        assert len(gathering.centres) <= 100
        assert gathering.weights.sum() == 5_200
        distances = ((places[:, None] - gathering.centres) ** 2).sum(axis=2)
        assert (distances[np.arange(5_200), gathering.members] == distances.min(axis=1)).all()


def test_no_two_places_make_no_groups():
    assert find_groups(np.zeros((40, 2)), start=Start.BEST, settings=SETTINGS) is None
    two = np.repeat([[0.0, 1.0], [1.0, 0.0]], 20, axis=0)
    assert find_groups(two, start=Start.BEST, settings=SETTINGS, forced=3) is None
    assert find_groups(two, start=Start.BEST, settings=SETTINGS).members.tolist() == [0] * 20 + [1] * 20


@settings(max_examples=40)
@given(some_places, st.integers(0, 2**32))
def test_silhouette_is_as_defined(places, seed):
    labels = np.random.default_rng(seed).integers(3, size=len(places))
    distances = np.linalg.norm(places[:, None] - places, axis=2)
    widths = []
    for person, group in enumerate(labels):
        mine = (labels == group) & (np.arange(len(labels)) != person)
        others = [distances[person, labels == each].mean() for each in set(labels) - {group}]
        if not mine.any() or not others:
            widths.append(0.0)
            continue
        own, other = distances[person, mine].mean(), min(others)
        widths.append((other - own) / max(own, other) if max(own, other) > 0 else 0.0)
    assert silhouette(distances, labels) == pytest.approx(np.mean(widths), abs=1e-9)


@settings(max_examples=40)
@given(some_places)
def test_settle_of_several_crowds_equals_each_alone(places):
    crowds = np.stack([places, places[::-1] * 2])
    lots = np.random.default_rng(1).random((4, 2))
    ones = np.ones(len(places))
    members, spreads = settle(crowds, ones, seeds(crowds, ones, 2, lots=lots))
    for each, crowd in enumerate(crowds):
        alone, spread_alone = settle(crowd, ones, seeds(crowd, ones, 2, lots=lots))
        assert members[each].tolist() == alone.tolist()
        assert spreads[each] == pytest.approx(spread_alone)


def test_weights_count_as_people():
    places = np.array([[0.0, 0.0], [3.0, 0.0], [10.0, 0.0]])
    weights = np.array([5.0, 1.0, 2.0])
    repeated = np.repeat(places, weights.astype(int), axis=0)
    begin = np.array([[[0.0, 0.0], [10.0, 0.0]]])
    members, total = settle(places, weights, begin)
    again, total_again = settle(repeated, np.ones(8), begin)
    assert np.repeat(members[0], weights.astype(int)).tolist() == again[0].tolist()
    assert total == pytest.approx(total_again)
    assert nearest(places, begin[0]).tolist() == [0, 0, 1]


def test_settings_limit_places_and_groups():
    places, _ = islands(5, people=300)
    few = replace(SETTINGS, most_groups=3, places=30)
    found = find_groups(places, start=Start.BEST, settings=few)
    assert sorted(found.separation) == [2, 3]
    assert len(gather(places, start=Start.BEST, settings=few).centres) <= 30
