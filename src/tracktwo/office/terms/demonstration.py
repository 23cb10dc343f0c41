"""The texts of the demonstration: an invented corpus, whose two towns on a lake stand for the two shores."""

from importlib.resources import files
from typing import TYPE_CHECKING, Final

from tracktwo.office.terms.actions import add_file
from tracktwo.office.terms.intake import Handed
from tracktwo.office.terms.queries import source_list
from tracktwo.office.terms.working import build_now

if TYPE_CHECKING:
    from tracktwo.office.models import Programme

__all__ = ["load_texts"]

_FILE: Final = "lake-turns.jsonl"
_SIDES: Final = {"northshore-southshore": {"Hillside": "north", "Bayside": "south"}}
_TITLE: Final = "Two towns on a lake (invented; Hillside stands for Northshore, Bayside for Southshore)"


def load_texts(programme: "Programme") -> None:
    """Add the texts of a demonstration and index them, unless it has some; one without texts stays without.

    Raises: DataError if they cannot be used.
    """
    called = _SIDES.get(programme.key)
    if called is None or source_list(programme).exists():
        return
    content = (files("tracktwo") / "demo" / "terms" / _FILE).read_bytes()
    handed = Handed(content=content, name=_FILE, called=called)
    add_file(programme=programme, by=None, handed=handed, title=_TITLE)
    build_now(programme, by=None)
