"""The small changes that tests of the gate have to notice: none is left out of a statement that hands something on."""

import importlib.util
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "scripts" / "mutations.py"
spec = importlib.util.spec_from_file_location("mutations", SCRIPT)
mutations = sys.modules.setdefault("mutations", importlib.util.module_from_spec(spec))
spec.loader.exec_module(mutations)

SOURCE = '''
"""A docstring is no code."""


def list_names(people, *, names):
    """Nor is this."""
    names.append(people if people else "nobody")
    yield names
    yield from more(*people)
'''


def test_statements_that_hand_something_on_are_left_out_and_changed_within(tmp_path):
    path = tmp_path / "listing.py"
    path.write_text(SOURCE, encoding="utf-8")
    assert [
        (mutant.line, mutant.name.removeprefix("list_names: ")) for mutant in mutations.mutants(path)
    ] == [
        (7, "names.append(people if people else 'nobody')  →  pass"),
        (8, "yield names  →  yield from ()"),
        (9, "yield from more(*people)  →  yield from ()"),
        (7, "people if people else 'nobody'  →  people"),
        (7, "people if people else 'nobody'  →  'nobody'"),
        (9, "more(*people)  →  more()"),
        (7, "people if people else 'nobody'  →  people if people else 'nobodyx'"),
    ]


def test_a_generator_without_its_statement_gives_nothing(tmp_path):
    path = tmp_path / "listing.py"
    path.write_text("def each():\n    yield 1\n", encoding="utf-8")
    first, *_ = mutations.mutants(path)
    module = {}
    exec(first.code, module)
    assert list(module["each"]()) == []
