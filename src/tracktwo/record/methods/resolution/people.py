"""Whether two printed names are one person's, by the names alone."""

from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import name_lists
from tracktwo.record.methods.resolution.folding import edits, fold, plain
from tracktwo.record.methods.resolution.matching import APART, Match, Reason
from tracktwo.record.methods.resolution.names import Name, Person, read_person
from tracktwo.record.tables import Verdict

__all__ = ["family_doubt_keys", "person_keys", "same_person"]

_LEAST_FAMILY: Final = 3
_SURE: Final = 0.5
"""A reading of a name is taken at its word from here on."""


def _same(score: float, reason: Reason) -> Match:
    return Match(verdict=Verdict.SAME, score=score, reason=reason)


def _unsure(score: float, reason: Reason) -> Match:
    return Match(verdict=Verdict.UNSURE, score=score, reason=reason)


_UNLIKE: Final = Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.UNLIKE)
_RANK: Final = {Verdict.SAME: 2, Verdict.UNSURE: 1, Verdict.DIFFERENT: 0}


def same_person(one: str, other: str, *, witnessed: bool = False) -> Match:
    """Return what two printed names say by themselves about being one person's.

    Args:
        one: a name as printed, in any order, case or script.
        other: another.
        witnessed: whether something else joins them, such as an organisation; only then may family names that differ
            by a letter be one, and only as a doubt.

    Returns: the verdict; "unsure" is never taken for "same".
    """
    first, second = sorted((plain(one), plain(other)))
    if first == second:
        return _same(1.0, Reason.EQUAL)
    match = _matched(first, second, witnessed)
    if match.contradicts:
        return match
    if fold(one) == fold(other):
        return _same(1.0, Reason.EQUAL)
    if _letters_in_order(one) == _letters_in_order(other):
        return max(match, _same(0.96, Reason.EQUAL), key=_strength)  # Ana Ruiz-Paz and Ana Ruiz Paz
    return match


def _letters_in_order(text: str) -> str:
    return "".join(each for each in fold(text) if each.isalpha())


@lru_cache(maxsize=262144)
def _matched(one: str, other: str, witnessed: bool) -> Match:  # noqa: FBT001 -- a key of the cache
    first, second = read_person(one), read_person(other)
    if first.generation and second.generation and first.generation != second.generation:
        return _UNLIKE
    found: list[Match] = []
    if first.han and second.han:
        found.append(_han(first, second))
        if found[0].contradicts:
            return found[0]
    found += [
        _across(a, b) for a, b in ((first, second), (second, first)) if a.spoken and b.latin and not b.han
    ]
    if first.latin and second.latin:
        found.append(_latin(first, second, witnessed=witnessed))
    return max(found, key=_strength, default=APART)


def _strength(match: Match) -> tuple[int, float, bool]:
    return _RANK[match.verdict], match.score, match.contradicts


def _han(one: Person, other: Person) -> Match:
    wholes = [{name.family + name.whole_given for name in each.han} for each in (one, other)]
    if wholes[0] & wholes[1]:
        return _same(1.0, Reason.EQUAL)
    if {each[:2] for each in one.spoken} & {each[:2] for each in other.spoken}:
        return _UNLIKE
    if {name.family for name in one.han} & {name.family for name in other.han}:
        return _UNLIKE
    return APART


def _across(han: Person, latin: Person) -> Match:
    """Return what a name in Han characters and one in Latin letters say."""
    best = APART
    families = {family for family, _, _ in han.spoken}
    givens = {given for _, given, _ in han.spoken}
    for name in latin.latin:
        for family, given, standard in han.spoken:
            if family != name.family:
                continue
            if given == name.whole_given and name.score >= _SURE:
                best = max(best, _same(0.95 if standard else 0.85, Reason.SCRIPT), key=_strength)
            elif len(name.given) > 1 and not name.is_chinese and given in _runs(name.given):
                best = max(best, _same(0.85, Reason.MIDDLE), key=_strength)
        if name.family in families and best is APART:
            if all(len(each) == 1 for each in name.given) and name.given:
                fits = any(given.startswith(name.given[0]) for given in givens)
                best = _unsure(0.4, Reason.INITIAL) if fits else _UNLIKE
            elif name.score >= _SURE:
                best = _UNLIKE
    return best


def _runs(given: tuple[str, ...]) -> set[str]:
    """Return neighbouring given names in one piece: what a Chinese name beside a Western one is."""
    return {"".join(given[a:b]) for a in range(len(given)) for b in range(a + 1, len(given) + 1)}


def _latin(one: Person, other: Person, *, witnessed: bool) -> Match:
    best = APART
    for first in one.latin:
        for second in other.latin:
            best = max(best, _readings(first, second, one, other, witnessed=witnessed), key=_strength)
    if (
        best is APART
        and all(len(each.latin) == 1 for each in (one, other))
        and _letters(one) == _letters(other)
    ):
        return _UNLIKE  # LI Wei and WEI Li: the same words, and capitals that say they are two
    return best


def _letters(person: Person) -> set[tuple[str, ...]]:
    return {tuple(sorted((name.family, *name.given))) for name in person.latin}


def _readings(first: Name, second: Name, one: Person, other: Person, *, witnessed: bool) -> Match:
    if first.family == second.family:
        match = _given(first, second, one.also, other.also)
        likely = min(first.score, second.score)
        if likely < _SURE:
            if match.verdict is not Verdict.SAME or match.reason is not Reason.EQUAL:
                return APART
            if _either_way(first) or likely * max(first.score, second.score) < 0.05:
                return _unsure(0.4, Reason.ORDER)
            return _same(0.8, Reason.ORDER)
        if match.reason is Reason.EQUAL and match.verdict is Verdict.SAME:
            reason = Reason.EQUAL if first.order == second.order else Reason.ORDER
            return _same(0.97 if likely > 0.6 else 0.9, reason)
        if likely < 0.6 and match.contradicts and max(len(one.latin), len(other.latin)) > 1:
            return APART
        return match
    if witnessed and min(first.score, second.score) >= _SURE:
        return _one_letter(first, second)
    return APART


def _either_way(name: Name) -> bool:
    """Return whether both parts of a name are given names: James Martin is not Martin James."""
    known = name_lists().given
    return name.family in known and all(each in known for each in name.given)


def _one_letter(first: Name, second: Name) -> Match:
    if (
        first.given == second.given
        and len(first.whole_given) > 1
        and min(len(first.family), len(second.family)) >= _LEAST_FAMILY
        and edits(first.family, second.family, most=1) <= 1
    ):
        return _unsure(0.5, Reason.LETTER)
    return APART


def _given(first: Name, second: Name, also: frozenset[str], other_also: frozenset[str]) -> Match:
    """Return what the given names of two readings with one family name say."""
    one, other = first.given, second.given
    if first.whole_given == second.whole_given:
        return _same(0.97, Reason.EQUAL)
    if not one or not other:
        return _unsure(0.3, Reason.MIDDLE)
    if first.is_chinese and second.is_chinese:
        return _UNLIKE
    if first.family in name_lists().surnames and sorted(one) == sorted(other):
        return _same(0.9, Reason.ORDER)  # NGUYEN Thi Lan and Lan Thi Nguyen
    if first.is_chinese or second.is_chinese:
        return _chinese_given(first, second)
    if _fits(one[0], other[0]) or _known_as(one, other, also, other_also):
        return _western_given(one, other)
    for longer, shorter in ((one, other), (other, one)):
        if (
            len(longer) > len(shorter)
            and len(longer[0]) == 1
            and _fits(longer[1], shorter[0])
            and len(shorter[0]) > 1
        ):
            return _same(0.8, Reason.MIDDLE)  # J. Robert and Robert
        if (
            len(longer) > len(shorter)
            and set(shorter) < set(longer)
            and all(len(each) > 1 for each in shorter)
        ):
            return _unsure(0.5, Reason.MIDDLE)
    return _UNLIKE


def _known_as(
    one: tuple[str, ...], other: tuple[str, ...], also: frozenset[str], other_also: frozenset[str]
) -> bool:
    return one[0] in other_also or other[0] in also or any(_familiar(a, other[0]) for a in also)


def _western_given(one: tuple[str, ...], other: tuple[str, ...]) -> Match:
    """Return what given names say whose first ones fit: initials and middle names may be left out, not differ."""
    rest = list(zip(one[1:], other[1:], strict=False))
    if any(not _fits(a, b) for a, b in rest):
        return _UNLIKE
    if min(len(one[0]), len(other[0])) == 1:
        return _same(0.8 if rest else 0.75, Reason.INITIAL)
    if one[0] == other[0]:
        return _same(0.92, Reason.MIDDLE)
    return _same(0.9, Reason.NICKNAME)


def _chinese_given(first: Name, second: Name) -> Match:
    """Return what a Chinese given name and something else beside one family name say."""
    chinese, other = (first, second) if first.is_chinese else (second, first)
    if chinese.whole_given in _runs(other.given):
        return _same(0.85, Reason.MIDDLE)
    if all(len(each) == 1 for each in other.given):
        return _unsure(0.4, Reason.INITIAL) if chinese.whole_given[0] == other.given[0] else _UNLIKE
    if len(other.given) == 1 and _fits(chinese.whole_given, other.given[0]):
        return _same(0.9, Reason.NICKNAME)
    return _UNLIKE


def _fits(one: str, other: str) -> bool:
    """Return whether two given names are equal, one the initial of the other, or one a familiar form of the other."""
    if one == other:
        return True
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    return _familiar(one, other)


def _familiar(one: str, other: str) -> bool:
    known = name_lists().full_names
    fulls, others = known.get(one, frozenset()), known.get(other, frozenset())
    return one in others or other in fulls or (len(fulls) == 1 and fulls == others)


@lru_cache(maxsize=65536)
def person_keys(text: str) -> frozenset[str]:
    """Return the keys two names share if they can be one person's: only names with a key in common are compared."""
    person = read_person(text)
    keys = {f"han:{name.family}{name.whole_given}" for name in person.han}
    keys.add("=" + _letters_in_order(text))
    keys |= {f"{family}|{given[:1]}" for family, given, _ in person.spoken}
    for name in person.latin:
        known = name_lists().full_names
        for given in (*name.given, *person.also):
            initials = {given[:1]} | {full[:1] for full in known.get(given, ())}
            keys |= {f"{name.family}|{initial}" for initial in initials}
        if not name.given:
            keys.add(f"{name.family}|")
    return frozenset(keys)


def family_doubt_keys(text: str) -> frozenset[str]:
    """Return the given names of a printed name in one piece: what people share whose family names differ by a letter."""
    return frozenset(
        name.whole_given
        for name in read_person(text).latin
        if name.score >= _SURE and len(name.whole_given) > 1 and len(name.family) >= _LEAST_FAMILY
    )
