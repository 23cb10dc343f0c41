"""Pages that say everything twice, line by line: the second time in the other script."""

import re
from itertools import pairwise
from typing import Final

from tracktwo.record.tables import Block, BlockKind, Blocks

__all__ = ["echoes"]

_HAN: Final = re.compile("[一-鿿]")
_LATIN: Final = re.compile(r"[^\W\d_一-鿿]{3}")
_LEAST: Final = 3
_KINDS: Final = frozenset({BlockKind.ITEM, BlockKind.HEADING, BlockKind.KEY_VALUE, BlockKind.PARAGRAPH})


def echoes(blocks: Blocks) -> frozenset[int]:
    """Return where the lines begin that only say in Han characters what the line above says in Latin letters.

    A page is such a one where most of its lines in Han characters stand below one in Latin letters, three or more.
    """
    lines = [each for each in blocks.blocks if each.kind in _KINDS and each.cell is None]
    told = [(block, _script(blocks, block)) for block in lines]
    below = [
        other
        for (one, first), (other, second) in pairwise(told)
        if (first, second) == ("latin", "han") and one.level == other.level
    ]
    han = sum(script == "han" for _, script in told)
    return (
        frozenset(each.start for each in below)
        if len(below) >= _LEAST and len(below) * 4 >= han * 3
        else frozenset()
    )


def _script(blocks: Blocks, block: Block) -> str:
    text = blocks.text(block)
    han, latin = _HAN.search(text) is not None, _LATIN.search(text) is not None
    return "mixed" if han and latin else "han" if han else "latin" if latin else "none"
