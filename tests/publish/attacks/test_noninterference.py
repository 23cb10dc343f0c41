"""Two programmes that are equal on every public fact publish the same bytes, release after release.

Everything an outsider can fetch is compared: the release, every page, every data file. Beside it stand the controls
without which this would prove nothing: publishers that leak are caught, and a public change changes bytes.
"""

from collections.abc import Callable
from contextlib import suppress

import pytest
from clearance.gate.samples import leaves
from hypothesis import HealthCheck, Phase, given, settings
from publish.attacks.histories import Pair, pairs
from publish.attacks.leaks import LEAKS, Tree
from publish.attacks.moves import MOVES, fresh
from publish.attacks.shipped import Publisher, content_alone, put_into, releases
from publish.attacks.worlds import World, make_world

ALL = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture)
pytestmark = pytest.mark.slow  # each example publishes several programmes


def interference(publisher: Publisher, *, examples: int, releases: int = 4) -> Callable[[], None]:
    """The claim about a publisher, ready to be tried on so many pairs of histories."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=ALL, database=None, derandomize=True,
              phases=(Phase.generate,), report_multiple_bugs=False)  # fmt: skip
    @given(pairs(releases=releases))
    def claim(pair: Pair) -> None:
        assert difference(publisher(pair.one), publisher(pair.other)) == []

    return claim


def difference(one: list[Tree], other: list[Tree]) -> list[str]:
    """Where two histories differ outside: release, file, and the words around the first byte; nothing if equal."""
    return [
        f"release {number} {path}: {_around(a.get(path), b.get(path))}"
        for number, (a, b) in enumerate(zip(one, other, strict=True), start=1)
        for path in sorted({*a, *b})
        if a.get(path) != b.get(path)
    ][:3]


def _around(a: bytes | None, b: bytes | None) -> str:
    if a is None or b is None:
        return "is there in one of them only"
    place = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return f"{a[max(0, place - 60) : place + 60]!r} != {b[max(0, place - 60) : place + 60]!r}"


def written_down(world: World) -> list[object]:
    """Everything the two teams know, in the order in which they wrote it."""
    return [(identity, list(leaves(noun))) for identity, noun in world.items()]


def test_nobody_outside_can_tell_from_the_release():
    interference(content_alone, examples=60)()


def test_nobody_outside_can_tell_from_any_file():
    interference(releases, examples=5, releases=3)()


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_no_single_move_can_be_told(move):
    """The same move by move, so that a leak has a name."""
    for seed in range(6):
        world = make_world(seed)
        assert content_alone([move(world, fresh(seed))]) == content_alone([world]), seed


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_no_single_move_can_be_told_where_nobody_is_on_record(move):
    """What a team may have taken out, one after another."""
    gone = ("person:", "contribution:", "remarks:", "attendance:", "segment:")
    for seed in range(2):
        world = {each: noun for each, noun in make_world(seed).items() if not each.startswith(gone)}
        assert content_alone([move(world, fresh(seed))]) == content_alone([world]), seed


@pytest.mark.parametrize("move", MOVES, ids=lambda move: move.__name__)
def test_every_move_changes_what_a_team_knows(move):
    """Control: a move that changed nothing would prove nothing."""
    worlds = [(make_world(seed), fresh(seed)) for seed in range(6)]
    assert any(written_down(move(world, make)) != written_down(world) for world, make in worlds)


class AllCaughtError(Exception):
    """Nothing is left to be caught, so no further history need be looked at."""


def test_every_publisher_that_leaks_is_caught():
    """Control: the very same comparison tells each of them within 1,200 pairs, and the one that ships in none.

    A leak is put into what the publisher that ships made of a history, so that this is made once for all of them.
    """
    free = list(LEAKS)

    @settings(max_examples=1_200, deadline=None, suppress_health_check=ALL, database=None, derandomize=True,
              phases=(Phase.generate,), report_multiple_bugs=False)  # fmt: skip
    @given(pairs(releases=2))
    def look(pair: Pair) -> None:
        one, other = content_alone(pair.one), content_alone(pair.other)
        assert difference(one, other) == []
        free[:] = [
            leak
            for leak in free
            if difference(put_into(one, leak, pair.one), put_into(other, leak, pair.other)) == []
        ]
        if not free:
            raise AllCaughtError

    with suppress(AllCaughtError):
        look()
    assert [leak.__name__ for leak in free] == []
