"""Sentences that tell of several meetings: how many there were, one after the other by their dates, and one of them."""

import re
from collections.abc import Iterator
from typing import Final

from tracktwo.record.methods.dates import DateFound, find_dates
from tracktwo.record.methods.dates.words import MONTH_WORD, MONTHS, chinese_number
from tracktwo.record.methods.stems import may_say
from tracktwo.record.tables import Span

__all__ = ["clauses", "months_told", "tells_of_one", "tells_of_several"]

_MEETINGS: Final = r"(?:webinars|workshops|meetings|round ?-?tables|seminars|dialogues|lectures|conferences|forums|events|discussions|briefings|symposia|consultations|exchanges|sessions|talks)"
_SEVERAL: Final = re.compile(
    rf"\b(?:a|the|this|its|our) (?:[\w-]+ ){{0,3}}series of\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|\d{{1,2}}) (?:[\w-]+ ){{0,3}}?{_MEETINGS}\b"
    r"|系列(?:活动|讲座|研讨|对话|论坛|座谈)|(?<!第)(?:[两二三四五六七八九十]{1,2}|(?<!\d)\d{1,2})(?:场|次|期|讲)(?!会议室)|(?:活动|讲座|研讨会|论坛|座谈会)[两二三四五六七八九十\d]{1,3}(?:场|次|期)",
)
_MANY: Final = (
    "series of", "webinars", "workshops", "meetings", "tables", "seminars", "dialogues", "lectures", "conferences", "forums",
    "events", "discussions", "briefings", "symposia", "consultations", "exchanges", "sessions", "talks",
    "场", "次", "期", "讲", "系列",
)  # fmt: skip
_ONE: Final = re.compile(
    r"\s*(?:[Tt]he|[Aa]t the|[Ii]n the|[Oo]n the|[Aa])\s+(?:first|second|third|fourth|fifth|last|final|latter|former|other|next|opening|closing)\b(?:,? (?:of (?:them|these|the \w+)|one|webinar|workshop|meeting|seminar|round ?table|event|lecture|discussion|dialogue|session|briefing|conference|of the series))*\s*(?=[,:(“\"]|\s(?:on|was|took|heard|in|looked|dealt|brought|examined|focused|held|featured|asked|addressed|discussed|considered)\b)"
    r"|\s*(?:首|第[一二三四五六七八九十\d]{1,2}|另一|其中一|最后一)(?:场|期|讲)"
)
_CLAUSE_END: Final = re.compile(r"[;；]\s*")
_SIDED: Final = re.compile(
    r"(?:^|[，。；])?(?:[一-鿿]{1,4}方|[一-鿿]{1,6}代表团)(?:的)?(?:与会|参会|出席|代表|专家|学者|嘉宾|成员|有|为|包括|由)"
)
"""Whose people a clause names: 日方与会者为…"""
_IN_MONTH: Final = re.compile(
    rf"(?:^|[,;]\s|\b(?:Then|Also|Finally|Later),? )\s*(?:and |then |finally |also |later |early |late )*[Ii]n (?:early |late |mid-)?(?P<m>{MONTH_WORD})(?=,? [a-zA-Z])(?!,? (?:19|20)\d\d)"
    r"|(?:^|[，。])\s*(?P<han>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月(?:份|初|中旬|底|下旬|上旬)?(?=[，,]|[^\d一二三四五六七八九十\s])"
)


_OF_MONTH: Final = re.compile(
    rf"\b(?:in|for|of|by) (?:early |late |mid-)?(?P<m>{MONTH_WORD})(?!,? \d)|(?P<han>1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月(?!\d)"
)


def clauses(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence, or its clauses where each of several gives a date of its own, or names the people of another side.

    Args:
        text: masked.
        span: of the sentence.
    """
    edges = [span.start]
    for found in _CLAUSE_END.finditer(text, span.start, span.end):
        before, after = text[edges[-1] : found.start()], text[found.end() : span.end]
        if (_is_dated(before) and _is_dated(after)) or (_SIDED.search(before) and _SIDED.match(after)):
            edges += [found.end(), found.end()]
    edges.append(span.end)
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if start < end:
            yield Span(start, end)


def _is_dated(text: str) -> bool:
    return any(
        len(each.edtf) > len("2020-01") and not each.in_name for each in find_dates(text.replace("\n", " "))
    )


def months_told(text: str, *, anywhere: bool = False) -> list[DateFound]:
    """Return the months a sentence begins with, or names anywhere, whose year is printed elsewhere: "In March, …", 三月，…."""
    found = _IN_MONTH.search(text) or (_OF_MONTH.search(text) if anywhere else None)
    if found is None:
        return []
    group = "m" if found["m"] else "han"
    month = MONTHS.get(found["m"].lower().rstrip(".")) if found["m"] else chinese_number(found["han"])
    return (
        [DateFound(start=found.start(group), end=found.end(group), edtf=f"XXXX-{month:02}")] if month else []
    )


def tells_of_several(text: str) -> bool:
    """Return whether a sentence says that there were several meetings: "two webinars", 系列讲座."""
    return may_say(text, _MANY) and _SEVERAL.search(text.lower()) is not None


def tells_of_one(text: str) -> bool:
    """Return whether a sentence begins with one of several meetings told of before: "The first, …", 第二场."""
    return _ONE.match(text) is not None
