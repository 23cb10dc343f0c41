"""Where a name ends that runs on into a sentence in Chinese, and which words before and behind it are none of it."""

import re
from collections.abc import Iterable
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.tables import Span

__all__ = [
    "ENDS_NAME",
    "MENTIONED",
    "after_guest",
    "foreign_name",
    "han_name",
    "name_lengths",
    "runs_on",
    "unlisted_name",
]

_INITIALS: Final = r"(?:[A-Z]\.? ?[·•・‧]? ?)*"
_FOREIGN: Final = re.compile(rf"[一-鿿]{{1,6}}(?:[·•・‧]{_INITIALS}[一-鿿]{{1,8}}){{1,3}}")
_FOREIGN_IN_LINE: Final = re.compile(rf"[一-鿿]{{1,6}}(?:[·•・‧－-]{_INITIALS}[一-鿿]{{1,8}}){{1,3}}")
"""With an initial between, as in 大卫·E. 霍尔盖特."""
_BEHIND_FOREIGN: Final = re.compile(
    r"(?<![·•・‧-])(?:(?:先生|女士|女?爵士|男爵|博士|教授|院士|阁下|小姐|副?(?:所长|院长|主任|会长|主席|部长|校长|司长|处长|局长|秘书长|总裁|总经理|研究员|大使)|助理研究员|讲师)(?![·•・‧])|(?:认为|表示|指出|建议|介绍|强调|回顾|提出|汇报|分享|主持|致辞|发言|演讲|宣读|录制|出席|参加|发来|应邀|分别|先后|作了|担任|代(?:表|为)(?=[一-鿿]{2})|的(?=[一-鿿])).*)"
)
"""What follows a foreign name in Han characters without a space: a form of address, what somebody did."""
_LATIN: Final = re.compile(r"\s?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3})")
ENDS_NAME: Final = "等致，、。；：（）()“”《》,;:！？ \n\t"
_NEXT: Final = frozenset(
    ENDS_NAME
    + "作做主发出参率和与及以先分在介表指担共应就围为提强宣总回谈阐讲还也则并对从向于将曾是认通先代教博先女点评说演两到受因据呼建希期透解答均都围陪莅赴携获补接随现来"
)
MENTIONED: Final = re.compile(
    r"(?:教授|博士|先生|女士|院士)?(?:的(?:[一两几这那]?[篇本部]|文章|论文|著作|新书|回忆录)|(?:所)?著[《的]|此前|早前|近期|[近曾]?在其?(?:[一-鿿]{0,4}的)?(?:著作|新书|专著|文章|论文|回忆录))"
)
"""What follows the name of somebody whose writing or word is cited, and who is not there."""
_RUNS_ON: Final = re.compile(
    r"代表|做(?:了|总|开|主|专|报)|[以就在对从将则也并还率曾](?=[“《一-鿿])|作(?:为|了|题|主|总|专|会|评|点|报|发|演|开|闭|小|大)|为(?:代表|题)|致(?:开|欢|闭|辞|词)|发(?:言|表)|表示|指出"
    r"|主[持旨讲]|介绍|分[享别]|总结|点评|评议|回[应顾]|认为|强调|出席|围绕|应邀|担任|宣布|通报|教授|博士|先生|女士|院士|大使|阁下|进行|的(?:主旨|主题|专题|特邀)?(?:报告|演讲|发言|致辞)(?:题为|以|围绕|题目)"
)
"""Words behind a name of two characters of which the first could be its third."""
_TALK_OF: Final = re.compile(r"的(?:主旨|主题|专题)?(?:演讲|发言|报告|讲座|题目)(?:题目|主题)?(?:是|为|题为)")
"""What follows whose talk a sentence gives the title of."""
_ANY_NAME: Final = re.compile(
    r"(?![的了在和与及等们会兼一各共与代团]|主持|致|出席|参加|发表|介绍|围绕|率|应邀|陪同|作为|首先|随后)(?P<name>[一-鿿]{2,6}?)(?<![的了在和与及等们会兼并])(?=主持|致辞|致[开欢闭]|作(?:了|题|主|总|专)|介绍|发表|先后|分别致|分别作|表示|指出|强调|认为|点评)"
)
"""A name whose family name is in no list, behind a post and its organisation."""
_ANY_LISTED: Final = re.compile(
    r"(?![的了在和与及等们会兼一各共与代团])(?P<name>[一-鿿]{2,5})(?<![的了在和与及等们会兼者员级])(?=[、，；。（]|等|和|与|及|分别|先后|参加|出席|作|发|就|以|围绕|则|也|还|应邀|参与|代表)"
)
"""The same in a list of people."""
_ANY_JOINED: Final = re.compile(
    r"(?![的了在和与及等们会兼一各共与代团单助级办])(?P<name>[一-鿿]{2,3})(?<![的了在和与及等们会兼者员级位])(?=[和与、][一-鿿]{4,}(?:主持|致|发|作|出席|参加|共同|分别))"
)
"""The same, before the next of a list, where no noun says that what stands before the post is a body."""


def unlisted_name(text: str, house: Span, start: int, lexicon: Lexicon) -> Span | None:
    """Return a name whose family name is in no list, behind a post and what it is a post of."""
    if re.search("了|关于", text[house.start : house.end]):
        return None  # 介绍了协会会员自律公约
    owned = lexicon.han_organisations.at_end(text[house.start : house.end].rstrip("的前原现任"))
    found = _ANY_NAME.match(text, start) or (_ANY_LISTED if owned else _ANY_JOINED).match(text, start)
    words = found["name"] if found else ""
    if {words[:2], words[:3]} & lexicon.han_roles.words:
        return None  # 总经理助理王芳: another post, and then the name
    if not words or words in lexicon.not_names or functions_in(words, lexicon=lexicon):
        return None
    known = lexicon.han_roles.at_end(words) or lexicon.han_organisations.at_end(words)
    return None if known or found is None else Span(*found.span("name"))


def after_guest(words: str) -> int:
    """Return how many characters before a foreign name only say what somebody is: 芬兰专家丽莎·阿霍."""
    found = re.match(
        r"(?:[一-鿿]{0,4}?(?:专家|学者|代表|嘉宾|教授|博士|大使|主席|主任|官员|记者|学员)|[由请])(?=[一-鿿]+[·•・‧])",
        words,
    )
    return found.end() if found else 0


def name_lengths(head: str) -> Iterable[int]:
    """Return how long a name at the end of some words may be: that of a foreigner begins before its mark."""
    dot = min((place for mark in "·•・‧" if (place := head.find(mark)) >= 0), default=-1)
    return range(len(head) - dot + 6, len(head) - dot, -1) if dot > 0 else (3, 2)


def han_name(text: str, start: int, lexicon: Lexicon) -> Span | None:
    """Return the name that begins at a place, as far as what follows it allows."""
    foreign = _FOREIGN.match(text, start)
    if foreign:
        opens = {foreign[0][:length] for length in (2, 3, 4)}
        if text[start] == "兼" or opens & lexicon.han_roles.words:
            return None  # 副会长兼秘书长尔肯·阿吉: another post, and then the name
        return Span(start, _foreign_end(text, foreign))
    latin = _LATIN.match(text, start)
    if latin:
        return Span(*latin.span("name"))
    family, _ = lexicon.family_of(text[start : start + 4])
    if not family:
        return None
    short, long = start + family + 1, start + family + 2
    han = re.compile("[一-鿿]+").match(text, start)
    run = han.end() if han else start
    if short > run:
        return None
    if long <= run and _TALK_OF.match(text, long):
        return Span(start, long)
    following = text[short : short + 1]
    if not following or following in ENDS_NAME or _RUNS_ON.match(text, short):
        return Span(start, short)
    if long <= run and (
        long == len(text) or text[long] in _NEXT or long == run or _RUNS_ON.match(text, long)
    ):
        return Span(start, long)
    return Span(start, short) if following in _NEXT else None


def _foreign_end(text: str, found: re.Match[str]) -> int:
    """Return where a foreign name ends: before a verb that runs on."""
    last = found.end()
    dot = max(text.rfind(mark, found.start(), last) for mark in "·•・‧")
    verb = re.compile(
        r"[一-鿿]{1,7}?(?=致|作|做[了总开主专报]|则从|则|主持|发言|发表|分享|阐述|讲|谈|演讲|点评|评议|回|总结|通报|提|建议|呼吁|感谢|希望|期待|透露|解读|解释|说|到|代表|受|应|向|对|从|以|将|均|都|曾|通过|出席|参[加与会观]|率|等|先后|分别|介绍|表示|指出|共同|应邀|就|围绕|在|为|和|与|及|教授|博士|先生|女士|大使|阁下|将军|议员|参赞|院士|部长|认为|强调|担任|还|也|来访|来华|莅临|赴|陪同|的|此前|早前|所著|与会|参会|到会|主讲|宣布|补充|现场|随后|录制)"
    ).match(text, dot + 1, last + 4)
    return min(last, verb.end()) if verb else last


def foreign_name(text: str, start: int) -> Span | None:
    """Return the foreign name that a line or a part of it begins with; an empty one where only a writing of theirs is cited."""
    foreign = _FOREIGN_IN_LINE.match(text, start)
    if foreign is None:
        return None
    behind = _BEHIND_FOREIGN.search(text, start + 3, foreign.end())
    end = behind.start() if behind else foreign.end()
    return Span(start, start if MENTIONED.match(text, end) else end)


def runs_on(words: str) -> bool:
    """Return whether words that end behind the mark of a foreign name go on into a sentence."""
    dot = max(words.rfind(mark) for mark in "·•・‧－-")
    return _BEHIND_FOREIGN.search(words, dot + 2) is not None
