"""The head of an entry of a list of meetings: its date, where it ends, and what is left of it as a name."""

import re
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.dates.months import month_first
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_manner, find_place, has_event_noun
from tracktwo.record.tables import Block, BlockKind

__all__ = ["dated_entries", "first_date", "head_end", "is_fact", "without_date"]

_SENTENCE: Final = re.compile(
    r"[.](?<!\b[A-Z].)(?<!\bSt.)\s+(?=[A-Z“\"])|。(?=.)|(?<=[?!”\"])\s+(?=[A-Z][a-z]+(?: [a-z]+)?:)"
)
_VERB: Final = re.compile(
    r"\b(?:was|were|is|are|will|has|have|had|held|hosted|took|takes|met|meets|brought)\b|举行|举办|召开"
)
_TOLD: Final = re.compile("(?:举行|召开|举办|主办)(?:了|，|。|$)")
"""The verb of a sentence, which is no name of a meeting."""
_APPEARED: Final = re.compile(
    r"\b(?:book|report|volume|anthology|proceedings|paper|film)\b.{0,160}\b(?:(?:is|was|were|are) (?:published|issued|printed)|appear(?:s|ed)|comes? out|came out)\b|(?:出版|刊发|印发)"
)
"""What tells of something printed, and of no meeting."""
_TITLED: Final = re.compile(r"[“\"「《]([^“”\"」》]{4,160})[”\"」》]")
_PARTED: Final = re.compile(r"\s*(?:[:|–—,：·]|-\s|\s{2}|\()")
_HEAD: Final = 60
_LONGEST_HEADING: Final = 170
_NEAR: Final = 14
_FEW_WORDS: Final = 3


def is_fact(walk: Walk, block: Block) -> bool:
    """Return whether a heading is the name of one more of a meeting's facts, which no list knows; its value stands below."""
    return (
        walk.event is not None
        and not block.level
        and len(walk.text(block).split()) <= _FEW_WORDS
        and walk.last is not None
        and walk.last.kind is BlockKind.KEY_VALUE
        and walk.following is not None
        and walk.following.kind is BlockKind.ITEM
    )


def head_end(walk: Walk, block: Block) -> int:
    """Return where the head of an entry of a list of events ends: ``14 March 2025 – Fifth Dialogue, Oslo. Speakers: …``."""
    if block.kind is BlockKind.HEADING:
        return block.end
    text = walk.blocks.text(block)
    first = first_date(text)
    if first is None or first.start > _NEAR:
        return _first_sentence(block, text)
    if not _PARTED.match(text, first.end) or re.match(r"\s*(?:On|In|By|At)\b", text):
        return block.end  # a sentence that begins with a date
    stop = _SENTENCE.search(text, first.end)
    return block.start + stop.start() if stop else block.end


def dated_entries(walk: Walk) -> frozenset[int]:
    """Return where the entries of a list begin that each give a date, a place or how people met, and a title."""
    found = {block.start for block in walk.blocks.blocks if _is_dated_entry(walk, block)}
    return frozenset(found) if len(found) > 1 else frozenset()


def _is_dated_entry(walk: Walk, block: Block) -> bool:
    if block.kind not in (BlockKind.HEADING, BlockKind.ITEM, BlockKind.PARAGRAPH) or block.cell is not None:
        return False
    text = walk.blocks.text(block)
    first = first_date(text)
    if first is None or first.start > _NEAR or not _PARTED.match(text, first.end):
        return False
    head = text[: head_end(walk, block) - block.start]
    rest = head[first.end :]
    if _TOLD.search(rest) or _APPEARED.search(rest):
        return False
    if len(head) > _LONGEST_HEADING or not (_TITLED.search(rest) or has_event_noun(rest)):
        return False
    return find_place(rest, lexicon=walk.lexicon) is not None or find_manner(rest) is not None


def first_date(text: str) -> DateFound | None:
    """Return the first date near the beginning of a line, or the month alone it begins with."""
    return next(iter(find_dates(text[:_HEAD])), None) or month_first(text[:_HEAD])


def _first_sentence(block: Block, text: str) -> int:
    """Return where the first sentence of an item ends, if it only names a meeting and says when it was."""
    stop = _SENTENCE.search(text) if block.kind is BlockKind.ITEM else None
    head = text[: stop.start()] if stop else ""
    names = (
        len(head) < _LONGEST_HEADING and find_dates(head) and has_event_noun(head) and not _VERB.search(head)
    )
    return block.start + len(head) if names else block.end


def without_date(text: str) -> str:
    """Return the name of a heading without what only says when: a bracket at its end, or a date at its head."""
    bracket = re.search(r"\s*[(（]([^()（）]{4,60})[)）]\s*$", text)
    if bracket and bracket.start() and find_dates(bracket[1]):
        text = text[: bracket.start()]
    first = first_date(text)
    rest = text[first.end :].lstrip(" ,:|–—-·：，、") if first and first.start <= _NEAR else ""
    titled = _TITLED.search(rest)
    return titled[1].rstrip(" .,") if titled else rest if has_event_noun(rest) else text
