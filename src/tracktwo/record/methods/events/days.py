"""Days told from the day of the news: yesterday, last Thursday and Friday, 7日."""

import re
from datetime import date, timedelta
from typing import Final

from tracktwo.record.methods.dates import DateFound
from tracktwo.record.methods.events.walk import Walk
from tracktwo.vocabulary.dates import Precision

__all__ = ["counted", "is_lately"]

_YESTERDAY: Final = re.compile(r"\b(?P<ago>yesterday)\b|\btoday\b|(?P<ago2>昨[日天])|今[日天]")
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NAMED: Final = rf"(?:{'|'.join(each.title() for each in _WEEKDAYS)})"
_WEEKDAY: Final = re.compile(
    rf"(?<!next )(?<!coming )(?<!every )(?<!following )\b(?P<last>(?:[Ll]ast|this past) )?(?P<a>{_NAMED})(?: (?:morning|afternoon|evening|night))?"
    rf"(?:(?: and | to |[–-]| through )(?P<b>{_NAMED}))?\b(?!,? \d)(?P<week> (?:of )?last week\b)?"
)
_DAY: Final = re.compile(
    r"(?<![\d月第])(?P<a>[12]\d|3[01]|[1-9])日?(?:(?:至|到|[-—–~～])(?P<b>[12]\d|3[01]|[1-9]))?日(?=上午|下午|晚|在|于|，|举行|由|，由)"
)
_LATELY: Final = re.compile(
    r"\b(?:recently|last (?:week|month|weekend)|this (?:week|month|weekend)|earlier this|the other day|(?:at|over) the weekend|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|days ago|a week ago)\b|近日|日前|近期|本周|上周|本月|前不久"
)
_VAGUE: Final = re.compile(
    r"\b(?P<last>last month|(?P<week>last (?:week|weekend)))\b|\b(?:earlier )?this (?:week|month|weekend)\b|(?P<han>上个?月|(?P<han_week>上周))|本周|本月"
)
"""A week or a month counted from the news: no day, but a month."""
_ENDED: Final = re.compile(r"\b(?:concluded|ended|closed|finished|wrapped up)\b|闭幕|落幕|结束")
_LASTED: Final = re.compile(r"\b(two|three|four|five)-day\b|为期([两三四五])天")
_WEEK: Final = 7


def is_lately(walk: Walk, text: str) -> bool:
    """Return whether a sentence tells what happened a short while before the news, and gives no day."""
    return walk.dateline is not None or _LATELY.search(text) is not None


def counted(walk: Walk, text: str) -> list[DateFound]:
    """Return the day, or the days, that a sentence means by counting from the day of the news."""
    if walk.dateline is None or walk.dateline.precision is not Precision.DAY:
        return []
    news = walk.dateline.latest
    found = _YESTERDAY.search(text)
    if found:
        day = news - timedelta(days=1 if found["ago"] or found["ago2"] else 0)
        return [_found(found, day - timedelta(days=_days_before(text)), day)]
    named = _WEEKDAY.search(text)
    if named:
        first = _before(news, named["a"], strictly=bool(named["last"]))
        if named["week"]:
            first = news - timedelta(days=news.weekday() + _WEEK - _number(named["a"]))
        more = (_number(named["b"]) - first.weekday()) % _WEEK if named["b"] else 0
        last = first + timedelta(days=more)
        return [_found(named, first, last)] if last <= news else []
    bare = _DAY.search(text)
    if bare is None:
        return _month(text, news)
    days = [_in_month(news, int(bare[each])) for each in ("a", "b") if bare[each]]
    dated = [day for day in days if day is not None]
    return [_found(bare, dated[0], dated[-1])] if dated and dated == sorted(dated) else []


def _days_before(text: str) -> int:
    """Return how many days before the one a sentence counts a meeting began: a two-day meeting that ended today, one."""
    lasted = _LASTED.search(text) if _ENDED.search(text) else None
    if lasted is None:
        return 0
    return (
        ("two", "three", "four", "five").index(lasted[1]) + 1
        if lasted[1]
        else "两三四五".index(lasted[2]) + 1
    )


def _month(text: str, news: date) -> list[DateFound]:
    """Return the month that "this week" or "last month" was in, counted from the day of the news."""
    vague = _VAGUE.search(text)
    if vague is None:
        return []
    if vague["week"] or vague["han_week"]:
        news -= timedelta(days=_WEEK)
    elif vague["last"] or vague["han"]:
        news = news.replace(day=1) - timedelta(days=1)
    return [DateFound(start=vague.start(), end=vague.end(), edtf=f"{news:%Y-%m}")]


def _number(name: str) -> int:
    return _WEEKDAYS.index(name.lower())


def _before(news: date, name: str, *, strictly: bool) -> date:
    """Return the last day of a name up to the day of the news, or before it."""
    back = (news.weekday() - _number(name)) % _WEEK
    return news - timedelta(days=back or (_WEEK if strictly else 0))


def _in_month(news: date, number: int) -> date | None:
    """Return the day of a number in the month of the news, or in the month before where it is still to come."""
    try:
        day = news.replace(day=number)
        return day if day <= news else (news.replace(day=1) - timedelta(days=1)).replace(day=number)
    except ValueError:
        return None


def _found(found: re.Match[str], first: date, last: date) -> DateFound:
    edtf = first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"
    return DateFound(start=found.start(), end=found.end(), edtf=edtf)
