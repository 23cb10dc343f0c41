"""``tracktwo publish``: what both sides approved becomes a folder; everything else is refused in one sentence."""

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # every test starts processes: what a person meets is what is tested

TRACKTWO = [sys.executable, "-m", "tracktwo.cli"]
ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRACKTWO_DATA"}
}
APPROVED = """
import django
django.setup()
from importlib.resources import files
from tracktwo.office.accounts.actions import give_seat, make_account
from tracktwo.office.accounts.rights import Role
from tracktwo.office.record.exchange import import_programme
from tracktwo.office.releases import actions
from tracktwo.office.shell.database import upgrade
from tracktwo.office.shell.founding import Founder, found

upgrade()
programme = import_programme((files("tracktwo") / "demo" / "northshore-southshore.json").read_bytes(), by=None)
seats = [
    give_seat(make_account(f"Convenor of the {side.key}"), side=side, role=Role.CONVENOR, by=None)
    for side in programme.sides.order_by("key")
]
release = actions.prepare(by=seats[0])
for seat in seats:
    release = actions.approve(release, by=seat, sha256=release.sha256)
found("River", [Founder(side=side, languages=("en",), convenor=side + " convenor") for side in ("East", "West")])
"""


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*TRACKTWO, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=ENVIRONMENT,
    )


def refused(*arguments: object, code: int = 1) -> str:
    """The one sentence a refused command wrote."""
    finished = run(*arguments)
    assert (finished.returncode, finished.stdout) == (code, "")
    assert "Traceback" not in finished.stderr
    return finished.stderr.splitlines()[-1].removeprefix("tracktwo: ").removeprefix("Error: ")


def tree(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with a programme both sides approved, and one nobody has; tests copy what they change."""
    data = tmp_path_factory.mktemp("office") / "data"
    settings = {"TRACKTWO_DATA": str(data), "DJANGO_SETTINGS_MODULE": "tracktwo.office.shell.settings"}
    subprocess.run([sys.executable, "-c", APPROVED], check=True, timeout=120, env={**ENVIRONMENT, **settings})
    return data


@pytest.fixture(scope="module")
def sites(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder the approved programme was published into."""
    folder = tmp_path_factory.mktemp("sites") / "www"
    finished = run("publish", "--to", folder, "--data", office)
    assert (finished.returncode, finished.stderr) == (0, "")
    said = re.sub("[0-9a-f]{64}", "…", finished.stdout)
    assert said == f"Published northshore-southshore, release 1 (…), in {folder}/northshore-southshore.\n"
    return folder


def test_the_newest_approved_release_is_published_as_plain_files(sites: Path):
    files = tree(sites / "northshore-southshore")
    assert {"index.html", "en/index.html", "ar/index.html", "data/release.json"} <= set(files)
    assert [each.name for each in sites.iterdir() if each.is_dir()] == ["northshore-southshore"]
    assert not [path for path, data in files.items() if b"Convenor of the" in data]


def test_publishing_again_changes_nothing(office: Path, sites: Path):
    before = tree(sites)
    finished = run("publish", "--to", sites, "--programme", "northshore-southshore", "--data", office)
    assert (finished.returncode, tree(sites)) == (0, before)


def test_a_programme_nobody_approved_is_not_published(office: Path, tmp_path: Path):
    folder = tmp_path / "www"
    assert refused("publish", "--to", folder, "--programme", "river", "--data", office) == (
        "No release of river is approved by both sides yet, so there is nothing to publish."
    )
    assert not folder.exists()


def test_a_folder_of_somebody_else_is_left_as_it_is(office: Path, tmp_path: Path):
    (tmp_path / "holiday.jpg").write_bytes(b"sea")
    sentence = refused("publish", "--to", tmp_path, "--data", office)
    assert "holds files that are not a site of this program" in sentence
    assert tree(tmp_path) == {"holiday.jpg": b"sea"}


def test_there_is_no_way_back_before_the_first(office: Path, sites: Path, tmp_path: Path):
    back = ("publish", "--back", "--programme", "northshore-southshore", "--data", office)
    for folder in (sites, tmp_path / "www"):
        assert "so there is nothing to go back to" in refused(*back, "--to", folder)


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        ((), 2, "Say where to publish with --to, or check the log of decisions with --check-log."),
        (
            ("--to", "www", "--back"),
            2,
            "--back needs --programme: going back is decided for one programme at a time.",
        ),
        (
            ("--check-log", "--to", "www"),
            2,
            "--check-log publishes nothing; leave --to and --back away.",
        ),
        (
            ("--to", "www", "--programme", "nowhere"),
            1,
            "There is no programme “nowhere” here; there is: northshore-southshore, river.",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(office: Path, arguments, code: int, sentence: str):
    assert refused("publish", *arguments, "--data", office, code=code) == sentence


def test_an_office_without_a_database_is_refused(tmp_path: Path):
    sentence = refused("publish", "--to", tmp_path / "www", "--data", tmp_path / "data", code=2)
    assert sentence.startswith("There is no database in")


def test_the_log_is_checked(office: Path):
    finished = run("publish", "--check-log", "--data", office)
    assert finished.returncode == 0
    assert re.fullmatch(
        "northshore-southshore: 3 decisions, each follows from the one before; last [0-9a-f]{64}\n"
        "river: 0 decisions, each follows from the one before; last none\n",
        finished.stdout,
    )


def test_a_log_that_was_changed_publishes_nothing(office: Path, tmp_path: Path):
    shutil.copytree(office, tmp_path / "data")
    with sqlite3.connect(tmp_path / "data" / "tracktwo.sqlite3") as database:
        database.execute("DROP TRIGGER office_decision_no_update")
        database.execute("UPDATE office_decision SET side = 'north' WHERE place = 3")
    database.close()
    assert refused("publish", "--check-log", "--data", tmp_path / "data") == (
        "The log of decisions of northshore-southshore is not whole: Line 3 was changed after it was written. "
        "Proposal 1 has a key that the log does not know. "
        "Proposal 1 counts as approved, but not by both sides in the log."
    )
    assert refused("publish", "--to", tmp_path / "www", "--data", tmp_path / "data") == (
        "The log of decisions is not whole, so nothing can be decided: Line 3 was changed after it was written."
    )
    assert not (tmp_path / "www").exists()
