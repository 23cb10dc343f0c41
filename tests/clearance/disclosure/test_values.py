"""The words and bands a reader is given: what files hold, and which counts a band allows."""

from fractions import Fraction

import pytest

from tracktwo.clearance.disclosure import Area, Awareness, Band, Counts, HeadCount, Reach, Reading, Reason


def test_these_words_stand_for_them_in_files():
    every = [each.value for kind in (Reason, Reach, HeadCount, Reading, Area, Awareness) for each in kind]
    assert every == [
        "too_few", "other_side", "margin", "batch", "rate", "audit", "removed", "too_many_groups", "group_too_small",
        "public", "room",
        "5-9", "10-19", "20-39", "40+",
        "over_estimated", "under_estimated", "about_right",
        "agree_known", "agree_unknown", "differ_known", "differ_unknown", "too_close",
        "known", "unknown", "mutual", "one_sided",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("band", "people", "counts"),
    [
        ((0, 0, 1), 5, (0, 5)),
        ((0, 0, 2), 6, (0, 3)),
        ((1, 1, 2), 6, (4, 6)),
        ((0, 0, 3), 12, (0, 3)),
        ((1, 1, 3), 12, (4, 8)),
        ((2, 2, 3), 12, (9, 12)),
        ((0, 0, 3), 13, (0, 4)),
        ((1, 1, 3), 13, (5, 8)),
        ((1, 2, 5), 20, (4, 12)),
        ((0, 1, 5), 20, (0, 7)),
        ((3, 3, 5), 20, (13, 16)),
        ((1, 1, 10), 40, (4, 7)),
        ((4, 4, 10), 40, (16, 20)),
        ((5, 8, 10), 40, (21, 36)),
    ],
)
def test_a_band_allows_these_counts_and_its_edges_go_to_the_middle(band, people, counts):
    first, last, parts = band
    assert Band(first=first, last=last, parts=parts).counts(people) == Counts(*counts)


def test_a_band_begins_and_ends_at_these_shares():
    band = Band(first=1, last=2, parts=5)
    assert (band.low, band.high) == (Fraction(1, 5), Fraction(3, 5))
