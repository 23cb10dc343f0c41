"""Lines that were wrapped, made one again; lines that lost the bullets between them, parted."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.layout.breaks import MADE_BY, ends_within_name, goes_on_with_meeting, hangs
from tracktwo.record.methods.layout.kinds import BULLET, folded
from tracktwo.record.methods.layout.lines import TextLine
from tracktwo.record.methods.layout.widths import columns, han_width
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Shape

__all__ = ["parted", "unwrapped"]

_HEADING_MARK: Final = re.compile(r"(#{1,6})\s+")
_KEY: Final = re.compile(r"([^\W\d_][^:：\n|]{0,28}?)\s*[:：]\s*(?=\S)")
_KEY_ALONE: Final = re.compile(r"([^\W\d_][^:：\n|]{0,40}?)\s*[:：]\s*$")
_QUOTES: Final = '“"„«《「‘'
_SENTENCE_END: Final = re.compile(r"[.!?。！？](?:[\"”’)\]]|$|\s)")
_NAME_FIRST: Final = re.compile(
    r"(?:[^\W\d_a-z][\w’'.-]+ ){1,3}[^\W\d_a-z][\w’'.-]+\s*(?:[,:;(，；：（一-鿿]| [–-])"
)
_WIDE: Final = 0.62
"""A wrapped line reaches this far of the page's width."""
_NEARLY: Final = 0.85
"""A line of prose in Han script that reaches so far of the widest may be cut before a word."""
_WIDER: Final = 1.25
"""A line longer than this was not wrapped, as others of the page were."""
_LINKS: Final = re.compile(
    r"[,)\w] (?:of|of the|for|for the|del?|de la|di|della|do|da|du|des|der|von|für|och|og|and|&)$|\b(?:Dr|Prof|Mr|Mrs|Ms|Amb|Gen|Col|Capt|Rev|Hon|Eng)\.$"
)
"""What no line of a list ends with."""
_OPEN_END: Final = re.compile(r"\w (?:by|with|from|at|in|between|to|on|that|was|were|is|are)$")
"""What a line of prose ends with that goes on below, whatever begins there."""
_OF_BODY: Final = re.compile(
    r".{30}\b(?:of|at|from|by|with|and) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}$", re.DOTALL
)
"""A line of prose that breaks off within the name of a body."""
_SET_IN: Final = 2
_SURE: Final = 0.6
_PROSE: Final = 40
_BROKEN_OFF: Final = 60
_FINITE: Final = re.compile(
    r"[a-z)] (?:was|were|is|are|has|had|will|met|held|hosted|took|opened|closed|presented|moderated|chaired|gave|spoke|led|attended|joined) "
)
_PAIR: Final = re.compile(r"[a-z_-]{2,16}: ?\S")
_BEGINS: Final = re.compile(r"(?:This|These|It|We|They|There|Please|All|Both)\s+[a-z]")
_LABEL: Final = re.compile(r"([A-Z][a-z-]+(?: [a-z]+){0,2})\s[–—-]\s")
_ROW: Final = re.compile(r",[ ]{2,}(?=\S)")
"""Between the cells of a row that was made one line: it ends where the row does."""
_BEGINS_IN_HAN: Final = re.compile(r"\d{1,2}\s?月\s?\d|\d{4}\s?年|[一-鿿]{1,4}(?:方|侧|代表团?)[:：]?$")
_HAN_LABEL: Final = re.compile("[一-鿿](?:[ \u3000]*[一-鿿]){1,5}[ \u3000]*[:：]")
_PERSON: Final = re.compile("\\s*[一-鿿·]{2,12}[（(]")
"""How each line of a list of people in Han script begins."""
_HAN: Final = re.compile("[一-鿿]")
_NARROWEST: Final = 22
_LONGEST_HAN: Final = 60
_HAN_PERSON: Final = re.compile(
    r"[一-鿿]{1,6}(?:[·•・‧－-][一-鿿]{1,8}){1,3}(?:[ \u3000]{1,2}|,\s*)[一-鿿]{4}"
)
"""A foreign name and, white space between, what somebody is: an entry of its own."""
_INLINE: Final = re.compile(r"\s+[•●▪◦‣∙]\s+(?=\S)")
"""A bullet within a line: a list that was set as one paragraph."""
_LOSTBULLET: Final = re.compile(r"(?<=[\w”\"’.)])[ \u00a0]{2,}(?=[^\W\d_a-z][\w’'.-]+[ ,][^\W\d_])")


def unwrapped(lines: list[TextLine], masked: str, *, width: int, lexicon: Lexicon) -> list[TextLine]:
    """Return the lines, those that go on in the next one made one with it."""
    told: list[TextLine] = []
    narrow = han_width(lines, masked)
    for line in lines:
        if (
            told
            and not _ROW.search(masked, told[-1].start, told[-1].end)
            and (
                (narrow and _goes_on_in_han(told[-1], line, masked, narrow, lexicon))
                or (width < _LONGEST_HAN and _goes_on_under(told[-1], line, masked, lexicon))
            )
        ):
            told[-1] = told[-1]._replace(end=line.end)
        elif told and _goes_on(told[-1], line, masked, width=width, lexicon=lexicon):
            last = told[-1]
            told[-1] = last._replace(end=line.end)
        else:
            told.append(line)
    return told


def parted(line: TextLine, text: str, masked: str) -> Iterator[TextLine]:
    """Yield the parts of a line that lost the bullets between them: a wide gap, and a name after it."""
    bullets = (
        [found.span() for found in _INLINE.finditer(masked, line.start, line.end)] if not line.value else []
    )
    begins = [line.start, *(end for _, end in bullets)]
    ends = [*(begin for begin, _ in bullets), line.end]
    if (
        sum(_NAME_FIRST.match(masked, *edges) is not None for edges in zip(begins, ends, strict=True)) > 1
        and bullets
    ):
        for start, end in zip(begins, ends, strict=True):
            if start == line.start:
                yield line._replace(end=end)
            else:
                item = replace(line.segment, shape=Shape.ITEM, level=None)
                yield line._replace(start=start, end=end, gap=0, segment=item)
        return
    start, gap = line.start, line.gap
    is_gapped = "  " in text[line.start : line.end] or "\u00a0" in text[line.start : line.end]
    for found in _LOSTBULLET.finditer(text, line.start, line.end) if is_gapped and not line.value else ():
        if masked[found.start()] == ",":
            continue  # two cells of a row, made one line
        yield line._replace(start=start, end=found.start(), gap=gap)
        start, gap = found.end(), 0
    yield line._replace(start=start, gap=gap)


def _goes_on(last: TextLine, line: TextLine, masked: str, *, width: int, lexicon: Lexicon) -> bool:
    """Return whether a line is the rest of the one before it."""
    if line.gap or line.cell is not None or last.cell is not None or last.value:
        return False
    if line.segment.shape is not Shape.LINE or last.segment.shape is not Shape.LINE:
        return False
    before, after = masked[last.start : last.end], masked[line.start : line.end]
    if _begins_anew(before, after, lexicon):
        return False
    tail = before[before.rfind("\n") + 1 :]
    if after[0].islower() or after[0] in ",;)”’":
        return len(tail) > 1 and not _is_post_below(before, after, lexicon)
    if after[0] in "(（" and re.search(r"[)）][,;，；、]", before) and before[-1].isalpha():
        return True  # a list of names with brackets, cut before one
    return (
        _LINKS.search(before) is not None
        or _is_set_in(last, line, masked, lexicon)
        or (hangs(last, line, masked, width=width) and not _NAME_FIRST.match(after))
        or (
            len(tail) >= (min(_PROSE, width * _WIDE) if width else _PROSE)
            and _OPEN_END.search(before) is not None
        )
        or _goes_on_with_noun(before, after, lexicon)
        or _is_cut(before, after, tail, width=width)
    )


def _is_post_below(before: str, after: str, lexicon: Lexicon) -> bool:
    """Return whether a line in small letters is the post of whoever the line above names and says no more of."""
    named = name_at(before, 0, lexicon=lexicon)
    first = after.split(maxsplit=1)[0].strip(".,;()")
    return (
        named is not None
        and named.score >= _SURE
        and named.span.end == len(before)
        and len(after) < _PROSE
        and first.lower() not in lexicon.particles
        and not first.startswith(("and", "or", "who", "which", "of"))
        and not after.endswith(".")
    )


def _is_set_in(last: TextLine, line: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line is the rest of an entry that names somebody, and is set in below its beginning."""
    begins = [masked.rfind("\n", 0, each.start) + 1 for each in (last, line)]
    first, second = (each.start - begin for each, begin in zip((last, line), begins, strict=True))
    if second < first + _SET_IN or masked[begins[1] : line.start].strip():
        return False
    before, after = masked[last.start : last.end], masked[line.start : line.end]
    named = name_at(before, 0, lexicon=lexicon)
    return (
        named is not None
        and before[named.span.end : named.span.end + 1] in {",", " "}
        and "," in before
        and not before.endswith((".", ":", ";"))
        and not _NAME_FIRST.match(after)
    )


def _begins_anew(before: str, after: str, lexicon: Lexicon) -> bool:
    """Return whether a line cannot be the rest of another: it has a bullet, a mark, or the name of a value."""
    if BULLET.match(after) or _HEADING_MARK.match(after) or _is_named(after, lexicon):
        return True
    if _HAN_PERSON.match(after) or MADE_BY.fullmatch(after):
        return True
    if _PAIR.match(after) and _PAIR.match(before):
        return True  # "title: …", "date: …"
    label = _LABEL.match(after)
    if label and functions_in(label[1], lexicon=lexicon):
        return True
    if after[0] in _QUOTES and before[0] in _QUOTES:
        return True  # each line of a list begins with a title
    # no sentence begins in the middle of one
    return bool(_BEGINS.match(after)) and not _SENTENCE_END.search(before) and "，" not in before


def _is_cut(before: str, after: str, tail: str, *, width: int) -> bool:
    """Return whether a line was cut: it is open, breaks off within a sentence, or left no room for the next word."""
    is_open = before.rstrip().endswith((",", " and", " of", " the", " for", "、")) or _is_open(before)
    if is_open:
        in_han = bool(_HAN.search(tail[-1:]) and _HAN.match(after))
        return len(tail) >= (_NARROWEST if in_han else max(1, width * 0.4)) and (in_han or width > 0)
    if _is_unfinished(before, after) or (0 < width * _WIDE <= len(tail) and ends_within_name(before)):
        return True
    if not width or not width * _WIDE <= len(tail) <= width * _WIDER or _NAME_FIRST.match(after):
        return False
    if _FINITE.search(before) and before[-1].isalpha() and len(after) >= width * _WIDE:
        return True
    # a wrapped paragraph: the next word would not have fitted
    word = re.match(r"[一-鿿]|[^\s一-鿿]+", after)
    return (
        word is not None and len(tail) + 1 + len(word[0]) > width and not _SENTENCE_END.search(tail[-2:])
    ) or (bool(_SENTENCE_END.search(before[:-1])) and len(tail) >= width * 0.8)


def _goes_on_with_noun(before: str, after: str, lexicon: Lexicon) -> bool:
    """Return whether a line begins with the noun of the body whose name the line before breaks off."""
    words = after.split(maxsplit=2)
    if goes_on_with_meeting(before, after):
        return True
    return (
        words[0].strip(".,;()").lower() in lexicon.organisations
        and words[0][0].isupper()
        and (len(words) == 1 or words[1][0] in "(–—-" or words[0][-1] in ".,;")
        and (_NAME_FIRST.match(before) is not None or _OF_BODY.search(before) is not None)
        and before[-1].isalpha()
    )


def _is_unfinished(before: str, after: str) -> bool:
    """Return whether a long line of prose breaks off within a sentence that the line below ends."""
    return (
        len(before) >= _BROKEN_OFF
        and _FINITE.search(before) is not None
        and not _SENTENCE_END.search(before[-2:])
        and _SENTENCE_END.search(after[: len(before)]) is not None
        and not before.endswith((":", ";", "：", "；"))
        and not _NAME_FIRST.match(after)
    )


def _goes_on_in_han(last: TextLine, line: TextLine, masked: str, width: int, lexicon: Lexicon) -> bool:
    """Return whether a line of a page in Han script is full, so that the next one is the rest of it."""
    if line.gap or line.cell is not None or last.cell is not None or last.value:
        return False
    begin = masked.rfind("\n", last.start, last.end) + 1
    length = columns(masked[begin or masked.rfind("\n", 0, last.start) + 1 : last.end])
    after = masked[line.start : line.end]
    is_prose = "。" in masked[begin or last.start : last.end] and "。" in after
    return (
        length >= (width * _NEARLY if is_prose else width - 2)
        and not (
            _PERSON.match(after)
            and _PERSON.match(masked, begin or last.start)
            and masked[last.end - 1] in "）)"
        )
        and masked[last.end - 1] not in "。；：！？:;"
        and not (BULLET.match(after) or _HAN_PERSON.match(after))
        and not _is_named(after, lexicon)
    )


def _goes_on_under(last: TextLine, line: TextLine, masked: str, lexicon: Lexicon) -> bool:
    """Return whether a line of Han script is the rest of a paragraph whose first line is set in, as the line is not."""
    if line.gap or line.cell is not None or last.cell is not None or last.value:
        return False
    begin = masked.rfind("\n", 0, last.start) + 1
    after = masked[line.start : line.end]
    return (
        len(masked[begin : last.start].expandtabs()) > 1
        and masked[line.start - 1 : line.start] in ("", "\n")
        and bool(_HAN.search(masked, last.start, last.end))
        and masked[last.end - 1] not in "。；：！？:;"
        and last.end - last.start >= (_PROSE if masked[last.end - 1] == "）" else _NARROWEST // 2)
        and not after_time(after)
        and not _BEGINS_IN_HAN.match(after)
        and not BULLET.match(after)
        and not _HEADING_MARK.match(after)
        and not _is_named(after, lexicon)
    )


def _is_named(text: str, lexicon: Lexicon) -> bool:
    """Return whether a line begins with the name of a value, a function or a list of people and a colon."""
    key = _KEY.match(text) or _KEY_ALONE.match(text)
    if key is None or text[0].islower():
        return False
    if _HAN_LABEL.match(text):
        return True
    words = folded(key[1])
    return (
        words in lexicon.keys
        or words in lexicon.people_heads
        or functions_in(words, lexicon=lexicon) is not None
    )


def _is_open(text: str) -> bool:
    return any(text.count(one) > text.count(other) for one, other in ("“”", "()", "（）", "《》", "「」"))
