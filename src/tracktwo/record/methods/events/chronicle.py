"""Chronicles: the meetings of a year told one after the other, under headings of months or in paragraphs that begin with a date."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.months import month_alone, year_alone
from tracktwo.record.methods.events.drafts import Draft, dates_agree, parsed
from tracktwo.record.methods.events.happening import says_held
from tracktwo.record.methods.events.heads import first_date
from tracktwo.record.methods.events.prose import read_prose
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_number, find_status, has_event_noun
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.tables import Block, BlockKind, Blocks

__all__ = ["ends_chronicle", "read_dated_story", "read_month", "read_year_story", "year_heads", "years_above"]

_DAY: Final = re.compile(
    r"\s*(?P<a>[1-9]|[12]\d|3[01])\s?[日号](?:\s?[-–—~～至到]\s?(?P<b>[1-9]|[12]\d|3[01])\s?[日号])?[，,：:\s]?"
)
_ATTENDED: Final = re.compile("(?:参加|出席|赴|列席|应邀)")
_HELD: Final = re.compile("(?:举办|举行|召开|主办|联办|承办)")
"""What tells a meeting of the house from one of others that its people went to."""
_SENTENCE: Final = re.compile(r"[。.!！](?:\s|$)|。")
_SINCE: Final = re.compile(
    r"\b(?:since|founded|established|est\.|begun|from) (?:in )?\d{4}|自\d{4}|始于|创立于", re.IGNORECASE
)
"""A line that says how long there has been something."""
_YEAR_ALONE: Final = re.compile(r"[*\s]*(?:19|20)\d\d\s?年?[*\s]*(?:[(（][^()（）\d]{1,20}[)）])?[\s:：*]*")
_LONGEST_HEAD: Final = 60
_FEW: Final = 7
_NEAR: Final = 4
_TOLD: Final = 2


def year_heads(blocks: Blocks) -> frozenset[int]:
    """Return where the headings of a chronicle begin that are years and nothing else, over the days of what was held in each."""
    found = [
        one.start
        for one, other in pairwise(blocks.blocks)
        if one.kind is BlockKind.HEADING
        and _YEAR_ALONE.fullmatch(blocks.text(one))
        and other.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)
    ]
    return frozenset(found) if len(found) >= _TOLD else frozenset()


def read_month(walk: Walk, block: Block) -> bool:
    """Read a heading that is a month and nothing else, or a year: what stands below it happened then; return whether it is one."""
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM) or block.cell is not None:
        return False
    text = walk.text(block).strip(" :：*-–—")
    if block.start in walk.years:
        walk.month, walk.year, walk.title, walk.pending = None, block, None, None
        walk.scope.open_event(None)
        return True
    month = month_alone(text)
    dated = next((each for each in find_dates(text) if len(each.edtf) == len("2020-01")), None)
    alone = dated is not None and len(text) <= dated.end - dated.start + 1
    if month is None and not alone:
        if block.kind is BlockKind.HEADING:
            walk.month = None
        return False
    if alone and dated is not None and _is_of_paper(walk, dated.edtf):
        return True
    walk.month = dated.edtf if dated is not None and alone else f"XXXX-{month:02}"
    walk.scope.open_event(None)
    return True


def _is_of_paper(walk: Walk, month: str) -> bool:
    """Return whether a month says when a paper about a meeting came out: it stands among the lines of its title."""
    event = walk.event
    if event is None or event.lines or walk.last is None or walk.last.kind is BlockKind.PARAGRAPH:
        return False
    held, out = parsed(str(event.get("date") or "")), parsed(month)
    return held is not None and out is not None and held.latest <= out.latest


def read_dated_story(walk: Walk, block: Block) -> bool:
    """Read a paragraph under the heading of a month that begins with a day; return whether it is one.

    Each such paragraph is about something else: nobody it names belongs to the meeting told before.
    """
    if block.cell is not None or block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return False
    text = walk.blocks.text(block)
    day = _DAY.match(text) if walk.month is not None and _SENTENCE.search(text) else None
    if day is not None and _ATTENDED.search(text) and not _HELD.search(text):
        walk.scope.open_event(None)
        return True
    if day is None:
        return _tells_another(walk, block, text)
    walk.scope.open_event(None)
    edtf = f"{walk.month}-{int(day['a']):02}" + (f"/{walk.month}-{int(day['b']):02}" if day["b"] else "")
    walk.day = (block.start + day.start("a"), edtf, block.start + len(day[0].rstrip("，,：: ")))
    told = len(walk.drafts)
    read_prose(walk, replace(block, start=block.start + day.end(), kind=BlockKind.PARAGRAPH))
    walk.day = None
    if len(walk.drafts) > told and _is_bare(walk.drafts[-1], walk.following):
        walk.drafts.pop()
        walk.scope.open_event(None)
    return True


def read_year_story(walk: Walk, block: Block) -> bool:
    """Read an entry below the heading of a year that tells of a meeting in a sentence; return whether it is one.

    Each such entry is about another meeting than the one before; what was only planned or called off may give no day.
    """
    if walk.year is None or block.cell is not None or block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH):
        return False
    text = walk.blocks.text(block)
    first = first_date(text)
    led = first is not None and first.start <= _NEAR
    status = find_status(text)
    if led:
        walk.scope.open_event(None)
    tells = says_held(text) or (led and "。" in text) or (first is None and status is not None)
    if block.start in walk.headings or not tells or not has_event_noun(text):
        return False
    walk.scope.open_event(None)
    told, number, start = len(walk.drafts), find_number(text), block.start
    if first is not None and led:
        walk.day = (block.start + first.start, first.edtf, block.start + first.end)
        start += first.end + len(text[first.end :]) - len(text[first.end :].lstrip("，,：: "))
    elif first is None:
        year = re.compile(r"\d{4}").search(walk.blocks.masked, walk.year.start)
        assert year is not None
        walk.day = (year.start(), year[0], year.end())
    read_prose(walk, replace(block, start=start, kind=BlockKind.PARAGRAPH))
    walk.day = None
    if number and len(walk.drafts) > told:
        walk.drafts[told].put("number", number.value, number.span.shifted(block.start))
    walk.scope.open_event(None)
    return True


def _is_bare(draft: Draft, following: Block | None) -> bool:
    """Return whether nothing says who held a meeting, where, or who came, and no list below will: a house's own affair."""
    lists = following is not None and following.kind is not BlockKind.PARAGRAPH
    return not (lists or draft.lines or draft.get("hosts") or draft.get("place") or draft.get("number"))


def _tells_another(walk: Walk, block: Block, text: str) -> bool:
    """Read a line of a list that begins with another date than the open meeting's and tells of another one, if it does."""
    event = walk.event
    first = next(iter(find_dates(text[:_LONGEST_HEAD])), None)
    if (
        event is None
        or not event.lines
        or first is None
        or first.start > _NEAR
        or block.start in walk.headings
        or dates_agree(event.get("date") or first.edtf, first.edtf)
        or not text.endswith(("。", "；", ".", ";"))
    ):
        return False
    before, told = replace(walk.scope), len(walk.drafts)
    walk.scope.open_event(None)
    read_prose(walk, replace(block, kind=BlockKind.PARAGRAPH))
    if len(walk.drafts) == told:
        walk.scope = before
        return False
    return True


def ends_chronicle(walk: Walk, block: Block) -> None:
    """Close the meeting that prose told of at a heading over something else, where prose told of several before."""
    if (
        walk.event is None
        or not _is_heading(walk, block)
        or read_heading(walk.text(block), lexicon=walk.lexicon).is_structural
    ):
        return
    if walk.event.told and sum(draft.told for draft in walk.drafts) >= _TOLD:
        walk.scope.open_event(None)


def _is_heading(walk: Walk, block: Block) -> bool:
    """Return whether a block is a heading, or a short line with a number that stands alone over a paragraph."""
    if block.kind is BlockKind.HEADING:
        return True
    below = walk.following
    text = walk.text(block)
    return (
        block.kind is BlockKind.ITEM
        and block.cell is None
        and len(text.split()) <= _FEW
        and len(text) <= _LONGEST_HEAD
        and not text.endswith((".", "。", ",", ";"))
        and below is not None
        and below.kind is BlockKind.PARAGRAPH
        and walk.last is not None
        and walk.last.kind is BlockKind.PARAGRAPH
    )


def years_above(walk: Walk) -> list[tuple[int, int]]:
    """Return where each heading that names one year alone begins, and that year, in the order of the document."""
    headings = (
        (block.start, walk.text(block))
        for block in walk.blocks.blocks
        if block.kind in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.CELL) and block.key is None
    )
    alone = (
        (start, year_alone(text))
        for start, text in headings
        if len(text) <= _LONGEST_HEAD and not _SENTENCE.search(text) and not _SINCE.search(text)
    )
    return [(start, year) for start, year in alone if year]
