"""The type checker is the first gate: programs that must fail, and one that must pass."""

import re
from pathlib import Path

import pytest
from mypy import api

HERE = Path(__file__).parent
# The whole project's settings without the plug-in of the office, which these programs do not touch. The packages
# of numbers and tables are left out: the types of the gate are made of none of theirs, and they are most of the work.
SETTINGS = """
[mypy]
strict = true
python_version = 3.11
enable_error_code = ignore-without-code
show_error_context = false
error_summary = false

[mypy-narwhals.*,numpy.*,pyarrow.*,scipy.*]
follow_imports = skip
follow_imports_for_stubs = true
ignore_missing_imports = true
"""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def checked(tmp_path_factory):
    """Each refused line of each program with its code; the type checker starts once and reads much: seconds."""
    folder = tmp_path_factory.mktemp("mypy")
    settings = folder / "settings.ini"
    settings.write_text(SETTINGS)
    programs = ("allowed.py", "refused.py")
    printed, complaint, _ = api.run(
        [f"--config-file={settings}", f"--cache-dir={folder}", *(str(HERE / name) for name in programs)]
    )
    assert complaint == ""
    told = re.findall(r"(\w+\.py):(\d+): error: .*\[([\w-]+)\]$", printed, re.MULTILINE)
    return {name: {int(line): code for where, line, code in told if where == name} for name in programs}


def test_the_right_way_passes(checked):
    assert checked["allowed.py"] == {}


def test_each_way_round_the_gate_is_refused(checked):
    lines = (HERE / "refused.py").read_text(encoding="utf-8").splitlines()
    marked = {
        number: found[1]
        for number, line in enumerate(lines, 1)
        if (found := re.search(r"# refused: ([\w-]+)$", line))
    }
    assert len(marked) == 17
    assert checked["refused.py"] == marked
