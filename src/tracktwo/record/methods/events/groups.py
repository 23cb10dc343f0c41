"""Lists of people under the names of their organisations: what a line that only names a body says of those below it."""

import re
from collections.abc import Collection, Iterator, Sequence
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
    bodies = [at for at, row in enumerate(rows) if _is_body(blocks, row, lexicon)]
    found: list[int] = []
    read = of_people = -2
    for first in bodies:
        if first <= read:
            continue
        if of_people == first - 1 or (first and _is_person(blocks, rows[first - 1], lexicon)):
            of_people = first  # the list begins with somebody
            continue
        run = list(_run(blocks, rows[first:], lexicon, bodies={at - first for at in bodies}))
        read = first + len(run) - 1
        found += _heads_in(run)
    return frozenset(found)


def _run(
    blocks: Blocks, rows: Sequence[Sequence[Block]], lexicon: Lexicon, *, bodies: Collection[int]
) -> Iterator[tuple[str, Block]]:
    """Yield the lines of a list that begins with a body, up to the first that names neither a body nor anybody."""
    for at, row in enumerate(rows):
        if at in bodies:
            yield "body", row[0]
        elif _is_person(blocks, row, lexicon):
            yield "person", row[0]
        else:
            return


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


def _told(blocks: Blocks, row: Sequence[Block]) -> Block | None:
    """Return the first block of a line that is no mere number, if it can name anybody."""
    block = next((each for each in row if blocks.text(each).strip(" .0123456789")), None)
    return block if block is not None and block.kind in _KINDS else None


def _is_body(blocks: Blocks, row: Sequence[Block], lexicon: Lexicon) -> bool:
    """Return whether a line names a body alone."""
    block = _told(blocks, row) if len(row) == 1 else None
    return (
        block is not None
        and block.start not in blocks.names
        and _is_body_alone(on_one_line(blocks.text(block)), lexicon)
    )


def _is_person(blocks: Blocks, row: Sequence[Block], lexicon: Lexicon) -> bool:
    """Return whether a line that names no body alone names somebody."""
    block = _told(blocks, row)
    if block is None:
        return False
    if block.start in blocks.names:
        return True
    if block.kind is BlockKind.HEADING and block.level:
        return False
    return bool(read_entries(on_one_line(blocks.text(block)), lexicon=lexicon, expected=True))


def _is_body_alone(text: str, lexicon: Lexicon) -> bool:
    bare = _BRACKET.sub("", text).strip(_ENDS)
    if not 2 < len(bare) <= _LONGEST or _COLON.search(text) or text.endswith(("。", ";", "；")):
        return False
    if _HAN.search(bare):
        if len(bare) < _FEWEST_HAN or re.search("[，。；、]", bare):
            return False
    elif "," in LEGAL.sub("", bare) or len(bare.split()) < 2 or not bare[0].isupper():
        return False
    return (
        is_organisation(bare, lexicon)
        and not find_dates(text)
        and code_of(bare, lexicon=lexicon) is None
        and not functions_in(bare, lexicon=lexicon)
        and not read_heading(text, lexicon=lexicon).is_structural
        and not read_entries(text, lexicon=lexicon, expected=False)
    )
