from dataclasses import replace

import pytest
from publish.releases import CITED, LATER, REMARKS, SPRING, release, told, without

from tracktwo.clearance.kinds import Status
from tracktwo.publish.bundle import Difference, differences


def test_everything_appears_in_a_first_release():
    content = release()
    assert differences(None, content) == Difference(appears=tuple(content.items), changes={}, vanishes=())


def test_two_equal_releases_differ_in_nothing():
    first = release()
    second = release(previous=first, day=LATER)
    assert differences(first, second) == Difference(appears=(), changes={}, vanishes=())
    assert not differences(first, second)


@pytest.mark.parametrize(
    ("material", "expected"),
    [
        (without(REMARKS), {"vanishes": ("remarks:spring",)}),
        (without(CITED), {"changes": {"event:spring": ("citations",)}}),
        (
            [*without(CITED, spring=replace(SPRING, status=told(Status(value="planned")), consulted=(told("house"),)))],
            {"changes": {"event:spring": ("consulted", "status", "citations")}},
        ),
    ],
)  # fmt: skip
def test_changes_are_named_field_by_field(material, expected):
    first = release()
    second = release(*material, previous=first, day=LATER)
    assert differences(first, second) == Difference(
        **{"appears": (), "changes": {}, "vanishes": (), **expected}
    )
    back = differences(second, first)
    assert (back.appears, back.vanishes) == (expected.get("vanishes", ()), ())
    assert back.changes == expected.get("changes", {})


def test_languages_and_deadlocks_count_as_changes():
    first = release()
    second = release(previous=first, day=LATER, languages=("en",), deadlocked=1)
    assert differences(first, second).settings == ("deadlocked", "languages")
    assert differences(first, second)
