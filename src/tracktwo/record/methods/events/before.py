"""People told of before the one meeting of a document: biographies first, when and where it is held after them."""

from collections.abc import Callable, Sequence
from typing import Final

from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.tables import Block

__all__ = ["read_before"]

_LEAST: Final = 2
"""One person named above a meeting may be whoever wrote the page."""


def read_before(
    walk: Walk, rows: Sequence[tuple[Block, ...]], visit: Callable[[Walk, tuple[Block, ...]], None]
) -> None:
    """Put those named above the only meeting of a document into it, where nobody is named below.

    Args:
        walk: at the end of the document.
        rows: the blocks of the document, those of one row of a table together.
        visit: what reads a row.
    """
    if len(walk.drafts) != 1 or walk.drafts[0].lines or walk.issue or walk.listing:
        return
    (event,) = walk.drafts
    kept = (event.name, event.span, event.level, dict(event.values), dict(event.spans), set(event.manners))
    above = [row for row in rows if row[-1].end <= event.span.start]
    walk.scope.open_event(0)
    walk.last = walk.pending = walk.title = None
    for number, row in enumerate(above):
        walk.following = above[number + 1][0] if number + 1 < len(above) else None
        if walk.event is event or walk.event is None:
            visit(walk, row)
        walk.last = row[-1]
    del walk.drafts[1:]
    event.name, event.span, event.level, event.values, event.spans, event.manners = kept
    if len({line.entry.person.shifted(line.block.start) for line in event.lines}) < _LEAST:
        event.lines.clear()
