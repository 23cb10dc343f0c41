"""Lines under a heading over what is to come, each a date and what will be held then: "19 March 2024: Salt and law"."""

import re
from typing import Final

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.events.drafts import STRONG, WEAK
from tracktwo.record.methods.events.facts import put_facets
from tracktwo.record.methods.events.walk import Walk
from tracktwo.record.methods.facets import find_manner, find_place
from tracktwo.record.tables import Block, BlockKind, Span

__all__ = ["read_coming"]

_PARTS: Final = re.compile(r"\s*(?:[|｜]|\s[–—-]\s|[:：]\s|\s·\s)\s*")
_BRACKET: Final = re.compile(r"\s*[(（][^()（）]*[)）]\s*$")
_QUOTES: Final = "“”\"'‘’「」《》 .,"
_HAN: Final = re.compile("[一-鿿]")
_NEAR: Final = 4
_LONGEST: Final = 170
_FEWEST, _FEWEST_HAN = 3, 5


def read_coming(walk: Walk, block: Block) -> bool:
    """Read a line that gives a day and a title under a heading over what is to come; return whether it is one."""
    text = walk.blocks.text(block)
    if (
        not walk.coming
        or block.kind not in (BlockKind.ITEM, BlockKind.HEADING, BlockKind.KEY_VALUE)
        or block.start in walk.headings
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
    put_facets(walk, block.start, block.end, draft, weight=WEAK)
    draft.put("status", "planned", draft.span, weight=STRONG)
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
    said = place or manner
    return said is not None and len(words.strip()) <= said.span.end - said.span.start + _NEAR


def _is_long(words: str) -> bool:
    return len(words.split()) >= _FEWEST or len(_HAN.findall(words)) >= _FEWEST_HAN
