"""What a line says beside who: a title, an interviewer, how somebody took part, functions, a country."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of
from tracktwo.record.methods.entries.functions import functions_in
from tracktwo.record.methods.entries.names import is_honorific, name_at
from tracktwo.record.methods.entries.posts import has_post
from tracktwo.record.methods.scripts import readings
from tracktwo.record.methods.sides import side_in
from tracktwo.record.methods.stems import may_say
from tracktwo.record.tables import Delivery, Span

__all__ = ["QUOTED", "Parts", "take_parts"]

QUOTED: Final = re.compile(
    r"[“\"„«](?P<a>[^“”\"„«»\n]{3,300})[”\"»]|‘(?P<b>[^‘’\n]{8,300})’|「(?P<c>[^」\n]{2,150})」|『(?P<d>[^』\n]{2,150})』|《(?P<e>[^》\n]{2,150})》|“(?P<f>[^”]{3,300})”|〈(?P<g>[^〉\n]{2,120})〉"
)
_HAN: Final = re.compile(r"[一-鿿]")
_INTERVIEWER: Final = re.compile(
    r",?\s*\(?(?:(?:pre-?recorded )?interview(?:ed)? (?:by|with)|in conversation with|in dialogue with)\s+|[,，]?\s*(?:采访人|对谈)[:：]\s*",
    re.IGNORECASE,
)
_DELIVERIES: Final = (
    (
        re.compile(
            r"\bpre-?recorded\b|\brecorded (?:message|video|remarks)\b|\bvideo message\b|预录|录播|录制|录像|视频致辞",
            re.IGNORECASE,
        ),
        Delivery.PRE_RECORDED,
    ),
    (
        re.compile(
            r"\b(?:via|by|through|over) (?:live )?(?:video|zoom|videoconference|video ?link|video ?conference|phone|telephone|teams|webex)\b|\b(?:joining |participating )?(?:remotely|online|virtually)\b|[(（]\s*(?:remote|virtual|online|video|on[- ]screen)\s*[)）]|线上|远程|视频连线|连线|视像|(?<=[，,、；;(（])\s*(?:视频|视讯|在线|网络)(?:参会|参加|接入|发言)?\s*(?=[)）])",
            re.IGNORECASE,
        ),
        Delivery.REMOTE,
    ),
    (
        re.compile(r"\bin[ -]person\b|[(（]\s*(?:on site|onsite|on-site)\s*[)）]|现场|线下", re.IGNORECASE),
        Delivery.IN_PERSON,
    ),
)
_MANNERS: Final = (
    "record", "录像", "录制", "视像", "video", "zoom", "phone", "teams", "webex", "remote", "online", "virtual", "person", "site",
    "screen", "预录", "录播", "视频", "视讯", "网络", "线", "远程", "现场",
)  # fmt: skip
_ASKING: Final = ("interview", "conversation with", "dialogue with", "采访", "对谈")
_BRACKET: Final = re.compile(r"\s*[(（\[]([^()（）\[\]]{1,80})[)）\]]")
_PART: Final = re.compile(r"[^,，、;；/|]+")
_OPENED: Final = re.compile(r"[(（\[]")
_TITLED: Final = re.compile(
    r"[\s,，;；。.]*(?:演讲题目|发言题目|报告题目|题目|讲题|(?:[Tt]opic|[Tt]itle|[Tt]alk))\s*[:：]\s*"
)
_HAN_FUNCTIONS: Final = frozenset(
    {"共同主席", "会议主席", "主持人", "协调人", "召集人", "点评人", "联合主席"}
)
_ANY_CUT: Final = re.compile(r"(?=[\s:：,，–—])(?:\s*[:：]\s*|\s+[-–—]\s+|\s*[–—]\s*|\s*[,，]\s*)")
_COUNTRY_LAST: Final = re.compile(r"(?:[,，|·]|\s[–—-]\s)\s*([^,，()|·–—]{2,40})\s*$")
_COLON: Final = re.compile(r"\s*[:：]\s*")
_DASH_BEHIND: Final = re.compile(r"(?<=[)）])\s*(?:[—–]{1,2}|\s-\s)\s*")
"""A dash behind the bracket that says who somebody is: ``NAME (Harbour Institute) – What we learnt``."""
_GOES_ON: Final = re.compile(r"[)）]\s*[—–:：]+\s*$")
"""What stands right before a title that begins with words in quotation marks."""
_TITLE_WORDS: Final = 3
_LEADS: Final = re.compile(
    r"(?:(?:deputy|co-?|alternate) ?)?(?:head|leader|chief|member|spokes(?:man|woman|person)) of (?:the )?(?:[A-Za-z]+ )?(?:delegation|team|group|side)"
    r"|(?:delegation|team|group) (?:head|leader|member)|(?:代表团|[一-鿿]方)?(?:副?团长|领队|团员)"
    r"|t\.?b\.?[cd]\.?|(?:to be )?confirmed|invited|provisional|待定|拟请|待确认|已确认",
    re.IGNORECASE,
)
"""What somebody is in a delegation, or whether they will come, which is no part in the meeting."""


class Parts(NamedTuple):
    """What a line says beside who: blanked from its text, so that the rest is name and post."""

    text: str
    title: Span | None
    interviewer: Span | None
    delivery: tuple[Delivery, ...]
    functions: tuple[str, ...]
    country: str | None


@lru_cache(maxsize=2048)
def take_parts(flat: str, span: Span, lexicon: Lexicon) -> Parts:
    """Take title, interviewer, delivery and functions out of a line."""
    (text, title), interviewer = _without_quoted(flat, span), None
    asked = _INTERVIEWER.search(text, span.start, span.end) if may_say(flat, _ASKING) else None
    if asked:
        name = name_at(text, asked.end(), lexicon=lexicon)
        if name:
            interviewer = name.span
            text = _blanked(text, asked.start(), span.end)
    delivery: list[Delivery] = [Delivery.INTERVIEW] if interviewer else []
    for pattern, code in _DELIVERIES if may_say(flat, _MANNERS) else ():
        found = pattern.search(text, span.start, span.end)
        if found:
            delivery.append(code)
            bracket = next(
                (
                    each
                    for each in _BRACKET.finditer(text, span.start, span.end)
                    if each.start() <= found.start() < each.end()
                ),
                None,
            )
            alone = bracket and not re.search("[,，、;；]", bracket[1])
            text = _blanked(text, *(bracket if alone and bracket else found).span())
    labelled = _TITLED.search(text, span.start, span.end) if ":" in flat or "：" in flat else None
    if labelled and labelled.start() > span.start:
        words = flat[labelled.end() : span.end].rstrip(" .。;；")
        if title is None and words:
            bare = re.match(r"[“\"「《]?([^”\"」》]+)", words)
            assert bare is not None
            title = Span(labelled.end() + bare.start(1), labelled.end() + bare.end(1))
        text = _blanked(text, labelled.start(), span.end)
    text, country, functions = _brackets(text, span, lexicon)
    text, more = _tail_functions(text, span, lexicon)
    functions += tuple(code for code in more if code not in functions)
    if title is None:
        text, title = _unquoted_title(text, span, lexicon)
    return Parts(text, title, interviewer, tuple(delivery), functions, country)


def _without_quoted(flat: str, span: Span) -> tuple[str, Span | None]:
    """Return a line without the titles in quotation marks, and where the first of them stands."""
    text, title = flat, None
    for quoted in QUOTED.finditer(flat, span.start, span.end):
        inner = Span(*quoted.span(quoted.lastgroup or 0))
        words = flat[inner.start : inner.end]
        ends = (
            not flat[quoted.end() : span.end].strip(" .,;")
            or flat[quoted.end() : span.end].lstrip()[0] in "(（["
        )
        if not ends and _GOES_ON.search(flat, span.start, quoted.start()) and _HAN.match(flat, quoted.end()):
            continue  # NAME（…）——“时间银行”在三个社区的实践
        if len(words.split()) > 1 or len(_HAN.findall(words)) > 3 or (ends and quoted.start() > span.start):
            title = title or inner
            text = _blanked(text, *quoted.span())
    return text, title


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _brackets(text: str, span: Span, lexicon: Lexicon) -> tuple[str, str | None, tuple[str, ...]]:
    """Take brackets that hold a function or a country out of a line."""
    country: str | None = None
    functions: tuple[str, ...] = ()
    brackets = _BRACKET.finditer(text, span.start, span.end) if _OPENED.search(text) else ()
    for found in brackets:
        inner = found[1].strip(" ,，、;；")
        codes = functions_in(inner, lexicon=lexicon)
        named = _country(inner, lexicon)
        if is_honorific(inner, lexicon) or re.fullmatch("[A-Z]", inner):  # one letter names nobody: (D), (R)
            text = _blanked(text, *found.span())
        elif codes:
            functions += tuple(code for code in codes if code not in functions)
            text = _blanked(text, *found.span())
        elif named:
            country = named
            text = _blanked(text, *found.span())
        elif (more := _all_said(inner, lexicon)) is not None:
            functions += tuple(code for code in more if code not in functions)
            text = _blanked(text, *found.span())
        else:
            text, country, more = _ends_of_bracket(text, Span(*found.span(1)), country, lexicon)
            functions += tuple(code for code in more if code not in functions)
    last = _COUNTRY_LAST.search(text[span.start : span.end])
    if country is None and last and (named := code_of(last[1], lexicon=lexicon)) and not last[1].islower():
        country = named
        text = _blanked(text, span.start + last.start(), span.end)
    return text, country, functions


def _all_said(inner: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return the functions a bracket holds that says nothing else but who leads whom: "(Head of delegation, Chair)"."""
    said = [
        () if _LEADS.fullmatch(part.strip()) else functions_in(part, lexicon=lexicon)
        for part in re.split("[,;，；、/]", inner)
    ]
    return None if None in said else tuple(code for codes in said for code in codes or ())


def _country(words: str, lexicon: Lexicon) -> str | None:
    """Return the country or the side some words name and nothing else."""
    codes = (code_of(each, lexicon=lexicon) for each in readings(words))
    return next((code for code in codes if code), None) or side_in(words, lexicon=lexicon)


def _ends_of_bracket(
    text: str, inner: Span, country: str | None, lexicon: Lexicon
) -> tuple[str, str | None, tuple[str, ...]]:
    """Take a country at either end of a bracket and a function at its end out of a line: ``(挪方，外交学院教授，主持人)``."""
    functions: tuple[str, ...] = ()
    parts = [Span(*each.span()) for each in _PART.finditer(text, inner.start, inner.end) if each[0].strip()]
    for part in (parts[:1] + parts[-1:]) if len(parts) > 1 else ():
        words = text[part.start : part.end].strip()
        codes = functions_in(words, lexicon=lexicon) if words in _HAN_FUNCTIONS else None
        named = None if codes or country else _country(words, lexicon)
        if codes or named in lexicon.countries:
            functions, country = functions + (codes or ()), country or named
            edge = part.start - (part.start > inner.start)
            text = _blanked(text, edge, min(part.end + (part.start == inner.start), inner.end))
    return text, country, functions


def _tail_functions(text: str, span: Span, lexicon: Lexicon) -> tuple[str, tuple[str, ...]]:
    """Take functions at the end of a line out of it: ``…: Opening and Closing Remarks``."""
    for cut in _ANY_CUT.finditer(text[span.start : span.end]):
        tail = text[span.start + cut.end() : span.end]
        codes = _only_functions(tail, lexicon) if tail.strip() else None
        if codes and not (cut[0].strip() in {",", "，"} and tail.strip().lower() in lexicon.roles):
            return _blanked(text, span.start + cut.start(), span.end), codes
    return text, ()


def _only_functions(words: str, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return the functions that words name in each script they are in; None where in one of them they say more."""
    told = [functions_in(each, lexicon=lexicon) for each in readings(words) if each.strip()]
    return functions_in(words, lexicon=lexicon) if len(told) == 1 or all(told[1:]) else None


def _unquoted_title(text: str, span: Span, lexicon: Lexicon) -> tuple[str, Span | None]:
    """Take a title after a colon out of a line: ``NAME, post: What we learnt from …``."""
    cuts = (
        _COLON.finditer(text, span.start, span.end)
        if ":" in text or "：" in text
        else _DASH_BEHIND.finditer(text, span.start, span.end)
    )
    for found in cuts:
        tail = text[found.end() : span.end].rstrip()
        name = name_at(text, span.start, lexicon=lexicon)
        held = text[found.start() - 1] in ")）"
        if (name or (held and _HAN.match(text, span.start))) and (
            len(tail.split()) >= _TITLE_WORDS
            or len(_HAN.findall(tail)) > (3 if held else 5)
            or (
                name
                and len(tail.split()) > 1
                and has_post(text, name.span.end, found.start(), lexicon=lexicon)
            )
        ):
            if (
                found.re is _DASH_BEHIND
                and not _HAN.search(tail)
                and has_post(text, found.end(), span.end, lexicon=lexicon)
            ):
                return text, None  # NAME (Norway) – Director, Harbour Institute
            if _HAN.search(tail) and lexicon.han_roles.at_end(tail.rstrip("。")):
                return text, None  # 王小明：外交学院教授
            if name_at(text, found.end(), lexicon=lexicon) and has_post(
                text, found.end(), span.end, lexicon=lexicon
            ):
                return text, None
            return _blanked(text, found.start(), span.end), Span(found.end(), found.end() + len(tail))
    return text, None
