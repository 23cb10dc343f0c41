"""Sentences: which event one is about, what it says of it, and whom it names."""

import re
from typing import Final

from tracktwo.record.methods.dates import find_dates, find_relative
from tracktwo.record.methods.entries import people_in_prose
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree, parsed
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.people import put_line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_hosts,
    find_number,
    find_status,
    find_theme,
    has_event_noun,
)
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Block, Span

__all__ = ["read_prose"]

_NEXT: Final = re.compile(
    r"\b(?:the\s+)?(?:next|upcoming|forthcoming|future|third|fourth|fifth)\s+(?:[\w-]+\s+){0,3}(?:workshop|dialogue|meeting|round|session|seminar|roundtable|forum|conference|discussion)\b|下一(?:轮|次|届)[^，。]{0,10}|第[一二三四五六七八九十]{1,3}(?:次|轮|届)[^，。于在将拟预定]{0,8}",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"\s*[A-Z][\w .,'’/()-]{2,60}?\s*(?:—|–|--|-)\s+(?=[A-Z])")
_HELD: Final = re.compile(
    r"\b(?:held|hosted|convened|organi[sz]ed|launched|opened|co-?hosted|co-?organi[sz]ed|co-?convened)\s+(?:the|their|its|a|an)\s+(?P<name>"
    r"(?:(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|inaugural|\d{1,2}(?:st|nd|rd|th)|[A-Z][\w.’'–-]*|of|and|on|the)\s+){1,9}?"
    r"(?:Dialogue|Workshop|Forum|Conference|Round ?[Tt]able|Symposium|Seminar|Meeting|Consultation|Exchange|Conversation|Talks)"
    r"(?:\s+(?:on|for)\s+(?:[A-Z][\w’'-]*|and|the|of|in)(?:,?\s+(?:[A-Z][\w’'-]*|and|the|of|in)){0,9})?)"
)
_ACTS: Final = re.compile(
    r"\b(?:launch|launches|meet|meets|hold|holds|host|hosts|discuss|discusses|gather|gathers|agree|agrees|share|shares|was|were|held)\b"
)


def read_prose(walk: Walk, block: Block) -> None:
    """Read the sentences of a block: what they say of which event, and whom they name."""
    for span in sentences(walk.blocks.masked, Span(block.start, block.end)):
        span = Span(span.start + _dateline(walk.blocks.masked[span.start : span.end]), span.end)  # noqa: PLW2901
        text = walk.blocks.masked[span.start : span.end].replace("\n", " ")
        event = _event_of(walk, text, span)
        if event is None:
            continue
        put_facets(walk, span.start, span.end, event, weight=STRONG)
        _proper_name(text, span, event)
        held_by = re.search(
            r"\b(?:hosted|organi[sz]ed|convened)\s+by\b|由[^，。]+(?:主办|举办|召集)", text, re.IGNORECASE
        )
        if (has_event_noun(text) or held_by) and not re.search(r"\bseries of\b|\bongoing\b|系列", text):
            hosts = find_hosts(text, lexicon=walk.lexicon)
            if hosts:
                names = walk.names(hosts.value.hosts, span.start)
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
        named = _NEXT.search(text)
        before = walk.scope.event
        start, end = named.span() if named else planned.span
        draft = walk.open(text[start:end], Span(start, end).shifted(span.start))
        draft.put("status", "planned", planned.span.shifted(span.start))
        draft.put("date", dates[0].edtf, Span(dates[0].start, dates[0].end).shifted(span.start))
        walk.scope.open_event(before)
        return None
    relative = find_relative(text)
    if relative and event is not None and noun and find_hosts(text, lexicon=walk.lexicon):
        day = relative[0].after(parsed(event.get("date")))
        if day is not None and relative[0].days:
            draft = _open_prose(walk, text, span)
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
        if (
            event is None
            and not walk.headings
            and not walk.drafts
            and walk.title is not None
            and has_event_noun(walk.text(walk.title))
        ):
            draft = walk.open(
                walk.printed(walk.title), Span(walk.title.start, walk.title.end), level=walk.title.level
            )
            put_facets(walk, walk.title.start, walk.title.end, draft, weight=WEAK)
            return draft
        if event is None or (event.get("date") and not dates_agree(event.get("date"), dates[0].edtf)):
            return _open_prose(walk, text, span)
    return event


def _agrees(event: Draft, edtf: str) -> bool:
    held = event.get("date")
    return held is None or dates_agree(held, edtf)


def _open_prose(walk: Walk, text: str, span: Span) -> Draft:
    theme = find_theme(text)
    quoted = re.search(
        r"\b(?:webinar|panel|session|seminar|lecture|discussion|workshop|dialogue|meeting)s?,?\s+[“\"]([^“”\"]{8,160})[”\"]",
        text,
    )
    if quoted and not theme:
        return walk.open(quoted[1].rstrip(","), Span(*quoted.span(1)).shifted(span.start))
    if theme:
        return walk.open(theme.value, theme.span.shifted(span.start))
    named = re.search(
        r"\b(?:a|an|the|its|their|our)\s+((?:[\w’'.-]+\s+){0,6}?(?:dialogue|workshop|meeting|discussion|round ?-?table|seminar|symposium|panel session|panel|forum|conference|consultation|webinar|briefing|session)(?:\s+on\s+(?:[A-Z][\w’'-]*|and|the|of|in)(?:\s+(?:[A-Z][\w’'-]*|and|the|of|in))*)?)",
        text,
    )
    if named:
        return walk.open(named[1], Span(*named.span(1)).shifted(span.start))
    return walk.open(" ".join(text.split())[:120], span)


def _proper_name(text: str, span: Span, event: Draft) -> None:
    """Take the name and number of an event from the sentence that tells who held it: "held the Third X Dialogue"."""
    found = _HELD.search(text)
    if found is None:
        return
    number = find_number(text[found.start("name") :])
    if number and event.get("number") is None:
        event.put("number", number.value, number.span.shifted(span.start + found.start("name")), weight=WEAK)
    if not (find_number(event.name) or find_dates(event.name)) and (
        len(event.name) > 90 or _ACTS.search(event.name)
    ):
        event.name, event.span = found["name"], Span(*found.span("name")).shifted(span.start)


def _dateline(text: str) -> int:
    """Return how much of a paragraph is its dateline: ``OSLO, 14 March 2019 — ``; its date and place are the news's."""
    found = _DATELINE.match(text)
    return found.end() if found and (find_dates(found[0]) or found[0][:3].isupper()) else 0
