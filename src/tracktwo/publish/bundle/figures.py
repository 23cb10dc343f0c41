"""The figures of results: numbers that nobody can have released are refused, so that no page is made of them."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any, Final

from tracktwo.publish.bundle.checks import refuse

__all__ = ["check_figures"]

Told = Mapping[str, Any]

_SIDES: Final = 2
_MOST_POINTS: Final = 100


def check_figures(each: str, content: Told) -> None:
    """Refuse a result whose figures contradict themselves.

    Args:
        each: The id of the result.
        content: What it tells.

    Raises:
        DataError: With the side that is wrong, and what is.
    """
    sides = content["sides"]
    if len(sides) != _SIDES or len({side["side"] for side in sides}) != _SIDES:
        raise refuse(f"items.{each}", "must tell of both sides, once each")
    for place, side in enumerate(sides):
        for wrong in _faults(side):
            raise refuse(f"items.{each}.content.sides[{place}]", wrong)


def _faults(side: Told) -> Iterator[str]:
    if ("counts" in side) == ("bands" in side):
        yield "must tell answers as counts or as bands, and not both"
    for bands in (
        *([side["bands"]] if "bands" in side else []),
        *(part["bands"] for part in side.get("parts", ())),
    ):
        yield from _faults_of_bands(bands)
    if "limits" in side and not _holds(side["limits"]):
        yield "has limits that no share lies between"
    yield from _faults_of_guesses(side.get("expects", {}))


def _faults_of_bands(bands: Told) -> Iterator[str]:
    if not all(_is_range(bands[stance]) for stance in ("agree", "disagree")):
        yield "has bands that no share lies in"
    elif Fraction(bands["agree"]["low"]) + Fraction(bands["disagree"]["low"]) >= 1:
        yield "has bands that make more than the whole"


def _faults_of_guesses(expects: Told) -> Iterator[str]:
    if "limits" in expects and not (_holds(expects["limits"]) and "points" in expects):
        yield "has limits of an expectation without one"
    if "limits" in expects and not expects["people"].isdecimal():
        yield "counts an expectation without saying how many guessed"
    if "points" in expects and Fraction(expects["points"]) > _MOST_POINTS:
        yield f"expects more than {_MOST_POINTS} points"
    gap = expects.get("gap")
    if gap and not _holds(gap, least=-1):
        yield "has a gap that nothing lies in"


def _is_range(limits: Told) -> bool:
    return _holds(limits) and Fraction(limits["low"]) != Fraction(limits["high"])


def _holds(limits: Told, *, least: int = 0) -> bool:
    return least <= Fraction(limits["low"]) <= Fraction(limits["high"]) <= 1
