"""What a picture of pairs shows: one thing counted for each of two sides."""

from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.vocabulary.errors import DataError

__all__ = ["PairRow"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PairRow:
    """One thing that is counted.

    Args:
        label: What is counted.
        numbers: How many of it, by the key of the side; 0 or more.
        note: What a reader must know beside it; "" for nothing.
    """

    label: str
    numbers: Mapping[str, int]
    note: str = ""

    def __post_init__(self) -> None:
        if any(number < 0 for number in self.numbers.values()):
            raise DataError(f"A picture counts {self.label!r} as {dict(self.numbers)}; expected 0 or more.")
