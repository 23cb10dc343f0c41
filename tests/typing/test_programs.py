"""The type checker is the first gate: programs that must fail, and one that must pass."""

import re
from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
# The whole project's settings without the plug-in of the office, which these programs do not touch.
STRICT = ["--config-file=", "--strict", "--python-version=3.11", "--no-error-summary", "--hide-error-context",
          "--enable-error-code=ignore-without-code"]  # fmt: skip

pytestmark = pytest.mark.slow


def checked(name: str, cache: Path) -> dict[int, str]:
    """Each refused line of a program with its code."""
    # The type checker starts once and reads the standard library: seconds.
    printed, complaint, _ = api.run([*STRICT, f"--cache-dir={cache}", str(HERE / name)])
    assert complaint == ""
    found = re.findall(rf"{re.escape(name)}:(\d+): error: .*\[([\w-]+)\]$", printed, re.MULTILINE)
    return {int(line): code for line, code in found}


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("mypy")


def test_the_right_way_passes(cache):
    assert checked("allowed.py", cache) == {}


def test_each_way_round_the_gate_is_refused(cache):
    lines = (HERE / "refused.py").read_text(encoding="utf-8").splitlines()
    marked = {
        number: found[1]
        for number, line in enumerate(lines, 1)
        if (found := re.search(r"# refused: ([\w-]+)$", line))
    }
    assert len(marked) == 17
    assert checked("refused.py", cache) == marked
