"""How an event was held: in the room, from afar or both, and how the people of a side took part."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, han_names, latin_adjectives, latin_names
from tracktwo.record.methods.scripts import over_gaps
from tracktwo.record.methods.stems import may_say, small
from tracktwo.record.tables import Delivery, Said, Span

__all__ = ["affirmed", "find_manner", "find_platform", "find_side_manners"]

_REMOTE: Final = re.compile(
    r"\bremote(?:ly)?\b|\bonline\b(?! (?:regist\w+|forms?|applications?|shop|library|archive|edition|version|surveys?|questionnaires?|payment|catalogue))|\bvirtual(?:ly)?\b|\bvideo[- ]?conferenc(?:e|ing)\b|\b(?:via|by|over|through) (?:live )?(?:video|zoom|teams|webex|phone|telephone)\b"
    r"|\bvideo[- ]?link\b|\bvideo[- ]?call\b|\b(?:on|by|over|via|through) (?:a )?(?:video|screen|skype|webex|tencent meeting|voov|google meet|ms teams|microsoft teams)\b|\bweb conference\b|\btele-?conferenc(?:e|ing)\b|\bdial(?:led|ed|ing)?[- ]in\b|\bfrom (?:home|a distance|afar)\b|\bweb(?:inars?|casts?|-based)\b|线上(?!报名|注册|缴费|购票|签到|登记|提交|问卷)|远程|视讯|视频会议|视频形式|视像|视频连接|网上|云端|云会议|腾讯会议|电话会议|视频|视频连线|网络会议|视频方式|在线(?!教育)",
)
_PRESENT: Final = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bon[- ]site\b|\bphysical(?:ly)? (?:present|meeting|attendance)\b|\bgathered (?:in|at)\b|\bmet in (?=[a-z])|线下|现场|面对面|当面|实地|\bin the (?:same )?room\b|\bon the spot\b|\bat the table\b|\bpresent in (?:the room|person)\b|\bmet at (?:the|an?) |亲身|亲自出席|亲临|到场",
)
_HYBRID: Final = re.compile(
    r"\bhybrid\b|(?:\band|/|\+|&|\bor|\bwith)\s+(?:also\s+)?(?:online|virtual(?:ly)?|remote(?:ly)?|via zoom|by video|on (?:zoom|teams|webex|screen|the (?:internet|live-?stream|screen|stream))|in the (?:live-?)?stream)(?! (?:meeting|dialogue|workshop|session))\b|\bpartly (?:online|virtual|remote)|\b(?:others?|some|several|remaining|rest|two|three|four|five|six|one|half)(?: of (?:them|the \w+))? (?:\w+ )?(?:joined|took part|participated|followed|attended|spoke|connected)[^.;]{0,30}(?:online|remotely|virtually|by video|via|by zoom|over video)|[和与及、+]\s?(?:线上|视频|网络)|线上[^，。]{0,8}线下|线下[^，。]{0,8}线上|现场[^，。]{0,8}(?:线上|视频|连线)|线上线下(?:相)?结合|线上[和与、+]线下|混合(?:形式|方式|会议)",
)
_RECORDED: Final = re.compile(
    r"\bpre-?recorded\b|\brecorded (?:video|message|remarks|presentation)|预先录制|预录|录播|视频致辞",
)
_NOT: Final = re.compile(
    r"\b(?:not|no longer|instead of|rather than|unlike|originally|had been)\b[^.;,]{0,40}$|未能?|而非",
    re.IGNORECASE,
)
_BESIDE: Final = re.compile(
    r"\b(?:regist(?:er|ration)|apply|applications?|available|published|posted|book|download(?:ed|able)?|order|tickets?|read|watch)\b[^.;,]{0,24}$",
    re.IGNORECASE,
)
"""What is had from afar of an event that need not be: "registration is online"."""
_BEFORE: Final = 60
_STEMS: Final = (
    "remot",
    "onlin",
    "virtu",
    "video",
    "zoom",
    "teams",
    "webex",
    "phone",
    "web",
    "hybrid",
    "person",
    "face",
    "site",
    "physical",
    "gather",
    "met in",
    "met at",
    "record",
    "room",
    "screen",
    "skype",
    "voov",
    "tencent meeting",
    "google meet",
    "stream",
    "dial",
    "from home",
    "distance",
    "afar",
    "conferenc",
    "spot",
    "table",
    "present in",
    "joined",
    "follow",
    "线",
    "视",
    "远程",
    "网",
    "云",
    "混合",
    "现场",
    "面对面",
    "当面",
    "预录",
    "预先录",
    "录播",
    "在线",
    "实地",
    "电话",
    "腾讯",
    "亲",
    "到场",
)
_PEOPLE_OF_A_SIDE: Final = r"(?:speakers?|participants?|attendees?|delegates?|delegations?|members?|experts?|representatives?|panell?ists?|presenters?|side|team|colleagues|guests?|audience|officials?|scientists?|scholars?)"
_EVERYBODY: Final = re.compile(
    r"^\W*(?:All|Everybody|Everyone|Participants (?:from|of|on) both|Both (?:delegations|sides|teams)|Speakers (?:from|of|on) both)\b(?: (?:of the )?(?:the )?\w+){0,3}? (?:attended|joined|met|took part|participated|were|spoke|came|connected|appeared)\b"
    r"|\b[Aa]ll (?:the |our )?(?:speakers|participants|panell?ists|delegates|members|experts|contributors|presenters|attendees)(?: from both \w+)? (?:were |being )?(?:present|attending|appearing|joining|joined|attended|took part|participated|spoke|in person)\b"
    r"|(?:^\W*|[，,：:]\s*)(?:双方)?(?:全体|所有|双方)(?:与会|参会)?(?:代表|专家|嘉宾|人员|学者|讲者|参会者|与会者|者)?(?:均|都|全部|皆)"
)
_CLAUSE: Final = re.compile(
    r"(?<!\b[A-Z])\.\s+(?=[A-Z])|[;。；]\s*|,\s+(?:and|but)\s+|\s+and\s+(?=(?:the )?[A-Z][\w.]*\s+(?:speakers|participants|delegates|members|experts|attendees))|,?\s+(?:while|whereas)\s+|，(?:而)?"
)
_PLATFORM: Final = re.compile(
    r"\s*(?:on\s+|by\s+|via\s+)?(?:zoom|(?:ms |microsoft )?teams|webex|google meet|skype|tencent meeting|voov|gotomeeting|jitsi|the internet|腾讯会议|钉钉|云端)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
@over_gaps
def find_manner(text: str) -> Said[str] | None:
    """Return whether people met in the room, from afar or both: ``in_person``, ``remote``, ``hybrid``; None if not said."""
    if not may_say(text, _STEMS):
        return None
    text = small(text)
    hybrid = _HYBRID.search(text)
    if hybrid:
        return Said("hybrid", Span(*hybrid.span()))
    afar, here = (
        affirmed(_REMOTE, text, beside=_BESIDE) or affirmed(_RECORDED, text),
        affirmed(_PRESENT, text),
    )
    if afar and here:
        return Said("hybrid", Span(min(afar.start(), here.start()), max(afar.end(), here.end())))
    if afar:
        return Said("remote", Span(*afar.span()))
    return Said("in_person", Span(*here.span())) if here else None


def affirmed(
    pattern: re.Pattern[str], text: str, *, beside: re.Pattern[str] | None = None
) -> re.Match[str] | None:
    """Return the first match that nothing before it denies, or says to be of something beside the event."""
    return next(
        (
            each
            for each in pattern.finditer(text)
            if not _NOT.search(text, max(0, each.start() - _BEFORE), each.start())
            and not (beside and beside.search(text, max(0, each.start() - _BEFORE), each.start()))
        ),
        None,
    )


def find_side_manners(
    text: str, *, lexicon: Lexicon
) -> tuple[tuple[str, tuple[Delivery, ...], Span, bool], ...]:
    """Return how the people of a country's side took part, as sentences about all of them say.

    Returns: country code, or a star where it is everybody; deliveries, the clause, and whether it is about speakers only, for each such clause.
    """
    found = []
    start = 0
    if not may_say(text, _STEMS):
        return ()
    for cut in [*(each.span() for each in _CLAUSE.finditer(text)), (len(text), len(text))]:
        clause = Span(start, cut[0])
        start = cut[1]
        said = _clause(text, clause, lexicon)
        if said:
            found.append(said)
    return tuple(found)


def _clause(text: str, clause: Span, lexicon: Lexicon) -> tuple[str, tuple[Delivery, ...], Span, bool] | None:
    words = text[clause.start : clause.end]
    if not may_say(words, _STEMS):
        return None
    deliveries = []
    plain = small(words)
    afar, recorded, here = _REMOTE.search(plain), _RECORDED.search(plain), _PRESENT.search(plain)
    together = (
        bool(re.search(r"\b(?:as well as|and|or)\b|以及|和", words[min(afar.start(), recorded.start()) :]))
        if afar and recorded
        else False
    )
    if afar and (not recorded or together):
        deliveries.append(Delivery.REMOTE)
    if recorded:
        deliveries.append(Delivery.PRE_RECORDED)
    if here and not deliveries:
        deliveries.append(Delivery.IN_PERSON)
    if not deliveries:
        return None
    latin, han = _people_of_sides(lexicon)
    found = latin.search(words) or han.search(words)
    named = next(each for each in found.groups() if each) if found else ""
    code = code_of(named, lexicon=lexicon) or (named if len(named) == 1 else None)
    if found is None or code is None:
        return ("*", tuple(deliveries), clause, False) if _EVERYBODY.search(words) else None
    alone = not re.search(r"\b(?:teams?|members|delegations?|staff|facilitators)\b", words)
    return code, tuple(deliveries), clause, alone and ("speaker" in found[0] or "嘉宾" in found[0])


@lru_cache(maxsize=4)
def _people_of_sides(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    people = _PEOPLE_OF_A_SIDE
    return (
        re.compile(
            rf"(?<![\w.])({latin_adjectives(lexicon)})(?:[ ]\w+){{0,2}}[ ]{people}\b"
            rf"|\b{people} (?:in|from) (?:the )?({latin_names(lexicon)})\b"
        ),
        re.compile(
            rf"({han_names(lexicon)})(?:方面?|国)?的?(?:代表|专家|嘉宾|学者|人员|与会者|讲者|代表团|方)|(?<![一-鿿])([一-鿿])方(?:代表|专家|嘉宾|学者|人员|与会者|讲者)"
        ),
    )


def find_platform(words: str) -> Said[str] | None:
    """Return that people met from afar where words begin with a program for calls, as the place of a meeting does."""
    found = _PLATFORM.match(words)
    return Said("remote", Span(*found.span())) if found else None
