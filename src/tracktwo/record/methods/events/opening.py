"""Which event a sentence is about, and how it begins one: under a heading, by its own name, to come, or a day later."""

import re
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates, find_relative
from tracktwo.record.methods.events.days import counted, is_lately
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree, parsed
from tracktwo.record.methods.events.facts import first_day, moved_to, put_facets
from tracktwo.record.methods.events.happening import gathered, says_held, tells_of_meeting
from tracktwo.record.methods.events.houses import meant_hosts
from tracktwo.record.methods.events.naming import (
    FOLLOWED,
    arranges,
    heading_of,
    is_proper,
    open_from_prose,
    without_news,
)
from tracktwo.record.methods.events.passing import AT_ANOTHER
from tracktwo.record.methods.events.plans import agrees, called_off, is_next, open_plan
from tracktwo.record.methods.events.several import months_told, tells_of_one, tells_of_several
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_hosts,
    find_number,
    find_place,
    find_status,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.tables import Block, Said, Span

__all__ = ["event_of"]

_SAID_WHEN: Final = re.compile(
    r"\b(?:broadcast|aired|streamed|held|takes? place|took place|will be|met|on)\b|举行|举办|召开|播出",
    re.IGNORECASE,
)
_ONCE: Final = re.compile(
    r"\b(?:due to|originally|initially|was to|had been|instead|now)\b|原定|原计划|推迟|改期", re.IGNORECASE
)
_LECTURE: Final = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}[讲期场][“「《]|[”」》][^，。；]{0,12}(?:举行|举办|开讲|召开)"
)
"""One of a row of lectures, called by its title alone."""
_BEGINS: Final = re.compile(
    r"\s*(?:(?:Then|Also|Finally|Later|And|Earlier),?\s+)?(?:(?:[Ii]n|[Oo]n|[Aa]t the end of)\s+)?(?:(?:early|late|mid)[ -])?$|\s*[在于]?$"
)
_TITLED: Final = re.compile(r"[“\"「《](?P<title>[^“”\"「」《》]{3,160})[”\"」》]")
_AGREED: Final = re.compile(
    r"(?:商定|约定|议定|决定|同意|建议|倡议|提议)[^，。；]{0,6}(?:每|定期|今后|轮流)[^，。；]{0,12}(?:举办|举行|召开)"
    r"|\b(?:agreed|decided|resolved|proposed) (?:to (?:hold|meet|organi[sz]e|convene)|that)\b[^.;]{0,60}\b(?:every|each|regularly|annually|once a)\b"
)
"""That there are to be meetings from then on, which is none."""
_SINCE: Final = re.compile(r"\b[Ss]ince (?:early |mid-?|late )?$|自$")
_FEW: Final = 9
_NEAR: Final = 8


def event_of(walk: Walk, text: str, span: Span) -> Draft | None:
    """Return the event a sentence is about: the one that is open, or another it tells of for the first time."""
    event = walk.event
    status = find_status(text)
    plan = status if status and status.value == "planned" else None
    noun, led, dates = _told_when(walk, text, span)
    if walk.several and dates and not plan and tells_of_one(text):
        return _open_one(walk, event, text, span, dates[0])
    above = _above(walk, event) if dates and not (plan and walk.drafts) else None
    if above is not None and len(dates[0].edtf) > len("2020") and (noun or _SAID_WHEN.search(text)):
        return _open_under(walk, above, dates[0], span)
    other = _of_another(event, text, status, dates) if noun and status else None
    if other is not None and status is not None:
        open_plan(walk, text, span, status, other)
        return None
    if plan and event is not None and noun and dates and (event.get("date") is not None or not event.lines):
        event.put("status", "planned", plan.span.shifted(span.start))
    if event is not None and noun and (later := _open_later(walk, event, text, span)):
        return later
    if noun and dates and (event is None or not agrees(event, dates[0].edtf)):
        return _told(walk, event, text, span, dates[0], led=led)
    if event is None and not (dates or status or walk.drafts):
        return _open_undated(walk, text, span, noun=noun)
    if event is not None and event.told and dates and not status and _is_other(walk, event, text, dates[0]):
        walk.scope.open_event(None)  # a dinner, a journey, no meeting
        return None
    return event


def _is_other(walk: Walk, event: Draft, text: str, date: DateFound) -> bool:
    """Return whether a sentence of an issue tells what was done on another day than that of the meeting."""
    precise = len(date.edtf.split("/")[0]) > len("2020-10")
    return walk.issue and precise and not agrees(event, date.edtf) and tells_of_meeting(text)


def _open_undated(walk: Walk, text: str, span: Span, *, noun: bool) -> Draft | None:
    """Begin a meeting of which the news gives no day: that it was held, and where; None where a sentence does not say so."""
    place = find_place(text, lexicon=walk.lexicon) if is_lately(walk, text) else None
    if place is not None and walk.here is None:
        walk.here = Said(place.value, place.span.shifted(span.start))
    told = noun and (says_held(text) or find_hosts(text, lexicon=walk.lexicon) is not None)
    if not told or walk.here is None:
        return None
    draft = open_from_prose(walk, text, span)
    draft.put("place", walk.here.value, walk.here.span, weight=WEAK)
    return draft


def _told_when(walk: Walk, text: str, span: Span) -> tuple[bool, bool, list[DateFound]]:
    """Return whether a sentence speaks of a meeting, whether its date stood at the head of the paragraph, and its date."""
    event = walk.event
    dates = [date for date in find_dates(text) if not (date.in_name or _SINCE.search(text[: date.start]))]
    moved = moved_to(text, dates)
    dates = [moved] if moved else dates
    if not dates and (event is None or event.get("date") is None):
        dates = counted(walk, text)
    noun = (
        (has_event_noun(text) and not _AGREED.search(text))
        or (bool(dates) and _LECTURE.search(text) is not None)
        or (event is None and bool(dates) and gathered(text))
        or (bool(dates) and _is_story(walk, text, dates))
        or (bool(dates) and event is not None and event.told and FOLLOWED.match(text) is not None)
    )
    if noun and walk.day is not None:
        (start, edtf, end), walk.day = walk.day, None
        return True, True, [DateFound(start=start - span.start, end=end - span.start, edtf=edtf)]
    if noun and not dates and not tells_of_several(text) and _may_go_on(event):
        status = find_status(text)
        dates = months_told(text, anywhere=bool(status and status.value == "planned"))
    return noun, False, [first_day(dates)] if dates else []


def _of_another(
    event: Draft | None, text: str, status: Said[str], dates: list[DateFound]
) -> DateFound | None:
    """Return when another meeting is to be, or was to be, than the one told of; None where it is that one."""
    if status.value != "planned":
        return called_off(event, text, dates) if event is not None else None
    if dates and (event is None or not agrees(event, dates[0].edtf) or is_next(event, text)):
        return dates[0]
    return None


def _is_story(walk: Walk, text: str, dates: list[DateFound]) -> bool:
    """Return whether a sentence of an issue tells what people did on a day, though no noun says at what.

    It does right below a heading, and where it begins with another day than that of the meeting told before.
    """
    if not walk.issue or not tells_of_meeting(text):
        return False
    event = walk.event
    if event is None:
        return dates[0].start < _NEAR or (walk.pending is not None and walk.pending is walk.last)
    return event.told and dates[0].start < _NEAR and not agrees(event, dates[0].edtf)


def _open_later(walk: Walk, event: Draft, text: str, span: Span) -> Draft | None:
    """Begin an event that a sentence dates from the one before: "The following day, …"; None where it does not."""
    relative = find_relative(text)
    if not relative or not (tells_of_meeting(text) or find_hosts(text, lexicon=walk.lexicon)):
        return None
    day = relative[0].after(parsed(event.get("date")))
    if day is None or not relative[0].days:
        return None
    draft = open_from_prose(walk, text, span)
    draft.put("date", day.edtf, Span(relative[0].start, relative[0].end).shifted(span.start))
    return draft


def _told(
    walk: Walk, event: Draft | None, text: str, span: Span, date: DateFound, *, led: bool
) -> Draft | None:
    """Return the event that a sentence with another date tells of: a new one if it says who held it, or that it was.

    Args: led: whether the date stands at the head of the paragraph, before what it tells.
    """
    closely = len(date.edtf.split("/")[0])
    precise = (
        led
        or closely > len("2020-10")
        or (
            closely > len("2020")
            and (is_proper(text) or (_BEGINS.match(text[: date.start]) and _may_go_on(event)))
        )
    )
    if not precise or not (
        led
        or find_hosts(text, lexicon=walk.lexicon)
        or says_held(text)
        or AT_ANOTHER.match(text)
        or (_may_go_on(event) and (tells_of_meeting(text) or meant_hosts(walk, text, span)))
        or (event is None and (find_number(text) or walk.month or walk.pending is walk.last))
        or (event is not None and event.lines and _is_under_another(walk, event))
    ):
        return event
    by_month = date.edtf.startswith("XXXX") and len(date.edtf) == len("XXXX-01")
    title = None if led or by_month else heading_of(walk)
    title = None if title is not None and tells_of_several(walk.text(title)) else title
    if event is None and not walk.headings and not walk.drafts and title is not None and walk.month is None:
        draft = walk.open(without_news(walk.printed(title)), Span(title.start, title.end), level=title.level)
        put_facets(walk, title.start, title.end, draft, weight=WEAK)
        return draft
    if event is None or (event.get("date") and not dates_agree(event.get("date"), date.edtf)):
        draft = open_from_prose(walk, text, span)
        draft.put("date", date.edtf, Span(date.start, date.end).shifted(span.start))
        return draft
    return event


def _may_go_on(event: Draft | None) -> bool:
    """Return whether a sentence may tell of the next meeting of several: none is open, or one that prose told of."""
    return event is None or event.told


def _open_one(walk: Walk, event: Draft | None, text: str, span: Span, date: DateFound) -> Draft:
    """Begin one of several meetings that a sentence before said there were; the open one where it agrees."""
    if event is not None and not event.lines and dates_agree(event.get("date") or date.edtf, date.edtf):
        return event
    walk.pending = None
    titled = _TITLED.search(text)
    if titled:
        at = Span(*titled.span("title"))
        draft = walk.open(walk.names((at,), span.start)[0].rstrip(","), at.shifted(span.start))
    else:
        draft = open_from_prose(walk, text, span)
    draft.put("date", date.edtf, Span(date.start, date.end).shifted(span.start))
    if walk.several is not None:
        for name, (value, weight) in walk.several.values.items():
            draft.put(name, value, walk.several.spans[name][0], weight=weight)
    return draft


def _is_under_another(walk: Walk, event: Draft) -> bool:
    """Return whether a heading stands right above that is below the one of an event."""
    return walk.pending is not None and walk.pending is walk.last and walk.pending.start > event.span.start


def _above(walk: Walk, event: Draft | None) -> Block | None:
    """Return the heading right above that names an event no line has opened yet."""
    pending = walk.pending or (walk.title if event is None else None)
    if pending is not None and arranges(walk.text(pending)):
        return None
    if pending is None or pending is not walk.last or not has_event_noun(walk.text(pending)):
        return None
    if tells_of_several(walk.text(pending)):
        return None
    if event is None:
        return None if is_periodical(walk.text(pending)) else pending
    return pending if pending.start > event.span.start and len(walk.text(pending).split()) < _FEW else None


def _open_under(walk: Walk, above: Block, date: DateFound, span: Span) -> Draft:
    """Begin the event of a heading at the first sentence below it that gives a date."""
    draft = walk.open(without_news(walk.printed(above)), Span(above.start, above.end), level=above.level)
    put_facets(walk, above.start, above.end, draft, weight=WEAK)
    if not _ONCE.search(walk.blocks.masked, span.start, span.end):
        draft.put("date", date.edtf, Span(date.start, date.end).shifted(span.start), weight=STRONG)
    return draft
