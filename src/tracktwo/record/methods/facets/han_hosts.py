"""Who held an event, and whom they consulted, in Chinese sentences."""

import re
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.facets.bodies import read_names
from tracktwo.record.tables import Span

__all__ = ["find_han_hosts"]

_DID: Final = r"(?:主办|合办|联办|举办|承办|组织|召集|召开|举行|发起|召开)"
_JOINTLY: Final = r"(?:共同|联合|共(?=[主举承]办)|先后|陆续|累计|合作|携手|一道|牵头|再次|继续|成功)"
_HOSTS: Final = (
    re.compile(
        rf"(?P<who>[^，。；：由]{{3,60}}?)(?:[定拟将]于|计划于|暂定于|预定于|于|在)(?=\d)[^，。；]{{4,60}}?{_DID}"
    ),
    re.compile(rf"由(?P<who>[^，。；：由]{{3,90}}?){_JOINTLY}*{_DID}"),
    re.compile(
        r"(?:(?:主办|牵头)(?:方|单位|机构)?|主办者|召集方)(?:分别)?(?:为|是|：|包括|有)(?P<who>[^，。；]{3,90})"
    ),
    re.compile(r"(?:主办|牵头)(?:单位|机构)(?!代表|负责|领导|[的将对向在均])(?P<who>[^，。；：]{3,90})"),
    re.compile(rf"(?P<who>[^，。；：由]{{3,90}}?){_JOINTLY}+{_DID}"),
    re.compile(rf"(?P<who>[^，。；：由]{{3,60}}?)(?:在|于|以)[^，。；]{{2,24}}?{_JOINTLY}*{_DID}"),
    re.compile(rf"(?P<who>[^，。；：由]{{3,40}}?){_DID}"),
    re.compile(r"应(?P<who>[^，。；：由]{3,40}?)(?:的)?邀请"),
)
_ASKED: Final = re.compile(
    r"(?:在|经)?(?:征求|征询|听取|咨询|请教)了?(?P<a>[^，。；]{3,60}?)(?:的)?(?:意见|建议|看法)(?:后|的基础上|之后)?|(?:在|经)?(?:与|同|和)(?P<b>[^，。；]{3,60}?)(?:充分)?(?:协商|磋商|商议|沟通)(?:后|一致后|的基础上|之后)?|(?:在)?咨询了?(?P<c>[^，。；]{3,60}?)(?:后|之后)"
)
_DATE: Final = re.compile(
    r"^.*(?:[0-9〇零一二三四五六七八九十]\s*(?:日|月|号|年)|上午|下午|次日|当天|当日|本次|此次|该)(?:起|上午|下午|晚)?"
)
_OF_SIDE: Final = re.compile("[一-鿿]{1,4}?方的?(?=[一-鿿]{4})")
"""Of which side an organisation is, before it: 坦方的."""
_PLACE: Final = re.compile(r"(?:于|在)[^，。；、]{2,16}$")
_MEETING: Final = re.compile(
    r"(?:对话会|研讨会|座谈会|会议|交流会|磋商|对谈|沙龙)$|第[一二三四五六七八九十\d]+[届轮次]"
)
_TOGETHER: Final = re.compile("联合(?![会国体])|携手")
_BRACKET: Final = re.compile(r"[（(][^（）()]*[）)]")
_LATIN: Final = re.compile(r"[A-Za-z]")


def find_han_hosts(
    sentence: str, *, lexicon: Lexicon
) -> tuple[tuple[Span, ...], tuple[Span, ...], Span] | None:
    """Return the hosts of a sentence in Han script, whom they consulted, and the words that say so; None where it has none."""
    plain = _BRACKET.sub(lambda each: " " * len(each[0]), sentence)
    consulted: tuple[Span, ...] = ()
    asked = _ASKED.search(plain)
    if asked:
        group = next(key for key in "abc" if asked[key])
        consulted = _bodies(plain, Span(*asked.span(group)), lexicon)
        plain = plain[: asked.start()] + "，" * (asked.end() - asked.start()) + plain[asked.end() :]
        before = re.search(r"[^，。；：]{3,40}$", plain[: asked.start()])
        if before and not _HOSTS[0].search(plain):
            names = _bodies(plain, Span(*before.span()), lexicon)
            if names:
                return names, consulted, Span(names[0].start, asked.end())
    for pattern in _HOSTS:
        found = pattern.search(plain)
        names = _bodies(plain, Span(*found.span("who")), lexicon) if found else ()
        if found and names:
            return names, consulted, Span(*found.span())
    return ((), consulted, consulted[0]) if consulted else None


def _bodies(text: str, who: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """Return the organisations of a list, without a date before and a place behind; empty where one of them is none."""
    start, end = who
    dated = _DATE.search(text[start:end])
    if dated and dated.end() < end - start:
        start += dated.end()
    sided = _OF_SIDE.match(text, start, end)
    if sided:
        start = sided.end()
    placed = _PLACE.search(text[start:end])
    if placed and placed.start():
        end = start + placed.start()
    names = read_names(_TOGETHER.sub("、 ", text), Span(start, end), lexicon=lexicon)
    known = sum(
        bool(
            lexicon.han_organisations.at_end(text[name.start : name.end].rstrip())
            or _LATIN.search(text[name.start : name.end])
        )
        for name in names
    )
    bodies = known * 2 > len(names) and not any(
        _MEETING.search(text[name.start : name.end]) or text[name.start] in "在于的" for name in names
    )
    return names if bodies else ()
