"""Names of organisations put over between Han characters and English, word by word, proper names by sound."""

from collections import Counter
from functools import lru_cache
from itertools import product
from typing import Final

from tracktwo.record.lexica import lexicon, name_lists
from tracktwo.record.methods.resolution.bodies import SMALL, Organisation, english_words
from tracktwo.record.methods.resolution.folding import fold, sounds
from tracktwo.record.methods.resolution.hearing import sounds_alike

__all__ = ["in_english", "is_heard", "is_translation"]

_LONGEST_PROPER: Final = 5
_LONGEST_TERM: Final = 6
_FEWEST: Final = 2
_MOST_HEARD: Final = 3
_RIVERS: Final = {"河": "river", "江": "river", "湖": "lake", "山": "mountain", "岛": "island", "湾": "bay"}
"""What a place may end with, which is put over by its sense."""
_JOINING: Final = frozenset("与與和及暨")


def is_translation(han: str, latin: Organisation) -> bool:
    """Return whether an English name is a Chinese one word by word: every word of each has its match in the other.

    Args:
        han: the Chinese name, simplified, without its legal form.
        latin: the English one.
    """
    parts = in_english(han)
    words = Counter(each for each in latin.tokens if each not in SMALL)
    return len(parts) >= _FEWEST and _covers(parts, words)


def _covers(parts: tuple[frozenset[tuple[str, ...]], ...], words: Counter[str]) -> bool:
    if not parts:
        return not +words
    for choice in sorted(parts[0]):
        wanted = Counter(choice)
        if all(words[word] >= number for word, number in wanted.items()) and _covers(
            parts[1:], words - wanted
        ):
            return True
    return False


@lru_cache(maxsize=16384)
def in_english(han: str) -> tuple[frozenset[tuple[str, ...]], ...]:
    """Return the parts of a Chinese name in order, each with the rows of English words it may be put as.

    The longest known words are taken first; what is left between them is a proper name and is put over by sound.
    """
    return tuple(_term(each, len(each)) or _by_sound(each) for each in _parted(han))


@lru_cache(maxsize=16384)
def _parted(han: str) -> tuple[str, ...]:
    """Return the known words of a Chinese name and the proper names between them, in order; "and" is left out."""
    parts: list[str] = []
    proper = ""
    place = 0
    while place < len(han):
        size = next((n for n in range(_LONGEST_TERM, 0, -1) if _term(han[place : place + n], n)), 0)
        joins = parts and not proper and han[place] in _JOINING
        if size:
            parts += [proper, han[place : place + size]] if proper else [han[place : place + size]]
            proper = ""
        elif not joins:
            proper += han[place]
        place += size or 1
    return (*parts, proper) if proper else tuple(parts)


def is_heard(han: str, latin: Organisation) -> bool:
    """Return whether an English name is a Chinese one word by word but for one proper name, which sounds alike.

    The Chinese name may say the country too.

    Args:
        han: the Chinese name, simplified, without its legal form.
        latin: the English one.
    """
    parts = _parted(han)
    if len(parts) > _FEWEST and parts[0] in _countries():
        parts = parts[1:]
    proper = [each for each in parts if not _term(each, len(each))]
    if len(proper) != 1 or len(parts) < _FEWEST:
        return False
    left = [each for each in latin.tokens if each not in SMALL]
    for each in (_term(part, len(part)) for part in parts if part != proper[0]):
        row = next((row for row in sorted(each) if not Counter(row) - Counter(left)), None)
        if row is None:
            return False
        for word in row:
            left.remove(word)
    name = proper[0]
    if _RIVERS.get(name[-1]) in left:
        left.remove(_RIVERS[name[-1]])
        name = name[:-1]
    if not 0 < len(left) <= _MOST_HEARD or lexicon().organisations.intersection(left):
        return False
    return sounds_alike(name, "".join(left))


@lru_cache(maxsize=16384)
def _term(words: str, size: int) -> frozenset[tuple[str, ...]]:
    """Return how words in Han characters are put into English; nothing where they are no known words or place."""
    if len(words) != size:
        return frozenset()
    found = {_content(each) for each in name_lists().terms.get(words, ())}
    if size > 1:
        if words in lexicon().cities:
            found.add(_content(lexicon().cities[words][0]))
        for code in _countries().get(words, ()):
            country = lexicon().countries[code]
            found |= {_content(each) for each in (*country.names, *country.adjectives)}
    return frozenset(each for each in found if each)


def _content(english: str) -> tuple[str, ...]:
    return tuple(each for each in english_words(fold(english).split()) if each not in SMALL)


@lru_cache(maxsize=1)
def _countries() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for country in lexicon().countries.values():
        for name in country.chinese:
            found[name] = (*found.get(name, ()), country.code)
    return found


def _by_sound(han: str) -> frozenset[tuple[str, ...]]:
    if len(han) > _LONGEST_PROPER:
        return frozenset()
    return frozenset(("".join(each),) for each in product(*(sorted(sounds(c)) for c in han)))
