"""What people decided about names, looked up by the names as printed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.record.methods.resolution.folding import fold
from tracktwo.record.tables import Judgement, Verdict

__all__ = ["Decided", "decided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """Decisions by folded names.

    Attributes:
        same: a name → every name it is the same as, itself among them.
        different, unsure: pairs; "different" wins over "same", whoever said so when. A pair of one name is about two
            who are printed alike.
        alike: names that two are printed with who were decided to be one.
    """

    same: dict[str, frozenset[str]]
    different: frozenset[frozenset[str]]
    unsure: frozenset[frozenset[str]]
    alike: frozenset[str] = frozenset()

    def names(self, form: str) -> frozenset[str]:
        """Return every name that was decided to be the same as one."""
        return self.same.get(fold(form), frozenset((fold(form),)))

    def are_same(self, one: str, other: str) -> bool:
        """Return whether a person decided that two names, printed differently, are one."""
        return (
            fold(one) != fold(other) and fold(other) in self.names(one) and not self.are_different(one, other)
        )

    def are_one(self, one: str, other: str) -> bool:
        """Return whether a person decided that two are one, however they are printed."""
        return self.are_same(one, other) or (fold(one) == fold(other) and fold(one) in self.alike)

    def are_different(self, one: str, other: str) -> bool:
        """Return whether a person decided that two names are two."""
        return frozenset((fold(one), fold(other))) in self.different

    def are_unsure(self, one: str, other: str) -> bool:
        """Return whether a person looked and could not tell."""
        return frozenset((fold(one), fold(other))) in self.unsure


def decided(judgements: Iterable[Judgement]) -> Decided:
    """Return decisions ready to be asked; their order changes nothing."""
    pairs: dict[Verdict, set[frozenset[str]]] = defaultdict(set)
    for each in judgements:
        pairs[each.verdict].add(frozenset((fold(each.one), fold(each.other))))
    different = pairs[Verdict.DIFFERENT]
    same: dict[str, set[str]] = {}
    for pair in sorted(pairs[Verdict.SAME] - different, key=sorted):
        one, *rest = sorted(pair)
        together = same.get(one, {one}) | same.get(rest[0] if rest else one, set(rest or [one]))
        for name in together:
            same[name] = together
    return Decided(
        same={name: frozenset(names) for name, names in same.items()},
        different=frozenset(different),
        unsure=frozenset(pairs[Verdict.UNSURE] - different - pairs[Verdict.SAME]),
        alike=frozenset(name for pair in pairs[Verdict.SAME] - different if len(pair) == 1 for name in pair),
    )
