"""Countries by what they are called: names, adjectives and demonyms, in Latin letters and in Han characters."""

import re
from functools import lru_cache

from tracktwo.record.lexica import Lexicon

__all__ = ["code_of", "han_names", "han_sides", "latin_adjectives", "latin_names", "meant", "named_in"]


@lru_cache(maxsize=4)
def _codes(lexicon: Lexicon) -> dict[str, str]:
    codes: dict[str, str] = {}
    for country in lexicon.countries.values():
        for words in (country.names, country.adjectives, country.chinese, (country.code, country.three)):
            for word in words:
                codes.setdefault(word, country.code)
    return codes


@lru_cache(maxsize=4)
def _lowered(lexicon: Lexicon) -> dict[str, str]:
    """Return the codes by longer names in lower case: short ones are words of their own ("us")."""
    return {word.lower(): code for word, code in _codes(lexicon).items() if len(word) > 3}


def code_of(words: str, *, lexicon: Lexicon) -> str | None:
    """Return the code of the country some words are a name, an adjective or a code of; capitals may be anywhere."""
    bare = words.strip(" ()（）")
    codes = _codes(lexicon)
    return (
        codes.get(bare)
        or codes.get(bare.rstrip("."))
        or lexicon.sides.get(bare)
        or _lowered(lexicon).get(bare.lower())
    )


def _either(words: set[str]) -> str:
    """Return a pattern of any of some words; of longer ones, in capitals too."""
    every = words | {word.upper() for word in words if len(word) > 3}
    return "|".join(map(re.escape, sorted(every, key=lambda each: (-len(each), each))))


@lru_cache(maxsize=4)
def latin_adjectives(lexicon: Lexicon) -> str:
    """Return a pattern of what belongs to a country: adjectives, and names that serve as one ("U.K.")."""
    short = {
        name for each in lexicon.countries.values() for name in each.names if name.isupper() or "." in name
    }
    return _either({word for each in lexicon.countries.values() for word in each.adjectives} | short)


@lru_cache(maxsize=4)
def latin_names(lexicon: Lexicon) -> str:
    """Return a pattern of the names of countries."""
    return _either({name for each in lexicon.countries.values() for name in each.names})


@lru_cache(maxsize=4)
def han_names(lexicon: Lexicon) -> str:
    """Return a pattern of the Chinese names of countries, short ones too."""
    return _either({name for each in lexicon.countries.values() for name in each.chinese})


@lru_cache(maxsize=4)
def han_sides(lexicon: Lexicon) -> str:
    """Return a pattern of what names a country's side in Han script: 挪方, 法国代表团; its group is the country."""
    short = "|".join(map(re.escape, sorted(lexicon.sides, key=len, reverse=True)))
    return rf"(?P<who>(?:{han_names(lexicon)})(?=国?(?:方|侧|代表|专家|嘉宾|学者|与会|参会|出席|人员|讲者|讲员|演讲|与谈))|(?:{short})(?=方))国?"


@lru_cache(maxsize=4)
def _shared(lexicon: Lexicon) -> dict[str, tuple[str, frozenset[str]]]:
    """Return, by a character that may be short for several countries, which it is taken for, and every one it may be."""
    heads: dict[str, set[str]] = {}
    for country in lexicon.countries.values():
        for name in country.chinese:
            heads.setdefault(name[0], set()).add(country.code)
    short = {each: code for each, code in lexicon.sides.items() if len(each) == 1}
    short |= {name: code for name, code in _codes(lexicon).items() if len(name) == 1 and name > "\u4dff"}
    return {each: (code, frozenset(heads.get(each, ()))) for each, code in short.items()}


def meant(text: str, *, lexicon: Lexicon) -> dict[str, str]:
    """Return which country a document means where one character may be short for several: 巴方 of a page on 巴西.

    Returns: by the code the character is taken for elsewhere, the code of the only one like it that the text names.
    """
    found: dict[str, str] = {}
    for taken, like in _shared(lexicon).values():
        named = {code for code in like if any(name in text for name in _long(lexicon, code))}
        if taken not in named and len(named) == 1:
            found[taken] = next(iter(named))
    return found


def _long(lexicon: Lexicon, code: str) -> tuple[str, ...]:
    return tuple(name for name in lexicon.countries[code].chinese if len(name) > 1)


@lru_cache(maxsize=4)
def _anywhere(lexicon: Lexicon) -> re.Pattern[str]:
    long = _either({name for each in lexicon.countries.values() for name in each.chinese if len(name) > 1})
    return re.compile(
        rf"(?<!\w)(?:{latin_adjectives(lexicon)}|{latin_names(lexicon)})(?!\w)(?! (?:Delta|Valley|River|Sea|Gulf|Strait|Channel|Basin|(?:University|College|School) (?:of|in|at) [A-Z]))|{long}"
    )


def named_in(words: str, *, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the codes of the countries some words name, in order."""
    found = (code_of(each[0], lexicon=lexicon) for each in _anywhere(lexicon).finditer(words))
    return tuple(dict.fromkeys(code for code in found if code))
