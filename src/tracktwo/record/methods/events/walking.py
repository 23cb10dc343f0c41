"""A walk through a document's blocks: headings open events and scopes, prose tells about them, lines name people."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries import ATTENDING
from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.events.alone import is_name, put_name_alone, read_post_below
from tracktwo.record.methods.events.alternating import titles_below
from tracktwo.record.methods.events.before import read_before
from tracktwo.record.methods.events.cards import read_bare_post, read_stacked, tag_of, tagged, tags_last
from tracktwo.record.methods.events.chronicle import (
    ends_chronicle,
    read_dated_story,
    read_month,
    read_year_story,
    year_heads,
)
from tracktwo.record.methods.events.coming import read_coming
from tracktwo.record.methods.events.completing import completed
from tracktwo.record.methods.events.dated import (
    is_below_title,
    is_dated_row,
    is_dated_title,
    is_when_and_where,
)
from tracktwo.record.methods.events.drafts import Draft
from tracktwo.record.methods.events.earlier import read_earlier
from tracktwo.record.methods.events.echoes import echoes
from tracktwo.record.methods.events.facts import read_day_below
from tracktwo.record.methods.events.groups import body_heads
from tracktwo.record.methods.events.headings import is_event_heading, read_event_heading
from tracktwo.record.methods.events.heads import dated_entries, head_end
from tracktwo.record.methods.events.held import ADDRESSED, HELD_BY, says_who_held
from tracktwo.record.methods.events.keys import read_key
from tracktwo.record.methods.events.labels import read_run_in
from tracktwo.record.methods.events.listed import ends_listed, read_listed
from tracktwo.record.methods.events.notes import find_notes
from tracktwo.record.methods.events.overview import (
    lists_meetings,
    numbered_meetings,
    titles_under_dates,
)
from tracktwo.record.methods.events.people import read_people
from tracktwo.record.methods.events.prose import read_prose
from tracktwo.record.methods.events.rests import read_rest
from tracktwo.record.methods.events.shapes import shaped_entries
from tracktwo.record.methods.events.stories import ends_story, is_issue, leads, read_byline, read_lead
from tracktwo.record.methods.events.tabled import read_columns, read_meeting, read_row, rows_of
from tracktwo.record.methods.events.talks import read_title_below
from tracktwo.record.methods.events.values import begins_with_date, read_rule, read_when_and_where
from tracktwo.record.methods.events.walk import Column, Walk
from tracktwo.record.methods.facets import find_status, has_event_noun
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.tables import Block, BlockKind, Blocks, Span

__all__ = ["read_events"]

_HAN_LIST: Final = re.compile(r"[^：:，。\s]{2,10}[：:]")
_HAN_ENTRY: Final = re.compile(r"[一-鿿·]{2,12}(?:[（(][^（）()]{3,40}[)）]|，[^，。；]{4,40})[；。]?$")
_HAN_MARK: Final = re.compile("[。；]\\s*([一-鿿]{2,6})[：:]")
_HAN: Final = re.compile("[一-鿿]")
_CLAUSE: Final = 12
_SENTENCE: Final = re.compile(r"(?<!\b[A-Z])(?<!\bSt)[.]\s+(?=[A-Z“\"])|。(?=.)")
_BESIDE: Final = re.compile(
    r"(?i:read more|more (?:on this|to read|news|stories)|related(?: \w+)?|see also|you may also like)\W*"
)
"""What stands over links to other pages: nobody named below took part."""


def read_events(blocks: Blocks, *, lexicon: Lexicon) -> tuple[Draft, ...]:
    """Return the events a document tells of, in the order it tells them, each with its people."""
    walk = Walk(blocks=blocks, lexicon=lexicon)
    walk.dated = dated_entries(walk)
    walk.headings = frozenset(block.start for block in blocks.blocks if is_event_heading(walk, block))
    walk.numbered = numbered_meetings(walk)
    walk.headings |= walk.numbered
    walk.echoes = echoes(blocks)
    walk.notes = find_notes(blocks, lexicon=lexicon)
    walk.shaped = shaped_entries(blocks, lexicon=lexicon)
    walk.taking_turns = titles_below(blocks, lexicon=lexicon)
    walk.listing = lists_meetings(walk)
    walk.years = year_heads(blocks)
    walk.titles = titles_under_dates(walk)
    walk.issue = is_issue(walk)
    walk.leads = leads(walk)
    rows = [*rows_of(blocks.blocks)]
    walk.bodies = body_heads(blocks, rows, lexicon=lexicon)
    for row, below in zip(rows, [*rows[1:], None], strict=True):
        walk.following = below[0] if below else None
        _visit_row(walk, row)
        if row[-1].kind is not BlockKind.NOISE:
            walk.last = row[-1]
    _put_named(walk)
    read_before(walk, rows, _visit_row)
    return completed(walk)


def _visit_row(walk: Walk, row: tuple[Block, ...]) -> None:
    """Read a block, or the cells of a row: the head of a table says what those below are."""
    ends_listed(walk, row)
    if read_byline(walk, row) or read_listed(walk, row):
        return
    if is_dated_row(walk, row):
        return
    columns = read_columns(walk, row) if len(row) > 1 else None
    if columns is not None:
        walk.columns = columns
    elif len(row) == 1 or not (read_meeting(walk, row) or (walk.columns and read_row(walk, row))):
        for block, below in zip(row, [*row[1:], walk.following], strict=True):
            walk.following = below
            _visit(walk, block)
            walk.last = block if len(row) > 1 and block.kind is not BlockKind.NOISE else walk.last


def _visit(walk: Walk, block: Block) -> None:
    """Read one block."""
    if block.cell is None:
        walk.columns = {}
    if walk.notes and walk.notes.holds(block.start):
        return
    ends_chronicle(walk, block)
    if any(
        reads(walk, block)
        for reads in (
            read_day_below,
            read_earlier,
            _opens_body,
            ends_story,
            read_month,
            read_dated_story,
            read_year_story,
            read_coming,
            read_lead,
            _is_outside,
            is_dated_title,
            says_who_held,
            _goes_with_name,
            tags_last,
            read_stacked,
            read_title_below,
            read_run_in,
            _begins_entry,
        )
    ):
        return
    if _begins_with_date(walk, block) or is_when_and_where(walk, block):
        return
    match block.kind:
        case BlockKind.KEY_VALUE:
            _value(walk, block)
        case BlockKind.HEADING:
            read_event_heading(walk, block)
        case BlockKind.PARAGRAPH:
            text = walk.blocks.text(block)
            listed = (
                _HAN_LIST.match(text)
                or any(read_mark(each[1], lexicon=walk.lexicon) for each in _HAN_MARK.finditer(text))
                or (walk.scope.is_people and _HAN_ENTRY.match(text))
            )
            if not (listed and read_people(walk, block)):
                read_prose(walk, block)
        case BlockKind.ITEM | BlockKind.CELL:
            _item(walk, block)


def _value(walk: Walk, block: Block) -> None:
    """Read a value with its name; under a word such as "Dates" may stand a sentence about a meeting to come."""
    words = walk.blocks.masked[block.value : block.end].strip()
    if walk.event is None and words.endswith((".", "。")) and find_status(words) and has_event_noun(words):
        read_prose(walk, replace(block, start=block.value, kind=BlockKind.PARAGRAPH))
    else:
        read_key(walk, block)


def _opens_body(walk: Walk, block: Block) -> bool:
    """Read a line that names an organisation and stands over its people; return whether it is one."""
    if block.start not in walk.bodies:
        return False
    _put_named(walk)
    walk.scope.is_people = True
    walk.scope.body = Span(block.start, block.start + len(walk.blocks.text(block).rstrip(" :：")))
    return True


def _is_outside(walk: Walk, block: Block) -> bool:
    """Return whether a block stands under a heading of people who took no part; a heading among them ends that."""
    if block.kind is BlockKind.NOISE and _BESIDE.fullmatch(walk.text(block)):
        walk.scope.is_outside = True
        return True
    ends = block.kind is BlockKind.HEADING and (bool(block.level) or not is_name(walk, block))
    if not walk.scope.is_outside or ends or block.start in walk.headings:
        return False
    if read_heading(walk.text(block), lexicon=walk.lexicon).is_structural:
        _item(walk, block)
    return True


def _begins_entry(walk: Walk, block: Block) -> bool:
    """Return whether a block is an entry of a list of events: its head opens one, the rest tells of it."""
    end = head_end(walk, block) if block.start in walk.headings else block.end
    if end == block.end:
        return False
    read_event_heading(walk, block)
    rest = walk.blocks.masked[end + 1 : block.end]
    start = block.end - len(rest.lstrip())
    read_rest(walk, replace(block, start=start, kind=BlockKind.PARAGRAPH), _visit)
    return True


def _begins_with_date(walk: Walk, block: Block) -> bool:
    """Return whether the first sentence of a block only says when and where, under the heading of a meeting."""
    if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or not is_below_title(walk):
        return False
    text = walk.blocks.text(block)
    stop = _SENTENCE.search(text)
    if stop is None or not begins_with_date(text):
        return False
    if not read_when_and_where(walk, replace(block, end=block.start + stop.start(), kind=BlockKind.ITEM)):
        return False
    read_rest(walk, replace(block, start=block.start + stop.end()), _visit)
    return True


def _goes_with_name(walk: Walk, block: Block) -> bool:
    """Return whether a block says what somebody is whose name stands alone above it."""
    named = walk.named
    if named is None:
        return read_bare_post(walk, block)
    tag = tag_of(walk, block) if block.level == 0 and not walk.labelled else None
    if tag and (tag.side or not (walk.following is None or is_name(walk, walk.following))):
        walk.tags.append(tag)
        return True
    walk.named = None
    if read_post_below(walk, named, block):
        assert walk.event is not None
        tagged(walk.event.lines[-1], walk.tags)
        walk.tags = []
        return True
    walk.named = named
    _put_named(walk)
    return False


def _put_named(walk: Walk) -> None:
    """Put somebody of whom only the name, and tags below it, are printed into the event that is open."""
    named, walk.named = walk.named, None
    if named is not None and put_name_alone(walk, named) and walk.event is not None:
        tagged(walk.event.lines[-1], walk.tags)
    walk.tags = []


def _item(walk: Walk, block: Block) -> None:
    """Read a line of a list or a cell: a heading of sorts, people, a sentence, or a rule."""
    if block.start in walk.headings:
        read_event_heading(walk, block)
        return
    if walk.event is not None and walk.scope.is_people and block.cell is None and is_name(walk, block):
        walk.name_alone(block)
        return
    if read_people(walk, block):
        return
    text = walk.blocks.text(block)
    if (
        walk.title is None
        and walk.event is None
        and has_event_noun(text)
        and text[:1] not in "(（"
        and not (ADDRESSED.match(text) or (text.endswith((".", "。")) and _SENTENCE.search(text)))
    ):
        walk.title = walk.pending = block
    heading = read_heading(text, lexicon=walk.lexicon)
    if heading.side is not None and block.cell is not None:
        walk.columns[block.cell.column] = Column(
            side=heading.side, functions=heading.functions if heading.functions != ATTENDING else ()
        )
    if heading.is_structural and len(text) < 90:
        walk.scope.open_heading(heading, Span(block.start, block.end))
    elif (
        len(text.split()) > 5
        or len(_HAN.findall(text)) > _CLAUSE
        or text.endswith("。")
        or HELD_BY.match(text)
    ):
        read_prose(walk, block)
    elif walk.event is not None:
        read_rule(walk, block, walk.event)
        if "," not in text and "，" not in text:
            walk.scope.end_part()
