"""Whatever is handed to the publisher that both sides did not approve: one sentence, exit code 1, the site untouched.

Into a folder where a good site stands. Every case goes through the reader and the builder here, some through the
process as the office starts it; ``make test-deep`` puts all of them through the process.
"""

import csv
import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from publish.attacks.shipped import contents, tree_of
from publish.attacks.worlds import make_world

from tracktwo.clearance.tables import Fact
from tracktwo.publish.building import build
from tracktwo.publish.bundle import Approval, fingerprint, read_bundle, write_bundle
from tracktwo.vocabulary.errors import DataError, TrackTwoError
from tracktwo.vocabulary.names import PersonName

pytestmark = pytest.mark.slow  # a site is built first

KEYS = (("north", "Ada"), ("south", "孙南"))


def approved(content, keys=KEYS, *, digest=""):
    """A bundle as the office writes it; its parts can be made to lie."""
    digest = digest or hashlib.sha256(content).hexdigest()
    approvals = [{"by": by, "on": "2026-11-22", "sha256": digest, "side": side} for side, by in sorted(keys)]
    return {
        "approvals": approvals,
        "content": content.decode("utf-8", "surrogatepass"),
        "format": "tracktwo-bundle/1",
        "sha256": digest,
    }


def canonical(value):
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode(
        "utf-8", "surrogatepass"
    )


def publish(data, folder, *options):
    """How the publisher's own process ends: its exit code, and what it says on standard error."""
    done = subprocess.run(
        [sys.executable, "-I", "-m", "tracktwo.publish", "--to", str(folder), *options],
        input=data, capture_output=True, check=False,
    )  # fmt: skip
    return done.returncode, done.stderr.decode().strip()


def publish_here(data, folder):
    """The same without a process."""
    try:
        build(read_bundle(data), to=folder, progress=lambda _: None)
    except TrackTwoError as refusal:
        return refusal.exit_code, str(refusal)
    return 0, ""


def assert_refused(data, folder, *, around=None, through=publish_here):
    """One sentence, exit code 1, and nothing changed in the folder or around it."""
    before = state_of(around or folder)
    code, said = through(data, folder)
    assert (code, len(said.splitlines())) == (1, 1), said
    assert state_of(around or folder) == before


def state_of(folder):
    """Every name, mode, time and byte below a folder."""
    return {
        path.relative_to(folder).as_posix(): (
            path.lstat().st_mode, path.lstat().st_mtime_ns, path.read_bytes() if path.is_file() else b"",
        )
        for path in sorted(folder.rglob("*"))
    }  # fmt: skip


@pytest.fixture(scope="module")
def worlds():
    world = make_world(21, events=4)
    return [
        world,
        world | {"programme:river": _with_summary(world, "Two banks talk.")},
        world | {"programme:river": _with_summary(world, "Again.")},
    ]


def _with_summary(world, words):
    return replace(world["programme:river"], summary={"en": words})


@pytest.fixture(scope="module")
def written(worlds):
    """The contents of three releases in a row."""
    return contents(worlds)


@pytest.fixture(scope="module")
def built(tmp_path_factory, written):
    folder = tmp_path_factory.mktemp("built") / "sites"
    assert publish(canonical(approved(written[0])), folder) == (0, "")
    return folder


@pytest.fixture
def standing(tmp_path, built):
    """A folder in which the first release stands."""
    return Path(shutil.copytree(built, tmp_path / "sites"))


def edited(content, change):
    """Content that somebody changed by hand, written as neatly as the program would."""
    value = json.loads(content)
    change(value)
    return canonical(value)


def first(value, kind):
    return next(item["content"] for item in value["items"].values() if item["kind"] == kind)


NAMES = {
    "markup": "<script src=//x.example></script>",
    "an image": "Vera <img src=x onerror=alert(1)>",
    "a turn of direction": "Vera \u202eLee",
    "an isolate": "Vera \u2066Lee",
    "a zero-width space": "Ve\u200bra",
    "a tag character": "Vera\U000e0041",
    "a control": "Vera\x07",
    "a line separator": "Vera\u2028Lee",
    "half a character": "Vera \ud800",
}
PATHS = [
    "../../outside",
    "a/b",
    "..",
    ".",
    "",
    "con.",
    ".hidden",
    "a\\b",
    "a\x00b",
    "名字",
    "a b",
    "A" * 300,
    "~root",
    "%2e%2e",
]


def hand_edits():
    """What somebody could do to a release by hand, with the approvals made anew to fit it."""
    for name, words in NAMES.items():
        yield (
            f"{name} in a name",
            lambda value, words=words: first(value, "person")["names"][0].update(text=words),
        )
        yield f"{name} in a title", lambda value, words=words: first(value, "document").update(title=words)
    yield "a field nobody knows", lambda value: first(value, "event").update(secret="x")
    yield "a note of the team", lambda value: first(value, "event").update(note={"en": "x"})
    yield (
        "a kind nobody knows",
        lambda value: value["items"].update(
            {"note:x": {"kind": "note", "changed": value["date"], "content": {"key": "x"}}}
        ),
    )
    yield "a person nobody cleared", lambda value: first(value, "contribution").update(person="nobody")
    yield "a number with a point", lambda value: value.update(deadlocked=0.5)
    yield "nothing as a value", lambda value: first(value, "event").update(theme=None)
    yield "another programme", lambda value: value.update(programme="lake")
    yield (
        "no sides",
        lambda value: [value["items"].pop(key) for key in list(value["items"]) if key.startswith("side:")],
    )
    yield "no programme", lambda value: value["items"].pop("programme:river")
    yield "a language we have no words for", lambda value: value.update(languages=["tlh"])
    yield "a day that is none", lambda value: value.update(date="2026-02-30")
    yield "an older format", lambda value: value.update(format="tracktwo-release/0")
    yield "a newer format", lambda value: value.update(format="tracktwo-release/2")
    yield "a history that does not add up", lambda value: value.update(history=[])
    yield "a number that does not fit", lambda value: value.update(number=7)


CASES = dict(hand_edits())


@pytest.mark.parametrize("name", CASES)
def test_a_release_edited_by_hand_is_refused(standing, written, name):
    """Even with approvals over the edited bytes: the reader is as strict as the writer."""
    assert_refused(canonical(approved(edited(written[1], CASES[name]))), standing)


@pytest.mark.parametrize("key", PATHS)
def test_a_key_with_characters_of_a_path_is_refused(standing, written, key):
    assert_refused(canonical(approved(with_key(written[1], key))), standing, around=standing.parent)


def with_key(content, key):
    """A release in which the key of a person is another, wherever it stands."""
    value = json.loads(content)
    old = next(each for each in value["items"] if each.startswith("person:")).partition(":")[2]
    return canonical(json.loads(json.dumps(value).replace(json.dumps(old)[1:-1], json.dumps(key)[1:-1])))


def lies(written):
    """Bundles nobody may publish: name → bytes."""
    good = approved(written[1])
    yield "nothing", b""
    yield "no JSON", b"\x00\xff"
    yield "half a bundle", canonical(good)[: len(canonical(good)) // 2]
    yield "a byte more", canonical(good) + b" "
    yield "loose JSON", json.dumps(good).encode()
    yield "a release without approvals", written[1]
    yield "no approvals", canonical({**good, "approvals": []})
    yield "one approval", canonical({**good, "approvals": good["approvals"][:1]})
    yield (
        "approvals over another release",
        canonical({**good, "approvals": approved(written[0])["approvals"]}),
    )
    yield "another release under the approvals", canonical({**good, "content": written[2].decode()})
    yield (
        "a content changed by a letter",
        canonical({**good, "content": good["content"].replace("Two banks", "Two hands")}),
    )
    yield "a wrong fingerprint", canonical({**good, "sha256": "0" * 64})
    yield "one side twice", canonical(approved(written[1], (("north", "Ada"), ("north", "孙南"))))
    yield "one account twice", canonical(approved(written[1], (("north", "Ada"), ("south", "Ada"))))
    yield (
        "one account twice, in other letters",
        canonical(approved(written[1], (("north", "Ada"), ("south", "Ａda")))),
    )
    yield (
        "one account twice, with a space",
        canonical(approved(written[1], (("north", "Ada"), ("south", "Ada ")))),
    )
    yield "a side that is none", canonical(approved(written[1], (("north", "Ada"), ("west", "孙南"))))
    yield "a third approval", canonical(approved(written[1], (*KEYS, ("west", "Eve"))))
    yield "nobody's approval", canonical(approved(written[1], (("north", "Ada"), ("south", ""))))
    yield "an older format", canonical({**good, "format": "tracktwo-bundle/0"})
    yield "a word more", canonical({**good, "more": 1})
    yield "a key twice", canonical(good).replace(b'{"approvals":', b'{"approvals":[],"approvals":', 1)
    yield "a great depth", b'{"approvals":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    yield "a release too far ahead", canonical(approved(written[2]))


LIES = [
    "nothing", "no JSON", "half a bundle", "a byte more", "loose JSON", "a release without approvals", "no approvals",
    "one approval", "approvals over another release", "another release under the approvals",
    "a content changed by a letter", "a wrong fingerprint", "one side twice", "one account twice",
    "one account twice, in other letters", "one account twice, with a space", "a side that is none",
    "a third approval", "nobody's approval", "an older format", "a word more", "a key twice", "a great depth",
    "a release too far ahead",
]  # fmt: skip


@pytest.mark.parametrize("name", LIES)
def test_a_bundle_that_lies_is_refused(standing, written, name):
    told = dict(lies(written))
    assert set(told) == set(LIES)
    assert_refused(told[name], standing)


THROUGH = [
    "nothing",
    "a great depth",
    "approvals over another release",
    "one account twice",
    "a content changed by a letter",
]


@pytest.mark.parametrize("name", THROUGH)
def test_the_process_refuses_it_with_a_sentence_too(standing, written, name):
    assert_refused(dict(lies(written))[name], standing, through=publish)


def test_another_history_is_refused(standing, worlds):
    """A second release of another office, with both keys, does not follow the first that stands here."""
    foreign = contents([make_world(22, events=3), worlds[1]])[1]
    assert_refused(canonical(approved(foreign)), standing)


def test_the_good_bundle_is_published(standing, written):
    """Control: what all those were made from goes through."""
    assert publish(canonical(approved(written[1])), standing) == (0, "")
    assert (standing / "river/data/release.json").read_bytes() == written[1]
    approvals = [
        Approval(side=side, by=by, on=date(2026, 11, 22), sha256=fingerprint(written[1])) for side, by in KEYS
    ]
    assert write_bundle(written[1], approvals) == canonical(approved(written[1]))


def somebody_elses_folders(root):
    """Folders that are not ours to write into."""
    full = root / "thesis"
    full.mkdir()
    (full / "chapter-1.txt").write_text("Mine.")
    file = root / "file"
    file.write_text("Mine.")
    forged = root / "forged"
    forged.mkdir()
    (forged / ".tracktwo-site").write_text("something else\n")
    linked = root / "linked"
    linked.mkdir()
    (linked / ".tracktwo-site").symlink_to(full / "chapter-1.txt")
    return [full, file, forged, linked]


@pytest.mark.parametrize("which", range(4))
def test_a_folder_that_is_not_ours_is_left_alone(tmp_path, written, which):
    folder = somebody_elses_folders(tmp_path)[which]
    assert_refused(canonical(approved(written[0])), folder, around=tmp_path)


def test_a_link_in_the_place_of_the_site_is_left_alone(standing, written, tmp_path):
    """Somebody put a link to another folder where the site stood: nothing is written through it."""
    elsewhere = tmp_path / "elsewhere"
    (standing / "river").rename(elsewhere)
    (standing / "river").symlink_to(elsewhere)
    assert_refused(canonical(approved(written[1])), standing, around=elsewhere)


@pytest.mark.skipif(
    not Path("/bin/mount").exists() or os.geteuid() != 0, reason="a small disk needs a superuser"
)
def test_a_full_disk_leaves_the_site_as_it_was(tmp_path, written):
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], capture_output=True, check=False
    ).returncode:
        pytest.skip("a small disk cannot be mounted on this machine")
    try:
        assert publish(canonical(approved(written[0])), disk / "sites") == (0, "")
        (disk / "ballast").write_bytes(b"0" * (os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize - 65536))
        assert_refused(canonical(approved(written[1])), disk / "sites", through=publish)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("words", ["=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(1)", "＝1+1", "\t=1", "＋1"])
def test_a_name_that_is_a_formula_is_text_in_every_table(words):
    """Who opens the tables in a spreadsheet runs nothing."""
    world = make_world(3, events=2)
    people = {
        identity: replace(
            noun,
            names=(
                Fact(
                    value=PersonName(text=words, language="en"),
                    sources=noun.names[0].sources,
                    approvals=noun.names[0].approvals,
                ),
            ),
        )
        for identity, noun in world.items()
        if identity.startswith("person:")
    }
    try:
        content = contents([world | people])[0]
    except DataError:
        return  # refused before it is a release
    tables = {path: file for path, file in tree_of(content).items() if path.endswith(".csv")}
    for path, file in tables.items():
        for row in csv.reader(io.StringIO(file.decode("utf-8-sig"))):
            words_of = [cell for cell in row if not re.fullmatch(r"-\d+(\.\d+)?", cell)]  # a limit below zero
            assert not [cell for cell in words_of if cell.lstrip()[:1] in tuple("=+-@＝＋－＠\t\r")], path
