"""Values with their names before them: "When: …", "Hosted by: …", "Format: …"."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries import functions_in, read_entries
from tracktwo.record.methods.entries.organisations import is_organisation
from tracktwo.record.methods.events.drafts import STRONG, WEAK, Draft
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.naming import heading_of, without_news
from tracktwo.record.methods.events.people import put_line, read_people
from tracktwo.record.methods.events.values import ARROW
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import (
    Place,
    find_attribution,
    find_manner,
    find_place,
    find_platform,
)
from tracktwo.record.methods.facets.bodies import read_names
from tracktwo.record.methods.layout.kinds import key_of
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["read_key"]

_MORE: Final = re.compile(
    r"[.。;；]\s+(?P<key>[^\W\d_][^:：.;]{2,28})[:：]\s*(?=\S)|(?<=[一-鿿）])\s+(?P<han>[一-鿿]{2,8})(?:（[^（）]{1,12}）)?[：:]\s*(?=\S)"
)
_WITHIN: Final = re.compile(r"(?<=\b(?:of|on|in|de|du))\n|(?<=\b(?:for|the|and|del|des|der|für|und))\n")
"""A line that breaks off within the name of a body."""
_CONSULTING: Final = re.compile(
    r"[(,;]?\s*\bin (?:close |full )?consultation with\s+(?:the\s+)?(?P<who>[^();]{3,160})\)?"
)
_SURE: Final = 0.6
_ONLINE: Final = re.compile(
    r"\s*(?:online|virtual(?:ly)?|by video|线上|网上|线上会议|视频会议)(?: only)?[.。]?\s*", re.IGNORECASE
)
_NUMBER_ALONE: Final = re.compile(
    r"(?:No\.?|Nr\.?|#|Entry|Record|Item) ?\d{1,3}|第?\s?\d{1,3}\s?号|编号 ?\d{1,3}"
)
"""What a register calls a meeting whose subject it names below."""
_CROWD: Final = re.compile(
    r"\s*(?:about |around |some |over |c\. ?|ca\.? |~|约|共)?(\d{1,3}(?:,\d{3})+|\d{1,6})\b(?!\s*(?:from|on|per|each)\b)"
)


def read_key(walk: Walk, block: Block) -> None:
    """Read a value with its name: the first that says when or where makes an event of the heading above."""
    value = Span(block.value, block.end)
    words = walk.blocks.masked[value.start : value.end]
    if block.key == "time" and find_dates(words):
        block = replace(block, key="date")
    event = walk.event
    if block.key in ("hosts", "consulted") and _names_people(walk, block, value):
        return
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
    cut = _MORE.search(words)
    if cut and (more := key_of(cut["key"] or cut["han"], walk.lexicon)):
        _keyed(
            walk, block.key or "", words[: cut.start()], Span(value.start, value.start + cut.start()), event
        )
        rest = value.start + cut.end()
        read_key(
            walk, replace(block, start=value.start + cut.start(cut.lastgroup or 0), key=more, value=rest)
        )
        return
    _keyed(walk, block.key or "", words, value, event)


def _names_people(walk: Walk, block: Block, value: Span) -> bool:
    """Read a value that ought to name organisations and names people with posts: "Convenor: NAME, post"."""
    words = walk.blocks.masked[value.start : value.end]
    named = read_entries(words, lexicon=walk.lexicon, expected=False) if walk.event is not None else ()
    label = walk.blocks.masked[block.start : value.start].strip(" :：|\n\t")
    functions = functions_in(label, lexicon=walk.lexicon) or ()
    if functions and len(named) == 1 and named[0].score >= _SURE:
        put_line(walk, replace(named[0], functions=named[0].functions or functions), value)
        return True
    if not named or not all(
        (each.post.roles or each.post.organisations)
        and not is_organisation(words[each.person.start : each.person.end], walk.lexicon)
        for each in named
    ):
        return False
    return read_people(walk, replace(block, kind=BlockKind.ITEM))


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
        if ARROW.search(words):
            put_facets(walk, value.start, value.end, event, weight=STRONG)
            return
        for date in find_dates(words)[:1]:
            event.put_keyed_date(date.edtf, Span(date.start, date.end).shifted(value.start))
    elif key in ("place", "mode"):
        _keyed_place(walk, key, words, value, event)
    elif key in ("hosts", "consulted"):
        words = _take_consulted(walk, words, value, event) if key == "hosts" else words
        parted = _WITHIN.sub(" ", words).replace("\n", ";")
        names = read_names(parted, Span(0, len(words)), lexicon=walk.lexicon)
        if names:
            event.put(key, walk.names(names, value.start), value)
    elif key == "rule" and (rule := find_attribution(words)):
        event.put("attribution", rule.value, rule.span.shifted(value.start), weight=STRONG + 1)
    elif key == "audience" and (crowd := _CROWD.match(words)):
        event.put("audience", int(crowd[1].replace(",", "")), Span(*crowd.span(1)).shifted(value.start))
    elif key == "name" or (key == "theme" and _NUMBER_ALONE.fullmatch(event.name)):
        event.name, event.span = " ".join(walk.blocks.layer.text[value.start : value.end].split()), value
        put_facets(walk, value.start, value.end, event, weight=WEAK)
    else:
        put_facets(walk, value.start, value.end, event, weight=STRONG)


def _take_consulted(walk: Walk, words: str, value: Span, event: Draft) -> str:
    """Put whom the hosts consulted into an event; return the value without them."""
    found = _CONSULTING.search(words)
    names = read_names(words, Span(*found.span("who")), lexicon=walk.lexicon) if found else ()
    if not found or not names:
        return words
    event.put("consulted", walk.names(names, value.start), value)
    return words[: found.start()] + " " * (found.end() - found.start()) + words[found.end() :]


def _keyed_place(walk: Walk, key: str, words: str, value: Span, event: Draft) -> None:
    said = find_place(words, lexicon=walk.lexicon, alone=True) if key == "place" else None
    if said:
        event.put("place", said.value, said.span.shifted(value.start), weight=STRONG + 1)
    elif key == "place" and _ONLINE.fullmatch(words):
        event.put("place", Place(city=None, country=None), value, weight=STRONG + 1)  # no city named below
    rule = find_attribution(words)
    if rule:
        event.put("attribution", rule.value, rule.span.shifted(value.start))
    manner = find_manner(words) or find_platform(words)
    if manner and key == "mode":
        event.put("mode", manner.value, manner.span.shifted(value.start), weight=STRONG + 1)
    elif manner:
        event.manners.add(manner.value)
