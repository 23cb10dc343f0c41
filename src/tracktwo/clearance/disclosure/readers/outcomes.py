"""Outcomes as plain JSON, for whoever keeps what was released; read back as strictly as they are written.

>>> write_outcome(Reason.TOO_FEW)
{'refused': 'too_few'}
"""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Final

from tracktwo.clearance.disclosure.methods import Outcome
from tracktwo.clearance.disclosure.tables import (
    Band,
    Bands,
    ExactExpectation,
    ExactStances,
    ExpectationBand,
    HeadCount,
    Reach,
    Reading,
    Reason,
    Released,
    Value,
)
from tracktwo.vocabulary.errors import DataError

__all__ = ["read_outcome", "write_outcome"]

Plain = dict[str, Any]

_KINDS: Final[Mapping[str, type[Value]]] = {
    "bands": Bands,
    "counts": ExactStances,
    "expected_band": ExpectationBand,
    "expected": ExactExpectation,
}
_NAMES: Final = {kind: name for name, kind in _KINDS.items()}
_EVERYTHING: Final = 100
_WIDEST: Final = 50
_STEP: Final = 10


def write_outcome(outcome: Outcome) -> Plain:
    """Return an outcome as plain JSON: a release under the names of its fields, or ``{"refused": reason}``."""
    if isinstance(outcome, Reason):
        return {"refused": outcome.value}
    return {**_plain(outcome), "value": {"kind": _NAMES[type(outcome.value)], **_plain(outcome.value)}}


def _plain(noun: Any) -> Plain:
    return {each.name: _written(getattr(noun, each.name)) for each in fields(noun)}


def _written(value: Any) -> Any:
    match value:
        case StrEnum():
            return value.value
        case date():
            return value.isoformat()
        case _ if is_dataclass(value):
            return _plain(value)
        case _:
            return value


def read_outcome(value: object) -> Outcome:
    """Return the outcome that plain JSON stands for.

    Raises: DataError if it is not exactly what :func:`write_outcome` writes of one.
    """
    try:
        outcome = _outcome(value)
    except (KeyError, TypeError, ValueError):
        raise _refusal() from None
    if write_outcome(outcome) != value:
        raise _refusal()
    return outcome


def _refusal() -> DataError:
    return DataError("A kept outcome is not one that was written; expected it as it was released, unchanged.")


def _outcome(value: Any) -> Outcome:
    if "refused" in value:
        return Reason(value["refused"])
    kind = value["value"]["kind"]
    return Released(
        value=_READERS[kind](value["value"]),
        number=_count(value["number"], least=1),
        day=date.fromisoformat(value["day"]),
        policy=_text(value["policy"]),
        reach=Reach(value["reach"]),
        held=None if value["held"] is None else Reason(value["held"]),
    )


def _bands(told: Plain) -> Bands:
    return Bands(
        people=HeadCount(told["people"]),
        agree=_band(told["agree"]),
        disagree=_band(told["disagree"]),
        classed=_flag(told["classed"]),
    )


def _band(told: Plain) -> Band:
    first, last, parts = (_count(told[name]) for name in ("first", "last", "parts"))
    if not first <= last < parts:
        raise ValueError
    return Band(first=first, last=last, parts=parts)


def _counts(told: Plain) -> ExactStances:
    return ExactStances(**{name: _count(told[name]) for name in ("agree", "disagree", "unsure")})


def _expected_band(told: Plain) -> ExpectationBand:
    points = None if told["points"] is None else _count(told["points"])
    read = None if told["reading"] is None else Reading(told["reading"])
    if (points is None) == (read is None) or (
        points is not None and (points > _EVERYTHING or points % _STEP)
    ):
        raise ValueError
    return ExpectationBand(people=HeadCount(told["people"]), points=points, reading=read)


def _expected(told: Plain) -> ExactExpectation:
    return ExactExpectation(
        points=_number(told["points"], most=_EVERYTHING),
        people=_count(told["people"], least=1),
        spread=_number(told["spread"], most=_WIDEST),
    )


_READERS: Final[Mapping[str, Callable[[Plain], Value]]] = {
    "bands": _bands,
    "counts": _counts,
    "expected_band": _expected_band,
    "expected": _expected,
}


def _count(value: object, *, least: int = 0) -> int:
    # type and not isinstance: for Python, True is a whole number.
    if type(value) is not int or value < least:
        raise ValueError
    return value


def _number(value: object, *, most: int) -> float:
    if type(value) is not float or not 0 <= value <= most:
        raise ValueError
    return value


def _flag(value: object) -> bool:
    if type(value) is not bool:
        raise TypeError
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value
