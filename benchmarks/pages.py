"""Pages as files: real HTML, PDF, Word, Markdown and text whose answers are known, in the folder ``specimens/pages``.

Beside each file stands its gold record, ``NAME.gold.json``. Its places are those of the text beside it in ``layers``,
or of the file itself; they are moved to the text our reader makes of the file, by the words they hold.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from marked import FOLDER

from tracktwo.record import TextLayer, read_document

__all__ = ["PAGES", "Page", "pages"]

PAGES: Final = FOLDER / "pages"
NOWHERE: Final = (10**7, 10**7 + 1)
"""Where nothing stands: words that the reader does not keep."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as read, and its gold record with the places of its layers."""

    name: str
    layers: tuple[TextLayer, ...]
    gold: dict[str, Any]


def pages(batch: str = "") -> Iterator[Page]:
    """Yield the pages of a batch, one of the letters of :data:`benchmarks.record.BATCHES`, or all of them, by name."""
    for path in sorted(PAGES.glob(f"{batch}*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        layers = tuple(read_document(PAGES / each["file"]) for each in gold["documents"])
        for document, layer in zip(gold["documents"], layers, strict=True):
            move(gold, document["id"], printed(document, layer), layer.text)
        yield Page(path.name.removesuffix(".gold.json"), layers, gold)


def printed(document: dict[str, Any], layer: TextLayer) -> str:
    """Return the text the places of a gold record are places of."""
    beside = document.get("layer")
    return (PAGES / beside).read_text(encoding="utf-8") if beside else layer.text


def move(gold: dict[str, Any], document: str, theirs: str, ours: str) -> None:
    """Move the mentions of a gold record from one text of a document to another."""
    if theirs == ours:
        return
    for key in ("persons", "organisations"):
        for mention in (each for one in gold[key] for each in one["mentions"]):
            if mention["doc"] == document:
                mention["start"], mention["end"] = moved(mention["start"], mention["end"], theirs, ours)


def moved(start: int, end: int, theirs: str, ours: str) -> tuple[int, int]:
    """Return where the words of a stretch stand in another text: the same of several, else the last."""
    words = theirs[start:end]
    before = theirs.count(words, 0, start)
    found = [each.span() for each in re.finditer(r"\s+".join(map(re.escape, words.split())), ours)]
    return found[min(before, len(found) - 1)] if found else NOWHERE
