"""A heading: the name of an event, of somebody, or of a part of what is told."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.dates.months import month_first
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.events.drafts import WEAK, Draft, dates_agree
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.naming import arranges, without_news
from tracktwo.record.methods.events.alone import is_name
from tracktwo.record.methods.events.people import read_people
from tracktwo.record.methods.events.values import tells_hours
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_manner,
    find_number,
    find_place,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["dated_entries", "head_end", "is_event_heading", "is_of_time", "read_event_heading"]

_LONGEST_HEADING: Final = 170

_MARKED: Final = re.compile(r"([^:：]{2,50})[:：]\s*\S")
_COMING: Final = re.compile(
    r"(?:(?P<past>past|previous|earlier|recent|completed|held|archive|history|往届|过往|历届|已举办|回顾)|upcoming|forthcoming|future|planned|next|coming(?: up)?|what(?:’|')?s next|looking ahead|outlook|save the date|announcements?|calendar|下一步|后续|未来|即将|预告|展望|计划)(?:\b|(?=[一-鿿]))",
    re.IGNORECASE,
)

_PAST: Final = re.compile(r"\b(?:past|previous|earlier|recent)\b|往届|过往|历届", re.IGNORECASE)
_SENTENCE: Final = re.compile(
    r"[.](?<!\b[A-Z].)(?<!\bSt.)\s+(?=[A-Z“\"])|。(?=.)|(?<=[?!”\"])\s+(?=[A-Z][a-z]+(?: [a-z]+)?:)"
)
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|will|has|have|had|held|hosted|took|takes|met|meets|brought)\b|举行|举办|召开"
)
_ISSUE: Final = re.compile(
    r"第\s?[0-9一二三四五六七八九十]{1,4}\s?期|总第|\b(?:[Ii]ssue|[Vv]ol(?:ume)?\.?|[Nn]o\.)\s?\d"
)
_TITLED: Final = re.compile(r"[“\"「《]([^“”\"」》]{4,160})[”\"」》]")
_STATUS: Final = re.compile(
    r"\s*[\[(–—-]*\s*\b(?:POSTPONED|CANCELLED|CANCELED|RESCHEDULED|NEW DATE|UPDATED)\b[\])]*\s*[:–—-]*\s*"
)
_PARTED: Final = re.compile(r"\s*(?:[:|–—,：·]|-\s|\s{2}|\()")
_BRACKETED: Final = re.compile(r"[(（][^()（）]*[)）]")
_HEAD: Final = 60
_HAN_PARTS: Final = re.compile("[一-鿿][，\\s][一-鿿]")
"""What stands between a name and a post on one line."""
_NEAR: Final = 14


def read_event_heading(walk: Walk, block: Block) -> None:
    """Read a heading: it opens an event, or a part of one, or names somebody."""
    text = walk.text(block)
    span = Span(block.start, block.end)
    if block.start in walk.headings and _continues(walk, text):
        walk.headings -= {block.start}
        assert walk.event is not None
        put_facets(walk, block.start, block.end, walk.event, weight=WEAK)
        return
    if block.start in walk.headings:
        head = replace(block, end=head_end(walk, block))
        span = Span(head.start, head.end)
        name = _STATUS.sub(" ", without_news(_without_date(walk.printed(head)))).strip()
        draft = walk.open(name or walk.printed(head), span, level=block.level)
        put_facets(walk, head.start, head.end, draft, weight=WEAK)
        month = month_first(walk.blocks.text(head)) if draft.get("date") is None else None
        if month is not None:
            draft.put("date", month.edtf, Span(month.start, month.end).shifted(head.start), weight=WEAK)
        if draft.get("place") is None:
            _unknown_place(walk, block, draft)
        return
    heading = read_heading(text, lexicon=walk.lexicon)
    if heading.is_outside:
        walk.scope.is_outside = True
        return
    if walk.event is not None and is_name(walk, block):
        walk.name_alone(block)
        return
    names = (
        walk.event is not None
        and not walk.scope.is_outside
        and (
            _is_marked(walk, text)
            or read_entries(
                text, lexicon=walk.lexicon, expected=walk.scope.is_people and bool(_HAN_PARTS.search(text))
            )
        )
    )
    if names and read_people(walk, block):
        return
    if heading.is_structural and (walk.event is not None or not has_event_noun(text)):
        if walk.event is not None:
            walk.scope.open_heading(heading, span)
        else:
            walk.above = heading
        return
    _open_subject(walk, block, text)


def is_of_time(text: str) -> bool:
    """Return whether a heading stands over meetings that are still to come, or are over: "Upcoming events"."""
    return _COMING.match(text) is not None


def _open_subject(walk: Walk, block: Block, text: str) -> None:
    """Take a heading that opens a subject of its own: it may name the next event, and ends what was told of the last."""
    coming = _COMING.match(text)
    if coming:
        walk.coming = coming["past"] is None and not _PAST.search(text)
    if all(len(word) == 1 for word in text.split()):
        return  # "A G E N D A"
    if walk.title is None and len(text) > len("Agenda"):
        walk.title = block
    walk.pending = block
    walk.scope.is_outside = False
    event = walk.event
    if (
        event is not None
        and len(walk.headings) > 1
        and not arranges(text)
        and not _is_in_timetable(walk)
        and not (event.level and block.level > event.level)
    ):
        walk.scope.open_event(None)
    elif event is not None:
        walk.scope.is_people = False
        walk.scope.end_part()


def _is_in_timetable(walk: Walk) -> bool:
    """Return whether the line above says from when to when: what stands below it is a part of the meeting."""
    if walk.last is None:
        return False
    start = walk.blocks.masked.rfind("\n", 0, walk.last.start) + 1
    return tells_hours(walk.blocks.masked[start : walk.last.end])


def head_end(walk: Walk, block: Block) -> int:
    """Return where the head of an entry of a list of events ends: ``14 March 2025 – Fifth Dialogue, Oslo. Speakers: …``."""
    text = walk.blocks.text(block)
    first = _first_date(text)
    if block.kind is BlockKind.HEADING:
        return block.end
    if first is None or first.start > _NEAR:
        return _first_sentence(block, text)
    if not _PARTED.match(text, first.end) or re.match(r"\s*(?:On|In|By|At)\b", text):
        return block.end  # a sentence that begins with a date
    stop = _SENTENCE.search(text, first.end)
    return block.start + stop.start() if stop else block.end


def dated_entries(walk: Walk) -> frozenset[int]:
    """Return where the entries of a list begin that each give a date, a place or how people met, and a title."""
    found = {block.start for block in walk.blocks.blocks if _is_dated_entry(walk, block)}
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_dated_entry(walk: Walk, block: Block) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH) or block.cell is not None:
        return False
    text = walk.blocks.text(block)
    first = _first_date(text)
    if first is None or first.start > _NEAR or not _PARTED.match(text, first.end):
        return False
    head = text[: head_end(walk, block) - block.start]
    rest = head[first.end :]
    if len(head) > _LONGEST_HEADING or not (_TITLED.search(rest) or has_event_noun(rest)):
        return False
    return find_place(rest, lexicon=walk.lexicon) is not None or find_manner(rest) is not None


def _first_date(text: str) -> DateFound | None:
    """Return the first date near the beginning of a line, or the month alone it begins with."""
    return next(iter(find_dates(text[:_HEAD])), None) or month_first(text[:_HEAD])


def _first_sentence(block: Block, text: str) -> int:
    """Return where the first sentence of an item ends, if it only names a meeting and says when it was."""
    stop = _SENTENCE.search(text) if block.kind is BlockKind.ITEM else None
    head = text[: stop.start()] if stop else ""
    names = (
        len(head) < _LONGEST_HEADING and find_dates(head) and has_event_noun(head) and not _VERB.search(head)
    )
    return block.start + len(head) if names else block.end


def is_event_heading(walk: Walk, block: Block) -> bool:
    """Return whether a short block names a meeting and says when it was, or which of its series."""
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH):
        return False
    end = head_end(walk, block)
    if end - block.start > _LONGEST_HEADING or (block.kind is BlockKind.PARAGRAPH and end == block.end):
        return False
    text = " ".join(walk.blocks.masked[block.start : end].split())
    if after_time(text) or is_periodical(text) or (_ISSUE.search(text) and not has_event_noun(text)):
        return False  # a line of an agenda, the head of a newsletter
    if block.start in walk.dated:
        return True
    if _BRACKETED.fullmatch(text):
        return False  # "(first round)" under a title
    if not (has_event_noun(text) or find_number(text)) or (
        block.kind is BlockKind.ITEM and end == block.end and text.endswith((".", "。"))
    ):
        return False
    if not any(
        not date.in_name and len(date.edtf.split("/")[0]) > len("2020") for date in find_dates(text)
    ) and not find_number(text):
        return False
    if re.match(
        r"(?:(?:working |plenary |parallel |breakout )?(?:session|panel|part|day|topic|keynote)|议题|第[一二三四五\d]+(?:场|节|单元|环节))\b",
        text,
        re.IGNORECASE,
    ):
        return False
    return not read_entries(text, lexicon=walk.lexicon, expected=False)


def _continues(walk: Walk, text: str) -> bool:
    """Return whether a heading names the event that is open once more."""
    event = walk.event
    if event is None:
        return False
    number = find_number(text)
    if number and event.get("number") not in (None, number.value):
        return False
    dates = [date.edtf for date in find_dates(text)]
    held = event.get("date")
    if held and dates and not any(dates_agree(held, date) for date in dates):
        return False
    if event.lines:
        return False
    if len(walk.headings) <= 1:
        return bool(held or number)
    # a title in two languages, or over the line that says when: nothing was told of the event yet
    return held is None and event.get("hosts") is None and len(text) < _LONGEST_HEADING


def _unknown_place(walk: Walk, block: Block, event: Draft) -> None:
    """Take the part of a heading between its commas that can only be a place, though no list knows it."""
    text = walk.blocks.masked[block.start : block.end]
    dates = [range(date.start, date.end) for date in find_dates(text)]
    for found in re.finditer(r"(?<=[,:] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=,)", text):
        words = found[0]
        if has_event_noun(words) or any(found.start() in each for each in dates):
            continue
        if re.search(r"\d|\b(?:Remote|Online|Virtual|Hybrid|Track)\b", words) or _is_no_place(walk, words):
            continue
        event.put(
            "place",
            Place(city=words, country=None),
            Span(*found.span()).shifted(block.start),
            weight=WEAK,
        )
        return


def _is_no_place(walk: Walk, words: str) -> bool:
    """Return whether words name a country, an organisation or a subject."""
    known = walk.lexicon.organisations | walk.lexicon.not_names
    return code_of(words, lexicon=walk.lexicon) is not None or any(
        word.lower() in known for word in words.split()
    )


def _without_date(text: str) -> str:
    """Return the name of a heading without what only says when: a bracket at its end, or a date at its head."""
    bracket = re.search(r"\s*[(（]([^()（）]{4,60})[)）]\s*$", text)
    if bracket and bracket.start() and find_dates(bracket[1]):
        text = text[: bracket.start()]
    first = _first_date(text)
    rest = text[first.end :].lstrip(" ,:|–—-·：") if first and first.start <= _NEAR else ""
    titled = _TITLED.search(rest)
    return titled[1].rstrip(" .,") if titled else rest if has_event_noun(rest) else text


def _is_marked(walk: Walk, text: str) -> bool:
    """Return whether a heading is a line that names people after a marker: ``Moderator: NAME``."""
    mark = _MARKED.match(text, after_time(text))
    return (
        walk.event is not None and mark is not None and read_mark(mark[1], lexicon=walk.lexicon) is not None
    )
