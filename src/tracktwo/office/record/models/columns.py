"""What columns of rows share: the values a column is closed to, and the bounds of a partial date."""

from datetime import date
from typing import Any

from tracktwo.office.record import kinds
from tracktwo.vocabulary.dates import PartialDate

__all__ = ["bounds", "choices_of"]


def choices_of(kind: Any) -> list[tuple[str, Any]]:
    """Return each value of a closed set with its word."""
    return [(member.value, kinds.WORDS[member]) for member in kind]


def bounds(text: str) -> tuple[date | None, date | None]:
    """Return the first and last day a partial date can mean; nothing when it is not known."""
    if not text:
        return None, None
    partial = PartialDate.parse(text)
    return partial.earliest, partial.latest
