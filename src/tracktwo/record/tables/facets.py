"""What a sentence says about an event, one value and the words that say it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tracktwo.record.tables.entries import Span

__all__ = ["Said"]

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[Value_co]):
    """A value and the span that says it."""

    value: Value_co
    span: Span
