"""Dates told from another: "the following day" is the day after the event told before it."""

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from tracktwo.vocabulary.dates import PartialDate, Precision

__all__ = ["RelativeFound", "find_relative"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeFound:
    """A date told from another, where it is printed; ``days`` after it."""

    start: int
    end: int
    days: int

    def after(self, date: PartialDate | None) -> PartialDate | None:
        """Return the date it means when told after another; None where that one is not known to the day."""
        if date is None or date.precision is not Precision.DAY:
            return None
        return PartialDate.parse((date.latest + timedelta(days=self.days)).isoformat())


_NUMBERS: Final = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "两": 2, "三": 3, "四": 4, "五": 5}
_NEXT: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]n the|[Tt]hat)[ ](?:following|next)[ ](?:day|morning|afternoon|evening)\b|\b[Tt]he day after\b"
    r"|次日|翌日|第二天(?!的?议程)"
)
_LATER: Final = re.compile(r"\b([Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix)[ ]days[ ]later\b|([两三四五])天后")
_WEEKS: Final = re.compile(
    r"\b(?:(?P<one>[Aa]|[Oo]ne)|(?P<more>[Tt]wo|[Tt]hree|[Ff]our))[ ]weeks?[ ]later\b|(?P<han>[一两三四])周后"
)
_WEEK: Final = 7
_SAME: Final = re.compile(
    r"\b(?:[Tt]he|[Oo]n the|[Ll]ater the)[ ]same[ ](?:day|morning|afternoon|evening)\b|\b[Ll]ater that day\b|同日|当天(?:下午|晚上|晚间)"
)


def find_relative(text: str) -> tuple[RelativeFound, ...]:
    """Return what is dated from something told before, in order."""
    found = [RelativeFound(start=each.start(), end=each.end(), days=1) for each in _NEXT.finditer(text)]
    found += [RelativeFound(start=each.start(), end=each.end(), days=0) for each in _SAME.finditer(text)]
    found += [
        RelativeFound(start=each.start(), end=each.end(), days=_NUMBERS[(each[1] or each[2]).lower()])
        for each in _LATER.finditer(text)
    ]
    found += [
        RelativeFound(start=each.start(), end=each.end(), days=_WEEK * _weeks(each))
        for each in _WEEKS.finditer(text)
    ]
    return tuple(sorted(found, key=lambda each: each.start))


def _weeks(found: re.Match[str]) -> int:
    return 1 if found["one"] or found["han"] == "一" else _NUMBERS[(found["more"] or found["han"]).lower()]
