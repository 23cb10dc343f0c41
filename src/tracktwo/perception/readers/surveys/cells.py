"""What the cells of a survey say, each different text read once and then remembered."""

import math
import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Final, TypeVar

from tracktwo.perception.tables import MISSING, Stance, SurveyMapping

__all__ = [
    "SKIP",
    "OddCellError",
    "Remembered",
    "cell_text",
    "clean",
    "column_name",
    "guess_of",
    "number_text",
    "side_of",
    "stance_of",
]

SKIP: Final = len(Stance)
"""The code of a skipped statement; a stance's code is its place in :class:`Stance`."""
_CODES: Final = {each: code for code, each in enumerate(Stance)}
_BLANKS: Final = frozenset({"", *(word.lower() for word in MISSING)})
# three digits after a comma may be thousands
_NUMBER: Final = re.compile(r"(\d+)(?:\.(\d+)|,(\d{1,2}))?(\s*%)?")
_WHOLE: Final = re.compile(r"(-?\d+)\.0+")

T = TypeVar("T")


class OddCellError(ValueError):
    """A cell that the mapping has no meaning for; the sentence follows "row 4, column 'q1': "."""


class Remembered(dict[str, T]):
    """What texts mean, worked out at first sight; for a survey repeats few answers many times."""

    def __init__(self, read: Callable[[str], T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: str) -> T:
        meaning = self[text] = self._read(text)
        return meaning


def clean(text: str) -> str:
    """Return a text as answers are compared: any case, any width of letters, white space as one space."""
    text = " ".join(unicodedata.normalize("NFKC", text).split()).casefold()
    whole = _WHOLE.fullmatch(text)
    return whole[1] if whole else text


def column_name(text: str) -> str:
    """Return a column's name as names are compared: line breaks and other white space as one space."""
    return " ".join(text.split())


def number_text(value: object) -> str:
    """Return a number as a person writes it: 1, not 1.0; NaN, which stands for a missing number, is blank."""
    if isinstance(value, float) and math.isnan(value):
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def side_of(mapping: SurveyMapping, labels: Mapping[str, str]) -> Callable[[str], str]:
    """Return how a cell names a side; blank = no side. ``labels``: by what is stored, what it stands for."""

    def read(text: str) -> str:
        label = labels.get(text, text)
        if not mapping.sides:
            return column_name(label)
        for each in (clean(label), clean(text)):
            if each in mapping.sides:
                return mapping.sides[each]
        if clean(text) in _BLANKS:
            return ""
        raise OddCellError(
            "no side is mapped to what stands here; add it under [side.values], or leave its rows out"
        )

    return read


def stance_of(mapping: SurveyMapping, labels: Mapping[str, str]) -> Callable[[str], int]:
    """Return how a cell tells a stance, as its code."""

    def read(text: str) -> int:
        for each in (clean(labels.get(text, text)), clean(text)):
            if each in mapping.stances:
                stance = mapping.stances[each]
                return SKIP if stance is None else _CODES[stance]
        if clean(text) in _BLANKS:
            return SKIP
        raise OddCellError("no stance is mapped to what stands here; add it under [stance]")

    return read


def guess_of(mapping: SurveyMapping, labels: Mapping[str, str]) -> Callable[[str], float]:
    """Return how a cell tells a guess, on the mapping's scale; NaN = none."""
    scale = mapping.scale

    def read(text: str) -> float:
        for each in (clean(labels.get(text, text)), clean(text)):
            if each in mapping.guesses:
                return mapping.guesses[each]
            if each in mapping.cannot_guess:
                return math.nan
        if clean(text) in _BLANKS:
            return math.nan
        number = _NUMBER.fullmatch(clean(text))
        if number is None:
            raise OddCellError(
                f"a guess should be a number from 0 to {scale}, or a text under cannot_guess or [expected.values]"
            )
        if number[4] and scale != _PER_CENT:
            raise OddCellError(f"a guess has a percent sign, and the mapping says scale = {scale}")
        value = float(f"{number[1]}.{number[2] or number[3] or 0}")
        if value > scale:
            raise OddCellError(
                f"a guess lies above {scale}, the end of the scale; correct it, or scale in the mapping"
            )
        return value

    return read


_PER_CENT: Final = 100


def cell_text(value: object) -> str:
    """Return a value as a reader of a CSV file would find it."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case int() | float():
            return number_text(value)
        case _:
            return str(value)
