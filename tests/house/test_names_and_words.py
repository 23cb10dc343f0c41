"""The house keeps its own rules: names, addresses, words, and what stands alone."""

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import pytest

import tracktwo

FRONT_DOORS = ["vocabulary.calendars", "vocabulary.errors", "vocabulary.languages", "vocabulary.attribution",
               "vocabulary.sides", "vocabulary.provenance", "vocabulary.dates", "vocabulary.names", "vocabulary.tables",
               "perception", "perception.pictures", "engines", "report", "figures", "clearance", "clearance.disclosure",
               "clearance.kinds", "clearance.leaks", "record", "terms", "terms.tables"]  # fmt: skip


def tracked(repository: Path, *patterns: str) -> list[Path]:
    """Files under version control, or new, that match any pattern; none at all would prove nothing."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],
        cwd=repository, capture_output=True, text=True, check=False,
    )  # fmt: skip
    found = [repository / name for name in listed.stdout.splitlines() if (repository / name).is_file()]
    assert found, listed.stderr
    return found


@pytest.mark.parametrize("name", FRONT_DOORS)
def test_all_lists_exactly_the_public_names(name):
    module = importlib.import_module(f"tracktwo.{name}")
    tree = ast.parse(Path(module.__file__).read_text(encoding="utf-8"))
    if module.__file__.endswith("__init__.py"):
        nodes = (
            ast.walk(tree) if hasattr(module, "__getattr__") else tree.body
        )  # a face names them for types only
        public = {alias.asname or alias.name for node in nodes if isinstance(node, ast.ImportFrom)
                  for alias in node.names if node.module and node.module.startswith("tracktwo")} - {"face"}  # fmt: skip
    else:
        public = {node.name for node in tree.body if isinstance(node, ast.ClassDef | ast.FunctionDef)}
        public |= {target.id for node in tree.body if isinstance(node, ast.Assign) for target in node.targets
                   if isinstance(target, ast.Name)}  # fmt: skip
        public |= {node.target.id for node in tree.body if isinstance(node, ast.AnnAssign)}
    assert {name for name in public if not name.startswith("_")} - {"T"} == set(module.__all__)


def test_no_module_is_called_by_a_word_that_says_nothing():
    empty = {"utils", "util", "helpers", "common", "misc", "base", "manager"}
    names = {name.rsplit(".", 1)[-1] for _, name, _ in pkgutil.walk_packages(tracktwo.__path__, "tracktwo.")}
    assert names & empty == set()


def test_code_and_templates_name_no_country_and_no_field(repository):
    """Sides and subject are data: a country, a nationality or “space” in code would be a hard-wired dialogue."""
    told = re.compile(
        r"\b(China|Chinese|Sino|USA?|U\.S\.|America\w*|Beijing|Washington|astronaut\w*|satellite\w*)\b|中美|航天|美方|中方"
    )
    languages = re.compile(
        r"Simplified Chinese|Chinese \(Simplified\)"
        r"|Chinese (script|name|family|given|line|list|date|one\b|text|font|order|punctuation|string|numerals?)"
        r"|(in|and) Chinese|English, Chinese|Chinese (is|has|puts|writes|characters?)|Chinese(,| and) Arabic"
    )
    hits = [
        f"{file.relative_to(repository)}:{number}: {line.strip()}"
        for file in tracked(repository, "src/*.py", "src/*.html", "src/*.css", "src/*.po")
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if told.search(languages.sub("", line))
    ]
    assert hits == []


def test_nothing_names_the_machine_or_the_material_beside_the_project(repository):
    files = tracked(
        repository, "src", "docs", "*.md", "Makefile", "scripts", "requirements", "pyproject.toml"
    )
    machine = re.compile(
        rf"\.\./shared|{re.escape(str(Path.home()))}/|{re.escape(str(repository))}/|issue #?\d"
    )
    hits = [
        f"{file.relative_to(repository)}:{number}"
        for file in files
        if file.suffix in {".py", ".md", ".toml", ".txt", ".html", ".css", ".po", ".json", ".sh", ""}
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if machine.search(line)
    ]
    assert hits == []


def test_locked_requirements_hold_hashes_and_no_address(repository):
    locks = sorted((repository / "requirements").glob("*.txt"))
    assert [lock.name for lock in locks] == ["dev.txt", "office.txt"]
    for lock in locks:
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text
        assert len(re.findall(r"^[a-z].*==", text, re.MULTILINE)) == len(
            re.findall(r"^[a-z].*==[^\\]*\\\n    --hash=sha256:", text, re.MULTILINE)
        )


def test_every_path_named_in_the_architecture_exists(repository):
    text = (repository / "ARCHITECTURE.md").read_text(encoding="utf-8")
    paths = re.findall(r"`((?:src|docs|tests|benchmarks|scripts|requirements)/[\w./-]*)`", text)
    assert len(paths) > 10
    assert [path for path in paths if not (repository / path).exists()] == []


def test_the_pure_rooms_run_without_the_office():
    """`tracktwo.perception` and its command never import Django."""
    program = (
        "import sys, tracktwo.perception, tracktwo.figures, tracktwo.cli.perception;"
        "print([name for name in ('django', 'jinja2', 'pandas', 'polars', 'statsmodels') if name in sys.modules])"
    )
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert printed.stdout == "[]\n"


def test_every_command_has_a_line_of_help_and_stands_in_the_reference(repository):
    from tracktwo.cli import cli  # noqa: PLC0415 -- the office's commands import Django

    reference = (repository / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    with cli.make_context("tracktwo", ["perception"], resilient_parsing=True) as context:
        commands = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    assert [name for name, command in commands.items() if not command.help] == []
    assert [name for name in commands if f"## tracktwo {name}" not in reference] == []
