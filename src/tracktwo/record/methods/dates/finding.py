"""Dates found in a text: its forms are tried round names of months and years; what is no date of the calendar is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from tracktwo.record.methods.dates.forms import CHINESE_FORMS, WESTERN_FORMS, YEAR, Form
from tracktwo.record.methods.dates.words import MONTH_WORD
from tracktwo.record.methods.stems import small
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


_HINT: Final = re.compile(rf"{MONTH_WORD.lower()}|(?<![0-9]){YEAR}(?![0-9])")
"""In small letters, as the text is that it is looked for in."""
_EASTERN_HINT: Final = re.compile("[年月]")
_FIGURES: Final = re.compile(r"[0-9]\.?[ ]{0,2}[-–—./IVXivx]")
"""What every date that names no month and no season has."""
_DIGIT: Final = re.compile("[0-9年月]")
_REACH: Final = 60
"""How far from a month's name or a year a date can begin or end."""
_ALONE: Final = re.compile(
    rf"(?<![\w.$€£#/-])(?:in|In|since|Since|during|year|for|of|,|early|late|mid|end of)[ -](?P<y>{YEAR})(?![\w%])(?!\.[0-9])"
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
    covered, plain = bytearray(len(text)), small(text)
    for hint, forms in ((_HINT, WESTERN_FORMS), (_EASTERN_HINT, CHINESE_FORMS)):
        for window in _windows(plain, hint):
            for form in window.holding(forms, text):
                for found in form.pattern.finditer(text, window.start, window.end):
                    if not any(covered[found.start() : found.end()]):
                        edtf = form.made(found)
                        if edtf is not None and _is_date(edtf):
                            covered[found.start() : found.end()] = b"\1" * (found.end() - found.start())
                            taken.append(_placed(text, found.start(), found.end(), edtf))
    taken += [
        _placed(text, *found.span("y"), found["y"])
        for found in _ALONE.finditer(text)
        if not any(covered[found.start("y") : found.end("y")])
    ]
    return tuple(sorted(taken, key=lambda each: each.start))


class _Window(NamedTuple):
    """A stretch of a text round names of months and years, and how many of either it has."""

    start: int
    end: int
    months: int
    years: int

    def holding(self, forms: Iterable[Form], text: str) -> Iterator[Form]:
        """Yield the forms that can stand here."""
        figures = _FIGURES.search(text, self.start, self.end) is not None
        for form in forms:
            if (
                form.months <= self.months
                and (self.years or not form.has_year)
                and (figures or not form.in_figures)
            ):
                yield form


def _windows(text: str, hint: re.Pattern[str]) -> Iterator[_Window]:
    """Yield the stretches of a text round its hints, so that the rest is looked at once."""
    start = end = months = years = 0
    for found in hint.finditer(text):
        if found.start() - _REACH > end:
            if end:
                yield _Window(start, end, months, years)
            start, months, years = max(0, found.start() - _REACH), 0, 0
        end = min(found.end() + _REACH, len(text))
        dated = found[0][0].isdecimal()
        months, years = months + (not dated), years + dated
    if end:
        yield _Window(start, end, months, years)


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
