"""Clocks of places: the same moment as two sides read it, by names of the IANA time zone database."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

__all__ = ["at", "is_zone", "offset_word"]


def is_zone(name: str) -> bool:
    """Return whether a name is one of the time zone database, such as ``Europe/Oslo``."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):  # names that are no path, that are folders, that are not there
        return False
    return True


def at(day: date, minutes: int, *, zone: str, elsewhere: str) -> datetime:
    """Return what the clock says elsewhere at a time of the day in a zone.

    Args:
        day: The day by the clock of the zone.
        minutes: Minutes since midnight by that clock; 1440 and more are on the days after.
        zone: Whose clock the time is told by.
        elsewhere: Whose clock is read.
    """
    days, rest = divmod(minutes, _DAY)
    start = date.fromordinal(day.toordinal() + days)
    told = datetime(start.year, start.month, start.day, *divmod(rest, 60), tzinfo=ZoneInfo(zone))
    return told.astimezone(ZoneInfo(elsewhere))


def offset_word(moment: datetime) -> str:
    """Return how far a clock is from Universal Time, such as ``UTC+8`` or ``UTC−3:30``."""
    offset = moment.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    if not minutes:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'+' if minutes > 0 else '−'}{hours}" + (f":{rest:02}" if rest else "")


_DAY = 24 * 60
