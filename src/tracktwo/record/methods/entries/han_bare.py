"""People of whom a sentence in Chinese gives no body: called by a title, in a list of names alone, or met before."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.han_names import han_name
from tracktwo.record.tables import Post, Span

__all__ = ["addressed", "known_again", "listed", "who_holds"]

_HELD_BY: Final = re.compile(
    r"由([^，。；]{2,40}?)(?:先生|女士|博士|教授)?(?:共同|联合|分别|轮流)?(?:担任)?(?:主持|致开幕|致欢迎|致闭幕|作总结|点评|评议|召集|记录)"
)
_DOES: Final = r"(?:先后|分别|共同|依次|轮流|随后|首先|最后|代表|在|就|围绕|从|以|对|作|做|发|致|主持|主讲|出席|参加|介绍|分享|点评|评议|担任|总结|指出|表示|认为|强调|应邀|讲|提|回|回应|阐述|说|展开|进行|参与|率)"
_FOREIGN: Final = r"[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}?){1,3}"
_ONE: Final = rf"(?:{_FOREIGN}|[一-鿿]{{2,4}}?)"
_RUN: Final = re.compile(
    rf"(?:^|[，。；：:]|由|包括|其中|邀请|分别是|分别为|[为有是])(?P<run>{_ONE}(?:[、和与及]{_ONE})+?)"
    rf"(?=(?:等|[两二三四五六七八]位|[两二三四五六七八]名)?(?:专家|学者|嘉宾|教授|研究员|代表|老师|博士|先生|女士|[一二两三四五六七八九十\d]+人)?(?:{_DOES}|[。；]|等))"
)
_PART: Final = re.compile("[^、和与及]+")
_LAST: Final = re.compile(rf"(?<=[）)])[、和与及](?P<name>{_ONE})(?=[、。；，等（(]|$)")
_CALLED: Final = re.compile(r"(?:^|[，。；、：:（]|由|和|与|及|会上|随后|最后|首先|邀请|其中)(?=[一-鿿])")
_NO_NAME: Final = re.compile(r".[务委级校目学全融座聘席誉身员科资次位名届个度方]")
"""What begins like a family name and qualifies a post: 常务, 党委, 高级, 法学."""
_AFTER: Final = re.compile(rf"{_DOES}|[与和、及](?=[一-鿿])")


@lru_cache(maxsize=4)
def _roles(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.han_roles.words, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, words)))


def addressed(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield those called by a name and a title who do something: 李明院长主持."""
    for found in _CALLED.finditer(text):
        start = found.end()
        for length in (2, 3, 4):
            role = _roles(lexicon).match(text, start + length)
            if role and _is_name(text[start : start + length], lexicon) and _AFTER.match(text, role.end()):
                yield Span(start, start + length), Post(roles=(Span(*role.span()),)), role.end()
                break


def listed(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield those of a list of names alone who do something together, and the last of a list whose others have brackets."""
    for found in _RUN.finditer(text):
        names = [Span(*each.span()).shifted(found.start("run")) for each in _PART.finditer(found["run"])]
        if all(_is_name(text[each.start : each.end], lexicon) for each in names):
            yield from ((each, Post(), each.end) for each in names)
    for found in _LAST.finditer(text):
        if _is_name(found["name"], lexicon):
            yield Span(*found.span("name")), Post(), found.end("name")


def _is_name(words: str, lexicon: Lexicon) -> bool:
    """Return whether some characters are somebody's name, by a known family name or the mark of a foreign one."""
    if re.search("[·•・‧]", words):
        return True
    family, most = lexicon.family_of(words)
    if not family or not 1 <= len(words) - family <= most or words in lexicon.not_names:
        return False
    known = lexicon.han_roles.at_end(words) or lexicon.han_organisations.at_end(words)
    return not known and _NO_NAME.fullmatch(words[:2]) is None


def who_holds(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield the names of those who chair or open, though nothing else is said of them: 由李明、王芳共同主持."""
    for found in _HELD_BY.finditer(text):
        start = found.start(1)
        for words in re.split("[、和与]", found[1]):
            name = han_name(text, start, lexicon)
            if name is None or name.end != start + len(words):
                break
            yield name, Post(), name.end
            start += len(words) + 1


def known_again(text: str, known: Collection[str]) -> Iterator[tuple[Span, Post, int]]:
    """Yield those met before who open, chair or close: 李明致开场辞."""
    for words in known:
        found = re.search(
            rf"{re.escape(words)}(?:先生|女士|博士|教授)?(?=(?:担任)?主持|致[辞词开欢闭]|作?(?:了)?(?:小结|总结|开场|闭幕)|(?:以[^，。；]{{1,8}})?作(?:了)?(?:主[旨题]|专题)?(?:演讲|报告|发言)|(?:[、和与及]|以及)[^。；]{{1,60}}(?:主持|致[辞词]|参[与加]讨论|先后|分别))",
            text,
        )
        if found:
            yield Span(found.start(), found.start() + len(words)), Post(), found.start() + len(words)
