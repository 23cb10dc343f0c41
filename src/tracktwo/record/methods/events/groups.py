"""Lists of people under the names of their organisations: what a line that only names a body says of those below it."""

import re
from collections.abc import Sequence
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.entries.organisations import LEGAL, is_organisation
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.scripts import on_one_line
from tracktwo.record.tables import Block, BlockKind, Blocks

__all__ = ["body_heads"]

_LONGEST: Final = 110
_FEWEST_HAN: Final = 4
_KINDS: Final = frozenset({BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL, BlockKind.KEY_VALUE})
_HAN: Final = re.compile("[一-鿿]")
_COLON: Final = re.compile(r"[:：]\s*\S")
_BRACKET: Final = re.compile(r"\s*[(（][^()（）]{1,60}[)）]\s*$")
_ENDS: Final = " :：."
_LEAST: Final = 2


def body_heads(blocks: Blocks, rows: Sequence[Sequence[Block]], *, lexicon: Lexicon) -> frozenset[int]:
    """Return where the lines begin that name an organisation and stand over its people.

    Such lists begin with a body and end with somebody; where they begin with somebody, a body is told below each name.

    Args:
        blocks: the document.
        rows: its blocks, those of one row of a table together.
        lexicon: the words the rules know.
    """
    found: list[int] = []
    run: list[tuple[str, Block]] = []
    for row in [*rows, ()]:
        kind = _kind(blocks, row, lexicon) if row else "other"
        if kind == "number":
            continue
        if kind in {"body", "person"}:
            run.append((kind, row[0]))
            continue
        found += _heads_in(run)
        run = []
    return frozenset(found)


def _heads_in(run: Sequence[tuple[str, Block]]) -> list[int]:
    """Return where the bodies of a run of bodies and people begin, if each stands over somebody."""
    kinds = "".join(kind[0] for kind, _ in run)
    bodies = [block for kind, block in run if kind == "body"]
    marked = all(block.kind is BlockKind.HEADING and block.level for block in bodies)
    if not re.fullmatch("(?:bp+)+", kinds) or (len(bodies) < _LEAST and not marked):
        return []
    if not marked and not any(len(each) > 1 for each in re.findall("p+", kinds)):
        return []  # one line below each: it may as well be a post
    return [block.start for block in bodies]


def _kind(blocks: Blocks, row: Sequence[Block], lexicon: Lexicon) -> str:
    """Return whether a line names a body alone, or somebody and no organisation of theirs."""
    block = next((each for each in row if blocks.text(each).strip(" .0123456789")), None)
    if block is None or block.kind not in _KINDS:
        return "other"
    text = on_one_line(blocks.text(block))
    if block.start in blocks.names:
        return "person"
    if len(row) == 1 and _is_body_alone(text, lexicon):
        return "body"
    if block.kind is BlockKind.HEADING and block.level:
        return "other"
    entries = read_entries(text, lexicon=lexicon, expected=True)
    return "person" if entries else "other"


def _is_body_alone(text: str, lexicon: Lexicon) -> bool:
    bare = _BRACKET.sub("", text).strip(_ENDS)
    if (
        not 2 < len(bare) <= _LONGEST
        or _COLON.search(text)
        or find_dates(text)
        or text.endswith(("。", ";", "；"))
    ):
        return False
    if _HAN.search(bare):
        if len(bare) < _FEWEST_HAN or re.search("[，。；、]", bare):
            return False
    elif "," in LEGAL.sub("", bare) or len(bare.split()) < 2 or not bare[0].isupper():
        return False
    return (
        is_organisation(bare, lexicon)
        and code_of(bare, lexicon=lexicon) is None
        and not functions_in(bare, lexicon=lexicon)
        and not read_heading(text, lexicon=lexicon).is_structural
        and not read_entries(text, lexicon=lexicon, expected=False)
    )
