"""The grammar of a line that names people: markers before, name, post, functions, a talk's title, how they took part.

A line has several readings; the one that fits best is kept. Nothing is read from a line that has no name in it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.readings import (
    housed_reading,
    led_reading,
    marked_reading,
    parted_reading,
    plain_reading,
    titled_reading,
)
from tracktwo.record.methods.sides import side_in
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Entry, Span

__all__ = ["read_entries"]

_LONGEST_LINE: Final = 2000
"""What is longer is no entry of a list; each name in it would be weighed against all that follows."""
_MAY_NAME: Final = re.compile(r"[^\W\d_a-z]\w*\W[\W\d_a-z]*[^\W\d_a-z]|[一-鿿]")
"""What a line has that names somebody: Han characters, or two words that do not begin small."""
_UNSURE: Final = re.compile(
    r"\s*(?:[-–—,]+|(?P<held>[-–—,]*\s*[(（\[]))\s*(?:tbc|tba|tbd|to be confirmed|invited|confirmed|待定|待确认|拟邀)(?(held)\s*[)）\]]?)\s*\.?\s*$",
    re.IGNORECASE,
)
_FILES: Final = re.compile(
    r"(?<=[\w)）”\"])[.;·|]\s+(?:\[?(?:PDF|Video|Audio|Slides?|Summary|Photos?|Pictures|Download|Recording|Report|Transcript|Podcast|Abstract|Presentation|Paper)s?\b\]?(?:,?\s[\d.,]+\s?[kMG]?B)?[\s,;/|·.]*)+$"
)
"""What may be had of an event, behind its people."""
_HELD: Final = re.compile(r"\s*([（(])[^（）()：:]{2,14}[：:](?:[^（）()]|[（(][^（）()]*[)）])*([)）])\s*$")
"""A line that stands in brackets as a whole: （以上两场主持人：NAME）."""
_UNSURE_ENDS: Final = ("tbc", "tba", "tbd", "confirmed", "invited", "待定", "待确认", "拟邀")
_TITLE_OF_PART: Final = re.compile(
    r"第[一二三四五六七八九十\d]{1,2}(?:场|节|单元|环节|部分|讲)\s+[^（）(),，:：]*$"
)
"""The number of a part of a meeting and what it is on, which may read like a list of names."""
_PARTED: Final = re.compile("[:：；]")
_SIDED: Final = re.compile(r"\s*[\[(（【]([^\])）】]{1,20})[\])）】]\s*")
_PLAIN: Final = 0.95
"""A reading that fits so well leaves no other to be tried."""
_LEAST: Final = 0.45
_MORE: Final = re.compile(
    r"(?<=[a-zà-ÿ)]{2})\.\s+(?:It|The|They|This|These|She|He|His|Her|We|Their)\s[a-z].*$"
)


@lru_cache(maxsize=2048)
def read_entries(text: str, *, lexicon: Lexicon, expected: bool) -> tuple[Entry, ...]:
    """Return the people a line names.

    Args:
        text: masked text of one block, spans are places in it.
        lexicon: the words the rules know.
        expected: whether the line stands under a heading of people, so that a bare name is enough.

    Returns: one entry for each person, in the order of the line; empty where it names none.
    """
    if len(text) > _LONGEST_LINE or not _MAY_NAME.search(text):
        return ()
    flat = _without_doubt(text.replace("\n", " ").replace("\t", " "))
    held = _HELD.match(flat)
    if held:
        flat = f"{flat[: held.start(1)]} {flat[held.end(1) : held.start(2)]} {flat[held.end(2) :]}"
    start = after_time(flat)
    if _TITLE_OF_PART.match(flat, start):
        return ()
    sided = _SIDED.match(flat, start)
    side = side_in(sided[1], lexicon=lexicon) or code_of(sided[1], lexicon=lexicon) if sided else None
    if sided and side:
        start = sided.end()
    readings = _readings(flat, start, lexicon, expected)
    parted = parted_reading(flat, start, lexicon, expected) if _PARTED.search(flat) else []
    if not (readings or parted):
        return ()
    best = max(readings, key=lambda entries: (_fit(entries), len(entries)), default=parted)
    if len(parted) >= len(best):
        best = parted  # what has a marker of its own is what the marker says
    if min(each.score for each in best) < _LEAST:
        return ()
    others = [each for each in readings if each is not best]
    told = _told(best) if others else []
    rival = max((_fit(each) for each in others if _told(each) != told), default=0.0)
    if len(flat) < len(text) and best is not parted:
        best = [_to_the_end(each, len(flat), len(text)) for each in best]
    if side:
        best = [replace(each, country=each.country or side) for each in best]
    return tuple(replace(each, rival=rival) for each in best) if rival else tuple(best)


def _readings(flat: str, start: int, lexicon: Lexicon, expected: bool) -> list[list[Entry]]:  # noqa: FBT001
    """Return what a line says read in each way that fits it, up to the first that fits so well that it must be right."""
    readings: list[list[Entry]] = []
    for reading in (marked_reading, led_reading, plain_reading, titled_reading, housed_reading):
        entries = reading(flat, start, lexicon, expected)
        if entries:
            readings.append(entries)
            if _fit(entries) >= _PLAIN:
                break
    return readings


def _without_doubt(flat: str) -> str:
    """Return a line without what it goes on to tell, and the words that say somebody has not confirmed: "– TBC"."""
    told = _MORE.search(flat) if "." in flat else None
    flat = flat[: told.start()] if told else flat
    files = _FILES.search(flat) if flat[-1:].isalpha() or flat.endswith(("B", ".", "]")) else None
    flat = flat[: files.start()] if files else flat
    ends = flat.lower().rstrip().rstrip(".").rstrip().rstrip(")）]").rstrip()
    found = _UNSURE.search(flat) if ends.endswith(_UNSURE_ENDS) else None
    return flat[: found.start()] if found else flat


def _to_the_end(entry: Entry, told: int, whole: int) -> Entry:
    """Return an entry whose line goes to the end of a block, if it goes to the end of what was read of it."""
    return entry if entry.line.end != told else replace(entry, line=Span(entry.line.start, whole))


def _told(entries: Sequence[Entry]) -> list[Entry]:
    """Return entries without how well they fit: what the reading says."""
    return [replace(each, score=1.0) for each in entries]


def _fit(entries: Sequence[Entry]) -> float:
    return sum(each.score for each in entries) / len(entries)
