"""Lists of two lines each: somebody, and below them, with no mark of its own, what they speak on."""

from collections.abc import Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.tables import Block, BlockKind, Blocks

__all__ = ["titles_below"]

_FEWEST_LINES: Final = 4
_FEWEST_LETTERS: Final = 8


def titles_below(blocks: Blocks, *, lexicon: Lexicon) -> frozenset[int]:
    """Return where the lines begin that are titles, each below a person, in lists in which people and titles take turns."""
    return frozenset(
        title.start
        for run in _lists(blocks)
        if len(run) >= _FEWEST_LINES and len(run) % 2 == 0
        if all(len(_people(blocks, each, lexicon)) == 1 for each in run[::2])
        if all(_may_be_title(blocks, each, lexicon) for each in run[1::2])
        for title in run[1::2]
    )


def _lists(blocks: Blocks) -> Iterator[list[Block]]:
    run: list[Block] = []
    for block in blocks.blocks:
        if block.kind is BlockKind.ITEM and block.cell is None:
            run.append(block)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _people(blocks: Blocks, block: Block, lexicon: Lexicon) -> tuple[object, ...]:
    return read_entries(blocks.text(block), lexicon=lexicon, expected=True)


def _may_be_title(blocks: Blocks, block: Block, lexicon: Lexicon) -> bool:
    """Return whether a line names nobody and nothing people do, and is no heading."""
    text = blocks.text(block).strip()
    return (
        len(text) >= _FEWEST_LETTERS
        and not text.endswith((".", "。", ":", "："))
        and not _people(blocks, block, lexicon)
        and not functions_in(text, lexicon=lexicon)
        and not read_heading(text, lexicon=lexicon).is_structural
    )
