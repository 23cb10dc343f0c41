"""People in Chinese sentences: an organisation, a post and a name run together, or a name with both in brackets."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, han_sides
from tracktwo.record.methods.entries.han_posts import han_post
from tracktwo.record.methods.entries.told import Told
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["people_in_han"]

_TAKING_PART: Final = re.compile(
    r"主持|致[开欢闭辞词]|致辞|致词|演讲|发言|讲话|报告|出席|参加|参会|与会|代表团|专家[有为包]|嘉宾|率领|率团|点评|评议|讨论|介绍|总结|分享|对谈|与谈|召集|开幕|闭幕|主讲|记录|表示|指出|认为|强调|应邀"
)
_VERBS: Final = (
    ("moderator", re.compile(r"主持|担任主席")),
    ("keynote", re.compile(r"主旨|主题(?:演讲|发言|报告)|基调")),
    ("opening", re.compile(r"致?开幕[辞词]|致欢迎|开幕致[辞词]|欢迎[辞词]|开场致|致[辞词]|开幕式上讲话|宣布.{0,6}开幕")),
    ("closing", re.compile(r"闭幕|总结|致闭")),
    ("discussant", re.compile(r"点评|评议|评论|回应")),
    ("facilitator", re.compile(r"召集|协调人")),
    ("rapporteur", re.compile(r"记录|整理")),
    ("panelist", re.compile(r"圆桌|对谈|与谈")),
    ("speaker", re.compile(r"发言|演讲|报告|介绍|分享|讲话|讨论|指出|认为|表示|强调|阐述|讲述|说明|回顾|提出|主讲|解释|谈")),
)  # fmt: skip
_FOREIGN: Final = re.compile(r"[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}){1,3}")
_LATIN: Final = re.compile(r"\s?(?P<name>[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){1,3})")
_STRONG: Final = "等致，、。；：（）()“”《》,;:！？ \n\t"
_NEXT: Final = frozenset(
    _STRONG
    + "作主发出参率和与及以先分在介表指担共应就围为提强宣总回谈阐讲还也则并对从向于将曾是认通先代教博先女"
)
_OPENS: Final = re.compile(
    r"[，。；、：:（(“”《》]|由|邀请|包括|来自|分别是|分别为|[为是]|专家有|嘉宾有|代表有|成员有|其中|以及|感谢|会上"
)
_AND: Final = "和与及、"
_REMOTE: Final = re.compile(r"线上|视频|远程|连线")
_FROM: Final = re.compile(r"来自([一-鿿]{4,24}?)的")
_HELD_BY: Final = re.compile(
    r"由([^，。；]{2,40}?)(?:先生|女士|博士|教授)?(?:共同|联合|分别|轮流)?(?:担任)?(?:主持|致开幕|致欢迎|致闭幕|作总结)"
)
_BRACKET: Final = re.compile(r"[（(]([^（）()]{3,40})[）)]")


@lru_cache(maxsize=4)
def _roles(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted(lexicon.han_roles.words, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, words)))


@lru_cache(maxsize=4)
def _sides(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{han_sides(lexicon)}(?:方|代表团|代表|专家|嘉宾|学者|与会|参会)")


def people_in_han(text: str, *, lexicon: Lexicon) -> Iterator[Told]:
    """Yield the people of a sentence in Han script who take part in an event; spans are places in it."""
    if not _TAKING_PART.search(text):
        return
    seen = sorted(
        [*_after_posts(text, lexicon), *_before_brackets(text, lexicon)], key=lambda each: each[0].start
    )
    seen = [each for place, each in enumerate(seen) if not place or each[0].start >= seen[place - 1][0].end]
    codes = _codes(text, [name for name, _, _ in seen])
    for (name, post, end), code in zip(seen, codes, strict=True):
        yield Told(
            Entry(
                line=Span(
                    min([name.start, *(span.start for span in (*post.roles, *post.organisations))]), end
                ),
                person=name,
                post=post,
                functions=(code,) if code else (),
                delivery=(Delivery.REMOTE,) if _REMOTE.match(text, end) else (),
                score=0.7,
            ),
            _side(text, name.start, lexicon),
        )


def _after_posts(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names that follow a post: 水文化研究会会长李明."""
    done = 0
    for role in _roles(lexicon).finditer(text):
        if role.start() < done:
            continue
        name = _name(text, role.end(), lexicon)
        if name is None:
            continue
        post = han_post(text, _post_start(text, role.start(), done), role.end(), lexicon=lexicon)
        done = name.end
        bracket = _BRACKET.match(text, name.end)
        yield name, post, bracket.end() if bracket else name.end


def _before_brackets(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names before a bracket that holds a post: 李明（水文化研究会会长）."""
    for bracket in _BRACKET.finditer(text):
        post = han_post(text, *bracket.span(1), lexicon=lexicon)
        if not post.roles and not post.organisations:
            continue
        foreign = re.search(r"[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}){1,3}$", text[: bracket.start()])
        for start in [foreign.start()] if foreign else [bracket.start() - length for length in (2, 3, 4)]:
            name = _name(text, start, lexicon) if start >= 0 else None
            if (
                name
                and name.end == bracket.start()
                and (start == 0 or text[start - 1] in _STRONG + _AND + "由请是为")
            ):
                yield name, post, bracket.end()
                break


def _of_bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names after where somebody comes from: 来自太湖大学的王芳."""
    for found in _FROM.finditer(text):
        name = _name(text, found.end(), lexicon)
        if name and lexicon.han_organisations.at_end(found[1]):
            yield name, Post(organisations=(Span(*found.span(1)),)), name.end


def _bare(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield the names of those who chair or open, though nothing else is said of them: 由李明、王芳共同主持."""
    for found in _HELD_BY.finditer(text):
        start = found.start(1)
        for words in re.split("[、和与]", found[1]):
            name = _name(text, start, lexicon)
            if name is None or name.end != start + len(words):
                break
            yield name, Post(), name.end
            start += len(words) + 1


def _name(text: str, start: int, lexicon: Lexicon) -> Span | None:
    """Return the name that begins at a place, as far as what follows it allows."""
    foreign = _FOREIGN.match(text, start)
    if foreign:
        return Span(start, _foreign_end(text, foreign))
    latin = _LATIN.match(text, start)
    if latin:
        return Span(*latin.span("name"))
    family = (
        2
        if text[start : start + 2] in lexicon.surnames
        else 1
        if text[start : start + 1] in lexicon.surnames
        else 0
    )
    if not family:
        return None
    short, long = start + family + 1, start + family + 2
    han = re.compile("[一-鿿]+").match(text, start)
    run = han.end() if han else start
    if short > run:
        return None
    following = text[short : short + 1]
    if not following or following in _STRONG:
        return Span(start, short)
    if long <= run and (long == len(text) or text[long] in _NEXT or long == run):
        return Span(start, long)
    return Span(start, short) if following in _NEXT else None


def _foreign_end(text: str, found: re.Match[str]) -> int:
    """Return where a foreign name ends: before a verb that runs on."""
    last = found.end()
    dot = max(text.rfind(mark, found.start(), last) for mark in "·•・‧")
    verb = re.compile(
        r"[一-鿿]{1,7}?(?=致|作|主持|发言|出席|参加|率|等|先后|分别|介绍|表示|指出|共同|应邀|就|围绕|在|为|和|与|及|教授|博士|先生|女士|认为|强调|担任|还|也)"
    ).match(text, dot + 1, last + 4)
    return min(last, verb.end()) if verb else last


def _post_start(text: str, role: int, done: int) -> int:
    """Return where the organisation before a post begins."""
    start = max([done, *(found.end() for found in _OPENS.finditer(text, done, role))])
    while start < role and text[start] in _AND + " 等还有　":
        start += 1
    side = re.compile(r"[一-鿿]{0,4}(?:方|代表团)(?:主持人|专家|代表|嘉宾|团长)?(?:有|是|为|：)?").match(
        text, start, role
    )
    return (
        side.end()
        if side
        and side.end() < role
        and side[0].endswith(("有", "是", "为", "：", "团长", "主持人", "专家", "代表", "嘉宾"))
        else start
    )


def _codes(text: str, names: list[Span]) -> list[str | None]:
    """Return what each does, by the verb of the clause; those before it who are joined share it."""
    codes: list[str | None] = []
    for place, name in enumerate(names):
        until = names[place + 1].start if place + 1 < len(names) else len(text)
        stop = re.compile("[。；]").search(text, name.end, until)
        clause = text[name.end : stop.start() if stop else until]
        before = re.compile(
            r"(主持人?|致[辞词]|主旨演讲|发言人?|点评人?|召集人|记录人?)[:：为是有]?[^，。；]{0,24}$"
        ).search(text[: name.start])
        found = [(match.start(), code) for code, pattern in _VERBS if (match := pattern.search(clause))]
        if found:
            codes.append(min(found)[1] if min(found)[1] != "speaker" else "speaker")
        elif before and place == 0:
            codes.append(next((code for code, pattern in _VERBS if pattern.search(before[1])), None))
        else:
            codes.append(None)
    for place in range(len(names) - 2, -1, -1):
        between = text[names[place].end : names[place + 1].start]
        if codes[place] is None and not re.search("[。；]", between):
            codes[place] = codes[place + 1]
    return codes


def _side(text: str, until: int, lexicon: Lexicon) -> str | None:
    """Return the country of the side that is named last before somebody, in the same clause or the one before."""
    found = list(_sides(lexicon).finditer(text, 0, until))
    return code_of(found[-1]["who"], lexicon=lexicon) if found else None
