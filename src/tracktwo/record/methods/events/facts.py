"""What a stretch of text says, put into an event."""

import re
from collections.abc import Sequence
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.events.drafts import WEAK, Draft, dates_agree
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_attribution,
    find_audience,
    find_duration,
    find_manner,
    find_margins,
    find_number,
    find_place,
    find_side_manners,
    find_status,
    find_theme,
    find_turn,
    has_event_noun,
)
from tracktwo.record.tables import Block, BlockKind, Said, Span

__all__ = ["first_day", "moved_to", "put_facets", "read_day_below"]

_BETWEEN: Final = re.compile(
    r"(?:,?\s+(?:(?:on|in|at|from|of|this|last|next)\s+)?(?:the\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?|,\s+|\s*[（(]|在|于)"
)
_LONGEST: Final = 4000
_OPEN_QUOTE: Final = re.compile(r"“[^”]*$|^[^\"]*\"(?:[^\"]*\"[^\"]*\")*[^\"]*$")
"""A quotation that is not closed yet."""
_VENUE: Final = re.compile(
    r"(\s*[^。；：、]{2,36}(?:酒店|宾馆|饭店|宾舍|会馆|大厦|会议中心|会议室|会议厅|报告厅|图书馆|[一-鿿]厅|[一二三四五六七八九十\d]层|[一二三四五六七八九十\d]楼))。$"
)
"""A sentence that is the name of a house, or of a room in it."""
_ANOTHER: Final = re.compile(
    r"\s*[(（]?(?:[\d.]+\s+)?(?:An?|The (?:public|parallel|planned|proposed|side|youth|press)|Another|One) (?:[\w’'–-]+ ){1,12}?(?:was|were|had|has|did|could|is)\b[^.;]{0,60}\b(?:cancell?ed|dropped|called off|abandoned|scrapped|put off|shelved|postponed|not take place|not be held)\b"
    r"|\s*[（(]?(?:因[^，。]{2,12}，)?原(?:定|计划|拟)[^，。]{0,16}的[^，。]{2,16}(?:取消|推迟|延期|未能)"
)
"""That something beside the meeting was called off: a dinner, a briefing of the press."""
_SINCE: Final = re.compile(
    r"\b(?:since|founded in|established in|created in|set up in|as of|copyright|©)\s*$|自$", re.IGNORECASE
)
_FIRST_PLAN: Final = re.compile(
    r"\b(?:originally|initially|previously|at first) (?:planned|scheduled|set|due|announced|foreseen) (?:for|to)\b[^.;,]*"
    r"|\bcould not be held (?:in|at|on)\b[^.;,]*?(?= (?:and|but) )"
)
_HELD_ALL_THE_SAME: Final = re.compile(r"\b(?:took place|was held|met|was (?:now )?moved)\b")
_MOVED: Final = re.compile(
    r"\b(?:postponed|rescheduled|moved|deferred|delayed|shifted|put off|brought forward|transferred)\b(?:[^.;]{0,60}?\b(?:to|until|till|for)\b)\s|\b(?:postponed|delayed|deferred|put off|moved),? (?:and|but|then) (?:was |were |finally |eventually |later |at last )*(?:held|took place|met)\b|→|\bnew date:?\s|\bnow (?:on|takes place|taking place|be held|to be held)\b|\binstead,? (?:it |the \w+ )?(?:was held|took place|met)\b|(?:改期|延期|推迟|改)(?:至|到|为|于)|现(?:定|改|拟)?(?:于|在|为)",
    re.IGNORECASE,
)


def put_facets(walk: Walk, start: int, end: int, event: Draft, *, weight: int) -> None:
    """Put what a stretch of text says into an event."""
    text = _without_first_plan(walk.blocks.masked[start : min(end, start + _LONGEST)].replace("\n", " "))
    dates = [
        date
        for date in find_dates(text)
        if not (date.in_name or _is_since(text, date) or (weight != WEAK and _is_said(text, date)))
    ]
    moved = moved_to(text, dates)
    if moved is not None:
        event.move(moved.edtf, Span(moved.start, moved.end).shifted(start))
    elif dates and (weight == WEAK or event.get("date") is None or _tells_date(text)):
        day = first_day(dates)
        event.put("date", day.edtf, Span(day.start, day.end).shifted(start), weight=weight)
    venue = _VENUE.match(text)
    place = find_place(
        venue[1] if venue else _undated(text, dates), lexicon=walk.lexicon, alone=venue is not None
    )
    if place and (venue or weight == WEAK or _tells_place(text) or _stands_by(text, place.span, dates)):
        event.put("place", place.value, place.span.shifted(start), weight=weight)
    manner = find_manner(text)
    if manner and weight == WEAK:
        event.put("heading_mode", manner.value, manner.span.shifted(start))
    elif manner:
        event.manners.add(manner.value)
        event.spans.setdefault("mode", []).append(manner.span.shifted(start))
    found = {
        "number": find_number(text)
        if weight == WEAK
        else find_turn(text)
        if event.get("number") is None
        else None,
        "duration": find_duration(text),
        "audience": find_audience(text),
        "attribution": find_attribution(text),
        "margins": find_margins(text),
        "theme": find_theme(text),
        "status": _status(text, weight),
    }
    for name, said in found.items():
        if name == "status" and (_is_of_another(event, dates) or (said and _ANOTHER.match(text))):
            continue
        if said is not None:
            event.put(name, said.value, said.span.shifted(start), weight=weight)
    event.side_manners += [
        (side, deliveries, span.shifted(start), alone)
        for side, deliveries, span, alone in find_side_manners(text, lexicon=walk.lexicon)
    ]


def _without_first_plan(text: str) -> str:
    """Return a text without when and where a meeting was to be first, if it was held all the same."""
    plan = _FIRST_PLAN.search(text)
    if plan is None or not _HELD_ALL_THE_SAME.search(text, plan.end()):
        return text
    return text[: plan.start()] + " " * (plan.end() - plan.start()) + text[plan.end() :]


def first_day(dates: Sequence[DateFound]) -> DateFound:
    """Return the first date of several, or the first day where that one is only a year: "begun in 2010, met on 3 May"."""
    days = (each for each in dates if len(each.edtf) > len("2020-01"))
    return next(days, dates[0]) if len(dates[0].edtf) == len("2020") else dates[0]


def _is_said(text: str, date: DateFound) -> bool:
    """Return whether a year stands within what somebody said, or is not that of a meeting: "the flood of 2014"."""
    alone = len(date.edtf) == len("2020")
    return alone and (_OPEN_QUOTE.search(text, 0, date.start) is not None or not _tells_date(text))


def _is_since(text: str, date: DateFound) -> bool:
    """Return whether a year only says since when there has been something."""
    return len(date.edtf) == len("2020") and _SINCE.search(text, 0, date.start) is not None


def _is_of_another(event: Draft, dates: Sequence[DateFound]) -> bool:
    """Return whether a stretch gives dates and none of them is the event's: what was cancelled is another one."""
    held = event.get("date")
    return bool(held and dates) and not any(dates_agree(held, date.edtf) for date in dates)


def _tells_date(text: str) -> bool:
    return has_event_noun(text) or bool(
        re.match(r"\s*(?:On|In)\s", text)
        or re.search(
            r"\b(?:broadcast|aired|streamed|takes? place|took place|(?:was|were|be) held)\b",
            text,
            re.IGNORECASE,
        )
    )


def _tells_place(text: str) -> bool:
    return has_event_noun(text) or bool(
        re.search(r"\b(?:gathered|met|held|took place|hosted|convened)\b|举行|举办|召开", text)
    )


def _stands_by(text: str, place: Span, dates: Sequence[DateFound]) -> bool:
    """Return whether a place stands right beside a date: "in Vienna on 12 October"."""
    return any(
        _BETWEEN.fullmatch(text, min(place.end, date.end), max(place.start, date.start)) for date in dates
    )


def _status(text: str, weight: int) -> Said[str] | None:
    said = find_status(text)
    return said if said and (weight == WEAK or said.value == "cancelled") else None


def _undated(text: str, dates: Sequence[DateFound]) -> str:
    """Return a text whose dates are spaces, so that a place may stand behind one."""
    for date in dates:
        text = text[: date.start] + " " * (date.end - date.start) + text[date.end :]
    return text


def moved_to(text: str, dates: Sequence[DateFound]) -> DateFound | None:
    """Return the date a text says an event was moved to: "postponed to 7 October", "12 March → 7 October"."""
    found = _MOVED.search(text) if dates else None
    return next(
        (date for date in dates if found and date.start >= found.end() - 1 and not date.in_name), None
    )


def read_day_below(walk: Walk, block: Block) -> bool:
    """Read the line below the numbered heading of a meeting: "14 March 2024 · online · 873 viewers"; return whether it is."""
    if (
        walk.event is None
        or walk.last is None
        or walk.last.start not in walk.numbered
        or block.kind is BlockKind.PARAGRAPH
        or block.key is not None
        or not find_dates(walk.blocks.text(block))
    ):
        return False
    put_facets(walk, block.start, block.end, walk.event, weight=WEAK)
    return True
