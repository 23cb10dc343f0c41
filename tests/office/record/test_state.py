"""Where a programme stands as of a date, against counts made by hand from the invented record."""

from importlib.resources import files
from pathlib import Path

import pytest

from tracktwo.office.models import Event, Programme
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.record.queries import formal_numbers, state
from tracktwo.vocabulary.dates import PartialDate


@pytest.fixture
def programme(db: None) -> Programme:
    return import_programme(Path(__file__).with_name("two-banks.json").read_bytes(), by=None)


def as_of(programme: Programme, text: str):
    return state(programme, PartialDate.parse(text), language="en")


def counted(programme: Programme, text: str) -> dict[str, list[str]]:
    return {
        count.measure.value: [line.event.key for line in count.events]
        + [row.key for row in count.publications]
        for count in as_of(programme, text).counts
    }


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2018", {}),
        ("2019-04-29", {}),
        ("2019-04", {"formal": ["weir-2019"]}),
        ("2019-12-30", {"formal": ["weir-2019"], "informal": ["island-2019"]}),
        ("2019", {"formal": ["weir-2019"], "informal": ["island-2019"], "research": ["words"]}),
        (
            "2021-12",
            {
                "formal": ["weir-2019", "ford-2020", "lock-2021"],
                "informal": ["island-2019", "quay-2021"],
                "public": ["quay-panel-2021"],
                "research": ["words", "views"],
                "planned": ["spring-2022"],
                "not_held": ["autumn-2020"],
            },
        ),
        (
            "2021-12-30",
            {
                "formal": ["weir-2019", "ford-2020", "lock-2021"],
                "informal": ["island-2019", "quay-2021"],
                "public": ["quay-panel-2021"],
                "research": ["words", "views"],
                "not_held": ["autumn-2020"],
            },
        ),
    ],
)
def test_state_counts_what_had_wholly_passed_and_was_known(programme, date, expected):
    nothing = {name: [] for name in ("formal", "informal", "public", "research", "planned", "not_held")}
    assert counted(programme, date) == nothing | expected


def test_state_names_apart_what_may_have_been_held_and_what_nobody_dated(programme):
    found = as_of(programme, "2021-10-15")
    assert [line.event.key for line in found.maybe_events] == ["lock-2021"]
    assert [line.event.key for line in found.undated_events] == ["mystery"]
    assert [row.key for row in as_of(programme, "2019-06").maybe_publications] == ["words"]


def test_state_never_counts_a_rehearsal(programme):
    everything = [key for keys in counted(programme, "9999").values() for key in keys]
    held = set(programme.events.values_list("key", flat=True)) - {"rehearsal-2021", "mystery"}
    assert sorted(everything) == sorted([*held, "words", "views"])


def test_state_gives_every_count_a_definition(programme):
    definitions = [count.definition for count in as_of(programme, "2021").counts]
    assert len(set(definitions)) == 6
    assert all(definitions)


def test_formal_numbers_follow_time_and_kind_and_are_never_stored(programme):
    assert formal_numbers(programme) == {"weir-2019": 1, "ford-2020": 2, "lock-2021": 3}
    Event.objects.filter(programme=programme, key="quay-2021").update(kind="formal_workshop")
    Event.objects.filter(programme=programme, key="weir-2019").update(status="not_held")
    assert formal_numbers(programme) == {"ford-2020": 1, "lock-2021": 2, "quay-2021": 3}


def test_state_of_the_real_programme_as_of_december_2021(db):
    programme = import_programme((files("tracktwo") / "demo" / "sino-us-space.json").read_bytes(), by=None)
    found = as_of(programme, "2021-12")
    assert [(count.measure.value, count.number) for count in found.counts] == [
        ("formal", 4),
        ("informal", 2),
        ("public", 1),
        ("research", 2),
        ("planned", 0),
        ("not_held", 0),
    ]
    assert [line.event.date for line in found.counts[1].events] == ["2019-10-23", "2021-11-11"]
    assert [line.number for line in found.counts[0].events] == [1, 2, 3, 4]
