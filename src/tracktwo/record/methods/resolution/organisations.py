"""Whether two printed names are one organisation's, by the names alone, and which is part of which."""

from functools import lru_cache
from typing import Final

from tracktwo.record.lexica import lexicon, name_lists
from tracktwo.record.methods.resolution.bodies import SMALL, Organisation, read_organisation
from tracktwo.record.methods.resolution.folding import edits, fold, plain, simplified
from tracktwo.record.methods.resolution.matching import APART, Match, Reason
from tracktwo.record.methods.resolution.shortening import known_words, short_forms
from tracktwo.record.methods.resolution.translating import is_heard, is_translation
from tracktwo.record.tables import Verdict

__all__ = ["is_part_of", "organisation_keys", "same_organisation"]

_LEAST_MERGED: Final = 8
_LEAST_DOUBTED: Final = 5
_LEAST_SHORT: Final = 3
_LEAST_HAN: Final = 4
"""Han characters that make a whole name, and not just a place beside a name in Latin letters."""


def _same(score: float, reason: Reason) -> Match:
    return Match(verdict=Verdict.SAME, score=score, reason=reason)


def _unsure(score: float, reason: Reason) -> Match:
    return Match(verdict=Verdict.UNSURE, score=score, reason=reason)


_UNLIKE: Final = Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.UNLIKE)
_PART: Final = Match(verdict=Verdict.DIFFERENT, score=0.0, reason=Reason.PART)


def same_organisation(one: str, other: str) -> Match:
    """Return what two printed names say by themselves about being one organisation's.

    What contains the other is a part of it or has it as a part; it is never the same. Words printed in capitals are
    never taken for misprints of each other.

    Args: one, other: names as printed, in any case or script.
    Returns: the verdict; "unsure" is never taken for "same".
    """
    first, second = sorted((plain(one), plain(other)))
    return _matched(first, second)


@lru_cache(maxsize=262144)
def _matched(one: str, other: str) -> Match:
    if fold(one) == fold(other):
        return _same(1.0, Reason.EQUAL)
    first, second = read_organisation(one), read_organisation(other)
    return (
        _equal(first, second)
        or _known(first, second)
        or _abbreviated(first, second)
        or _translated(first, second)
        or _shortened(first, second)
        or _contained(first, second)
        or _misprinted(first, second)
        or _apart(first, second)
    )


def _equal(one: Organisation, other: Organisation) -> Match | None:
    latin = bool(one.tokens) and one.joined == other.joined
    han = bool(one.han) and one.han == other.han
    contrary = (one.tokens and other.tokens and not latin) or (one.han and other.han and not han)
    part = not latin and (one.tokens or other.tokens) and len(one.han) < _LEAST_HAN
    if (latin or han) and not contrary and not part:
        if one.qualifiers == other.qualifiers:
            return _same(
                0.97, Reason.LEGAL_FORM if one.has_legal_form != other.has_legal_form else Reason.EQUAL
            )
        if one.qualifiers and other.qualifiers:
            return _UNLIKE
        return _unsure(0.5, Reason.PART)
    if one.qualifiers != other.qualifiers or len(one.content) < 2:
        return None
    if one.content == other.content:
        return _same(0.9, Reason.EQUAL)
    if _turned(one, other) or _turned(other, one):
        return _same(0.85, Reason.ORDER)
    return None


def _turned(one: Organisation, other: Organisation) -> bool:
    """Return whether a part and its whole, parted by a comma, stand in the other name as whole and part."""
    if len(one.pieces) != 2 or len(other.pieces) != 1:
        return False
    part, whole = one.pieces
    return len(part) > 1 and "".join((*whole, *part)) == other.joined


@lru_cache(maxsize=1)
def _known_bodies() -> dict[str, int]:
    """Return the keys of well-known bodies; one that two of them share stands for none."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for number, names in enumerate(name_lists().known):
        for key in {key for name in names for key in _own_keys(read_organisation(name))}:
            if found.setdefault(key, number) != number:
                twice.add(key)
    return {key: number for key, number in found.items() if key not in twice}


def _own_keys(organisation: Organisation) -> set[str]:
    if organisation.qualifiers:
        return set()
    return {key for key in (organisation.joined, organisation.han, "".join(organisation.content)) if key}


def _known_as(organisation: Organisation) -> int | None:
    known = _known_bodies()
    return next((known[key] for key in sorted(_own_keys(organisation)) if key in known), None)


def _known(one: Organisation, other: Organisation) -> Match | None:
    first, second = _known_as(one), _known_as(other)
    if first is None or second is None:
        return None
    return _same(0.93, Reason.KNOWN) if first == second else None


def _abbreviated(one: Organisation, other: Organisation) -> Match | None:
    if one.short and other.short:
        if one.short_capitals == other.short_capitals:
            return _same(0.85, Reason.ABBREVIATION)  # MFA and MoFA
        return _UNLIKE
    for short, full in ((one, other), (other, one)):
        key = short.short or (short.joined if len(short.tokens) == 1 else "")
        if key and key in full.shorts:
            return _same(0.95, Reason.STATED)
        if short.short and short.short in full.initials and not full.short:
            if full.shorts and short.short not in full.shorts:
                return _UNLIKE
            if len(short.short) >= _LEAST_SHORT:
                return _same(0.8 if short.short in full.whole_initials else 0.78, Reason.ABBREVIATION)
            return _unsure(0.4, Reason.ABBREVIATION)
    return None


def _translated(one: Organisation, other: Organisation) -> Match | None:
    for han, latin in ((one, other), (other, one)):
        if not han.han or han.tokens or not latin.tokens or latin.han:
            continue
        if is_translation(han.han, latin):
            return _same(0.85, Reason.SCRIPT)
        if is_heard(han.han, latin):
            return _unsure(0.45, Reason.SCRIPT)
    return None


def _shortened(one: Organisation, other: Organisation) -> Match | None:
    """Return that one may be a shorter form of the other, where the other stands beside it."""
    for short, full in ((one, other), (other, one)):
        if not full.qualifiers and (short.joined or short.han) in short_forms(full):
            return _unsure(0.45, Reason.SHORT)
    return None


def _contained(one: Organisation, other: Organisation) -> Match | None:
    if _is_part(one, other) or _is_part(other, one):
        return _PART
    return None


def is_part_of(part: str, whole: str) -> bool:
    """Return whether one printed name holds another as the whole it is part of.

    ``Third Institute of the Academy``, ``Third Institute, Academy`` and ``Academy Third Institute`` are parts of
    ``Academy``; ``Institute of Law, Harbour University`` is no part of ``Institute of Law``.
    """
    return _is_part(read_organisation(plain(part)), read_organisation(plain(whole)))


def _is_part(part: Organisation, whole: Organisation) -> bool:
    if part.han and whole.han and not part.tokens and len(whole.han) >= _LEAST_HAN:
        rest = part.han[len(whole.han) :]
        return part.han.startswith(whole.han) and len(rest) >= 2 and not rest.startswith("业")
    size = len(whole.tokens)
    if not size or size >= len(part.tokens) or (size == 1 and not (whole.short or len(part.pieces) > 1)):
        return False
    if part.tokens[-size:] == whole.tokens:
        linked = part.tokens[-size - 1] in {"of", "at", "the", "in"} and (whole.short or _has_noun(whole))
        return bool(linked) or whole.tokens in part.pieces[1:]
    head = part.pieces[0]
    return len(head) > size and head[:size] == whole.tokens and head[size] not in SMALL


def _has_noun(organisation: Organisation) -> bool:
    """Return whether a name has a noun of organisations, so that what follows "of" is one and no subject."""
    nouns = lexicon().organisations
    return any(word in nouns or word + "s" in nouns for word in organisation.tokens)


def _misprinted(one: Organisation, other: Organisation) -> Match | None:
    """Return what two names say that differ in one word by a letter or two."""
    if len(one.tokens) != len(other.tokens) or not one.tokens or one.qualifiers != other.qualifiers:
        return None
    differing = [(a, b) for a, b in zip(one.tokens, other.tokens, strict=True) if a != b]
    if len(differing) != 1:
        return None
    first, second = differing[0]
    if min(len(first), len(second)) < _LEAST_DOUBTED or first[0] != second[0]:
        return None
    distance = edits(first, second, most=2)
    if distance > 2:
        return None
    if _are_words(first, second):
        return _UNLIKE
    capitals = any(word in each.capitals for word in differing[0] for each in (one, other)) or (
        one.short or other.short
    )
    one_word = _is_word(first) != _is_word(second)
    if one_word and distance == 1 and min(len(first), len(second)) >= _LEAST_MERGED and not capitals:
        return _same(0.75, Reason.MISPRINT)  # one is a word, the other none: Technology and Tecnology
    if capitals and min(len(first), len(second)) < _LEAST_MERGED:
        return None
    if distance == 1 or min(len(first), len(second)) >= _LEAST_MERGED:
        return _unsure(0.45, Reason.MISPRINT)
    return None


def _are_words(one: str, other: str) -> bool:
    """Return whether both are words or places with a meaning of their own."""
    return _is_word(one) and _is_word(other)


def _is_word(word: str) -> bool:
    return word in known_words()


def _apart(one: Organisation, other: Organisation) -> Match:
    """Return that two full names in one script exclude each other."""
    both_latin = min(len(one.tokens), len(other.tokens)) > 1
    both_han = min(len(one.han), len(other.han)) >= _LEAST_HAN
    return _UNLIKE if both_latin or both_han else APART


@lru_cache(maxsize=65536)
def organisation_keys(text: str) -> frozenset[str]:
    """Return the keys two names share if they can be one organisation's."""
    organisation = read_organisation(plain(text))
    keys = {f"k:{key}" for key in (organisation.joined, "".join(organisation.content)) if key}
    keys |= {f"k:{key}" for key in short_forms(organisation)}
    keys |= {f"s:{key}" for key in (*organisation.initials, *organisation.shorts) if len(key) > 1}
    if len(organisation.tokens) == 1:
        keys.add(f"s:{organisation.joined}")
        keys.add(f"s:{organisation.short_capitals.lower() or organisation.joined}")
    if organisation.han:
        keys.add(f"k:{organisation.han}")
    if len(organisation.pieces) == 2:
        part, whole = organisation.pieces
        keys.add("k:" + "".join((*whole, *part)))
    known = _known_as(organisation)
    if known is not None:
        keys.add(f"b:{known}")
    for place, word in enumerate(organisation.tokens):
        if len(word) >= _LEAST_DOUBTED:
            rest = (*organisation.tokens[:place], word[0], *organisation.tokens[place + 1 :])
            if len(organisation.tokens) == 1:
                rest = (word[:3],)
            keys.add(f"f:{place}:" + " ".join(rest))
    keys.add("=" + simplified(fold(text)))
    return frozenset(keys)
