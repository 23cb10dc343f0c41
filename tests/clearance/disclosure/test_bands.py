"""Cutting a share into bands."""

from fractions import Fraction

import pytest

from tracktwo.clearance.disclosure import Band, HeadCount, bands, head_count
from tracktwo.clearance.disclosure.methods.bands import LEAST


def limits(people, insiders=2):
    return [tuple(band.counts(people)) for band in bands(people, insiders=insiders)]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        (5, [(0, 2), (3, 5)]),
        (6, [(0, 3), (4, 6)]),
        (7, [(0, 3), (4, 7)]),
        (9, [(0, 4), (5, 9)]),
        (10, [(0, 3), (4, 6), (7, 10)]),
        (12, [(0, 3), (4, 8), (9, 12)]),
        (20, [(0, 3), (4, 7), (8, 12), (13, 16), (17, 20)]),
        (40, [(0, 3), (4, 7), (8, 11), (12, 15), (16, 20), (21, 24), (25, 28), (29, 32), (33, 36), (37, 40)]),
    ],
)  # fmt: skip
def test_bands_are_halves_thirds_fifths_and_tenths(people, expected):
    assert limits(people, insiders=1 if people < 7 else 2) == expected


@pytest.mark.parametrize("people", range(5, 101))
def test_every_count_has_one_band_and_the_ends_keep_the_margin(people):
    insiders = 1 if people < 7 else 2
    shown = limits(people, insiders)
    assert [count for low, high in shown for count in range(low, high + 1)] == list(range(people + 1))
    assert shown[0][1] >= insiders + 1
    assert shown[-1][0] <= people - insiders - 1


@pytest.mark.parametrize("people", range(5, 101))
def test_bands_cut_agreement_and_disagreement_alike_but_at_one_half(people):
    shown = bands(people, insiders=1)
    for band, mirror in zip(shown, reversed(shown), strict=True):
        low, high = band.counts(people)
        turned = mirror.counts(people)
        half = Fraction(1, 2)
        assert high == people - turned.low or half in {band.high, mirror.low}
        assert low == people - turned.high or half in {band.low, mirror.high}


def test_bands_without_margin_are_joined_to_their_neighbours():
    assert limits(20, insiders=4) == [(0, 7), (8, 12), (13, 20)]
    assert bands(20, insiders=4)[0] == Band(first=0, last=1, parts=5)


def test_bands_are_not_shown_where_no_two_of_them_keep_the_margin():
    assert bands(5, insiders=2) == ()
    assert bands(8, insiders=3) == ()
    assert bands(10, insiders=4) == ()


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        (5, "5-9"),
        (9, "5-9"),
        (10, "10-19"),
        (19, "10-19"),
        (20, "20-39"),
        (39, "20-39"),
        (40, "40+"),
        (900, "40+"),
    ],
)
def test_head_count_is_shown_in_bands(people, shown):
    assert head_count(people) is HeadCount(shown)


def test_band_tells_its_edges_as_shares():
    band = Band(first=1, last=2, parts=5)
    assert (band.low, band.high) == (Fraction(1, 5), Fraction(3, 5))


def test_each_way_of_showing_a_number_of_people_has_its_fewest():
    assert LEAST == {
        HeadCount.FROM_5: 5,
        HeadCount.FROM_10: 10,
        HeadCount.FROM_20: 20,
        HeadCount.FROM_40: 40,
    }
