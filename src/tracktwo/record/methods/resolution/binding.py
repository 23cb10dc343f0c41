"""What documents bind names to: abbreviations, short names, nouns that mean another body in each of them."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tracktwo.record.methods.resolution.bodies import is_abbreviation, read_organisation
from tracktwo.record.methods.resolution.folding import HAN
from tracktwo.record.methods.resolution.matching import APART, Match, Reason
from tracktwo.record.methods.resolution.nodes import Node
from tracktwo.record.methods.resolution.organisations import organisation_keys, same_organisation
from tracktwo.record.methods.resolution.shortening import is_bare_noun
from tracktwo.record.tables import Stated, Verdict

__all__ = ["Bound", "beside_full"]

_STATED: Final = 1.1
_STATED_ELSEWHERE: Final = 0.94
_BESIDE: Final = {Reason.SHORT: 0.7, Reason.SCRIPT: 0.68}


def beside_full(found: Match) -> Match:
    """Return what two names of one document say: a shorter form, or one that sounds alike, is the same there."""
    if found.verdict is not Verdict.UNSURE or found.reason not in _BESIDE:
        return found
    return Match(verdict=Verdict.SAME, score=_BESIDE[found.reason], reason=found.reason)


class Bound:
    """What abbreviations mean, by document."""

    def __init__(self, aliases: Iterable[Stated]) -> None:
        self._full: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for each in sorted(aliases, key=lambda each: (each.document or "", each.short, each.name)):
            self._full[each.document, _body_key(each.short)].add(each.name)
        self._anywhere: dict[str, set[str]] = defaultdict(set)
        for (_, short), names in self._full.items():
            self._anywhere[short] |= names

    def is_short(self, form: str) -> bool:
        """Return whether a form may mean something else in every document."""
        return is_abbreviation(form) or is_bare_noun(form) or _body_key(form) in self._anywhere

    def meaning(self, node: Node) -> tuple[frozenset[str], bool]:
        """Return the full names a node is short for, and whether its own document says so."""
        key = _body_key(node.form)
        own = self._full.get((node.document, key), set()) | self._full.get((None, key), set())
        return (frozenset(own), True) if own else (frozenset(self._anywhere.get(key, ())), False)

    def keys(self, node: Node) -> frozenset[str]:
        """Return the keys under which a node meets the names it is short for."""
        names, _ = self.meaning(node)
        return frozenset(key for name in names for key in organisation_keys(name))

    def match(self, one: Node, other: Node) -> Match | None:
        """Return what documents say of two nodes; None where they say nothing."""
        if is_bare_noun(one.form) or is_bare_noun(other.form):
            return _said_of_noun(one, other)
        mine, said = self.meaning(one)
        yours, also_said = self.meaning(other)
        if _body_key(one.form) == _body_key(other.form):
            return _one_short(mine, yours, said=said, also_said=also_said)
        for names, own, node in ((mine, said, other), (yours, also_said, one)):
            if any(same_organisation(name, node.form).verdict is Verdict.SAME for name in names):
                score = _STATED if own else _STATED_ELSEWHERE
                return Match(verdict=Verdict.SAME, score=score, reason=Reason.STATED)
        for names, own, node in ((mine, said, other), (yours, also_said, one)):
            is_full = " " in node.form and not is_abbreviation(node.form)
            if own and is_full and not any(_may_be_one(name, node.form) for name in names):
                return Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.UNLIKE)
        return None


def _one_short(mine: frozenset[str], yours: frozenset[str], *, said: bool, also_said: bool) -> Match | None:
    """Return what documents say of one abbreviation in two of them; None where neither says anything."""
    if not (said or also_said):
        return None
    if said and also_said and not any(_may_be_one(a, b) for a in mine for b in yours):
        return Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.UNLIKE)
    return Match(
        verdict=Verdict.SAME, score=_STATED if said and also_said else _STATED_ELSEWHERE, reason=Reason.STATED
    )


def _may_be_one(one: str, other: str) -> bool:
    """Return whether two full names with one abbreviation are the same, or stand in two scripts."""
    return same_organisation(one, other).verdict is Verdict.SAME or bool(HAN.search(one)) != bool(
        HAN.search(other)
    )


@lru_cache(maxsize=65536)
def _body_key(form: str) -> str:
    organisation = read_organisation(form)
    return organisation.joined + organisation.han


def _said_of_noun(one: Node, other: Node) -> Match:
    """Return what is said of two where one is only a noun: in one document it is short for the only name with it."""
    alike = same_organisation(one.form, other.form)
    if one.documents & other.documents and (
        alike.reason is Reason.SHORT or (is_bare_noun(one.form) and is_bare_noun(other.form))
    ):
        return Match(verdict=Verdict.SAME, score=_BESIDE[Reason.SHORT], reason=Reason.SHORT)
    return APART
