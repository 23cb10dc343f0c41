"""Sentences: which event one is about, what it says of it, and whom it names."""

import re
from typing import Final

from tracktwo.record.methods.dates import find_dates, find_relative
from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.entries import people_in_prose
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree, parsed
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.naming import heading_of, open_from_prose, put_name, without_news
from tracktwo.record.methods.events.people import put_line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_hosts,
    find_manner,
    find_number,
    find_place,
    find_status,
    has_event_noun,
)
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Block, Span

__all__ = ["read_prose"]

_NEXT: Final = re.compile(
    rf"\b(?:[Tt]he\s+|[Aa]n?\s+)?(?:next|upcoming|forthcoming|future|following|further|{'|'.join(ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w’'–-]+\s+){{0,6}}?(?:workshop|dialogue|meeting|round(?: ?table)?|session|seminar|forum|conference|discussion|exchange|conversation|consultation|talks|webinar|gathering)\b|\b(?:round|meeting|session|workshop|dialogue) (?:\d{{1,2}}|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|下一?(?:轮|次|届|期|场)[^，。于在将拟预定]{0,10}|第[一二三四五六七八九十\d]{1,3}(?:次|轮|届|期)[^，。于在将拟预计暂]{0,16}",
    re.IGNORECASE,
)
_HELD_BY: Final = re.compile(
    r"\b(?:hosted|organi[sz]ed|convened|arranged)\s+(?:jointly\s+)?by\b|\bconsult|\bbrought together\b|\binvitation of\b|由[^，。]+(?:主办|举办|召集|组织)|主办|征求|协商",
    re.IGNORECASE,
)
_SOMETHING: Final = re.compile(
    r"\b[Aa]n?\s+(?:[\w’'–-]+\s+){0,5}?(?:workshop|dialogue|meeting|round ?table|session|seminar|forum|conference|discussion|exchange|webinar|briefing|lecture|symposium)(?:\s+on\s+[\w ,’-]{3,60}?(?=\s+(?:is|will|has|are)\b))?"
)
_LONGEST: Final = 4000
_DATELINE: Final = re.compile(r"\s*[A-Z][\w .,'’/()-]{2,60}?\s*(?:—|–|--|-)\s+(?=[A-Z])")


def read_prose(walk: Walk, block: Block) -> None:
    """Read the sentences of a block: what they say of which event, and whom they name."""
    for span in sentences(walk.blocks.masked, Span(block.start, block.end)):
        span = Span(span.start + _dateline(walk.blocks.masked[span.start : span.end]), span.end)  # noqa: PLW2901
        text = walk.blocks.masked[span.start : min(span.end, span.start + _LONGEST)].replace("\n", " ")
        event = _event_of(walk, text, span)
        if event is None:
            continue
        put_facets(walk, span.start, span.end, event, weight=STRONG)
        put_name(walk, text, span, event)
        if (has_event_noun(text) or _HELD_BY.search(text)) and not re.search(
            r"\bseries of\b|\bongoing\b|系列", text
        ):
            hosts = find_hosts(text, lexicon=walk.lexicon)
            if hosts:
                names = walk.names(hosts.value.hosts, span.start)
                if names:
                    event.put("hosts", names, hosts.span.shifted(span.start))
                if hosts.value.consulted:
                    event.put(
                        "consulted",
                        walk.names(hosts.value.consulted, span.start),
                        hosts.span.shifted(span.start),
                    )
        for told in people_in_prose(text, lexicon=walk.lexicon, expected=walk.scope.is_people):
            put_line(walk, told.entry, Span(span.start, span.end), side=told.side)


def _event_of(walk: Walk, text: str, span: Span) -> Draft | None:
    """Return the event a sentence is about: the one that is open, or another it tells of for the first time."""
    event = walk.event
    noun = has_event_noun(text)
    planned = find_status(text)
    dates = [date for date in find_dates(text) if not date.in_name]
    if (
        planned
        and planned.value == "planned"
        and noun
        and dates
        and (event is None or not _agrees(event, dates[0].edtf))
    ):
        named = _NEXT.search(text) or _SOMETHING.search(text)
        before = walk.scope.event
        start, end = named.span() if named else planned.span
        draft = walk.open(
            walk.names((Span(start, end),), span.start)[0], Span(start, end).shifted(span.start)
        )
        draft.put("status", "planned", planned.span.shifted(span.start))
        draft.put("date", dates[0].edtf, Span(dates[0].start, dates[0].end).shifted(span.start))
        _put_plan(walk, draft, text, span)
        walk.scope.open_event(before)
        return None
    if (
        planned
        and planned.value == "planned"
        and event is not None
        and noun
        and dates
        and event.get("date") is not None
    ):
        event.put("status", "planned", planned.span.shifted(span.start))
    relative = find_relative(text)
    if relative and event is not None and noun and find_hosts(text, lexicon=walk.lexicon):
        day = relative[0].after(parsed(event.get("date")))
        if day is not None and relative[0].days:
            draft = open_from_prose(walk, text, span)
            draft.put("date", day.edtf, Span(relative[0].start, relative[0].end).shifted(span.start))
            return draft
    if (
        noun
        and dates
        and len(dates[0].edtf) > len("2020-10")
        and (event is None or not _agrees(event, dates[0].edtf))
    ) and (
        find_hosts(text, lexicon=walk.lexicon)
        or re.search(r"\b(?:was held|took place|were held|met in|convened|gathered)\b|举行|举办|召开", text)
    ):
        title = heading_of(walk)
        if event is None and not walk.headings and not walk.drafts and title is not None:
            name = without_news(walk.printed(title))
            draft = walk.open(name, Span(title.start, title.end), level=title.level)
            put_facets(walk, title.start, title.end, draft, weight=WEAK)
            return draft
        if event is None or (event.get("date") and not dates_agree(event.get("date"), dates[0].edtf)):
            return open_from_prose(walk, text, span)
    return event


def _put_plan(walk: Walk, draft: Draft, text: str, span: Span) -> None:
    """Put what a sentence says of an event to come beside its date: which of the series, where, and how."""
    number = find_number(draft.name)
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


def _dateline(text: str) -> int:
    """Return how much of a paragraph is its dateline: ``OSLO, 14 March 2019 — ``; its date and place are the news's."""
    found = _DATELINE.match(text)
    return found.end() if found and (find_dates(found[0]) or found[0][:3].isupper()) else 0
