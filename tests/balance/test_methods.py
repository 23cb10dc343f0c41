"""Counting, against counts made by hand and by the simplest program there is."""

from collections import Counter
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.balance import (
    Asked,
    Balance,
    Held,
    Listing,
    Material,
    Measure,
    Part,
    Presence,
    Room,
    RoomOf,
    balance,
    count_event,
)
from tracktwo.vocabulary.errors import DataError

SIDES = ("hill", "vale")

WORKSHOP = Material(
    sides=SIDES,
    homes={"hill": "AD", "vale": "LI"},
    events=(
        Held(
            key="first",
            first="hill",
            country="AD",
            hosts=frozenset({"hill", "vale"}),
            latest=date(2021, 5, 3),
        ),
        Held(key="second", first="vale", country="SM", hosts=frozenset({"vale"}), latest=date(2022, 6, 30)),
        Held(key="undated", first="hill"),
        Held(key="third", first="vale", is_planned=True, hosts=frozenset({"hill"})),
    ),
    listings=(
        Listing("first", "Ana", "hill", "facilitator"),
        Listing("first", "Ana", "hill", "speaker"),
        Listing("first", "陈 明", "vale", "keynote"),
        Listing("first", "Bo", "vale", "moderator"),
        Listing("second", "Ana", "hill", "panellist"),
        Listing("third", "Cy", "hill", "speaker"),
        Listing("elsewhere", "Dee", "vale", "speaker"),
    ),
    parts=(
        Part("first", "opening", 5, "speaker", "Ana", "hill"),
        Part("first", "closing", 5, "speaker", "Ana", "hill"),
        Part("first", "talk", None, "speaker", "陈 明", "vale"),
        Part("first", "interview", 20, "interviewee", "陈 明", "vale"),
        Part("first", "interview", 20, "interviewer", "Ana", "hill"),
        Part("first", "panel", 30, "panellist", "Ana", "hill"),
        Part("first", "panel", 30, "panellist", "陈 明", "vale"),
        Part("first", "panel", 30, "panellist", "Eve", "vale"),
        Part("first", "panel", 30, "moderator", "Bo", "vale"),
        Part("third", "talk", 45, "speaker", "Cy", "hill"),
    ),
    presences=(
        Presence("first", "hill", "in_person"),
        Presence("first", "vale", "remote"),
        Presence("second", "hill", "hybrid"),
        Presence("second", "vale", "not_stated"),
    ),
    publications={"hill": 2},
)


def pairs_of(counted: Any) -> dict[str, tuple[int, int, int]]:
    return {
        pair.measure.value: (pair.numbers["hill"], pair.numbers["vale"], pair.unknown) for pair in counted
    }


def test_a_workshop_is_counted_as_by_hand() -> None:
    counted = balance(WORKSHOP)
    assert pairs_of(counted.events[0].pairs) == {
        "people": (1, 2, 0),
        "speakers": (1, 2, 0),
        "slots": (3, 4, 0),
        "minutes": (20, 40, 1),
        "facilitators": (1, 0, 0),
        "chairing": (1, 1, 0),
        "moderators": (0, 1, 0),
        "panellists": (1, 2, 0),
        "interviewees": (0, 1, 0),
        "interviewers": (1, 0, 0),
        "in_room": (1, 0, 0),
        "from_afar": (0, 1, 0),
        "hosted": (1, 1, 0),
        "listed_first": (1, 0, 0),
    }
    assert pairs_of(counted.held) == {
        "people": (1, 2, 0),
        "speakers": (1, 2, 0),
        "slots": (3, 4, 0),
        "minutes": (20, 40, 1),
        "facilitators": (1, 0, 0),
        "chairing": (1, 1, 0),
        "moderators": (0, 1, 0),
        "panellists": (1, 2, 0),
        "interviewees": (0, 1, 0),
        "interviewers": (1, 0, 0),
        "in_room": (2, 0, 1),
        "from_afar": (0, 1, 1),
        "hosted": (1, 2, 0),
        "listed_first": (2, 1, 0),
        "publications": (2, 0, 0),
        "asked": (0, 0, 0),
        "answered": (0, 0, 0),
    }
    assert pairs_of(counted.planned)["minutes"] == (45, 0, 0)
    assert [event.is_planned for event in counted.events] == [False, False, False, True]


def test_rooms_say_whose_country_they_were_in() -> None:
    assert balance(WORKSHOP).rooms == (
        Room(
            event="first",
            of=RoomOf.SIDE,
            side="hill",
            country="AD",
            modes={"hill": "in_person", "vale": "remote"},
        ),
        Room(
            event="second",
            of=RoomOf.THIRD,
            side=None,
            country="SM",
            modes={"hill": "hybrid", "vale": "not_stated"},
        ),
        Room(event="undated", of=RoomOf.UNKNOWN, side=None, country="", modes={}),
        Room(event="third", of=RoomOf.UNKNOWN, side=None, country="", modes={}),
    )


@pytest.mark.parametrize("homes", [{}, {"hill": "", "vale": ""}, {"hill": "AD", "vale": "AD"}])
def test_a_room_is_nobodys_where_sides_are_no_country_or_the_same_one(homes: dict[str, str]) -> None:
    material = Material(sides=SIDES, homes=homes, events=(Held(key="one", country="AD"),))
    assert [room.of for room in balance(material).rooms] == [RoomOf.UNKNOWN]


def test_as_of_a_day_counts_what_had_wholly_passed() -> None:
    counted = balance(WORKSHOP, as_of=date(2022, 6, 29))
    assert [event.event for event in counted.events] == ["first", "third"]
    assert pairs_of(counted.held)["in_room"] == (1, 0, 0)
    assert balance(WORKSHOP, as_of=date(2022, 6, 30)).events[1].event == "second"


def test_an_empty_programme_has_pairs_of_nothing() -> None:
    counted = balance(Material(sides=SIDES))
    assert {(*pair.numbers.values(), pair.unknown) for pair in counted.held} == {(0, 0, 0)}
    assert [pair.measure for pair in counted.held] == list(Measure)
    assert counted.events == counted.rooms == ()


def test_an_agenda_alone_is_counted_as_the_event_will_be() -> None:
    listings = [each for each in WORKSHOP.listings if each.event == "first"]
    parts = [each for each in WORKSHOP.parts if each.event == "first"]
    whole = {pair.measure: pair for pair in balance(WORKSHOP).events[0].pairs}
    foot = count_event(SIDES, listings=listings, parts=parts)
    assert foot == tuple(whole[pair.measure] for pair in foot)
    assert {pair.measure for pair in foot} == set(Measure) - {
        *(Measure.IN_ROOM, Measure.FROM_AFAR, Measure.HOSTED, Measure.LISTED_FIRST, Measure.PUBLICATIONS),
        *(Measure.ASKED, Measure.ANSWERED),
    }


def test_questions_are_counted_for_the_side_that_asked_as_of_a_day() -> None:
    one, other = SIDES
    asked = (
        Asked(one, date(2021, 1, 1), date(2021, 3, 1)),
        Asked(one, date(2021, 6, 1), None),
        Asked(other, date(2022, 1, 1), date(2022, 1, 2)),
    )
    material = Material(sides=SIDES, questions=asked)
    for as_of, numbers in (
        (None, ((2, 1), (1, 1))),
        (date(2021, 2, 28), ((1, 0), (0, 0))),
        (date(2021, 6, 1), ((2, 0), (1, 0))),
    ):
        pairs = {pair.measure: pair.numbers for pair in balance(material, as_of=as_of).held}
        assert (
            tuple(
                tuple(pairs[measure][side] for side in SIDES) for measure in (Measure.ASKED, Measure.ANSWERED)
            )
            == numbers
        )
    with pytest.raises(DataError, match="third"):
        balance(Material(sides=SIDES, questions=(Asked("third", date(2021, 1, 1), None),)))


@pytest.mark.parametrize(
    ("material", "sentence"),
    [
        (Material(sides=("one", "one")), "two sides"),
        (Material(sides=SIDES, events=(Held(key="a"), Held(key="a"))), "'a' is given twice"),
        (Material(sides=SIDES, presences=(Presence("a", "third", "remote"),)), "names the side 'third'"),
        (Material(sides=SIDES, listings=(Listing("a", "Ana", "", "speaker"),)), "expected 'hill' or 'vale'"),
    ],
)
def test_a_third_side_is_refused_in_a_sentence(material: Material, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        balance(material)


def test_it_is_ready_for_json() -> None:
    written = balance(WORKSHOP, as_of=date(2022, 1, 1)).to_dict()
    assert written["as_of"] == "2022-01-01"
    assert list(written) == ["as_of", "sides", "held", "planned", "events", "rooms"]
    assert written["rooms"][0] == {  # type: ignore[index]
        "event": "first",
        "of": "side",
        "side": "hill",
        "country": "AD",
        "modes": {"hill": "in_person", "vale": "remote"},
    }


EVENTS = st.sampled_from(["e1", "e2", "e3"])
PARTS = st.lists(
    st.builds(
        Part,
        EVENTS,
        st.sampled_from(["s1", "s2"]),
        st.one_of(st.none(), st.integers(0, 60)),
        st.sampled_from(["speaker", "interviewee", "interviewer", "moderator", "panellist"]),
        st.sampled_from(["Ana", "Bo", "陈 明"]),
        st.sampled_from(SIDES),
    ),
    max_size=12,
)
LISTINGS = st.lists(
    st.builds(
        Listing,
        EVENTS,
        st.sampled_from(["Ana", "Bo", "陈 明"]),
        st.sampled_from(SIDES),
        st.sampled_from(["facilitator", "speaker", "keynote", "moderator", "panellist"]),
    ),
    max_size=12,
)


def counted_of(parts: list[Part], listings: list[Listing], sides: tuple[str, str] = SIDES) -> Balance:
    events = tuple(Held(key=key) for key in ("e1", "e2", "e3"))
    return balance(Material(sides=sides, events=events, listings=tuple(listings), parts=tuple(parts)))


@given(PARTS, LISTINGS)
def test_neither_side_is_first(parts: list[Part], listings: list[Listing]) -> None:
    """The sides renamed and given in the other order: the same pairs the other way round."""
    other = {"hill": "vale", "vale": "hill"}
    swapped = counted_of(
        [part._replace(side=other[part.side]) for part in parts],
        [each._replace(side=other[each.side]) for each in listings],
        ("vale", "hill"),
    )
    assert [{other[side]: number for side, number in pair.numbers.items()} for pair in swapped.held] == [
        dict(pair.numbers) for pair in counted_of(parts, listings).held
    ]


@given(PARTS, LISTINGS)
def test_counts_are_those_of_the_simplest_program(parts: list[Part], listings: list[Listing]) -> None:
    numbers = pairs_of(counted_of(parts, listings).held)
    speaking = ("speaker", "interviewee", "panellist")
    for place, side in enumerate(SIDES):
        own = [part for part in parts if part.side == side]
        to_speak = ("speaker", "keynote", "panellist")
        listed = {each.person for each in listings if each.side == side and each.listed_as in to_speak}
        assert numbers["speakers"][place] == len(
            listed | {part.person for part in own if part.role in speaking}
        )
        assert numbers["slots"][place] == sum(part.role in speaking for part in own)
        roles = Counter(part.role for part in own)
        assert [
            numbers[f"{role}s"][place] for role in ("moderator", "panellist", "interviewee", "interviewer")
        ] == [roles[role] for role in ("moderator", "panellist", "interviewee", "interviewer")]


@given(PARTS)
def test_no_minute_is_lost_or_made(parts: list[Part]) -> None:
    """What an item takes is shared out among those who speak in it, so shares add up to all that was stated."""
    minutes = {(part.event, part.segment): part.minutes for part in parts}
    parts = [part._replace(minutes=minutes[part.event, part.segment]) for part in parts]
    speaking = {
        (part.event, part.segment) for part in parts if part.role in ("speaker", "interviewee", "panellist")
    }
    hill, vale, _unknown = pairs_of(counted_of(parts, []).held)["minutes"]
    assert abs(hill + vale - sum(minutes[item] or 0 for item in speaking)) <= 1
