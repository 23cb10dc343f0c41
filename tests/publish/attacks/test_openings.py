"""The other side of silence: what is public shows, what is taken down goes, and what is stricter shows no more."""

import re
from dataclasses import replace

import pytest
from publish.attacks.histories import EVOLUTIONS, history
from publish.attacks.moves import MOVES, fresh
from publish.attacks.openings import OPENINGS
from publish.attacks.shipped import DAYS, contents, releases, tree_of
from publish.attacks.worlds import NFA, ON, OTR, make_world

from tracktwo.clearance.kinds import Event
from tracktwo.publish.bundle import differences, read_content

pytestmark = pytest.mark.slow  # each example publishes several programmes

_OWN_WORDS = re.compile(r"\b(?:amber|birch|cedar|delta|ember|fjord)\d+")


def words_of(tree):
    """Every invented word anybody can find in the files of a site, or in their names."""
    files = [path.encode() + content for path, content in tree.items()]
    return {word for file in files for word in _OWN_WORDS.findall(file.decode())}


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: opening.__name__)
def test_a_public_change_changes_bytes(opening):
    """NI-7: each change of a public fact can be told from the release and from pages."""
    worlds = [(make_world(seed), fresh(seed)) for seed in range(6)]
    changed = [(world, after) for world, make in worlds if (after := opening(world, make))]
    assert changed
    for world, after in changed:
        assert contents([world]) != contents([after])
    world, after = changed[0]
    pages, pages_after = (tree_of(contents([each])[0]) for each in (world, after))
    told = {path for path in {*pages, *pages_after} if pages.get(path) != pages_after.get(path)}
    assert [path for path in told if path.endswith(".html")]


@pytest.mark.parametrize("seed", range(4))
def test_equal_contents_have_no_differences(seed):
    """NI-9: what approvers are shown is empty when nothing public changed, however much private did."""
    world = make_world(seed)
    again = world
    for move in MOVES:
        again = move(again, fresh(seed))
    first, second = (read_content(content) for content in contents([world, again]))
    assert not differences(first, second)
    assert {key: item.changed for key, item in second.items.items()} == dict.fromkeys(first.items, DAYS[0])


@pytest.mark.parametrize("seed", range(4))
def test_what_was_taken_down_is_in_no_file(seed):
    """A release after many holds the words of a first release of the same programme, and none besides."""
    evolutions = [EVOLUTIONS[(seed + step) % len(EVOLUTIONS)] for step in (1, 4, 6)]
    worlds = history(seed, evolutions, events=6)
    assert words_of(releases(worlds)[-1]) == words_of(releases(worlds[-1:])[-1])


@pytest.mark.parametrize("seed", range(3))
def test_a_stricter_rule_adds_nothing_to_the_site(seed):
    """Event by event, every file of the site: the words and addresses under a stricter rule are among the looser's."""
    world = make_world(seed)
    for identity in [identity for identity, noun in world.items() if isinstance(noun, Event)]:
        trees = [releases([ruled(world, identity, rule)])[0] for rule in (ON, NFA, OTR, None)]
        read = [words_of(tree) for tree in trees]
        assert read[0] >= read[1] >= read[2] == read[3]
        pages = [pages_of(tree) for tree in trees]
        assert pages[0] >= pages[1] >= pages[2] == pages[3]


def pages_of(tree):
    """Addresses of files; a letter of the index is one of a title, and without its name an event has another title."""
    return {path for path in tree if "/a-z/" not in path}


def ruled(world, identity, rule):
    event = world[identity]
    return world | {identity: replace(event, rule=replace(event.rule, value=rule))}
