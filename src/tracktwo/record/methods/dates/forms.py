"""The forms dates are printed in, the longest first, each with what it makes of them in EDTF."""

import re
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from tracktwo.record.methods.dates.words import CHINESE_DIGITS, MONTH_WORD, MONTHS, SEASONS, chinese_number

__all__ = ["CHINESE_FORMS", "WESTERN_FORMS", "YEAR", "Form"]

_WEEKDAY: Final = (
    r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun)\.?),?[ ]{1,3}"
)
_DAY: Final = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th|\.(?=[ ]?[-–—/]))?"
YEAR: Final = r"(?:1[89]|20)[0-9]{2}"
_DASH: Final = r"[ ]{0,2}(?:-|–|—|/(?=\d{1,2}\.?[ ][A-Z])|to|through|until|~|～|至|到)[ ]{0,8}"
_AND: Final = (
    r"(?:[ ]{0,2}(?:-|–|—|/(?=\d{1,2}\.?[ ][A-Z])|to|through|until|~|～|至|到)[ ]{0,8}|[ ](?:and|&)[ ])"
)
_GAP: Final = r",?[ \n]{1,12}"
"""Before a year, which may stand on the next line, set in."""
_M: Final = MONTH_WORD
_CN: Final = r"[0-9〇○零一二三四五六七八九十]"
_ERAS: Final = {"民國": 1911, "民国": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
"""The year before the first of each way of counting years."""
_CN_WEEKDAY: Final = r"(?:[ ]?[（(][ ]?(?:星期|周|礼拜)[一二三四五六日天][ ]?[)）])?"
_CN_YEAR: Final = (
    rf"(?:(?P<y>[0-9]{{4}}|[{''.join(CHINESE_DIGITS)}]{{4}})"
    rf"|(?P<e>{'|'.join(_ERAS)})[ ]?(?P<r>元|[0-9]{{1,3}}|{_CN}{{1,3}})"
    r"|(?<![0-9])(?P<c>1[0-3][0-9])(?=[ ]?年[ ]?[0-9]{1,2}[ ]?月))[ ]?年[ ]?"
)
_WEEK: Final = rf"(?:{_WEEKDAY})?"
_WRAPPED_OF: Final = r"(?:[ \n]{1,12}(?:of[ ])?|\.[ ]?)"
"""Behind a range of days, whose month may stand on the next line."""
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
    year = _year_of(part)
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


def _year_of(part: Mapping[str, str | None]) -> int | None:
    """Return the year a Chinese date names, counted from the year of an era where it names one."""
    if part.get("c"):  # 113年11月, as in Taiwan
        return _ERAS["民國"] + int(part["c"] or "")
    if part.get("e"):
        counted = 1 if part["r"] == "元" else chinese_number(part["r"] or "")
        return None if counted is None else _ERAS[part["e"] or ""] + counted
    return chinese_number(part["y"] or "") if part.get("y") else None


def _chinese_season(found: re.Match[str]) -> str | None:
    year = _year_of(found.groupdict())
    return f"{year}-{SEASONS[found['s']]}" if year is not None else None


def _chinese_year(found: re.Match[str]) -> str | None:
    year = _year_of(found.groupdict())
    return f"{year}" if year is not None else None


# a digit, a letter or a decimal point before or after makes another number of it
_BEFORE: Final = r"(?<![\w.$€£#/-])"
_AFTER: Final = r"(?![\w%])(?!\.[0-9])"
_FORMS: Final[tuple[tuple[str, Made], ...]] = (
    # November 30 - December 2, 2021 · 30 November - 2 December 2021 · December 30, 2021 - January 2, 2022
    (
        rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY})(?:,?[ ](?P<y1>{YEAR}))?{_AND}{_WEEK}(?P<n>{_M})[ ](?P<b>{_DAY}){_GAP}(?P<y>{YEAR})",
        _days_over_months,
    ),
    (
        rf"{_WEEK}(?P<a>{_DAY}){_OF}(?P<m>{_M})(?:,?[ ](?P<y1>{YEAR}))?{_AND}{_WEEK}(?P<b>{_DAY}){_OF}(?P<n>{_M}){_GAP}(?P<y>{YEAR})",
        _days_over_months,
    ),
    # November 8-9, 2012 · 8-9 November 2012 · June 8-10
    (
        rf"{_WEEK}(?P<m>{_M})[ \n]{{1,12}}(?P<a>{_DAY}){_AND}{_WEEK}(?P<b>{_DAY})(?:{_GAP}(?P<y>{YEAR}))?",
        _days_in_month,
    ),
    (
        rf"{_WEEK}(?P<a>{_DAY}){_AND}{_WEEK}(?P<b>{_DAY}){_WRAPPED_OF}(?P<m>{_M})(?:{_GAP}(?P<y>{YEAR}))?",
        _days_in_month,
    ),
    # Saturday, September 19, 2020 · 19 September 2020 · 2020 September 19 · June 8
    (rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY}){_GAP}(?P<y>{YEAR})", _one_day),
    (rf"{_WEEK}(?:the[ ])?(?P<a>{_DAY}){_OF}(?P<m>{_M}){_GAP}(?P<y>{YEAR})", _one_day),
    (rf"(?P<y>{YEAR})[ ](?P<m>{_M})[ ](?P<a>{_DAY})", _one_day),
    # September - October 2020 · December 2020 - January 2021
    (rf"(?P<m>{_M})(?:,?[ ](?P<y1>{YEAR}))?{_DASH}(?P<n>{_M}){_GAP}(?P<y>{YEAR})", _months),
    # April 2021 · April of 2021 · 2019 April
    (rf"(?P<m>{_M})(?:,?[ \n]{{1,3}}|[ ]of[ ])(?P<y>{YEAR})", _one_month),
    (rf"(?P<y>{YEAR})[ ](?P<m>{_M})", _one_month),
    (rf"{_WEEK}(?P<m>{_M})[ ](?P<a>{_DAY})(?P<y>)", _one_day),
    (rf"{_WEEK}(?P<a>{_DAY}){_OF}(?P<m>{_M})(?P<y>)", _one_day),
    # Fall 2022 · the spring of 2021
    (rf"(?P<s>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,?[ ]|[ ]of[ ])(?P<y>{YEAR})", _season),
    # 19.09.2020 · 19/9/2020 where the first can only be a day · 19.-21.09.2020 · 30.9.-2.10.2020 · 19.IX.2020
    (
        rf"(?P<a>{_TWO})\.?[ ]?(?:-|–|—)[ ]?(?P<b>{_TWO})(?P<x>[./])[ ]?(?P<m>1[0-2]|0?[1-9])(?P=x)[ ]?(?P<y>{YEAR})",
        _numeric_range,
    ),
    (
        rf"(?P<a>{_TWO})\.[ ]?(?P<m>1[0-2]|0?[1-9])\.?[ ]?(?:-|–|—)[ ]?(?P<b>{_TWO})\.[ ]?(?P<n>1[0-2]|0?[1-9])\.[ ]?(?P<y>{YEAR})",
        _numeric_range,
    ),
    (rf"(?P<a>{_TWO})\.[ ]?(?P<m>1[0-2]|0?[1-9])\.[ ]?(?P<y>{YEAR})", _iso),
    (rf"(?P<a>3[01]|2[0-9]|1[3-9])/(?P<m>1[0-2]|0?[1-9])/(?P<y>{YEAR})", _iso),
    (rf"(?P<m>1[0-2]|0?[1-9])/(?P<a>3[01]|2[0-9]|1[3-9])/(?P<y>{YEAR})", _iso),
    (
        rf"(?P<a>{_TWO})(?:[ ]?(?:-|–)[ ]?(?P<b>{_TWO}))?(?P<x>[ ./-])[ ]?(?P<m>{_ROMAN})(?P=x)[ ]?(?P<y>{YEAR})",
        _roman,
    ),
    # 2020-09-19/21 · 2020-09-19/2020-09-21
    (
        rf"(?P<y>{YEAR})-(?P<m>1[0-2]|0[1-9])-(?P<a>3[01]|[12][0-9]|0[1-9])(?:/|[ ](?:-|–|—|to)[ ])(?:(?P=y)-(?P<n>1[0-2]|0[1-9])-)?(?P<b>3[01]|[12][0-9]|0[1-9])",
        _numeric_range,
    ),
    # 2020-09-19 · 2020/09/19 · 2020.09.19
    (rf"(?P<y>{YEAR})(?P<x>[-/.])(?P<m>1[0-2]|0?[1-9])(?P=x)(?P<a>3[01]|[12][0-9]|0?[1-9])", _iso),
    # 2019-2021 · 2019-21
    (rf"(?P<y>{YEAR})[ ]?[-–—][ ]?(?P<z>{YEAR}|[0-9]{{2}})", _years),
)
_CHINESE: Final[tuple[tuple[str, Made], ...]] = (
    (
        (
            rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]?{_CN_WEEKDAY}[ ]?(?:[-–—~～至到]|及)[ ]?"
            rf"(?:(?P<y2>[0-9]{{4}})[ ]?年[ ]?)?(?:(?P<n>{_CN}{{1,2}})[ ]?月[ ]?)?(?P<b>{_CN}{{1,3}})[ ]?[日号]"
        ),
        _chinese,
    ),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?[-–—~～至到][ ]?(?P<n>{_CN}{{1,2}})[ ]?月", _chinese),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]", _chinese),
    (rf"{_CN_YEAR}(?P<m>{_CN}{{1,2}})[ ]?月", _chinese),
    (
        (
            rf"(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]?{_CN_WEEKDAY}[ ]?[-–—~～至到][ ]?"
            rf"(?:(?P<n>{_CN}{{1,2}})[ ]?月[ ]?)?(?P<b>{_CN}{{1,3}})[ ]?[日号]"
        ),
        _chinese,
    ),
    (rf"(?P<m>{_CN}{{1,2}})[ ]?月[ ]?(?P<a>{_CN}{{1,3}})[ ]?[日号]", _chinese),
    (rf"{_CN_YEAR}(?P<s>[春夏秋冬])季?", _chinese_season),
    (rf"{_CN_YEAR}(?![0-9])", _chinese_year),
)


class Form(NamedTuple):
    """A form, and what has to stand near it: how many names of months, whether a year, whether figures set apart."""

    pattern: re.Pattern[str]
    made: Made
    months: int = 0
    has_year: bool = False
    in_figures: bool = False


def _western(form: str, made: Made) -> Form:
    months = form.count(_M)
    return Form(
        re.compile(f"{_BEFORE}{form}{_AFTER}", re.IGNORECASE),
        made,
        months=months,
        has_year=f"(?P<y>{YEAR})" in form and f"(?P<y>{YEAR}))?" not in form,
        in_figures=not months and made is not _season,
    )


WESTERN_FORMS: Final = [_western(form, made) for form, made in _FORMS]
CHINESE_FORMS: Final = [Form(re.compile(rf"(?<![0-9]){form}"), made) for form, made in _CHINESE]
