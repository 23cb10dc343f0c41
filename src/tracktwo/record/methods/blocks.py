"""A text layer cut into blocks: lines that were wrapped are one again, and each piece says what it is."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.dates import find_dates
from tracktwo.record.methods.dates.forms import YEAR
from tracktwo.record.methods.dates.words import MONTH_WORD
from tracktwo.record.methods.layout.cells import joined_cells
from tracktwo.record.methods.layout.kinds import BULLET, key_of
from tracktwo.record.methods.layout.labelled import labelled_lines
from tracktwo.record.methods.layout.lines import TextLine, read_lines
from tracktwo.record.methods.layout.named import paired_lines
from tracktwo.record.methods.layout.rows import one_line_rows
from tracktwo.record.methods.layout.widths import page_width
from tracktwo.record.methods.layout.wrapping import parted, unwrapped
from tracktwo.record.methods.masking import mask
from tracktwo.record.tables import Block, BlockKind, Blocks, MediaKind, Shape, TextLayer

__all__ = ["read_blocks"]

_DAY_FIRST: Final = re.compile(
    rf"[0-9]{{1,2}}\.\s*(?:[-–—/]\s*[0-9]{{1,2}}\.?\s*{MONTH_WORD}\b|{MONTH_WORD},?\s+{YEAR}\b)",
    re.IGNORECASE,
)
"""The day of a date, which is no number of a list."""
_HEADING_MARK: Final = re.compile(r"(#{1,6})\s+")
_FRAMED: Final = re.compile(r"(?P<mark>[*=~+#•_-]{1,4})\s+(?P<title>[^\W_][^\n]{2,90}?)\s+(?P=mark)")
"""A heading between two marks: "* A day on the quay *"."""
_KEY: Final = re.compile(r"([^\W\d_][^:：\n|]{0,28}?)\s*[:：]\s*(?=\S)")
_HAN: Final = re.compile("[一-鿿]")
_SENTENCE_END: Final = re.compile(r"[.!?。！？](?:[\"”’)\]]|$|\s)")
_RULE: Final = re.compile(r"[\s|:+=_*~-]*$")
_SMALL_PRINT: Final = re.compile(
    r"^(?:last (?:updated|modified|reviewed)|updated (?:on|(?=\d))|published on|posted on|(?:(?:article|news|page|first|date) )?(?:posted|published|created|uploaded|released|issued|circulated)[:：]?\s+(?:\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b)[^.;]{0,30}$|copyright|©|all rights reserved|to download|"
    r"for (?:more|further) information|please (?:direct|contact|click|see|register)|click here|subscribe|follow us|share this|"
    r"from: |to: |cc: |sent: |> |跳至|点击(?:上方|阅读|关注)|点赞|阅读原文|原创\s|back to|skip to|go to|jump to|home\s*[>»/]|book now|register (?:here|now|online)|add to calendar|view event|event details$|read more|download (?:the|as)|print this|sign up|cookie|privacy|tel\b|phone\b|fax\b|e-?mail|v:|e:|t:|"
    r"(?:发|寄|收)件人\s*[:：]|(?:抄|密)送\s*[:：]|(?:发送|寄件)(?:时间|日期)\s*[:：]|最后更新|更新时间|发布时间|版权所有|联系我们|欲了解更多|扫描二维码|责任编辑|来源[:：]|打印|关闭|上一篇|下一篇|当前位置|您(?:现在)?的?位置|首页\s*[>》]|分享到|浏览次数|点击数|字号|[（(]\s*(?:记者|通讯员|文|图|摄影|责?编|编辑|责任编辑|审核|校对|撰稿|供稿)[\s/：:][^）)]{0,40}[）)]?\s*$)|首页\s*[＞>›]|【(?:打印|关闭)",
    re.IGNORECASE,
)
_OWNED: Final = re.compile(r"[|·•‧]\s*(?:©|\([cC]\))\s?(?:19|20)\d\d\b.{0,40}$")
"""The foot of a page: links in a row, and whose it is."""
_BUTTONS: Final = re.compile(
    r"(?:(?:(?:read |view |see |show )?(?:full |complete |more |short )?(?:bio(?:graphy)?|profile)|register(?: now| here)?|add to (?:my )?calendar|share|save|print|tweet|e-?mail|follow|watch|book|rsvp|buy tickets|(?:show|see|view|learn) (?:more|less|all)|log ?in|sign in|back|next)\W*)+$",
    re.IGNORECASE,
)
"""Words to press on, and nothing else."""
_STREET: Final = re.compile(
    r"^\d{1,5}[A-Za-z]?,? [A-Z][\w.'’-]*(?: [\w.'’-]+){0,4} (?:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Boulevard|Blvd\.?|Lane|Drive|Square|Suite|Way)\b"
    r"|\b[A-Z]{2} \d{5}(?:-\d{4})?\b|^\+?[\d ()./-]{8,}$|^\S+@\S+$|^(?:https?://|www\.)\S+$"
)
_STREET_HINT: Final = re.compile(r"[\d@/]|www\.|[+ ().-]{8}")
_PARTED: Final = re.compile(r",(?! [a-z])")
_FINITE: Final = re.compile(
    r"[a-z)] (?:was|were|is|are|has|had|will|met|held|hosted|co-hosted|organi[sz]ed|convened|opened|closed|welcomed|presented|moderated|chaired|delivered|gave|spoke|led|comprised|included|consisted|attended|joined|took) |[a-z)] (?:moderated|chaired|presided|facilitated|spoke|attended|followed|responded)[.] "
)
"""A verb that says something of its subject: what has one is a sentence, however many names it holds."""
_BYLINE: Final = re.compile(
    r"(?:作者|来源|浏览|点击|编辑|字号|阅读)(?:次数|量)?\s*[:：]|\b(?:Author|Source|Views|Category)\s*:"
)
"""What stands beside the date of a page, not of a meeting."""
_STAMP: Final = re.compile(r"\b\d{1,2}:\d\d:\d\d\b")
"""A time to the second: when a letter was sent."""
_FRONT: Final = re.compile(r"---[ ]*\n(?:[A-Za-z_-]{2,20}:.*\n|[ -].*\n){1,24}?---[ ]*\n")
"""What stands between two rules at the head of a file: its title, when it was written and by whom."""
_ASKS: Final = re.compile(
    r"(?:议题|专题|圆桌|环节|单元|分论坛|讲座|主题|对谈|第[一二三四五六七八九十\d]+(?:场|节|单元|环节|部分|讲))[^。！，]{2,36}？$"
)
"""The title of a part of a meeting that is a question: 圆桌讨论 机器人能陪伴吗？"""
_UNEVEN: Final = 0.88
"""How many letters a full line of print has at least, of those the fullest has."""
_LONG: Final = 90
"""A line longer than this is no heading and no line of a list unless the file says so."""


def read_blocks(layer: TextLayer, *, lexicon: Lexicon) -> Blocks:
    """Return a text layer in blocks, in the order of the text."""
    masked = mask(layer.text) if layer.kind in (MediaKind.TEXT, MediaKind.MARKDOWN) else _plain(layer.text)
    lines = list(_without_rules(read_lines(layer, masked), masked))
    width = (
        page_width(lines, masked) if layer.kind in (MediaKind.TEXT, MediaKind.PDF, MediaKind.MARKDOWN) else 0
    )
    if layer.kind is MediaKind.PDF:
        width = round(width * _UNEVEN)
    paired = paired_lines(labelled_lines(lines, masked, lexicon), masked, lexicon)
    paired, masked = joined_cells(paired, masked, lexicon)
    paired, masked, names, meetings = one_line_rows(paired, masked, lexicon)
    joined = [
        part
        for line in unwrapped(paired, masked, width=width, lexicon=lexicon)
        for part in parted(line, layer.text, masked)
    ]
    blocks = [
        _block(line, following, masked, lexicon)
        for line, following in zip(joined, [*joined[1:], None], strict=True)
    ]
    front = _FRONT.match(layer.text) if layer.kind in (MediaKind.TEXT, MediaKind.MARKDOWN) else None
    if front:
        blocks = [_of_front(each) if each.start < front.end() else each for each in blocks]
    return Blocks(layer=layer, masked=masked, blocks=tuple(blocks), names=names, meetings=meetings)


def _without_rules(lines: Iterable[TextLine], masked: str) -> Iterator[TextLine]:
    """Yield the lines without rules drawn across the page, which part what they stand between as an empty line does."""
    gap = 0
    for line in lines:
        if not _RULE.match(masked[line.start : line.end]):
            yield line._replace(gap=line.gap + gap)
            gap = 0
        elif line.cell is None:
            gap += line.gap + 1


def _of_front(block: Block) -> Block:
    """Return what a line between the rules at the head of a file gives: its title, when it was published, or nothing told."""
    if block.key in ("name", "theme"):
        return Block(start=block.value, end=block.end, kind=BlockKind.HEADING)
    key = "published" if block.key == "date" else block.key
    return Block(start=block.start, end=block.end, kind=BlockKind.NOISE, key=key, value=block.value)


def _plain(text: str) -> str:
    """Return a text whose invisible characters are spaces; the reader of its file took the markup out."""
    return mask(text.replace("<", "‹").replace("*", "·")) if "<" in text or "*" in text else mask(text)


def _block(line: TextLine, following: TextLine | None, masked: str, lexicon: Lexicon) -> Block:
    start, end, cell = line.start, line.end, line.cell
    text = masked[start:end]
    shape = line.segment.shape
    is_street = _STREET_HINT.search(text) and _STREET.search(text) and not (cell and find_dates(text))
    is_foot = _SMALL_PRINT.match(text) or _BUTTONS.match(text) or _OWNED.search(text)
    if shape is Shape.NOISE or is_street or is_foot:
        return Block(start=start, end=end, kind=BlockKind.NOISE, cell=cell)
    if line.value:
        return _named_value(
            line,
            key_of(masked[start : line.value].rstrip(" :：|\t\n"), lexicon) or "",
            masked[line.value : end],
        )
    titled = _titled(line, text)
    if titled is not None:
        return titled
    bullet = BULLET.match(text) if not _DAY_FIRST.match(text) else None
    if bullet and bullet.end() < len(text):
        start += bullet.end()
        text = masked[start:end]
    key = _KEY.match(text)
    named = key_of(key[1], lexicon) if key else None
    if key and named:
        return _named_value(line._replace(start=start, value=start + key.end()), named, text[key.end() :])
    if cell is not None:
        return Block(start=start, end=end, kind=BlockKind.CELL, cell=cell)
    if bullet and text.isupper() and len(text) > 3 and following is not None and following.gap:
        return Block(start=start, end=end, kind=BlockKind.HEADING)  # "3. LAST MONTH"
    if bullet or shape is Shape.ITEM:
        return Block(start=start, end=end, kind=BlockKind.ITEM, level=line.segment.level or 0)
    if _is_paragraph(text):
        return Block(start=start, end=end, kind=BlockKind.PARAGRAPH)
    kind = BlockKind.HEADING if _is_heading(text, line, following) else BlockKind.ITEM
    return Block(start=start, end=end, kind=kind)


def _titled(line: TextLine, text: str) -> Block | None:
    """Return a heading, if a line is one by its shape, its mark, or the marks round it."""
    framed = _FRAMED.fullmatch(text) if line.cell is None else None
    if framed:
        start, end = (line.start + place for place in framed.span("title"))
        return Block(start=start, end=end, kind=BlockKind.HEADING)
    mark = _HEADING_MARK.match(text)
    if mark is None and line.segment.shape is not Shape.HEADING:
        return None
    level = len(mark[1]) if mark else line.segment.level or 1
    start = line.start + (mark.end() if mark else 0)
    return Block(start=start, end=line.end, kind=BlockKind.HEADING, level=level, cell=line.cell)


def _named_value(line: TextLine, named: str, value: str) -> Block:
    if named == "date" and (_BYLINE.search(value) or _STAMP.search(value)):
        named = "published"
    kind = BlockKind.NOISE if named in ("updated", "published", "contact", "author") else BlockKind.KEY_VALUE
    return Block(start=line.start, end=line.end, kind=kind, key=named, value=line.value, cell=line.cell)


def _is_paragraph(text: str) -> bool:
    """Return whether a line is prose: it ends as a sentence does, or holds several."""
    flat = " ".join(text.split())
    ends = len(_SENTENCE_END.findall(flat))
    han = 0 if flat.isascii() else len(_HAN.findall(flat))
    if han * 2 > len(flat):
        asks = flat.endswith("？") and _ASKS.match(flat) is not None
        return not asks and (flat.endswith(("。", "！", "？")) or flat.count("。") > 0)
    words = flat.split()
    lower = sum(word[0].islower() for word in words)
    if len(words) <= 7 or not ends:
        return False
    return lower * 2 >= len(words) or (lower * 4 >= len(words) and bool(_FINITE.search(flat)))


def _is_heading(text: str, line: TextLine, following: TextLine | None) -> bool:
    """Return whether a line alone is a heading: short, not ended as a sentence, with white space before what follows."""
    if len(text) > _LONG or following is None or text.endswith((".", ",", ";", "。", "，", "；")):
        return False
    if text.endswith((":", "：")):
        return True
    if text.isupper():
        return True
    return line.gap > 0 and "，" not in text and not _PARTED.search(text)
