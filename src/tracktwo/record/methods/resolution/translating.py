"""Names of organisations put over between Han characters and English, word by word, proper names by sound."""

from collections import Counter
from functools import lru_cache
from itertools import product
from typing import Final

from tracktwo.record.lexica import lexicon, name_lists
from tracktwo.record.methods.resolution.bodies import SMALL, Organisation, english_words
from tracktwo.record.methods.resolution.folding import fold, sounds

__all__ = ["in_english", "is_translation"]

_LONGEST_PROPER: Final = 5
_LONGEST_TERM: Final = 6
_FEWEST: Final = 2


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
    parts: list[frozenset[tuple[str, ...]]] = []
    proper = ""
    place = 0
    while place < len(han):
        size = next((n for n in range(_LONGEST_TERM, 0, -1) if _term(han[place : place + n], n)), 0)
        if size:
            if proper:
                parts.append(_by_sound(proper))
            proper = ""
            parts.append(_term(han[place : place + size], size))
        else:
            proper += han[place]
        place += size or 1
    if proper:
        parts.append(_by_sound(proper))
    return tuple(parts)


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
