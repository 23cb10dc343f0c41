"""Lines that say when or where and nothing else, and lines that state a rule."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft, dates_agree, parsed
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.letters import heads_letter
from tracktwo.record.methods.events.naming import arranges, heading_of, without_news
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    find_attribution,
    find_duration,
    find_hosts,
    find_manner,
    find_place,
    has_event_noun,
    is_periodical,
)
from tracktwo.record.methods.facets.places import Place
from tracktwo.record.tables import Block, Said, Span

__all__ = [
    "ARROW",
    "begins_with_date",
    "is_date",
    "read_rule",
    "read_when_and_where",
    "says_when_or_where",
    "tells_hours",
]

_BESIDE: Final = re.compile(
    r"\b(?:online|virtual|remote|hybrid|in[- ]person|via zoom|half[- ]day|full[- ]day|one day|two days|three days|\d+ (?:minutes|hours)|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|from|to|at|on|in|the|and|room|hall)\b|\d{1,2}[:.]\d{2}|线上|线下|星期.|周.|上午|下午|举行|召开",
    re.IGNORECASE,
)

_OCCASION: Final = re.compile(
    r"[–—(,;·|-]?\s*\b(?:during|on the (?:margins|sidelines|fringes) of|alongside|as part of|in conjunction with|back to back with|at the)\b[^;|()]*|[(（][^()（）]*[)）]",
    re.IGNORECASE,
)
ARROW: Final = re.compile(r"→|postponed|rescheduled|new date|moved|改期|延期|推迟", re.IGNORECASE)
_ONCE: Final = re.compile(
    r"\b(?:originally|initially|previously|formerly|first) (?:planned|scheduled|set|due|announced|foreseen)|\boriginal dates?\b|\bold dates?\b|原定|原计划|原拟",
    re.IGNORECASE,
)
_DAY: Final = re.compile(
    r"\b(?:day|programme|program|agenda|schedule)\b|\b(?:[1-9]|one|two|three|four|five)\b|第.天|日程|议程|星期.|周.|上午|下午",
    re.IGNORECASE,
)
_HELD_BY: Final = re.compile(
    r"[\s,.;·|–—-]*\b(?:jointly\s+)?(?:co-?)?(?:hosted|organi[sz]ed|convened)\s+(?:jointly\s+)?by\b",
    re.IGNORECASE,
)
_HOURS: Final = re.compile(
    r"\d{1,2}[:：.]\d{2}\s*(?:[ap]\.?m\.?\s*)?(?:to|-|–|—|至|到|~)\s*\d{1,2}[:：.]\d{2}"
)
_ZONE: Final = re.compile(
    r"(?<=[\dMm.])\s?[(,]?\s?[A-Z][A-Za-z.]{1,12}(?: [A-Z][a-z]{1,12})?(?:\s?(?:/|&|and)\s?[A-Z][A-Za-z.]{1,12}(?: [A-Z][a-z]{1,12})?){0,2} [Tt]ime\b[)]?"
)
"""Whose time the hours are: the cities of it are no places of the meeting."""
_LEFT: Final = re.compile(r"[^\W一-鿿]+|[一-鿿]{2}")
_PLACE_FIRST: Final = re.compile(
    r"\s*(?!(?:\w+day|Day|Date|Session|Part|Online|Virtual|Remote|Hybrid|Zoom|Webinar)\b)([A-Z][a-zà-ÿ]{2,14}),\s+(?:the\s)?\d{1,2}(?:\s|[-–—])"
)
"""One word before a comma and the day: where it was, though no list knows the place."""
_LONGEST: Final = 160
_HEAD: Final = 24
_HEAD_OF_LINE: Final = 60
_NEAR: Final = 14
_MOST_BESIDE: Final = 7
_MOST_DAYS: Final = 14


def read_when_and_where(walk: Walk, block: Block) -> bool:
    """Read a line that says when or where and nothing else; it makes an event of the heading above it."""
    text = walk.blocks.masked[block.start : block.end].replace("\n", " ").replace("｜", "，")
    text = _ZONE.sub(_spaces, text) if "ime" in text else text
    if _reads_hosts(walk, block, text):
        return True
    if len(text) > _LONGEST or is_periodical(text):
        return False
    dates = [date for date in find_dates(text) if not date.in_name]
    event = walk.event
    if dates and (_reads_move(walk, block, text) or _reads_day(walk, text, dates)):
        return True
    if not (dates or (event and not event.lines and event.get("place") is None)):
        return False
    rest = _blanked(text, *(Span(date.start, date.end) for date in dates))
    place = _place_in(walk, text, rest, is_dated=bool(dates))
    venue = bool(place) and not dates and event is not None and _is_venue(walk, block, event, place)
    if not (dates or place) or not (venue or _is_nothing_else(rest, place, dates)):
        return False
    if dates and (event is None or _is_another(walk, event, dates[0].edtf, placed=bool(place))):
        event = _open_named(walk, surely=bool(place) or tells_hours(text))
    if event is None or event.lines:
        return False
    for date in dates[:1]:
        span = Span(date.start, date.end).shifted(block.start)
        event.put_date_below(date.edtf, span, is_alone=not (place or tells_hours(text)))
    if place:
        event.put("place", place.value, place.span.shifted(block.start), weight=STRONG)
    put_facets(walk, block.start, block.end, event, weight=STRONG)
    return True


def _open_named(walk: Walk, *, surely: bool) -> Draft | None:
    """Begin the event of the heading above, and return it; None where none names one."""
    named = heading_of(walk, surely=surely)
    if named is None or (not has_event_noun(walk.text(named)) and heads_letter(walk)):
        return None
    event = walk.open(without_news(walk.printed(named)), Span(named.start, named.end), level=named.level)
    put_facets(walk, named.start, named.end, event, weight=WEAK)
    return event


def _reads_hosts(walk: Walk, block: Block, text: str) -> bool:
    """Read a line that says when and where, and then who held it: "Oslo, 4 May 2019, hosted by …"; return whether it is one."""
    held = _HELD_BY.search(text) if "by" in text.lower() else None
    if not held or not held.start():
        return False
    if not read_when_and_where(walk, replace(block, end=block.start + len(text[: held.start()].rstrip()))):
        return False
    hosts = find_hosts(text, lexicon=walk.lexicon)
    if hosts and hosts.value.hosts and walk.event is not None:
        walk.event.put("hosts", walk.names(hosts.value.hosts, block.start), hosts.span.shifted(block.start))
    return True


def _is_venue(walk: Walk, block: Block, event: Draft, place: Said[Place] | None) -> bool:
    """Return whether a line below the date of a meeting is where it was: a building, then its city."""
    last, dated = walk.last, event.spans.get("date")
    return bool(
        place
        and last
        and dated
        and last.start <= dated[0].start < last.end
        and place.span.end >= len(walk.blocks.text(block).rstrip(" ."))
    )


def is_date(text: str) -> bool:
    """Return whether a line holds a date and little else: a weekday, the time of the day."""
    dates = [date for date in find_dates(text) if not date.in_name and len(date.edtf) > len("2020")]
    return (
        len(dates) == 1
        and len(text) < _HEAD_OF_LINE
        and _is_nothing_else(_blanked(text, Span(dates[0].start, dates[0].end)), None, dates)
    )


def tells_hours(text: str) -> bool:
    """Return whether a line says from when to when on a day, which only a meeting or a part of one has."""
    return _HOURS.search(text) is not None


def says_when_or_where(walk: Walk, block: Block) -> bool:
    """Return whether a cell gives a date, a place or how people met, and nothing else."""
    text = walk.blocks.text(block)
    place, manner = find_place(text, lexicon=walk.lexicon, alone=True), find_manner(text)
    said = place or manner
    return is_date(text) or bool(said and len(text) <= said.span.end - said.span.start + 2)


def begins_with_date(text: str) -> bool:
    """Return whether a line begins with a date, which no sentence goes on from."""
    first = next(iter(find_dates(text[:_HEAD_OF_LINE])), None)
    return (
        first is not None
        and first.start <= _NEAR
        and not re.match(
            r"\s*(?:On|In|At|By|Since|From|Between)\b|\s*[在于自从]|[^：:]{0,12}(?:原[定拟]|受|因)", text
        )
    )


def _reads_day(walk: Walk, text: str, dates: list[DateFound]) -> bool:
    """Return whether a line only heads a day of a meeting; a part that was told of ends there.

    It is the meeting that is open, or the last of several days told of before one that stood between.
    """
    if not _is_day(text, dates):
        return False
    if walk.event is not None and _within(walk.event, dates[0].edtf):
        walk.scope.end_part()
        return True
    days = [place for place, each in enumerate(walk.drafts) if _is_one_of_days(each, dates[0].edtf)]
    if days:
        walk.scope.open_event(days[-1])
    return bool(days)


def _is_one_of_days(event: Draft, edtf: str) -> bool:
    """Return whether a day is one of the few that a meeting is known to have lasted."""
    held, day = event.get("date"), len("2020-10-01")
    if held is None or {len(part) for part in f"{held}/{edtf}".split("/")} != {day} or "/" not in held:
        return False
    lasted = parsed(held)
    return bool(lasted and (lasted.latest - lasted.earliest).days <= _MOST_DAYS and dates_agree(held, edtf))


def _reads_move(walk: Walk, block: Block, text: str) -> bool:
    """Read a line that says when a meeting is held instead, or when it was to be before; return whether it is one."""
    if block.start in walk.headings or not (_ONCE.search(text) or ARROW.search(text)):
        return False
    if walk.event is None:
        named = heading_of(walk)
        if named is None:
            return False
        event = walk.open(without_news(walk.printed(named)), Span(named.start, named.end), level=named.level)
        put_facets(walk, named.start, named.end, event, weight=WEAK)
    assert walk.event is not None
    if not _ONCE.search(walk.blocks.text(block)):
        put_facets(walk, block.start, block.end, walk.event, weight=STRONG)
    return True


def _is_day(text: str, dates: list[DateFound]) -> bool:
    """Return whether a line only heads a day of a programme: "Day 2 – Tuesday 14 May 2019"."""
    rest = _blanked(text, *(Span(date.start, date.end) for date in dates))
    return not _LEFT.findall(_DAY.sub(" ", rest))


def _within(event: Draft, edtf: str) -> bool:
    """Return whether a day is one of those of an event, or the next one of an event whose people are being told."""
    held = event.get("date")
    if held is None:
        return False
    if dates_agree(held, edtf):
        return "/" in held
    first, day = parsed(held), parsed(edtf)
    follows = first and day and event.lines and day.earliest == first.latest + timedelta(days=1)
    if follows and first:
        event.values["date"] = (f"{held.split('/')[0]}/{edtf}", event.values["date"][1])
    return bool(follows)


def _place_in(walk: Walk, text: str, rest: str, *, is_dated: bool) -> Said[Place] | None:
    """Return the place a line names beside its dates: one the lists know, else a word before a comma and the day."""
    place = find_place(rest, lexicon=walk.lexicon, alone=True) if _may_hold_place(rest) else None
    alone = _PLACE_FIRST.match(text) if is_dated and place is None else None
    if alone is None or has_event_noun(alone[1]) or is_organisation(alone[1], walk.lexicon):
        return place
    return Said(Place(city=alone[1], country=None), Span(*alone.span(1)))


def _may_hold_place(text: str) -> bool:
    return any(each.isupper() or each > "\u4dff" for each in text)


def _is_another(walk: Walk, event: Draft, edtf: str, *, placed: bool) -> bool:
    """Return whether a date begins another event: the one that is open has another, and people or a heading below it."""
    held = event.get("date")
    if held is None or dates_agree(held, edtf):
        return False
    under_heading = (
        walk.pending is not None
        and walk.pending is walk.last
        and walk.pending.start > event.span.start
        and not arranges(walk.text(walk.pending))
    )
    return bool(event.lines) or ((walk.listing or placed) and under_heading)


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


def _spaces(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blanked(text: str, *spans: Span) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
