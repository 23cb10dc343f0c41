"""Papers and reports that documents name: published in a sentence, listed under a heading, or the document itself."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Final, NamedTuple

from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.sentences import sentences
from tracktwo.record.tables import Block, BlockKind, Blocks, Evidence, Publication, Span

__all__ = ["find_publications"]

_KIND: Final = r"(?:working paper|white paper|policy paper|policy brief|position paper|research paper|paper|report|study|brief|briefing note|booklet|book|handbook|monograph|volume|guide|manual|atlas|glossary|essay|article|proceedings|compendium|toolkit|primer|analysis)"
_SENTENCE: Final = (
    re.compile(
        rf"\b(?:released?|published?|issued?|launched|produced|authored|presented|put out|wrote|prepared|printed|co-?authored|released|brought out)\b[^.“”\"]{{0,80}}?\b{_KIND}s?\b[^.“”\"]{{0,40}}?[“\"](?P<title>[^“”\"]{{6,240}})[”\"]",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b{_KIND}\b,?\s+(?:entitled|titled|called|under the title)?,?\s*[“\"](?P<title>[^“”\"]{{6,240}})[”\"][^.]{{0,60}}?\b(?:was|were|appeared|has been|came out|is)\s+(?:\w+ )?(?:published|released|issued|launched|printed|available|out)\b",
        re.IGNORECASE,
    ),
    re.compile(
        r"(?:发布|出版|发表|推出|刊发|编写|编印)了?[^。《》“”]{0,24}?[《“](?P<title>[^》”]{3,80})[》”]|[《“](?P<t2>[^》”]{3,80})[》”](?:研究)?(?:报告|论文|白皮书|手册|一书)?[^。，]{0,10}?(?:发布|出版|发表|问世|面世)"
    ),
)
_SECTION: Final = re.compile(
    r"(?:publications?|papers?|reports?|research|further reading|outputs?|related (?:publications|reading)|studies|出版物|成果|研究成果|论文|报告|相关出版物|研究)(?P<rest>[\s:：(（].{0,60})?$",
    re.IGNORECASE,
)
_LISTS: Final = re.compile(
    r"(?:publications|papers|reports|further reading|outputs|studies|出版物|研究成果|相关出版物|论文)",
    re.IGNORECASE,
)
_ABOUT: Final = re.compile(
    rf"\b(?:this|the|our)\s+(?:{_KIND}|research)\b|本(?:报告|文|书|研究)", re.IGNORECASE
)
_ITSELF: Final = re.compile(
    rf"\b[Tt]his {_KIND}\b[^.]{{0,120}}?\b(?:is licensed|was (?:prepared|written|produced|published)|by the)\b|本报告由"
)
_PUBLISHED: Final = re.compile(
    r"^(?:first\s+)?(?:published|released|issued|发布时间|出版时间|发布日期|出版日期)\s*[:：]?\s*(?=\S)",
    re.IGNORECASE,
)
_QUOTES: Final = re.compile('[“"《]')
"""What the title of every publication in a sentence begins with."""
_QUOTED: Final = re.compile(r"[“\"《](?P<title>[^“”\"《》]{6,200})[”\"》]")
_LONGEST: Final = 220
_FIRST: Final = 12
_MOST_LINES: Final = 6
_WIDE_GAP: Final = re.compile(r"\n\s*\n\s*\n")
_YEAR: Final = re.compile(r"\b(?:19|20)[0-9]{2}\b")


class _Named(NamedTuple):
    """A publication's title where it stands, its date, and the passage of the date."""

    title: Span
    date: str | None
    dated: Span | None = None


def find_publications(
    documents: Iterable[Blocks], *, people: Iterable[Evidence] = ()
) -> tuple[Publication, ...]:
    """Return the papers and reports some documents name, each once, in the order they are named.

    Args:
        documents: their pieces.
        people: the lines that name who took part; what is listed among them was spoken on, not published.
    """
    lines = [(each.doc, each.start) for each in people]
    found: dict[str, Publication] = {}
    for blocks in documents:
        named_here = sorted(start for document, start in lines if document == blocks.layer.document)
        for named in (*_itself(blocks), *_in_sections(blocks, named_here), *_in_sentences(blocks)):
            publication = _publication(blocks, named)
            key = _key(publication.title)
            held = found.get(key)
            if held is None:
                found[key] = publication
            elif publication.evidence[0] not in held.evidence:
                found[key] = replace(
                    held, date=held.date or publication.date, evidence=(*held.evidence, *publication.evidence)
                )
    return tuple(found.values())


def _publication(blocks: Blocks, named: _Named) -> Publication:
    layer = blocks.layer
    spans = [named.title, *([named.dated] if named.dated else [])]
    evidence = tuple(Evidence(doc=layer.document, start=a, end=b, quote=layer.quote(a, b)) for a, b in spans)
    masked = blocks.masked[named.title.start : named.title.end]
    return Publication(title=" ".join(masked.split()).strip(" .,"), date=named.date, evidence=evidence)


def _in_sentences(blocks: Blocks) -> Iterator[_Named]:
    for block in blocks.blocks:
        if block.kind in (BlockKind.NOISE, BlockKind.KEY_VALUE, BlockKind.CELL):
            continue
        text = blocks.text(block)
        if not _QUOTES.search(text):
            continue
        for span in sentences(blocks.masked, Span(block.start, block.end)):
            if not _QUOTES.search(blocks.masked, span.start, span.end):
                continue
            words = blocks.masked[span.start : span.end].replace("\n", " ")
            found = next((each for pattern in _SENTENCE if (each := pattern.search(words))), None)
            if found is None:
                continue
            group = "title" if found["title"] else "t2"
            dates = [
                date
                for date in find_dates(
                    words[: found.start(group)]
                    + " " * (found.end(group) - found.start(group))
                    + words[found.end(group) :]
                )
                if not date.edtf.startswith("X")
            ]
            dated = Span(dates[0].start, dates[0].end).shifted(span.start) if dates else None
            yield _Named(
                Span(*found.span(group)).shifted(span.start), dates[0].edtf if dates else None, dated
            )


def _in_sections(blocks: Blocks, people: Sequence[int]) -> Iterator[_Named]:
    """Yield what stands under "Publications", and the line under "Research: … (2019)" if prose then tells of a paper."""
    pieces = [each for each in blocks.blocks if each.kind is not BlockKind.NOISE]
    for place, block in enumerate(pieces):
        text = " ".join(blocks.text(block).split())
        section = _SECTION.match(text) if block.kind in (BlockKind.HEADING, BlockKind.ITEM) else None
        if section is None or len(text) > _LONGEST // 2:
            continue
        below = pieces[place + 1 :]
        if not section["rest"] and _LISTS.match(text):
            yield from _listed(blocks, below, people)
            continue
        year = _YEAR.search(text)
        if (
            section["rest"]
            and year
            and len(below) > 1
            and _is_title(blocks, below[0])
            and _ABOUT.search(blocks.text(below[1]))
        ):
            at = blocks.masked.find(year[0], block.start, block.end)
            yield _Named(Span(below[0].start, below[0].end), year[0], Span(at, at + len(year[0])))


def _listed(blocks: Blocks, below: list[Block], people: Sequence[int]) -> Iterator[_Named]:
    listed = [*takewhile(lambda each: each.kind is not BlockKind.HEADING, below)]
    if any(each.start <= start < each.end for each in listed for start in people):
        return  # "Reports" in a programme, with who gave them
    for block in listed:
        text = blocks.text(block)
        quoted = _QUOTED.search(text)
        if quoted is None and not _is_title(blocks, block):
            return
        dates = find_dates(text)
        span = Span(*quoted.span("title")) if quoted else Span(0, dates[0].start if dates else len(text))
        if len(text[span.start : span.end].split()) > 1 or quoted:
            end = span.start + len(text[span.start : span.end].rstrip(" ,.(（"))
            dated = Span(dates[0].start, dates[0].end).shifted(block.start) if dates else None
            yield _Named(Span(span.start, end).shifted(block.start), dates[0].edtf if dates else None, dated)


def _is_title(blocks: Blocks, block: Block) -> bool:
    text = blocks.text(block)
    return (
        block.kind in (BlockKind.HEADING, BlockKind.ITEM)
        and len(text) <= _LONGEST
        and not text.rstrip().endswith((":", "："))
        and not re.match(r"[A-Z][\w’'. -]+,\s", text)
    )


def _itself(blocks: Blocks) -> Iterator[_Named]:
    """Yield the document, if it calls itself a report and says when it was published: its title is what stands first."""
    head = blocks.blocks[:_FIRST]
    if not head or not _ITSELF.search(blocks.masked):
        return
    published = next((each for each in blocks.blocks if _PUBLISHED.match(blocks.text(each))), None)
    if published is None:
        return
    start, end = head[0].start, head[0].end
    for block in head[
        1:_MOST_LINES
    ]:  # a title on several lines, and what stands under it after an empty line
        if _WIDE_GAP.search(blocks.layer.text, end, block.start) or block.kind is BlockKind.PARAGRAPH:
            break
        end = block.end
    dates = find_dates(blocks.text(published))
    dated = Span(dates[0].start, dates[0].end).shifted(published.start) if dates else None
    if end - start <= _LONGEST:
        yield _Named(Span(start, end), dates[0].edtf if dates else None, dated)


def _key(title: str) -> str:
    """Return a title without capitals, marks and the points of abbreviations, in which one title may differ."""
    return re.sub(r"[^\w]+", " ", re.sub(r"(?<=\b\w)\.", "", title.casefold())).strip()
