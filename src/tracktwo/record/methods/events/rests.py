"""What an entry of a list of meetings goes on to say behind its head: "Chair: NAME. Speakers: NAME; NAME. Some sentence."."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.events.keys import read_key
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.layout.kinds import key_of
from tracktwo.record.tables import Block, BlockKind

__all__ = ["read_rest"]

_LABEL: Final = re.compile(r"(?:^|[.;。；]\s*)(?P<label>[^\W\d_][^:：.;。；,，]{1,30}?)\s*[:：]\s*(?=\S)")
_HAN_STOP: Final = re.compile("。(?=.)")


def read_rest(walk: Walk, block: Block, visit: Callable[[Walk, Block], None]) -> None:
    """Read what an entry of a list of events goes on to say; its values and people may have their names before them.

    Args: visit: what reads a block.
    """
    text = walk.blocks.text(block)
    cuts = [
        found.start("label")
        for found in _LABEL.finditer(text)
        if key_of(found["label"], walk.lexicon) or read_mark(found["label"], lexicon=walk.lexicon) is not None
    ]
    if not cuts:
        visit(walk, block)
        return
    if text[: cuts[0]].strip():
        visit(walk, replace(block, end=block.start + len(text[: cuts[0]].rstrip())))
    for start, end in pairwise([*cuts, len(text)]):
        colon = re.compile("[:：]").search(text, start)
        assert colon is not None
        part = replace(
            block,
            start=block.start + start,
            end=block.start + len(text[:end].rstrip(" .;。；")),
            kind=BlockKind.ITEM,
        )
        key = key_of(text[start : colon.start()], walk.lexicon)
        stop = _HAN_STOP.search(walk.blocks.text(part)) if key is None else None
        if stop:
            visit(walk, replace(part, end=part.start + stop.start()))
            visit(walk, replace(part, start=part.start + stop.end(), kind=BlockKind.PARAGRAPH))
        elif key:
            value = block.start + len(text) - len(text[colon.end() :].lstrip())
            read_key(walk, replace(part, kind=BlockKind.KEY_VALUE, key=key, value=value))
        else:
            visit(walk, part)
