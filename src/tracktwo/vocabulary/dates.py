"""Dates as precise as they are known: a day, a month, a season, a year or a range, never more.

Written in the part of EDTF (ISO 8601-2:2019, levels 0 and 1) that a programme needs::

    2019   2019-04   2020-09-19     a year, a month, a day
    2022-23                         a season: 21 spring, 22 summer, 23 autumn, 24 winter
    2012-11-08/2012-11-09           a range, first and last included
    2019/..   ../2019               a range without end or beginning
    2019/     /2019                 a range whose other end is not known
    2019-04~  2019-04?  2019-04%    about, uncertain, both

A date nobody knows is no ``PartialDate``: callers keep ``None``. Nothing here, and no text made here, shows a
day, a month or a season that was not given.
"""

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from enum import IntEnum, StrEnum
from typing import Final, Self

from tracktwo.vocabulary.calendars import DateStyle, date_style
from tracktwo.vocabulary.errors import DateError

__all__ = ["Edge", "PartialDate", "Point", "Precision", "Season", "format_date"]


class Precision(IntEnum):
    """How closely a date is known, from the vaguest to the closest."""

    YEAR = 1
    SEASON = 2
    MONTH = 3
    DAY = 4


class Season(IntEnum):
    """A season, numbered as EDTF numbers it.

    For sorting and comparing only, a season stands for the months of the meteorological north: spring is
    March to May, summer June to August, autumn September to November, winter December to the next February.
    """

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24

    @property
    def first_month(self) -> int:
        """Return the month, 1 to 12, the season is taken to begin with."""
        return 3 * (self - 20)


class Edge(StrEnum):
    """An end of a range that has no date."""

    OPEN = ".."
    UNKNOWN = ""


_SEASONS: Final = frozenset(season.value for season in Season)
_POINT: Final = re.compile(r"(?P<year>[0-9]{4})(-(?P<second>[0-9]{2})(-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)")
_EXPECTED: Final = (
    "write a year, month or day as 2019, 2019-04 or 2019-04-23, a season as 2022-21 (spring) to "
    "2022-24 (winter), a range as 2012-11-08/2012-11-09 or 2019/.., and add ~ for about, ? for uncertain "
    "or % for both"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One date without a range: a year, and a month with perhaps a day, or a season, if they are known."""

    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        if (self.day is not None and self.month is None) or (self.season and self.month is not None):
            raise DateError("A day needs its month, and a season has neither month nor day.")
        try:
            date(self.year, 1 if self.month is None else self.month, 1 if self.day is None else self.day)
        except ValueError as error:
            raise DateError(
                f"{self.edtf!r} is not in the calendar; check the year, month and day."
            ) from error

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date an EDTF text without a slash says.

        Raises: DateError if it is not in the subset above or not in the calendar.
        """
        found = _POINT.fullmatch(text)
        if not found:
            raise DateError(f"{text!r} is not a date that can be kept as written; {_EXPECTED}.")
        second = int(found["second"]) if found["second"] else None
        season = Season(second) if second in _SEASONS else None
        return cls(
            year=int(found["year"]),
            month=None if season else second,
            day=int(found["day"]) if found["day"] else None,
            season=season,
            approximate=found["mark"] in ("~", "%"),
            uncertain=found["mark"] in ("?", "%"),
        )

    @property
    def edtf(self) -> str:
        """Return the date as canonical EDTF."""
        parts = (f"-{part:02}" for part in (self.season or self.month, self.day) if part is not None)
        mark = "%" if self.approximate and self.uncertain else "~" * self.approximate + "?" * self.uncertain
        return f"{self.year:04}" + "".join(parts) + mark

    @property
    def precision(self) -> Precision:
        """Return how closely the date is known."""
        if self.day:
            return Precision.DAY
        if self.month:
            return Precision.MONTH
        return Precision.SEASON if self.season else Precision.YEAR

    @property
    def earliest(self) -> date:
        """Return the first day the date can mean; "about" does not widen it."""
        return date(self.year, self.season.first_month if self.season else self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Return the last day the date can mean; "about" does not widen it."""
        if self.day:
            return self.earliest
        months = {Precision.YEAR: 12, Precision.SEASON: 3, Precision.MONTH: 1}[self.precision]
        years, month = divmod(self.earliest.month - 1 + months, 12)
        if self.year + years > MAXYEAR:
            return date.max
        return date(self.year + years, month + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as precise as it is known: a point, or a range when ``end`` is given."""

    start: Point | Edge
    end: Point | Edge | None = None

    def __post_init__(self) -> None:
        if not self.points:
            raise DateError(f"{self.edtf!r} has no date in it; a range needs at least one end, as in 2019/..")
        if self.latest < self.earliest:
            raise DateError(f"The range {self.edtf!r} ends before it starts; put the earlier date first.")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Return the date an EDTF text says; spaces around it do not matter.

        Raises: DateError if the text is empty, not in the subset above, not in the calendar, or a range that
        ends before it starts.
        """
        start, slash, end = text.strip().partition("/")
        if not slash:
            return cls(start=Point.parse(start))
        return cls(start=_parse_end(start), end=_parse_end(end))

    @property
    def is_range(self) -> bool:
        """Return whether the date is a range."""
        return self.end is not None

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the dates in it: one, or two for a range with both ends."""
        return tuple(point for point in (self.start, self.end) if isinstance(point, Point))

    @property
    def edtf(self) -> str:
        """Return the date as canonical EDTF: ``PartialDate.parse(d.edtf) == d``."""
        return _edtf(self.start) + ("" if self.end is None else "/" + _edtf(self.end))

    @property
    def precision(self) -> Precision:
        """Return how closely the date is known; for a range, how closely its vaguer end is."""
        return min(point.precision for point in self.points)

    @property
    def year(self) -> int:
        """Return the year to list it under: of its start, or of its end if the start has no date."""
        return self.points[0].year

    @property
    def earliest(self) -> date:
        """Return the first day it can mean; the calendar's first if the start has no date."""
        return self.start.earliest if isinstance(self.start, Point) else date.min

    @property
    def latest(self) -> date:
        """Return the last day it can mean; the calendar's last if the end has no date."""
        last = self.start if self.end is None else self.end
        return last.latest if isinstance(last, Point) else date.max

    @property
    def days(self) -> tuple[date, date] | None:
        """Return the first and the last day of a date known to the day at both ends; None for any other."""
        ends = (self.start, self.start if self.end is None else self.end)
        points = [end for end in ends if isinstance(end, Point) and end.precision is Precision.DAY]
        if len(points) < len(ends) or any(point.approximate or point.uncertain for point in points):
            return None
        return points[0].earliest, points[1].earliest

    @property
    def sort_key(self) -> tuple[date, date, str]:
        """Return a key that sorts by first possible day, then by last, the same on every machine.

        A range without a beginning stands where its end stands, not before everything else.
        """
        return self.points[0].earliest, self.latest, self.edtf

    def contains(self, day: date) -> bool:
        """Return whether the date can mean, or the range can include, a day."""
        return self.earliest <= day <= self.latest

    def certainly_by(self, day: date) -> bool:
        """Return whether it was over by the end of a day, whichever day it means."""
        return self.latest <= day

    def possibly_by(self, day: date) -> bool:
        """Return whether it can have begun by the end of a day."""
        return self.earliest <= day


def _parse_end(text: str) -> Point | Edge:
    return Edge(text) if text in (Edge.OPEN.value, Edge.UNKNOWN.value) else Point.parse(text)


def _edtf(end: Point | Edge) -> str:
    return end.edtf if isinstance(end, Point) else end.value


def format_date(partial: PartialDate, *, language: str) -> str:
    """Return a date in words, no closer than it is known: ``"8–9 November 2012"``, ``"2022年秋"``.

    Args:
        partial: The date.
        language: Language tag (BCP 47). English, Simplified Chinese and Arabic have words, with or without a
            region; any other language gets the EDTF text.

    Returns:
        The words, for use inside a sentence: seasons and "about" are in lower case.
    """
    style = date_style(language)
    if style is None:
        return partial.edtf
    match partial.start, partial.end:
        case Point() as start, None:
            return _point(start, style)
        case Point() as start, Point() as end:
            return _range(start, end, style)
        case Point() as start, edge:
            template = style.since if edge is Edge.OPEN else style.end_unknown
            return template.format(start=_point(start, style))
        case edge, end:
            assert isinstance(end, Point)
            template = style.until if edge is Edge.OPEN else style.start_unknown
            return template.format(end=_point(end, style))


def _point(point: Point, style: DateStyle) -> str:
    templates = {
        Precision.YEAR: style.year,
        Precision.SEASON: style.season,
        Precision.MONTH: style.month,
        Precision.DAY: style.day,
    }
    return _qualified(point, _fill(templates[point.precision], point, style), style)


def _fill(template: str, point: Point, style: DateStyle) -> str:
    return template.format(
        year=point.year,
        season=style.seasons[point.season - Season.SPRING] if point.season else "",
        month=style.months[point.month - 1] if point.month else "",
        day=point.day,
    )


def _qualified(point: Point, text: str, style: DateStyle) -> str:
    if point.approximate:
        text = style.about.format(date=text)
    return style.unsure.format(date=text) if point.uncertain else text


def _range(start: Point, end: Point, style: DateStyle) -> str:
    """Join two ends, saying a shared year and month once, on the side where the language keeps them."""
    shared = _shared_template(start, end, style)
    short = end if style.year_leads else start
    said = {point: _point(point, style) for point in (start, end)}
    if shared:
        said[short] = _fill(shared, short, style)
    closed = " " not in said[start] and (bool(shared) or " " not in said[end])
    template = style.closed if closed else style.spaced
    return template.format(start=said[start], end=said[end])


def _shared_template(start: Point, end: Point, style: DateStyle) -> str | None:
    """Return how to write the end that leaves out what both share; None where nothing can be left out."""
    marked = start.approximate or start.uncertain or end.approximate or end.uncertain
    if marked or start.year != end.year or not start.month or not end.month:
        return None
    if start.precision != end.precision or start == end:
        return None
    if not start.day:
        return style.month_alone
    return style.day_alone if start.month == end.month else style.day_in_month
