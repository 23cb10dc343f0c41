"""The nouns that head posts: where one begins, and where it ends with what qualifies it."""

import re
from functools import lru_cache
from itertools import islice
from typing import Final

from tracktwo.record.lexica import Lexicon
from tracktwo.record.tables import Span

__all__ = ["AND", "FORMER", "LONGEST_ROLE", "begins_post", "is_role", "role_before", "role_end"]

AND: Final = re.compile(r"\s*(?:&|\band\b|/|,)\s*")
FORMER: Final = re.compile(
    r"(?:the|a|an|former|formerly|acting|interim|currently|then|ex-|outgoing|incoming|retired)\b[ -]?",
    re.IGNORECASE,
)
_CALLING_ENDS: Final = ("ist", "ian", "er", "pher", "ght")
_RUN: Final = re.compile(r"[^\S,;&/()]*(?:[^\s,;&/()]+[ ]*)*")
_RUN_WORD: Final = re.compile(r"[^\s,;&/()]+")
LONGEST_ROLE: Final = 6
_LONGEST_POST: Final = 60
_CALLING: Final = re.compile(
    r"[a-z](?:ologist|ographer|(?<!hung)(?<!bulg)(?<!agr)(?<!humanit)(?<!egalit)(?<!utilit)(?<!authorit)arian|onomist|urist|ivist|analyst|keeper|maker|holder|grower|wright)$"
    r"|\b(?:techn|polit|statist|phys|clin|mus|mathemat)ician$|\b[a-z]*master$"
)


def role_before(text: str, start: int, end: int, *, lexicon: Lexicon) -> Span | None:
    """Return a post printed before a name, as in "Secretary-General Karin Ek"; None where none stands."""
    found = role_end(text, start, end, lexicon, qualified=0)
    while found is not None and (joint := AND.match(text, found, end)):
        further = role_end(text, joint.end(), end, lexicon)
        if further is None:
            break
        found = further
    return None if found is None else Span(start, found)


def begins_post(text: str, start: int, *, lexicon: Lexicon) -> bool:
    """Return whether a post begins at a place: "former Minister", "Senior Fellow"."""
    while former := FORMER.match(text, start):
        start = former.end()
    return role_end(text, start, min(len(text), start + _LONGEST_POST), lexicon) is not None


def role_end(text: str, start: int, end: int, lexicon: Lexicon, *, qualified: int = 3) -> int | None:
    """Return where the longest post that begins at a place ends; up to ``qualified`` words may stand before its noun."""
    run = _RUN.match(text, start, end)
    words = text[start : run.end()].split(maxsplit=LONGEST_ROLE + qualified) if run else []
    lowered = [word.lower().strip(".:") for word in words[: LONGEST_ROLE + qualified]]
    for first in range(min(qualified + 1, len(lowered))):
        if first and not _may_qualify(words[first - 1], lexicon, is_first=first == 1):
            break
        for last in range(min(len(lowered), first + LONGEST_ROLE), first, -1):
            if _may_be_role(lowered[first], lowered[last - 1], lexicon) and is_role(
                " ".join(lowered[first:last]), lexicon, plural=not first
            ):
                return _end_of_word(text, start, end, number=last)
    return None


def _end_of_word(text: str, start: int, end: int, *, number: int) -> int:
    """Return where one of the words after a place ends, by its number."""
    for found in islice(_RUN_WORD.finditer(text, start, end), number - 1, None):
        return found.end()
    return start


@lru_cache(maxsize=4)
def _ends_of_roles(lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """Return the first and the last word of every post."""
    each = (words.split() for words in lexicon.roles)
    return frozenset((words[0], words[-1]) for words in each if words)


def _may_be_role(first: str, last: str, lexicon: Lexicon) -> bool:
    """Return whether words can be a post by the first and the last of them."""
    known = _ends_of_roles(lexicon)
    bare = last.rstrip("s")
    return (
        (first, last) in known
        or (bare != last and ((first, bare) in known or (bare, bare) in known))
        or last.endswith(_CALLING_ENDS)
    )


def is_role(phrase: str, lexicon: Lexicon, *, plural: bool) -> bool:
    """Return whether a phrase in small letters is a post, or several of one."""
    return (
        phrase in lexicon.roles
        or (plural and phrase.endswith("s") and phrase.rstrip("s") in lexicon.roles)
        or (phrase.endswith(_CALLING_ENDS) and bool(_CALLING.search(phrase)))
    )


def _may_qualify(word: str, lexicon: Lexicon, *, is_first: bool) -> bool:
    """Return whether a word can stand before the noun of a post: "Senior", "Research", "Harbour" …."""
    lowered = word.lower().strip(".")
    if lowered in {"senior", "chief", "deputy"}:
        return True
    return word[0].isupper() and not word.isupper() and (is_first or lowered not in lexicon.organisations)
