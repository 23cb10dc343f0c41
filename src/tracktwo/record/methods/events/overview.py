"""What a document is as a whole, looked at before the walk through it: whether it lists meetings, and how."""

import re
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.events.drafts import parsed
from tracktwo.record.methods.events.headings import (
    is_of_time,
)
from tracktwo.record.methods.events.heads import first_date
from tracktwo.record.methods.events.naming import arranges
from tracktwo.record.methods.events.values import (
    begins_with_date,
    is_date,
)
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    has_event_noun,
)
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Block, BlockKind

if TYPE_CHECKING:
    from tracktwo.vocabulary.dates import PartialDate

__all__ = ["lists_meetings", "numbered_meetings", "titles_under_dates"]

_HAN: Final = re.compile("[一-鿿]")
_NAMING: Final = 2
_NUMBERED: Final = re.compile(
    r"(?:(?:session|episode|talk|lecture|conversation|edition|event|webinar|seminar|instal+ment)\s+(?:no\.?\s*)?(?:\d{1,3}|[ivxl]{1,6})\b\s*[:：.–—-]|第\s?[\d一二三四五六七八九十百]{1,4}\s?(?:期|讲|场|回|次)[\s:：])\s*\S",
    re.IGNORECASE,
)
"""A number among many and a title: "Session 7: Who certifies the shrimp?", 第九期 镍矿旁边的学校."""
_PUT_OFF: Final = re.compile(
    r"\s*(?:原定|originally(?: planned| scheduled)? (?:for|on)\s|was due on\s)", re.IGNORECASE
)
_APART: Final = timedelta(days=5)
"""Days of one meeting lie closer together."""


def lists_meetings(walk: Walk) -> bool:
    """Return whether several headings each stand over a date."""
    blocks = [block for block in walk.blocks.blocks if block.kind is not BlockKind.NOISE]
    over = [
        one
        for one, other in pairwise(blocks)
        if one.kind is BlockKind.HEADING
        and other.kind is not BlockKind.NOISE
        and (other.key == "date" or begins_with_date(walk.blocks.text(other)))
        and not begins_with_date(walk.blocks.text(one))
        and not read_heading(walk.text(one), lexicon=walk.lexicon).is_structural
        and not arranges(walk.text(one))
    ]
    return len(over) > 1


def numbered_meetings(walk: Walk) -> frozenset[int]:
    """Return where headings begin that are a number and a title, each over a date of its own: the meetings of a series."""
    found: dict[int, PartialDate] = {}
    blocks = [block for block in walk.blocks.blocks if block.kind is not BlockKind.NOISE]
    for one, other in pairwise(blocks):
        if one.kind is BlockKind.HEADING and _NUMBERED.match(walk.text(one)):
            text = walk.blocks.text(other)
            text = _PUT_OFF.sub("", text)
            day = first_date(text) if other.key == "date" or begins_with_date(text) else None
            date = parsed(day.edtf) if day else None
            if date is not None:
                found[one.start] = date
    days = sorted(date.earliest for date in found.values())
    is_series = len(days) > 1 and all(later - sooner >= _APART for sooner, later in pairwise(days))
    return frozenset(found) if is_series else frozenset()


def titles_under_dates(walk: Walk) -> dict[int, Block]:
    """Return, by where a date alone begins an entry of a list, the line below it, which names what was held then."""
    found: dict[int, Block] = {}
    blocks = [block for block in walk.blocks.blocks if block.kind is not BlockKind.NOISE]
    before, above = 0, None
    for one, other in pairwise(blocks):
        gap = walk.blocks.masked.count("\n", before, one.start)
        last, above, before = above, one, one.end
        below = walk.text(other)
        if (
            (gap > 1 or one is blocks[0] or _heads_coming(walk, last) or last in found.values())
            and one.cell is None
            and other.cell is None
            and other.kind in (BlockKind.ITEM, BlockKind.HEADING)
            and "\n\n" not in walk.blocks.masked[one.end : other.start]
            and is_date(walk.blocks.text(one))
            and len(below.split()) + len(_HAN.findall(below)) // 2 > _NAMING
            and not find_dates(below)
            and not after_time(below)
            and not read_entries(walk.blocks.text(other), lexicon=walk.lexicon, expected=False)
            and (has_event_noun(below) or not read_heading(below, lexicon=walk.lexicon).is_structural)
        ):
            found[one.start] = other
    return found if len(found) > 1 else {}


def _heads_coming(walk: Walk, block: Block | None) -> bool:
    """Return whether a block is a heading over what is still to come, or was."""
    return block is not None and block.kind is BlockKind.HEADING and is_of_time(walk.text(block))
