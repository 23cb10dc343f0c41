"""A walk through a document's blocks: headings open events and scopes, prose tells about them, lines name people."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.events.drafts import Draft
from tracktwo.record.methods.events.headings import head_end, is_event_heading, read_event_heading
from tracktwo.record.methods.events.people import is_name, put_name_alone, read_people, read_post_below
from tracktwo.record.methods.events.prose import read_prose
from tracktwo.record.methods.events.values import read_key, read_rule, read_when_and_where
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    has_event_noun,
)
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.tables import Block, BlockKind, Blocks, Span

__all__ = ["read_events"]

_HAN_LIST: Final = re.compile(r"[^：:，。\s]{2,10}[：:]")
_HAN: Final = re.compile("[一-鿿]")
_CLAUSE: Final = 12
_HELD_BY: Final = re.compile(
    r"\s*(?:jointly\s+)?(?:co-?)?(?:hosted|organi[sz]ed|convened)\s+by\b", re.IGNORECASE
)


def read_events(blocks: Blocks, *, lexicon: Lexicon) -> tuple[Draft, ...]:
    """Return the events a document tells of, in the order it tells them, each with its people."""
    walk = Walk(blocks=blocks, lexicon=lexicon)
    walk.headings = frozenset(block.start for block in blocks.blocks if is_event_heading(walk, block))
    for block in blocks.blocks:
        _visit(walk, block)
    if walk.named is not None:
        put_name_alone(walk, walk.named)
    return tuple(draft for draft in walk.drafts if _is_event(draft))


def _is_event(draft: Draft) -> bool:
    """Return whether what was found is a meeting: it has a date or a place, and people, hosts or a plan."""
    dated = draft.get("date") is not None or draft.get("place") is not None
    return dated and bool(
        draft.lines
        or draft.get("hosts")
        or draft.get("status")
        or draft.get("number")
        or has_event_noun(draft.name)
    )


def _visit(walk: Walk, block: Block) -> None:
    """Read one block."""
    if block.cell is None:
        walk.columns = {}
    if _goes_with_name(walk, block) or _begins_entry(walk, block):
        return
    if block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL) and read_when_and_where(walk, block):
        return
    match block.kind:
        case BlockKind.NOISE:
            return
        case BlockKind.KEY_VALUE:
            read_key(walk, block)
        case BlockKind.HEADING:
            read_event_heading(walk, block)
        case BlockKind.PARAGRAPH:
            if not (_HAN_LIST.match(walk.blocks.text(block)) and read_people(walk, block)):
                read_prose(walk, block)
        case BlockKind.ITEM | BlockKind.CELL:
            _item(walk, block)


def _begins_entry(walk: Walk, block: Block) -> bool:
    """Return whether a block is an entry of a list of events: its head opens one, the rest tells of it."""
    end = head_end(walk, block) if block.start in walk.headings else block.end
    if end == block.end:
        return False
    read_event_heading(walk, block)
    _visit(walk, replace(block, start=walk.blocks.masked.index(" ", end) + 1, kind=BlockKind.PARAGRAPH))
    return True


def _goes_with_name(walk: Walk, block: Block) -> bool:
    """Return whether a block says what somebody is whose name stands alone above it."""
    named, walk.named = walk.named, None
    if named is None:
        return False
    if read_post_below(walk, named, block):
        return True
    put_name_alone(walk, named)
    return False


def _item(walk: Walk, block: Block) -> None:
    """Read a line of a list or a cell: a heading of sorts, people, a sentence, or a rule."""
    if block.start in walk.headings:
        read_event_heading(walk, block)
        return
    if walk.event is not None and walk.scope.is_people and block.cell is None and is_name(walk, block):
        walk.named = block
        return
    if read_people(walk, block):
        return
    text = walk.blocks.text(block)
    if walk.title is None and walk.event is None and has_event_noun(text):
        walk.title = walk.pending = block
    heading = read_heading(text, lexicon=walk.lexicon)
    if heading.side is not None and block.cell is not None:
        walk.columns[block.cell.column] = heading.side
    if heading.is_structural and len(text) < 90:
        walk.scope.open_heading(heading, Span(block.start, block.end))
    elif len(text.split()) > 5 or len(_HAN.findall(text)) > _CLAUSE or _HELD_BY.match(text):
        read_prose(walk, block)
    elif walk.event is not None:
        read_rule(walk, block, walk.event)
        if "," not in text and "，" not in text:
            walk.scope.end_part()
