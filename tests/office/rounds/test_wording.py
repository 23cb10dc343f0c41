"""What each side reads: whole sentences, in each language, and nothing about itself in the other's words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office.rounds.drafts import make_draft

from tracktwo.office.models import Programme
from tracktwo.office.rounds.definitions import Called
from tracktwo.office.rounds.queries import asked
from tracktwo.office.rounds.wording import (
    PLACES,
    differs_by_side,
    places_in,
    readings,
    rendered,
    side_name,
    statement_for,
    unknown_places,
)
from tracktwo.perception import Origin

EAST = Called(
    noun={"en": "the East", "zh-Hans": "东岸", "ar": "الشرق"}, adjective={"en": "eastern", "zh-Hans": "东岸"}
)
WEST = Called(
    noun={"en": "the West", "zh-Hans": "西岸", "ar": "الغرب"}, adjective={"en": "western", "zh-Hans": "西岸"}
)


@pytest.mark.parametrize(
    ("template", "language", "read"),
    [
        (
            "{other adjective} boats are larger than {own adjective} ones.",
            "en",
            "Western boats are larger than eastern ones.",
        ),
        ("In {other}, nets matter.", "en", "In the West, nets matter."),
        ("“{other}” is its name.", "en", "“The West” is its name."),
        ("{other}的船比{own}的大。", "zh-Hans", "西岸的船比东岸的大。"),
        ("في {other} سفن أكبر.", "ar", "في الغرب سفن أكبر."),
        ("A {own adjective} boat.", "ar", "A {own adjective} boat."),
        ("100 {other} boats", "en", "100 the West boats"),
        ("No place at all.", "en", "No place at all."),
        ("", "en", ""),
    ],
)
def test_a_template_reads_as_the_own_side_reads_it(template: str, language: str, read: str):
    assert rendered(template, own=EAST, other=WEST, language=language) == read


templates = st.lists(
    st.sampled_from([f"{{{place}}}" for place in PLACES] + ["船", "a boat", " "]), max_size=8
)


@given(parts=templates)
def test_seen_from_the_other_side_own_and_other_change_places(parts: list[str]):
    swapped = [
        part.replace("own", "\0").replace("other", "own").replace("\0", "other") if "{" in part else part
        for part in parts
    ]
    assert rendered("".join(parts), own=EAST, other=WEST, language="en") == rendered(
        "".join(swapped), own=WEST, other=EAST, language="en"
    )


@given(parts=templates)
def test_where_every_word_is_written_no_place_is_left(parts: list[str]):
    assert places_in(rendered("".join(parts), own=EAST, other=WEST, language="en")) == frozenset()


@pytest.mark.parametrize(
    ("template", "unknown"),
    [
        ("{own} and {other}", []),
        ("{own adjective}{other adjective}", []),
        ("{Own}", ["Own"]),
        ("{ own}", [" own"]),
        ("{}", [""]),
        ("{us} and {them}", ["us", "them"]),
        ("{own", ["{"]),
        ("own}", ["}"]),
        ("{{own}}", ["{", "}"]),
    ],
)
def test_what_is_no_place_is_found(template: str, unknown: list[str]):
    assert unknown_places(template) == unknown


def test_each_side_reads_its_own_sentence(programme: Programme):
    boats, water, _ferry = asked(make_draft(programme))
    east, west = (programme.sides.get(key=key) for key in ("east", "west"))
    assert [differs_by_side(each) for each in (boats, water)] == [True, False]
    assert [
        [statement_for(boats, side=side, language=tag) for tag in ("en", "zh-Hans", "ar")]
        for side in (east, west)
    ] == [
        ["Western boats are larger than eastern ones.", "西岸的船比东岸的大。", ""],
        ["Eastern boats are larger than western ones.", "东岸的船比西岸的大。", ""],
    ]
    assert statement_for(water, side=west, language="en") == "The water is for both."


def test_an_observer_reads_it_as_each_side_does_and_the_order_alternates(programme: Programme):
    draft = make_draft(programme)
    boats, water, _ferry = asked(draft)
    assert [(each.side.key, each.text) for each in readings(boats, language="en")] == [
        ("east", "Western boats are larger than eastern ones."),
        ("west", "Eastern boats are larger than western ones."),
    ]
    boats.position = 1
    assert [each.side.key for each in readings(boats, language="en")] == ["west", "east"]
    assert [(each.side, each.text) for each in readings(water, language="zh-Hans")] == [
        (None, "河水归两岸共有。")
    ]


@pytest.mark.parametrize(
    ("origin", "names"),
    [(Origin.REAL, ["East bank", "东岸"]), (Origin.SIMULATED, ["East bank (simulated)", "东岸（模拟）"])],
)
def test_a_simulated_side_says_so_in_its_name(programme: Programme, origin: Origin, names: list[str]):
    draft = make_draft(programme, origin=origin)
    side = programme.sides.get(key="east")
    assert side_name(side, draft, "en") == names[0]
    if origin is Origin.REAL:
        assert side_name(side, draft, "zh-Hans") == names[1]
