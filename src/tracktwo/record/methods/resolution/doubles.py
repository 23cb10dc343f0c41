"""Entries of a register that may be one: found by every form of their names, for a person to decide."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from tracktwo.record.methods.resolution.matching import Match
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.people import family_doubt_keys, person_keys, same_person
from tracktwo.record.tables import Verdict

__all__ = ["Double", "doubled_organisations", "doubled_people"]

_MOST: Final = 200_000
"""Pairs that are compared at most, so that a register of one name thousands of times still opens."""
_NOBODY: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Two entries that may be one, the first by its key.

    Attributes:
        one, other: their keys.
        forms: the form of each name that says so.
        match: how strongly, and why; its verdict is never "different".
    """

    one: str
    other: str
    forms: tuple[str, str]
    match: Match


def doubled_people(
    names: Mapping[str, Sequence[str]], *, beside: Mapping[str, Collection[str]] = _NOBODY
) -> tuple[Double, ...]:
    """Return the pairs of people whose names may be one person's, the surest first.

    Args:
        names: key of an entry → every form of its name as printed.
        beside: key of an entry → what stands with it, such as its organisations: with one in common, family names
            that differ by a letter are looked at, too.
    """

    def keys(key: str) -> Iterator[str]:
        for form in names[key]:
            yield from person_keys(form)
            for given in family_doubt_keys(form):
                yield from (f"{given}@{each}" for each in beside.get(key, ()))

    def match(one: str, other: str, first: str, second: str) -> Match:
        witnessed = bool(set(beside.get(one, ())) & set(beside.get(other, ())))
        return same_person(first, second, witnessed=witnessed)

    return _in_order(
        _best(one, other, ((a, b, match(one, other, a, b)) for a in names[one] for b in names[other]))
        for one, other in _pairs(names, keys)
    )


def doubled_organisations(names: Mapping[str, Sequence[str]]) -> tuple[Double, ...]:
    """Return the pairs of organisations whose names may be one organisation's, the surest first.

    A part is never its whole, and two names in two scripts are compared only where entries share a script.

    Args: names: key of an entry → every form of its name as printed.
    """

    def keys(key: str) -> Iterator[str]:
        for form in names[key]:
            yield from organisation_keys(form)

    return _in_order(
        _best(one, other, ((a, b, same_organisation(a, b)) for a in names[one] for b in names[other]))
        for one, other in _pairs(names, keys)
    )


def _pairs(names: Iterable[str], keys: Callable[[str], Iterable[str]]) -> list[tuple[str, str]]:
    """Return the pairs of entries with a key in common, those of rare keys first; no other pair is compared.

    No more than a register of real names has: thousands of entries under one name are told by the first of them.
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in keys(name):
            blocks[key].add(name)
    pairs: set[tuple[str, str]] = set()
    for _key, block in sorted(blocks.items(), key=lambda each: (len(each[1]), each[0])):
        for pair in combinations(sorted(block), 2):
            if len(pairs) >= _MOST:
                return sorted(pairs)
            pairs.add(pair)
    return sorted(pairs)


def _best(one: str, other: str, found: Iterable[tuple[str, str, Match]]) -> Double:
    """Return what the two forms say that say most."""
    first, second, match = max(found, key=lambda each: (_RANK[each[2].verdict], each[2].score))
    return Double(one=one, other=other, forms=(first, second), match=match)


def _in_order(doubles: Iterable[Double]) -> tuple[Double, ...]:
    kept = (each for each in doubles if each.match.verdict is not Verdict.DIFFERENT)
    return tuple(
        sorted(kept, key=lambda each: (-_RANK[each.match.verdict], -each.match.score, each.one, each.other))
    )


_RANK = {Verdict.SAME: 2, Verdict.UNSURE: 1, Verdict.DIFFERENT: 0}
