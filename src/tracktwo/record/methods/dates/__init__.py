"""Dates in running text, as closely as they are printed and never closer, in EDTF."""

from tracktwo.record.methods.dates.finding import DateFound, find_dates
from tracktwo.record.methods.dates.relative import RelativeFound, find_relative

__all__ = ["DateFound", "RelativeFound", "find_dates", "find_relative"]
