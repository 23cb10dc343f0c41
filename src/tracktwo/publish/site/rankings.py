"""In which order statements are listed, and how many answered: from released figures alone, language aside."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

__all__ = ["by_gap", "people_of"]

Told = Mapping[str, Any]

_ALL: Final = 100


def by_gap(results: Mapping[str, Told]) -> list[str]:
    """Return the ids of results, the widest gap first, then by id.

    Where values are exact that is the distance between what is expected and what was answered; in bands it is the
    least the bands leave of it, so the order says no more than they do.
    """
    return sorted(results, key=lambda each: (-_widest(results[each]), each))


def _widest(told: Told) -> Fraction:
    first, second = told["sides"]
    return max(_gap(first, about=second), _gap(second, about=first))


def _gap(side: Told, *, about: Told) -> Fraction:
    expects = side.get("expects", {})
    counts = about.get("counts")
    if counts and "limits" in expects:
        views = counts["agree"] + counts["disagree"]
        if not views:
            return Fraction(0)
        return abs(Fraction(expects["points"]) / _ALL - Fraction(counts["agree"], views))
    gap = expects.get("gap")
    if not gap:
        return Fraction(0)
    low, high = Fraction(gap["low"]), Fraction(gap["high"])
    return Fraction(0) if low <= 0 <= high else min(abs(low), abs(high))


def people_of(results: Mapping[str, Told], sides: Sequence[str]) -> dict[str, list[str]]:
    """Return how many of each side answered a statement: the fewest and the most over the statements shown.

    Nothing else is told of how many took part: a number of its own would tell who joined or left.
    """
    given: dict[str, list[str]] = {key: [] for key in sides}
    for told in results.values():
        for side in told["sides"]:
            given[side["side"]].append(_people(side))
    return {key: _ends(found) for key, found in given.items()}


def _people(side: Told) -> str:
    if "counts" in side:
        return str(sum(side["counts"].values()))
    people: str = side["bands"]["people"]
    return people


def _ends(found: Sequence[str]) -> list[str]:
    ordered = sorted(set(found), key=_size)
    return list(dict.fromkeys((*ordered[:1], *ordered[-1:])))


def _size(people: str) -> int:
    return int(people.rstrip("+").partition("-")[0])
