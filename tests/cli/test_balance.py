"""``tracktwo balance`` on a programme file and on a data folder."""

import json
import os
import subprocess
import sys
from importlib.resources import as_file, files
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow  # every test starts a process: what a person meets is what is tested

ENVIRONMENT = {
    name: value for name, value in os.environ.items() if name not in {"DATABASE_URL", "TRACKTWO_DATA"}
}


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tracktwo.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**ENVIRONMENT, **environment},
    )


@pytest.fixture(scope="module")
def space() -> object:
    with as_file(files("tracktwo") / "demo" / "sino-us-space.json") as file:
        yield file


def test_a_file_and_the_same_programme_in_an_office_are_counted_alike(space: Path, tmp_path: Path) -> None:
    of_file = run("balance", space, "--format", "json", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert (of_file.returncode, of_file.stderr) == (0, "")
    data = tmp_path / "data"
    assert run("import", space, "--data", data).returncode == 0
    of_office = run("balance", "sino-us-space", "--data", data, "--format", "json")
    assert of_office.stdout == of_file.stdout
    counted = json.loads(of_file.stdout)
    held = {pair["measure"]: pair["numbers"] for pair in counted["held"]}
    assert held["people"] == {"CN": 19, "US": 13}
    assert held["panellists"] == {"CN": 4, "US": 2}
    assert [room["event"] for room in counted["rooms"] if room["side"] == "CN"] == [
        *("changsha-2019", "fuzhou-2020", "nanjing-2021", "beijing-2021")
    ]
    then = json.loads(
        run("balance", "sino-us-space", "--data", data, "--as-of", "2019", "--format", "json").stdout
    )
    assert then["as_of"] == "2019-12-31"
    assert [event["event"] for event in then["events"] if not event["is_planned"]] == [
        *("changsha-2019", "washington-2019")
    ]
    in_words = run("balance", "sino-us-space", "--data", data, "--language", "zh-Hans").stdout
    assert "人员 · " in in_words
    for asked, sentence in (
        (("nobody",), "There is no programme “nobody” here"),
        (("sino-us-space", "--as-of", "someday"), "someday"),
    ):
        refused = run("balance", *asked, "--data", data)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert sentence in refused.stderr
        assert len(refused.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"{}", "is not a programme file"), (b"\xff", "UTF-8"), (None, "cannot be read")],
)
def test_a_file_that_is_no_programme_is_refused_in_a_sentence(
    content: bytes | None, sentence: str, tmp_path: Path
) -> None:
    file = tmp_path / "programme.json"
    if content is not None:
        file.write_bytes(content)
    refused = run("balance", file)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert sentence in refused.stderr
    assert "Traceback" not in refused.stderr
