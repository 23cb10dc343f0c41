"""Earlier meetings of a series that are named in passing: "building on the fourth round (Hanoi, June 2019)", 继2021年首届论坛之后."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.words import ORDINALS
from tracktwo.record.methods.events.drafts import Draft, dates_agree, parsed
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_number, find_place
from tracktwo.record.tables import Span

__all__ = ["AT_ANOTHER", "recalls_earlier", "without_passing"]

AT_ANOTHER: Final = re.compile(
    r"\s*At (?:the|its|their|our|an?) (?:[\w’'–-]+ ){0,4}(?:meeting|dialogue|workshop|seminar|conference|round ?table|webinar|symposium|round|talks|session) (?:held )?(?:in|at) [A-Z][^,.;]{2,40} (?:on|in) (?:\d|[A-Z])"
)
"""How a sentence begins that tells what was done at another meeting than the one a page is about."""
_NEAR: Final = 10
_AT: Final = re.compile(r"\bAt (?:the|its|their|our|an?)\s+$")
_NAMED: Final = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Oo]ur|[Tt]heir)\s+(?P<name>(?:{'|'.join(ORDINALS)}|inaugural|previous|last|\d{{1,2}}(?:st|nd|rd|th))\s+(?:[\w’'–-]+\s+){{0,5}}?(?:rounds?|meetings?|dialogues?|workshops?|sessions?|seminars?|conferences?|forums?|consultations?|roundtables?|talks))\s*\((?P<when>[^()]{{4,60}})\)"
)
_RECALLED: Final = re.compile(
    r"继[^，。；]{4,40}?(?:之后|以来|后)[，,]?|(?:回顾|总结|回忆)了?[^，。；]{0,24}?(?:首|第[一二三四五六七八九十\d]{1,3})(?:届|次|轮|场)[^，。；]{2,40}"
)
"""That an earlier meeting was held, or that somebody spoke of one: what is said of it is not of the meeting that is told of."""


def without_passing(walk: Walk, span: Span) -> Iterator[Span]:
    """Yield what a sentence says beside an earlier meeting it names in passing, which is kept as one of its own."""
    event = walk.event
    recalled = _RECALLED.search(walk.blocks.masked, span.start, span.end) if event is not None else None
    if recalled:
        yield from _beside(walk, span, Span(*recalled.span()))
        return
    found = _NAMED.search(walk.blocks.masked, span.start, span.end) if event is not None else None
    if event is None or found is None or not _keep(walk, event, found):
        yield span
        return
    yield from _beside(walk, span, Span(*found.span()))


def _beside(walk: Walk, span: Span, cut: Span) -> Iterator[Span]:
    """Yield what stands before and behind a part of a sentence."""
    for part in (Span(span.start, cut.start), Span(cut.end, span.end)):
        if walk.blocks.masked[part.start : part.end].strip(" .,;，。；\n"):
            yield part


def _keep(walk: Walk, event: Draft, found: re.Match[str]) -> bool:
    """Put a meeting named in passing among the events, unless it is the open one, or no date is given; return whether it was."""
    dates = find_dates(found["when"].replace("\n", " "))
    number, held = find_number(found["name"].replace("\n", " ")), event.get("date")
    if len(dates) != 1 or held is None or dates_agree(held, dates[0].edtf):
        return False
    if number is not None and event.get("number") == number.value:
        return False
    known = any(
        each.get("date") is not None and dates_agree(each.get("date"), dates[0].edtf) for each in walk.drafts
    )
    if known:
        return True
    name, start = Span(*found.span("name")), found.start("when")
    walk.drafts.append(Draft(name=walk.printed(name), span=name))
    draft = walk.drafts[-1]
    draft.put("date", dates[0].edtf, Span(dates[0].start, dates[0].end).shifted(start))
    if number is not None:
        draft.put("number", number.value, number.span.shifted(name.start))
    place = find_place(found["when"], lexicon=walk.lexicon, alone=True)
    if place is not None:
        draft.put("place", place.value, place.span.shifted(start))
    return True


def recalls_earlier(walk: Walk, before: int | None) -> bool:
    """Return whether a paragraph only recalls an earlier meeting than the one it stands below the announcement of.

    What was done there may be told of, where it begins so: "At the seminar in Oslo on 9 May, …".
    """
    event, announced = walk.event, None if before is None else walk.drafts[before]
    if announced is None or event is None or event is announced or announced.lines or not event.told:
        return False
    masked, name = walk.blocks.masked, event.span.start
    at_it = _AT.search(masked, max(0, name - _NEAR), name) is not None
    if not at_it and (event.lines or announced.get("status") != "planned"):
        return False
    coming, recalled = parsed(announced.get("date")), parsed(event.get("date"))
    return coming is not None and recalled is not None and recalled.latest < coming.earliest
