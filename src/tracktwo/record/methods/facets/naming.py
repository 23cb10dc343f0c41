"""What an event is called: its number in a series, its kind by the noun, its theme or title."""

import re
from functools import lru_cache
from typing import Final

from tracktwo.record.methods.dates.words import MONTH_WORD, ORDINALS, chinese_number
from tracktwo.record.tables import Said, Span

__all__ = ["find_kind", "find_number", "find_theme", "find_turn", "has_event_noun", "is_periodical"]

_NOUN: Final = re.compile(
    r"\b(?:track (?:ii|two|1\.5)|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\d{1,2}(?:st|nd|rd|th)|next|final|last|new|latest|previous|opening) rounds?|rounds? (?:one|two|three|four|five|six|\d{1,2})|dialogues?|(?<!in )conversations?(?! with)|workshops?|meetings?(?! (?:rooms?|halls?|house|place|point)\b)|discussions?|round ?-?tables?|seminars?|symposi(?:um|a)|panels?|forums?(?! (?:hall|building|hotel)\b)|conferences?(?! (?:cent(?:er|re)|halls?|rooms?|hotel|venue|suite|facilit\w+|building|floor|call)\b)|consultations?|talks|(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)) (?:[\w–-]+ ){0,4}?talk|exchanges?(?! (?:hall|building|rates?)\b)|webinars?|briefings?|sessions?|retreats?|colloqui(?:um|a)|summits?|gatherings?|congress(?=es\b|$|[ :,–—-]+(?!(?:of|cent(?:er|re)|halls?|hotel|venue|house)\b))|lectures?(?! (?:halls?|theat(?:re|er)s?|rooms?)\b)|tabletops?|(?:tabletop|simulation|planning|scenario) exercises?|simulations?|hearings?|(?:summer|winter|spring|autumn) schools?|study tours?|field visits?)\b"
    r"|对话|研讨会|会议(?!中心|室|厅|大厦|楼|馆|酒店)|座谈会|闭门会|论坛|圆桌|交流会|讲座|磋商|会谈|工作坊|研讨|会晤|年会|吹风会|沙龙|见面会|恳谈会|座谈|通气会|大会(?!堂)|交流活动|交流|公开课|讲演会|对谈"
)
"""In small letters, as the text is that it is looked for in: several times as fast as in any."""
_PERIODICAL: Final = re.compile(
    r"\b(?:newsletter|bulletin|gazette|digest|journal|yearbook|annual report|annual review|magazine)\b|简报|通讯|年报|月刊|季刊|动态|快讯"
)
_ORDINAL_WORD: Final = "|".join(ORDINALS)
_MEETING: Final = r"(?:dialogues?|conversations?|workshops?|meetings?|rounds?(?:[ -]?tables?)?|seminars?|symposium|sessions?|forums?|conferences?|consultations?|exchanges?|editions?|webinars?|talks?|discussions?|gatherings?|colloquium|summits?|retreats?|briefings?|encounters?|iterations?|lectures?|congress(?:es)?|colloquia|assembly|convention|tabletops?|exercises?)"
_BETWEEN: Final = r"(?:\s+(?!(?:day|days|half|part|time|times|step|week|month|year|years|two|three|four|five|reading|draft|item|of|in|at|on|is|was|were|had|has|who|to|and)\b)[\w.’'–—/&-]+|\s+(?:of|and|on|for)(?=\s)){0,8}?"
_ORDINAL_HINT: Final = re.compile(
    r"(?:st|nd|rd|th)\b|\d|[第首]|\b[IVX]{1,4}\b|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|inaugural)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(
    rf"\b(?P<word>{_ORDINAL_WORD}|inaugural){_BETWEEN}\s+{_MEETING}\b"
    rf"|^(?P<roman>[IVX]{{1,4}})\s+(?:[A-Z][\w–-]+\s+){{0,4}}{_MEETING}\b"
    rf"|\b(?P<digit>\d{{1,3}})(?:st|nd|rd|th){_BETWEEN}\s+{_MEETING}\b"
    rf"|\b(?:dialogue|conversation|workshop|meeting|round|seminar|session|edition|forum|exchange|talks)\s+(?:no\.?\s*|number\s+|#)?(?P<after>\d{{1,3}}|I{{1,3}}|IV|VI{{0,3}}|IX|X|one|two|three|four|five|six|seven|eight|nine|ten)\b(?![:.]\d|\s+(?:day|hour|minute|week|month|year|people|participants|experts|speakers|{MONTH_WORD}))"
    r"|(?P<first>首(?:轮|届|次|期|场|回))|第\s?(?P<han>[一二三四五六七八九十\d]{1,3})\s?(?:轮|届|次|期|回)(?!.{0,3}(?:发言|提问))",
    re.IGNORECASE,
)
_WORDS: Final = dict(
    zip(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
        range(1, 11),
        strict=True,
    )
)
_ROMAN: Final = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}


@lru_cache(maxsize=4096)
def has_event_noun(text: str) -> bool:
    """Return whether a text names a kind of meeting."""
    return _NOUN.search(text.lower()) is not None


def is_periodical(text: str) -> bool:
    """Return whether a text names what comes out again and again: a newsletter, a yearbook."""
    return _PERIODICAL.search(text.lower()) is not None


def find_number(text: str) -> Said[int] | None:
    """Return the number of an event in its series: "Second … Workshop", "11th Dialogue", 第三轮."""
    if not _ORDINAL_HINT.search(text):
        return None
    numbers = ((_number(found), Span(*found.span())) for found in _NUMBER.finditer(text))
    return next((Said(number, span) for number, span in numbers if number), None)


_TURN: Final = re.compile(
    rf"\b(?:[Ii]t|[Tt]his|[Ww]hich)\s+(?:was|is)\s+(?:already\s+)?(?:the|our|their|its)\s+(?P<word>{_ORDINAL_WORD})\s+(?:such\b|(?:one\s+)?(?:of|in)\s+(?:its|this|their|the|a|our)\s+(?:kind|series)\b|(?:[\w–-]+\s+){{0,3}}?{_MEETING}\b)"
    rf"|^\s*(?:Our|Their|The|This)\s+(?P<word2>{_ORDINAL_WORD})\s+(?:[\w–-]+\s+){{0,4}}?{_MEETING}\s+(?:was\s+(?:held|hosted|convened)|took\s+place|met|brought|gathered)\b"
    r"|(?:(?<!作)[是为]|系列)[^，。；]{0,12}?第(?P<han>[一二三四五六七八九十\d]{1,3})(?:届|次|场|轮|期|回|度)|第(?P<han2>[一二三四五六七八九十\d]{1,3})[度次](?:合作|合办|联合|联手|携手|共同)"
    r"|^第(?P<talk>[一二三四五六七八九十\d]{1,3})讲|(?<=[一-鿿])第(?P<talk2>[一二三四五六七八九十\d]{1,3})讲(?![^\s，。：:—-])|^[Nn]o\. ?(?P<digits>\d{1,2})\s*[·:–—-]\s"
)


def find_turn(text: str) -> Said[int] | None:
    """Return which meeting of its series one was, as a sentence or a title tells it: "It was the second such exchange", 系列讲座第七讲."""
    found = _TURN.search(text) if _ORDINAL_HINT.search(text) else None
    if found is None:
        return None
    if found["digits"]:
        return Said(int(found["digits"]), Span(*found.span()))
    word = found["word"] or found["word2"]
    han = found["han"] or found["han2"] or found["talk"] or found["talk2"]
    number = ORDINALS.get(word.lower()) if word else chinese_number(han)
    return Said(number, Span(*found.span())) if number else None


def _number(found: re.Match[str]) -> int | None:
    """Return the number that ordinals, figures, Roman or Chinese numerals give."""
    if found["word"]:
        return ORDINALS.get(found["word"].lower(), 1)
    if found["first"]:
        return 1
    if found["han"]:
        return chinese_number(found["han"])
    word = found["roman"] or found["digit"] or found["after"]
    return int(word) if word.isdecimal() else _ROMAN.get(word) or _WORDS.get(word.lower())


_KINDS: Final = (
    (
        "public_panel",
        re.compile(r"\b(?:public|virtual|expert) panel\b|\bpanel session\b|公开论坛", re.IGNORECASE),
    ),
    ("informal_discussion", re.compile(r"\binformal\b|非正式", re.IGNORECASE)),
    ("small_group_dialogue", re.compile(r"\bsmall[- ]group\b|小组对话|小范围", re.IGNORECASE)),
)


def find_kind(text: str) -> str:
    """Return what kind of event a heading names; a formal workshop unless it says otherwise."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "formal_workshop")


_THEME: Final = re.compile(
    r"\bunder the (?:theme|title|heading)(?:\s+of)?(?:\s+an?)?[\s:,]+[“\"‘]?(?P<a>[A-Z][^“”\"\n]{4,160}?)[”\"’]?(?=[.;\n]|$|\s+(?:with|was|brought)\s)"
    r"|\b(?:entitled|titled|on the theme|themed)[\s:,]+[“\"‘]?\s*(?P<b>[A-Z][^“”\"\n]{4,200}?)[”\"’]?(?=[.;\n]|\?|$|”|\")"
    r"|以?[“「《](?P<c>[^”」》]{3,60})[”」》]为(?:主)?题|主题(?:为|是)[“「《：:]?(?P<d>[^”」》，。]{3,60})"
)


def find_theme(text: str) -> Said[str] | None:
    """Return the theme or title an event was held under."""
    lowered = text.lower()
    if not any(stem in lowered for stem in ("them", "titled", "title", "heading", "题")):
        return None
    found = _THEME.search(text)
    if not found:
        return None
    group = next(key for key in "abcd" if found[key])
    end = found.end(group) + (1 if text[found.end(group) : found.end(group) + 1] == "?" else 0)
    words = text[found.start(group) : end].strip()
    return Said(
        " ".join(words.split()),
        Span(found.start(group), found.start(group) + len(text[found.start(group) : end].rstrip())),
    )
