"""Blocks that say when and where a meeting was: a line, the cells of a row, a date over a title."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.events.drafts import STRONG, WEAK
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.values import (
    read_when_and_where,
    says_when_or_where,
)
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_platform
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["is_below_title", "is_dated_row", "is_dated_title", "is_when_and_where"]

_MOST_CELLS: Final = 4
_LONGEST: Final = 60
_SIDE: Final = re.compile("[一-鿿]{1,4}[方侧](?:出席|参加|参会|与会|代表|人员|专家|嘉宾){0,2}")
"""What stands over, or beside, the people of a side."""


def is_dated_row(walk: Walk, row: tuple[Block, ...]) -> bool:
    """Read a row whose cells together say when and where, under the heading of a meeting; return whether they do."""
    if not 1 < len(row) <= _MOST_CELLS or not all(
        block.kind is BlockKind.CELL and says_when_or_where(walk, block) for block in row
    ):
        return False
    whole = replace(row[0], end=row[-1].end, cell=None, kind=BlockKind.ITEM)
    told = walk.event is None or (walk.event.get("date") is None and not walk.event.lines)
    return told and walk.pending is walk.last is not None and read_when_and_where(walk, whole)


def is_dated_title(walk: Walk, block: Block) -> bool:
    """Read a date that stands over the title of a meeting, and the title; return whether a block is either."""
    title = walk.titles.get(block.start)
    if title is None:
        return walk.last is not None and walk.last.start in walk.titles
    draft = walk.open(walk.printed(title), Span(title.start, title.end))
    put_facets(walk, block.start, block.end, draft, weight=STRONG + 1)
    put_facets(walk, title.start, title.end, draft, weight=WEAK)
    return True


def is_when_and_where(walk: Walk, block: Block) -> bool:
    """Read a short block that says when or where a meeting was, and nothing else; return whether it does."""
    kinds = (BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL)
    if _SIDE.fullmatch(walk.text(block)):
        return False
    return block.kind in kinds and (_names_platform(walk, block) or read_when_and_where(walk, block))


def _names_platform(walk: Walk, block: Block) -> bool:
    """Read a short line that begins with a program for calls, before anybody is named; return whether it is one."""
    text, event = walk.text(block), walk.event
    if event is None or event.lines or len(text) > _LONGEST or not find_platform(text) or find_dates(text):
        return False
    event.manners.add("remote")
    return True


def is_below_title(walk: Walk) -> bool:
    """Return whether the block before is the heading of a meeting of which no date is known yet."""
    if walk.pending is walk.last:
        return True
    event, last = walk.event, walk.last
    return (
        event is not None
        and last is not None
        and event.span.start == last.start
        and event.get("date") is None
        and not event.lines
    )
