"""How an event was held: in the room or from afar, how long, before how many, under which rule, beside what."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.methods.countries import code_of, han_names, latin_adjectives, latin_names
from tracktwo.record.methods.dates.words import chinese_number
from tracktwo.record.tables import Delivery, Said, Span

__all__ = [
    "find_attribution",
    "find_audience",
    "find_duration",
    "find_manner",
    "find_margins",
    "find_side_manners",
]

_REMOTE: Final = re.compile(
    r"\bremote(?:ly)?\b|\bonline\b|\bvirtual(?:ly)?\b|\bvideo[- ]?conferenc(?:e|ing)\b|\b(?:via|by|over|through) (?:live )?(?:video|zoom|teams|webex|phone|telephone)\b"
    r"|\bvideo[- ]?link\b|\bvideo[- ]?call\b|\b(?:on|by|over|via|through) (?:a )?(?:video|screen|skype|webex|tencent meeting|voov|google meet|ms teams|microsoft teams)\b|\bweb conference\b|\btele-?conferenc(?:e|ing)\b|\bdial(?:led|ed|ing)?[- ]in\b|\bfrom (?:home|a distance|afar)\b|\bweb(?:inar|cast|-based)\b|线上|远程|视讯|视频会议|视频形式|视频连接|网上|云端|云会议|腾讯会议|电话会议|视频|视频连线|网络会议|视频方式|在线(?!教育)",
    re.IGNORECASE,
)
_PRESENT: Final = re.compile(
    r"\bin[- ]person\b|\bface[- ]to[- ]face\b|\bon[- ]site\b|\bphysical(?:ly)? (?:present|meeting|attendance)\b|\bgathered (?:in|at)\b|\bmet in (?=[A-Z])|线下|现场|面对面|当面|实地|\bin the (?:same )?room\b|\bon the spot\b|\bat the table\b|\bpresent in (?:the room|person)\b",
    re.IGNORECASE,
)
_HYBRID: Final = re.compile(
    r"\bhybrid\b|(?:\band|/|\+|&|\bor|\bwith)\s+(?:also\s+)?(?:online|virtual(?:ly)?|remote(?:ly)?|via zoom|by video)(?! (?:meeting|dialogue|workshop|session))\b|\bpartly (?:online|virtual|remote)|\b(?:others?|some|several|remaining|rest|two|three|four|five|six|one|half)(?: of (?:them|the \w+))? (?:\w+ )?(?:joined|took part|participated|followed|attended|spoke|connected)[^.;]{0,30}(?:online|remotely|virtually|by video|via|by zoom|over video)|[和与及、+]\s?(?:线上|视频|网络)|线上[^，。]{0,8}线下|线下[^，。]{0,8}线上|现场[^，。]{0,8}(?:线上|视频|连线)|线上线下(?:相)?结合|线上[和与、+]线下|混合(?:形式|方式|会议)",
    re.IGNORECASE,
)
_RECORDED: Final = re.compile(
    r"\bpre-?recorded\b|\brecorded (?:video|message|remarks|presentation)|预先录制|预录|录播|视频致辞",
    re.IGNORECASE,
)
_NOT: Final = re.compile(
    r"\b(?:not|no longer|instead of|rather than|unlike|originally|had been)\b[^.;,]{0,40}$|未能?|而非",
    re.IGNORECASE,
)


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
    "record",
    "room",
    "screen",
    "skype",
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
    "录播",
    "在线",
    "实地",
    "电话",
    "腾讯",
)


def _may_say(text: str, stems: tuple[str, ...]) -> bool:
    """Return whether a text holds a part of any word that could say something; the patterns are dear."""
    lowered = text.lower()
    return any(stem in lowered for stem in stems)


@lru_cache(maxsize=256)
def find_manner(text: str) -> Said[str] | None:
    """Return whether people met in the room, from afar or both: ``in_person``, ``remote``, ``hybrid``; None if not said."""
    if not _may_say(text, _STEMS):
        return None
    hybrid = _HYBRID.search(text)
    if hybrid:
        return Said("hybrid", Span(*hybrid.span()))
    afar, here = _affirmed(_REMOTE, text) or _affirmed(_RECORDED, text), _affirmed(_PRESENT, text)
    if afar and here:
        return Said("hybrid", Span(min(afar.start(), here.start()), max(afar.end(), here.end())))
    if afar:
        return Said("remote", Span(*afar.span()))
    return Said("in_person", Span(*here.span())) if here else None


def _affirmed(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(
        (
            each
            for each in pattern.finditer(text)
            if not _NOT.search(text, max(0, each.start() - 60), each.start())
        ),
        None,
    )


_PEOPLE_OF_A_SIDE: Final = r"(?:speakers?|participants?|attendees?|delegates?|delegations?|members?|experts?|representatives?|panell?ists?|presenters?|side|team|colleagues|guests?|audience|officials?|scientists?|scholars?)"
_CLAUSE: Final = re.compile(
    r"(?<!\b[A-Z])\.\s+(?=[A-Z])|[;。；]\s*|,\s+(?:and|but)\s+|\s+and\s+(?=(?:the )?[A-Z][\w.]*\s+(?:speakers|participants|delegates|members|experts|attendees))|,?\s+(?:while|whereas)\s+|，(?:而)?"
)


def find_side_manners(
    text: str, *, lexicon: Lexicon
) -> tuple[tuple[str, tuple[Delivery, ...], Span, bool], ...]:
    """Return how the people of a country's side took part, as sentences about all of them say.

    Returns: country code, deliveries, the clause, and whether it is about speakers only, for each such clause.
    """
    found = []
    start = 0
    if not _may_say(text, _STEMS):
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
    deliveries = []
    afar, recorded, here = _REMOTE.search(words), _RECORDED.search(words), _PRESENT.search(words)
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
    code = code_of(next(each for each in found.groups() if each), lexicon=lexicon) if found else None
    if found is None or code is None:
        return None
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
        re.compile(rf"({han_names(lexicon)})(?:方|国)?(?:代表|专家|嘉宾|学者|人员|与会者|代表团|方)"),
    )


_UNITS: Final = ("day", "hour", "minute", "天", "小时", "分钟", "日")
_NUMBERS: Final = {
    "half": 0.5,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "a": 1,
    "an": 1,
    "半": 0.5,
    "一": 1,
    "两": 2,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
}
_LENGTH: Final = re.compile(
    r"\b(?P<half>half|full|whole|one|two|three|four|five)(?:[- ]and[- ]a[- ]half)?[- ]days?\b(?=[- ,;.)]|$)(?! (?:before|after|later|earlier|ago))"
    r"|\b(?P<number>\d{1,2}(?:\.\d)?|one|two|three|four|five|six|half an?)[- ](?:and a half )?(?P<unit>hours?|minutes?)\b(?! (?:before|after|later|earlier|ago))"
    r"|(?P<han>半|[一二两三四五]|\d{1,2}(?!日))(?:个)?(?P<han_unit>天|小时|(?<!\d)日)(?=的|会期|研讨|会议|对话|论坛|，|。|$)",
    re.IGNORECASE,
)


def find_duration(text: str) -> Said[str] | None:
    """Return how long an event took, as ISO 8601 or in days: ``PT1H30M``, ``half-day``, ``full-day``, ``P2D``."""
    if not _may_say(text, _UNITS):
        return None
    for found in _LENGTH.finditer(text):
        span = Span(*found.span())
        if found["half"]:
            word = found["half"].lower()
            days = {"half": "half-day", "full": "full-day", "whole": "full-day", "one": "full-day"}.get(word)
            return Said(days or f"P{int(_NUMBERS[word])}D", span)
        if found["number"]:
            text_after = text[span.end : span.end + 40].lower()
            if re.match(r"\s*(?:question|q&a|break|drive|flight)", text_after) or re.search(
                r"(?:dedicated|closing)\s+$", text[max(0, span.start - 12) : span.start]
            ):
                continue  # the length of a part
            return Said(_clock(found["number"].lower(), found["unit"].lower(), found[0].lower()), span)
        word = found["han"]
        number = _NUMBERS.get(word, None) or int(word)
        if found["han_unit"] == "小时":
            return Said(_hours(float(number)), span)
        return Said("half-day" if number == 0.5 else "full-day" if number == 1 else f"P{int(number)}D", span)
    return None


def _clock(number: str, unit: str, whole: str) -> str:
    value = 0.5 if number.startswith("half") else float(_NUMBERS.get(number, 0) or number)
    if "and a half" in whole:
        value += 0.5
    return _hours(value) if unit.startswith("hour") else f"PT{int(value)}M"


def _hours(value: float) -> str:
    minutes = round((value - int(value)) * 60)
    return "PT" + (f"{int(value)}H" if value >= 1 else "") + (f"{minutes}M" if minutes else "")


_TENS: Final = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_SMALL: Final = {
    word: number
    for number, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        1,
    )
}
_MANY: Final = {"dozen": 12, "hundred": 100}
_WORD_NUMBER: Final = rf"(?:(?:a|one|two|three|four|five) (?:dozen|hundred)|(?:{'|'.join(_TENS)})(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|{'|'.join(list(_SMALL)[9:])})"
_PEOPLE: Final = r"(?:people|participants|attendees|experts|delegates|guests|persons|representatives|students|scholars|officials|scientists|professionals|viewers|listeners|members|engineers|specialists|practitioners|stakeholders|researchers|visitors|residents|citizens|readers|spectators|journalists)"
_CROWDS: Final = (
    "people",
    "particip",
    "attend",
    "expert",
    "deleg",
    "guest",
    "person",
    "represent",
    "student",
    "schol",
    "offic",
    "scien",
    "profess",
    "view",
    "listen",
    "member",
    "engin",
    "special",
    "practit",
    "stakeh",
    "research",
    "visit",
    "resid",
    "citiz",
    "reader",
    "spectat",
    "journal",
    "audience",
    "位",
    "名",
    "人",
)
_CROWD: Final = re.compile(
    r"\b(?:an estimated|an audience of|approximately|about|around|some|over|more than|nearly|roughly|almost|up to|a total of|brought together|attended by|gathered|with)\s+(?:about |around |some |over |more than |nearly )?(?P<a>\d{1,3}(?:,\d{3})*|\d{1,6})\s+(?:\w+[ -]){0,3}?(?:people|participants|attendees|experts|delegates|guests|persons|representatives|students|scholars|officials|scientists|professionals|viewers|listeners|members)\b"
    rf"|\b(?P<e>{_WORD_NUMBER}) (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b(?! (?:from each|per|on each))"
    r"|\baudience of (?:about |around |some |over |more than |nearly |approximately |roughly |almost |close to )?(?P<f>\d{1,3}(?:,\d{3})+|\d{1,6})\b"
    r"|\b(?P<b>\d{1,3}(?:,\d{3})*|\d{1,6})\s+(?:\w+[ -]){0,2}?(?:people|participants|attendees|experts|delegates|guests|representatives|viewers)\s+(?:attended|participated|took part|joined|were|gathered|in the audience|from)\b"
    r"|(?:约|近|逾|超过|共有?|共计|大约)\s?(?P<c>\d{1,6}|[一二两三四五六七八九]?百[一二三四五六七八九]?十?|[二三四五六七八九]?十[一二三四五六七八九]?)\s?(?:余|多|来)?(?:位|名|人)|(?P<g>[二三四五六七八九]?十[一二三四五六七八九]?)(?:余|多)(?:位|名|人)|(?P<d>\d{1,6})\s?(?:余|多)?(?:位|名|人)(?:与会|参加|出席|代表|专家|听众|观众|参会)",
    re.IGNORECASE,
)


def find_audience(text: str) -> Said[int] | None:
    """Return how many people were there, as estimated in words."""
    if not _may_say(text, _CROWDS):
        return None
    found = _CROWD.search(text)
    if not found:
        return None
    number = next(value for value in found.groups() if value)
    count = _count(number)
    return Said(count, Span(*found.span())) if count else None


def _count(number: str) -> int | None:
    """Return a number in digits, in English words or in Han characters."""
    if number[0].isdecimal():
        return int(number.replace(",", ""))
    if number[0] >= "一":
        hundreds, hundred, rest = number.rpartition("百")
        tens = chinese_number(rest) if rest else 0
        return (chinese_number(hundreds) if hundreds else 1) * 100 + (tens or 0) if hundred else tens  # type: ignore[operator]
    words = re.split("[- ]", number.lower())
    if words[-1] in _MANY:
        return ({"a": 1} | _SMALL)[words[0]] * _MANY[words[-1]]
    return sum(_TENS.get(word) or _SMALL.get(word, 0) for word in words)


_RULES: Final = (
    ("chatham_house", re.compile(r"\bChatham[ -]House\b|\bCHR\b|查塔姆|查达姆|漆咸", re.IGNORECASE)),
    (
        "off_the_record",
        re.compile(
            r"\boff[- ](?:the[- ])?record\b|\bno (?:record|minutes|notes|recording)s? (?:was|were|is|are|will be|of [\w ]{1,30} (?:was|were)) (?:kept|taken|made|allowed)\b|\bin strict confidence\b|\bconfidential(?:ly)?(?: meeting| discussion| session| exchange)?\b(?! information)|\bclosed[- ]door\b[^.;]{0,40}\bno\b|\bclosed[- ]door and confidential\b|\bstrictly confidential\b|不得(?:对外)?(?:记录|公开|外传|录音)|闭门(?:会议|举行|进行|磋商|讨论|对话)?[^，。]{0,8}(?:不|保密)|严格保密|内容保密|会议保密|不对外公开|不作记录|不公开发表",
            re.IGNORECASE,
        ),
    ),
    (
        "not_for_attribution",
        re.compile(
            r"\b(?:not|non)[- ]for[- ](?:attribution|quotation|citation)\b|\bnon-?attributable\b|\bunattributed\b|\b(?:not|no|nor|never|nothing|neither|without)\b[^.;]{0,60}\b(?:attribut\w+|quoted|named|identified|cited)\b(?<!without)|\b(?:no|without) (?:names?|naming|attribution|quotation|quotes)\b|\bwithout (?:saying|revealing|disclosing|identifying) (?:who|the speaker)|\banonym(?:ous|ously|ised|ized)\b|\bnon-?attribution\b|\bwithout attribution\b|\bnot to be attributed\b|不得?对外引用|不得引述|不(?:具名|署名|注明出处|点名|归于)|不指明发言者|不(?:得|可|能|应)?(?:对外)?(?:引用|引述|点名|披露|透露)[^，。]{0,8}(?:姓名|身份|发言人|发言者|个人)?|匿名引用|不记名|隐去姓名",
            re.IGNORECASE,
        ),
    ),
    (
        "public",
        re.compile(
            r"\bon[- ](?:the[- ])?record\b|\bopen to (?:all|everyone|anyone|visitors|reporters|journalists)\b|\b(?:public|press|journalists|reporters|media) (?:were|was|are|is) (?:present|welcome|invited|admitted|free)\b|\bweb-?cast\b|\bbroadcast (?:live|on|by)\b|\bstreamed\b|\bfree and open\b|\bpublic (?:talk|conversation|debate|round ?table|dialogue|hearing|evening|part)\b|\bmay be quoted\b(?! by)|\bcan be quoted\b|\bopen to the (?:general )?public\b|\bopen to (?:the )?(?:press|media)\b|\bpublic(?:ly)? (?:panel|event|lecture|session|broadcast|forum|webinar|discussion|symposium|meeting|streamed|available)\b|\blive[- ]?stream(?:ed)?\b|\brecording (?:is available|via|on)\b|\b(?:video|recording)s? (?:is|are|was|were) (?:available|posted|published)\b|公开(?:讲座|论坛|活动|会议|播出|直播)|直播|面向(?:公众|社会)|(?:对|向)(?:公众|媒体|社会|市民)(?:开放|公开)|公众(?:可|均可)?(?:参加|旁听|免费)|公开举行|可公开引用",
            re.IGNORECASE,
        ),
    ),
)


_BY_RULE: Final = dict(_RULES)
_RULE_STEMS: Final = (
    "record",
    "attribut",
    "chatham",
    "chr",
    "confiden",
    "closed",
    "quot",
    "cit",
    "name",
    "anonym",
    "public",
    "open",
    "press",
    "journalist",
    "report",
    "media",
    "stream",
    "cast",
    "video",
    "disclos",
    "reveal",
    "identif",
    "saying",
    "引",
    "具名",
    "署名",
    "点名",
    "记录",
    "公开",
    "保密",
    "闭门",
    "查塔姆",
    "查达姆",
    "漆咸",
    "直播",
    "公众",
    "匿名",
    "记名",
    "姓名",
    "媒体",
    "市民",
    "社会",
    "外传",
    "录音",
    "归于",
    "发言者",
)


def find_attribution(text: str) -> Said[str] | None:
    """Return the rule of attribution a text states, the strictest of several; None where it states none."""
    if not _may_say(text, _RULE_STEMS):
        return None
    for rule in ("off_the_record", "chatham_house", "not_for_attribution", "public"):
        found = _affirmed(_BY_RULE[rule], text)
        if found:
            return Said(rule, Span(*found.span()))
    return None


_OCCASIONS: Final = (
    "margin",
    "sideline",
    "fringe",
    "conjunction",
    "part of",
    "during",
    "alongside",
    "back to back",
    "side event",
    "parallel",
    "coincid",
    "ahead of",
    "occasion",
    "期间",
    "间隙",
    "会期",
    "场边",
    "边会",
    "同期",
    "配套",
    "之际",
    "框架",
)
_NAME: Final = r"(?P<name>(?:\d{4} )?(?:(?:\d{1,3}(?:st|nd|rd|th)|[A-Z][\w’'&-]*|\d{4})(?: |(?=[.,;:)]|$))(?:(?:of|for|on|and|the|de|du) )*){1,9}(?:\((?P<abbreviation>[A-Z]{2,8})\))?)"
_BESIDE: Final = re.compile(
    rf"\b(?:[Oo]n|[Ii]n|[Aa]t)\s+the\s+(?:margins?|sidelines?|fringes?)\s+of\s+(?:[a-z][\w -]{{0,60}}?:\s*)?(?:the\s+)?{_NAME}|\b[Ii]n conjunction with\s+(?:the\s+)?{_NAME.replace('name>', 'name2>').replace('abbreviation>', 'abbreviation2>')}"
    rf"|\b(?:as part of|part of)\s+(?:the\s+)?(?:formal\s+|official\s+)?{_NAME.replace('name>', 'name3>').replace('abbreviation>', 'abbreviation3>')}(?=agenda|programme|program)"
)
_BESIDE_PLAIN: Final = re.compile(
    r"\b(?:[Oo]n|[Ii]n|[Aa]t)\s+the\s+(?:margins?|sidelines?|fringes?)\s+of\s+[^.;]{0,120}?:\s*(?:the\s+)?"
    + _NAME
)
_BESIDE_HAN: Final = re.compile(
    r"(?:在|于|利用)?(?P<name>[^，。；、\s]{3,30}?(?:大会|会议|论坛|年会|峰会|周|博览会))(?:期间|间隙|会期|的场边|场边|边会)"
)


def find_margins(text: str) -> Said[str] | None:
    """Return the larger gathering on whose margins an event was held, by name."""
    if not _may_say(text, _OCCASIONS):
        return None
    for pattern in (_BESIDE_PLAIN, _BESIDE, _BESIDE_HAN):
        found = pattern.search(text)
        if found:
            group = next(
                key for key in ("name", "name2", "name3") if key in found.re.groupindex and found[key]
            )
            words = found[group].rstrip(" ,")
            words = re.sub(r"\s*\([A-Z]{2,8}\)$", "", words)
            words = re.sub(r"(?:\s+(?:of|for|on|and|the|in|de|du))+$", "", words)
            return Said(words, Span(found.start(group), found.start(group) + len(words)))
    return None
