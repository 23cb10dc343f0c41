"""A line that names several people, cut where each begins."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.names import name_at, skip_honorifics
from tracktwo.record.methods.entries.organisations import LEGAL
from tracktwo.record.methods.entries.persons import read_person
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.entries.roles import begins_post, role_end
from tracktwo.record.tables import Span

__all__ = ["Piece", "split_people"]


class Piece(NamedTuple):
    """A stretch of a line about one person; ``joined`` if "and" or a comma joins it with the one before."""

    span: Span
    joined: bool


_JOINT: Final = re.compile(
    r"(?=[\s;,])(?:\s+[·•]\s+|\s*;\s*(?:and\s+)?|\s*,\s*(?:and|&|as well as)\s+|\s+(?:and|with|as well as)\s+|\s+&\s+|\s*,\s*|(?<=[)\]])\s+(?=[^\W\d_a-z]))"
)
_HAN_JOINT: Final = re.compile(r"[、；;。]|以及|[和与及]|，")
_BARE: Final = re.compile(r"(?:[^,;\s]+|(?!\sand\s|\s&\s|\s[·•]\s)[^,;\n])+")
_PART: Final = re.compile("[;；。]")
_HAN: Final = re.compile(r"[一-鿿]")
_BRACKET: Final = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_BRACKET_LAST: Final = re.compile(r"[(（\[]([^()（）\[\]]{1,80})[)）\]]\s*,\s*$")
_OF: Final = re.compile(r"\s(?:of|from|at)\s+(?:the\s+)?(?=[^\W\d_a-z])")
_HAN_TWO: Final = re.compile("[一-鿿]{2}")
_NARROW: Final = str.maketrans("（），；、", "(),;,")
_SURE: Final = 0.6
_NAME_AND_POST: Final = 2


@lru_cache(maxsize=2048)
def split_people(text: str, span: Span, lexicon: Lexicon) -> tuple[Piece, ...]:
    """Return the stretches of a line that each begin with a name and hold what belongs to it.

    Args: text: the line without its quoted titles, in which there are commas too.
    """
    if not text.isascii() and len(_HAN.findall(text, span.start, span.end)) * 3 > span.end - span.start:
        return tuple(_han_pieces(text, span, lexicon))
    text = text.translate(_NARROW)
    joints = list(_JOINT.finditer(text, span.start, span.end))
    if not joints:
        return (Piece(span, joined=False),)
    bare = tuple(_bare_names(text, span, lexicon))
    return bare if len(bare) > 1 else tuple(_pieces(text, span, joints, lexicon))


def _pieces(text: str, span: Span, joints: list[re.Match[str]], lexicon: Lexicon) -> Iterator[Piece]:
    start, joined = span.start, False
    for found in joints:
        if found.start() <= start or _is_inside(text, span.start, found.start()):
            continue
        if found.end() <= skip_honorifics(text, start, lexicon=lexicon):
            continue  # "Vice Admiral (Ret.) …"
        mark = found[0].strip()
        name = name_at(text, start, lexicon=lexicon) if mark == "," else None
        if name and name.span.start == start and name.span.end > found.start():
            continue  # the comma of a name: "BERG, Anna"
        if _begins_person(text, Span(start, found.end()), span.end, mark, lexicon) and _is_person(
            text, start, lexicon
        ):
            yield Piece(Span(start, found.start()), joined)
            start, joined = found.end(), mark[:1] not in {";", "·", "•"}
    yield Piece(Span(start, span.end), joined)


def _is_inside(text: str, start: int, place: int) -> bool:
    """Return whether a place is inside brackets."""
    return text.count("(", start, place) > text.count(")", start, place)


def _is_person(text: str, start: int, lexicon: Lexicon) -> bool:
    content = text[start : start + 8]
    start += len(content) - len(content.lstrip(" \t,;:–—-•·"))
    return begins_post(text, start, lexicon=lexicon) or name_at(text, start, lexicon=lexicon) is not None


def _begins_person(text: str, before: Span, end: int, mark: str, lexicon: Lexicon) -> bool:
    """Return whether somebody else begins after a comma, semicolon or "and": a form of address, or a name with a post."""
    start = before.end
    if skip_honorifics(text, start, lexicon=lexicon) > start:
        return name_at(text, start, lexicon=lexicon) is not None
    name = name_at(text, start, lexicon=lexicon)
    if name is None or name.score < _SURE:
        return False
    rest = text[name.span.end : end]
    after = rest.lstrip()
    if mark == "," and not after.strip(" ."):
        held = _BRACKET_LAST.search(text, before.start, before.end)
        return held is not None and has_post(text, *held.span(1), lexicon=lexicon)
    if mark[:1] in {";", "·", "•"}:
        return not after or after[0] in ",;:(（[–—-|/·•" or bool(_OF.match(rest))
    bracket = _BRACKET.match(text, name.span.end, end)
    if bracket and (
        LEGAL.match(text, bracket.end() + 1, end)  # "Rosslare (Pvt) Ltd"
        or (mark == "," and _is_house(text, before, Span(bracket.end(), end), bracket[1], lexicon))
    ):
        return False
    if bracket:
        inner = Span(*bracket.span(1))
        return (
            (
                bool(code_of(bracket[1], lexicon=lexicon))
                and (mark != "," or ")" in text[before.start : before.end])
            )
            or has_post(text, inner.start, inner.end, lexicon=lexicon)
            or mark in {"", "and", "&"}
            or (mark == "," and ")" in text[before.start : before.end])
        )
    if _OF.match(rest):
        return True
    if mark in {",", ""}:
        comma = re.match(r"\s*[,–—-]\s*", rest)
        return comma is not None and begins_post(text, name.span.end + comma.end(), lexicon=lexicon)
    if not after.strip(" ."):  # "Lofoten & Strand" ends a post as well: only names alone are joined so
        return not re.search(r"[,(]", text[before.start : before.end].rstrip(" ,"))
    return after[0] in ",;:–—-" and has_post(text, name.span.end, end, lexicon=lexicon)


def _is_house(text: str, before: Span, behind: Span, said: str, lexicon: Lexicon) -> bool:
    """Return whether what looks like a name ends a line about somebody: ``Ana Reis, Director, Lagoa Norte (co-chair)``."""
    if text[behind.start : behind.end].strip(" .") or not functions_in(said, lexicon=lexicon):
        return False
    parts = text[before.start : before.end].rstrip(" ,").split(",")
    return (
        len(parts) == _NAME_AND_POST
        and "(" not in text[before.start : before.end]
        and role_end(parts[1], len(parts[1]) - len(parts[1].lstrip()), len(parts[1]), lexicon)
        == len(parts[1])
    )


def _bare_names(text: str, span: Span, lexicon: Lexicon) -> Iterator[Piece]:
    """Yield the names of a list that holds nothing but names: ``Anna Berg, Jan Kask and LI Na``."""
    found = [Span(*each.span()) for each in _BARE.finditer(text, span.start, span.end) if each[0].strip(" .")]
    for piece in found:
        words = text[piece.start : piece.end]
        start = piece.start + len(words) - len(words.lstrip())
        name = name_at(text, start, lexicon=lexicon)
        if name is None or name.score < _SURE or text[name.span.end : piece.end].strip(" ."):
            return
    yield from (Piece(piece, joined=place > 0) for place, piece in enumerate(found))


def _han_pieces(text: str, span: Span, lexicon: Lexicon) -> Iterator[Piece]:
    """Yield the parts of a Chinese list that each name somebody; what names nobody stays with what it follows."""
    start = span.start
    for found in _HAN_JOINT.finditer(text, span.start, span.end):
        if found.start() <= start or _is_inside(
            text.replace("（", "(").replace("）", ")"), span.start, found.start()
        ):
            continue
        part = _PART if found[0] in ";；。" else _HAN_JOINT
        next_joint = part.search(text, found.end(), span.end)
        following = Span(found.end(), next_joint.start() if next_joint else span.end)
        if found[0] == "，":
            # 王芳，太湖大学教授，李明，…: a name alone between two commas, after a post
            name = name_at(text, following.start, lexicon=lexicon)
            if (
                name is None
                or name.span.end != following.end
                or not has_post(text, following.end, span.end, lexicon=lexicon)
            ):
                continue
            if not has_post(text, start, found.start(), lexicon=lexicon):
                continue
        elif read_person(text, following, lexicon, expected=True) is None and not (
            next_joint and next_joint[0] == "，" and name_at(text, following.start, lexicon=lexicon)
        ):
            continue
        if found[0] in "和与及" and not _HAN_TWO.match(text, found.end(), span.end):
            continue
        if read_person(text, Span(start, found.start()), lexicon, expected=True) is None:
            continue
        yield Piece(Span(start, found.start()), joined=False)
        start = found.end()
    yield Piece(Span(start, span.end), joined=False)
