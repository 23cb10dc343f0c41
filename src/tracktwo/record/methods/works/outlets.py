"""Media that told of a programme: under a heading of media coverage, or after "was covered by"."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tracktwo.record.tables import BlockKind, Blocks, Evidence, Outlet, Span

__all__ = ["find_media"]

_SECTION: Final = re.compile(
    r"(?:media|press|news)(?: and (?:press|media))?(?: (?:coverage|mentions?|reports?|reviews?|echo|clippings))?$|(?:in|featured in|covered by) the (?:media|press|news)$|coverage$|(?:媒体|新闻|相关)(?:报道|关注|传播)$|媒体$",
    re.IGNORECASE,
)
_NOUN: Final = r"news|review|times|daily|post|herald|tribune|journal|magazine|show|radio|tv|television|gazette|weekly|press|agency|chronicle|observer|guardian|telegraph|broadcasting|broadcaster|podcast|courier|mail|standard|bulletin|dispatch|sentinel|globe|star|monitor|channel|network|online|today|evening|morning"
_OUTLET: Final = re.compile(rf"(?=.*\b(?:{_NOUN})\b)[A-Z][\w’'&.-]*(?: [\w’'&.-]+){{0,4}}$", re.IGNORECASE)
_HAN_OUTLET: Final = re.compile(
    r"[一-鿿]{2,10}(?:报|网|台|社|刊|新闻|周刊|杂志|电视|广播|频道|传媒|时报|日报|晚报)$"
)
_COVERED: Final = re.compile(
    r"\b(?:covered|reported on|featured|discussed|reviewed|written about|carried|broadcast)\s+(?:by|in|on)\s+(?:the\s+)?(?P<list>[A-Z][^.;:]{3,160})"
)
_PARTS: Final = re.compile(r",\s*(?:and\s+)?(?:the\s+)?|\s+and\s+(?:the\s+)?")
_NO_OUTLET: Final = re.compile(r"\d|^host\b|^contact|@|www\.|^for\b|^read\b", re.IGNORECASE)
_GAP: Final = re.compile(r"\n\s*\n")
_LONGEST: Final = 60


def find_media(documents: Iterable[Blocks]) -> tuple[Outlet, ...]:
    """Return the media some documents say told of a programme, each once."""
    found: dict[str, Outlet] = {}
    for blocks in documents:
        for outlet in (*_in_sections(blocks), *_in_sentences(blocks)):
            found.setdefault((outlet.name or outlet.chinese or "").casefold(), outlet)
    return tuple(found.values())


def _in_sections(blocks: Blocks) -> Iterator[Outlet]:
    chinese: Span | None = None
    for span in _coverage(blocks):
        words = blocks.masked[span.start : span.end]
        if _HAN_OUTLET.match(words):
            if chinese:
                yield _outlet(blocks, None, chinese)
            chinese = span
        elif _OUTLET.match(words):
            near = chinese is not None and not _GAP.search(blocks.layer.text, chinese.end, span.start)
            if chinese and not near:
                yield _outlet(blocks, None, chinese)
            yield _outlet(blocks, span, chinese if near else None)
            chinese = None
    if chinese:
        yield _outlet(blocks, None, chinese)


def _coverage(blocks: Blocks) -> Iterator[Span]:
    """Yield the short lines under headings of media coverage."""
    inside = False
    for block in blocks.blocks:
        text = " ".join(blocks.text(block).split())
        is_short = block.kind in (BlockKind.HEADING, BlockKind.ITEM)
        if is_short and _SECTION.match(text):
            inside = True
        elif block.kind is BlockKind.HEADING and not (
            text.isupper() or _OUTLET.match(text) or _HAN_OUTLET.match(text)
        ):
            inside = False
        elif inside and block.kind is not BlockKind.PARAGRAPH:
            for span in _lines(blocks, Span(block.start, block.end)):
                words = blocks.masked[span.start : span.end]
                if len(words) <= _LONGEST and not _NO_OUTLET.search(words):
                    yield span


def _in_sentences(blocks: Blocks) -> Iterator[Outlet]:
    for block in blocks.blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        for found in _COVERED.finditer(blocks.masked, block.start, block.end):
            start = found.start("list")
            for part in _split(found["list"]):
                words = found["list"][part.start : part.end]
                if _OUTLET.match(words):
                    yield _outlet(blocks, part.shifted(start), None)


def _split(words: str) -> Iterator[Span]:
    start = 0
    for found in _PARTS.finditer(words):
        yield Span(start, found.start())
        start = found.end()
    yield Span(start, len(words.rstrip()))


def _lines(blocks: Blocks, span: Span) -> Iterator[Span]:
    """Yield the lines of a block, without white space round them."""
    for found in re.finditer(r"[^\n]+", blocks.masked[span.start : span.end]):
        words = found[0]
        start = span.start + found.start() + len(words) - len(words.lstrip())
        if words.strip():
            yield Span(start, start + len(words.strip()))


def _outlet(blocks: Blocks, name: Span | None, chinese: Span | None) -> Outlet:
    layer = blocks.layer
    spans = [each for each in (chinese, name) if each]
    return Outlet(
        name=" ".join(layer.text[name.start : name.end].split()) if name else None,
        chinese=layer.text[chinese.start : chinese.end] if chinese else None,
        evidence=tuple(
            Evidence(doc=layer.document, start=a, end=b, quote=layer.quote(a, b)) for a, b in spans
        ),
    )
