"""People in Chinese sentences: an organisation, a post and a name run together, or a name with both in brackets."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, han_sides
from tracktwo.record.methods.entries.han_bare import addressed, known_again, listed, who_holds
from tracktwo.record.methods.entries.han_marks import marked_clauses
from tracktwo.record.methods.entries.han_names import (
    ENDS_NAME,
    MENTIONED,
    after_guest,
    han_name,
    name_lengths,
    unlisted_name,
)
from tracktwo.record.methods.entries.han_posts import han_post
from tracktwo.record.methods.entries.han_starts import AND, OPENS, any_role, post_start
from tracktwo.record.methods.entries.han_unlisted import after_unlisted, before_latin
from tracktwo.record.methods.entries.told import Told
from tracktwo.record.tables import Delivery, Entry, Post, Span

__all__ = ["people_in_han"]

_TAKING_PART: Final = re.compile(
    r"主持|致[开欢闭辞词]|致辞|致词|演讲|发言|讲话|报告|出席|参加|参会|与会|代表团|专家[有为包]|嘉宾|率领|率团|率[一-鿿\d]{1,12}(?:赴|访|参)|点评|评议|讨论|介绍|总结|分享|对谈|与谈|召集|开幕|闭幕|主讲|记录|表示|指出|认为|强调|应邀|团长|小结|开场|讲座|座谈|会谈|交流|来访|到访|参与|牵头|授课|讲授|对话|一行|评论|回应|互动|提出|提问|坦言|呼吁|建议|回答|解读|分析|回顾|讲述|阐述|剖析|梳理|展示|[做作]了|做总结|到会|莅临"
)
_VERBS: Final = (
    ("moderator", re.compile(r"主持|担任主席")),
    ("keynote", re.compile(r"主旨|主题(?:演讲|发言|报告)|基调")),
    ("opening", re.compile(r"致?开幕[辞词]|致欢迎|开幕致[辞词]|欢迎[辞词]|开场致|开场[白辞词]|致[辞词]|开幕式上讲话|宣布.{0,6}开幕")),
    ("closing", re.compile(r"闭幕|总结|致闭|小结")),
    ("discussant", re.compile(r"点评|评议|评论|回应")),
    ("facilitator", re.compile(r"召集|协调人")),
    ("rapporteur", re.compile(r"记录|整理")),
    ("panelist", re.compile(r"圆桌|对谈|与谈|参[与加]讨论|(?:展开|进行)[^，。；]{0,8}对话")),
    ("speaker", re.compile(r"发言|演讲|报告|介绍|分享|讲话|讨论|指出|认为|表示|强调|阐述|讲述|说明|回顾|提出|主讲|解释|谈|坦言|呼吁|建议|回答|解读|分析|剖析|梳理|展示|做了")),
    ("participant", re.compile(r"出席|参加|参会|与会|到会|莅临|参与")),
)  # fmt: skip
_TITLED: Final = re.compile(
    r"(?:以|题为|题目为|作了?题?为?|围绕|就)\s?(?:“(?P<a>[^”]{3,60})”|《(?P<b>[^》]{3,60})》)(?:为题|的|作|发|进行|展开|，|。)|题为\s?(?:“(?P<c>[^”]{3,60})”|《(?P<d>[^》]{3,60})》)|(?:演讲|报告|发言|讲座|致辞)\s?《(?P<f>[^》]{3,60})》|在(?:题为)?(?:[一-鿿]{2})?(?:报告|演讲|发言|讲座)《(?P<e>[^》]{3,60})》中"
)
_SPEAKS_FOR: Final = frozenset({"代表", "代替"})
_REMOTE: Final = re.compile(r"线上|视频|远程|连线")
_FROM: Final = re.compile(r"(?:来自|^|[，。；、由和])([一-鿿]{4,24}?)的")
_TITLE_BEHIND: Final = re.compile(
    r"(?:副?教授|博士|(?:副|助理)?研究员|讲师|院士|高级工程师|工程师)(?=[则也将还就以对从在作发表介主致认指表强分、，。；和与及]|先后|分别|参加|出席|围绕|通过)"
)
_DOING: Final = re.compile(
    r"(?<=[一-鿿])(?=(?:先后|分别|依次)?(?:主讲|主持|致[辞词开闭欢]|点评|评议|授课|发言|演讲|作(?:了)?(?:题为|主旨|主题|专题|报告|总结)))"
)
_SHORTEST_HOUSE: Final = 3
_SHORT_POST: Final = 2
_ON_TALKS: Final = re.compile(
    r"(?:针?对|就|围绕|为)[^，。；]{0,12}(?:报告|发言|演讲|讲座|讲话|介绍)(?=(?:分别|依次|逐一|先后)?(?:进行|[作做]|予以|加以|给予|展开)了?[^，。；]{0,6}(?:点评|评议|评论|回应|总结))"
)
"""The talks that somebody comments on, and has not given."""
_BRACKET: Final = re.compile(r"[（(]([^（）()]{3,40})[）)]")


@lru_cache(maxsize=4)
def _sides(lexicon: Lexicon) -> re.Pattern[str]:
    south = r"(?!南方(?!代表|专家|嘉宾|学者|与会|参会|[，：、]))"  # the south of a country
    return re.compile(rf"{south}{han_sides(lexicon)}(?:方|代表团|代表|专家|嘉宾|学者|与会|参会)")


def people_in_han(text: str, *, lexicon: Lexicon, known: Collection[str] = ()) -> Iterator[Told]:
    """Yield the people of a sentence in Han script who take part in an event; spans are places in it.

    Args:
        text: masked text of one sentence.
        lexicon: the words the rules know.
        known: names met before, which stand for somebody without a post.
    """
    if not _TAKING_PART.search(text):
        return
    seen = sorted(
        [
            *_after_posts(text, lexicon),
            *after_unlisted(text, lexicon),
            *before_latin(text, lexicon),
            *_before_brackets(text, lexicon),
            *_of_bodies(text, lexicon),
            *_before_titles(text, lexicon),
            *_before_verbs(text, lexicon),
            *addressed(text, lexicon),
            *listed(text, lexicon),
            *who_holds(text, lexicon),
            *known_again(text, known),
        ],
        key=lambda each: (each[0].start, not (each[1].roles or each[1].organisations)),
    )
    seen = [each for each in seen if not _sides(lexicon).fullmatch(text, *each[0])]  # 代表德方: of a side
    seen = [each for place, each in enumerate(seen) if not place or each[0].start >= seen[place - 1][0].end]
    seen = [
        each
        for each in seen
        if not MENTIONED.match(text, each[0].end)
        and text[each[0].start : each[0].end] not in lexicon.not_names
    ]
    clauses = tuple(marked_clauses(text, lexicon))
    for _, people in clauses:
        yield from (Told(each, _side(text, each.person.start, lexicon)) for each in people)
    seen = [each for each in seen if not any(span.start <= each[0].start < span.end for span, _ in clauses)]
    names = [name for name, _, _ in seen]
    codes = _codes(text, names)
    for place, ((name, post, end), code) in enumerate(zip(seen, codes, strict=True)):
        until = names[place + 1].start if place + 1 < len(names) else len(text)
        titled = _TITLED.search(text, end, until)
        yield Told(
            Entry(
                line=Span(
                    min([name.start, *(span.start for span in (*post.roles, *post.organisations))]), end
                ),
                person=name,
                post=post,
                functions=(code,) if code else (),
                title=Span(*titled.span(titled.lastgroup or 0)) if titled else None,
                delivery=(Delivery.REMOTE,) if _REMOTE.match(text, end) else (),
                score=0.7,
            ),
            _side_behind(text, end, lexicon) or _side(text, name.start, lexicon),
        )


def _after_posts(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names that follow a post: 水文化研究会会长李明."""
    done = 0
    held: tuple[int, int] | None = (
        None  # where a post begins and ends that is followed by another of the same person
    )
    for matched in any_role(lexicon).finditer(text):
        role = any_role(lexicon).match(text, matched.start() + 1)  # 高中校长: of 中校 and 校长 the second
        role = role if role and role.end() > matched.end() else matched
        if role.start() < done:
            continue
        start = post_start(text, role.start(), done)
        if held and start == held[1] + 1:
            start = held[0]
        name = han_name(text, role.end(), lexicon)
        if name is None and role.start() > start:
            name = unlisted_name(text, Span(start, role.start()), role.end(), lexicon)
        if name is None:
            goes_on = (role.start() > start or len(role[0]) > _SHORT_POST) and text[
                role.end() : role.end() + 1
            ] in {"、", "兼"}
            held = (start, role.end()) if goes_on else None
            continue
        post = han_post(text, start, role.end(), lexicon=lexicon)
        done, held = name.end, None
        bracket = _BRACKET.match(text, name.end)
        yield name, post, bracket.end() if bracket else name.end


def _before_brackets(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names before a bracket that holds a post: 李明（水文化研究会会长）."""
    for bracket in _BRACKET.finditer(text):
        post = han_post(text, *bracket.span(1), lexicon=lexicon)
        if not post.roles and not post.organisations:
            continue
        foreign = re.search(r"[一-鿿]{1,6}(?:[·•・‧][一-鿿]{1,8}){1,3}$", text[: bracket.start()])
        for start in (
            [foreign.start() + after_guest(foreign[0])]
            if foreign
            else [bracket.start() - length for length in (2, 3, 4)]
        ):
            name = han_name(text, start, lexicon) if start >= 0 else None
            if (
                name
                and name.end == bracket.start()
                and (foreign or start == 0 or text[start - 1] in ENDS_NAME + AND + "由请是为")
            ):
                yield name, post, bracket.end()
                break


def _of_bodies(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names after where somebody comes from: 来自太湖大学的王芳."""
    for found in _FROM.finditer(text):
        name = han_name(text, found.end(), lexicon)
        start = found.start(1)
        if any_role(lexicon).search(found[1]):
            start += found[1].rfind("和") + 1  # 湖山大学校长李明和太湖大学的王芳
        if name and lexicon.han_organisations.at_end(text[start : found.end(1)]):
            role = any_role(lexicon).match(text, name.end)
            roles = (Span(*role.span()),) if role else ()
            yield (
                name,
                Post(roles=roles, organisations=(Span(start, found.end(1)),)),
                role.end() if role else name.end,
            )


def _before_titles(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names between a body and a title of address: 太湖大学王芳教授."""
    for title in _TITLE_BEHIND.finditer(text):
        start = max((found.end() for found in OPENS.finditer(text, 0, title.start())), default=0)
        start = max(
            start, max((text.rfind(mark, 0, title.start()) for mark in "和与及、 的"), default=-1) + 1
        )
        head = text[start : title.start()]
        for length in name_lengths(head):
            house = head[:-length]
            name = Span(title.start() - length, title.start())
            if (
                lexicon.han_organisations.at_end(house)
                and len(house) > _SHORTEST_HOUSE
                and not any_role(lexicon).search(text, name.start, name.end)
            ):
                yield (
                    name,
                    Post(roles=(Span(*title.span()),), organisations=(Span(start, name.start),)),
                    title.end(),
                )
                break


def _before_verbs(text: str, lexicon: Lexicon) -> Iterator[tuple[Span, Post, int]]:
    """Yield names between a body and what they do: 太湖大学王芳主讲, 土壤研究所安娜·贝里发言."""
    for verb in _DOING.finditer(text):
        start = max((found.end() for found in OPENS.finditer(text, 0, verb.start())), default=0)
        start = max(start, max((text.rfind(mark, 0, verb.start()) for mark in "和与及、 的"), default=-1) + 1)
        head = text[start : verb.start()]
        for length in sorted(name_lengths(head), reverse="·" not in head):
            house, name = head[:-length], Span(verb.start() - length, verb.start())
            if (
                len(house) > _SHORTEST_HOUSE
                and lexicon.han_organisations.at_end(house)
                and han_name(text, name.start, lexicon) == name
            ):
                if not any_role(lexicon).search(text, name.start - 1, name.end):
                    yield name, Post(organisations=(Span(start, name.start),)), name.end
                break


def _codes(text: str, names: list[Span]) -> list[str | None]:
    """Return what each does, by the verb of the clause; those before it who are joined share it."""
    codes: list[str | None] = []
    for place, name in enumerate(names):
        until = names[place + 1].start if place + 1 < len(names) else len(text)
        stop = re.compile("[。；]").search(text, name.end, until)
        clause = _ON_TALKS.sub("", text[name.end : stop.start() if stop else until])
        before = re.compile(
            r"(主持人?|致[辞词]|主旨演讲|发言人?|点评人?|召集人|记录人?)(?:[:：为是有]|(?:中|时|环节|阶段)，)?[^，。；]{0,24}$"
        ).search(text[: name.start])
        found = [(match.start(), code) for code, pattern in _VERBS if (match := pattern.search(clause))]
        if found:
            told = min(found, key=lambda each: (each[1] == "participant", each))[1]
            ahead = next((code for code, pattern in _VERBS if before and pattern.search(before[1])), told)
            codes.append(ahead if told == "speaker" and place == 0 else told)
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
    found = [
        each
        for each in _sides(lexicon).finditer(text, 0, until)
        if text[: each.start()][-2:] not in _SPEAKS_FOR or each.end() == until
    ]
    return code_of(found[-1]["who"], lexicon=lexicon) if found else None


def _side_behind(text: str, end: int, lexicon: Lexicon) -> str | None:
    """Return the country of the side somebody speaks for: 李明代表芬方致辞."""
    if text[end : end + 2] not in _SPEAKS_FOR:
        return None
    found = _sides(lexicon).match(text, end + 2)
    return code_of(found["who"], lexicon=lexicon) if found else None
