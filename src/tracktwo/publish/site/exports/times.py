"""Partial dates as other formats write them: never closer than they are known, and left out where that cannot be."""

from datetime import date
from functools import lru_cache

from tracktwo.vocabulary.dates import Edge, PartialDate, Point

__all__ = ["days_of", "iso_dates"]


@lru_cache(maxsize=10_000)
def iso_dates(edtf: str) -> tuple[str, str]:
    """Return the first and the last date of a partial date in ISO 8601; "" for one that ISO 8601 cannot write.

    A season has no form there, and neither has "about" or "uncertain".

    Args:
        edtf: a partial date; "" if none is told.
    """
    if not edtf:
        return "", ""
    told = PartialDate.parse(edtf)
    return _iso(told.start), _iso(told.start if told.end is None else told.end)


def _iso(point: Point | Edge) -> str:
    if isinstance(point, Edge) or point.season or point.approximate or point.uncertain:
        return ""
    return point.edtf


@lru_cache(maxsize=10_000)
def days_of(edtf: str) -> tuple[date, date] | None:
    """Return the first and the last day of a date that is known to the day at both ends; None for any other."""
    if not edtf:
        return None
    return PartialDate.parse(edtf).days
