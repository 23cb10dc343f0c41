"""Entries of a register that may be one: found by every form of their names, for a person to decide."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, NamedTuple

from tracktwo.record.methods.resolution.matching import Match
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.people import family_doubt_keys, person_keys, same_person
from tracktwo.record.tables import Verdict

__all__ = ["Double", "Printed", "Register", "doubled_organisations", "doubled_people"]

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


class Printed(NamedTuple):
    """What is compared of an entry: every form of its name as printed, and what stands with it, such as houses."""

    forms: tuple[str, ...]
    beside: frozenset[str] = frozenset()


def doubled_people(
    names: Mapping[str, Sequence[str]], *, beside: Mapping[str, Collection[str]] = _NOBODY
) -> tuple[Double, ...]:
    """Return the pairs of people whose names may be one person's, the surest first.

    Args:
        names: key of an entry → every form of its name as printed.
        beside: key of an entry → what stands with it, such as its organisations: with one in common, family names
            that differ by a letter are looked at, too.
    """
    return Register.of_people().doubles(
        {key: Printed(tuple(forms), frozenset(beside.get(key, ()))) for key, forms in names.items()}
    )


def doubled_organisations(names: Mapping[str, Sequence[str]]) -> tuple[Double, ...]:
    """Return the pairs of organisations whose names may be one organisation's, the surest first.

    A part is never its whole, and two names in two scripts are compared only where entries share a script.

    Args: names: key of an entry → every form of its name as printed.
    """
    return Register.of_organisations().doubles({key: Printed(tuple(forms)) for key, forms in names.items()})


class Register:
    """The pairs of a register's entries that may be one, kept while entries come, change and go.

    What it returns is what a new one would return of the same entries: whatever differs from last time in anything is
    read and compared anew, and nothing is kept of what has gone. No two threads may ask it at once.
    """

    def __init__(
        self,
        *,
        keys: Callable[[Printed], Iterable[str]],
        match: Callable[[str, str, bool], Match],
    ) -> None:
        """Make an empty one.

        Args:
            keys: an entry → the keys it shares with any other it may be one with; no other pair is compared.
            match: two forms, and whether something else joins the two entries → what the forms say.
        """
        self._keys = keys
        self._match = match
        self._kept = _Kept()

    @classmethod
    def of_people(cls) -> "Register":
        """Return an empty register of people."""
        return cls(keys=_keys_of_person, match=_match_people)

    @classmethod
    def of_organisations(cls) -> "Register":
        """Return an empty register of organisations."""
        return cls(keys=_keys_of_organisation, match=_match_organisations)

    def doubles(self, entries: Mapping[str, Printed]) -> tuple[Double, ...]:
        """Return the pairs that may be one, the surest first.

        Args: entries: key of an entry → what is compared of it.
        """
        kept, self._kept = self._kept, _Kept()  # what fails halfway is begun again from nothing
        if entries != kept.entries:
            self._bring_up(kept, dict(entries))
        self._kept = kept
        return kept.found

    def _bring_up(self, kept: "_Kept", entries: dict[str, Printed]) -> None:
        """Bring what is kept up to date."""
        gone = {key for key, printed in kept.entries.items() if entries.get(key) != printed}
        new = {
            key: set(self._keys(printed))
            for key, printed in entries.items()
            if key in gone or key not in kept.entries
        }
        was_whole = kept.is_whole
        kept.take_out({key: set(self._keys(kept.entries[key])) for key in gone})
        for key, keys in new.items():
            for each in keys:
                kept.blocks[each].append(key)
        kept.entries = entries
        more = sum(len(kept.blocks[each]) for keys in new.values() for each in keys)
        if was_whole and len(kept.compared) + more < _MOST:
            wanted = _beside(kept.blocks, new)
        else:
            wanted = _rarest(kept.blocks)
            kept.drop([pair for pair in kept.compared if pair not in wanted])
        fresh = {pair: self._compare(entries, *pair) for pair in sorted(wanted) if pair not in kept.compared}
        kept.compared |= fresh
        found = (*kept.found, *(double for double in fresh.values() if double is not None))
        kept.found = tuple(sorted(found, key=_place))

    def _compare(self, entries: Mapping[str, Printed], one: str, other: str) -> Double | None:
        """Return what the two forms say that say most; None where they are of two."""
        first, second = entries[one], entries[other]
        is_joined = not first.beside.isdisjoint(second.beside)
        said = ((a, b, self._match(a, b, is_joined)) for a in first.forms for b in second.forms)
        a, b, match = max(said, key=lambda each: (_RANK[each[2].verdict], each[2].score))
        return (
            None
            if match.verdict is Verdict.DIFFERENT
            else Double(one=one, other=other, forms=(a, b), match=match)
        )


class _Kept:
    """What is known of a register: its entries by the keys they share, and every pair with what was found of it."""

    __slots__ = ("blocks", "compared", "entries", "found")

    def __init__(self) -> None:
        self.entries: dict[str, Printed] = {}
        self.blocks: defaultdict[str, list[str]] = defaultdict(list)
        self.compared: dict[tuple[str, str], Double | None] = {}
        self.found: tuple[Double, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Return whether every pair with a key in common is among those compared."""
        return len(self.compared) < _MOST

    def take_out(self, gone: Mapping[str, Iterable[str]]) -> None:
        """Take entries out, each with its keys, and every pair that one of them is in."""
        for key, keys in gone.items():
            for each in keys:
                self.blocks[each].remove(key)
                if not self.blocks[each]:
                    del self.blocks[each]
        if gone:
            self.drop([pair for pair in self.compared if pair[0] in gone or pair[1] in gone])

    def drop(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Forget what was found of some pairs."""
        told = {pair for pair in pairs if self.compared.pop(pair) is not None}
        if told:
            self.found = tuple(each for each in self.found if (each.one, each.other) not in told)


def _beside(blocks: Mapping[str, Sequence[str]], new: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    """Return the pairs of new entries with any other that has a key in common; no other pair is compared."""
    return {
        (min(key, other), max(key, other))
        for key, keys in new.items()
        for each in keys
        for other in blocks[each]
        if other != key
    }


def _rarest(blocks: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """Return the pairs with a key in common, those of rare keys first, and no more than a register of real names has.

    Thousands of entries under one name are told by the first of them.
    """
    pairs: set[tuple[str, str]] = set()
    for _key, block in sorted(blocks.items(), key=lambda each: (len(each[1]), each[0])):
        for pair in combinations(sorted(block), 2):
            if len(pairs) >= _MOST:
                return pairs
            pairs.add(pair)
    return pairs


def _place(double: Double) -> tuple[bool, float, str, str]:
    """Return where a pair stands among others: the surest first."""
    return double.match.verdict is not Verdict.SAME, -double.match.score, double.one, double.other


def _keys_of_person(printed: Printed) -> Iterator[str]:
    for form in printed.forms:
        yield from person_keys(form)
        if printed.beside:
            for given in family_doubt_keys(form):
                yield from (f"{given}@{each}" for each in printed.beside)


def _keys_of_organisation(printed: Printed) -> Iterator[str]:
    for form in printed.forms:
        yield from organisation_keys(form)


def _match_people(one: str, other: str, is_joined: bool) -> Match:  # noqa: FBT001 -- as any rule is asked
    return same_person(one, other, witnessed=is_joined)


def _match_organisations(one: str, other: str, is_joined: bool) -> Match:  # noqa: ARG001, FBT001 -- as any rule is asked
    return same_organisation(one, other)


_RANK: Final = {Verdict.SAME: 2, Verdict.UNSURE: 1, Verdict.DIFFERENT: 0}
