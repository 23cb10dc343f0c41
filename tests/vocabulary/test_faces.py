"""Packages whose names load when they are asked for: each is what it is said to be, and brings nothing else along."""

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

PACKAGES = ["tracktwo.record", "tracktwo.terms", "tracktwo.terms.tables"]


@pytest.mark.parametrize("package", PACKAGES)
def test_each_name_is_what_its_module_calls_so(package):
    module = import_module(package)
    written = ast.walk(ast.parse(Path(module.__file__).read_bytes()))
    homes = {
        name.name: node.module for node in written if isinstance(node, ast.ImportFrom) for name in node.names
    }
    for name in module.__all__:
        assert getattr(module, name) is getattr(import_module(homes[name]), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_another_name_is_refused_as_anywhere(package):
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        import_module(package).nothing  # noqa: B018 -- asking is what is tried


@pytest.mark.parametrize(
    ("statement", "not_loaded"),
    [
        ("from tracktwo.record import Verdict", "tracktwo.record.methods.assembling"),
        ("from tracktwo.terms import Status", "scipy"),
    ],
)
def test_a_word_of_a_room_does_not_load_its_methods(statement, not_loaded):
    code = f"import sys; {statement}; sys.exit({not_loaded!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
