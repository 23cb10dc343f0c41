"""A heading: the name of an event, of somebody, or of a part of what is told."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.months import month_first
from tracktwo.record.methods.entries import read_entries
from tracktwo.record.methods.entries.marks import read_mark
from tracktwo.record.methods.events.alone import is_name
from tracktwo.record.methods.events.drafts import WEAK, Draft, dates_agree
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.heads import first_date, head_end, is_fact, without_date
from tracktwo.record.methods.events.naming import arranges, without_news
from tracktwo.record.methods.events.people import read_people
from tracktwo.record.methods.events.values import tells_hours
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_number,
    find_status,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.methods.scopes import read_heading
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["is_event_heading", "is_of_time", "read_event_heading"]

_LONGEST_HEADING: Final = 170

_MARKED: Final = re.compile(r"([^:：]{2,50})[:：]\s*\S")
_COMING: Final = re.compile(
    r"(?:(?P<past>past|previous|earlier|recent|completed|held|archive|history|往届|过往|历届|已举办|回顾)|upcoming|forthcoming|future|planned|next|coming(?: up)?|what(?:’|')?s next|what (?:comes|is next|is coming)|dates for your diary|looking ahead|outlook|save the date|announcements?|calendar|下一步|后续|未来|即将|预告|展望|计划)(?:\b|(?=[一-鿿]))",
    re.IGNORECASE,
)

_PAST: Final = re.compile(r"\b(?:past|previous|earlier|recent)\b|往届|过往|历届", re.IGNORECASE)
_ISSUE: Final = re.compile(
    r"第\s?[0-9一二三四五六七八九十]{1,4}\s?期|总第|\b(?:[Ii]ssue|[Vv]ol(?:ume)?\.?|[Nn]o\.)\s?\d"
)
_STATUS: Final = re.compile(
    r"\s*[\[(–—-]*\s*\b(?:POSTPONED|CANCELLED|CANCELED|RESCHEDULED|NEW DATE|UPDATED|(?i:called off|did not take place|cancell?ed))\b[\])]*\s*[:–—-]*\s*"
)
_BRACKETED: Final = re.compile(r"[(（][^()（）]*[)）]")
_HELD: Final = re.compile(
    r"(?:held|convened|hosted|organi[sz]ed|took place|meeting held)\s+(?:on|in|at|from|by|\d)", re.IGNORECASE
)
"""How a line begins that says when and where the meeting above it was."""
_KIND_ALONE: Final = re.compile(
    r"(?:(?:online|virtual|public|hybrid|upcoming|past|free|live) )?(?:event|webinar|workshop|seminar|conference|panel(?: discussion)?|lecture|round ?-?table|dialogue|conversation|talk|forum|meeting)|(?:线上|公开)?(?:讲座|研讨会|论坛|会议|沙龙|对话|活动)",
    re.IGNORECASE,
)
"""A kind of meeting, printed over the name of one."""
_MINUTES: Final = re.compile(
    r"(?:\d{1,2}[.)]\s*)?(?:(?:approval|adoption|confirmation|signing|review) of )?(?:the )?(?:draft )?(?:minutes|(?:summary )?records?|protocol|reports?|summary|follow-up) (?:of|from|on|to) (?:the )?|matters arising|(?:审议|通过|确认|回顾)?上次",
    re.IGNORECASE,
)
_PREAMBLE: Final = re.compile(
    r"(?:(?:deeply|fully|further|also|having|once again)\s+)*(?:recall(?:ing|ed)|not(?:ing|ed)|taking (?:note|into account)|tak(?:en|ing) stock|building (?:up)?on|welcom(?:ing|ed)|reaffirm(?:ing|ed)|recogni[sz](?:ing|ed)|mindful|convinced|considering|acknowledg(?:ing|ed)|bearing in mind|conscious|aware|determined|guided|inspired|encouraged|express(?:ing|ed)|emphasi[sz]ing|desir(?:ing|ous)|pursuant|following)\b[^.]*[;,]$",
    re.IGNORECASE,
)
"""A clause before what a joint statement says."""
_FIRST: Final = 4
_FEW_WORDS: Final = 6
_FEW_HAN: Final = 16
_HAN: Final = re.compile("[一-鿿]")
_OF_DEAD: Final = re.compile(r"(?:in memoriam|obituary|in memory of|†)\b", re.IGNORECASE)
_HAN_PARTS: Final = re.compile("[一-鿿][，\\s][一-鿿]")
"""What stands between a name and a post on one line."""
_NEAR: Final = 14


def read_event_heading(walk: Walk, block: Block) -> None:
    """Read a heading: it opens an event, or a part of one, or names somebody."""
    text = walk.text(block)
    span = Span(block.start, block.end)
    if block.start in walk.headings and _opens_event(walk, block, text):
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


def _opens_event(walk: Walk, block: Block, text: str) -> bool:
    """Read a heading that names a meeting; return whether it does, and is over no mere day of the one that is open."""
    if _is_day_of(walk, block):
        walk.headings -= {block.start}
        return False
    if _continues(walk, text):
        walk.headings -= {block.start}
        assert walk.event is not None
        put_facets(walk, block.start, block.end, walk.event, weight=WEAK)
        return True
    head = replace(block, end=head_end(walk, block))
    name = _STATUS.sub(" ", without_news(without_date(walk.printed(head)))).strip()
    draft = walk.open(name or walk.printed(head), Span(head.start, head.end), level=block.level)
    put_facets(walk, head.start, head.end, draft, weight=WEAK)
    month = month_first(walk.blocks.text(head)) if draft.get("date") is None else None
    if month is not None:
        draft.put("date", month.edtf, Span(month.start, month.end).shifted(head.start), weight=WEAK)
    if draft.get("place") is None:
        _unknown_place(walk, block, draft)
    return True


def is_of_time(text: str) -> bool:
    """Return whether a heading stands over meetings that are still to come, or are over: "Upcoming events"."""
    return _COMING.match(text) is not None


def _open_subject(walk: Walk, block: Block, text: str) -> None:
    """Take a heading that opens a subject of its own: it may name the next event, and ends what was told of the last."""
    coming = _COMING.match(text)
    if coming:
        walk.coming = coming["past"] is None and not _PAST.search(text)
    if all(len(word) == 1 for word in text.split()) or _BRACKETED.fullmatch(text) or is_fact(walk, block):
        return  # "A G E N D A", "(second round)", "Cost"
    if walk.title is None and len(text) > len("Agenda"):
        walk.title = block
    walk.pending = block
    walk.scope.is_outside = False
    if _opens_cancelled(walk, block, text):
        return
    event = walk.event
    if event is not None and not event.lines and _KIND_ALONE.fullmatch(event.name.strip(" :|*")):
        event.name, event.span, event.level = walk.printed(block), Span(block.start, block.end), block.level
        put_facets(walk, block.start, block.end, event, weight=WEAK)
        return
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


def _opens_cancelled(walk: Walk, block: Block, text: str) -> bool:
    """Read a heading that says a meeting was called off, and gives no day: "Third Salt Seminar – called off"."""
    status = find_status(text)
    name = _STATUS.sub(" ", walk.printed(block)).strip()
    if status is None or status.value != "cancelled" or not has_event_noun(name) or name == text:
        return False
    draft = walk.open(name, Span(block.start, block.end), level=block.level)
    put_facets(walk, block.start, block.end, draft, weight=WEAK)
    return True


def _is_in_timetable(walk: Walk) -> bool:
    """Return whether the line above says from when to when: what stands below it is a part of the meeting."""
    if walk.last is None:
        return False
    start = walk.blocks.masked.rfind("\n", 0, walk.last.start) + 1
    return tells_hours(walk.blocks.masked[start : walk.last.end])


def is_event_heading(walk: Walk, block: Block) -> bool:
    """Return whether a short block names a meeting and says when it was, or which of its series."""
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH):
        return False
    end = head_end(walk, block)
    if end - block.start > _LONGEST_HEADING or (block.kind is BlockKind.PARAGRAPH and end == block.end):
        return False
    text = " ".join(walk.blocks.masked[block.start : end].split())
    if _PREAMBLE.match(text):
        return False
    if after_time(text) or is_periodical(text) or (_ISSUE.search(text) and not has_event_noun(text)):
        return False  # a line of an agenda, the head of a newsletter
    if block.start in walk.dated:
        return True
    if (
        _BRACKETED.fullmatch(text)
        or _OF_DEAD.match(text)
        or _HELD.match(text)
        or _is_of_minutes(walk, block, text)
    ):
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


def _is_of_minutes(walk: Walk, block: Block, text: str) -> bool:
    """Return whether a heading below others is about what was written of an earlier meeting: "Minutes of the Third Session"."""
    above = [each for each in walk.blocks.blocks[:_FIRST] if each.start < block.start]
    return len(above) == _FIRST and _MINUTES.match(text) is not None


def _is_day_of(walk: Walk, block: Block) -> bool:
    """Return whether a heading gives a day of the meeting that is open, which lasts several, and names a part of it."""
    held = walk.event.get("date") if walk.event else None
    text = walk.text(block)
    first = first_date(text)
    if not held or "/" not in held or first is None or first.start > _NEAR or walk.listing:
        return False
    rest = _BRACKETED.sub(" ", text[first.end :])
    is_short = len(rest.split()) <= _FEW_WORDS and len(_HAN.findall(rest)) <= _FEW_HAN
    named = find_number(rest) or "/" in first.edtf or len(first.edtf) < len("2020-10-01")
    return is_short and not named and dates_agree(held, first.edtf)


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
    for found in re.finditer(r"(?<=[,:] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?=,(?! [A-Z][\w’'-]+ and ))", text):
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


def _is_marked(walk: Walk, text: str) -> bool:
    """Return whether a heading is a line that names people after a marker: ``Moderator: NAME``."""
    mark = _MARKED.match(text, after_time(text))
    return (
        walk.event is not None and mark is not None and read_mark(mark[1], lexicon=walk.lexicon) is not None
    )
