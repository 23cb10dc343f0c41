"""The folder of a site: nothing that was taken down stands in it again, and nothing but the site is in it.

The publisher runs as it ships, in a process of its own.
"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from publish.attacks.shipped import DAYS, contents
from publish.attacks.test_openings import words_of
from publish.attacks.worlds import NFA, ON, OTR, Maker, Random, make_world

from tracktwo.clearance.kinds import Event
from tracktwo.publish import process
from tracktwo.publish.bundle import Approval, fingerprint, read_content, write_bundle
from tracktwo.vocabulary.errors import DataError

pytestmark = pytest.mark.slow  # each publishes several times in processes of their own


def bundle_of(content):
    digest = fingerprint(content)
    return write_bundle(
        content,
        [
            Approval(side=side, by=by, on=date(2026, 2, 3), sha256=digest)
            for side, by in (("north", "Ada"), ("south", "孙南"))
        ],
    )


def files_of(folder):
    """Every file below a folder, hidden ones too, by its path."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def history_that_takes_down():
    """Three releases: one event with a theme; the same with more told; the same with the theme taken back."""
    make = Maker(Random(7))
    world = make_world(7, events=3)
    event = next(noun for noun in world.values() if isinstance(noun, Event) and noun.key == "meeting-1")
    open_ = replace(event, theme=make.told({"en": "theme amber777777"}), duration=None)
    told = replace(open_, duration=make.told("half-day"))
    closed = replace(told, theme=make.untold({"en": "theme amber777777"}))
    return [world | {"event:meeting-1": each} for each in (open_, told, closed)]


def publish_all(folder, worlds, **options):
    bundles = [bundle_of(content) for content in contents(worlds)]
    for bundle in bundles:
        process.run(bundle, to=folder, **options)
    return bundles


def test_a_folder_holds_the_last_release_and_nothing_else(tmp_path):
    """Words, file names, hidden files, leftovers: what was taken down two releases ago is nowhere."""
    worlds = history_that_takes_down()
    publish_all(tmp_path / "sites", worlds, cache=tmp_path / "cache")
    held = files_of(tmp_path / "sites")
    assert "amber777777" not in words_of(held)
    process.run(bundle_of(contents(worlds)[-1]), to=tmp_path / "fresh")
    assert held == files_of(tmp_path / "fresh")
    assert set(held) - {path for path in held if path.startswith("river/")} == {".tracktwo-site"}
    assert not [path for path in held if path.startswith("river/.")]


@pytest.mark.parametrize("folder", ["sites", "cache"])
def test_no_account_no_clock_and_no_place_of_this_machine_is_in_the_files(tmp_path, folder):
    publish_all(tmp_path / "sites", history_that_takes_down(), cache=tmp_path / "cache")
    found = b"".join(files_of(tmp_path / folder).values())
    year = datetime.now(tz=UTC).year
    place = (
        [str(tmp_path)] if folder == "sites" else []
    )  # the cache is private, and knows which site it is of
    for word in ("Ada", "孙南", *place, *([str(year)] if year != DAYS[0].year else [])):
        assert word.encode() not in found


def test_there_is_no_way_back_to_what_was_taken_down(tmp_path):
    """A fact taken back inside an event that stays: the release before may not stand there again."""
    _, told, _ = publish_all(tmp_path, history_that_takes_down())
    before = files_of(tmp_path)
    with pytest.raises(DataError, match="took something down"):
        process.run(told, to=tmp_path, back=True)
    assert files_of(tmp_path) == before


def test_there_is_a_way_back_from_what_was_only_added(tmp_path):
    """Control: the second release told more, so the first may stand there again."""
    first, _ = publish_all(tmp_path, history_that_takes_down()[:2])
    assert "half-day" in str(
        read_content(contents(history_that_takes_down()[:2])[1]).items["event:meeting-1"]
    )
    process.run(first, to=tmp_path, back=True)
    assert (tmp_path / "river/data/release.json").read_bytes() == contents(history_that_takes_down()[:1])[0]


def test_a_stricter_rule_is_no_way_back_either(tmp_path):
    world = make_world(11, events=1)
    worlds = [
        world
        | {
            "event:meeting-1": replace(
                world["event:meeting-1"], rule=replace(world["event:meeting-1"].rule, value=rule)
            )
        }
        for rule in (ON, NFA, OTR)
    ]
    ruled = publish_all(tmp_path, worlds[:2])
    with pytest.raises(DataError, match="took something down"):
        process.run(ruled[0], to=tmp_path, back=True)
