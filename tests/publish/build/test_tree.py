import errno
import fcntl
import os
import resource
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from publish.build.folders import BUNDLES, dated, held, names, publish_here, tree
from publish.build.killing import whole

from tracktwo.publish import process, switching
from tracktwo.publish import tree as trees
from tracktwo.publish.switching import exchange, settle
from tracktwo.vocabulary.errors import DataError, FileError

DISKS = [Path("/dev/shm"), Path("/tmp")]


def refusal(work):
    with pytest.raises(FileError) as refused:
        work()
    return str(refused.value)


def test_a_folder_that_is_not_ours_is_left_as_it_is(tmp_path):
    (tmp_path / "letter.txt").write_text("mine")
    before = dated(tmp_path)
    said = refusal(lambda: publish_here(BUNDLES[0], tmp_path))
    assert said == (
        f"{str(tmp_path)!r} holds files that are not a site of this program, and publishing would mix with them; "
        "choose a new or an empty folder."
    )
    assert dated(tmp_path) == before


@pytest.mark.parametrize("hidden", [".git", ".DS_Store", ".htaccess"])
def test_hidden_files_make_a_folder_somebody_elses(tmp_path, hidden):
    (tmp_path / hidden).write_text("")
    assert "holds files that are not a site of this program" in refusal(
        lambda: publish_here(BUNDLES[0], tmp_path)
    )
    assert names(tmp_path) == {hidden}


@pytest.mark.parametrize("text", ["tracktwo-site/2\n", "site", "\xff\xfe"])
def test_a_mark_of_another_version_is_left_alone(tmp_path, text):
    (tmp_path / ".tracktwo-site").write_text(text, encoding="latin-1")
    said = refusal(lambda: publish_here(BUNDLES[0], tmp_path))
    assert (
        said
        == f"{str(tmp_path)!r} was marked by another version of this program; choose a new or an empty folder."
    )
    assert names(tmp_path) == {".tracktwo-site"}


def test_an_empty_mark_counts_only_where_nothing_else_stands(tmp_path):
    """A publication that was killed while it marked a new folder."""
    for name in ("alone", "beside"):
        (tmp_path / name).mkdir()
        (tmp_path / name / ".tracktwo-site").touch()
    publish_here(BUNDLES[0], tmp_path / "alone")
    (tmp_path / "beside" / "letter.txt").write_text("mine")
    assert "marked by another version" in refusal(lambda: publish_here(BUNDLES[0], tmp_path / "beside"))


def test_a_mark_that_is_a_link_is_not_followed(tmp_path):
    (tmp_path / "elsewhere").write_text("tracktwo-site/1\n")
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / ".tracktwo-site").symlink_to(tmp_path / "elsewhere")
    said = refusal(lambda: publish_here(BUNDLES[0], tmp_path / "sites"))
    assert "a link stands in its place; mend that and publish again." in said


@pytest.mark.parametrize("kind", ["link", "broken link", "file"])
def test_what_stands_in_the_place_of_the_site_is_left_alone(tmp_path, kind):
    sites, elsewhere = tmp_path / "sites", tmp_path / "elsewhere"
    publish_here(BUNDLES[0], sites)
    shutil.move(sites / "river", elsewhere)
    match kind:
        case "link":
            (sites / "river").symlink_to(elsewhere, target_is_directory=True)
        case "broken link":
            (sites / "river").symlink_to(tmp_path / "nowhere")
        case _:
            (sites / "river").write_text("mine")
    before = dated(elsewhere)
    said = refusal(lambda: publish_here(BUNDLES[0], sites))
    expected = (
        "does not say which release it holds" if kind == "file" else "is a link or a file, not a folder"
    )
    assert expected in said
    assert dated(elsewhere) == before
    assert names(sites) == {".tracktwo-site", "river"}


def test_the_folder_itself_may_be_reached_by_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    publish_here(BUNDLES[0], tmp_path / "link")
    assert tree(tmp_path / "real" / "river") == whole()[0]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path):
    (tmp_path / "sites").write_text("mine")
    for place in (tmp_path / "sites", tmp_path / "sites" / "inside"):
        said = refusal(lambda place=place: publish_here(BUNDLES[0], place))
        assert (
            said
            == f"Nothing was published into {str(place)!r}: it is not a folder; mend that and publish again."
        )


def test_leftovers_are_cleared_away_and_links_among_them_not_followed(tmp_path):
    sites = tmp_path / "sites"
    publish_here(BUNDLES[0], sites)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("mine")
    (sites / ".new-river" / "en").mkdir(parents=True)
    (sites / ".new-river" / "en" / "old.html").write_text("taken down")
    (sites / ".new-river" / "link").symlink_to(tmp_path / "mine", target_is_directory=True)
    (sites / ".new-lake").symlink_to(tmp_path / "mine", target_is_directory=True)
    publish_here(BUNDLES[1], sites)
    assert names(sites) == {".tracktwo-site", "river"}
    assert (tmp_path / "mine" / "letter.txt").read_text() == "mine"


def test_two_publications_at_once_are_refused_not_mixed(tmp_path):
    publish_here(BUNDLES[0], tmp_path)
    with (tmp_path / ".tracktwo-site").open() as mark:
        fcntl.flock(mark, fcntl.LOCK_EX)
        said = refusal(lambda: publish_here(BUNDLES[1], tmp_path))
        assert (
            said
            == f"Something is being published into {str(tmp_path)!r} right now; try again when it is done."
        )
    publish_here(BUNDLES[1], tmp_path)


def test_many_publishers_at_once_publish_once_and_whole(tmp_path):
    command = [sys.executable, "-I", "-m", "tracktwo.publish", "--to", str(tmp_path / "sites")]
    crowd = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(4)
    ]
    for each in crowd:
        each.stdin.write(BUNDLES[0])
    for each in crowd:
        each.stdin.close()
    said = [each.stderr.read().decode() for each in crowd]
    codes = [each.wait() for each in crowd]
    for each in crowd:
        each.stderr.close()
    assert 0 in codes
    assert all("right now; try again" in text for text, code in zip(said, codes, strict=True) if code)
    assert tree(tmp_path / "sites" / "river") == whole()[0]
    assert names(tmp_path / "sites") == {".tracktwo-site", "river"}


def test_nobody_else_sees_a_site_that_is_being_written(tmp_path):
    with trees.opened(tmp_path, draft=False) as root, trees.staged(root, "river", when=0) as staging:
        staging.write("en/index.html", b"not yet")
        assert stat.S_IMODE((tmp_path / ".new-river").stat().st_mode) == 0o700
        assert not (tmp_path / "river").exists()


def test_whatever_stops_a_publication_leaves_no_half_of_it(tmp_path):
    publish_here(BUNDLES[0], tmp_path)
    before = held(tmp_path)

    def stopped():
        with trees.opened(tmp_path, draft=False) as root, trees.staged(root, "river", when=0) as staging:
            staging.write("en/index.html", b"half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert held(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "there is no space left on its disk"),
        (errno.EDQUOT, "your share of its disk is used up"),
        (errno.EROFS, "its disk cannot be written to"),
        (errno.EACCES, "you may not write there"),
        (errno.EIO, "input/output error"),
    ],
)
def test_a_disk_that_refuses_is_told_in_a_sentence_and_nothing_changes(tmp_path, number, reason):
    publish_here(BUNDLES[0], tmp_path)
    before = held(tmp_path)

    def refused():
        with trees.opened(tmp_path, draft=False) as root, trees.staged(root, "river", when=0) as staging:
            staging.write("en/index.html", b"half")
            raise OSError(number, os.strerror(number))

    assert refusal(refused) == (
        f"Nothing was published into {str(tmp_path)!r}: {reason}; mend that and publish again."
    )
    assert held(tmp_path) == before


@pytest.mark.slow
def test_a_file_larger_than_the_disk_takes_changes_nothing(tmp_path):
    """A real refusal of the system, in the middle of a file."""
    process.run(BUNDLES[0], to=tmp_path)
    before = held(tmp_path)
    refused = subprocess.run(
        [sys.executable, "-I", "-m", "tracktwo.publish", "--to", str(tmp_path)],
        input=BUNDLES[1],
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (9_000, 9_000)),
    )
    assert refused.returncode == 1
    assert refused.stderr.decode() == (
        f"Nothing was published into {str(tmp_path)!r}: its disk takes no file that large; "
        "mend that and publish again.\n"
    )
    assert held(tmp_path) == before


@pytest.mark.slow
def test_a_disk_that_really_is_full_changes_nothing(tmp_path):
    """A small disk in memory; skipped where nobody may mount one."""
    sites = tmp_path / "sites"
    sites.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=240k", "tmpfs", str(sites)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("only an administrator may mount a small disk")
    try:
        (sites / ".tracktwo-site").write_text("tracktwo-site/1\n")
        with pytest.raises(
            DataError, match="there is no space left on its disk; mend that and publish again"
        ):
            process.run(BUNDLES[0], to=sites)
        assert names(sites) == {".tracktwo-site"}
        subprocess.run(["mount", "-o", "remount,size=64m", str(sites)], check=True)
        process.run(BUNDLES[0], to=sites)
        before = held(sites)
        taken = shutil.disk_usage(sites).used // 1024
        subprocess.run(["mount", "-o", f"remount,size={taken + 60}k", str(sites)], check=True)
        with pytest.raises(DataError, match="there is no space left on its disk"):
            process.run(BUNDLES[1], to=sites)
        assert held(sites) == before
    finally:
        subprocess.run(["umount", str(sites)], check=True)


@pytest.mark.slow
def test_a_folder_one_may_not_write_to_is_refused(tmp_path):
    """Where the tests run as the administrator, without the right to pass over modes."""
    mortal = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
    if mortal and not shutil.which("setpriv"):
        pytest.skip("nothing here makes a mortal of an administrator")
    publish_here(BUNDLES[0], tmp_path)
    before = held(tmp_path)
    tmp_path.chmod(0o555)
    refused = subprocess.run(
        [*mortal, sys.executable, "-I", "-m", "tracktwo.publish", "--to", str(tmp_path)],
        input=BUNDLES[1],
        capture_output=True,
        check=False,
    )
    tmp_path.chmod(0o755)
    assert refused.stderr.decode() == (
        f"Nothing was published into {str(tmp_path)!r}: you may not write there; mend that and publish again.\n"
    )
    assert refused.returncode == 1
    assert held(tmp_path) == before


def test_an_old_site_that_cannot_be_cleared_away_is_told(tmp_path):
    """The new site stands; what is left of the old one is nobody's to read, and the sentence says where."""
    publish_here(BUNDLES[0], tmp_path)

    def hindered():
        with trees.opened(tmp_path, draft=False) as root, trees.staged(root, "river", when=0) as staging:
            staging.write("en/index.html", b"new")
            (tmp_path / "river" / "en").rename(tmp_path / "river" / "gone")
            os.mkfifo(tmp_path / "river" / "en")
            staging.shared.add("nowhere.html")

    said = refusal(hindered)
    assert said.startswith("The new site is published, but the old one could not be cleared away from ")
    assert (tmp_path / "river" / "en" / "index.html").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / ".new-river").stat().st_mode) == 0o700


# The exchange.


def test_two_folders_change_places(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).write_text(name)
    exchange(tmp_path / "one", tmp_path / "other")
    settle(tmp_path)
    assert names(tmp_path / "one") == {"other"}
    assert names(tmp_path / "other") == {"one"}


def test_two_folders_of_two_disks_are_not_exchanged(tmp_path):
    others = [disk for disk in DISKS if disk.is_dir() and disk.stat().st_dev != tmp_path.stat().st_dev]
    if not others:
        pytest.skip("there is one disk only")
    other = others[0] / f"tracktwo-{os.getpid()}"
    other.mkdir()
    (tmp_path / "one").mkdir()
    try:
        assert "cannot exchange two folders in one step" in refusal(lambda: exchange(tmp_path / "one", other))
    finally:
        other.rmdir()


def test_a_folder_that_is_not_there_is_not_exchanged(tmp_path):
    (tmp_path / "one").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "one", tmp_path / "other")
    assert names(tmp_path) == {"one"}


@pytest.mark.parametrize("lack", ["no such call", "a disk that cannot"])
def test_where_folders_cannot_be_exchanged_the_site_stays_as_it_is(tmp_path, monkeypatch, lack):
    """The system's library is replaced by one of another system: this machine has the call."""
    publish_here(BUNDLES[0], tmp_path)
    before = held(tmp_path)

    class Library:
        @staticmethod
        def syncfs(_handle):
            return 0

        if lack == "a disk that cannot":

            @staticmethod
            def renameat2(*_arguments):
                switching.ctypes.set_errno(errno.EINVAL)
                return -1

    monkeypatch.setattr(switching.ctypes, "CDLL", lambda *_, **__: Library)
    said = refusal(lambda: publish_here(BUNDLES[1], tmp_path))
    assert "cannot exchange two folders in one step, so readers could meet half a site" in said
    assert held(tmp_path) == before
