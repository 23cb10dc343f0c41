"""A programme with texts: the invented corpus of two towns on a lake, as the demonstration has it, and small ones."""

import json
from importlib.resources import files

import pytest

from tracktwo.office.models import Programme, TermSource
from tracktwo.office.terms.actions import add_file
from tracktwo.office.terms.intake import Handed
from tracktwo.office.terms.working import build_now

TURNS = files("tracktwo") / "demo" / "terms" / "lake-turns.jsonl"
CALLED = {"Hillside": "east", "Bayside": "west"}


@pytest.fixture
def lake(programme: Programme) -> Programme:
    """The programme with the lake's turns, Hillside's as the east bank's, and their index."""
    handed = Handed(content=TURNS.read_bytes(), name="lake-turns.jsonl", called=CALLED)
    add_file(programme=programme, by=None, handed=handed, title="Talks on a lake (invented)")
    build_now(programme, by=None)
    return programme


@pytest.fixture
def tell(programme: Programme):
    """Add rows as a table of turns and index them: ``tell({"text": …, "side": "east"}, name=…, rule=…, event=…)``."""

    def told(*rows: dict, name: str = "turns.jsonl", index: bool = True, **options) -> TermSource:
        content = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
        made = add_file(programme=programme, by=None, handed=Handed(content=content, name=name), **options)
        if index:
            build_now(programme, by=None)
        return made

    return told
