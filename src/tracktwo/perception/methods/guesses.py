"""Guesses as people and programs write them, to shares between 0 and 1; anything else is refused, with advice."""

import re
from collections.abc import Callable
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from tracktwo.perception.tables import ANSWERS, MISSING
from tracktwo.perception.tables.arrow import ArrowArray, codes_of, from_texts, numbers_of
from tracktwo.vocabulary.errors import TableError

__all__ = ["guesses_of"]

Floats = NDArray[np.float64]
Fault = Callable[[NDArray[np.bool_], str], TableError]

_BLANKS: Final = ("", *(word.lower() for word in MISSING))
_SCALES: Final = (10, 100)


def guesses_of(column: ArrowArray, *, name: str, where: str, fault: Fault) -> Floats:
    """Return a column of guesses as shares, NaN where there is none.

    Args:
        column: numbers or text.
        name: the column's.
        where: the table's name.
        fault: makes an error of which rows are wrong, and what about them.

    Raises: TableError if a guess is no share.
    """
    if not (pa.types.is_floating(column.type) or pa.types.is_integer(column.type)):
        column = _numbers(column, name=name, where=where, fault=fault)
    guesses = numbers_of(column)
    rule = ANSWERS.column(name)
    assert rule.low is not None
    assert rule.high is not None
    wrong = (guesses < rule.low) | (guesses > rule.high)
    if wrong.any():
        top = np.nanmax(guesses)
        # one guess of 1.01 among shares is a slip of the pen; on another scale most guesses are above 1
        most = np.nanmedian(guesses) > rule.high
        scale = next((each for each in _SCALES if most and top <= each), None)
        advice = (
            f"it looks like a scale of 0 to {scale}: divide by {scale}"
            if scale
            else "correct it or leave it blank"
        )
        raise fault(wrong, f"{name} must be a share, {rule.rule()}; {advice}")
    return guesses


def _numbers(column: ArrowArray, *, name: str, where: str, fault: Fault) -> ArrowArray:
    """Return a column of text as numbers; the usual words for "missing" are blanks."""
    try:
        texts = pc.utf8_trim_whitespace(column.cast(pa.string()))
        blank = pc.is_in(pc.utf8_lower(texts), value_set=from_texts(_BLANKS))
        texts = pc.if_else(blank, pa.nulls(len(texts), pa.string()), texts)
    except pa.ArrowException as error:
        raise TableError(f"{where}: {name} must be a number; it holds something else.") from error
    try:
        numbers: ArrowArray = texts.cast(pa.float64())
    except pa.ArrowInvalid as error:
        odd = [text for text in pc.unique(texts).to_pylist() if not _is_number(text)]
        places: ArrowArray = pc.call_function("index_in", [texts], pc.SetLookupOptions(from_texts(odd)))
        wrong = codes_of(places, missing=-1) >= 0
        advice = _advice(texts[int(wrong.argmax())].as_py())
        raise fault(
            wrong, f"{name} must be a number such as 0.4 or blank ({', '.join(MISSING)}); {advice}"
        ) from error
    return numbers


def _is_number(text: str | None) -> bool:
    if text is None:
        return True
    try:
        from_texts([text]).cast(pa.float64())
    except pa.ArrowInvalid:
        return False
    return True


def _advice(text: str) -> str:
    """Return what to do about a guess that is no number, without repeating it."""
    if text.endswith(("%", "％")):
        return "it has a percent sign: write 40 % as 0.4"
    if re.fullmatch(r"\d*[,，]\d+", text):
        return "it has a decimal comma: write 0,4 as 0.4"
    return "correct it"
