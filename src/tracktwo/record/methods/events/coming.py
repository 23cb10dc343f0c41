"""Lines under a heading over what is to come, each a date and what will be held then: "19 March 2024: Salt and law"."""

import re
from dataclasses import replace
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.events.drafts import STRONG, WEAK
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.people import entries_of, put_line
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_manner, find_place
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["read_coming"]

_PARTS: Final = re.compile(r"\s*(?:[|｜]|\s[–—-]\s|[:：]\s|\s·\s)\s*")
_BRACKET: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_JOINT: Final = re.compile(r"\b(?:and|or|on|in|via|at)\b|[,/]")
_QUOTES: Final = "“”\"'‘’「」《》 .,"
_HAN: Final = re.compile("[一-鿿]")
_NEAR: Final = 4
_SENTENCE: Final = re.compile(r"(?<=[a-z)’”\"])[.]\s+(?=[A-Z])")
_EXPECTED: Final = re.compile(
    r"[.;,]\s+(?:(?:[Ss]peakers|[Pp]articipants|[Gg]uests|[Pp]anell?ists) )?(?:[Ee]xpected|[Cc]onfirmed|[Ii]nvited|[Ss]peakers?|[Pp]anell?ists?|[Ww]ith)(?: (?:are|so far|include|speakers|guests))*:\s+|,\s+with\s+(?=[A-Z])"
)
"""What stands before those who are to come."""
_LONGEST: Final = 170
_FEWEST, _FEWEST_HAN = 3, 5


def read_coming(walk: Walk, block: Block) -> bool:
    """Read a line that gives a day and a title under a heading over what is to come; return whether it is one."""
    if not walk.coming:
        return False
    whole = walk.blocks.text(block)
    people = _EXPECTED.search(whole)
    stop = _SENTENCE.search(whole)
    text = whole[: min(each.start() for each in (people, stop) if each)] if people or stop else whole
    if (
        block.kind not in (BlockKind.ITEM, BlockKind.HEADING, BlockKind.KEY_VALUE, BlockKind.PARAGRAPH)
        or (block.start in walk.headings and not people)
        or len(text) > _LONGEST
    ):
        return False
    first = next(iter(find_dates(text)), None)
    if first is None or first.start > _NEAR or len(first.edtf) <= len("2020-01"):
        return False
    parts = [
        (place, words)
        for place, words in _parts(text, first.end)
        if not _only_says_where(walk, words) and _is_long(words)
    ]
    if len(parts) != 1:
        return False
    start, words = parts[0]
    title = _BRACKET.sub("", words).strip(_QUOTES)
    at = block.start + text.index(title, start)
    draft = walk.open(walk.names((Span(at, at + len(title)),), 0)[0], Span(at, at + len(title)))
    put_facets(walk, block.start, block.start + len(text), draft, weight=WEAK)
    draft.put("status", "planned", draft.span, weight=STRONG)
    if people:
        rest = replace(block, start=block.start + people.end(), kind=BlockKind.ITEM)
        prose = _SENTENCE.search(walk.blocks.text(rest))
        rest = replace(rest, end=rest.start + prose.start()) if prose else rest
        for entry in entries_of(walk, rest, expected=True):
            put_line(walk, entry, Span(rest.start, rest.end))
    return True


def _parts(text: str, start: int) -> list[tuple[int, str]]:
    """Return what stands between the strokes and colons behind a date, with its places."""
    edges = [start]
    for found in _PARTS.finditer(text, start):
        edges += [found.start(), found.end()]
    edges.append(len(text))
    return [
        (begin, text[begin:end])
        for begin, end in zip(edges[::2], edges[1::2], strict=True)
        if text[begin:end].strip(" ,")
    ]


def _only_says_where(walk: Walk, words: str) -> bool:
    place, manner = find_place(words, lexicon=walk.lexicon, alone=True), find_manner(words)
    left = words
    for said in (place, manner):
        left = (
            left
            if said is None
            else left[: said.span.start] + " " * (said.span.end - said.span.start) + left[said.span.end :]
        )
    return left != words and len(_JOINT.sub("", left).strip()) <= _NEAR


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST or len(_HAN.findall(words)) >= _FEWEST_HAN
