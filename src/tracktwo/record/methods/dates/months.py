"""Days and months whose month or year stands elsewhere: in a column of dates, under the heading of a month."""

import re
from typing import Final

from tracktwo.record.methods.dates.finding import DateFound, find_dates
from tracktwo.record.methods.dates.words import MONTH_WORD, MONTHS, chinese_number

__all__ = ["dates_in_cell", "month_alone", "month_first", "year_alone"]

_MONTH: Final = re.compile(
    rf"\s*(?:(?:in|early|late|mid)[ -])?(?P<m>{MONTH_WORD})\s*|\s*(?P<han>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})\s*月份?\s*",
    re.IGNORECASE,
)
_FIRST: Final = re.compile(rf"\s*(?P<month>{MONTH_WORD}|(?:1[0-2]|[1-9])月)(?=\s*[,:|，：]|\s+[–—-]\s)")
_DIGITS: Final = re.compile(r"\s*(?P<year>(?:19|20)\d\d)[-/.](?P<month>0[1-9]|1[0-2])\s*")
"""A month in digits, which elsewhere might be two years or a number of something."""
_YEAR: Final = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])|[一二][〇○零九]\S{2}(?=年)")
_MOST_MONTHS: Final = 12


def month_alone(text: str) -> int | None:
    """Return the month, 1 to 12, that a text names and says nothing else: "March", 三月; None for any other text."""
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    month = MONTHS.get(found["m"].lower().rstrip(".")) if found["m"] else chinese_number(found["han"])
    return month if month and month <= _MOST_MONTHS else None


def month_first(text: str) -> DateFound | None:
    """Return the month whose year is not printed that a line begins with before a comma, a colon or a dash."""
    found = _FIRST.match(text)
    month = found and month_alone(found["month"])
    if found is None or not month:
        return None
    return DateFound(start=found.start("month"), end=found.end("month"), edtf=f"XXXX-{month:02}")


def dates_in_cell(text: str) -> tuple[DateFound, ...]:
    """Return the dates of a cell of a column of dates, where a month alone is one, too."""
    found = tuple(date for date in find_dates(text) if not date.in_name)
    digits = None if found else _DIGITS.fullmatch(text)
    if digits is not None:
        edtf = f"{digits['year']}-{digits['month']}"
        return (DateFound(start=digits.start("year"), end=digits.end("month"), edtf=edtf),)
    month = None if found else month_alone(text)
    if month is None:
        return found
    start = len(text) - len(text.lstrip())
    return (DateFound(start=start, end=len(text.rstrip()), edtf=f"XXXX-{month:02}"),)


def year_alone(text: str) -> int | None:
    """Return the one year a text names; None where it names none or several."""
    years = {chinese_number(each) for each in _YEAR.findall(text)}
    return years.pop() if len(years) == 1 else None
