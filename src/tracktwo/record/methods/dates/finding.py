"""The grammar of dates: some twenty forms, the longest first, each to EDTF; what is no date of the calendar is none."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from tracktwo.record.methods.dates.words import CHINESE_DIGITS, MONTH_WORD, MONTHS, SEASONS, chinese_number
from tracktwo.vocabulary.dates import PartialDate
from tracktwo.vocabulary.errors import DateError

__all__ = ["DateFound", "find_dates"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFound:
    """A date where it is printed.

    Attributes:
        start, end: the span, in code points of the text.
        edtf: what it says; ``XXXX-06-08`` where no year is printed near it.
        in_name: whether it is part of a name, as the year of "2020 Baltic Ports Conference" is.
    """

    start: int
    end: int
    edtf: str
    in_name: bool = False

    @property
    def date(self) -> PartialDate | None:
        """The date, None where its year is not printed."""
        return None if self.edtf.startswith("X") else PartialDate.parse(self.edtf)


_WEEKDAY: Final = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.?),?[ ]{1,3}"
)
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR: Final = r"(?:1[89]|20)[0-9]{2}"
_DASH: Final = r"[ ]{0,2}(?:-|–|—|/(?=\d{1,2}[ ][A-Z])|to|through|until|~|～|至|到)[ ]{0,8}"
_AND: Final = (
    r"(?:[ ]{0,2}(?:-|–|—|/(?=\d{1,2}[ ][A-Z])|to|through|until|~|～|至|到)[ ]{0,8}|[ ](?:and|&)[ ])"
)
_GAP: Final = r",?[ \n]{1,3}"
_M: Final = MONTH_WORD
_CN: Final = r"[0-9〇○零一二三四五六七八九十]"
_CN_YEAR: Final = rf"(?P<y>[0-9]{{4}}|[{''.join(CHINESE_DIGITS)}]{{4}})[ ]?年[ ]?"
_WEEK: Final = rf"(?:{_WEEKDAY})?"
_OF: Final = r"(?:[ ](?:of[ ])?|\.[ ]?)"

_TWO: Final = r"(?:3[01]|[12][0-9]|0?[1-9])"
_ROMAN: Final = r"(?:XII|XI|IX|IV|V?I{1,3}|X|V)"
_ROMAN_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], 1
    )
}

_SHORTEST_MONTH: Final = 28

Made = Callable[[re.Match[str]], str | None]


def _number(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _month(text: str) -> int:
    return MONTHS[text.lower().rstrip(".")]


def _day(year: str | None, month: str, day: str) -> str:
    return f"{_number(year) if year else 'XXXX'}-{_month(month):02}-{_number(day):02}"


def _days_in_month(found: re.Match[str]) -> str | None:
    """Two days of a month: a range, or two that follow each other where the word between them is "and"."""
    joined = found.string[found.start("a") : found.end("b")]
    if ("and" in joined or "&" in joined) and _number(found["b"]) != _number(found["a"]) + 1:
        return None
    return f"{_day(found['y'], found['m'], found['a'])}/{_day(found['y'], found['m'], found['b'])}"


def _days_over_months(found: re.Match[str]) -> str | None:
    """A range over the end of a month; two days parted by "and" only where the one follows the other."""
    joined = found.string[found.end("m") : found.start("n")]
    if re.search(r" (?:and|&) ", joined) and not (
        _number(found["b"]) == 1 and _number(found["a"]) >= _SHORTEST_MONTH
    ):
        return None
    first = found.groupdict().get("y1") or found["y"]
    return f"{_day(first, found['m'], found['a'])}/{_day(found['y'], found['n'], found['b'])}"


def _one_day(found: re.Match[str]) -> str:
    return _day(found["y"], found["m"], found["a"])


def _months(found: re.Match[str]) -> str:
    first = found.groupdict().get("y1") or found["y"]
    return f"{first}-{_month(found['m']):02}/{found['y']}-{_month(found['n']):02}"


def _one_month(found: re.Match[str]) -> str:
    return f"{found['y']}-{_month(found['m']):02}"


def _season(found: re.Match[str]) -> str:
    return f"{found['y']}-{SEASONS[found['s'].lower()]}"


def _years(found: re.Match[str]) -> str:
    last = found["z"] if len(found["z"]) > len("21") else found["y"][:2] + found["z"]
    return f"{found['y']}/{last}"


def _iso(found: re.Match[str]) -> str:
    return f"{found['y']}-{_number(found['m']):02}-{_number(found['a']):02}"


def _numeric_range(found: re.Match[str]) -> str:
    part = found.groupdict()
    month, last = _number(part["m"]), _number(part.get("n") or part["m"])
    return f"{part['y']}-{month:02}-{_number(part['a']):02}/{part['y']}-{last:02}-{_number(part['b']):02}"


def _roman(found: re.Match[str]) -> str | None:
    month = _ROMAN_MONTHS.get(found["m"])
    if month is None:
        return None
    first = f"{found['y']}-{month:02}-{_number(found['a']):02}"
    return f"{first}/{found['y']}-{month:02}-{_number(found['b']):02}" if found["b"] else first


def _chinese(found: re.Match[str]) -> str | None:
    """A Chinese date to the day or month, with an end where one is printed."""
    part = found.groupdict()
    year = chinese_number(part["y"]) if part.get("y") else None
    last_year = chinese_number(part["y2"]) if part.get("y2") else year
    month = chinese_number(part["m"])
    if month is None:
        return None
    named = "XXXX" if year is None else f"{year:04}"
    start = f"{named}-{month:02}" + (f"-{chinese_number(part['a']) or 0:02}" if part.get("a") else "")
    if not (part.get("n") or part.get("b")):
        return start
    other = chinese_number(part["n"]) if part.get("n") else month
    end = "XXXX" if last_year is None else f"{last_year:04}"
    end += f"-{other or 0:02}" + (f"-{chinese_number(part['b']) or 0:02}" if part.get("b") else "")
    return f"{start}/{end}"


def _chinese_season(found: re.Match[str]) -> str:
    return f"{chinese_number(found['y'])}-{SEASONS[found['s']]}"


def _chinese_year(found: re.Match[str]) -> str:
    return f"{chinese_number(found['y'])}"


# a digit, a letter or a decimal point before or after makes another number of it
_BEFORE: Final = r"(?<![\w.$€£#/-])"
_AFTER: Final = r"(?![\w%])(?!\.[0-9])"
_FORMS: Final[tuple[tuple[str, Made], ...]] = (
    # November 30 - December 2, 2021 · 30 November - 2 December 2021 · December 30, 2021 - January 2, 2022
    (
        rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY})(?:,?[ ](?P<y1>{_YEAR}))?{_AND}{_WEEK}(?P<n>{_M})[ ](?P<b>{_DAY}){_GAP}(?P<y>{_YEAR})",
        _days_over_months,
    ),
    (
        rf"{_WEEK}(?P<a>{_DAY}){_OF}(?P<m>{_M})(?:,?[ ](?P<y1>{_YEAR}))?{_AND}{_WEEK}(?P<b>{_DAY}){_OF}(?P<n>{_M}){_GAP}(?P<y>{_YEAR})",
        _days_over_months,
    ),
    # November 8-9, 2012 · 8-9 November 2012 · June 8-10
    (
        rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY}){_AND}{_WEEK}(?P<b>{_DAY})(?:{_GAP}(?P<y>{_YEAR}))?",
        _days_in_month,
    ),
    (
        rf"{_WEEK}(?P<a>{_DAY}){_AND}{_WEEK}(?P<b>{_DAY}){_OF}(?P<m>{_M})(?:{_GAP}(?P<y>{_YEAR}))?",
        _days_in_month,
    ),
    # Saturday, September 19, 2020 · 19 September 2020 · 2020 September 19 · June 8
    (rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY}){_GAP}(?P<y>{_YEAR})", _one_day),
    (rf"{_WEEK}(?:the[ ])?(?P<a>{_DAY}){_OF}(?P<m>{_M}){_GAP}(?P<y>{_YEAR})", _one_day),
    (rf"(?P<y>{_YEAR})[ ](?P<m>{_M})[ ](?P<a>{_DAY})", _one_day),
    # September - October 2020 · December 2020 - January 2021
    (rf"(?P<m>{_M})(?:,?[ ](?P<y1>{_YEAR}))?{_DASH}(?P<n>{_M}){_GAP}(?P<y>{_YEAR})", _months),
    # April 2021 · April of 2021 · 2019 April
    (rf"(?P<m>{_M})(?:,?[ \n]{{1,3}}|[ ]of[ ])(?P<y>{_YEAR})", _one_month),
    (rf"(?P<y>{_YEAR})[ ](?P<m>{_M})", _one_month),
    (rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY})(?P<y>)", _one_day),
    (rf"{_WEEK}(?P<a>{_DAY}){_OF}(?P<m>{_M})(?P<y>)", _one_day),
    # Fall 2022 · the spring of 2021
    (rf"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,?[ ]|[ ]of[ ])(?P<y>{_YEAR})", _season),
    # 19.09.2020 · 19/9/2020 where the first can only be a day · 19.-21.09.2020 · 30.9.-2.10.2020 · 19.IX.2020
    (
        rf"(?P<a>{_TWO})\.?[ ]?(?:-|–|—)[ ]?(?P<b>{_TWO})(?P<x>[./])[ ]?(?P<m>1[0-2]|0?[1-9])(?P=x)[ ]?(?P<y>{_YEAR})",
        _numeric_range,
    ),
    (
        rf"(?P<a>{_TWO})\.[ ]?(?P<m>1[0-2]|0?[1-9])\.?[ ]?(?:-|–|—)[ ]?(?P<b>{_TWO})\.[ ]?(?P<n>1[0-2]|0?[1-9])\.[ ]?(?P<y>{_YEAR})",
        _numeric_range,
    ),
    (rf"(?P<a>{_TWO})\.[ ]?(?P<m>1[0-2]|0?[1-9])\.[ ]?(?P<y>{_YEAR})", _iso),
    (rf"(?P<a>3[01]|2[0-9]|1[3-9])/(?P<m>1[0-2]|0?[1-9])/(?P<y>{_YEAR})", _iso),
    (rf"(?P<m>1[0-2]|0?[1-9])/(?P<a>3[01]|2[0-9]|1[3-9])/(?P<y>{_YEAR})", _iso),
    (
        rf"(?P<a>{_TWO})(?:[ ]?(?:-|–)[ ]?(?P<b>{_TWO}))?(?P<x>[ ./-])[ ]?(?P<m>{_ROMAN})(?P=x)[ ]?(?P<y>{_YEAR})",
        _roman,
    ),
    # 2020-09-19/21 · 2020-09-19/2020-09-21
    (
        rf"(?P<y>{_YEAR})-(?P<m>1[0-2]|0[1-9])-(?P<a>3[01]|[12][0-9]|0[1-9])(?:/|[ ](?:-|–|—|to)[ ])(?:(?P=y)-(?P<n>1[0-2]|0[1-9])-)?(?P<b>3[01]|[12][0-9]|0[1-9])",
        _numeric_range,
    ),
    # 2020-09-19 · 2020/09/19 · 2020.09.19
    (rf"(?P<y>{_YEAR})(?P<x>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=x)(?P<a>3[01]|[12][0-9]|0?[1-9])", _iso),
    # 2019-2021 · 2019-21
    (rf"(?P<y>{_YEAR})[ ]?[-–—][ ]?(?P<z>{_YEAR}|[0-9]{{2}})", _years),
)
_CHINESE_FORMS: Final[tuple[tuple[str, Made], ...]] = (
    (
        (
            rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]?[ ]?(?:[-–—~～至到]|及)[ ]?"
            rf"(?:(?P<y2>[0-9]{{4}})[ ]?年[ ]?)?(?:(?P<n>{_CN}{{1,2}})[ ]?月[ ]?)?(?P<b>{_CN}{{1,3}})[ ]?[日号]"
        ),
        _chinese,
    ),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?[-–—~～至到][ ]?(?P<n>{_CN}{{1,2}})[ ]?月", _chinese),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]", _chinese),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月", _chinese),
    (
        (
            rf"(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]?[ ]?[-–—~～至到][ ]?"
            rf"(?:(?P<n>{_CN}{{1,2}})[ ]?月[ ]?)?(?P<b>{_CN}{{1,3}})[ ]?[日号]"
        ),
        _chinese,
    ),
    (rf"(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]", _chinese),
    (rf"{_CN_YEAR}(?P<s>[春夏秋冬])季?", _chinese_season),
    (rf"{_CN_YEAR}(?![0-9])", _chinese_year),
)
_WESTERN: Final = [
    (re.compile(f"{_BEFORE}{form}{_AFTER}", re.IGNORECASE), made, _M in form) for form, made in _FORMS
]
_EASTERN: Final = [(re.compile(rf"(?<![0-9]){form}"), made, False) for form, made in _CHINESE_FORMS]
_HINT: Final = re.compile(rf"{_M}|(?<![0-9])(?:1[89]|20)[0-9]{{2}}(?![0-9])", re.IGNORECASE)
_EASTERN_HINT: Final = re.compile("[年月]")
_MONTH: Final = re.compile(_M, re.IGNORECASE)
_DIGIT: Final = re.compile("[0-9年月]")
_REACH: Final = 60
"""How far from a month's name or a year a date can begin or end."""
_ALONE: Final = re.compile(
    rf"{_BEFORE}(?:in|In|since|Since|during|year|for|of|,|early|late|mid|end of)[ -](?P<y>{_YEAR}){_AFTER}"
)
_NAMED: Final = re.compile(
    r"[ ](?:[A-Z][\w’'&-]*[ ]){0,4}(?:Conference|Congress|Forum|Summit|Symposium|Workshop|Dialogue|Expo|Assembly|Week|Meeting|Session|Series)\b"
)


@lru_cache(maxsize=4096)
def find_dates(text: str) -> tuple[DateFound, ...]:
    """Return every date printed in a text, in order and not overlapping.

    Args: text: any text; a masked layer keeps its places.
    Returns: dates as closely as printed: a range of days is one date; a month without a year is none.
    """
    if not _DIGIT.search(text):
        return ()
    taken: list[DateFound] = []
    covered = bytearray(len(text))
    for hint, forms in ((_HINT, _WESTERN), (_EASTERN_HINT, _EASTERN)):
        for start, end in _windows(text, hint):
            in_words = forms is _WESTERN and _MONTH.search(text, start, end) is not None
            for pattern, made, names_month in forms:
                for found in pattern.finditer(text, start, end) if in_words or not names_month else ():
                    if not any(covered[found.start() : found.end()]):
                        edtf = made(found)
                        if edtf is not None and _is_date(edtf):
                            covered[found.start() : found.end()] = b"\1" * (found.end() - found.start())
                            taken.append(_placed(text, found.start(), found.end(), edtf))
    taken += [
        _placed(text, *found.span("y"), found["y"])
        for found in _ALONE.finditer(text)
        if not any(covered[found.start("y") : found.end("y")])
    ]
    return tuple(sorted(taken, key=lambda each: each.start))


def _windows(text: str, hint: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text round its hints, so that the rest is looked at once."""
    start = end = 0
    for found in hint.finditer(text):
        if found.start() - _REACH > end:
            if end:
                yield start, end
            start = found.start() - _REACH
        end = min(found.end() + _REACH, len(text))
    if end:
        yield start, end


def _placed(text: str, start: int, end: int, edtf: str) -> DateFound:
    while text[end - 1].isspace():
        end -= 1
    return DateFound(start=start, end=end, edtf=edtf, in_name=_is_in_name(text, end, edtf))


def _is_in_name(text: str, end: int, edtf: str) -> bool:
    """Return whether a year alone goes with the name that follows it."""
    return len(edtf) == len("2020") and bool(_NAMED.match(text, end))


def _is_date(edtf: str) -> bool:
    try:
        PartialDate.parse(edtf.replace("XXXX", "2000"))
    except DateError:
        return False
    return True
