"""Newsletters, digests and reviews of a year: each heading begins another story, each short note is one of its own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.months import month_first
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.events.drafts import STRONG, parsed
from tracktwo.record.methods.events.naming import arranges
from tracktwo.record.methods.events.prose import read_prose
from tracktwo.record.methods.events.walk import Lead, Walk
from tracktwo.record.methods.facets import find_place, is_periodical
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.tables import Block, BlockKind, Said, Span

__all__ = ["ends_story", "is_issue", "leads", "read_byline", "read_lead"]

_ISSUE: Final = re.compile(
    r"\b(?:newsletter|bulletin|gazette|digest|circular|in this (?:issue|digest|edition)|(?:year|month|quarter|\d{4}) in review|review of (?:the|our) year|round-?up|news in brief|(?:letter|news|dispatch(?:es)?|notes) from (?:the|our) \w+|our (?:year|work in|activities in|\d{4})|what we (?:did|have done)|looking back (?:on|at)|the year (?:that was|\d{4}|in)|annual (?:report|review))\b"
    r"|(?:\w+ ){2,}news$|\b(?:issue|no\.|number|vol\.|volume) ?\d{1,3}\b.*\b(?:19|20)\d\d\b|\bissue \d{1,3}\b"
    r"|简报|通讯|动态|快讯|要闻|月报|季报|年报|简讯|(?:年度|工作|活动)(?:回顾|总结|综述)|大事记|本期"
)
_BYLINE: Final = re.compile(
    r"(?:(?:Text|Words|Story|Report|Written|Reported|Posted) )?[Bb][Yy]:? [A-Z]|(?i:(?:media|press|news) (?:release|statement|note|information)\b|for immediate release\b)|新闻稿|(?:文|作者|撰稿)\s*[/／|｜:：]"
)
_COUNTED: Final = re.compile(r"\b(?:[Nn]o\.?|[Nn]umber|[Ii]ssue|[Vv]ol(?:ume)?\.?|#) ?\d|第\s?\d+\s?期")
"""Which of a periodical an issue is."""
_FIRST: Final = 8
_LONGEST: Final = 110
_BRIEF: Final = re.compile(
    r"(?:(?:other |more |short )?news(?: and notes)?(?: in brief)?|in brief|briefly|brief notes?|short notes?|notes|in short|also(?: in \d{4})?|and also|miscellan\w+|odds and ends|other (?:news|activities|items)|简讯|短讯|快讯|其他(?:动态|活动|消息)?|动态)\W*"
)
"""What stands over short notes, each about something else."""
_OF_STAFF: Final = re.compile(
    r"(?:people|persons|personalia|personnel|our people|farewells?|appointments|comings and goings|arrivals(?: and departures)?|hail and farewell|in print|in memoriam|obituar(?:y|ies)|books?|new (?:in|on) (?:the|our) \w+|from the library|library|recently published|corrections?|corrigend(?:um|a)|errat(?:um|a)|letters(?: to the editor)?|money|finances?|accounts?|donors?|人事|新书|出版|讣告|更正|财务)\W*"
)
"""What stands over notes on people who took part in nothing."""
_LABELLED: Final = re.compile(r"【(?P<what>[^】]{2,8})】(?=.)")
"""What a note is about, in brackets at its head."""
_SIGNED: Final = re.compile(
    r"(?:(?:[Ww]ith (?:our |my )?)?(?:[Bb]est|[Kk]ind(?:est)?|[Ww]arm(?:est)?|[Gg]ood|[Ss]eason[’']s) (?:wishes|regards|greetings)|[Yy]ours (?:sincerely|faithfully|truly|ever)|[Ss]incerely yours)\b[^.]{0,80}$"
)
"""What stands over who signed a letter."""
_MADE_BY: Final = re.compile(
    r"(?:edited|compiled|translated|illustrated|printed|typeset|photographed|designed|written)(?: and [a-z]+)? by:?",
    re.IGNORECASE,
)
"""What stands over who made a book."""
_LEAD: Final = re.compile(
    r"\s*[*_“\"(（]{0,3}(?P<head>(?:[^.:;!?。：；！？]|(?<=\b[A-Z][a-z][a-z])\.(?= \d)){3,60}?)(?P<end>\.|:|：|\s[–—-]|—)[*_)）]{0,3}\s+(?=[A-Z“\"«《「一-鿿])"
)
_LEFT: Final = re.compile(r"[^\W\d_]+|[一-鿿]")
_WORD: Final = re.compile(r"[^\W\d_]{3}|[一-鿿]{2}")
_SURE: Final = 0.6
_WORDS_OF_PLACE: Final = 3
_SHORTEST: Final = 40
_REACH: Final = 120
_SMALL: Final = frozenset({"in", "at", "on", "and", "the", "mon", "tue", "wed", "thu", "fri", "sat", "sun"})


def is_issue(walk: Walk) -> bool:
    """Return whether a document is an issue of what tells of many things: by its first lines that are no prose."""
    heads = [each for each in walk.blocks.blocks if each.kind is not BlockKind.NOISE][:_FIRST]
    return any(
        each.kind is not BlockKind.PARAGRAPH
        and len(text := " ".join(line.lower().split())) <= _LONGEST
        and _ISSUE.search(text) is not None
        for each in heads
        for line in (walk.blocks.text(each).split("\n") if each.key is None else [walk.text(each)])
    )


def ends_story(walk: Walk, block: Block) -> bool:
    """Close the meeting told of before where another story begins; return whether a heading stands over staff and books.

    In an issue each heading begins a story, and each short note under "News in brief" is one.
    """
    label = _LABELLED.match(walk.text(block)) if walk.issue and block.kind is not BlockKind.HEADING else None
    if label and (_OF_STAFF.fullmatch(label["what"]) or _BRIEF.fullmatch(label["what"])):
        walk.scope.open_event(None)
        return _OF_STAFF.fullmatch(label["what"]) is not None
    if _MADE_BY.fullmatch(walk.text(block)):
        walk.scope.is_outside = True
        return True
    if _SIGNED.match(walk.text(block)):
        walk.scope.open_event(None)
        walk.scope.is_outside = True
        return True
    if not walk.issue:
        return False
    if block.kind is BlockKind.KEY_VALUE and walk.scope.is_outside:
        walk.scope.open_event(None)  # "Dates" after a note on staff
    if block.kind is not BlockKind.HEADING:
        if walk.brief and block.cell is None and block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH):
            walk.scope.open_event(None)
        return False
    text, event = walk.text(block), walk.event
    if _OF_STAFF.fullmatch(text.lower()):
        walk.brief = False
        walk.scope.open_event(None)
        walk.scope.is_outside = True
        return True
    inner = event is not None and event.level and block.level > event.level
    inner = inner or not _WORD.search(text) or _stands_over_people(walk)
    if not (
        inner
        or text.endswith((":", "："))
        or arranges(text)
        or read_heading(text, lexicon=walk.lexicon).is_structural
    ):
        walk.brief = _BRIEF.fullmatch(text.lower()) is not None
        walk.scope.open_event(None)
    return False


def _stands_over_people(walk: Walk) -> bool:
    """Return whether the block below a heading begins with a name, as a list of people does."""
    below = walk.following
    if below is None or below.kind not in (BlockKind.ITEM, BlockKind.CELL):
        return False
    name = name_at(walk.blocks.text(below), 0, lexicon=walk.lexicon)
    return name is not None and name.score >= _SURE


def read_byline(walk: Walk, row: Sequence[Block]) -> bool:
    """Read who wrote a page and when, above all it tells; return whether a row of it says so: its date is the news's."""
    text = walk.text(row[0])
    masthead = walk.issue and is_periodical(text) and _COUNTED.search(text)
    if (
        walk.drafts
        or row[0].kind is BlockKind.PARAGRAPH
        or not (_BYLINE.match(text) or masthead or row[0].key == "published")
    ):
        return False
    found = [date for block in row for date in find_dates(walk.text(block))]
    day = parsed(found[0].edtf) if found else None
    if day is None:
        return False
    walk.dateline = walk.dateline or day
    return True


def leads(walk: Walk) -> dict[int, Lead]:
    """Return, by where they begin, what stands at the head of paragraphs that tell when and where before they tell what.

    "19 March, Lyon. …", "August: …"; before a dash it is the dateline of the news, unless several paragraphs have one.
    """
    found = {block.start: lead for block in walk.blocks.blocks if (lead := _lead(walk, block))}
    several = len(found) > 1
    return {start: lead for start, lead in found.items() if several or not lead.is_dash}


def _lead(walk: Walk, block: Block) -> Lead | None:
    if (
        block.kind not in (BlockKind.ITEM, BlockKind.PARAGRAPH)
        or block.cell is not None
        or block.start in walk.headings
    ):
        return None
    text = walk.blocks.masked[block.start : min(block.end, block.start + _REACH)].replace("\n", " ")
    found = _LEAD.match(text)
    if found is None or block.end - block.start - found.end() < _SHORTEST:
        return None
    head, at = found["head"], found.start("head")
    date = next(iter(find_dates(head)), None) or month_first(head + ",")
    if date is None or len(date.edtf) <= len("2020"):
        return None
    rest = head[: date.start] + " " * (date.end - date.start) + head[date.end :]
    place = find_place(rest, lexicon=walk.lexicon, alone=True) if rest.strip(" ,") else None
    left = [each for each in _LEFT.findall(rest) if each.lower() not in _SMALL]
    if len(left) > _WORDS_OF_PLACE or not all(each[0].isupper() or each > "一" for each in left):
        return None
    if place is None and left:
        name = rest.strip(" ,")
        start = rest.index(name)
        place = Said(Place(city=name, country=None), Span(start, start + len(name)))
    return Lead(
        edtf=date.edtf,
        date=Span(date.start, date.end).shifted(block.start + at),
        place=place and Said(place.value, place.span.shifted(block.start + at)),
        end=block.start + found.end(),
        is_dash=found["end"].strip() in {"-", "–", "—"},
    )


def _is_named_above(walk: Walk) -> bool:
    """Return whether the heading right above names what a paragraph tells of; that of a whole year does not."""
    event, last = walk.event, walk.last
    if (
        event is not None
        and last is not None
        and event.span.start == last.start
        and event.get("date") is None
    ):
        return True
    return (
        walk.pending is not None
        and walk.pending is walk.last
        and not (walk.pending is walk.title and len(walk.leads) > 1)
    )


def read_lead(walk: Walk, block: Block) -> bool:
    """Read a paragraph that begins with when and where something was; return whether it is one.

    Each is about something else: nobody it names belongs to the meeting told before.
    """
    lead = walk.leads.get(block.start)
    if lead is None or _is_named_above(walk):
        return False
    walk.scope.open_event(None)
    walk.day = (lead.date.start, lead.edtf, lead.date.end)
    told = len(walk.drafts)
    read_prose(walk, replace(block, start=lead.end, kind=BlockKind.PARAGRAPH))
    walk.day = None
    for draft in walk.drafts[told : told + 1]:
        if lead.place is not None and draft.get("date") == lead.edtf:
            draft.put("place", lead.place.value, lead.place.span, weight=STRONG)
    return True
