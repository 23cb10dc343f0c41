"""A text layer cut into blocks: lines that were wrapped are one again, and each piece says what it is."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.facets import has_event_noun
from tracktwo.record.methods.masking import mask
from tracktwo.record.methods.scripts import readings
from tracktwo.record.tables import Block, BlockKind, Blocks, Cell, MediaKind, Segment, Shape, TextLayer

__all__ = ["read_blocks"]

_BULLET: Final = re.compile(
    r"(?:[•●○◦▪■□◆◇►▸‣⁃∙·*–—-]|(?:\(?[0-9]{1,2}|\(?[a-zA-Z]|\(?[ivx]{1,4})[.)](?=\s)|[0-9]{1,2}、|[（(][一二三四五六七八九十]{1,2}[）)]|[一二三四五六七八九十]{1,2}、|[①-⑳])\s*"
)
_HEADING_MARK: Final = re.compile(r"(#{1,6})\s+")
_KEY: Final = re.compile(r"([^\W\d_][^:：\n|]{0,28}?)\s*[:：]\s*(?=\S)")
_KEY_ALONE: Final = re.compile(r"([^\W\d_][^:：\n|]{0,40}?)\s*[:：]\s*$")
_QUOTES: Final = '“"„«《「‘'
_HAN: Final = re.compile("[一-鿿]")
_MOST_CELLS: Final = 7
_FEW: Final = 12
_TWIN: Final = re.compile(
    r"\s*[(（/]?\s*(?:[一-鿿·]{2,12}|[A-Z][A-Za-z’'.-]+(?: [A-Z][A-Za-z’'.-]*){1,3})\s*[)）]?"
)
_SURE: Final = 0.6
_HAN_GAP: Final = re.compile(r"(?<=[一-鿿])\s+(?=[一-鿿])")
_SENTENCE_END: Final = re.compile(r"[.!?。！？](?:[\"”’)\]]|$|\s)")
_RULE: Final = re.compile(r"[\s|:+=_*~-]*$")
_SMALL_PRINT: Final = re.compile(
    r"^(?:last (?:updated|modified|reviewed)|updated on|published on|posted on|copyright|©|all rights reserved|to download|"
    r"for (?:more|further) information|please (?:direct|contact|click|see|register)|click here|subscribe|follow us|share this|"
    r"back to|read more|download (?:the|as)|print this|sign up|cookie|privacy|tel\b|phone\b|fax\b|e-?mail|v:|e:|t:|"
    r"最后更新|更新时间|发布时间|版权所有|联系我们|欲了解更多|扫描二维码|责任编辑|来源[:：]|打印|关闭|上一篇|下一篇)",
    re.IGNORECASE,
)
_STREET: Final = re.compile(
    r"^\d{1,5}[A-Za-z]?,? [A-Z][\w.'’-]*(?: [\w.'’-]+){0,4} (?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Suite|Way)\b"
    r"|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|^\+?[\d ()./-]{8,}$|^\S+@\S+$|^(?:https?://|www\.)\S+$"
)
_NAME_FIRST: Final = re.compile(r"(?:[^\W\d_a-z][\w’'.-]+ ){1,3}[^\W\d_a-z][\w’'.-]+\s*(?:[,:;(]| [–-])")
_LONG: Final = 90
"""A line longer than this is no heading and no line of a list unless the file says so."""
_WIDE: Final = 0.62
"""A wrapped line reaches this far of the page's width."""
_MOST_COLUMNS: Final = 150


class _Line(NamedTuple):
    """A line of the masked text without white space round it; ``gap`` is how many empty lines stand before it."""

    start: int
    end: int
    gap: int
    segment: Segment
    cell: Cell | None
    value: int = 0
    """Where the value begins, if its name stands in a cell or term of its own before it."""


def read_blocks(layer: TextLayer, *, lexicon: Lexicon) -> Blocks:
    """Return a text layer in blocks, in the order of the text."""
    masked = mask(layer.text) if layer.kind in (MediaKind.TEXT, MediaKind.MARKDOWN) else _plain(layer.text)
    lines = [line for line in _lines(layer, masked) if not _RULE.match(masked[line.start : line.end])]
    width = _page_width(lines) if layer.kind in (MediaKind.TEXT, MediaKind.PDF, MediaKind.MARKDOWN) else 0
    paired = _paired(lines, masked, lexicon)
    paired, masked = _people_of_rows(paired, masked, lexicon)
    joined = [
        part
        for line in _joined(paired, masked, width=width, lexicon=lexicon)
        for part in _parted(line, layer.text)
    ]
    blocks = [
        _block(line, following, masked, lexicon)
        for line, following in zip(joined, [*joined[1:], None], strict=True)
    ]
    return Blocks(layer=layer, masked=masked, blocks=tuple(blocks))


def _people_of_rows(lines: list[_Line], masked: str, lexicon: Lexicon) -> tuple[list[_Line], str]:
    """Return the lines, a row of a table that is about one person made one line, its cells parted by commas."""
    told: list[_Line] = []
    edits: list[int] = []
    for _, group in groupby(lines, key=lambda line: line.cell and (line.cell.table, line.cell.row)):
        row = list(group)
        if _is_event_row(masked, row):
            told.append(row[0]._replace(end=row[-1].end, cell=None))
            edits += [line.end for line in row[:-1]]
            continue
        named = [line for line in row if line.cell is not None and _is_bare_name(masked, line, lexicon)]
        if (
            len(named) != 1
            or len(row) < 2
            or named[0] not in row[:2]
            or not _follows_a_post(masked, row, named[0], lexicon)
        ):
            told += row
            continue
        first = row.index(named[0])
        told += [*row[:first], named[0]._replace(end=row[-1].end, cell=None)]
        edits += [line.end for line in row[first:-1]]
    parted = list(masked)
    for place in edits:
        parted[place] = ","
    return told, "".join(parted)


def _is_event_row(masked: str, row: list[_Line]) -> bool:
    """Return whether a row of a table is about a meeting: a cell is a date, another names a meeting, none a person."""
    if not 1 < len(row) <= _MOST_CELLS or row[0].cell is None:
        return False
    cells = [" ".join(masked[line.start : line.end].split()) for line in row]
    dated = [
        any(len(cell) <= date.end - date.start + _FEW for date in find_dates(cell)) for cell in cells[:3]
    ]
    return any(dated) and any(has_event_noun(cell) and len(cell) < _LONG * 2 for cell in cells)


def _is_bare_name(masked: str, line: _Line, lexicon: Lexicon) -> bool:
    name = name_at(masked[line.start : line.end], 0, lexicon=lexicon)
    if name is None or name.score < _SURE:
        return False
    return line.start + name.span.end == line.end or bool(
        _TWIN.fullmatch(masked, line.start + name.span.end, line.end)
    )


def _follows_a_post(masked: str, row: list[_Line], named: _Line, lexicon: Lexicon) -> bool:
    """Return whether a cell after a name holds a post or an organisation, and none holds somebody else."""
    rest = row[row.index(named) + 1 :]
    others = [
        line
        for line in rest
        if "," in masked[line.start : line.end] and name_at(masked, line.start, lexicon=lexicon)
    ]
    return not others and any(has_post(masked, line.start, line.end, lexicon=lexicon) for line in rest)


def _plain(text: str) -> str:
    """Return a text whose invisible characters are spaces; the reader of its file took the markup out."""
    return mask(text.replace("<", "‹").replace("*", "·")) if "<" in text or "*" in text else mask(text)


def _lines(layer: TextLayer, masked: str) -> Iterator[_Line]:
    empty = 1  # above the first line there is nothing
    before = 0
    for segment in layer.segments:
        empty += _empty_between(layer.text, before, segment.start)
        before = segment.end
        if segment.shape is not Shape.LINE:
            empty = 1
        for found in re.finditer(r"[^\n]*\n?", masked[segment.start : segment.end]):
            content = found[0]
            if not content:
                continue
            if not content.strip():
                empty += 1
                continue
            if _is_row(content) and segment.cell is None:
                yield from _cells(content, segment.start + found.start(), empty, segment)
            else:
                start, end = _trimmed(masked, segment.start + found.start(), segment.start + found.end())
                yield _Line(start, end, empty, segment, segment.cell)
            empty = 0


def _empty_between(text: str, before: int, start: int) -> int:
    """Return how many empty lines the reader put between two segments; those within one are counted there."""
    ended = before == 0 or text[before - 1] == "\n"
    return max(0, text.count("\n", before, start) - (not ended))


def _is_row(content: str) -> bool:
    """Return whether a line is a row of a table: cells between bars, or several between tabs."""
    line = content.strip()
    return "\t" in line or line.count("|") > 1 or " | " in line


def _cells(content: str, offset: int, gap: int, segment: Segment) -> Iterator[_Line]:
    for column, found in enumerate(re.finditer(r"[^|\t]+", content)):
        if found[0].strip():
            start = offset + found.start() + len(found[0]) - len(found[0].lstrip())
            end = offset + found.start() + len(found[0].rstrip())
            yield _Line(
                start, end, gap if column == 0 else 0, segment, Cell(table=-1, row=offset, column=column)
            )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    content = text[start:end]
    return start + len(content) - len(content.lstrip()), start + len(content.rstrip())


def _page_width(lines: list[_Line]) -> int:
    """Return how wide the lines of a page are that may be hard-wrapped; 0 where a paragraph is one long line."""
    longest = max((line.end - line.start for line in lines), default=0)
    return longest if 50 < longest <= _MOST_COLUMNS else 0


def _paired(lines: list[_Line], masked: str, lexicon: Lexicon) -> list[_Line]:
    """Return the lines, the name of a value and the value made one where each has its own cell, or term and text."""
    paired: list[_Line] = []
    for line in lines:
        last = paired[-1] if paired else None
        if last is not None and last.value and last.cell == line.cell is not None:
            paired[-1] = last._replace(end=line.end)  # the value goes on in its cell
        elif (
            last is not None
            and not last.value
            and _is_beside(last, line)
            and _key_of(masked[last.start : last.end].rstrip(" :："), lexicon)
            and not _key_of(masked[line.start : line.end].rstrip(" :："), lexicon)
        ):
            paired[-1] = last._replace(end=line.end, cell=line.cell, value=line.start)
        else:
            paired.append(line)
    return paired


def _is_beside(name: _Line, value: _Line) -> bool:
    """Return whether a line stands in the second cell of a row whose first is the other, or under a term."""
    if name.cell is None or value.cell is None:
        return name.segment.shape is Shape.KEY and value.segment.shape is Shape.LINE
    same_row = (name.cell.table, name.cell.row) == (value.cell.table, value.cell.row)
    return same_row and name.cell.column == 0 and value.cell.column == 1


def _joined(lines: list[_Line], masked: str, *, width: int, lexicon: Lexicon) -> list[_Line]:
    """Return the lines, those that go on in the next one made one with it."""
    joined: list[_Line] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line, masked, width=width, lexicon=lexicon):
            last = joined[-1]
            joined[-1] = last._replace(end=line.end)
        else:
            joined.append(line)
    return joined


_LOST_BULLET: Final = re.compile(r"(?<=[\w”\"’.)])[ \u00a0]{2,}(?=[^\W\d_a-z][\w’'.-]+[ ,][^\W\d_])")


def _parted(line: _Line, text: str) -> Iterator[_Line]:
    """Yield the parts of a line that lost the bullets between them: a wide gap, and a name after it."""
    start, gap = line.start, line.gap
    for found in () if line.value else _LOST_BULLET.finditer(text, line.start, line.end):
        yield line._replace(start=start, end=found.start(), gap=gap)
        start, gap = found.end(), 0
    yield line._replace(start=start, gap=gap)


def _goes_on(last: _Line, line: _Line, masked: str, *, width: int, lexicon: Lexicon) -> bool:
    """Return whether a line is the rest of the one before it."""
    if line.gap or line.cell is not None or last.cell is not None or last.value:
        return False
    if line.segment.shape is not Shape.LINE or last.segment.shape is not Shape.LINE:
        return False
    before, after = masked[last.start : last.end], masked[line.start : line.end]
    if _BULLET.match(after) or _HEADING_MARK.match(after) or _is_named(after, lexicon):
        return False
    if after[0] in _QUOTES and before[0] in _QUOTES:
        return False  # each line of a list begins with a title
    tail = before[before.rfind("\n") + 1 :]
    if after[0].islower() or after[0] in ",;)”’":
        return len(tail) > 1
    is_open = before.rstrip().endswith((",", " and", " of", " the", " for", "、")) or _is_open(before)
    if is_open:
        return width > 0 and len(tail) >= width * 0.4
    if not width or len(tail) < width * _WIDE or _NAME_FIRST.match(after):
        return False
    # a wrapped paragraph: the next word would not have fitted
    word = re.match(r"\S+", after)
    return (
        word is not None and len(tail) + 1 + len(word[0]) > width and not _SENTENCE_END.search(tail[-2:])
    ) or (bool(_SENTENCE_END.search(before[:-1])) and len(tail) >= width * 0.8)


def _is_named(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line begins with the name of a value, a function or a list of people and a colon."""
    key = _KEY.match(text) or _KEY_ALONE.match(text)
    if key is None or text[0].islower():
        return False
    words = _folded(key[1])
    return (
        words in lexicon.keys
        or words in lexicon.people_heads
        or functions_in(words, lexicon=lexicon) is not None
    )


def _is_open(text: str) -> bool:
    return any(text.count(one) > text.count(other) for one, other in ("“”", "()", "（）", "《》", "「」"))


def _block(line: _Line, following: _Line | None, masked: str, lexicon: Lexicon) -> Block:
    start, end, cell = line.start, line.end, line.cell
    text = masked[start:end]
    shape = line.segment.shape
    if shape is Shape.NOISE or _SMALL_PRINT.match(text) or _STREET.search(text):
        return Block(start=start, end=end, kind=BlockKind.NOISE, cell=cell)
    if line.value:
        return _named_value(line, _key_of(masked[start : line.value].rstrip(" :：|\t\n"), lexicon) or "")
    mark = _HEADING_MARK.match(text)
    if mark or shape is Shape.HEADING:
        level = len(mark[1]) if mark else line.segment.level or 1
        return Block(
            start=start + (mark.end() if mark else 0), end=end, kind=BlockKind.HEADING, level=level, cell=cell
        )
    bullet = _BULLET.match(text)
    if bullet and bullet.end() < len(text):
        start += bullet.end()
        text = masked[start:end]
    key = _KEY.match(text)
    named = _key_of(key[1], lexicon) if key else None
    if key and named:
        return _named_value(line._replace(start=start, value=start + key.end()), named)
    if cell is not None:
        return Block(start=start, end=end, kind=BlockKind.CELL, cell=cell)
    if bullet or shape is Shape.ITEM:
        return Block(start=start, end=end, kind=BlockKind.ITEM, level=line.segment.level or 0)
    if _is_paragraph(text):
        return Block(start=start, end=end, kind=BlockKind.PARAGRAPH)
    kind = BlockKind.HEADING if _is_heading(text, line, following) else BlockKind.ITEM
    return Block(start=start, end=end, kind=kind)


def _named_value(line: _Line, named: str) -> Block:
    kind = BlockKind.NOISE if named in ("updated", "published", "contact", "author") else BlockKind.KEY_VALUE
    return Block(start=line.start, end=line.end, kind=kind, key=named, value=line.value, cell=line.cell)


def _key_of(words: str, lexicon: Lexicon) -> str | None:
    """Return what a name of a value gives, in either of two scripts."""
    return next((key for each in readings(words) if (key := lexicon.keys.get(_folded(each)))), None)


def _folded(text: str) -> str:
    folded = " ".join(text.lower().split())
    return folded if folded.isascii() else _HAN_GAP.sub("", folded)


def _is_paragraph(text: str) -> bool:
    """Return whether a line is prose: it ends as a sentence does, or holds several."""
    flat = " ".join(text.split())
    ends = len(_SENTENCE_END.findall(flat))
    han = 0 if flat.isascii() else len(_HAN.findall(flat))
    if han * 2 > len(flat):
        return flat.endswith(("。", "！", "？")) or flat.count("。") > 0
    words = flat.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) > 7 and ends > 0 and lower * 2 >= len(words)


def _is_heading(text: str, line: _Line, following: _Line | None) -> bool:
    """Return whether a line alone is a heading: short, not ended as a sentence, with white space before what follows."""
    if len(text) > _LONG or following is None or text.endswith((".", ",", ";", "。", "，", "；")):
        return False
    if text.endswith((":", "：")):
        return True
    if text.isupper():
        return True
    return line.gap > 0 and "," not in text and "，" not in text
