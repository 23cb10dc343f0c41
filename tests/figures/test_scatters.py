"""The picture of shares: where each word stands, what its table says, and what is refused."""

import re

import pytest
from figures.samples import NORTH, SOUTH
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.figures import Certainty, SharePoint, share_scatter
from tracktwo.vocabulary.errors import DataError

SIDES = (NORTH, SOUTH)
ONE, OTHER = (side.key for side in SIDES)


def point(label: str, one: int, other: int, certainty: Certainty = Certainty.NOT_TOLD, **more) -> SharePoint:
    return SharePoint(
        label=label,
        people={ONE: one, OTHER: other},
        of={ONE: 10, OTHER: 8},
        hits=12,
        certainty=certainty,
        **more,
    )


def drawn(*points: SharePoint, language: str = "en", simulated: bool = False):
    return share_scatter(points, sides=SIDES, title="Words", language=language, simulated=simulated)


def places(svg: str) -> list[tuple[float, float]]:
    return [
        (float(x), float(y))
        for x, y in re.findall(r'<circle[^>]*stroke-width="1.75"[^>]*cx="([\d.]+)" cy="([\d.]+)"', svg)
    ]


def test_a_word_stands_where_the_shares_meet():
    (all_none, none_all, middle) = places(drawn(point("a", 10, 0), point("b", 0, 8), point("c", 5, 4)).svg)
    assert middle == pytest.approx(((all_none[0] + none_all[0]) / 2, (all_none[1] + none_all[1]) / 2))
    assert all_none[0] > none_all[0]
    assert all_none[1] > none_all[1]


def test_the_table_has_every_word_with_people_of_people():
    found = drawn(
        point("market", 9, 0, Certainty.BEYOND_CHANCE, href="/lines/?q=market"),
        point("the", 10, 8),
        point("商业", 1, 0, Certainty.ONE_VOICE),
    )
    assert [row[0] for row in found.twin.rows] == ["market", "the", "商业"]
    assert found.twin.rows[0][1:] == ("9 of 10", "0 of 8", "12", "beyond chance")
    assert [row[-1] for row in found.twin.rows[1:]] == ["not told from chance", "carried by one voice"]
    assert found.sentence == f"3 words; 1 beyond chance. More people of {SIDES[0].name} say: market."
    assert 'href="/lines/?q=market"' in found.svg
    assert found.svg.count("stroke-dasharray") == 2  # the line of even shares, and the one voice


def test_nothing_to_show_is_said_and_simulated_words_say_so():
    assert drawn().sentence == "Nothing to count yet."
    assert "simulated" in drawn(point("a", 1, 1), simulated=True).sentence.lower()


@pytest.mark.parametrize("language", ["zh-Hans", "ar"])
def test_it_is_drawn_in_every_language(language):
    found = drawn(point("a", 10, 0), language=language)
    assert found.direction == ("rtl" if language == "ar" else "ltr")


def test_more_people_than_there_are_is_refused():
    with pytest.raises(DataError, match="expected no more than there are"):
        point("a", 11, 0)
    with pytest.raises(DataError, match="needs two sides; got 1"):
        share_scatter([], sides=SIDES[:1], title="", language="en", simulated=False)


@given(
    st.lists(st.tuples(st.integers(0, 10), st.integers(0, 8)), min_size=2, max_size=40, unique=True),
    st.integers(min_value=3, max_value=14),
)
def test_no_name_covers_another_word(shares, length):
    """Names are drawn in a type of 11 px, whose letters are no wider than 0.62 of that on average."""
    svg = drawn(*(point(f"{n:x}" * length, *share) for n, share in enumerate(shares))).svg
    names = re.findall(r'<text[^>]*\bx="([\d.]+)" y="([\d.]+)"[^>]*>([0-9a-f]{3,})</text>', svg)
    assert names, "some word has room for its name"
    for start, baseline, name in names:
        for x, y in places(svg):
            beside = x + 9 <= float(start) + 0.1 or x - 9 >= float(start) + len(name) * 11 * 0.62 - 0.1
            assert beside or abs(y - float(baseline) + 4) >= 9
