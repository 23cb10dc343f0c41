# ruff: noqa: E501 -- one case a line
import fcntl
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from publish.build.folders import BUNDLES, DRAFTS, FIRST, SECOND, dated, held, names, publish_here, tree
from publish.releases import DAY, LATER, MATERIAL, SPRING, bundled, release, told, without

import tracktwo
from tracktwo.clearance.kinds import Status
from tracktwo.publish import process
from tracktwo.publish.building import standing
from tracktwo.publish.bundle import Bundle, fingerprint, read_bundle, read_content, write_content
from tracktwo.publish.site import plan
from tracktwo.vocabulary.errors import DataError, FileError

pytestmark = pytest.mark.slow  # each publishes in processes of their own


def test_site_is_every_page_of_the_plan_and_the_approvals(tmp_path):
    built = process.run(BUNDLES[0], to=tmp_path / "sites")
    site = tmp_path / "sites" / "river"
    files = {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }
    approvals = files.pop("data/approvals.json")
    assert files == {page.path: page.render() for page in plan(FIRST)}
    assert json.loads(approvals) == {
        "sha256": fingerprint(DRAFTS[0]),
        "approvals": [{"side": "north", "on": "2026-11-22"}, {"side": "south", "on": "2026-11-22"}],
    }
    assert names(tmp_path / "sites") == {".tracktwo-site", "river"}
    assert (built.programme, built.number, built.sha256) == ("river", 1, fingerprint(DRAFTS[0]))
    assert built.files == built.made == len(files) + 1
    assert built.size == sum(map(len, files.values())) + len(approvals)
    assert built.largest_page == max(len(data) for path, data in files.items() if path.endswith(".html"))


def test_no_account_is_named_anywhere_in_the_site(tmp_path):
    process.run(BUNDLES[0], to=tmp_path / "sites")
    everything = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"Ada" not in everything
    assert "孙守门".encode() not in everything


def test_progress_is_told_from_reading_to_switching(tmp_path):
    heard = []
    process.run(BUNDLES[0], to=tmp_path / "sites", progress=heard.append)
    assert [each["step"] for each in heard] == ["reading", "planning", "writing", "switching"]
    assert heard[-1]["done"] == heard[-1]["of"] == len(list(plan(FIRST))) + 1


def test_files_may_be_read_by_all_and_carry_the_day_of_the_release(tmp_path):
    """Seconds tell two releases of one day apart."""
    site = tmp_path / "sites" / "river"
    for number, (data, day) in enumerate(zip(BUNDLES, (DAY, LATER), strict=True), start=1):
        process.run(data, to=tmp_path / "sites", cache=tmp_path / "cache")
        when = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) + number
        assert set(dated(site)["dates"].values()) == {when * 1_000_000_000}
        modes = {(kind, mode) for kind, mode, _ in tree(site).values()}
        assert modes == {("file", "0o644"), ("folder", "0o755")}
        assert oct(site.stat().st_mode & 0o7777) == "0o755"


SURROUNDINGS = {
    "another zone and language": ({"TZ": "Pacific/Kiritimati", "LANG": "zh_CN.UTF-8", "LC_ALL": "ar_SA.UTF-8"}, 0o022, "1"),
    "another hash of texts": ({"TZ": "Pacific/Pago_Pago", "LANG": "C"}, 0o022, "4711"),
    "a closed mask": ({"TZ": "UTC"}, 0o077, "0"),
    "an open mask": ({"TZ": "UTC", "SOURCE_DATE_EPOCH": "1"}, 0o000, "2"),
}  # fmt: skip


def test_same_release_gives_the_same_bytes_wherever_and_whenever_it_is_built(tmp_path):
    """Another zone, language, hash seed, mask, folder to stand in, and a later moment."""
    sites = []
    for name, (environment, mask, seed) in SURROUNDINGS.items():
        folder = tmp_path / name
        folder.mkdir()
        # Not isolated: here the surroundings are meant to reach the publisher.
        subprocess.run(
            [sys.executable, "-m", "tracktwo.publish", "--to", "sites", "--cache", "cache"],
            input=BUNDLES[0],
            cwd=folder,
            env={**environment, "PYTHONHASHSEED": seed},
            preexec_fn=lambda mask=mask: os.umask(mask),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        sites.append(dated(folder / "sites" / "river"))
    assert sites[1:] == sites[:1] * (len(sites) - 1)


@pytest.mark.parametrize("with_cache", [True, False])
def test_a_site_after_changes_is_the_site_built_anew(tmp_path, with_cache):
    cache = tmp_path / "cache" if with_cache else None
    moved = replace(SPRING, status=told(Status(value="planned")))
    history = [
        FIRST,
        second := release(*without(spring=moved), previous=FIRST, day=LATER),
        third := release(*without(SPRING), previous=second, day=LATER),
        release(*MATERIAL, previous=third, day=date(2028, 2, 29)),
    ]
    for content in history:
        made = publish_here(bundled(content), tmp_path / "grown", cache=cache)
        shutil.rmtree(tmp_path / "new", ignore_errors=True)
        publish_here(bundled(content), tmp_path / "new")
        assert dated(tmp_path / "grown" / "river") == dated(tmp_path / "new" / "river")
        if with_cache and content is second:
            assert 0 < made.made < made.files


def test_nothing_is_made_again_that_has_not_changed(tmp_path):
    cache = tmp_path / "cache"
    first = publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    again = publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    elsewhere = publish_here(BUNDLES[0], tmp_path / "others", cache=cache)
    assert (first.made, again.made, elsewhere.made) == (first.files, 0, 0)
    assert dated(tmp_path / "sites" / "river") == dated(tmp_path / "others" / "river")
    links = {
        path.stat().st_nlink for site in ("sites", "others") for path in (tmp_path / site).rglob("*.html")
    }
    assert links == {2}  # one in the site and one in its second tree


def test_the_second_tree_is_private_and_holds_what_the_site_holds(tmp_path):
    sites, cache = tmp_path / "sites", tmp_path / "cache"
    for data in BUNDLES:
        publish_here(data, sites, cache=cache)
        (second,) = (cache / "spare").iterdir()
        assert same_files(second, sites / "river")
        assert [oct(each.stat().st_mode & 0o777) for each in (second.parent, second)] == ["0o700", "0o700"]
    assert names(sites) == {".tracktwo-site", "river"}


def same_files(one, other):
    """Whether two trees hold the same files, not only files that are alike."""
    found = [
        {path.relative_to(tree): path.stat().st_ino for path in tree.rglob("*") if path.is_file()}
        for tree in (one, other)
    ]
    assert found[0]
    return found[0] == found[1]


def test_the_second_tree_of_a_site_that_is_gone_goes_with_the_next_publication(tmp_path):
    """What was published into a folder that somebody has deleted since is kept nowhere: no file, and no path."""
    cache = tmp_path / "cache"
    publish_here(BUNDLES[0], tmp_path / "old", cache=cache)
    publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    old, new = sorted(
        (cache / "spare").iterdir(), key=lambda each: not same_files(each, tmp_path / "old" / "river")
    )
    shutil.rmtree(tmp_path / "old")
    publish_here(BUNDLES[1], tmp_path / "sites", cache=cache)
    assert (list((cache / "spare").iterdir()), old.exists()) == ([new], False)
    assert list(json.loads((cache / "river.json").read_text())) == [str(tmp_path / "sites" / "river")]
    assert same_files(new, tmp_path / "sites" / "river")


def test_the_second_tree_of_a_folder_no_list_names_any_more_goes_too(tmp_path):
    """A list names the last three."""
    cache = tmp_path / "cache"
    for place in "abcd":
        publish_here(BUNDLES[0], tmp_path / place, cache=cache)
    kept = {
        tuple(sorted(path.stat().st_ino for path in each.rglob("*.html")))
        for each in (cache / "spare").iterdir()
    }
    assert kept == {
        tuple(sorted(path.stat().st_ino for path in (tmp_path / place).rglob("*.html"))) for place in "bcd"
    }


def test_second_trees_are_left_alone_while_another_build_may_be_writing_one(tmp_path):
    cache = tmp_path / "cache"
    publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    (cache / "spare" / "begun").mkdir()
    other = os.open(cache, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_SH)
    publish_here(BUNDLES[1], tmp_path / "sites", cache=cache)
    assert (cache / "spare" / "begun").is_dir()
    os.close(other)
    publish_here(BUNDLES[1], tmp_path / "sites", cache=cache)
    assert not (cache / "spare" / "begun").exists()


def as_a_file(second):
    shutil.rmtree(second)
    second.write_text("a file")


def foreign(second):
    (second / "en" / "index.html").unlink()
    (second / "en" / "index.html").write_text("not ours")
    (second / "en" / "more").mkdir()
    (second / "en" / "more" / "page.html").write_text("not ours")
    (second / "link").symlink_to("/")


def swapped(second):
    (second / "en").rename(second / "fr")
    (second / "style.css").unlink()
    (second / "style.css").mkdir()


HARMS = {
    "taken away": shutil.rmtree,
    "a file in its place": as_a_file,
    "a link in its place": lambda second: (shutil.rmtree(second), second.symlink_to(second.parent)),
    "files that are not ours": foreign,
    "folders and files in each other's place": swapped,
}


@pytest.mark.parametrize("harm", HARMS)
def test_a_damaged_second_tree_only_costs_time(tmp_path, harm):
    sites, cache = tmp_path / "sites", tmp_path / "cache"
    publish_here(BUNDLES[0], sites, cache=cache)
    (second,) = (cache / "spare").iterdir()
    HARMS[harm](second)
    publish_here(BUNDLES[1], sites, cache=cache)
    publish_here(BUNDLES[1], tmp_path / "anew")
    assert held(sites) == held(tmp_path / "anew")
    assert same_files(second, sites / "river")


def test_a_preview_leaves_no_second_tree(tmp_path):
    """What nobody approved is kept nowhere twice."""
    process.run(DRAFTS[0], to=tmp_path / "previews", cache=tmp_path / "cache", draft=True)
    assert names(tmp_path / "cache") == {"river.json", "items.known"}


def test_publishing_takes_over_what_the_preview_made(tmp_path):
    """In processes of their own, behind their walls."""
    process.run(DRAFTS[0], to=tmp_path / "previews" / "1", cache=tmp_path / "cache", draft=True)
    published = process.run(BUNDLES[0], to=tmp_path / "sites", cache=tmp_path / "cache")
    assert published.made == 1  # who approved it
    shutil.rmtree(tmp_path / "previews")
    process.run(BUNDLES[1], to=tmp_path / "sites", cache=tmp_path / "cache")


def test_a_page_somebody_changed_in_the_site_is_made_anew(tmp_path):
    site, cache = tmp_path / "sites" / "river", tmp_path / "cache"
    publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    expected = dated(site)
    page = site / "en" / "index.html"
    was = page.stat()
    text = page.read_bytes()
    page.write_bytes(text.replace(b"River", b"Riven"))
    os.utime(page, ns=(was.st_atime_ns, was.st_mtime_ns))
    (site / "en" / "extra.html").write_text("not ours")
    (site / "style.css").chmod(0o666)
    (site / "mark.svg").unlink()
    assert dated(site) != expected
    assert publish_here(BUNDLES[0], tmp_path / "sites", cache=cache).made == 3
    assert dated(site) == expected


@pytest.mark.parametrize(
    "harm", ["", "{", "[]", "null", '{"x": []}', '{"x": {"y": [1]}}', '{"x": {"y": ["a", "b", "c"]}}']
)
def test_a_damaged_list_of_files_only_costs_time(tmp_path, harm):
    cache = tmp_path / "cache"
    publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    (cache / "river.json").write_text(harm)
    built = publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    assert built.made == built.files


def test_the_list_of_files_is_private_and_holds_no_content(tmp_path):
    cache = tmp_path / "cache"
    publish_here(BUNDLES[0], tmp_path / "sites", cache=cache)
    assert oct(cache.stat().st_mode & 0o777) == "0o700"
    assert oct((cache / "river.json").stat().st_mode & 0o777) == "0o600"
    text = (cache / "river.json").read_text()
    assert [word for word in ("River", "Wang", "江河", "Rivers join") if word in text] == []


def test_no_place_to_keep_the_list_only_costs_time(tmp_path):
    (tmp_path / "cache").write_text("a file")
    built = publish_here(BUNDLES[0], tmp_path / "sites", cache=tmp_path / "cache")
    assert built.made == built.files


# The chain of releases.


def test_next_release_follows_and_the_same_one_changes_nothing(tmp_path):
    for data in (BUNDLES[0], BUNDLES[1], BUNDLES[1]):
        publish_here(data, tmp_path)
    assert standing(tmp_path, "river").sha256 == fingerprint(DRAFTS[1])
    assert standing(tmp_path, "lake") is None


def other_first():
    return release(*without(SPRING))


def fourth():
    third = release(previous=SECOND, day=LATER)
    return release(previous=third, day=LATER)


@pytest.mark.parametrize(
    ("stands", "comes", "sentence"),
    [
        (SECOND, lambda: FIRST, "holds release 2, and release 1 is not the next one; to go back one release, say so (--back)."),
        (FIRST, other_first, "holds release 1, and release 1 is not the next one"),
        (FIRST, lambda: release(previous=other_first(), day=LATER), "holds release 1, but not the one that release 2 follows; prepare the release again."),
        (SECOND, fourth, "holds release 2; publish release 3 before release 4."),
    ],
)  # fmt: skip
def test_release_that_does_not_follow_is_refused(tmp_path, stands, comes, sentence):
    publish_here(bundled(stands), tmp_path)
    before = dated(tmp_path)
    with pytest.raises(FileError) as refusal:
        publish_here(bundled(comes()), tmp_path)
    assert sentence in str(refusal.value)
    assert dated(tmp_path) == before


def test_way_back_is_one_step_and_never_to_what_was_taken_down(tmp_path):
    added = release(*MATERIAL, replace(SPRING, key="autumn"), previous=SECOND, day=LATER)
    publish_here(bundled(added), tmp_path / "a")
    publish_here(BUNDLES[1], tmp_path / "a", back=True)
    assert standing(tmp_path / "a", "river").number == 2
    with pytest.raises(
        FileError, match="holds release 2, which took something down; going back would show it again"
    ):
        publish_here(BUNDLES[0], tmp_path / "a", back=True)
    publish_here(bundled(added), tmp_path / "a")
    with pytest.raises(
        FileError, match="holds release 3; the only way back from there is to the release just before"
    ):
        publish_here(BUNDLES[0], tmp_path / "a", back=True)


@pytest.mark.parametrize(
    "harm", [b"", b"{}", b"[]", b'{"programme": "lake", "number": 1}', b'{"programme": "river"}', None]
)
def test_a_folder_that_does_not_say_what_it_holds_is_left_alone(tmp_path, harm):
    publish_here(BUNDLES[0], tmp_path)
    file = tmp_path / "river" / "data" / "release.json"
    file.unlink() if harm is None else file.write_bytes(harm)
    before = dated(tmp_path)
    with pytest.raises(
        FileError, match="does not say which release it holds, so nothing can follow it; move it away"
    ):
        publish_here(BUNDLES[1], tmp_path)
    assert dated(tmp_path) == before


# Names of files.


@pytest.mark.parametrize(
    ("paths", "sentence"),
    [
        (["en/../index.html"], "'en/../index.html', which no disk keeps safely"),
        (["/etc/passwd"], "'/etc/passwd', which no disk keeps safely"),
        ([".htaccess"], "'.htaccess', which no disk keeps safely"),
        (["en\\x.html"], "which no disk keeps safely"),
        (["en/\u202egpj.html"], "which no disk keeps safely"),
        (["en/x.html\n"], "which no disk keeps safely"),
        (["en//x.html"], "which no disk keeps safely"),
        (["en/" + "x" * 200], "which no disk keeps safely"),
        (["en/Wang.html", "en/wang.html"], "two files called 'en/wang.html', capitals aside"),
        (["en/a", "en/a/b"], "a file and a folder called 'en/a'"),
    ],
)
def test_a_name_no_disk_keeps_safely_is_refused(paths, sentence):
    from tracktwo.publish.building import _check_paths  # noqa: PLC0415

    with pytest.raises(DataError) as refusal:
        _check_paths(paths)
    assert sentence in str(refusal.value)


# The process.


def test_the_process_needs_neither_environment_nor_folder_to_stand_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    (tmp_path / "tracktwo").mkdir()
    (tmp_path / "tracktwo" / "__init__.py").write_text("raise SystemExit('not this one')")
    process.run(BUNDLES[0], to=Path("sites"))
    assert standing(tmp_path / "sites", "river").number == 1


@pytest.mark.parametrize(
    "data", [b"", b"{}", DRAFTS[0], BUNDLES[0][:-2], BUNDLES[0].replace(b"North", b"Worth")]
)
def test_a_refused_bundle_is_one_sentence_and_makes_no_folder(tmp_path, data):
    with pytest.raises(DataError) as refusal:
        process.run(data, to=tmp_path / "sites")
    assert str(refusal.value).startswith("The release cannot be used: ")
    assert "\n" not in str(refusal.value)
    assert names(tmp_path) == set()


def test_by_hand_a_refusal_goes_to_standard_error_with_exit_code_one(tmp_path):
    command = [sys.executable, "-I", "-m", "tracktwo.publish", "--to", str(tmp_path / "sites")]
    refused = subprocess.run(command, input=b"{}", capture_output=True, check=False)
    assert refused.returncode == 1
    assert refused.stderr.decode() == (
        "The release cannot be used: format is not “tracktwo-bundle/1”; "
        "take a file this version of the program wrote.\n"
    )
    assert [json.loads(line)["step"] for line in refused.stdout.splitlines()] == ["reading", "refused"]


def test_a_preview_is_refused_as_a_site_and_the_other_way_round(tmp_path):
    process.run(DRAFTS[0], to=tmp_path / "previews", draft=True)
    with pytest.raises(
        DataError, match="is a folder of previews nobody has approved, and the two never stand together"
    ):
        process.run(BUNDLES[0], to=tmp_path / "previews")
    process.run(BUNDLES[0], to=tmp_path / "sites")
    with pytest.raises(DataError, match="is a folder of published sites, and the two never stand together"):
        process.run(DRAFTS[0], to=tmp_path / "sites", draft=True)


def test_a_preview_has_no_approvals_and_follows_nothing(tmp_path):
    for data in (DRAFTS[1], DRAFTS[0], DRAFTS[1]):
        process.run(data, to=tmp_path / "previews", draft=True)
    approvals = json.loads((tmp_path / "previews" / "river" / "data" / "approvals.json").read_bytes())
    assert approvals == {"sha256": fingerprint(DRAFTS[1]), "approvals": []}


def test_content_is_what_the_site_was_built_from(tmp_path):
    process.run(BUNDLES[0], to=tmp_path)
    data = (tmp_path / "river" / "data" / "release.json").read_bytes()
    assert data == write_content(FIRST)
    assert read_content(data) == FIRST
    assert read_bundle(BUNDLES[0]) == Bundle(
        content=FIRST, sha256=fingerprint(data), approvals=read_bundle(BUNDLES[0]).approvals, data=data
    )


def test_two_programmes_share_a_folder_and_not_a_site(tmp_path):
    from publish.releases import PROGRAMME  # noqa: PLC0415

    lake = release(*without(PROGRAMME), replace(PROGRAMME, key="lake"))
    publish_here(BUNDLES[0], tmp_path)
    river = dated(tmp_path / "river")
    publish_here(bundled(lake), tmp_path)
    assert dated(tmp_path / "river") == river
    assert names(tmp_path) == {".tracktwo-site", "lake", "river"}


def test_the_package_is_what_is_run():
    assert Path(tracktwo.__file__).parent in Path(process.__file__).parents
