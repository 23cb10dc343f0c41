"""How long an event took, and before how many."""

import re
from typing import Final

from tracktwo.record.methods.dates.words import chinese_number
from tracktwo.record.methods.scripts import over_gaps
from tracktwo.record.methods.stems import may_say, small
from tracktwo.record.tables import Said, Span

__all__ = ["find_audience", "find_duration"]

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
    r"|(?P<han>(?<!个)半|[一二两三四五]|\d{1,2}(?!日))(?:个)?(?P<more>半)?(?P<han_unit>天|小时|(?<!\d)日)(?=的|会期|研讨|会议|对话|论坛|，|。|；|）|$)",
    re.IGNORECASE,
)
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
_PEOPLE: Final = r"(?:people|participants|attendees|experts|delegates|guests|persons|representatives|students|scholars|officials|scientists|professionals|viewers|listeners|members|engineers|specialists|practitioners|stakeholders|researchers|visitors|residents|citizens|readers|spectators|journalists|teachers|academics|leaders)"
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
    "teach",
    "academ",
    "leader",
    "audience",
    "位",
    "名",
    "人",
)
_CROWD: Final = re.compile(
    rf"\b(?:an estimated|an audience of|approximately|about|around|some|over|more than|nearly|roughly|almost|up to|a total of|brought together|attended by|gathered|with)\s+(?:about |around |some |over |more than |nearly )?(?P<a>\d{{1,3}}(?:,\d{{3}})*|\d{{1,6}})\s+(?:\w+[ -]){{0,3}}?{_PEOPLE}\b"
    rf"|\b(?P<e>{_WORD_NUMBER}) (?:[\w-]+ ){{0,3}}?{_PEOPLE}\b(?! (?:from each|per|on each))"
    r"|(?:^|[;(]\s*)(?P<i>\d{1,4}) (?:participants|attendees|guests|people)\s*(?=[.;)]|$)"
    r"|\baudience of (?:about |around |some |over |more than |nearly |approximately |roughly |almost |close to )?(?P<f>\d{1,3}(?:,\d{3})+|\d{1,6})\b"
    r"|\b(?P<b>\d{1,3}(?:,\d{3})*|\d{1,6})\s+(?:[^\W\d]+[ -]){0,2}?(?:people|participants|attendees|experts|delegates|guests|representatives|viewers)\s+(?:attended|participated|took part|joined|listened in|tuned in|watched|were|gathered|in the audience|from)\b"
    r"|(?:约|近|逾|超过|共有?|共计|大约)\s?(?P<c>\d{1,6}|[一二两三四五六七八九]?百[一二三四五六七八九]?十?|[二三四五六七八九]?十[一二三四五六七八九]?)\s?(?:余|多|来)?(?:位|名|人)|(?P<g>[二三四五六七八九]?十[一二三四五六七八九]?)(?:余|多)(?:位|名|人)|(?<![数几多])(?P<h>[一二两三四五六七八九]?百[一二三四五六七八九]?十?[一二三四五六七八九]?|[二三四五六七八九]?十[一二三四五六七八九]?|\d{1,6})(?:余|多)?(?:位|名)(?:来自|(?:[一-鿿]{1,12}?)(?:参加|出席|与会|参会))|(?P<d>\d{1,6})\s?(?:余|多)?(?:位|名|人)(?:与会|参加|出席|代表|专家|听众|观众|参会)",
)


@over_gaps
def find_duration(text: str) -> Said[str] | None:
    """Return how long an event took, as ISO 8601 or in days: ``PT1H30M``, ``half-day``, ``full-day``, ``P2D``."""
    if not may_say(text, _UNITS):
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
            return Said(_hours(float(number) + (0.5 if found["more"] else 0)), span)
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


@over_gaps
def find_audience(text: str) -> Said[int] | None:
    """Return how many people were there, as estimated in words."""
    if not may_say(text, _CROWDS):
        return None
    found = _CROWD.search(small(text))
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
