"""What stands before a colon and says what those behind it do: ``Moderator:``, 挪方主持人：, ``Norwegian side:``."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import ATTENDING, functions_in
from tracktwo.record.methods.entries.names import name_at
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.sides import side_in, without_side
from tracktwo.record.methods.times import after_time
from tracktwo.record.tables import Span

__all__ = ["Mark", "activity_mark", "marks_in", "read_mark", "words_leading"]

_BRACKET: Final = re.compile(r"\s*[(（]([^()（）]{1,40})[)）]\s*$")
_HAN: Final = re.compile("[一-鿿]+")
_WHICH: Final = re.compile(
    r"^(?:以上|上述|前|后|该|本|各|全)?[一二两三四五六七八九十\d]{0,2}(?:场|节|单元|环节|时段|部分)(?:的)?(?=[一-鿿]{2})|^(?:分会场?|分论坛|各组|小组|上午|下午|全天|当天|全程|本次|会议)(?=[一-鿿]{2})"
)
"""Which parts of a meeting somebody chairs: 以上两场主持人."""
_LONGEST: Final = 60
_MOST_LEADING: Final = 3
_MARK_INSIDE: Final = re.compile(
    r"(?:^|(?<=[;；。.|,，)）])\s*|\s{2,}|\s[–—-]\s+)(?P<mark>[^\W\d_][^:：;；,，。|.]{1,40}?)\s*[:：]\s*(?=\S)"
)
_MARK_HELD: Final = re.compile(r"(?<=[(（])(?P<mark>[^\W\d_][^:：;；,，。|.()（）]{1,30}?)\s*[:：]\s*(?=\S)")
"""A marker within a bracket: ``Session 2 (chair: NAME)``."""
_MARK_BEHIND: Final = re.compile(
    r"(?<=\S)\s{1,4}(?P<mark>[一-鿿]{2,8}(?:\s?[/／]?\s?[A-Z][A-Za-z-]+)?|[A-Z][a-z]+(?:-[A-Za-z]+)?)\s*[:：]\s*(?=\S)"
)
"""A marker behind the title of a session: ``场次一 水与土 主持人：NAME``."""


_MARK_SPACED: Final = re.compile(
    r"(?:^|(?<=[：:；;。，]))\s*(?P<mark>[一-鿿]{2,6}[人者]|(?:主持|发言|与谈|点评|演讲)嘉宾)\s+(?=[一-鿿]{2})"
)
"""A marker with white space for its colon: ``议题一：主持人 NAME（…）；发言人 NAME（…）``."""


_MARK_BY: Final = re.compile(r"(?<=[.;] )\s*(?P<mark>[A-Z][a-z]+(?: [a-z]+){0,2}) by\s+(?=[^\W\d_a-z])")
"""A marker that goes on with "by": ``Chair: NAME. Presentations by NAME and NAME``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """The functions and the side a marker names; none of either where it only says that people follow."""

    functions: tuple[str, ...] = ()
    side: str | None = None


@lru_cache(maxsize=4096)
def read_mark(words: str, *, lexicon: Lexicon) -> Mark | None:
    """Return what a marker says; None where it says neither what people do nor of which side they are."""
    flat = " ".join(words.split()).strip(" :：.–—-")
    if not flat or len(flat) > _LONGEST:
        return None
    codes = functions_in(flat, lexicon=lexicon) or functions_in(f"{flat} by", lexicon=lexicon)
    codes = codes or functions_in(_WHICH.sub("", flat), lexicon=lexicon)
    if codes:
        return Mark(functions=codes)
    heads = {each.lower() for each in readings(flat)}
    if heads & lexicon.people_heads:
        return Mark(functions=ATTENDING if heads & lexicon.attendee_heads else ())
    bracket = _BRACKET.search(flat)
    if bracket:
        inner = read_mark(flat[: bracket.start()], lexicon=lexicon)
        side = side_in(bracket[1], lexicon=lexicon) or code_of(bracket[1], lexicon=lexicon)
        return Mark(functions=inner.functions, side=side) if inner else None
    side = side_in(flat, lexicon=lexicon)
    if side is None:
        country = code_of(flat, lexicon=lexicon) if len(flat) > 1 and _HAN.fullmatch(flat) else None
        return Mark(side=country) if country else None
    rest = without_side(flat, lexicon)
    if rest.lower() in {"from", "for", "来自"}:
        return Mark(side=side)
    codes = functions_in(rest, lexicon=lexicon) if rest else ()
    return (
        None
        if codes is None and rest.lower() not in lexicon.people_heads and rest.lower() not in _PEOPLE
        else Mark(functions=codes or (), side=side)
    )


_PEOPLE: Final = frozenset({"side", "delegation", "team", "方", "代表", "专家", "代表团"})


def _is_quoted(flat: str, place: int) -> bool:
    """Return whether a place stands within a quotation: what ends in a colon there is part of a title."""
    before = flat[:place]
    return before.count('"') % 2 == 1 or any(
        before.count(one) > before.count(other) for one, other in ("“”", "《》", "「」", "«»")
    )


def marks_in(flat: str, start: int, *, lexicon: Lexicon) -> list[int]:
    """Return where the markers of a line begin: at its head, between its parts, in brackets, behind a title."""
    inside = {
        found.start("mark")
        for pattern in (_MARK_INSIDE, _MARK_HELD)
        for found in pattern.finditer(flat, start)
        if read_mark(found["mark"], lexicon=lexicon) is not None
    }
    inside |= {
        found.start("mark")
        for pattern in (_MARK_SPACED, _MARK_BY)
        for found in pattern.finditer(flat, start)
        if (mark := read_mark(found["mark"], lexicon=lexicon)) and mark.functions
    }
    behind = {
        found.start("mark")
        for found in _MARK_BEHIND.finditer(flat, start)
        if not (found["mark"].endswith(("题目", "题", "标题")) or _is_quoted(flat, found.start("mark")))
        and (mark := read_mark(found["mark"], lexicon=lexicon))
        and mark.functions
    }
    return sorted(inside | behind)


def activity_mark(flat: str, gap: Span, *, lexicon: Lexicon) -> Mark | None:
    """Return the mark of what is on at a time, a gap before whoever does it: ``14:00 主持人介绍与会代表  NAME（…）``.

    Args:
        flat: the line, its time of the day at its head.
        gap: the white space behind what is on.
        lexicon: the words the rules know.

    Returns: None where the line is none of the kind.
    """
    head, name = after_time(flat), name_at(flat, gap.end, lexicon=lexicon)
    chairs = flat.startswith("主持", head)
    if not (chairs or gap.end - gap.start > 1) or not head or name is None:
        return None
    if flat[name.span.end :][:1] not in ("（", "("):
        return None
    return Mark(functions=("moderator",) if chairs else ())


def words_leading(before: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return what the last words before "by" say that somebody does: "… and closing remarks", "…, chaired"."""
    words = before.split()[-_MOST_LEADING:]
    phrases = (" ".join(words[at:]) for at in range(len(words)))
    found = (
        functions_in(f"{each} by", lexicon=lexicon) or functions_in(each, lexicon=lexicon) for each in phrases
    )
    return next((codes for codes in found if codes), None)
