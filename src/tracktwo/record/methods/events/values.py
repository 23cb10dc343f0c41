"""Lines that give one value: "When: …", a line of a date and a place, a rule."""

import re
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.naming import heading_of, without_news
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_attribution,
    find_duration,
    find_manner,
    find_place,
    has_event_noun,
)
from tracktwo.record.methods.facets.bodies import read_names
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.tables import Block, Said, Span

__all__ = ["read_key", "read_rule", "read_when_and_where"]

_BESIDE: Final = re.compile(
    r"\b(?:online|virtual|remote|hybrid|in[- ]person|via zoom|half[- ]day|full[- ]day|one day|two days|three days|\d+ (?:minutes|hours)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|from|to|at|on|in|the|and|room|hall)\b|\d{1,2}[:.]\d{2}|线上|线下|星期.|周.|上午|下午|举行|召开",
    re.IGNORECASE,
)

_OCCASION: Final = re.compile(
    r"[–—(,;·|-]?\s*\b(?:during|on the (?:margins|sidelines|fringes) of|alongside|as part of|in conjunction with|back to back with|at the)\b[^;|()]*|[(（][^()（）]*[)）]",
    re.IGNORECASE,
)
_ARROW: Final = re.compile(r"→|postponed|rescheduled|new date|moved|改期|延期|推迟", re.IGNORECASE)
_PLATFORM: Final = re.compile(
    r"\s*(?:on\s+|by\s+)?(?:zoom|(?:ms |microsoft )?teams|webex|google meet|skype|tencent meeting|voov|gotomeeting|jitsi|the internet|腾讯会议|钉钉|云端)\b",
    re.IGNORECASE,
)
_LEFT: Final = re.compile(r"[^\W一-鿿]+|[一-鿿]{2}")
_LONGEST: Final = 160
_HEAD: Final = 24
_MOST_BESIDE: Final = 7


def read_key(walk: Walk, block: Block) -> None:
    """Read a value with its name: the first that says when or where makes an event of the heading above."""
    value = Span(block.value, block.end)
    words = walk.blocks.masked[value.start : value.end]
    event = walk.event
    known = {"date": "date", "place": "place"}.get(block.key or "")
    if event is None or (known and event.get(known) is not None and _is_other(walk, block, event)):
        if block.key not in ("date", "place", "name", "theme", "hosts"):
            return
        named = walk.pending if event is not None else heading_of(walk, surely=True)
        if named is None:
            if block.key == "name":
                event = walk.open(walk.names((value,), 0)[0], value)
                put_facets(walk, value.start, value.end, event, weight=WEAK)
            return
        event = walk.open(without_news(walk.printed(named)), Span(named.start, named.end), level=named.level)
        put_facets(walk, named.start, named.end, event, weight=WEAK)
    _keyed(walk, block.key or "", words, value, event)


def _is_other(walk: Walk, block: Block, event: Draft) -> bool:
    """Return whether a second "When" begins another event: a heading stands between."""
    return (
        walk.pending is not None
        and walk.pending.start > event.span.end
        and block.key in ("date", "place")
        and bool(event.lines or event.get("hosts"))
    )


def _keyed(walk: Walk, key: str, words: str, value: Span, event: Draft) -> None:
    if key in ("date", "time"):
        if _ARROW.search(words):
            put_facets(walk, value.start, value.end, event, weight=STRONG)
            return
        for date in find_dates(words)[:1]:
            event.put("date", date.edtf, Span(date.start, date.end).shifted(value.start), weight=STRONG + 1)
    elif key in ("place", "mode"):
        _keyed_place(walk, key, words, value, event)
    elif key in ("hosts", "consulted"):
        names = read_names(words, Span(0, len(words)), lexicon=walk.lexicon)
        if names:
            event.put(key, walk.names(names, value.start), value)
    elif key == "name":
        event.name, event.span = " ".join(walk.blocks.layer.text[value.start : value.end].split()), value
        put_facets(walk, value.start, value.end, event, weight=WEAK)
    else:
        put_facets(walk, value.start, value.end, event, weight=STRONG)


def _keyed_place(walk: Walk, key: str, words: str, value: Span, event: Draft) -> None:
    said = find_place(words, lexicon=walk.lexicon, alone=True) if key == "place" else None
    if said:
        event.put("place", said.value, said.span.shifted(value.start), weight=STRONG + 1)
    manner = find_manner(words) or _platform(words)
    if manner and key == "mode":
        event.put("mode", manner.value, manner.span.shifted(value.start), weight=STRONG + 1)
    elif manner:
        event.manners.add(manner.value)


def read_when_and_where(walk: Walk, block: Block) -> bool:
    """Read a line that says when or where and nothing else; it makes an event of the heading above it."""
    text = walk.blocks.masked[block.start : block.end].replace("\n", " ")
    if len(text) > _LONGEST:
        return False
    dates = [date for date in find_dates(text) if not date.in_name]
    event = walk.event
    if not dates and (event is None or event.lines or event.get("place") is not None):
        return False
    rest = _blanked(text, *(Span(date.start, date.end) for date in dates))
    place = find_place(rest, lexicon=walk.lexicon, alone=True) if _may_hold_place(rest) else None
    if not (dates or place) or not _is_nothing_else(rest, place, dates):
        return False
    if dates and (event is None or _is_another(event, dates[0].edtf)):
        named = heading_of(walk, surely=bool(place) and event is None)
        if named is None:
            return False
        event = walk.open(without_news(walk.printed(named)), Span(named.start, named.end), level=named.level)
        put_facets(walk, named.start, named.end, event, weight=WEAK)
    if event is None or event.lines:
        return False
    for date in dates[:1]:
        event.put("date", date.edtf, Span(date.start, date.end).shifted(block.start), weight=STRONG + 1)
    if place:
        event.put("place", place.value, place.span.shifted(block.start), weight=STRONG)
    put_facets(walk, block.start, block.end, event, weight=STRONG)
    return True


def _may_hold_place(text: str) -> bool:
    return any(each.isupper() or each > "\u4dff" for each in text)


def _is_another(event: Draft, edtf: str) -> bool:
    """Return whether a date begins another event: the one that is open has people and another date."""
    held = event.get("date")
    return held is not None and bool(event.lines) and not dates_agree(held, edtf)


def _is_nothing_else(rest: str, place: Said[Place] | None, dates: list[DateFound]) -> bool:
    """Return whether a line without its dates holds little beside a place, and names no meeting."""
    first = min([date.start for date in dates] + [place.span.start for place in (place,) if place])
    heads = bool(dates) and first < _HEAD
    rest = _blanked(rest, *([place.span] if place else []))
    rest = _blanked(rest, *(said.span for said in (find_manner(rest), find_duration(rest)) if said))
    rest = _BESIDE.sub(" ", _OCCASION.sub(" ", rest) if heads else rest)
    left = len(_LEFT.findall(rest))
    return not has_event_noun(rest) and left <= (_MOST_BESIDE if heads and place else 2)


def read_rule(walk: Walk, block: Block, event: Draft) -> None:
    """Read a short line that states a rule or how people met, and nothing else of it."""
    text = walk.blocks.text(block).replace("\n", " ")
    rule, manner = find_attribution(text), find_manner(text)
    if rule:
        event.put("attribution", rule.value, rule.span.shifted(block.start))
    if manner:
        event.manners.add(manner.value)


def _blanked(text: str, *spans: Span) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _platform(words: str) -> Said[str] | None:
    """Return that people met from afar where the place of a meeting is a program for calls."""
    found = _PLATFORM.match(words)
    return Said("remote", Span(*found.span())) if found else None
