"""What a sentence says about an event, one value and the words that say it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tracktwo.record.tables.entries import Span

__all__ = ["Said"]

Value = TypeVar("Value", covariant=True)


@dataclass(frozen=True, slots=True)
class Said(Generic[Value]):
    """A value and the span that says it."""

    value: Value
    span: Span
