"""Which event a sentence is about, and how it begins one: under a heading, by its own name, to come, or a day later."""

import re
from datetime import timedelta
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates, find_relative
from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree, parsed
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.houses import meant_hosts
from tracktwo.record.methods.events.naming import (
    arranges,
    heading_of,
    is_proper,
    open_from_prose,
    without_news,
)
from tracktwo.record.methods.events.several import months_told, tells_of_one, tells_of_several
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_hosts,
    find_manner,
    find_number,
    find_place,
    find_status,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.tables import Block, Said, Span
from tracktwo.vocabulary.dates import Precision

__all__ = ["counted", "event_of"]

_NEXT: Final = re.compile(
    rf"\b(?:[Tt]he\s+|[Aa]n?\s+)?(?:next|upcoming|forthcoming|future|following|further|{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w’'–-]+\s+){{0,6}}?(?:workshop|dialogue|meeting|round(?: ?table)?|session|seminar|forum|conference|discussion|exchange|conversation|consultation|talks|webinar|gathering|colloquium|symposium|summit|congress)\b|\b(?:round|meeting|session|workshop|dialogue) (?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|下一?(?:轮|次|届|期|场)[^，。于在将拟预定]{0,10}|第[一二三四五六七八九十\d]{1,3}(?:次|轮|届|期)[^，。于在将拟预计暂]{0,16}",
    re.IGNORECASE,
)
_SOMETHING: Final = re.compile(
    r"\b[Aa]n?\s+(?:[\w’'–-]+\s+){0,5}?(?:workshop|dialogue|meeting|round ?table|session|seminar|forum|conference|discussion|exchange|webinar|briefing|lecture|symposium)(?:\s+on\s+[\w ,’-]{3,60}?(?=\s+(?:is|will|has|are)\b))?"
)
_TOOK_PLACE: Final = re.compile(
    r"\b(?:was held|took place|were held|met in|convened|gathered|held (?:an?|its|their|the))\b|举行|举办|召开"
)
_FOLLOWED: Final = re.compile(
    r"\b(?:workshop|dialogue|meeting|round ?table|seminar|forum|conference|webinar|lecture|symposium)\s+followed\b"
)
_GATHERED: Final = re.compile(
    r"\b(?:met|gathered|convened|assembled|came together)\s+(?:(?:in person|again|online|for \w+ days|face to face)\s+)?(?:in|at) (?=[A-Z])|(?:齐聚|相聚|会聚|聚首)"
)
"""That people met somewhere, though no word says for what."""
_YESTERDAY: Final = re.compile(r"\b(?P<ago>yesterday)\b|\btoday\b|(?P<ago2>昨[日天])|今[日天]")
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
_FEW: Final = 9


def event_of(walk: Walk, text: str, span: Span) -> Draft | None:
    """Return the event a sentence is about: the one that is open, or another it tells of for the first time."""
    event = walk.event
    planned = find_status(text)
    plan = planned if planned and planned.value == "planned" else None
    held = _LECTURE.search(text)
    dates = [date for date in find_dates(text) if not date.in_name]
    noun = (
        has_event_noun(text)
        or (bool(dates) and held is not None)
        or (event is None and bool(dates) and _GATHERED.search(text) is not None)
    )
    if not dates and (event is None or event.get("date") is None):
        dates = counted(walk, text)
    if noun and walk.day is not None:
        (start, edtf, end), walk.day = walk.day, None
        dates = [DateFound(start=start - span.start, end=end - span.start, edtf=edtf)]
    if noun and not dates and not tells_of_several(text) and _may_go_on(event):
        dates = months_told(text)
    if walk.several and dates and not plan and tells_of_one(text):
        return _open_one(walk, event, text, span, dates[0])
    above = _above(walk, event) if dates and not (plan and walk.drafts) else None
    if above is not None and len(dates[0].edtf) > len("2020") and (noun or _SAID_WHEN.search(text)):
        return _open_under(walk, above, dates[0], span)
    if (
        plan
        and noun
        and dates
        and (event is None or not _agrees(event, dates[0].edtf) or _is_next(event, text))
    ):
        _open_plan(walk, text, span, plan, dates[0])
        return None
    if plan and event is not None and noun and dates and (event.get("date") is not None or not event.lines):
        event.put("status", "planned", plan.span.shifted(span.start))
    if event is not None and noun and (later := _open_later(walk, event, text, span)):
        return later
    if noun and dates and (event is None or not _agrees(event, dates[0].edtf)):
        return _told(walk, event, text, span, dates[0])
    return event


def _is_next(event: Draft, text: str) -> bool:
    """Return whether a sentence speaks of another of the series than the event."""
    number = find_number(text)
    return number is not None and event.get("number") not in (None, number.value)


def _open_plan(walk: Walk, text: str, span: Span, planned: Said[str], date: DateFound) -> None:
    """Begin an event that a sentence says is still to come; what follows is told of the one that was open."""
    named = _NEXT.search(text) or _SOMETHING.search(text)
    before = walk.scope.event
    start, end = named.span() if named else planned.span
    held = _announced(walk, find_number(text))
    name, at = walk.names((Span(start, end),), span.start)[0], Span(start, end).shifted(span.start)
    if named is None and before is not None and not _is_next(walk.drafts[before], text):
        name, at = walk.drafts[before].name, walk.drafts[before].span  # "now intend to hold it in June"
    draft = held or walk.open(name, at)
    draft.put("status", "planned", planned.span.shifted(span.start))
    draft.put("date", date.edtf, Span(date.start, date.end).shifted(span.start))
    _put_plan(walk, draft, text, span)
    if held is not None:
        walk.scope.open_event(walk.drafts.index(held))
    elif before is not None and walk.drafts[before].get("status") == "cancelled":
        return  # what follows is told of the meeting that is held instead
    elif before is not None or len(walk.drafts) > 1:
        walk.scope.open_event(before)


def _announced(walk: Walk, number: Said[int] | None) -> Draft | None:
    """Return the event of a heading that a sentence to come gives the date of: the same of its series, not dated yet."""
    return next(
        (
            draft
            for draft in walk.drafts
            if number
            and draft.get("number") == number.value
            and draft.get("date") is None
            and not draft.lines
        ),
        None,
    )


def _open_later(walk: Walk, event: Draft, text: str, span: Span) -> Draft | None:
    """Begin an event that a sentence dates from the one before: "The following day, …"; None where it does not."""
    relative = find_relative(text)
    told = _TOOK_PLACE.search(text) or _FOLLOWED.search(text)
    if not relative or not (told or find_hosts(text, lexicon=walk.lexicon)):
        return None
    day = relative[0].after(parsed(event.get("date")))
    if day is None or not relative[0].days:
        return None
    draft = open_from_prose(walk, text, span)
    draft.put("date", day.edtf, Span(relative[0].start, relative[0].end).shifted(span.start))
    return draft


def _told(walk: Walk, event: Draft | None, text: str, span: Span, date: DateFound) -> Draft | None:
    """Return the event that a sentence with another date tells of: a new one if it says who held it, or that it was."""
    precise = len(date.edtf) > len("2020-10") or (
        len(date.edtf) > len("2020")
        and (is_proper(text) or (_BEGINS.match(text[: date.start]) and _may_go_on(event)))
    )
    if not precise or not (
        find_hosts(text, lexicon=walk.lexicon)
        or _TOOK_PLACE.search(text)
        or (_may_go_on(event) and meant_hosts(walk, text, span))
        or (event is None and (find_number(text) or walk.month or walk.pending is walk.last))
        or (event is not None and event.lines and _is_under_another(walk, event))
    ):
        return event
    title = None if date.edtf.startswith("XXXX") and len(date.edtf) == len("XXXX-01") else heading_of(walk)
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


def counted(walk: Walk, text: str) -> list[DateFound]:
    """Return the day that "yesterday" means in the news."""
    found = _YESTERDAY.search(text)
    if found is None or walk.dateline is None or walk.dateline.precision is not Precision.DAY:
        return []
    day = walk.dateline.latest - timedelta(days=1 if found["ago"] or found["ago2"] else 0)
    return [DateFound(start=found.start(), end=found.end(), edtf=day.isoformat())]


def _put_plan(walk: Walk, draft: Draft, text: str, span: Span) -> None:
    """Put what a sentence says of an event to come beside its date: which of the series, where, and how."""
    number = find_number(draft.name) or find_number(text)
    place, manner = find_place(text, lexicon=walk.lexicon), find_manner(text)
    if number:
        draft.put("number", number.value, draft.span)
    if place:
        draft.put("place", place.value, place.span.shifted(span.start))
    if manner:
        draft.manners.add(manner.value)
        draft.spans.setdefault("mode", []).append(manner.span.shifted(span.start))


def _agrees(event: Draft, edtf: str) -> bool:
    held = event.get("date")
    return held is None or dates_agree(held, edtf)
