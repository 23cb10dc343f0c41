"""Earlier meetings of a series, listed beside the one a page is about: "Title (4) 22 January 2025 – with A and B"."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.people import entries_of, put_line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_status
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["read_earlier"]

_KINDS: Final = r"(?:sessions?|talks?|events?|webinars?|conversations?|meetings?|seminars?|lectures?|dialogues?|episodes?|workshops?|editions?)"
_HEAD: Final = re.compile(
    rf"(?:(?:earlier|previously|before|past|previous|so far|also) (?:{_KINDS} )?(?:in|from|of) (?:this|the|our) (?:\w+ )?series"
    rf"|(?:the |this |our )?series so far|(?:past|previous|earlier) {_KINDS}(?: in (?:this|the) series)?|本系列(?:往期|此前)[一-鿿]{{0,4}}|往期(?:活动|讲座|对话|场次))\W*",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    r"\s*(?:[(（#]\s*(?:no\. ?|part )?(?P<a>\d{1,2})\s*[)）]?|(?:no\.|part|session|episode) ?(?P<b>\d{1,2})\b)\s*[:.·–—-]?\s*",
    re.IGNORECASE,
)
_WITH: Final = re.compile(
    r"\s*[,;:·|–—(-]*\s*(?:(?:in conversation )?with|by|featuring|speakers?:?|guests?:?)\s+(?=\w)",
    re.IGNORECASE,
)
_TRIM: Final = " ,;:·|–—-“”\"'‘’「」《》()（）\n"
_LEAST: Final = 4
_LONGEST: Final = 170
_NEAR: Final = 6


def read_earlier(walk: Walk, block: Block) -> bool:
    """Read a heading over earlier meetings of a series, or a line below it; return whether a block is either.

    A line beside the page's own text is read as well: that is where such lists stand.
    """
    text = walk.blocks.masked[block.start : block.end].replace("\n", " ")
    if _HEAD.fullmatch(text.strip()):
        walk.earlier = bool(walk.drafts)
        return walk.earlier and block.kind is BlockKind.NOISE
    if not walk.earlier or block.kind is BlockKind.PARAGRAPH:
        walk.earlier = walk.earlier and block.kind is not BlockKind.PARAGRAPH
        return False
    dates = [each for each in find_dates(text) if len(each.edtf) > len("2020-01") and not each.in_name]
    told = _titled(text, dates[0]) if len(dates) == 1 and len(text) <= _LONGEST else None
    if told is None:
        walk.earlier = False
        return False
    title, number, rest = told
    draft = _open(walk, block, title, dates[0])
    if number is not None:
        draft.put("number", number, title.shifted(block.start), weight=STRONG)
    _put_people(walk, block, text, rest)
    walk.scope.open_event(None)
    return True


def _titled(text: str, date: DateFound) -> tuple[Span, int | None, int] | None:
    """Return the title of a line with one date, its number in the series, and where what follows the two begins."""
    if date.start > _NEAR:
        title, rest = Span(0, date.start), date.end
    else:
        rest = next((each.start() for each in _WITH.finditer(text, date.end)), len(text))
        title = Span(date.end, rest)
    number = next((each for each in _NUMBER.finditer(text, *title)), None)
    if number is not None:
        head, tail = Span(title.start, number.start()), Span(number.end(), title.end)
        title = max(head, tail, key=lambda each: each.end - each.start)
    words = text[title.start : title.end]
    start = title.start + len(words) - len(words.lstrip(_TRIM))
    end = title.end - (len(words) - len(words.rstrip(_TRIM)))
    if end - start < _LEAST:
        return None
    return Span(start, end), int(number["a"] or number["b"]) if number else None, rest


def _open(walk: Walk, block: Block, title: Span, date: DateFound) -> Draft:
    """Begin the meeting of a line; people met as they do in the series, where the page says how it meets from afar."""
    text, first = walk.text(block), walk.drafts[0]
    at = title.shifted(block.start)
    draft = walk.open(walk.names((at,), 0)[0], at)
    draft.put("date", date.edtf, Span(date.start, date.end).shifted(block.start), weight=STRONG + 1)
    status = find_status(text)
    cancelled = status is not None and status.value == "cancelled"
    draft.put("status", "cancelled" if cancelled else "held", Span(block.start, block.end), weight=STRONG)
    put_facets(walk, block.start, block.end, draft, weight=WEAK)
    if "remote" in (first.get("mode"), *first.manners):
        draft.put("mode", "remote", first.spans.get("mode", [at])[0], weight=WEAK)
    return draft


def _put_people(walk: Walk, block: Block, text: str, start: int) -> None:
    """Put those into the meeting of a line whom it was held with."""
    beside = _WITH.match(text, start)
    if beside is None:
        return
    part = replace(block, start=block.start + beside.end(), kind=BlockKind.ITEM)
    for entry in entries_of(walk, part, expected=True):
        put_line(walk, entry, Span(part.start, part.end))
